//! Trying a change: beside today's wheel, which is never calibrated again.

use flywheel_tests::Page;
use serde_json::{Value, json};

use super::{number, result_has, same, stories, wait};

/// What the result says of the change and of today.
fn changed(result: &Value, name: &str) -> f64 {
    number(result, &format!("/what_if/wheel/{name}"))
}

/// Switches to "What if" and enters a number in the row of this label.
fn try_out(page: &Page, label: &str, value: &str) {
    page.press("What if");
    page.fill(label, value);
}

stories! {
    fn nothing_is_tried_at_first(page) {
        page.open("");
        assert_eq!(page.result()["what_if"], Value::Null);
        page.see_no("You are trying");
        assert_eq!(page.script("return document.querySelector('.mode input').checked", &[]), json!(true));
    }

    fn what_is_moved_in_what_if_is_tried_and_today_stays(page) {
        page.open("");
        let today = page.result();
        try_out(page, "Traffic", "20000");
        let result = page.result_where(|result| result["what_if"] != Value::Null);
        assert_eq!(result["wheel"], today["wheel"], "today is not calibrated again");
        assert_eq!(result["inputs"], today["inputs"], "your numbers are what they were");
        assert!(same(changed(&result, "push"), 2.0 * number(&today, "/wheel/push")));
        assert!(same(changed(&result, "spin"), number(&today, "/wheel/spin")));
        page.see("You are trying: Traffic 20,000.");
        page.reads("#trying-says", |text| {
            text.starts_with("After 36 months that makes 152 more customers")
        });
        page.reads("#speed-value", |text| text == "13.5");
        page.reads("#speed .change", |text| text == "was 7.5");
        page.reads("#verdict", |text| text.contains("13.5 customers a month"));
        assert_eq!(page.value_of("Traffic, in the sentence"), "20,000");
    }

    // The rim of before, the curve of before, and a tick where the number was.
    fn the_wheel_of_before_stays_visible(page) {
        page.open("");
        let radius = || page.attribute("circle.today", "r").unwrap_or_default();
        let curve = || page.attribute(".today-line", "d").unwrap_or_default();
        let tick = || page.attribute(".handled:has([name=nps-slider]) .before", "d").unwrap_or_default();
        assert_eq!((radius().as_str(), curve().as_str(), tick().as_str()), ("0.0", "", ""));
        let today = page.attribute(".flywheel-line", "d").unwrap_or_default();
        try_out(page, "NPS", "60");
        wait("the rim of before is there", || radius() != "0.0");
        assert_eq!(curve().matches('L').count(), today.matches('L').count());
        assert!(tick().starts_with("M680 "), "36 of -100 to 100: {}", tick());
    }

    fn the_difference_is_that_of_the_two_projections(page) {
        page.open("");
        try_out(page, "NPS", "60");
        let result = page.result_where(|result| result["what_if"] != Value::Null);
        let last = |path: &str| {
            let line = result.pointer(path).and_then(Value::as_array).unwrap();
            line.last().and_then(Value::as_f64).unwrap()
        };
        let more = last("/what_if/projection/flywheel") - last("/projection/flywheel");
        page.reads("#trying-says", |text| text.contains(&format!("{more:.1} more customers")));
        // Happier customers leave less, recommend more and put fewer off.
        assert!(changed(&result, "churn") < number(&result, "/wheel/churn"));
        assert!(changed(&result, "spin") > number(&result, "/wheel/spin"));
        assert!(changed(&result, "push") > number(&result, "/wheel/push"));
    }

    fn the_sentence_has_three_digits_and_all_of_them_at_the_focus(page) {
        page.open("#preset=saas&traffic=3.0864197530864&nps=33.3333");
        let traffic = "Traffic, in the sentence";
        assert_eq!(page.value_of(traffic), "3.09");
        assert_eq!(page.value_of("NPS, in the sentence"), "33.3");
        assert_eq!(page.value_of("Traffic"), "3.0864197530864", "the field below has all digits");
        page.focus(traffic);
        wait("the number to be exact", || page.value_of(traffic) == "3.0864197530864");
        page.keys(flywheel_tests::keys::TAB);
        wait("the number to be short again", || page.value_of(traffic) == "3.09");
        assert_eq!(page.result()["inputs"]["traffic"], json!(3.0864197530864));
    }

    fn the_sentence_moves_what_the_switch_says(page) {
        page.open("");
        page.fill("NPS, in the sentence", "50");
        result_has(page, "/inputs/nps", 50.0);
        page.see_no("You are trying");
        try_out(page, "NPS, in the sentence", "60");
        page.see("You are trying: NPS 60.");
        result_has(page, "/inputs/nps", 50.0);
    }

    fn todays_own_number_is_no_change(page) {
        page.open("");
        try_out(page, "Traffic", "20000");
        page.see("You are trying");
        page.fill("Traffic", "10000");
        page.see_no("You are trying");
        assert_eq!(page.result()["what_if"], Value::Null);
        assert_eq!(page.script("return document.querySelector('.mode input').checked", &[]), json!(false));
    }

    fn the_switch_goes_to_ones_own_numbers_and_back_to_the_change(page) {
        page.open("");
        try_out(page, "Traffic", "20000");
        page.press("My numbers");
        page.see_no("You are trying");
        assert_eq!(page.value_of("Traffic"), "10,000");
        assert_eq!(page.result()["what_if"], Value::Null);
        page.press("What if");
        page.see("You are trying: Traffic 20,000.");
        assert_eq!(page.value_of("Traffic"), "20,000");
        page.press("Undo");
        page.see_no("You are trying");
    }

    fn another_example_begins_without_the_change_that_was_set_aside(page) {
        page.open("");
        try_out(page, "Traffic", "20000");
        page.press("My numbers");
        page.press("Agency");
        page.result_where(|result| result["inputs"]["preset"] == "agency");
        page.press("What if");
        page.see_no("You are trying");
    }

    fn a_new_number_of_yours_keeps_the_change_for_later(page) {
        page.open("");
        try_out(page, "Traffic", "20000");
        page.press("My numbers");
        page.fill("Customer churn", "3");
        page.press("What if");
        let result = result_has(page, "/wheel/churn", 0.03);
        assert!(same(changed(&result, "churn"), 0.03));
        assert!(same(changed(&result, "push"), 2.0 * number(&result, "/wheel/push")));
    }

    fn the_numbers_behind_more_are_tried_too(page) {
        page.open("");
        try_out(page, "Sales cycle", "1");
        page.fill("Lead to Qualified", "30");
        page.see("You are trying: Sales cycle 1 and Conversion 2 30%.");
        result_has(page, "/inputs/conversion/1", 0.15);
        page.see_no("From answers");
    }

    fn visit_to_customer_is_tried_as_every_conversion(page) {
        page.open("");
        try_out(page, "Visit to customer", "0.15");
        let result = page.result_where(|result| result["what_if"] != Value::Null);
        assert!((changed(&result, "push") / number(&result, "/wheel/push") - 2.0).abs() < 1e-4);
        result_has(page, "/inputs/conversion/0", 0.025);
        page.press("Undo");
        page.see_no("You are trying");
    }

    fn the_remedy_is_tried_by_its_button_and_taken_back(page) {
        page.open("");
        page.press("Try 25.5%, halfway to its usual best: 155 more customers after 36 months");
        page.see("You are trying: Conversion 2 25.5%.");
        page.reads("#trying-says", |text| text.starts_with("After 36 months that makes 155 more customers"));
        assert_eq!(page.attribute(".remedy", "aria-pressed").as_deref(), Some("true"));
        page.press_at(".remedy");
        page.see_no("You are trying");
    }

    fn what_cannot_be_tried_says_so_and_the_results_look_paused(page) {
        page.open("");
        try_out(page, "NPS", "60");
        let looks = |css: &str| page.script("return getComputedStyle(document.querySelector(arguments[0])).opacity", &[json!(css)]);
        assert_eq!(looks("#plot"), json!("1"));
        page.fill("NPS", "120");
        page.see("“120” can’t be used. Enter a number from -100 to 100.");
        wait("the results look paused", || looks("#plot") == json!("0.5") && looks("#wheel") == json!("0.5"));
        assert_eq!(page.result()["what_if"]["wheel"]["breakthrough"], json!(false), "the last good number stays");
        page.fill("NPS", "50");
        wait("they go on", || looks("#plot") == json!("1"));
    }

    fn the_change_is_in_the_link(page) {
        page.open("#preset=saas&if-churn=1&if-conversion=,20");
        let result = page.result();
        assert!(same(changed(&result, "churn"), 0.01));
        assert!(same(changed(&result, "push"), number(&result, "/wheel/push") * 20.0 / 15.0));
        page.see("You are trying: Customer churn 1% and Conversion 2 20%.");
        assert_eq!(page.value_of("Customer churn"), "1", "the rows are those of the change");
        page.fill("Traffic", "20000");
        wait("the link to follow", || page.fragment().contains("if-traffic=20000&if-churn=1&if-conversion=,20"));
    }

    #[phone]
    fn the_chart_and_the_table_have_todays_wheel_beside_it(page) {
        page.open("#preset=saas&if-churn=1");
        page.press("As a table");
        page.see("Today’s wheel");
        assert_eq!(page.overflow(), 0);
    }
}
