//! Puts both modules of each app into one file: the first computes and shows the first result, and does not wait for
//! the second. One file compresses better than two, and the second needs no request of its own.
//!
//! The file is the first module with two custom sections more. The one at its start says where the first module ends
//! and the second starts; the one at its end holds the second. So any tool finds one valid module in the file.

use anyhow::{Context, Result, ensure};
use wasm_encoder::{CustomSection, Encode, Section};

use crate::app::{PAGE, WIDGET};
use crate::site::Site;

/// The length of a module's magic number and version.
const HEADER: usize = 8;
/// The section at the start. `openApp` in `static/start.js` knows where its two numbers stand.
const PLACES: &str = "parts";

/// Puts each app's second module into the file of its first.
pub(crate) fn join(site: &mut Site) -> Result<()> {
    for [app, own] in [PAGE, WIDGET] {
        let (first, second) = (format!("{app}_bg.wasm"), format!("{own}.wasm"));
        let rest = site.remove(&second).with_context(|| format!("no {second}"))?;
        let file = site.get_mut(&first).with_context(|| format!("no {first}"))?;
        *file = joined(file, &rest)?;
    }
    Ok(())
}

fn joined(first: &[u8], second: &[u8]) -> Result<Vec<u8>> {
    ensure!(
        first.len() > HEADER && first[HEADER] != 0,
        "the module starts with a custom section already"
    );
    let (head, body) = first.split_at(HEADER);
    let container = section("", second);
    let length = section(PLACES, &[0; 8]).len();
    let end = first.len() + length;
    let start = end + container.len() - second.len();
    let [end, start] = [end, start].map(|place| u32::try_from(place).map(u32::to_le_bytes));
    let places = section(PLACES, &[end?, start?].concat());
    Ok([head, &places, body, &container].concat())
}

/// The first module of such a file, with the section at its start.
pub(crate) fn first(both: &[u8]) -> Option<&[u8]> {
    let name = both.get(HEADER + 2..)?.strip_prefix(&[PLACES.len() as u8])?;
    let places = name.strip_prefix(PLACES.as_bytes())?;
    let end = u32::from_le_bytes(places.get(..4)?.try_into().ok()?);
    both.get(..end as usize)
}

fn section(name: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let section = CustomSection {
        name: name.into(),
        data: data.into(),
    };
    bytes.push(section.id());
    section.encode(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: [u8; 8] = *b"\0asm\x01\0\0\0";

    #[test]
    fn both_are_found_where_the_first_section_says() {
        let first = [&EMPTY[..], &[1, 1, 0]].concat();
        let both = joined(&first, &EMPTY).expect("a module");
        let start = u32::from_le_bytes(both[20..24].try_into().expect("four")) as usize;
        assert_eq!(both[start..], EMPTY);
        let found = super::first(&both).expect("a first module");
        assert_eq!([&found[..HEADER], &found[24..]].concat(), first);
        assert!(
            wasmparser::Parser::new(0)
                .parse_all(&both)
                .all(|section| section.is_ok())
        );
    }
}
