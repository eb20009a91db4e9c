//! Joins several parts of a split wasm into one.

use std::io;

use anyhow::{Result, bail, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataSection, ElementSection, EntityType, FunctionSection, ImportSection, Module, NameMap,
    NameSection, TypeSection,
};
use wasmparser::{ImportSectionReader, KnownCustom, Name, NameSectionReader, Parser, Payload};

/// What the parts given so far amount to. All import the same memory, table and stack pointer, and export nothing.
#[derive(Default)]
pub(crate) struct Joined {
    types: TypeSection,
    imports: Vec<(String, String, EntityType)>,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    /// The functions' names, for `size`; wasm-opt takes them out.
    names: NameMap,
}

/// How many types and functions stand before those of the part that is being added: its own numbers move on by these.
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
        // The number of a data segment would mean another segment once the parts are joined.
        Err(Error::UserError(io::Error::other(
            "a part refers to a data segment by its number",
        )))
    }
}

impl Joined {
    pub(crate) fn add(&mut self, bytes: &[u8]) -> Result<()> {
        let mut moved = Moved {
            types: self.types.len(),
            functions: self.functions.len(),
        };
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::TypeSection(section) => moved.parse_type_section(&mut self.types, section)?,
                Payload::ImportSection(section) => self.add_imports(&mut moved, section)?,
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
                        self.add_names(&moved, names)?;
                    }
                }
                Payload::ExportSection(section) if section.count() == 0 => {}
                Payload::ExportSection(_) | Payload::StartSection { .. } | Payload::GlobalSection(_) => {
                    bail!("a part has more than functions and data")
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Keeps one import of each kind (memory, table, global), so that number 0 is the same one in every part.
    fn add_imports(&mut self, moved: &mut Moved, section: ImportSectionReader<'_>) -> Result<()> {
        for import in section.into_imports() {
            let import = import?;
            let entity: EntityType = moved.entity_type(import.ty)?;
            let is_kind =
                |other: &EntityType| std::mem::discriminant(other) == std::mem::discriminant(&entity);
            ensure!(
                !matches!(entity, EntityType::Function(_)),
                "a part imports a function"
            );
            match self.imports.iter().find(|(_, _, other)| is_kind(other)) {
                Some((_, name, _)) => ensure!(name == import.name, "a part imports two of a kind"),
                None => self
                    .imports
                    .push((import.module.to_owned(), import.name.to_owned(), entity)),
            }
        }
        Ok(())
    }

    fn add_names(&mut self, moved: &Moved, names: NameSectionReader<'_>) -> Result<()> {
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

    pub(crate) fn finish(self) -> Vec<u8> {
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
