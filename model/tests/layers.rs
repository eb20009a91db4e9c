//! The layers of the crate. A file imports from the layers below its own, and no two files of a layer import each
//! other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// From the lowest to the highest. Each is a folder of `src/`.
const LAYERS: [&str; 12] = [
    "number",
    "text",
    "field",
    "inputs",
    "wheel",
    "analysis",
    "document",
    "journey",
    "worksheet",
    "learn",
    "embed",
    "format",
];

/// The code of each file of a layer by its module's name, without comments; the layer's `mod.rs` is called `self`.
fn files(folder: &Path, into: &mut BTreeMap<String, String>, inside: Option<&str>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if path.is_dir() {
            files(&path, into, Some(name));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            let code = text
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default());
            let name = inside.unwrap_or(if name == "mod" { "self" } else { name });
            let of_file = into.entry(name.to_owned()).or_default();
            of_file.extend(code.flat_map(|line| [line, "\n"]));
        }
    }
}

fn layer(name: &str) -> BTreeMap<String, String> {
    let mut code = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name);
    files(&folder, &mut code, None);
    code
}

/// The names that follow each place of a path's beginning, such as the layers after `crate::`.
fn after<'a>(code: &'a str, beginning: &str) -> BTreeSet<&'a str> {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let places = code
        .match_indices(beginning)
        .filter(|(at, _)| !code[..*at].ends_with(is_name));
    let rests = places.map(|(at, _)| &code[at + beginning.len()..]);
    rests
        .map(|rest| rest.split(|letter| !is_name(letter)).next().unwrap_or_default())
        .collect()
}

#[test]
fn every_import_goes_down() {
    let folders = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap();
    let folders = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    for folder in folders.filter(|folder| folder != "lib.rs") {
        assert!(LAYERS.contains(&folder.as_str()), "{folder} is in no layer");
    }
    for (height, name) in LAYERS.iter().enumerate() {
        for (file, code) in layer(name) {
            for imported in after(&code, "crate::") {
                let is_below = LAYERS[..height].contains(&imported);
                assert!(
                    is_below,
                    "{name}/{file} imports crate::{imported}, which is not below {name}"
                );
            }
        }
    }
}

/// The files of its layer that a file needs. A name from `super` that is not a file's is in the layer's `mod.rs`. That
/// file needs the others whose names it uses itself; a re-export is no use.
fn needs(file: &str, files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let code = &files[file];
    if file != "self" {
        let found = after(code, "super::").into_iter();
        let found = found.map(|name| if files.contains_key(name) { name } else { "self" });
        return found.filter(|name| *name != file).map(str::to_owned).collect();
    }
    let (passed_on, own): (Vec<&str>, Vec<&str>) = code.split_inclusive(';').partition(|part| {
        part.trim_start().starts_with("pub use ") || part.trim_start().starts_with("pub(crate) use ")
    });
    let own = own.concat();
    let is_used = |name: &str| after(&own, name).iter().any(|rest| rest.is_empty());
    let used = |other: &String| {
        let passed_on = passed_on
            .iter()
            .filter(|part| !after(part, &format!("{other}::")).is_empty());
        let names =
            passed_on.flat_map(|part| part.split(|letter: char| !letter.is_alphanumeric() && letter != '_'));
        let mut types = names.filter(|name| name.starts_with(char::is_uppercase));
        types.any(is_used) || own.contains(&format!("{other}::"))
    };
    files
        .keys()
        .filter(|other| *other != "self" && used(other))
        .cloned()
        .collect()
}

#[test]
fn no_files_of_a_layer_import_each_other_in_a_circle() {
    for name in LAYERS {
        let files = layer(name);
        let mut left: BTreeMap<&String, BTreeSet<String>> =
            files.keys().map(|file| (file, needs(file, &files))).collect();
        // A file that needs none of those left is in no circle.
        while let Some(free) = left
            .iter()
            .find(|(_, needs)| needs.is_disjoint(&names(&left)))
            .map(|(file, _)| *file)
        {
            left.remove(free);
        }
        assert!(left.is_empty(), "{name} has a circle: {left:?}");
    }
}

fn names(left: &BTreeMap<&String, BTreeSet<String>>) -> BTreeSet<String> {
    left.keys().map(|file| (*file).clone()).collect()
}
