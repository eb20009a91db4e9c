//! Property tests run the same cases every time and keep those that failed, because all use `common::cases`.

use std::fs;
use std::path::Path;

#[test]
fn every_property_has_its_seed_and_keeps_what_failed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut found = 0;
    for file in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(source) = fs::read_to_string(&file) else {
            continue;
        };
        for block in source.split("\nproptest! {").skip(1) {
            let first = block.trim_start().lines().next().unwrap();
            assert!(
                first.starts_with("#![proptest_config(cases("),
                "{}: {first}",
                file.display()
            );
            found += 1;
        }
    }
    assert!(found > 20, "{found} are not all");
}
