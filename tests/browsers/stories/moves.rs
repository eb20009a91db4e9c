//! Three moves for Monday: what to change next, what it wins, and where to plan it.

use flywheel_tests::{Page, keys};
use serde_json::{Value, json};

use super::worksheet::paste;
use super::{can_press, row, settles, shows, stories, wait};

/// The words of each move: its lever, the step with its gain, the action, and the phase.
const MOVES: &str = "\
return [...document.querySelectorAll('#moves li:not([hidden])')]\
  .map((move) => [...move.querySelectorAll('h3, .gain, .gain + p, .link')].map((part) => part.innerText.trim()))";

fn moves(page: &Page) -> Vec<Vec<String>> {
    serde_json::from_value(page.script(MOVES, &[])).expect("texts")
}

fn levers(page: &Page) -> Vec<String> {
    moves(page).iter().map(|words| words[0].clone()).collect()
}

fn open(page: &Page, rest: &str) {
    page.open(rest);
    page.bring_all();
    wait("the moves are there", || page.count("#moves-title") == 1);
}

/// How many more customers there are at the horizon with the change that is tried.
fn tried(page: &Page) -> f64 {
    let result = page.result_where(|result| result["what_if"] != Value::Null);
    let last = |at: &str| *row(&result, at).last().expect("a month");
    last("/what_if/projection/flywheel") - last("/projection/flywheel")
}

/// The number before "more customers".
fn gain(words: &str) -> f64 {
    let (before, _) = words.split_once(" more customer").expect("a gain");
    let number = before.rsplit(' ').next().unwrap_or_default();
    number.replace(',', "").parse().expect("a number")
}

fn focused_cell(page: &Page) -> Value {
    page.script(
        "return [document.activeElement.id, document.activeElement.value]",
        &[],
    )
}

fn option(page: &Page, list: &str) -> Value {
    let script = "return document.getElementById(arguments[0])?.selectedOptions[0].textContent ?? null";
    page.script(script, &[json!(list)])
}

stories! {
    #[both_widths]
    fn three_moves_stand_below_the_first_screen_the_best_first(page) {
        open(page, "");
        page.see("Three moves for Monday");
        assert_eq!(
            moves(page),
            [
                [
                    "Lead to Qualified",
                    "From 15% to 25.5%: 155 more customers after 36 months.",
                    "Offer each new lead a live demo within one working day, and ask about need and budget there.",
                    "In the journey: Active evaluation",
                ],
                [
                    "Customer churn",
                    "From 2.5% to 1.12% a month: 96.9 more customers after 36 months.",
                    "Call each customer in the month before renewal, and ask what they would miss.",
                    "In the journey: Customer experience",
                ],
                [
                    "Share by recommendation",
                    "From 20% to 33.3%: 57.5 more customers after 36 months.",
                    "Ask five promoters to introduce you to one company that has the same problem.",
                    "In the journey: Loyalty",
                ],
            ]
        );
        assert_eq!(page.overflow(), 0);
    }

    fn each_wins_what_trying_its_number_shows(page) {
        open(page, "");
        let steps = moves(page);
        for (words, change) in steps.iter().zip(["if-conversion=,25.5", "if-churn=1.12", "if-recommended=33.3"]) {
            page.open(&format!("#preset=saas&{change}"));
            let tried = tried(page);
            assert!(shows(gain(&words[1]), tried), "{words:?} {tried}");
        }
    }

    fn they_follow_the_numbers_and_stand_still_while_these_move_a_little(page) {
        open(page, "");
        let first = levers(page);
        page.fill("Customer churn", "2.4");
        wait("the step follows", || moves(page)[1][1].starts_with("From 2.4% to 1.1% a month"));
        assert_eq!(levers(page), first);
        // Better than usual: the next one takes its place.
        page.fill("Customer churn", "0.4");
        wait("churn gives way", || !levers(page).contains(&"Customer churn".to_owned()));
        page.press("Online shop");
        wait("the shop's moves are there", || levers(page)[0] == "Customer churn");
        page.see("Ask ten customers who have stopped ordering why, and fix the cause named most.");
        page.press("Undo");
        page.fill("Customer churn", "2.5");
        wait("they are as before", || levers(page) == first);
    }

    fn with_a_change_being_tried_they_start_from_todays_numbers(page) {
        open(page, "");
        let today = moves(page);
        open(page, "#preset=saas&if-traffic=20000");
        assert!(tried(page) > 0.0);
        assert_eq!(moves(page), today);
    }

    fn where_no_number_wins_anybody_they_say_so(page) {
        open(page, "#preset=saas&traffic=0&customers=0");
        page.see("No number, changed on its own, would win customers.");
        assert_eq!(moves(page), [[""; 0]; 0]);
    }

    #[both_widths]
    fn a_move_leads_to_its_phase_of_the_journey(page) {
        open(page, "");
        page.press("In the journey: Active evaluation");
        wait("the phase has the focus", || page.script("return document.activeElement.id", &[]) == json!("phase-4"));
        let in_sight = "const place = document.activeElement.getBoundingClientRect(); return place.top >= 0 && place.top < innerHeight";
        wait("it is in sight", || page.script(in_sight, &[]) == json!(true));
        settles(page, "view=journey");
    }

    fn a_conversion_that_was_moved_to_another_phase_leads_there(page) {
        open(page, "");
        page.press_at(".views button:nth-child(3)");
        page.bring_all();
        page.choose("Phase of Lead to Qualified", "Purchase decision");
        page.press_at(".views button");
        wait("the phase follows", || moves(page)[0][3] == "In the journey: Purchase decision");
        assert_eq!(moves(page)[0][2], "Add a timetable, measures of success and a named contact to each offer.");
    }

    #[depends_on_engine]
    fn a_conversion_is_put_into_the_friction_register_and_undo_takes_it_out(page) {
        open(page, "");
        page.press("Put it on the worksheet: Lead to Qualified");
        let action = "Offer each new lead a live demo within one working day, and ask about need and budget there";
        wait("the row has the focus", || focused_cell(page) == json!(["frictions-0-0", action]));
        page.reads("#register > summary", |text| text.ends_with("need and budget there."));
        assert_eq!(page.value_of("Before (1)"), "15");
        assert_eq!(page.value_of("Effect of resolving, % (1)"), "70");
        assert_eq!(option(page, "frictions-0-8"), json!("Lead to Qualified"));
        assert_eq!(page.result()["what_if"], Value::Null, "an open row changes nothing");
        settles(page, "view=worksheet");
        page.press("Undo");
        wait("it is gone", || page.count("#frictions-table tbody:not(.blank) input") == 0);
        assert!(!can_press(page, "Undo"), "it was one step");
        page.press("Redo");
        wait("it is back", || page.count("#frictions-0-0") == 1);
        // Resolved, it wins what the move says.
        page.choose("Resolved (1)", "yes");
        let tried = tried(page);
        assert!(shows(155.0, tried), "{tried}");
    }

    fn recommendation_is_put_among_the_activities_with_what_measures_it(page) {
        open(page, "");
        page.press("Put it on the worksheet: Share by recommendation");
        let action = "Ask five promoters to introduce you to one company that has the same problem";
        wait("the row has the focus", || focused_cell(page) == json!(["activities-0-1", action]));
        assert_eq!(option(page, "activities-0-0"), json!("Delight"));
        assert_eq!(
            page.script("return document.getElementById('activities-0-5').value", &[]),
            json!("Share by recommendation: from 20% to 33.3%")
        );
    }

    fn a_move_that_is_on_the_worksheet_is_shown_there_and_not_added_again(page) {
        open(page, "");
        for _ in 0..2 {
            page.press("Put it on the worksheet: Customer churn");
            wait("the row has the focus", || focused_cell(page)[0] == json!("frictions-0-0"));
            page.press_at(".views button");
        }
        assert_eq!(page.count("#frictions-1-0"), 0);
    }

    fn a_long_register_turns_to_the_page_of_the_new_row(page) {
        page.open("#preset=saas&view=worksheet");
        page.unfold("register");
        let rows: Vec<String> = (0..30).map(|row| format!("Place {row}")).collect();
        paste(page, "frictions", &rows.join("\n"));
        page.reads("#frictions-rows", |text| text.contains("30"));
        page.press_at(".views button");
        page.bring_all();
        wait("the moves are there", || page.count("#moves-title") == 1);
        page.press("Put it on the worksheet: Customer churn");
        wait("the row has the focus", || focused_cell(page)[0] == json!("frictions-30-0"));
    }

    #[depends_on_engine]
    fn it_works_by_keys_alone(page) {
        open(page, "");
        page.script("document.querySelector('#moves li:nth-child(2) .link').focus()", &[]);
        page.keys(keys::TAB);
        assert_eq!(page.focused(), "Put it on the worksheet: Customer churn");
        page.keys(keys::ENTER);
        wait("the row has the focus", || focused_cell(page)[0] == json!("frictions-0-0"));
    }

    #[phone]
    #[only_in(flywheel_tests::Engine::Chromium, "its driver sends touches")]
    fn it_works_by_touch(page) {
        open(page, "");
        let place = "const button = document.querySelector('#moves li:nth-child(2) .link');
            button.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { x, y, width, height } = button.getBoundingClientRect();
            return { x: x + width / 2, y: y + height / 2, height }";
        let place = page.script(place, &[]);
        assert!(place["height"].as_f64().is_some_and(|height| height >= 44.0), "{place}");
        for (kind, points) in [("touchStart", json!([{ "x": place["x"], "y": place["y"] }])), ("touchEnd", json!([]))] {
            let touch = json!({ "type": kind, "touchPoints": points });
            page.browser().devtools("Input.dispatchTouchEvent", touch).expect("an answer");
        }
        wait("the phase has the focus", || page.script("return document.activeElement.id", &[]) == json!("phase-6"));
    }
}
