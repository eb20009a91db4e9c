//! Large text, forced colours and reduced motion.

use flywheel_tests::Engine;
use serde_json::json;

use super::{everyone, stories};

/// Drawings without a description, and drawings without their numbers nearby.
const DRAWINGS: &str = r"
const drawings = [...document.querySelectorAll('svg')].filter((drawing) => drawing.checkVisibility());
const silent = drawings.filter((drawing) => {
  const named = drawing.closest('[role=img]');
  if (named) return (named.getAttribute('aria-label') ?? '').length < 20;
  // A drawing that only repeats the words beside it may be hidden.
  return drawing.getAttribute('aria-hidden') !== 'true' || !drawing.closest('tr, p, li, div')?.textContent.trim();
});
// The curve behind a slider has its numbers in its own sentence.
const unlisted = drawings.filter((drawing) => !/\d/.test(drawing.closest('.handle')?.textContent) &&
  !drawing.closest('section, details, main')?.querySelector('table, dl, ul, ol, output'));
return [silent, unlisted].map((found) => found.map((drawing) => drawing.outerHTML.slice(0, 120)))";

/// The elements that still move.
const MOVING: &str = "\
return document.getAnimations().filter((one) => one.playState === 'running').map((one) => one.effect?.target?.outerHTML.slice(0, 80))";

/// Choices and drawings that can no longer be told apart once the colours are forced.
const FORCED: &str = r"
const seen = (css) => [...document.querySelectorAll(css)].filter((element) => element.checkVisibility());
const plain = (element) => getComputedStyle(element);
const marked = (element) => plain(element).outlineStyle !== 'none' || plain(element).backgroundColor !== plain(document.body).backgroundColor
  || plain(element).borderTopStyle !== 'none' && parseFloat(plain(element).borderTopWidth) > 1;
const flat = seen('.choice input:checked + span').filter((element) => !marked(element));
const blank = seen('svg path:not(.guide), svg circle, svg line, svg rect, svg polyline').filter((element) => {
  const { fill, stroke } = plain(element);
  const paper = plain(document.body).backgroundColor;
  return [fill, stroke].every((paint) => ['none', 'transparent', paper].includes(paint));
});
return [flat, blank].map((found) => found.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)))";

stories! {
    #[desk]
    #[only_in(Engine::Chromium, "only Chromium can be zoomed by its driver")]
    fn at_twice_the_size_nothing_is_cut_off(page) {
        // 400 % is a window of 320 pixels, where the other stories about layout are told.
        let twice = json!({ "width": 640, "height": 400, "deviceScaleFactor": 2, "mobile": false });
        page.browser().devtools("Emulation.setDeviceMetricsOverride", twice).expect("an answer");
        for view in everyone::VIEWS {
            everyone::open(page, "de", view);
            assert_eq!(page.overflow(), 0, "{view}");
            assert_eq!(page.script(everyone::CUT_OFF, &[]), json!([]), "{view}");
        }
        page.browser().devtools("Emulation.clearDeviceMetricsOverride", json!({})).expect("an answer");
    }

    #[both_widths]
    fn text_with_more_space_between_is_not_cut_off(page) {
        for view in everyone::VIEWS {
            everyone::open(page, "en", view);
            // As WCAG 1.4.12 has it.
            page.script("const style = document.documentElement.style;\
                style.lineHeight = '1.5'; style.letterSpacing = '0.12em'; style.wordSpacing = '0.16em'", &[]);
            assert_eq!(page.overflow(), 0, "{view}");
            assert_eq!(page.script(everyone::CUT_OFF, &[]), json!([]), "{view}");
        }
    }

    fn every_drawing_says_what_it_shows_and_has_its_numbers_beside_it(page) {
        for view in everyone::VIEWS {
            everyone::open(page, "en", view);
            assert_eq!(page.script(DRAWINGS, &[]), json!([[], []]), "{view}");
        }
    }

    #[only_in(Engine::Chromium, "only Chromium can be told what a visitor prefers")]
    fn with_reduced_motion_nothing_moves(page) {
        page.prefer(&[("prefers-reduced-motion", "reduce")]);
        for view in everyone::VIEWS {
            everyone::open(page, "en", view);
            assert_eq!(page.script(MOVING, &[]), json!([]), "{view}");
        }
        page.prefer(&[]);
    }

    #[only_in(Engine::Chromium, "only Chromium can be told what a visitor prefers")]
    fn with_forced_colours_what_is_chosen_and_drawn_is_still_seen(page) {
        page.prefer(&[("forced-colors", "active")]);
        for view in everyone::VIEWS {
            everyone::open(page, "en", view);
            assert_eq!(page.script(FORCED, &[]), json!([[], []]), "{view}");
        }
        page.prefer(&[]);
    }
}
