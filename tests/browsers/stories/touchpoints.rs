//! Touchpoints and activities on the journey: what buyers need beside what is done.

use flywheel_tests::keys;
use serde_json::json;

use super::journey::{STORED, open, section};
use super::worksheet::{in_red, paste};
use super::{keeps, stories, wait};

stories! {
    fn touchpoints_are_the_articles_until_they_are_changed(page) {
        open(page, "");
        section(page, "touchpoints");
        page.see("23 touchpoints");
        assert_eq!(page.count(".touch-row"), 23);
        page.press("Add to Trigger");
        page.see("24 touchpoints");
        page.press("Remove Conferences");
        page.see("23 touchpoints");
        page.fill("Touchpoint 1, Trigger", "Search engines");
        page.keys(keys::TAB);
        wait("it is renamed", || page.stored(STORED).is_some_and(|text| text.contains("Search%20engines")));
        page.press("Restore the article’s list");
        wait("all are back", || page.count(".touch-row") == 23);
        page.see("23 touchpoints");
    }

    fn both_findings_hold_when_they_hold(page) {
        open(page, "");
        section(page, "activities");
        section(page, "gap");
        page.press("Add the article’s two rows");
        page.fill("Hours a month (1)", "16");
        page.fill("Hours a month (2)", "24");
        page.fill("Touchpoint (1)", "Conferences");
        page.keys(keys::TAB);
        page.reads("#gap-findings", |says| {
            says.contains("of 40 hours") && says.contains("22 touchpoints that buyers need get nothing")
        });
        page.reads("#gap-moves", |says| says.contains("h from what serves no touchpoint to"));
        page.reads("#gap > summary", |says| says.contains("4.35% of your hours"));
        page.reads("#gap-effect", |says| says.contains("answer the questions about effort"));
    }

    fn the_same_hours_elsewhere_say_what_they_do_to_the_wheel(page) {
        open(page, "&effort=50,30,20&without=50,50,50&doubled=20,20,20");
        section(page, "activities");
        section(page, "gap");
        page.press("Add the article’s two rows");
        page.fill("Hours a month (1)", "16");
        page.fill("Hours a month (2)", "24");
        page.keys(keys::TAB);
        page.reads("#gap-effect", |says| {
            says.starts_with("Change in hours by segment: attract +10.4, engage +15.7, delight +13.9, no touchpoint −40.")
                && says.contains("If your answers about effort hold, that would mean")
                && says.contains("customers after 36 months")
        });
    }

    fn an_activity_without_a_phase_is_listed(page) {
        open(page, "");
        section(page, "activities");
        page.press("Add an activity");
        page.reads("#activities > summary", |says| says.contains("Without a phase: New activity."));
        page.choose("Phase (1)", "Loyalty");
        page.reads("#activities > summary", |says| !says.contains("Without a phase"));
        page.fill("Touchpoint (1)", "Nowhere");
        page.keys(keys::TAB);
        page.see("There is no touchpoint “Nowhere”.");
        page.press("Remove activity 1");
        page.see("Enter your activities, or paste them from a spreadsheet");
    }

    fn pasted_rows_are_taken_and_refused_ones_told(page) {
        open(page, "");
        section(page, "activities");
        page.press("Add the article’s two rows");
        let text = "Ads\tTrigger\tGoogle\tSearch\tAd\t12\t500\nBlog\tNever\nTalks\t1\t\tStage\tTalk\tmany";
        page.script(
            "const field = document.querySelector('#activity-paste'); field.value = arguments[0]; \
             field.dispatchEvent(new Event('change', { bubbles: true }))",
            &[json!(text)],
        );
        page.reads("#activity-told", |says| {
            says.starts_with("One row was imported.")
                && says.contains("Row 2 was not imported: There is no phase “Never”.")
                && says.contains("Row 3 was not imported: Hours a month: “many” can’t be used.")
        });
        // Those that were refused can be corrected where they stand.
        let left = "return document.querySelector('#activity-paste').value";
        assert_eq!(page.script(left, &[]), json!("Blog\tNever\nTalks\t1\t\tStage\tTalk\tmany"));
        page.reads("#activities > summary", |says| says.contains("3 activities, 12 hours a month."));
        section(page, "grid");
        page.reads("#grid-table", |says| says.contains("Ads") && says.contains("Trigger · Ad"));
    }

    fn two_hundred_activities_can_be_pasted_and_edited(page) {
        open(page, "");
        section(page, "activities");
        page.script(
            "const field = document.querySelector('#activity-paste'); \
             field.value = Array.from({ length: 200 }, (_, n) => `Post ${n}\\t${1 + n % 7}\\t\\tBlog\\tText\\t1`).join('\\n'); \
             field.dispatchEvent(new Event('change', { bubbles: true }))",
            &[],
        );
        page.reads("#activities > summary", |says| says.contains("200 activities, 200 hours"));
        page.fill("Hours a month (200)", "5");
        page.keys(keys::TAB);
        page.reads("#activities > summary", |says| says.contains("204 hours"));
    }

    #[depends_on_engine]
    fn a_keyboard_is_enough_for_the_table(page) {
        open(page, "");
        section(page, "activities");
        page.press("Add an activity");
        page.fill("Activity (1)", "Podcast");
        page.keys(keys::TAB);
        assert_eq!(page.focused(), "Phase (1)");
        page.keys(keys::TAB);
        page.keys("Video (YouTube)");
        page.keys(keys::TAB);
        wait("the touchpoint says the phase", || {
            page.stored(STORED).is_some_and(|text| text.contains("do=Podcast,2,5"))
        });
    }

    #[depends_on_engine]
    fn the_focus_stays_where_something_is_removed(page) {
        open(page, "");
        section(page, "activities");
        page.press("Add the article’s two rows");
        for expected in ["Remove activity 1", "Your activities"] {
            page.press("Remove activity 1");
            wait("the focus stays near", || page.focused().starts_with(expected));
        }
    }

    fn a_weight_is_its_touchpoints_wherever_that_stands(page) {
        open(page, "");
        section(page, "touchpoints");
        page.press("Remove Conferences");
        page.press("Add to Trigger");
        page.fill("Knowledge base: importance", "9");
        keeps(page, STORED, "23,7,9,");
    }

    fn a_touchpoint_says_its_phase_and_another_phase_ends_it(page) {
        open(page, "");
        section(page, "activities");
        page.press("Add an activity");
        page.fill("Touchpoint (1)", "google");
        page.keys(keys::TAB);
        let phase = "return document.querySelector('#activity-phase-0').selectedOptions[0].textContent";
        wait("the phase follows", || page.script(phase, &[]) == json!("Trigger"));
        assert_eq!(page.value_of("Touchpoint (1)"), "Google");
        page.choose("Phase (1)", "Loyalty");
        wait("it serves none", || page.value_of("Touchpoint (1)").is_empty());
        page.reads("#activities > summary", |says| says.contains("1 activity"));
    }

    fn a_name_can_be_typed_back_and_is_no_key(page) {
        open(page, "");
        section(page, "activities");
        page.press("Add an activity");
        for name in ["video", "Adverts", "video"] {
            page.fill("Activity (1)", name);
            page.keys(keys::TAB);
        }
        keeps(page, STORED, "do=video,");
        assert_eq!(page.value_of("Activity (1)"), "video");
    }

    fn activities_that_were_taken_over_are_not_told_in_the_colour_of_errors(page) {
        open(page, "");
        section(page, "activities");
        paste(page, "activity", "Blog\t1");
        page.reads("#activity-told", |says| says == "One row was imported.");
        assert_eq!(in_red(page, "#activity-told"), "");
        paste(page, "activity", "Blog\t99");
        page.reads("#activity-told", |says| says.contains("Row 1 was not imported: "));
        assert!(in_red(page, "#activity-told").starts_with("Row 1 was not imported: "));
    }

    fn a_wrong_cell_says_what_and_where(page) {
        open(page, "");
        section(page, "activities");
        page.press("Add an activity");
        page.fill("Hours a month (1)", "many");
        page.keys(keys::TAB);
        page.reads("#activity-told", |says| says.starts_with("Hours a month (1): “many” can’t be used."));
        assert_eq!(page.count(".sheet [aria-invalid=true]"), 1);
        page.fill("Hours a month (1)", "3");
        page.keys(keys::TAB);
        page.reads("#activity-told", str::is_empty);
        assert_eq!(page.count(".sheet [aria-invalid=true]"), 0);
    }
}
