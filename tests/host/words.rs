//! A language file that lacks a text, or has one too many, does not build.

#[path = "../../text/catalog.rs"]
#[allow(dead_code, missing_docs)] // build.rs uses the rest
mod catalog;

use catalog::{compile, parse};

const MASTER: &str =
    "# comment\nbrand = Wheel\nwon = {n} customer of {all} || {n} customers of {all}\n-early = Before\n";

#[test]
fn a_translation_is_compiled_in_the_masters_order_with_numbered_slots() {
    let german = "won = {all}: {n} Kunde || {all}: {n} Kunden\nbrand = Rad\n-early = Vorher\n";
    assert_eq!(
        compile(MASTER, german).map(|[first, _]| first).as_deref(),
        Ok("Rad\n{1}: {0} Kunde || {1}: {0} Kunden")
    );
}

#[test]
fn what_is_below_the_first_sight_is_a_text_of_its_own() {
    let [first, below] = compile("+chart = Chart\nbrand = Wheel\n", "brand = Rad\n+chart = Kurve\n").unwrap();
    assert_eq!((first.as_str(), below.as_str()), ("Rad", "Kurve"));
}

#[test]
fn a_missing_text_is_an_error_that_names_it() {
    let error = compile(MASTER, "brand = Rad\n-early = Vorher\n").unwrap_err();
    assert!(error.contains("won") && error.contains("missing"), "{error}");
}

#[test]
fn a_surplus_text_is_an_error() {
    let german = "brand = Rad\nwon = {n} {all}\nold = Alt\n-early = Vorher\n";
    assert!(compile(MASTER, german).unwrap_err().contains("old"));
}

#[test]
fn another_slot_is_an_error() {
    let german = "brand = Rad\nwon = {n} Kunden\n-early = Vorher\n";
    assert!(compile(MASTER, german).unwrap_err().contains("slots"));
}

#[test]
fn a_line_that_is_no_message_is_an_error() {
    assert!(parse("brand: Wheel").is_err());
    assert!(parse("brand = ").is_err());
    assert!(parse("a = {open").is_err());
    assert!(parse("a = b\na = c").is_err());
}

#[test]
fn every_language_of_the_repository_is_whole() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../text");
    let master = include_str!("../../text/en.txt");
    for file in std::fs::read_dir(folder).expect("the text folder") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let words = std::fs::read_to_string(&path).expect("its words");
            if let Err(error) = compile(master, &words) {
                panic!("{}: {error}", path.display());
            }
        }
    }
}
