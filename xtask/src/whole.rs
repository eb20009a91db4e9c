//! Each app in one file: what computes and shows the first result, then the rest, which the first does not wait for.
//! They are compressed together, and nothing has to ask for the second.
//!
//! The file is the first module, with a section at its start that says where the first ends and the second starts,
//! and a section at its end that holds the second: whatever reads wasm finds one valid module in it.

use anyhow::{Context, Result, ensure};
use wasm_encoder::{CustomSection, Encode, Section};

use crate::app::{PAGE, WIDGET};
use crate::site::Site;

/// Of wasm: its magic and its version.
const HEAD: usize = 8;
/// The name of the section that says it; `openApp` in `static/start.js` knows where its two numbers stand.
const SAYS: &str = "parts";

/// Puts the second into the file of the first.
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
        first.len() > HEAD && first[HEAD] != 0,
        "it starts with another section"
    );
    let (head, body) = first.split_at(HEAD);
    let holds = section("", second);
    let length = section(SAYS, &[0; 8]).len();
    let end = first.len() + length;
    let start = end + holds.len() - second.len();
    let [end, start] = [end, start].map(|place| u32::try_from(place).map(u32::to_le_bytes));
    let says = section(SAYS, &[end?, start?].concat());
    Ok([head, &says, body, &holds].concat())
}

/// The first module of such a file, with what stands at its start.
pub(crate) fn first(both: &[u8]) -> Option<&[u8]> {
    let says = both.get(HEAD + 2..)?.strip_prefix(&[SAYS.len() as u8])?;
    let places = says.strip_prefix(SAYS.as_bytes())?;
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
        assert_eq!([&found[..HEAD], &found[24..]].concat(), first);
        assert!(
            wasmparser::Parser::new(0)
                .parse_all(&both)
                .all(|section| section.is_ok())
        );
    }
}
