//! The whole site as one folder to take to a server of one's own.

use std::io::{Cursor, Write};

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::site::Site;

const FILE: &str = "flywheel-site.zip";

/// Adds the folder with everything that is there by now, and what a host should say with it. The time of the
/// entries is the same in every build.
pub(crate) fn add(site: &mut Site, said: &Site) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in site.iter().chain(said) {
        zip.start_file(format!("flywheel/{name}"), options)?;
        zip.write_all(bytes)?;
    }
    site.insert(FILE.to_owned(), zip.finish()?.into_inner());
    Ok(())
}
