//! Joins the crumbs that the splitting cuts out of the wasm.
//!
//! Whatever a set of views shares becomes a chunk of its own, and most chunks are a function or two: dozens of
//! requests, and dozens of names in the boot script. All that are small become one, which every view fetches.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataSection, ElementSection, EntityType, FunctionSection, ImportSection, Module, TypeSection,
};
use wasmparser::{Parser, Payload};

/// Bytes as compiled; a fifth of it is left after brotli.
const SMALL: usize = 8_000;

/// Joins the small chunks of a folder, and has the script fetch what they have become.
pub(crate) fn small_chunks(folder: &Path, script: &Path) -> Result<()> {
    let mut text = fs::read_to_string(script)?;
    let mut joined = Joined::default();
    let mut names = Vec::new();
    for number in 0..1_000 {
        let file = folder.join(format!("chunk_{number}.wasm"));
        let Ok(bytes) = fs::read(&file) else { continue };
        if bytes.len() < SMALL {
            joined
                .add(&bytes)
                .with_context(|| format!("joining chunk {number}"))?;
            names.push(number);
            fs::remove_file(file)?;
        }
    }
    let Some((first, others)) = names.split_first() else {
        return Ok(());
    };
    fs::write(folder.join(format!("chunk_{first}.wasm")), joined.finish())?;
    for other in others {
        let line = format!("const __chunk_{other} = part(\"./chunk_{other}.wasm\", []);\n");
        ensure!(
            text.contains(&line),
            "the script fetches chunk {other} in another way"
        );
        text = text.replace(&line, "");
    }
    fs::write(script, with_first(&text, *first, others))?;
    Ok(())
}

/// The lists of chunks that the parts need, the first in place of any of the others.
fn with_first(text: &str, first: u32, others: &[u32]) -> String {
    let name = |number: u32| format!("__chunk_{number}");
    let lists = text.split_inclusive(['[', ']']);
    let shortened = lists.map(|piece| match piece.strip_suffix(']') {
        Some(list) if list.starts_with("__chunk_") => {
            let all: Vec<&str> = list.split(", ").collect();
            let is_joined =
                |chunk: &str| *chunk == name(first) || others.iter().any(|other| chunk == name(*other));
            let mut kept: Vec<String> = all
                .iter()
                .filter(|chunk| !is_joined(chunk))
                .map(|&chunk| chunk.to_owned())
                .collect();
            if kept.len() < all.len() {
                kept.insert(0, name(first));
            }
            format!("{}]", kept.join(", "))
        }
        _ => piece.to_owned(),
    });
    shortened.collect()
}

/// Several chunks as one: they import the same memory, table and stack pointer, and export nothing.
#[derive(Default)]
struct Joined {
    types: TypeSection,
    imports: Vec<(String, String, EntityType)>,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
}

/// How far the numbers of the next chunk are moved on.
struct Moved {
    types: u32,
    functions: u32,
}

impl Reencode for Moved {
    type Error = io::Error;

    fn type_index(&mut self, index: u32) -> Result<u32, Error<io::Error>> {
        Ok(index + self.types)
    }

    fn function_index(&mut self, index: u32) -> Result<u32, Error<io::Error>> {
        Ok(index + self.functions)
    }

    fn data_index(&mut self, _: u32) -> Result<u32, Error<io::Error>> {
        // Its number in its own chunk is another one's number in the joined one.
        Err(Error::UserError(io::Error::other("a chunk names its data")))
    }
}

impl Joined {
    fn add(&mut self, bytes: &[u8]) -> Result<()> {
        let mut moved = Moved {
            types: self.types.len(),
            functions: self.functions.len(),
        };
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::TypeSection(section) => moved.parse_type_section(&mut self.types, section)?,
                Payload::ImportSection(section) => self.take_imports(&mut moved, section)?,
                Payload::FunctionSection(section) => {
                    moved.parse_function_section(&mut self.functions, section)?;
                }
                Payload::ElementSection(section) => {
                    moved.parse_element_section(&mut self.elements, section)?;
                }
                Payload::CodeSectionEntry(body) => moved.parse_function_body(&mut self.code, body)?,
                Payload::DataSection(section) => moved.parse_data_section(&mut self.data, section)?,
                Payload::ExportSection(section) if section.count() == 0 => {}
                Payload::ExportSection(_) | Payload::StartSection { .. } | Payload::GlobalSection(_) => {
                    anyhow::bail!("a chunk has more than functions and data")
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The first of a kind is that of all: only where there is one of each the numbers stay.
    fn take_imports(
        &mut self,
        moved: &mut Moved,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Result<()> {
        for import in section.into_imports() {
            let import = import?;
            let entity: EntityType = moved.entity_type(import.ty)?;
            let is_kind =
                |other: &EntityType| std::mem::discriminant(other) == std::mem::discriminant(&entity);
            ensure!(
                !matches!(entity, EntityType::Function(_)),
                "a chunk imports a function"
            );
            match self.imports.iter().find(|(_, _, other)| is_kind(other)) {
                Some((_, name, _)) => ensure!(name == import.name, "a chunk imports two of a kind"),
                None => self
                    .imports
                    .push((import.module.to_owned(), import.name.to_owned(), entity)),
            }
        }
        Ok(())
    }

    fn finish(self) -> Vec<u8> {
        let mut imports = ImportSection::new();
        for (module, name, entity) in &self.imports {
            imports.import(module, name, *entity);
        }
        let mut module = Module::new();
        module.section(&self.types);
        module.section(&imports);
        module.section(&self.functions);
        module.section(&self.elements);
        module.section(&self.code);
        module.section(&self.data);
        module.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_name_the_joined_chunk_once() {
        let text = "a([]); b([__chunk_1, __chunk_2, __chunk_4]); c([__chunk_4]);";
        let short = with_first(text, 1, &[2, 3]);
        assert_eq!(short, "a([]); b([__chunk_1, __chunk_4]); c([__chunk_4]);");
    }
}
