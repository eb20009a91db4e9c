//! `cargo xtask size`: what a first visit downloads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::repo::Repo;
use crate::{compress, dist, names, site, weigh, whole};

// The limits are in kB of 1000 bytes, after brotli 11.
const FIRST_LOAD_LIMIT: f64 = 130.0;
/// For each file that is fetched when its view comes near.
const VIEW_LIMIT: f64 = 40.0;
/// For the page, all files together.
const ALL_LIMIT: f64 = 400.0;
const WIDGET_LIMIT: f64 = 96.0;
/// For the script that other sites may load.
const EMBED_LIMIT: f64 = 2.0;
/// For what the widget and the page need before the first result: at 1.6 Mbit/s a kB takes 5 ms.
const RESULT_LIMITS: [f64; 2] = [52.0, 62.0];

const WIDGET: [&str; 6] = [
    "early.js",
    "widget/index.html",
    "widget.css",
    "widget.js",
    "widget_app_bg.wasm",
    FIRST_WORDS,
];

const FIRST_LOAD: [&str; 6] = [
    "index.html",
    "app.css",
    "early.js",
    "boot.js",
    "app_bg.wasm",
    FIRST_WORDS,
];

/// The limits are for English. How much heavier other languages are is printed.
const FIRST_WORDS: &str = "text-en.txt";
const LATER_WORDS: &str = "below-en.txt";

struct Weight {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Builds the release site, then weighs it.
pub(crate) fn size(repo: &Repo) -> Result<()> {
    dist::build(repo, None)?;
    weigh_dist(repo)
}

/// Weighs the release site in `dist/`; fails if anything is heavier than its limit.
pub(crate) fn weigh_dist(repo: &Repo) -> Result<()> {
    let first_load = print_together(
        "The first load",
        &weights_of(repo, &FIRST_LOAD)?,
        FIRST_LOAD_LIMIT,
    )?;
    let later = later(repo)?;
    println!(
        "\n{:<34}{:>8}{:>12}",
        "Fetched when it comes near, in kB", "raw", "brotli 11"
    );
    later.iter().for_each(print);
    weigh::print_by_crate(&repo.named_wasm())?;
    for weight in &later {
        ensure_within(&weight.name, kilo(weight.brotli), VIEW_LIMIT)?;
    }
    print_together("The widget", &weights_of(repo, &WIDGET)?, WIDGET_LIMIT)?;
    print_together("The embed script", &weights_of(repo, &["embed.js"])?, EMBED_LIMIT)?;
    print_before_result(repo)?;
    for (words, heaviest) in [(FIRST_WORDS, "text-*.txt"), (LATER_WORDS, "below-*.txt")] {
        let weight = |name| Ok::<_, anyhow::Error>(weights_of(repo, &[name])?[0].brotli);
        let more = kilo(weight(heaviest)? - weight(words)?);
        println!("\n{words} in the heaviest language is {more:.1} kB more");
    }
    let all = first_load + later.iter().map(|weight| kilo(weight.brotli)).sum::<f64>();
    println!("\nAll together {all:.1} kB, limit {ALL_LIMIT}");
    ensure_within("All together", all, ALL_LIMIT)
}

fn ensure_within(name: &str, size: f64, limit: f64) -> Result<()> {
    ensure!(size <= limit, "{name} is {size:.1} kB, more than {limit} kB");
    Ok(())
}

/// Only the first part of the app comes before the first result. This fails if signals or views get into it.
fn print_before_result(repo: &Repo) -> Result<()> {
    println!("\nBefore the first result, in kB");
    let apps = [("the widget", &WIDGET), ("the page", &FIRST_LOAD)];
    for ((name, files), limit) in apps.into_iter().zip(RESULT_LIMITS) {
        let mut bytes = 0;
        for weight in weights_of(repo, files)? {
            bytes += if weight.name.ends_with(".wasm") {
                compress::brotli(&first_part(repo, &weight.name)?)?.len() as u64
            } else {
                weight.brotli
            };
        }
        let size = kilo(bytes);
        println!("  {name:<40}{size:>12.1}   limit {limit}");
        ensure_within(&format!("{name} before its first result"), size, limit)?;
    }
    Ok(())
}

fn first_part(repo: &Repo, name: &str) -> Result<Vec<u8>> {
    let files = site::read(&repo.dist())?;
    let whole = files.iter().find(|(address, _)| names::plain(address) == name);
    let first = whole.and_then(|(_, bytes)| whole::first(bytes));
    Ok(first
        .with_context(|| format!("{name} holds no first part"))?
        .to_vec())
}

/// The parts of the page that are fetched later, with their texts and styles.
fn later(repo: &Repo) -> Result<Vec<Weight>> {
    let mut weights = weights(&repo.dist(), |name| {
        let is_elsewhere = FIRST_LOAD.contains(&name) || WIDGET.contains(&name);
        name.ends_with(".wasm") && !is_elsewhere
    })?;
    weights.extend(weights_of(repo, &[LATER_WORDS, "below.css"])?);
    weights.sort_by_key(|weight| std::cmp::Reverse(weight.brotli));
    Ok(weights)
}

/// Each of these files of the release site, in this order. Where a name holds a `*`, the heaviest that fits.
fn weights_of(repo: &Repo, files: &[&str]) -> Result<Vec<Weight>> {
    let weight = |name: &&str| {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let (start, end) = file.split_once('*').unwrap_or((file, ""));
        let is_meant =
            |name: &str| name == file || (start != file && name.starts_with(start) && name.ends_with(end));
        let found = weights(&repo.dist().join(folder), is_meant)?;
        found
            .into_iter()
            .max_by_key(|weight| weight.brotli)
            .with_context(|| format!("dist/ does not hold {name}"))
    };
    files.iter().map(weight).collect()
}

/// Prints each file and all together; returns the latter in kB, if it is within the limit.
fn print_together(name: &str, weights: &[Weight], limit: f64) -> Result<f64> {
    let heading = format!("{name}, by file, in kB");
    println!("\n{heading:<34}{:>8}{:>12}", "raw", "brotli 11");
    weights.iter().for_each(print);
    let raw = kilo(weights.iter().map(|weight| weight.raw).sum());
    let total = kilo(weights.iter().map(|weight| weight.brotli).sum());
    println!("  {:<32}{raw:>8.1}{total:>12.1}   limit {limit}", "together");
    ensure_within(name, total, limit)?;
    Ok(total)
}

fn print(weight: &Weight) {
    let (raw, brotli) = (kilo(weight.raw), kilo(weight.brotli));
    println!("  {:<32}{raw:>8.1}{brotli:>12.1}", weight.name);
}

/// The files of a folder of the release site whose plain name fits.
fn weights(folder: &Path, fits: impl Fn(&str) -> bool) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let address = entry.file_name().to_string_lossy().into_owned();
        let name = names::plain(&address);
        if fits(&name) {
            let raw = entry.metadata()?.len();
            // Files that are compressed already have no `.br` beside them.
            let compressed = fs::metadata(folder.join(format!("{address}.br")));
            let brotli = compressed.map_or(raw, |compressed| compressed.len());
            weights.push(Weight { name, raw, brotli });
        }
    }
    Ok(weights)
}

fn kilo(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}
