//! Compresses beforehand, so that a host need not.

use std::io::Write;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::site::Site;

const COMPRESSIBLE: [&str; 8] = [
    ".html",
    ".js",
    ".css",
    ".svg",
    ".json",
    ".webmanifest",
    ".txt",
    ".wasm",
];

/// Adds `FILE.br` and `FILE.gz` beside each file that shrinks.
pub(crate) fn add(site: &mut Site) -> Result<()> {
    let names: Vec<String> = site
        .keys()
        .filter(|name| is_compressible(name))
        .cloned()
        .collect();
    for name in names {
        let (br, gz) = (brotli(&site[&name])?, gzip(&site[&name])?);
        site.insert(format!("{name}.br"), br);
        site.insert(format!("{name}.gz"), gz);
    }
    Ok(())
}

fn is_compressible(name: &str) -> bool {
    COMPRESSIBLE.iter().any(|extension| name.ends_with(extension))
}

/// Brotli at its best, 11, as the size limit counts it.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
