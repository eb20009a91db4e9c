//! Joins the crumbs that the splitting cuts out of the wasm, and what the app's own part shares with views to that.
//!
//! Whatever a set of views shares becomes a chunk of its own, and most chunks are a function or two: dozens of
//! requests, and dozens of names in the boot script. All that are small become one, which every view fetches.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataSection, ElementSection, EntityType, FunctionSection, ImportSection, Module, NameMap,
    NameSection, TypeSection,
};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// Bytes as compiled; a fifth of it is left after brotli.
const SMALL: u64 = 25_000;

/// Joins what the app's own part shares with views to that part: it is there before any view is asked for.
pub(crate) fn shared_with_own(folder: &Path, script: &Path, own: &str) -> Result<()> {
    let mut text = fs::read_to_string(script)?;
    let (file, chunks) = part_of(&text, own).with_context(|| format!("{own} is fetched in another way"))?;
    let mut joined = Joined::default();
    for number in &chunks {
        joined.take(folder, *number)?;
        text = without_chunk(&text, *number)?;
    }
    let file = folder.join(file);
    joined
        .add(&fs::read(&file)?)
        .with_context(|| format!("joining {own}"))?;
    fs::write(file, joined.finish())?;
    let is_joined = |chunk: &str| chunks.iter().any(|number| chunk == name(*number));
    let relisted = relist(&text, |all| all.retain(|chunk| !is_joined(chunk)));
    fs::write(script, relisted)?;
    Ok(())
}

/// A part's file and the numbers of the chunks that it needs.
fn part_of(script: &str, part: &str) -> Option<(String, Vec<u32>)> {
    let line = script
        .lines()
        .find(|line| line.contains(&format!("./split_{part}_")))?;
    let file = line.split("\"./").nth(1)?.split('"').next()?;
    let list = line.split(['[', ']']).nth(1)?;
    let numbers = list.split(", ").filter(|chunk| !chunk.is_empty());
    let numbers = numbers.map(|chunk| chunk.strip_prefix("__chunk_")?.parse().ok());
    Some((file.to_owned(), numbers.collect::<Option<_>>()?))
}

/// Joins the small chunks of a folder, and has the script fetch what they have become.
pub(crate) fn small_chunks(folder: &Path, script: &Path) -> Result<()> {
    let mut text = fs::read_to_string(script)?;
    let mut joined = Joined::default();
    let mut numbers = Vec::new();
    for number in 0..1_000 {
        let size = fs::metadata(chunk(folder, number)).map(|file| file.len());
        if size.is_ok_and(|size| size < SMALL) {
            joined.take(folder, number)?;
            numbers.push(number);
        }
    }
    let Some((first, others)) = numbers.split_first() else {
        return Ok(());
    };
    fs::write(chunk(folder, *first), joined.finish())?;
    for other in others {
        text = without_chunk(&text, *other)?;
    }
    fs::write(script, with_first(&text, *first, others))?;
    Ok(())
}

fn chunk(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("chunk_{number}.wasm"))
}

fn name(number: u32) -> String {
    format!("__chunk_{number}")
}

/// The script without the line that fetches a chunk.
fn without_chunk(script: &str, number: u32) -> Result<String> {
    let line = format!("const {} = part(\"./chunk_{number}.wasm\", []);\n", name(number));
    ensure!(
        script.contains(&line),
        "the script fetches chunk {number} in another way"
    );
    Ok(script.replace(&line, ""))
}

/// The lists of chunks that the parts need, the first in place of any of the others.
fn with_first(script: &str, first: u32, others: &[u32]) -> String {
    let is_joined = |chunk: &str| chunk == name(first) || others.iter().any(|other| chunk == name(*other));
    relist(script, |all| {
        let before = all.len();
        all.retain(|chunk| !is_joined(chunk));
        if all.len() < before {
            all.insert(0, name(first));
        }
    })
}

/// The script with each list of chunks changed.
fn relist(script: &str, change: impl Fn(&mut Vec<String>)) -> String {
    let pieces = script
        .split_inclusive(['[', ']'])
        .map(|piece| match piece.strip_suffix(']') {
            Some(list) if list.starts_with("__chunk_") => {
                let mut all: Vec<String> = list.split(", ").map(str::to_owned).collect();
                change(&mut all);
                format!("{}]", all.join(", "))
            }
            _ => piece.to_owned(),
        });
    pieces.collect()
}

/// Several parts as one: they import the same memory, table and stack pointer, and export nothing.
#[derive(Default)]
struct Joined {
    types: TypeSection,
    imports: Vec<(String, String, EntityType)>,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    /// For `size`; wasm-opt takes them out.
    names: NameMap,
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
    /// Takes a chunk's file out of the folder.
    fn take(&mut self, folder: &Path, number: u32) -> Result<()> {
        let file = chunk(folder, number);
        self.add(&fs::read(&file)?)
            .with_context(|| format!("joining chunk {number}"))?;
        fs::remove_file(file)?;
        Ok(())
    }

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
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        self.take_names(&moved, names)?;
                    }
                }
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

    fn take_names(&mut self, moved: &Moved, names: wasmparser::NameSectionReader<'_>) -> Result<()> {
        for name in names {
            let Name::Function(functions) = name? else {
                continue;
            };
            for function in functions {
                let function = function?;
                self.names.append(function.index + moved.functions, function.name);
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
        let mut names = NameSection::new();
        names.functions(&self.names);
        module.section(&names);
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
