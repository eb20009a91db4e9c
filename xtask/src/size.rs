//! `cargo xtask size`: what a first visit downloads.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::repo::Repo;
use crate::{dist, names, weigh};

/// In kB of 1000 bytes, after brotli 11.
const LIMIT: f64 = 130.0;
const AIM: f64 = 110.0;
/// Of a view that is fetched when it comes near.
const VIEW_LIMIT: f64 = 40.0;
/// Of everything together. 300 was met until the worksheet came, and is the aim again; until then it may only
/// get lighter.
const ALL_LIMIT: f64 = 363.0;
const ALL_AIM: f64 = 300.0;

const FIRST_LOAD: [&str; 5] = ["index.html", "app.css", "boot.js", "app_bg.wasm", "text-en.txt"];

struct Weight {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Builds the release site, then weighs it.
pub(crate) fn size(repo: &Repo) -> Result<()> {
    dist::build(repo)?;
    weigh_dist(repo)
}

/// Weighs the release site that is there; an error if the first load is too heavy.
pub(crate) fn weigh_dist(repo: &Repo) -> Result<()> {
    let weights = first_load(repo)?;
    println!("The first load, by file, in kB         raw   brotli 11");
    for weight in &weights {
        println!(
            "  {:<32}{:>8.1}{:>12.1}",
            weight.name,
            kilo(weight.raw),
            kilo(weight.brotli)
        );
    }
    let raw = weights.iter().map(|weight| weight.raw).sum();
    let total = kilo(weights.iter().map(|weight| weight.brotli).sum());
    println!(
        "  {:<32}{:>8.1}{total:>12.1}   limit {LIMIT}, aim {AIM}",
        "together",
        kilo(raw)
    );
    let later = later(repo)?;
    println!("\nFetched when it comes near, in kB      raw   brotli 11");
    for weight in &later {
        println!(
            "  {:<32}{:>8.1}{:>12.1}",
            weight.name,
            kilo(weight.raw),
            kilo(weight.brotli)
        );
    }
    weigh::print_by_crate(&repo.named_wasm())?;
    ensure!(
        total <= LIMIT,
        "the first load is {total:.1} kB, more than {LIMIT} kB"
    );
    for weight in &later {
        let (name, size) = (&weight.name, kilo(weight.brotli));
        ensure!(
            size <= VIEW_LIMIT,
            "{name} is {size:.1} kB, more than {VIEW_LIMIT} kB"
        );
    }
    let all = total + later.iter().map(|weight| kilo(weight.brotli)).sum::<f64>();
    println!("\nAll together {all:.1} kB, limit {ALL_LIMIT}, aim {ALL_AIM}");
    ensure!(
        all <= ALL_LIMIT,
        "all together is {all:.1} kB, more than {ALL_LIMIT} kB"
    );
    Ok(())
}

/// The wasm parts that are split off, their words and their styles.
fn later(repo: &Repo) -> Result<Vec<Weight>> {
    let mut weights = weights(repo, |name| {
        let is_part = name.ends_with(".wasm") && !FIRST_LOAD.contains(&name);
        is_part || name == "below-en.txt" || name == "below.css"
    })?;
    weights.sort_by_key(|weight| std::cmp::Reverse(weight.brotli));
    Ok(weights)
}

fn first_load(repo: &Repo) -> Result<Vec<Weight>> {
    let mut weights = weights(repo, |name| FIRST_LOAD.contains(&name))?;
    weights.sort_by_key(|weight| FIRST_LOAD.iter().position(|name| *name == weight.name));
    ensure!(
        weights.len() == FIRST_LOAD.len(),
        "dist/ does not hold each of {}",
        FIRST_LOAD.join(", ")
    );
    Ok(weights)
}

/// The files of the release site whose plain name fits.
fn weights(repo: &Repo, fits: impl Fn(&str) -> bool) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for entry in fs::read_dir(repo.dist()).context("dist/")? {
        let entry = entry?;
        let address = entry.file_name().to_string_lossy().into_owned();
        let name = names::plain(&address);
        if fits(&name) {
            let raw = entry.metadata()?.len();
            // What compression makes no smaller is served as it is.
            let compressed = fs::metadata(repo.dist().join(format!("{address}.br")));
            let brotli = compressed.map_or(raw, |compressed| compressed.len());
            weights.push(Weight { name, raw, brotli });
        }
    }
    Ok(weights)
}

fn kilo(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}
