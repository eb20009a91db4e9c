//! No violation that axe-core finds, in any view, language, theme and width; and no text that is in no language
//! file, or does not fit when it is longer.

use std::sync::LazyLock;

use flywheel_tests::{Engine, Host, Page, pseudo_language, site_folder};
use serde_json::json;

use super::stories;

pub(super) const VIEWS: [&str; 7] = [
    "wheel",
    "levers",
    "journey",
    "worksheet",
    "compare",
    "learn",
    "share",
];

static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(file).expect("axe-core, which a release build installs")
});

/// What it finds of the rules of WCAG and of good practice, by the parts that it is about.
const VIOLATIONS: &str = "\
const { violations } = await axe.run({ resultTypes: ['violations'] });\
return violations.map(({ id, nodes }) => `${id}: ` + nodes.map(({ target, failureSummary }) =>\
  `${target} ${failureSummary}`).slice(0, 3).join('; '))";

const COLOURS: &str = "\
const { violations } = await axe.run({ runOnly: ['color-contrast'], resultTypes: ['violations'] });\
return violations.flatMap(({ nodes }) => nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)).slice(0, 5)";

/// Opens a view with everything in it unfolded.
pub(super) fn open(page: &Page, language: &str, view: &str) {
    page.open(&format!("?lang={language}#preset=saas&view={view}&if-churn=1"));
    page.bring_all();
    page.script(
        "for (const details of document.querySelectorAll('details')) details.open = true",
        &[],
    );
}

const TABLET: u32 = 768;

fn devtools(page: &Page, command: &str, parameters: serde_json::Value) {
    page.browser().devtools(command, parameters).expect("an answer");
}

fn is_without_violation(page: &Page, language: &str) {
    // What the other engines show is the same page, and the rules read the page.
    if page.engine() != Engine::Chromium {
        return;
    }
    let mut found = Vec::new();
    for view in VIEWS {
        page.prefer(&[
            ("prefers-color-scheme", "light"),
            ("prefers-reduced-motion", "reduce"),
        ]);
        open(page, language, view);
        page.script(&AXE, &[]);
        found.push((view, page.promise(VIOLATIONS, &[])));
        // A desk's window made as narrow as a tablet; at a phone's the story is told as well.
        if page.width() > TABLET {
            let narrow = json!({ "width": TABLET, "height": 1024, "deviceScaleFactor": 1, "mobile": false });
            devtools(page, "Emulation.setDeviceMetricsOverride", narrow);
            found.push((view, page.promise(VIOLATIONS, &[])));
            assert_eq!(page.overflow(), 0, "{language}, {view} on a tablet");
            devtools(page, "Emulation.clearDeviceMetricsOverride", json!({}));
        }
        if page.prefer(&[
            ("prefers-color-scheme", "dark"),
            ("prefers-reduced-motion", "reduce"),
        ]) {
            found.push((view, page.promise(COLOURS, &[])));
        }
        assert_eq!(page.overflow(), 0, "{language}, {view}");
    }
    page.prefer(&[]);
    found.retain(|(_, found)| *found != json!([]));
    assert!(found.is_empty(), "{language}: {found:#?}");
}

/// What is read in the page, or heard, that is no text of a language file. Names stay as they are, and so do
/// formulas' symbols, keys of files, addresses, and the currencies, whose names are the browser's.
const UNTRANSLATED: &str = r"
// ln is the logarithm; the browser joins a list by the language that it is told, and a language has its own name.
const NAMES = ['ln', 'and', 'English'];
const foreign = (element) => element.closest('[lang]') !== document.documentElement || element.closest('textarea, script, style, #flywheel-result, .key, #failed, #update, [id^=currency-of]');
const found = new Set();
const look = (says, where) => {
  for (const word of says.replace(/https?:\S+/g, '').match(/[A-Za-z]{2,}/g) ?? []) if (!NAMES.includes(word)) found.add(`${word} in “${says.trim().slice(0, 80)}” at ${where}`);
};
const path = (element) => [element.closest('[id]')?.id ?? '', element.tagName, element.className?.baseVal ?? element.className].join(' ');
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!foreign(element) && element.checkVisibility()) look(walker.currentNode.data, path(element));
}
for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
  for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
    if (!foreign(element)) look(element.getAttribute(name) ?? '', `${path(element)} @${name}`);
  }
}
return [...found].slice(0, 30)";

/// What is wider than its box and neither scrolls nor breaks.
pub(super) const CUT_OFF: &str = r"
const wide = [...document.querySelectorAll('button, label, summary, legend, th, td, p, h1, h2, h3, li, dt, dd, output, .unit')]
  .filter((element) => element.checkVisibility?.() !== false && element.clientWidth > 4)
  .filter((element) => !element.closest('.visually-hidden, .scroll, svg'))
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 || element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).display !== 'inline');
return wide.slice(0, 10).map((element) => `${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}: ${element.textContent.slice(0, 60)}`)";

stories! {
    fn in_english_nothing_is_in_the_way_of_anybody(page) {
        is_without_violation(page, "en");
    }

    fn in_norwegian_nothing_is_in_the_way_of_anybody(page) {
        is_without_violation(page, "nb");
    }

    fn in_filipino_nothing_is_in_the_way_of_anybody(page) {
        is_without_violation(page, "fil");
    }

    fn in_german_nothing_is_in_the_way_of_anybody(page) {
        is_without_violation(page, "de");
    }

    fn in_chinese_nothing_is_in_the_way_of_anybody(page) {
        is_without_violation(page, "zh");
    }

    fn every_word_is_in_the_language_files_and_fits_when_it_is_two_fifths_longer(page) {
        let site = Host::start().expect("a server");
        let folder = site_folder().expect("a site");
        site.put_site(&folder, "/").expect("a site");
        let [first, below] = pseudo_language().expect("the pseudo-language");
        for file in std::fs::read_dir(folder).expect("the site") {
            let name = file.expect("a file").file_name().to_string_lossy().into_owned();
            for (start, words) in [("text-en.", &first), ("below-en.", &below)] {
                if name.starts_with(start) && name.ends_with(".txt") {
                    site.change(&format!("/{name}"), |served| served.bytes = words.clone().into_bytes());
                }
            }
        }
        let mut found = Vec::new();
        for view in VIEWS {
            page.visit(&format!("{}?lang=en#preset=saas&view={view}&if-churn=1", site.address()));
            page.reads("#speed-value", |says| !says.is_empty());
            page.bring_all();
            page.script("for (const details of document.querySelectorAll('details')) details.open = true", &[]);
            found.push((view, page.script(UNTRANSLATED, &[])));
            found.push((view, page.script(CUT_OFF, &[])));
            assert_eq!(page.overflow(), 0, "{view}");
        }
        found.retain(|(_, found)| *found != json!([]));
        assert!(found.is_empty(), "{found:#?}");
        // The worker refuses words of other bytes, and the console tells.
        let _ = page.console_errors();
    }
}
