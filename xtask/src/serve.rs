//! `cargo xtask serve`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::app::{self, Mode};
use crate::options::Serve;
use crate::reload::Reload;
use crate::repo::Repo;
use crate::server::Site;
use crate::shell::say;
use crate::{dist, site};

/// What a build reads, watched for changes.
const SOURCES: [&str; 8] = [
    "src",
    "model/src",
    "style",
    "static",
    "text",
    "index.html",
    "build.rs",
    "Cargo.toml",
];
/// Editors write a file in several steps; no change for so long means that they are done.
const QUIET: Duration = Duration::from_millis(150);

/// Builds and serves the site until it is interrupted.
pub(crate) fn serve(repo: &Repo, options: &Serve) -> Result<()> {
    // Watched before the first build, so that a change during it is not missed.
    let changes = options.watch.then(|| watch(&repo.root)).transpose()?;
    let folder = build(repo, options)?;
    let reload = Arc::new(Reload::default());
    let mut site = Site::new(folder);
    if options.watch {
        site = site.with_reload(Arc::clone(&reload));
    }
    let address = site.start(
        options.port.unwrap_or(8080),
        if options.port.is_some() { 1 } else { 20 },
    )?;
    say(&format!("Serving on {address} (stop with Ctrl+C)"));
    match changes {
        None => loop {
            thread::park();
        },
        Some((_watcher, events)) => {
            while wait_for_change(&events) {
                match build(repo, options) {
                    Ok(_) => reload.announce(),
                    Err(error) => eprintln!("error: {error:#}"),
                }
            }
            Ok(())
        }
    }
}

fn build(repo: &Repo, options: &Serve) -> Result<PathBuf> {
    let start = Instant::now();
    let folder = if options.release {
        repo.dist()
    } else {
        repo.development_site()
    };
    if options.release {
        dist::build(repo, None)?;
    } else {
        let glue = repo.target.join("debug-glue");
        app::compile_apps(repo, Mode::Development)?;
        app::bind_apps(repo, Mode::Development, &glue)?;
        site::write(&site::assemble(repo, &glue, Mode::Development)?, &folder)?;
    }
    say(&format!("Built in {:.1} s", start.elapsed().as_secs_f64()));
    Ok(folder)
}

fn watch(root: &Path) -> Result<(RecommendedWatcher, Receiver<Event>)> {
    let (sender, receiver) = channel();
    let sources: Vec<PathBuf> = SOURCES.iter().map(|source| root.join(source)).collect();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let Ok(event) = event else { return };
        let is_source = event
            .paths
            .iter()
            .any(|path| sources.iter().any(|source| path.starts_with(source)));
        if is_source && !matches!(event.kind, EventKind::Access(_)) {
            // This fails only when the program is ending.
            let _ = sender.send(event);
        }
    })?;
    // An editor may replace a file by another, which only a watch on its folder notices.
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for source in SOURCES
        .iter()
        .map(|source| root.join(source))
        .filter(|source| source.is_dir())
    {
        watcher
            .watch(&source, RecursiveMode::Recursive)
            .with_context(|| source.display().to_string())?;
    }
    Ok((watcher, receiver))
}

/// Waits for a change, and then until changes have stopped for a moment. False when there can be no more.
fn wait_for_change(events: &Receiver<Event>) -> bool {
    if events.recv().is_err() {
        return false;
    }
    while events.recv_timeout(QUIET).is_ok() {}
    true
}
