//! Sections that open.

use std::collections::BTreeSet;

use super::everyone::{VIEWS, open};
use super::stories;

/// How the titles of the sections look that are shown, with the sign that opens them.
const TITLES: &str = r"
return [...document.querySelectorAll('details.lever > summary > :first-child')]
  .filter((title) => title.getClientRects().length > 0)
  .map((title) => [getComputedStyle(title).font, getComputedStyle(title, '::after').content].join(' '))";

stories! {
    fn every_section_looks_as_if_it_opens(page) {
        let mut looks = BTreeSet::new();
        for view in VIEWS {
            open(page, "en", view);
            let titles: Vec<String> = serde_json::from_value(page.script(TITLES, &[])).expect("texts");
            looks.extend(titles);
        }
        assert_eq!(looks.len(), 1, "{looks:#?}");
        assert!(looks.iter().all(|look| look.contains('−')), "{looks:?}");
    }
}
