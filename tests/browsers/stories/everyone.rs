//! axe-core finds no violation in any view, language, theme and width. Every text is in a language file, and fits when
//! it is longer.

use std::sync::LazyLock;

use flywheel_tests::{Engine, Host, Letters, Page, pseudo_language, site_folder};
use serde_json::json;

use super::{stories, unfold_all};

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

/// The violations that axe-core finds, each with the first elements concerned.
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
    unfold_all(page);
}

pub(super) const TABLET: u32 = 768;

fn devtools(page: &Page, command: &str, parameters: serde_json::Value) {
    page.browser().devtools(command, parameters).expect("an answer");
}

fn has_no_violation(page: &Page, language: &str) {
    let mut found = Vec::new();
    for view in VIEWS {
        page.prefer(&[
            ("prefers-color-scheme", "light"),
            ("prefers-reduced-motion", "reduce"),
        ]);
        open(page, language, view);
        page.script(&AXE, &[]);
        found.push((view, page.promise(VIOLATIONS, &[])));
        // A desk's window is made as narrow as a tablet's, too.
        if page.width() > TABLET {
            let narrow = json!({ "width": TABLET, "height": 1024, "deviceScaleFactor": 1, "mobile": false });
            devtools(page, "Emulation.setDeviceMetricsOverride", narrow);
            found.push((view, page.promise(VIOLATIONS, &[])));
            assert_eq!(page.overflow(), 0, "{language}, {view} on a tablet");
            devtools(page, "Emulation.clearDeviceMetricsOverride", json!({}));
        }
        page.prefer(&[
            ("prefers-color-scheme", "dark"),
            ("prefers-reduced-motion", "reduce"),
        ]);
        found.push((view, page.promise(COLOURS, &[])));
        assert_eq!(page.overflow(), 0, "{language}, {view}");
    }
    page.prefer(&[]);
    found.retain(|(_, found)| *found != json!([]));
    assert!(found.is_empty(), "{language}: {found:#?}");
}

/// Words on the page, seen or heard, that come from no language file. Names may stay as they are, and so may symbols of
/// formulas, keys of files, addresses, and the names of currencies, which are the browser's.
const UNTRANSLATED: &str = r"
// “ln” is the logarithm, “and” comes from the browser's list format, and a language is named in itself.
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

/// Elements that are wider than their box and neither scroll nor wrap.
pub(super) const CUT_OFF: &str = r"
const wide = [...document.querySelectorAll('button, label, summary, legend, th, td, p, h1, h2, h3, li, dt, dd, output, .unit')]
  .filter((element) => element.checkVisibility?.() !== false && element.clientWidth > 4)
  .filter((element) => !element.closest('.visually-hidden, .scroll, .views, svg'))
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 || element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).display !== 'inline');
return wide.slice(0, 10).map((element) => `${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}: ${element.textContent.slice(0, 60)}`)";

/// The site in a made-up language, on a server of its own.
pub(super) fn host(letters: Letters) -> Host {
    let site = Host::start().expect("a server");
    let folder = site_folder().expect("a site");
    site.put_site(&folder, "/").expect("a site");
    let [first, below] = pseudo_language(letters).expect("the pseudo-language");
    for file in std::fs::read_dir(folder).expect("the site") {
        let name = file.expect("a file").file_name().to_string_lossy().into_owned();
        for (start, words) in [("text-en.", &first), ("below-en.", &below)] {
            if name.starts_with(start) && name.ends_with(".txt") {
                site.change(&format!("/{name}"), |served| {
                    served.bytes = words.clone().into_bytes();
                });
            }
        }
    }
    site
}

stories! {
    #[both_widths]
    #[only_in(Engine::Chromium, "the rules read the page, which is the same in every engine")]
    fn in_english_axe_finds_no_violation(page) {
        has_no_violation(page, "en");
    }

    #[only_in(Engine::Chromium, "the rules read the page, which is the same in every engine")]
    fn in_norwegian_axe_finds_no_violation(page) {
        has_no_violation(page, "nb");
    }

    #[only_in(Engine::Chromium, "the rules read the page, which is the same in every engine")]
    fn in_filipino_axe_finds_no_violation(page) {
        has_no_violation(page, "fil");
    }

    #[only_in(Engine::Chromium, "the rules read the page, which is the same in every engine")]
    fn in_german_axe_finds_no_violation(page) {
        has_no_violation(page, "de");
    }

    #[only_in(Engine::Chromium, "the rules read the page, which is the same in every engine")]
    fn in_chinese_axe_finds_no_violation(page) {
        has_no_violation(page, "zh");
    }

    #[both_widths]
    fn every_word_is_in_the_language_files_and_fits_when_it_is_two_fifths_longer(page) {
        let site = host(Letters::Latin);
        let mut found = Vec::new();
        for view in VIEWS {
            page.visit(&format!("{}?lang=en#preset=saas&view={view}&if-churn=1", site.address()));
            page.reads("#speed-value", |says| !says.is_empty());
            page.bring_all();
            unfold_all(page);
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
