//! The widget as one file that can be opened from a disk: everything is inside, and its policy lets nothing else in.

use anyhow::{Context, Error, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::site::Site;
use crate::{names, policy};

pub(crate) const FILE: &str = "take-away.html";

/// Fills in what is known at build time: script, styles, wasm, and the policy with their hashes. When a visitor saves
/// the file, the app fills in their numbers and the texts of their language.
pub(crate) fn fill(site: &mut Site) -> Result<()> {
    // The files have their final names by now, so the script no longer changes once it has been hashed.
    let bytes = |name: &str| {
        let found = site.iter().find(|(address, _)| names::plain(address) == name);
        found
            .map(|(_, bytes)| bytes)
            .with_context(|| format!("no {name}"))
    };
    let text = |name: &str| Ok::<_, Error>(String::from_utf8_lossy(bytes(name)?).into_owned());
    let style = text("widget.css")?;
    let script = text("widget.js")?;
    ensure!(
        !script.contains("</script") && !style.contains("</style"),
        "the script or the style would end early in {FILE}"
    );
    let wasm = |name: &str| Ok::<_, Error>(BASE64_STANDARD.encode(bytes(&format!("{name}.wasm"))?));
    let policy = policy::take_away(&hash(&script), &hash(&style));
    let mut page = text(FILE)?;
    // The script comes last, so that no placeholder is looked for inside it.
    let parts = [
        ("policy", policy),
        ("style", style),
        ("wasm", wasm("widget_app_bg")?),
        ("rest_of_the_parts", wasm("rest_of_the_parts")?),
        ("script", script),
    ];
    for (name, part) in parts {
        let place = format!("<!-- {name} -->");
        ensure!(
            page.matches(&place).count() == 1,
            "{FILE} should hold {place} once"
        );
        page = page.replace(&place, &part);
    }
    site.insert(FILE.to_owned(), page.into_bytes());
    Ok(())
}

fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}
