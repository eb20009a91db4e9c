//! The page that runs the tests of `dom/tests` in a browser. The story "dom" opens it.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::app::{self, Mode};
use crate::repo::Repo;

const NAME: &str = "dom_tests";

const PAGE: &str = r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Tests of flywheel-dom</title><link rel="icon" href="data:,"></head>
<body><script type="module" src="run.js"></script></body>
</html>
"#;

/// Shows the outcome of every test, a line each, in `#outcome`.
const SCRIPT: &str = r#"import start, { run } from "./dom_tests.js";
await start({ module_or_path: new URL("./dom_tests_bg.wasm", import.meta.url) });
const outcome = document.createElement("pre");
outcome.id = "outcome";
outcome.textContent = await run();
document.body.replaceChildren(outcome);
"#;

/// Builds the page and returns its folder.
pub(crate) fn build(repo: &Repo) -> Result<PathBuf> {
    let wasm = app::compile(repo, Mode::Release, "flywheel-dom-tests", &[])?;
    let folder = repo.target.join("dom-tests");
    fs::create_dir_all(&folder)?;
    app::bind_whole(&wasm, &folder, NAME)?;
    fs::write(folder.join("index.html"), PAGE)?;
    fs::write(folder.join("run.js"), SCRIPT)?;
    Ok(folder)
}
