//! What the service worker stores for use without a network: the final files, each with the hash of its bytes.

use std::fmt::Write;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::site::Site;

pub(crate) const WORKER: &str = "sw.js";
/// Files for hosts and other sites, which no visitor needs.
const NOT_STORED: [&str; 6] = [
    WORKER,
    "404.html",
    "card.png",
    "flywheel-site.zip",
    "oembed.json",
    "robots.txt",
];

/// Writes the list above the worker's script, as its first line.
pub(crate) fn fill(site: &mut Site) -> Result<()> {
    let mut files = String::new();
    let kept = site.iter().filter(|(name, _)| {
        let file = name.rsplit('/').next().unwrap_or_default();
        !NOT_STORED.contains(&file)
    });
    for (name, bytes) in kept {
        let hash = BASE64_STANDARD.encode(Sha256::digest(bytes));
        let comma = if files.is_empty() { "" } else { "," };
        write!(files, "{comma}\"{}\":\"sha256-{hash}\"", asked_for(name))?;
    }
    let script = site.get_mut(WORKER).context("no worker")?;
    // Any change makes another version, and each version has its own cache.
    let version = Sha256::new_with_prefix(&files).chain_update(&*script).finalize();
    let version = &format!("{version:x}")[..8];
    let mut filled = format!("self.KEPT={{VERSION:\"{version}\",FILES:{{{files}}}}};\n").into_bytes();
    filled.append(script);
    *script = filled;
    Ok(())
}

/// The script without its list, with which it stores nothing.
pub(crate) fn emptied(script: &[u8]) -> Vec<u8> {
    let is_filled = script.starts_with(b"self.KEPT");
    let rest = script.splitn(2, |byte| *byte == b'\n').nth(1);
    rest.filter(|_| is_filled).unwrap_or(script).to_vec()
}

/// A page is asked for by its folder.
fn asked_for(name: &str) -> String {
    format!("./{}", name.strip_suffix("index.html").unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_kept_by_their_folders_and_the_worker_itself_is_not() {
        let names = [
            "index.html",
            "widget/index.html",
            "boot.0123abcd.js",
            "sw.js",
            "saas/oembed.json",
        ];
        let mut site: Site = names
            .iter()
            .map(|name| ((*name).to_owned(), b"x".to_vec()))
            .collect();
        fill(&mut site).expect("a worker");
        let worker = String::from_utf8_lossy(&site["sw.js"]).into_owned();
        for kept in ["\"./\"", "\"./widget/\"", "\"./boot.0123abcd.js\""] {
            assert!(worker.contains(kept), "{kept} in {worker}");
        }
        assert!(
            !worker.contains("sw.js") && !worker.contains("oembed"),
            "{worker}"
        );
        assert_eq!(emptied(&site["sw.js"]), b"x");
    }

    #[test]
    fn a_changed_worker_is_another_version() {
        let version = |script: &[u8]| {
            let mut site = Site::from([("sw.js".to_owned(), script.to_vec())]);
            fill(&mut site).expect("a worker");
            site["sw.js"][..40].to_vec()
        };
        assert_ne!(version(b"one"), version(b"two"));
    }
}
