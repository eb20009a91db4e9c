//! The customer journey: its numbers are the wheel's, its touchpoints and activities the visitor's.

use flywheel_tests::keys;
use serde_json::{Value, json};

use super::{copied, keeps, number, result_has, settles, stories, wait};

pub(super) const STORED: &str = "journey";

/// Opens the journey, as a link does.
pub(super) fn open(page: &flywheel_tests::Page, more: &str) {
    page.open(&format!("#preset=saas&view=journey{more}"));
    page.bring_all();
}

pub(super) fn section(page: &flywheel_tests::Page, id: &str) {
    page.unfold(id);
}

/// The words of each row of a table.
fn rows(page: &flywheel_tests::Page, id: &str) -> Vec<Vec<String>> {
    let script = "return [...document.querySelectorAll(`#${arguments[0]} tbody tr`)]
      .map((row) => [...row.children].map((cell) => cell.innerText.trim()))";
    serde_json::from_value(page.script(script, &[json!(id)])).unwrap()
}

stories! {
    fn it_is_a_view_of_its_own_and_fetched_when_it_is_opened(page) {
        let parts = "return performance.getEntriesByType('resource')
          .filter((entry) => /show_journey.*wasm/.test(entry.name)).length";
        page.open("");
        page.bring_all();
        assert_eq!(page.script(parts, &[]), json!(0));
        page.press("Journey");
        page.reads("#journey-title", |title| title == "The customer journey");
        page.bring_all();
        assert_eq!(page.script(parts, &[]), json!(1), "with its touchpoints");
        settles(page, "view=journey");
        page.press("Wheel");
        page.see("B2B software");
    }

    fn seven_phases_in_order_with_the_wheels_own_people(page) {
        open(page, "");
        assert_eq!(page.count("#track > li"), 7);
        for (phase, name, people) in [
            (1, "Unaware", "100,000 people a month"),
            (2, "Trigger", "20,000 people a month"),
            (3, "Initial consideration", "10,000 people a month"),
            (4, "Active evaluation", "250 people a month"),
            (5, "Purchase decision", "37.5 people a month"),
            (6, "Customer experience", "150 customers now"),
            (7, "Loyalty", "promoters among them"),
        ] {
            page.reads(&format!("#phase-{phase}"), |card| card.starts_with(name) && card.contains(people));
        }
        page.reads("#phase-5", |card| card.contains("Customers equal 20 months of wins, at 7.5 a month"));
        page.reads("#track-closes", |says| says.contains("1.5 new customers a month come by recommendation"));
    }

    fn a_number_here_is_the_wheels_number(page) {
        open(page, "");
        page.fill("Visits into this phase", "20000");
        result_has(page, "/inputs/traffic", 20_000.0);
        page.reads("#phase-4", |card| card.contains("500 people a month"));
        page.fill("Lead to Qualified, here", "30");
        page.reads("#phase-5", |card| card.contains("150 people a month"));
        page.press("Wheel");
        assert_eq!(page.value_of("Traffic"), "20,000");
        page.fill("Customers today", "300");
        page.press("Journey");
        page.reads("#phase-6", |card| card.contains("300 customers now"));
    }

    fn a_conversion_can_be_moved_to_another_phase(page) {
        open(page, "");
        page.choose("Phase of Lead to Qualified", "Initial consideration");
        page.reads("#phase-3", |card| card.contains("0.375% of them go on to the next phase"));
        page.reads("#phase-4", |card| card.contains("None of your wheel’s conversions belongs here"));
        let result = page.result();
        assert!((number(&result, "/wheel/speed") - 7.5).abs() < 1e-9, "the wheel stays as it is");
    }

    fn a_renamed_stage_is_renamed_in_the_journey_too(page) {
        open(page, "");
        assert_eq!(page.attribute("#stage-phase-1", "aria-label").as_deref(), Some("Phase of Lead to Qualified"));
        page.press("Wheel");
        page.press("Name, add or remove stages");
        page.fill("Stage 2", "Prospect");
        page.keys(keys::TAB);
        settles(page, "stages=visit,Prospect,qualified,customer");
        page.press("Journey");
        page.choose("Phase of Prospect to Qualified", "Initial consideration");
        page.reads("#phase-3", |card| card.contains("Prospect to Qualified"));
    }

    fn time_in_a_phase_makes_people_on_their_way(page) {
        open(page, "");
        page.fill("Time in Purchase decision", "2");
        page.reads("#phase-5", |card| card.contains("75 people are within this phase"));
    }

    fn what_was_entered_survives_a_reload_and_undo_takes_it_back(page) {
        open(page, "");
        page.fill("People reached", "50000");
        keeps(page, STORED, "reached=50000");
        page.reload();
        page.bring_all();
        page.reads("#phase-1", |card| card.contains("50,000 people a month"));
        page.fill("Triggered", "30");
        page.reads("#phase-2", |card| card.contains("15,000 people a month"));
        page.press("Undo");
        page.reads("#phase-2", |card| card.contains("10,000 people a month"));
        // A link brings a wheel, and leaves the journey.
        page.open("#preset=shop&view=journey");
        page.reads("#phase-1", |card| card.contains("50,000 people a month"));
    }

    fn a_stored_journey_that_cannot_be_read_is_told_and_kept_aside(page) {
        page.open("");
        page.store(STORED, "broken");
        open(page, "");
        page.reads("#journey-told", |says| says.contains("could not be read"));
        assert!(page.kept_aside().contains("journey broken"));
    }

    fn a_no_flags_its_phase_and_no_answer_does_not(page) {
        open(page, "");
        section(page, "questions");
        page.reads("#questions > summary", |says| says.contains("three questions"));
        page.script("document.querySelectorAll('[name=question-1]')[1].click()", &[]);
        page.reads("#phase-1 .problem", |says| says.contains("buyers may miss you"));
        page.reads("#questions > summary", |says| says.contains("miss you in: Unaware."));
        page.script("document.querySelectorAll('[name=question-1]')[2].click()", &[]);
        page.reads("#phase-1 .problem", str::is_empty);
    }

    fn a_match_alone_is_not_customer_centric(page) {
        open(page, "&alignment=1&churn=9");
        section(page, "centric");
        page.reads("#centric > summary", |says| says.contains("Not yet"));
        let held: Vec<String> = rows(page, "centric-table").into_iter().map(|row| row[1].clone()).collect();
        assert_eq!(held, ["not known yet", "yes", "no", "yes"]);
    }

    fn equal_scores_tie_and_a_better_one_leads(page) {
        open(page, "");
        section(page, "scorecard");
        page.press("Add a supplier");
        page.press("Add a supplier");
        page.reads("#scorecard > summary", |says| says.contains("number 1 of 2"));
        page.fill("Trust (2)", "9");
        page.reads("#scorecard > summary", |says| says.contains("number 2 of 2"));
        page.fill("Importance: Trust", "0");
        page.reads("#scorecard > summary", |says| says.contains("number 1 of 2"));
    }

    fn what_is_not_done_after_the_sale_can_be_entered_as_friction(page) {
        open(page, "");
        section(page, "after-sale");
        page.see("10 tasks are still open.");
        page.press("Follow-up");
        page.see("9 tasks are still open.");
        page.press("Enter “All users trained” as a friction point");
        page.see("entered as a friction point");
        settles(page, "items=All%20users%20trained,churn,0,0,10");
        // Once it is done it is friction no longer.
        page.press("All users trained");
        wait("the item is gone", || !page.fragment().contains("items="));
    }

    fn the_pipeline_weighs_deals_and_asks_little(page) {
        open(page, "");
        section(page, "pipeline");
        page.fill("Deals in Meeting", "25");
        page.fill("Going on from Meeting", "20");
        page.reads("#advanced-2", |says| says == "25 × 20% = 5 go on.");
        page.reads("#pipeline > summary", |says| says.contains("Enter what share goes on from each stage"));
        page.reads("#pipeline-velocity", |says| says.contains("Enter what share of deals goes on"));
        page.reads("#pipeline-little", |says| says.contains("7.5 wins a month that take 3.4 months each mean 25.5 on their way"));
        page.reads("#qualified", |says| says.starts_with("Not qualified"));
        for tick in ["They have a need", "They have the budget", "You talk to the person who decides"] {
            page.press(tick);
        }
        page.reads("#qualified", |says| says.starts_with("Qualified"));
    }

    fn three_views_end_in_the_same_number(page) {
        open(page, "");
        section(page, "compared");
        let funnel = rows(page, "view-table");
        assert_eq!(funnel.iter().map(|row| row[0].as_str()).collect::<Vec<_>>()[..5],
            ["Awareness", "Interest", "Evaluation", "Decision", "Purchase"]);
        assert_eq!(funnel[4][1], "7.5");
        page.script("document.querySelectorAll('[name=three-views]')[1].click()", &[]);
        wait("the pipeline is shown", || rows(page, "view-table").len() == 6);
        let pipeline = rows(page, "view-table");
        assert_eq!((pipeline[4][1].as_str(), pipeline[5][1].as_str()), ("25.5", "7.5"));
        page.script("document.querySelectorAll('[name=three-views]')[2].click()", &[]);
        wait("the wheel is shown", || rows(page, "view-table").len() == 3);
        let wheel = rows(page, "view-table");
        assert_eq!((wheel[1][1].as_str(), wheel[2][1].as_str()), ("1.5", "7.5"));
        page.fill("Journey before sales contact", "57");
        page.reads("#first-contact", |says| says.contains("57% of the way lies in phase 4 of 7, Active evaluation"));
        let result: Value = page.result();
        assert_eq!(result["wheel"]["speed"], json!(7.5));
    }

    fn another_tabs_journey_is_not_overwritten_by_a_change_of_the_wheel(page) {
        page.open("");
        page.store(STORED, "journey=1&reached=77");
        page.fill("Traffic", "20000");
        settles(page, "traffic=20000");
        assert!(page.everything_stored().contains("journey=1&reached=77"), "both are stored");
    }

    fn a_count_above_the_one_before_is_told(page) {
        page.open("#preset=shop&view=journey");
        page.reads("#phase-2", |card| card.contains("More people are in the next phase"));
        page.reads("#phase-6", |card| card.contains("of them are promoters"));
        page.fill("People reached", "100");
        page.bring_all();
        section(page, "compared");
        let interest = rows(page, "view-table").swap_remove(1);
        assert!(interest[2].starts_with("more than the stage before"), "{interest:?}");
    }

    fn recommendation_on_top_of_the_path_is_only_the_wheels(page) {
        page.open("#preset=saas&view=journey&basis=separate&wins=0.02");
        page.bring_all();
        page.reads("#compared > summary", |says| {
            says.contains("Funnel and pipeline end in 7.5") && says.contains("in 9.")
        });
    }

    fn the_journey_can_be_copied_as_json(page) {
        open(page, "");
        section(page, "activities");
        page.press("Add the article’s two rows");
        let copied = copied(page, "Copy the journey as JSON", "#journey-told");
        let copied: Value = serde_json::from_str(&copied).expect("JSON");
        assert_eq!(copied["version"], json!(1));
        assert_eq!(copied["journey"]["touchpoints"].as_array().map(Vec::len), Some(23));
        assert_eq!(copied["journey"]["activities"][1]["phase"], json!("trigger"));
        assert_eq!(copied["journey"]["reached"], json!(100_000));
    }

    fn the_mark_is_in_the_fourth_seventh_and_the_evidence_has_years(page) {
        open(page, "");
        let mark = "return document.querySelector('.contact').getAttribute('transform')";
        assert_eq!(page.script(mark, &[]), json!("rotate(205.2)"));
        section(page, "evidence");
        page.reads("#evidence-list", |says| says.contains("Gartner, 2011, a forecast") && says.contains("CEB, 2012"));
    }
}
