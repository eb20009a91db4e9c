//! In a language that is written from right to left, the page is the other way round, and its curves, its numbers and
//! the wheel are as they were. So Arabic or Hebrew would be a file of words.

use flywheel_tests::{Engine, Letters, Page};
use serde_json::{Value, json};

use super::everyone::{CUT_OFF, TABLET, VIEWS, host};
use super::paper::OVERLAPPING;
use super::{stories, unfold_all};

/// Words that reach out of the window at its left. `CUT_OFF` finds those at its right.
const OUT_AT_THE_LEFT: &str = r"
const all = [...document.querySelectorAll('button, label, summary, legend, th, td, p, h1, h2, h3, li, dt, dd, output, input')];
return all.filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, .scroll, .views, svg'))
  .filter((one) => { const box = one.getBoundingClientRect(); return box.width > 1 && box.left < -1; })
  .slice(0, 10).map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`)";

/// Whether a label stands at the right of its row and its number at the left, and whether the curves, the months and
/// the slider still run from left to right.
const TURNED: &str = r"
const left = (css) => document.querySelector(css).getBoundingClientRect().left;
const [today, last] = [...document.querySelectorAll('#plot .months span')].map((one) => one.getBoundingClientRect().left);
return [left('#field-traffic') < left('[for=field-traffic]'), today < last,
  ...['#plot', '.response', '.slider', '.wheel svg', '.sum'].map((css) => {
    const one = document.querySelector(css);
    return one === null || getComputedStyle(one).direction === 'ltr';
  })]";

/// Turns the page round.
fn turn(page: &Page, direction: &str) {
    page.script(
        "document.documentElement.dir = arguments[0]; scrollTo(0, 0)",
        &[json!(direction)],
    );
}

/// What is cut, and what lies over another text only since the page was turned.
fn faults(page: &Page) -> Value {
    // What scrolls in a box of its own is there beyond its edge as well, unseen, and so is the hint of a row.
    let script = OVERLAPPING.replace(
        ".visually-hidden, ",
        ".visually-hidden, .scroll, .handled > small, ",
    );
    let lying = |direction: &str| {
        turn(page, direction);
        let found = page.script(&script, &[]);
        found.as_array().cloned().unwrap_or_default()
    };
    let before = lying("ltr");
    let mut over = lying("rtl");
    over.retain(|pair| !before.contains(pair));
    let cut = [OUT_AT_THE_LEFT, CUT_OFF].map(|script| page.script(script, &[]));
    json!([over, cut, page.overflow()])
}

stories! {
    #[both_widths]
    #[only_in(Engine::Chromium, "layout from right to left is the same in every engine")]
    fn nothing_overflows_is_cut_or_covered(page) {
        let site = host(Letters::Hebrew);
        let mut found = Vec::new();
        let none = json!([[], [[], []], 0]);
        for view in VIEWS {
            page.visit(&format!("{}?lang=en#preset=saas&view={view}&if-churn=1", site.address()));
            page.reads("#speed-value", |says| !says.is_empty());
            page.bring_all();
            unfold_all(page);
            found.push((view, page.width(), faults(page)));
            if page.width() > TABLET {
                let narrow = json!({ "width": TABLET, "height": 1024, "deviceScaleFactor": 1, "mobile": false });
                page.browser().devtools("Emulation.setDeviceMetricsOverride", narrow).expect("an answer");
                found.push((view, TABLET, faults(page)));
                page.browser().devtools("Emulation.clearDeviceMetricsOverride", json!({})).expect("an answer");
            }
        }
        found.retain(|(.., found)| *found != none);
        assert!(found.is_empty(), "{found:#?}");
        // The worker refuses words of other bytes, and the console tells.
        let _ = page.console_errors();
    }

    fn labels_and_numbers_change_sides_and_curves_do_not(page) {
        page.open("#preset=saas");
        page.bring_all();
        turn(page, "rtl");
        assert_eq!(page.script(TURNED, &[]), json!([true, true, true, true, true, true, true]));
    }
}
