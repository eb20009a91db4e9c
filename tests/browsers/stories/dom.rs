//! The crate that makes elements, tested in each engine: `dom/tests` has the tests, this opens the page that runs them.

use flywheel_tests::dom_address;

use super::stories;

/// How many tests there are: a page that runs none must not pass.
const TESTS: usize = 19;

stories! {
    #[depends_on_engine]
    fn every_test_of_the_dom_crate_passes(page) {
        page.visit(&dom_address().expect("the address"));
        page.reads("#outcome", |outcome| !outcome.is_empty());
        // `reads` folds white space, and each line is a test.
        let outcome = page.script("return document.querySelector('#outcome').textContent", &[]);
        let lines: Vec<&str> = outcome.as_str().unwrap_or_default().lines().collect();
        let failed: Vec<&&str> = lines.iter().filter(|line| line.contains(": ")).collect();
        assert!(failed.is_empty(), "{failed:#?}");
        assert_eq!(lines.len(), TESTS);
    }
}
