//! Trying a change: beside today's wheel, which is never calibrated again.

use serde_json::{Value, json};

use super::{number, result_has, same, stories, wait};

/// What the result says of the change and of today.
fn changed(result: &Value, name: &str) -> f64 {
    number(result, &format!("/what_if/wheel/{name}"))
}

stories! {
    fn nothing_is_tried_at_first(page) {
        page.open("");
        assert_eq!(page.result()["what_if"], Value::Null);
        page.see("Change a number in this sentence to see what happens.");
        page.see_no("You are trying");
    }

    fn a_number_in_the_verdict_is_tried_and_today_stays(page) {
        page.open("");
        let today = page.result();
        page.fill("Traffic, to try", "20000");
        let result = page.result_where(|result| result["what_if"] != Value::Null);
        assert_eq!(result["wheel"], today["wheel"], "today is not calibrated again");
        assert!(same(changed(&result, "push"), 2.0 * number(&today, "/wheel/push")));
        assert!(same(changed(&result, "spin"), number(&today, "/wheel/spin")));
        page.see("You are trying: Traffic 20,000.");
        page.reads("#trying-says", |text| {
            text.starts_with("After 36 months that makes 152 more customers")
        });
        page.reads("#speed .tried", |text| text.contains("13.5 with the change"));
        assert_eq!(page.value_of("Traffic"), "10,000", "your numbers are what they were");
        assert_eq!(page.script("return document.querySelectorAll('.rim.today, circle.today').length > 0", &[]), json!(true));
    }

    fn the_difference_is_that_of_the_two_projections(page) {
        page.open("");
        page.fill("NPS, to try", "60");
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
        assert_eq!(page.value_of("Traffic, to try"), "3.09");
        assert_eq!(page.value_of("NPS, to try"), "33.3");
        assert_eq!(page.value_of("Traffic"), "3.0864197530864", "the field below has all digits");
        page.focus("Traffic, to try");
        wait("the number to be exact", || page.value_of("Traffic, to try") == "3.0864197530864");
        page.keys(flywheel_tests::keys::TAB);
        wait("the number to be short again", || page.value_of("Traffic, to try") == "3.09");
        assert_eq!(page.result()["what_if"], Value::Null);
    }

    fn todays_own_number_is_no_change(page) {
        page.open("");
        page.fill("Traffic, to try", "20000");
        page.see("You are trying");
        page.fill("Traffic, to try", "10000");
        page.see_no("You are trying");
        assert_eq!(page.result()["what_if"], Value::Null);
    }

    fn back_to_today_ends_it_and_undo_brings_it_back(page) {
        page.open("");
        page.fill("Traffic, to try", "20000");
        page.press("Return to today’s wheel");
        page.see_no("You are trying");
        assert_eq!(page.value_of("Traffic, to try"), "10,000");
        page.press("Undo");
        page.see("You are trying: Traffic 20,000.");
    }

    fn a_new_number_of_yours_keeps_the_change_beside_it(page) {
        page.open("");
        page.fill("Traffic, to try", "20000");
        page.fill("Customer churn", "3");
        let result = result_has(page, "/wheel/churn", 0.03);
        assert!(same(changed(&result, "churn"), 0.03));
        assert!(same(changed(&result, "push"), 2.0 * number(&result, "/wheel/push")));
    }

    fn what_cannot_be_tried_says_so(page) {
        page.open("");
        page.fill("NPS, to try", "120");
        page.see("“120” can’t be used. Enter a number from -100 to 100.");
        assert_eq!(page.result()["what_if"]["wheel"]["breakthrough"], json!(false), "the last good number stays");
    }

    fn the_change_is_in_the_link(page) {
        page.open("#preset=saas&if-churn=1&if-conversion=,20");
        let result = page.result();
        assert!(same(changed(&result, "churn"), 0.01));
        assert!(same(changed(&result, "push"), number(&result, "/wheel/push") * 20.0 / 15.0));
        page.see("You are trying: Customer churn 1% and Conversion 2 20%.");
        page.fill("Traffic, to try", "20000");
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
