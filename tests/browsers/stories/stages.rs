//! The path from visit to customer: its names and how many stages it has.

use flywheel_tests::{Page, keys};
use serde_json::json;

use super::{can_press, is_shown, number, result_has, same, settles, stories, wait};

const EDIT: &str = "Name, add or remove stages";

/// Types a stage's name and leaves the field.
#[track_caller]
fn rename(page: &Page, stage: &str, name: &str) {
    page.fill(stage, name);
    page.keys(keys::TAB);
}

stories! {
    fn each_stage_has_its_slider_and_its_curve(page) {
        page.open("");
        page.press("More numbers");
        let drawn = || page.script("return document.querySelectorAll('[id^=conversion-] .curve[d^=M]').length", &[]);
        wait("three curves are drawn", || drawn() == json!(3));
        let steps = "const slider = document.querySelector('[name=conversion-1-slider]'); slider.value = 150;
            slider.dispatchEvent(new Event('input', { bubbles: true })); return slider.getAttribute('aria-label')";
        assert_eq!(page.script(steps, &[]), json!("Lead to Qualified"));
        wait("the conversion has moved", || number(&page.result(), "/inputs/conversion/1") > 0.2);
        assert_eq!(page.value_of("Visit to Lead"), "2.5", "the others stay");
        page.press("What if");
        page.fill("Lead to Qualified", "40");
        settles(page, "if-conversion=,40");
    }

    fn a_renamed_stage_is_in_the_fields_the_result_and_the_link(page) {
        page.open("");
        page.press(EDIT);
        rename(page, "Stage 2", "Prospect");
        page.result_where(|result| {
            result["inputs"]["stages"] == json!(["visit", "Prospect", "qualified", "customer"])
        });
        assert_eq!(page.value_of("Visit to Prospect"), "2.5");
        assert_eq!(page.value_of("Prospect to Qualified"), "15");
        settles(page, "stages=visit,Prospect,qualified,customer");
        let link = page.fragment();
        page.open(&format!("#{link}"));
        assert_eq!(page.value_of("Prospect to Qualified"), "15");
    }

    fn a_name_may_hold_anything(page) {
        let name = "Größe, 50% & <b>mehr</b> = #1";
        page.open("");
        page.press(EDIT);
        rename(page, "Stage 3", name);
        page.result_where(|result| result["inputs"]["stages"][2] == name);
        settles(
            page,
            "stages=visit,lead,Gr%C3%B6%C3%9Fe%2C%2050%25%20%26%20%3Cb%3Emehr%3C%2Fb%3E%20%3D%20%231,customer",
        );
        page.reload();
        assert_eq!(page.result()["inputs"]["stages"][2], name);
        page.see(&format!("Lead to {name}"));
    }

    fn an_empty_name_is_refused(page) {
        page.open("");
        page.press(EDIT);
        rename(page, "Stage 2", "");
        page.see("Stages: nothing was entered. Enter a name of 1 to 40 characters.");
        assert_eq!(page.result()["inputs"]["stages"][1], "lead");
        rename(page, "Stage 2", "Prospect");
        page.see_no("nothing was entered");
    }

    #[both_widths]
    fn stages_can_be_added_to_eight_conversions(page) {
        page.open("");
        page.press(EDIT);
        for count in 4..=8 {
            assert!(can_press(page, "Add a stage"), "at {}", count - 1);
            page.press("Add a stage");
            let result = page.result_where(|result| {
                result["inputs"]["conversion"].as_array().is_some_and(|all| all.len() == count)
            });
            // Everybody passes a new stage, so nothing else moves.
            assert!(same(number(&result, "/wheel/speed"), 7.5));
        }
        assert!(!can_press(page, "Add a stage"));
        assert_eq!(page.count(".stage:not([hidden])"), 9);
        settles(page, "conversion=2.5,15,20,100,100,100,100,100");
        assert_eq!(page.overflow(), 0);
        page.reload();
        assert_eq!(page.count("input[id^=field-conversion-]"), 8);
        assert!(is_shown(page, "#field-conversion-7"));
    }

    fn a_new_stage_has_a_field_of_its_own(page) {
        page.open("");
        page.press(EDIT);
        page.press("Add a stage");
        page.fill("New stage to Customer", "50");
        let result = result_has(page, "/inputs/conversion/3", 0.5);
        assert!(same(number(&result, "/wheel/speed"), 3.75));
    }

    fn stages_can_be_removed_to_one_conversion(page) {
        page.open("");
        page.press(EDIT);
        page.press("Remove Lead");
        let result = result_has(page, "/inputs/conversion/0", 0.00375);
        assert_eq!(result["inputs"]["stages"], json!(["visit", "qualified", "customer"]));
        page.press("Remove Qualified");
        let result = result_has(page, "/inputs/conversion/0", 0.00075);
        assert_eq!(result["inputs"]["stages"], json!(["visit", "customer"]));
        assert_eq!(page.value_of("Visit to Customer"), "0.075");
        // Neither the visit nor the customer can go.
        assert_eq!(page.count(".stage:not([hidden]) button:not([hidden])"), 0);
        assert!(!is_shown(page, "#field-conversion-1"));
        settles(page, "stages=visit,customer");
        assert!(page.fragment().contains("conversion=0.075"), "{}", page.fragment());
        let link = page.fragment();
        page.open(&format!("#{link}"));
        assert_eq!(page.value_of("Visit to Customer"), "0.075");
    }

    fn a_removed_stage_moves_no_customer_and_the_page_says_what_became_of_it(page) {
        page.open("");
        let speed = number(&page.result(), "/wheel/speed");
        page.press(EDIT);
        page.press("Remove Lead");
        let result = result_has(page, "/inputs/conversion/0", 0.00375);
        assert!(same(number(&result, "/wheel/speed"), speed), "{result}");
        page.reads("#stages-told", |text| {
            text.starts_with("Lead was removed") && text.contains("Visit to Qualified is now 0.375%")
        });
        assert_eq!(page.attribute("#stages-told", "role").as_deref(), Some("status"));
        page.press("Undo");
        page.reads("#stages-told", str::is_empty);
    }

    fn a_removed_stage_comes_back_with_undo(page) {
        page.open("");
        let before = page.result();
        page.press(EDIT);
        page.press("Remove Lead");
        page.result_where(|result| *result != before);
        page.press("Undo");
        page.result_where(|result| *result == before);
        assert_eq!(page.value_of("Visit to Lead"), "2.5");
    }

    fn each_added_stage_is_a_step_of_its_own(page) {
        page.open("");
        let count = |page: &Page, count: usize| {
            page.result_where(|result| {
                result["inputs"]["conversion"].as_array().is_some_and(|all| all.len() == count)
            });
        };
        page.press(EDIT);
        page.press("Add a stage");
        page.press("Add a stage");
        count(page, 5);
        page.press("Undo");
        count(page, 4);
        page.press("Undo");
        count(page, 3);
    }

    fn a_blocked_stage_is_told_in_words(page) {
        page.open("");
        super::open_all(page);
        page.fill("Lead to Qualified", "0");
        let result = result_has(page, "/wheel/speed", 0.0);
        assert!(result["wheel"]["path_halvings"][1].is_null());
        page.reads("#path-friction-value", |text| text == "blocked");
        super::is_sound(page, "a blocked stage");
    }

    #[phone]
    fn a_link_that_would_be_too_long_is_refused_in_words(page) {
        page.open("");
        page.press(EDIT);
        for _ in 0..3 {
            page.press("Add a stage");
        }
        for stage in 2..=6 {
            rename(page, &format!("Stage {stage}"), &"名".repeat(40));
        }
        rename(page, "Stage 1", &"名".repeat(40));
        page.result_where(|result| result["inputs"]["stages"][5] == "名".repeat(40));
        page.press("Copy link");
        page.see("The link is longer than 2,000 characters, so it was not copied. Shorten the stage names");
        assert_eq!(page.overflow(), 0);
    }
}
