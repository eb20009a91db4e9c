//! Typing: every keystroke that makes a number moves everything.

use flywheel_tests::{Page, keys};
use serde_json::json;

use super::{is_sound, leave, number, open_all, result_has, same, stories, wait};

/// Label, what is typed, where the result has it, what it is there.
const FIELDS: [(&str, &str, &str, f64); 11] = [
    ("Traffic", "12000", "/inputs/traffic", 12_000.0),
    ("Visit to Lead", "3", "/inputs/conversion/0", 0.03),
    ("Lead to Qualified", "16.5", "/inputs/conversion/1", 0.165),
    ("Qualified to Customer", "21", "/inputs/conversion/2", 0.21),
    ("Customers today", "170", "/inputs/customers", 170.0),
    ("Customer churn", "3.25", "/inputs/churn", 0.0325),
    ("NPS", "-40", "/inputs/nps", -40.0),
    ("Products", "2.5", "/inputs/products", 2.5),
    ("Sales cycle", "2", "/inputs/cycle", 2.0),
    ("Market limit", "100000", "/inputs/market", 100_000.0),
    ("Horizon", "24", "/inputs/horizon", 24.0),
];

/// Label and the largest that is allowed.
const LARGEST: [(&str, &str); 11] = [
    ("Horizon", "120"),
    ("Traffic", "1000000000"),
    ("Visit to Lead", "100"),
    ("Lead to Qualified", "100"),
    ("Qualified to Customer", "100"),
    ("Customers today", "1000000000"),
    ("Customer churn", "100"),
    ("NPS", "100"),
    ("Products", "100"),
    ("Sales cycle", "36"),
    ("Market limit", "1000000000000"),
];

/// Label and the smallest that is allowed.
const SMALLEST: [(&str, &str); 11] = [
    ("Horizon", "1"),
    ("Traffic", "0"),
    ("Visit to Lead", "0"),
    ("Lead to Qualified", "0"),
    ("Qualified to Customer", "0"),
    ("Customers today", "0"),
    ("Customer churn", "0"),
    ("NPS", "-100"),
    ("Products", "0"),
    ("Sales cycle", "0"),
    ("Market limit", "0.000001"),
];

#[track_caller]
fn types_all(page: &Page, values: &[(&str, &str)]) {
    for (label, value) in values {
        page.fill(label, value);
        is_sound(page, &format!("{label} = {value}"));
    }
}

stories! {
    #[depends_on_engine]
    fn every_keystroke_moves_everything(page) {
        page.open("");
        page.fill("Traffic", "2");
        result_has(page, "/inputs/traffic", 2.0);
        for (zeros, won) in [(1, "0.015"), (2, "0.15"), (3, "1.5"), (4, "15")] {
            page.keys("0");
            let traffic = 2.0 * 10f64.powi(zeros);
            let result = result_has(page, "/inputs/traffic", traffic);
            assert!(same(number(&result, "/wheel/speed"), traffic * 0.00075));
            page.reads("#speed-value", |text| text == won);
            let won = format!("you win {won} customers a month");
            page.reads("#verdict", |text| text.contains(&won));
        }
        assert_eq!(page.focused(), "Traffic");
        assert_eq!(page.value_of("Traffic"), "20000");
    }

    #[depends_on_engine]
    fn what_was_typed_is_written_out_when_the_focus_leaves(page) {
        page.open("");
        page.fill("Traffic", "20000");
        page.keys(keys::TAB);
        assert_eq!(page.value_of("Traffic"), "20,000");
        page.fill("Customer churn", "03.50");
        page.keys(keys::TAB);
        assert_eq!(page.value_of("Customer churn"), "3.5");
    }

    fn each_field_is_its_own_number(page) {
        page.open("");
        let mut before = page.result();
        for (label, typed, at, wanted) in FIELDS {
            page.fill(label, typed);
            let mut now = result_has(page, at, wanted);
            let all = now.clone();
            // Apart from this number, and the derived ones of the estimate, no input moves.
            let old = before.pointer(at).cloned().unwrap_or_default();
            if let Some(moved) = now.pointer_mut(at) {
                *moved = old;
            }
            for derived in ["recommended", "wins"] {
                now["inputs"][derived] = before["inputs"][derived].clone();
            }
            assert_eq!(now["inputs"], before["inputs"], "{label}");
            before = all;
        }
    }

    fn the_hub_shows_the_customers_of_the_field(page) {
        page.open("");
        page.fill("Customers today", "4");
        for (key, customers) in [("", "4"), ("3", "43"), ("2", "432"), ("1", "4,321")] {
            if !key.is_empty() {
                page.keys(key);
            }
            page.reads("#hub-customers", |text| text == customers);
            page.reads("#size-value", |text| text == customers);
        }
    }

    #[depends_on_engine]
    fn the_arrow_keys_step_by_the_second_digit(page) {
        page.open("");
        for (label, up, at, wanted) in [
            ("Customer churn", "2.6", "/inputs/churn", 0.026),
            ("Traffic", "11,000", "/inputs/traffic", 11_000.0),
            ("NPS", "37", "/inputs/nps", 37.0),
            ("Customers today", "160", "/inputs/customers", 160.0),
            ("Horizon", "37", "/inputs/horizon", 37.0),
        ] {
            let before = page.value_of(label);
            page.focus(label);
            page.keys(keys::UP);
            result_has(page, at, wanted);
            assert_eq!(page.value_of(label), up, "{label}");
            page.keys(keys::DOWN);
            wait("it should step back", || page.value_of(label) == before);
        }
    }

    fn the_arrow_keys_stop_at_the_end(page) {
        page.open("");
        page.fill("Customer churn", "100");
        result_has(page, "/inputs/churn", 1.0);
        page.keys(keys::UP);
        page.fill("Products", "0");
        result_has(page, "/inputs/products", 0.0);
        page.keys(keys::DOWN);
        let result = page.result();
        assert!(same(number(&result, "/inputs/churn"), 1.0));
        assert!(same(number(&result, "/inputs/products"), 0.0));
        is_sound(page, "stepping at the ends");
    }

    fn groups_spaces_and_percent_signs_are_read(page) {
        page.open("");
        for (label, typed, at, wanted) in [
            ("Traffic", "12,345", "/inputs/traffic", 12_345.0),
            ("Traffic", "23 456", "/inputs/traffic", 23_456.0),
            ("Traffic", "1,234,567.5", "/inputs/traffic", 1_234_567.5),
            ("Traffic", " 777 ", "/inputs/traffic", 777.0),
            ("Traffic", "+8", "/inputs/traffic", 8.0),
            ("Customer churn", "3.5 %", "/inputs/churn", 0.035),
            ("Customer churn", "4.5%", "/inputs/churn", 0.045),
            ("Customer churn", ".5", "/inputs/churn", 0.005),
            ("Customer churn", "6.", "/inputs/churn", 0.06),
            ("NPS", "−12", "/inputs/nps", -12.0),
        ] {
            page.fill(label, typed);
            result_has(page, at, wanted);
        }
    }

    fn undo_while_typing_takes_back_what_was_typed(page) {
        page.open("");
        page.fill("Customer churn", "4");
        result_has(page, "/inputs/churn", 0.04);
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.025);
        assert_eq!(page.value_of("Customer churn"), "2.5");
    }

    fn the_page_reads_the_same_after_leaving_a_field_untouched(page) {
        page.open("");
        let before = page.result();
        for (label, ..) in FIELDS {
            page.focus(label);
        }
        leave(page);
        assert_eq!(page.result(), before);
        assert!(!super::can_press(page, "Undo"));
    }

    fn the_smallest_numbers_make_sense(page) {
        page.open("");
        open_all(page);
        types_all(page, &SMALLEST);
        page.press("Undo");
        is_sound(page, "undo");
    }

    #[phone]
    fn the_largest_numbers_make_sense(page) {
        page.open("");
        open_all(page);
        types_all(page, &LARGEST);
        // One zero among them.
        for label in ["Customer churn", "Customers today", "Traffic", "Visit to Lead", "Products", "Sales cycle"] {
            types_all(page, &[(label, "0")]);
            page.press("Undo");
        }
        assert_eq!(page.overflow(), 0);
    }

    fn one_extreme_number_among_usual_ones_makes_sense(page) {
        page.open("");
        open_all(page);
        for ends in [SMALLEST, LARGEST] {
            for end in ends {
                types_all(page, &[end]);
                page.press("Reset");
            }
        }
    }

    fn a_field_tells_its_unit_and_takes_a_minus_where_there_can_be_one(page) {
        page.open("");
        let described = "const field = document.getElementById(`field-${arguments[0]}`);
            return field.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id)?.textContent).join(' ')";
        for (name, unit) in [("churn", "% a month"), ("traffic", "a month"), ("customers", "customers")] {
            let says = page.script(described, &[json!(name)]);
            assert!(says.as_str().is_some_and(|says| says.starts_with(unit)), "{name}: {says}");
        }
        let keypad = |css: &str| page.attribute(css, "inputmode").unwrap_or_default();
        assert_eq!([keypad("#field-nps"), keypad("#sentence-nps"), keypad("#field-churn")], ["text", "text", "decimal"]);
        page.fill("NPS", "–12");
        result_has(page, "/inputs/nps", -12.0);
        page.fill("Traffic", "\u{202a}12,345\u{202c}");
        result_has(page, "/inputs/traffic", 12_345.0);
        page.fill("Traffic", "0,125");
        page.see("Traffic: “0,125” can’t be used.");
    }

    fn the_arrows_of_an_open_input_method_step_no_number(page) {
        page.open("");
        let press = "const field = document.getElementById('field-traffic');
            const arrow = (isComposing) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', isComposing, bubbles: true }));
            arrow(true); const during = field.value; arrow(false); return [during, field.value]";
        let values = page.script(press, &[]);
        assert_eq!(values[0], json!("10,000"));
        result_has(page, "/inputs/traffic", 11_000.0);
    }
}
