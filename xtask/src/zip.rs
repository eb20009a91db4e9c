//! The whole site as a zip file, to put on one's own server.

use std::io::{Cursor, Write};

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::site::Site;

const FILE: &str = "flywheel-site.zip";

/// Adds the zip file with all files of the site and those for hosts. The entries have the same time in every build.
pub(crate) fn add(site: &mut Site, host_files: &Site) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in site.iter().chain(host_files) {
        zip.start_file(format!("flywheel/{name}"), options)?;
        zip.write_all(bytes)?;
    }
    site.insert(FILE.to_owned(), zip.finish()?.into_inner());
    Ok(())
}
