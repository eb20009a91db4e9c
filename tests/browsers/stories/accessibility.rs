//! Screen readers, the keyboard, and fingers.

use flywheel_tests::Engine;
use serde_json::json;

use super::embed::enter_churn;
use super::{open_all, stories, wait};

const UNNAMED: &str = r"
const named = (element) =>
  [...(element.labels ?? [])].some((label) => label.textContent.trim()) ||
  (element.getAttribute('aria-label') ?? '').trim() ||
  (/^(BUTTON|SUMMARY|A)$/.test(element.tagName) && element.textContent.trim());
return [...document.querySelectorAll('input, select, textarea, button, summary, a')]
  .filter((element) => !named(element)).map((element) => element.outerHTML.slice(0, 120))";

const SMALL: &str = r"
return [...document.querySelectorAll('button, input, select, summary')]
  .filter((element) => !element.closest('#verdict') && element.checkVisibility?.() !== false)
  .map((element) => /^(radio|checkbox)$/.test(element.type) ? element.labels[0] : element)
  .filter((element) => element.getClientRects().length > 0)
  .map((element) => [element.getBoundingClientRect(), element])
  .filter(([box]) => box.height < 43.5 || box.width < 24)
  .map(([box, element]) => `${box.width} × ${box.height}: ${element.outerHTML.slice(0, 100)}`)";

const BROKEN: &str = r"
const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
const missing = [...document.querySelectorAll('[aria-describedby], [aria-labelledby], label[for], output[for]')]
  .flatMap((element) => ['aria-describedby', 'aria-labelledby', 'for']
    .flatMap((name) => (element.getAttribute(name) ?? '').split(/\s+/)))
  .filter((id) => id && !document.getElementById(id));
return [twice, missing]";

/// Whether a field's middle is covered by something else when it gets the focus.
const COVERED: &str = r"
const covered = [];
for (const field of [...document.querySelectorAll('.field input')].reverse()) {
  field.focus();
  const isSeen = () => field.getBoundingClientRect().bottom > 0 && field.getBoundingClientRect().top < innerHeight;
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  // In WebKit a script's focus leaves some fields outside the window, where nothing covers them.
  if (!isSeen() && navigator.vendor.startsWith('Apple')) continue;
  const box = field.getBoundingClientRect();
  // What stands in a closed section takes no focus.
  if (!box.height || document.activeElement !== field) continue;
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (over !== field) covered.push(`${field.id} by ${over?.outerHTML.slice(0, 80)}`);
}
return covered";

/// Fields too narrow for what they hold.
const CUT_OFF: &str = r"
return [...document.querySelectorAll('.field input')]
  .filter((field) => field.clientWidth > 0 && field.scrollWidth > field.clientWidth + 1)
  .map((field) => `${field.id}: ${field.value} in ${field.clientWidth} pixels`)";

stories! {
    fn everything_that_can_be_used_has_a_name(page) {
        page.open("");
        page.bring_all();
        assert_eq!(page.script(UNNAMED, &[]), json!([]));
        page.press("From answers");
        open_all(page);
        assert_eq!(page.script(UNNAMED, &[]), json!([]));
    }

    fn every_id_is_there_once_and_every_reference_leads_somewhere(page) {
        page.open("");
        open_all(page);
        assert_eq!(page.script(BROKEN, &[]), json!([[], []]));
    }

    #[both_widths]
    #[depends_on_engine]
    fn the_keyboard_goes_from_the_verdict_to_the_examples_to_the_fields(page) {
        page.open("");
        page.bring_all();
        let order = page.tab_order(21);
        let mut at = 0;
        for wanted in [
            "Traffic, in the sentence",
            "NPS, in the sentence",
            "Brake, in the sentence",
            "Try 25.5%, halfway to its usual best: 155 more customers after 36 months",
            "My numbers",
            "Example: B2B software",
            "Traffic",
            "Visit to customer",
            "Customers today",
            "Customer churn",
        ] {
            let found = order[at..].iter().position(|name| name == wanted);
            at += found.unwrap_or_else(|| panic!("no “{wanted}” after place {at} of {order:?}"));
        }
    }

    #[depends_on_engine]
    #[not_in(Engine::Webkit, "its window is not active under its driver and draws no focus on buttons")]
    fn what_has_the_focus_is_seen(page) {
        page.open("");
        page.bring_all();
        for press in 0..16 {
            page.keys(flywheel_tests::keys::TAB);
            let seen = page.script(
                "const element = document.activeElement; const style = (of) => getComputedStyle(of);\
                 const around = [element, element.nextElementSibling, element.parentElement].filter(Boolean);\
                 const outlined = ({ outlineStyle, outlineWidth }) =>\
                   outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;\
                 return around.some((of) => outlined(style(of)) || style(of).boxShadow !== 'none')",
                &[],
            );
            assert_eq!(seen, json!(true), "at press {press}: {}", page.focused());
        }
    }

    #[both_widths]
    #[depends_on_engine]
    fn everything_that_is_pressed_is_large_enough_for_a_finger(page) {
        page.open("");
        page.bring_all();
        assert_eq!(page.script(SMALL, &[]), json!([]));
        page.press("From answers");
        open_all(page);
        assert_eq!(page.script(SMALL, &[]), json!([]));
        page.open("#churn=5&nps=x");
        page.bring_all();
        assert_eq!(page.script(SMALL, &[]), json!([]));
    }

    #[both_widths]
    fn the_journey_with_all_of_it_open_is_named_and_fits_the_window_and_the_finger(page) {
        page.open("#preset=saas&view=journey");
        page.bring_all();
        for section in ["gap", "touchpoints", "activities", "grid", "centric", "questions", "scorecard",
            "after-sale", "pipeline", "compared", "evidence"] {
            page.unfold(section);
        }
        page.press("Add the article’s two rows");
        page.press("Add a supplier");
        page.see("Number 1, score 5");
        assert_eq!(page.script(UNNAMED, &[]), json!([]));
        assert_eq!(page.script(BROKEN, &[]), json!([[], []]));
        assert_eq!(page.overflow(), 0);
        assert_eq!(page.script(SMALL, &[]), json!([]));
        assert_eq!(page.promise(COVERED, &[]), json!([]));
    }

    #[both_widths]
    #[depends_on_engine]
    fn the_field_that_has_the_focus_is_not_covered(page) {
        page.open("");
        page.bring_all();
        page.unfold("more-numbers");
        assert_eq!(page.promise(COVERED, &[]), json!([]));
    }

    #[both_widths]
    #[depends_on_engine]
    fn a_field_shows_all_that_it_holds(page) {
        page.open("#traffic=1234567&customers=123456&churn=12.75&products=12.5&cycle=12.5&market=1234567");
        page.bring_all();
        assert_eq!(page.script(CUT_OFF, &[]), json!([]));
    }

    fn a_wrong_field_says_so_to_who_hears_it(page) {
        page.open("");
        page.bring_all();
        let invalid = || page.attribute("#field-churn", "aria-invalid");
        assert_eq!(invalid().as_deref(), Some("false"));
        page.fill("Customer churn", "101");
        wait("it should be invalid", || invalid().as_deref() == Some("true"));
        let described = page.attribute("#field-churn", "aria-describedby").unwrap_or_default();
        assert!(described.split(' ').any(|id| id == "field-churn-problem"), "{described}");
        assert_eq!(page.attribute("#field-churn-problem", "role").as_deref(), Some("status"));
        page.fill("Customer churn", "11");
        wait("it should be valid", || invalid().as_deref() == Some("false"));
    }

    fn a_settled_change_is_announced_once(page) {
        page.open("");
        page.bring_all();
        assert_eq!(page.attribute("#announcement", "role").as_deref(), Some("status"));
        assert_eq!(page.text_of("#announcement"), "");
        page.script(
            "window.heard = []; const place = document.querySelector('#announcement');\
             new MutationObserver(() => window.heard.push(place.textContent))\
               .observe(place, { childList: true, characterData: true, subtree: true })",
            &[],
        );
        // In one go: who types slowly may settle in between.
        enter_churn(page, "3.5");
        page.reads("#announcement", |text| {
            text == "Speed 7.5 customers a month, was 7.5. Friction 2.5% a month, was 1.5%."
        });
        let heard = page.script("return [...new Set(window.heard.filter(Boolean))].length", &[]);
        assert_eq!(heard, json!(1));
    }

    fn the_table_has_headers(page) {
        page.open("");
        page.bring_all();
        page.press("As a table");
        page.reads("#chart-table caption", |text| text == "Customers");
        assert_eq!(page.count("#chart-table thead th[scope=col]"), 4);
        wait("each month should have its header", || {
            page.count("#chart-table tbody th[scope=row]") == 37
        });
    }

    fn the_page_has_a_main_part_and_headings_in_order(page) {
        page.open("");
        page.bring_all();
        assert_eq!(page.count("main"), 1);
        assert_eq!(page.count("h1"), 1);
        let levels = page.script(
            "return [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => +heading.tagName[1])",
            &[],
        );
        let levels: Vec<i64> = serde_json::from_value(levels).unwrap_or_default();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        assert_eq!(levels.first(), Some(&1));
    }

    fn drawings_say_what_they_show_and_hide_how(page) {
        page.open("");
        page.bring_all();
        for drawing in ["#wheel", "#plot"] {
            assert_eq!(page.attribute(drawing, "role").as_deref(), Some("img"), "{drawing}");
            let label = page.attribute(drawing, "aria-label").unwrap_or_default();
            assert!(label.len() > 40, "{drawing}: {label}");
        }
        assert_eq!(page.count("svg:not([aria-hidden=true], [role=img] svg)"), 0);
    }

    fn the_label_of_the_wheel_follows(page) {
        page.open("");
        page.bring_all();
        page.fill("Customers today", "777");
        wait("the wheel should say it", || {
            let label = page.attribute("#wheel", "aria-label").unwrap_or_default();
            label.contains("A flywheel with 777 customers")
        });
    }
}
