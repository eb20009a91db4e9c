//! How much of the wasm comes from which crate.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Prints the bytes of function bodies by crate, and the data, of all parts together.
pub(crate) fn print_by_crate(parts: &[PathBuf]) -> Result<()> {
    let (mut crates, mut data) = (HashMap::<String, u64>::new(), 0);
    for part in parts {
        let wasm = fs::read(part).with_context(|| part.display().to_string())?;
        let (of_part, data_of_part) = weigh(&wasm)?;
        data += data_of_part;
        for (name, bytes) in of_part {
            *crates.entry(name).or_default() += bytes;
        }
    }
    let mut crates: Vec<(String, u64)> = crates.into_iter().collect();
    crates.sort_by_key(|(name, bytes)| (std::cmp::Reverse(*bytes), name.clone()));
    println!("\nThe wasm, by crate, in kB as compiled (before wasm-opt and brotli)");
    for (name, bytes) in crates.iter().filter(|(_, bytes)| *bytes >= 100) {
        println!("  {name:<32}{:>8.1}", *bytes as f64 / 1000.0);
    }
    println!("  {:<32}{:>8.1}", "data", data as f64 / 1000.0);
    Ok(())
}

fn weigh(wasm: &[u8]) -> Result<(HashMap<String, u64>, u64)> {
    let (mut bodies, mut names, mut imported, mut data) = (Vec::new(), HashMap::new(), 0, 0);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len() as u64),
            Payload::DataSection(section) => data = section.range().len() as u64,
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(sections) = section.as_known() {
                    for section in sections {
                        let Name::Function(functions) = section? else {
                            continue;
                        };
                        for function in functions {
                            let function = function?;
                            names.insert(function.index, function.name);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut crates = HashMap::new();
    for (index, bytes) in (imported..).zip(bodies) {
        let name = rustc_demangle::demangle(names.get(&index).copied().unwrap_or_default());
        *crates.entry(crate_of(&format!("{name:#}"))).or_default() += bytes;
    }
    Ok((crates, data))
}

/// The crate of a function: `a` for `a::b::c`, and for `<a::B as c::D>::e`; `c` for `<f64 as c::D>::e`.
fn crate_of(name: &str) -> String {
    let name = without_hashes(name);
    let paths = name.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    let mut crates = paths
        .filter_map(|path| path.split_once("::"))
        .map(|(first, _)| first);
    let found = crates.find(|first| first.starts_with(|c: char| c.is_lowercase() || c == '_'));
    found.unwrap_or("exports and their glue").to_owned()
}

/// `core[c5930c85a12de822]::fmt` is `core::fmt`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() > 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
                clean.push_str(rest);
            }
            _ => {
                clean.push('[');
                clean.push_str(part);
            }
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn the_crate_is_read_from_a_name() {
        assert_eq!(crate_of("core::fmt::write::h0123"), "core");
        assert_eq!(crate_of("<flywheel::Page as tachys::Render>::build"), "flywheel");
        assert_eq!(
            crate_of("<&mut alloc::vec::Vec<T> as core::fmt::Debug>::fmt"),
            "alloc"
        );
        assert_eq!(crate_of("<f64 as tachys::Render>::build"), "tachys");
        assert_eq!(
            crate_of("<[u8] as core[c5930c85a12de822]::fmt::Debug>::fmt"),
            "core"
        );
        assert_eq!(crate_of("__wbindgen_malloc"), "exports and their glue");
    }
}
