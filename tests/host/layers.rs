//! The app's layers: a file uses only its own layer and those below it.

use std::fs;
use std::path::{Path, PathBuf};

/// From the lowest to the highest. `docs/architecture.md` says what each is for.
const LAYERS: [&str; 15] = [
    "web",
    "text",
    "state",
    "ui",
    "views::wheel",
    "views::levers",
    "views::plan",
    "views::journey",
    "views::worksheet",
    "views::moves",
    "views::learn",
    "views::compare",
    "views::share",
    "widget",
    "page",
];

#[test]
fn no_file_of_the_app_uses_a_layer_above_its_own() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
    let mut upward = Vec::new();
    for file in files(&source) {
        let module = module_of(&source, &file);
        let text = fs::read_to_string(&file).expect("a source file");
        assert!(
            !text.contains("crate::{"),
            "{module:?}: write one `use` for each layer"
        );
        let Some(own) = layer(&module) else { continue };
        let used = paths(&text, &module);
        let above = used
            .iter()
            .filter(|path| layer(path).is_some_and(|used| used > own));
        upward.extend(above.map(|path| format!("{} uses {}", module.join("::"), path.join("::"))));
    }
    assert!(upward.is_empty(), "imports that go up:\n{}", upward.join("\n"));
}

#[test]
fn every_folder_of_the_app_is_a_layer() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
    for file in files(&source) {
        let module = module_of(&source, &file);
        let is_root = module.is_empty() || module == ["views"];
        assert!(is_root || layer(&module).is_some(), "{module:?} is in no layer");
    }
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let module = ["views", "plan", "items"].map(str::to_owned);
    let text = "use super::super::page;\nfn f() { crate::state::session() }\nuse super::names;";
    let found: Vec<String> = paths(text, &module).iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["views::page", "state::session", "views::plan::names"]);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// `views/plan/items.rs` is `[views, plan, items]`, `views/plan/mod.rs` is `[views, plan]`.
fn module_of(source: &Path, file: &Path) -> Vec<String> {
    let relative = file.strip_prefix(source).expect("inside").with_extension("");
    let names = relative.iter().map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name != "mod" && name != "lib").collect()
}

/// The place of a module's layer in `LAYERS`.
fn layer(module: &[String]) -> Option<usize> {
    let within = |layer: &&str| {
        let names = layer.split("::");
        names.clone().count() <= module.len() && names.zip(module).all(|(name, part)| name == part)
    };
    LAYERS.iter().position(within)
}

/// The absolute paths of everything a file names by `crate::` or `super::`.
fn paths(text: &str, module: &[String]) -> Vec<Vec<String>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let words = lines.flat_map(|line| line.split(|c| !is_part(c)));
    let absolute = |word: &str| {
        let mut names: Vec<&str> = word.split("::").filter(|name| !name.is_empty()).collect();
        let ups = names.iter().take_while(|name| **name == "super").count();
        let mut path = match names.first() {
            Some(&"crate") => Vec::new(),
            Some(&"super") => module[..module.len().saturating_sub(ups)].to_vec(),
            _ => return None,
        };
        names.drain(..ups.max(1));
        path.extend(names.into_iter().take(3).map(str::to_owned));
        Some(path)
    };
    words.filter_map(absolute).collect()
}
