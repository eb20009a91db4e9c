//! Names each file by a hash of its bytes, so that a browser may cache it for ever.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use crate::site::Site;

/// Files that are looked for at a fixed address, beside pages.
const FIXED: [&str; 10] = [
    "_headers",
    "_nginx.conf",
    "_nginx_headers.conf",
    "card.png",
    "embed.js",
    "flywheel-site.zip",
    "manifest.webmanifest",
    "oembed.json",
    "robots.txt",
    "sw.js",
];
/// Files that may refer to other files.
const REFERRING: [&str; 6] = [".html", ".js", ".css", ".svg", ".json", ".webmanifest"];

/// Whether the address stays the same from one build to the next.
pub(crate) fn is_fixed(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    FIXED.contains(&file) || file.ends_with(".html")
}

/// Renames every file but the fixed ones to `name.HASH.ext`, and what refers to them accordingly:
/// first the files that refer to none, then those that refer to these, and so on.
pub(crate) fn by_content(mut waiting: Site) -> Result<Site> {
    let parts = joint_hash(&waiting);
    let plain: Vec<String> = waiting.keys().cloned().collect();
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    let mut site = Site::new();
    while !waiting.is_empty() {
        let ready = waiting.iter().find(|(name, bytes)| {
            let wanted = references(name, bytes, &plain);
            wanted
                .iter()
                .all(|other| is_fixed(other) || renamed.contains_key(*other))
        });
        let Some(name) = ready.map(|(name, _)| name.clone()) else {
            let names: Vec<String> = waiting.into_keys().collect();
            bail!(
                "these files refer to each other in a circle: {}",
                names.join(", ")
            );
        };
        let bytes = waiting.remove(&name).unwrap_or_default();
        let bytes = if may_refer(&name) {
            rewrite(bytes, &renamed)
        } else {
            bytes
        };
        let address = if is_fixed(&name) {
            name.clone()
        } else if is_part(&name) {
            with_hash(&name, &parts)
        } else {
            with_hash(&name, &hash(&bytes))
        };
        renamed.insert(name, address.clone());
        site.insert(address, bytes);
    }
    Ok(site)
}

/// The name without its hash, as the sources call the file.
pub(crate) fn plain(address: &str) -> String {
    let (stem, extension) = address.rsplit_once('.').unwrap_or((address, ""));
    match stem.rsplit_once('.') {
        Some((name, hash)) if hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            format!("{name}.{extension}")
        }
        _ => address.to_owned(),
    }
}

fn hash(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

fn with_hash(name: &str, hash: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{}.{extension}", &hash[..8]),
        None => format!("{name}.{}", &hash[..8]),
    }
}

/// Whether the file is a part of a split wasm. All parts of a build fit only each other, so one hash stands for all:
/// dozens of hashes in the boot script would not compress.
fn is_part(name: &str) -> bool {
    name.ends_with(".wasm") && (name.starts_with("show_") || name.starts_with("chunk_"))
}

fn joint_hash(site: &Site) -> String {
    let parts = site.iter().filter(|(name, _)| is_part(name));
    hash(&parts.flat_map(|(_, bytes)| bytes.clone()).collect::<Vec<u8>>())
}

fn may_refer(name: &str) -> bool {
    REFERRING.iter().any(|extension| name.ends_with(extension))
}

/// The other files that this one refers to.
fn references<'a>(name: &str, bytes: &[u8], plain: &'a [String]) -> Vec<&'a String> {
    if !may_refer(name) {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(bytes);
    plain
        .iter()
        .filter(|other| *other != name && places(&text, other).next().is_some())
        .collect()
}

fn rewrite(bytes: Vec<u8>, renamed: &BTreeMap<String, String>) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    for (name, address) in renamed.iter().filter(|(name, address)| name != address) {
        let places: Vec<usize> = places(&text, name).collect();
        for place in places.into_iter().rev() {
            text.replace_range(place..place + name.len(), address);
        }
    }
    text.into_bytes()
}

/// Where the text refers to the file: as `name`, `./name` or `../name`, but not within a longer name.
fn places<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(name)
        .map(|(place, _)| place)
        .filter(move |&place| {
            let (before, after) = (&text[..place], &text[place + name.len()..]);
            let up = before.strip_suffix("../");
            let before = up.or_else(|| before.strip_suffix("./")).unwrap_or(before);
            !before.ends_with(|c: char| in_name(c) || c == '/' || c == '.') && !goes_on(after)
        })
}

fn goes_on(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        Some('.') => next.next().is_some_and(in_name),
        Some(c) => in_name(c),
        None => false,
    }
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Site {
        files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn a_changed_file_renames_all_that_lead_to_it() {
        let build = |wasm: &str| {
            by_content(site(&[
                ("index.html", r#"<script src="boot.js">"#),
                ("boot.js", r#"import "./app.js""#),
                ("app.js", r#"load("app_bg.wasm")"#),
                ("app_bg.wasm", wasm),
                ("icon.svg", "<svg/>"),
            ]))
            .expect("no circle")
        };
        let (one, other) = (build("1"), build("2"));
        let kept: Vec<_> = one.keys().filter(|name| other.contains_key(*name)).collect();
        assert_eq!(kept.len(), 2, "{kept:?}");
        assert!(kept[0].starts_with("icon.") && kept[1] == "index.html");
        assert_ne!(one["index.html"], other["index.html"]);
    }

    #[test]
    fn parts_of_the_wasm_share_one_hash() {
        let build = |part: &str| {
            by_content(site(&[("chunk_1.wasm", "a"), ("show_x.wasm", part)])).expect("no circle")
        };
        let hashes = |site: &Site| -> Vec<String> {
            site.keys()
                .filter_map(|name| name.split('.').nth(1).map(str::to_owned))
                .collect()
        };
        let (one, other) = (hashes(&build("b")), hashes(&build("c")));
        assert_eq!(one[0], one[1]);
        assert_ne!(one, other);
    }

    #[test]
    fn only_whole_names_are_rewritten_here_and_a_folder_up() {
        let found: Vec<_> =
            places("app.js my-app.js x/app.js ./app.js app.json ../app.js", "app.js").collect();
        assert_eq!(found, [0, 28, 47]);
    }

    #[test]
    fn a_circle_is_an_error() {
        assert!(by_content(site(&[("a.js", "'./b.js'"), ("b.js", "'./a.js'")])).is_err());
    }

    #[test]
    fn a_hash_can_be_taken_off() {
        assert_eq!(plain("app.0123abcd.js"), "app.js");
        assert_eq!(plain("index.html"), "index.html");
        assert_eq!(plain(&with_hash("text-en.txt", &hash(b""))), "text-en.txt");
    }
}
