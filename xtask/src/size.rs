//! `cargo xtask size`: what a first visit downloads.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::repo::Repo;
use crate::{dist, names, weigh};

/// In kB of 1000 bytes, after brotli 11.
const LIMIT: f64 = 130.0;
const AIM: f64 = 110.0;

const FIRST_LOAD: [&str; 6] = [
    "index.html",
    "app.css",
    "boot.js",
    "app.js",
    "app_bg.wasm",
    "text-en.txt",
];

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
    weigh::print_by_crate(&repo.named_wasm())?;
    ensure!(
        total <= LIMIT,
        "the first load is {total:.1} kB, more than {LIMIT} kB"
    );
    Ok(())
}

fn first_load(repo: &Repo) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for entry in fs::read_dir(repo.dist()).context("dist/")? {
        let entry = entry?;
        let address = entry.file_name().to_string_lossy().into_owned();
        let name = names::plain(&address);
        if FIRST_LOAD.contains(&name.as_str()) {
            let brotli = fs::metadata(repo.dist().join(format!("{address}.br")))?.len();
            weights.push(Weight {
                name,
                raw: entry.metadata()?.len(),
                brotli,
            });
        }
    }
    weights.sort_by_key(|weight| FIRST_LOAD.iter().position(|name| *name == weight.name));
    ensure!(
        weights.len() == FIRST_LOAD.len(),
        "dist/ does not hold each of {}",
        FIRST_LOAD.join(", ")
    );
    Ok(weights)
}

fn kilo(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}
