//! What the fuzzer has found holds still: every input that is kept in `fuzz/corpus/` is checked again.

use std::fs;
use std::path::{Path, PathBuf};

use crate::fuzz::LAWS;

fn corpora() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus")
}

fn kept(target: &str) -> Vec<PathBuf> {
    let folder = fs::read_dir(corpora().join(target)).unwrap_or_else(|error| panic!("{target}: {error}"));
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn every_input_that_is_kept_still_holds() {
    for (target, law) in LAWS {
        let files = kept(target);
        assert!(!files.is_empty(), "nothing is kept for {target}");
        for file in files {
            // What panics says why; this says where.
            println!("{}", file.display());
            law(&fs::read(file).unwrap());
        }
    }
}

#[test]
fn every_corpus_has_its_target_and_is_small() {
    for folder in fs::read_dir(corpora())
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_dir())
    {
        let name = folder.file_name();
        assert!(
            LAWS.iter().any(|(target, _)| name == *target),
            "{name:?} has no target"
        );
        let size: u64 = kept(&name.to_string_lossy())
            .iter()
            .map(|file| file.metadata().unwrap().len())
            .sum();
        assert!(size <= 50_000, "{name:?} has {size} bytes");
    }
}
