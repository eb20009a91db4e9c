//! What cannot be used is reported at its field, and changes nothing.

use flywheel_tests::Page;
use serde_json::Value;

use super::{is_sound, number, result_has, same, stories};

/// Types what cannot be used, and expects these words at the field.
#[track_caller]
fn is_told(page: &Page, label: &str, name: &str, typed: &str, words: &str) -> Value {
    page.fill(label, typed);
    page.reads(&format!("#field-{name}-problem"), |text| text == words);
    let invalid = page.attribute(&format!("#field-{name}"), "aria-invalid");
    assert_eq!(invalid.as_deref(), Some("true"));
    page.result()
}

/// Types what can be used, and expects no complaint.
#[track_caller]
fn is_taken(page: &Page, label: &str, name: &str, typed: &str) {
    page.fill(label, typed);
    page.reads(&format!("#field-{name}-problem"), str::is_empty);
    let invalid = page.attribute(&format!("#field-{name}"), "aria-invalid");
    assert_eq!(invalid.as_deref(), Some("false"));
}

stories! {
    fn another_countrys_way_to_write_is_refused_not_guessed(page) {
        page.open("");
        let words = "Traffic: “12.345,6” can’t be used. Enter a number such as 12,345.6.";
        is_told(page, "Traffic", "traffic", "12.345,6", words);
        let words = "Customer churn: “2,5” can’t be used. Enter a number such as 12,345.6.";
        is_told(page, "Customer churn", "churn", "2,5", words);
    }

    fn out_of_range_says_the_range_and_keeps_the_last_good_number(page) {
        page.open("");
        page.fill("Customer churn", "10");
        result_has(page, "/inputs/churn", 0.1);
        page.keys("1");
        page.reads("#field-churn-problem", |text| {
            text == "Customer churn: “101” can’t be used. Enter a number from 0 to 100."
        });
        assert!(same(number(&page.result(), "/inputs/churn"), 0.1));
        assert_eq!(page.value_of("Customer churn"), "101");
    }

    fn negative_visits_are_refused(page) {
        page.open("");
        let words = "Traffic: “-5” can’t be used. Enter a number from 0 to 1,000,000,000.";
        let result = is_told(page, "Traffic", "traffic", "-5", words);
        assert!(same(number(&result, "/inputs/traffic"), 10_000.0));
        is_taken(page, "Traffic", "traffic", "5");
        result_has(page, "/inputs/traffic", 5.0);
    }

    fn each_field_says_its_own_range(page) {
        page.open("");
        for (label, name, told_as, typed, allowed) in [
            ("Visit to Lead", "conversion-0", "Conversion 1", "100.1", "Enter a number from 0 to 100."),
            ("NPS", "nps", "Net Promoter Score", "101", "Enter a number from -100 to 100."),
            ("Products", "products", "Products", "101", "Enter a number from 0 to 100."),
            ("Sales cycle", "cycle", "Sales cycle", "37", "Enter a number from 0 to 36."),
            ("Horizon", "horizon", "Horizon", "1.5", "Enter a whole number from 1 to 120."),
            ("Horizon", "horizon", "Horizon", "121", "Enter a whole number from 1 to 120."),
            ("Market limit", "market", "Market limit", "9", "Enter at least 150, the customers that you have."),
        ] {
            is_told(page, label, name, typed, &format!("{told_as}: “{typed}” can’t be used. {allowed}"));
        }
    }

    fn other_fields_go_on_while_one_is_wrong(page) {
        page.open("");
        let words = "Customer churn: “abc” can’t be used. Enter a number such as 12,345.6.";
        is_told(page, "Customer churn", "churn", "abc", words);
        page.fill("Customers today", "200");
        let result = result_has(page, "/inputs/customers", 200.0);
        assert!(same(number(&result, "/inputs/churn"), 0.025));
        page.reads("#field-churn-problem", |text| text == words);
        assert_eq!(page.value_of("Customer churn"), "abc");
    }

    fn letters_signs_and_exponents_are_no_numbers(page) {
        page.open("");
        for typed in [
            "abc", "1e5", "NaN", "Infinity", "--1", "1..2", "1.2.3", "%", "-", "1,23", "0x10", "5 5",
        ] {
            let words = format!("Traffic: “{typed}” can’t be used. Enter a number such as 12,345.6.");
            page.fill("Traffic", typed);
            page.reads("#field-traffic-problem", |text| text == words);
            page.fill("Traffic", "7");
            page.reads("#field-traffic-problem", str::is_empty);
        }
        is_sound(page, "letters");
    }

    fn an_empty_field_is_told_where_a_number_is_needed(page) {
        page.open("");
        let words = "Traffic: nothing was entered. Enter a number such as 12,345.6.";
        let result = is_told(page, "Traffic", "traffic", "", words);
        assert!(same(number(&result, "/inputs/traffic"), 10_000.0));
    }

    fn an_empty_market_is_no_limit(page) {
        page.open("");
        page.fill("Market limit", "1000");
        result_has(page, "/inputs/market", 1000.0);
        is_taken(page, "Market limit", "market", "");
        page.result_where(|result| result["inputs"]["market"].is_null());
    }

    fn a_market_of_nothing_is_not_called_allowed(page) {
        page.open("");
        page.fill("Market limit", "0");
        let told = page.reads("#field-market-problem", |text| !text.is_empty());
        assert!(!told.contains("Enter a number from 0 to"), "{told}");
    }

    fn what_was_wrong_goes_with_undo_and_with_an_example(page) {
        page.open("");
        page.fill("Traffic", "12000");
        result_has(page, "/inputs/traffic", 12_000.0);
        page.fill("Customer churn", "abc");
        page.reads("#field-churn-problem", |text| !text.is_empty());
        page.press("Undo");
        page.reads("#field-churn-problem", str::is_empty);
        assert_eq!(page.value_of("Customer churn"), "2.5");
        page.fill("Customer churn", "abc");
        page.reads("#field-churn-problem", |text| !text.is_empty());
        page.press("Online shop");
        page.reads("#field-churn-problem", str::is_empty);
        assert_eq!(page.value_of("Customer churn"), "10");
    }

    fn what_was_wrong_is_not_kept_in_the_link(page) {
        page.open("");
        page.fill("Traffic", "12000");
        page.fill("Customer churn", "abc");
        super::settles(page, "traffic=12000");
        assert!(!page.fragment().contains("churn"), "{}", page.fragment());
    }

    fn the_name_and_the_number_told_belong_together(page) {
        // The number typed here makes another one impossible: what is told must not say that the
        // market is “2,000”, since that is what was typed for the customers.
        page.open("#market=1000");
        page.fill("Customers today", "2000");
        let told = page.reads("#field-customers-problem", |text| !text.is_empty());
        assert!(!told.contains("Market limit: “2000”"), "{told}");
    }

    #[phone]
    fn what_was_read_is_shortened(page) {
        page.open("");
        page.fill("Traffic", &"x".repeat(300));
        let told = page.reads("#field-traffic-problem", |text| !text.is_empty());
        assert!(told.contains(&format!("“{}…”", "x".repeat(60))), "{told}");
        assert_eq!(page.overflow(), 0);
    }
}
