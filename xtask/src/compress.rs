//! Compresses the files beforehand, so that a host need not do it for each request.

use std::io::Write;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use rayon::prelude::*;

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

/// Adds `FILE.br` and `FILE.gz` beside each file of a kind that compression makes smaller.
pub(crate) fn add(site: &mut Site) -> Result<()> {
    let compressed: Result<Vec<Site>> = site
        .par_iter()
        .filter(|(name, _)| is_compressible(name))
        .map(|(name, bytes)| {
            let (br, gz) = (brotli(bytes)?, gzip(bytes)?);
            Ok(Site::from([
                (format!("{name}.br"), br),
                (format!("{name}.gz"), gz),
            ]))
        })
        .collect();
    site.extend(compressed?.into_iter().flatten());
    Ok(())
}

fn is_compressible(name: &str) -> bool {
    COMPRESSIBLE.iter().any(|extension| name.ends_with(extension))
}

/// Brotli at its highest quality, 11, as the size limits count it.
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
