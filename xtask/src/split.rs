//! Splits an app's wasm: what computes the first result stays, and each view becomes a part that is fetched later.
//!
//! What a set of views shares becomes a chunk, which each of them fetches. Most chunks hold a function or two: dozens
//! of requests, and dozens of names in the script that starts the app. So a release joins the small ones.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, SplitWasm};

use crate::app::Mode;
use crate::join::Joined;

/// A smaller chunk is joined with others. In bytes as compiled; a fifth of them is left after brotli.
const SMALL: u64 = 25_000;

/// How the script that fetches an app's parts ends; the app's name stands before it.
pub(crate) const SCRIPT: &str = "_split.js";

/// How the app's own part is loaded in a release: it stands in the file of what starts the app (`whole`), which hands
/// it over by `bring`.
const BROUGHT: &str = "makeLoad(() => async (imports) => {
    await WebAssembly.instantiate(await brought, imports);
    brought = undefined;
}, [])";
const BRING: &str = "let brought;\nexport const bring = (part) => { brought = part; };\n";

/// What was split off, in files of one folder.
pub(crate) struct Parts {
    folder: PathBuf,
    script: PathBuf,
    /// File names without `.wasm`, in the order of their numbers.
    chunks: Vec<String>,
    views: Vec<View>,
}

/// A part that the app asks for.
struct View {
    /// The name that the app's wasm calls it by: `show_levers_11692983539630895103`.
    id: String,
    /// Its file without `.wasm`: `show_levers`. A view may consist of chunks alone.
    file: Option<String>,
    /// Which chunks it needs.
    chunks: Vec<String>,
}

impl View {
    fn new(id: String, mut files: Vec<String>) -> Self {
        let has_own = files.pop_if(|last| !is_chunk(last)).is_some();
        let name = id.rsplit_once('_').map_or(id.as_str(), |(name, _)| name);
        Self {
            file: has_own.then(|| name.to_owned()),
            chunks: files,
            id,
        }
    }
}

impl Parts {
    /// Splits the wasm into a folder; returns where what stays of it is, and what was split off.
    pub(crate) fn split(wasm: &Path, folder: &Path, app: &str) -> Result<(PathBuf, Self)> {
        let whole = fs::read(wasm)?;
        let main = folder.with_extension(format!("{app}.wasm"));
        let (main_script, script) = (format!("./{app}.js"), format!("./{app}{SCRIPT}"));
        let mut options = Options::new(&whole);
        options.output_dir = folder;
        options.main_out_path = &main;
        options.main_module = &main_script;
        options.link_name = &script;
        let split = wasm_split_cli_support::transform(options)
            .map_err(|error| anyhow!("splitting the app: {error}"))?;
        Ok((main, Self::new(folder, &script, split)?))
    }

    fn new(folder: &Path, script: &str, split: SplitWasm) -> Result<Self> {
        let stems = split.split_modules.iter().filter_map(|file| file.file_stem());
        let chunks = stems
            .map(|stem| stem.to_string_lossy().into_owned())
            .filter(|stem| is_chunk(stem))
            .collect();
        let mut views: Vec<View> = split
            .prefetch_map
            .into_iter()
            .map(|(id, files)| View::new(id, files))
            .collect();
        views.sort_by(|one, other| other.id.cmp(&one.id));
        let parts = Self {
            folder: folder.to_owned(),
            script: folder.join(script),
            chunks,
            views,
        };
        for View { id, file, .. } in &parts.views {
            if let Some(file) = file {
                fs::rename(parts.file(&format!("split_{id}")), parts.file(file))?;
            }
        }
        Ok(parts)
    }

    /// The script that fetches them.
    pub(crate) fn script(&self) -> &Path {
        &self.script
    }

    fn file(&self, stem: &str) -> PathBuf {
        self.folder.join(format!("{stem}.wasm"))
    }

    /// Joins the chunks that the app's own part needs to that part: it is there before any view is asked for.
    pub(crate) fn join_shared_with(&mut self, own: &str) -> Result<()> {
        let is_own = |view: &&View| view.file.as_deref() == Some(own);
        let view = self.views.iter().find(is_own);
        let shared = view
            .with_context(|| format!("no part is called {own}"))?
            .chunks
            .clone();
        let mut joined = Joined::default();
        for part in shared.iter().map(String::as_str).chain([own]) {
            self.take(part, &mut joined)?;
        }
        fs::write(self.file(own), joined.finish())?;
        self.chunks.retain(|chunk| !shared.contains(chunk));
        for view in &mut self.views {
            view.chunks.retain(|chunk| !shared.contains(chunk));
        }
        Ok(())
    }

    /// Joins the small chunks into the first of them, which then every view fetches that needs any.
    pub(crate) fn join_small_chunks(&mut self) -> Result<()> {
        let is_small = |chunk: &&String| fs::metadata(self.file(chunk)).is_ok_and(|file| file.len() < SMALL);
        let small: Vec<String> = self.chunks.iter().filter(is_small).cloned().collect();
        let Some(first) = small.first() else {
            return Ok(());
        };
        let mut joined = Joined::default();
        for chunk in &small {
            self.take(chunk, &mut joined)?;
        }
        fs::write(self.file(first), joined.finish())?;
        self.chunks
            .retain(|chunk| chunk == first || !small.contains(chunk));
        for view in &mut self.views {
            replace(&mut view.chunks, &small, first);
        }
        Ok(())
    }

    /// Moves a part's file into what is joined.
    fn take(&self, part: &str, joined: &mut Joined) -> Result<()> {
        let file = self.file(part);
        joined
            .add(&fs::read(&file)?)
            .with_context(|| format!("joining {part}"))?;
        fs::remove_file(file)?;
        Ok(())
    }

    /// Writes the script anew: the generated functions, then a line for each part.
    pub(crate) fn write_loaders(&self, own: &str, mode: Mode) -> Result<()> {
        let generated = fs::read_to_string(&self.script)?;
        let (imports, functions) = generated.split_once('\n').context("an empty script")?;
        let end = [functions.find("\n/* "), functions.find("\nexport const ")];
        let end = end
            .into_iter()
            .flatten()
            .min()
            .context("a script without loaders")?;
        let functions = &functions[..=end];
        let part = part_function(mode);
        let loaders = self.loaders(own, mode);
        fs::write(
            &self.script,
            format!("{imports}\n{part}{functions}{loaders}{BRING}"),
        )?;
        Ok(())
    }

    fn loaders(&self, own: &str, mode: Mode) -> String {
        let chunks = self
            .chunks
            .iter()
            .map(|chunk| format!("const {chunk} = part(\"./{chunk}.wasm\", []);\n"));
        let views = self.views.iter().map(|view| {
            let needed = view.chunks.join(", ");
            let load = match &view.file {
                Some(file) if file == own && mode == Mode::Release => BROUGHT.to_owned(),
                Some(file) => format!("part(\"./{file}.wasm\", [{needed}])"),
                None => format!("makeLoad(() => async () => ({{}}), [{needed}])"),
            };
            format!(
                "export const __wasm_split_load_{} = wrapAsyncCb({load});\n",
                view.id
            )
        });
        chunks.chain(views).collect()
    }
}

/// How a part is fetched, said once for all: generated for each, it would be a tenth of the script. What holds the parts
/// itself, such as the file that is taken away, hands them over by `heldPart`.
fn part_function(mode: Mode) -> String {
    // In development the generated script has a function that explains parts of another build.
    let explained = match mode {
        Mode::Development => "debugWrap",
        Mode::Release => "",
    };
    format!(
        "const part = (address, deps) => makeLoad(() => {{
    const src = globalThis.heldPart?.(address) ?? fetch(new URL(address, import.meta.url));
    src.catch(() => {{}});
    return async (imports) => {explained}(WebAssembly.instantiateStreaming(src, imports));
}}, deps);
"
    )
}

fn is_chunk(file: &str) -> bool {
    file.starts_with("chunk_")
}

/// Puts the joined chunk in place of all that were joined.
fn replace(chunks: &mut Vec<String>, small: &[String], joined: &str) {
    let before = chunks.len();
    chunks.retain(|chunk| !small.contains(chunk));
    if chunks.len() < before {
        chunks.insert(0, joined.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_view_names_the_joined_chunk_once_and_only_if_it_needs_it() {
        let small = owned(&["chunk_1", "chunk_2", "chunk_3"]);
        let (mut none, mut some) = (owned(&["chunk_4"]), owned(&["chunk_2", "chunk_3", "chunk_4"]));
        replace(&mut none, &small, "chunk_1");
        replace(&mut some, &small, "chunk_1");
        assert_eq!(none, ["chunk_4"]);
        assert_eq!(some, ["chunk_1", "chunk_4"]);
    }

    #[test]
    fn a_view_may_have_no_file_of_its_own() {
        let view = |files| View::new("show_plan_12".to_owned(), owned(files));
        let both = view(&["chunk_1", "split_show_plan_12"]);
        assert_eq!(
            (both.file.as_deref(), both.chunks),
            (Some("show_plan"), owned(&["chunk_1"]))
        );
        let chunks = view(&["chunk_1"]);
        assert_eq!((chunks.file, chunks.chunks), (None, owned(&["chunk_1"])));
    }
}
