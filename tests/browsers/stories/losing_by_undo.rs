//! Undo brings back whole wheels, files and links as well as numbers.

use flywheel_tests::{Engine, keys};
use serde_json::json;

use super::losing_nothing::{
    CHURN_4, OLD, compare, enter, everything, file_of_rows, has_wheel, import, import_whole, is_kept,
    open_wheel, others_are, own, settle, worksheet,
};
use super::worksheet::choose_file;
use super::{leave, result_has, stories, wait};

/// A file of a wheel and so many others.
fn file_of_wheels(others: u8) -> String {
    let lines =
        (0..others).map(|other| format!("\\nWheel {}\\tpreset=saas&churn=6", char::from(b'A' + other)));
    let lines: String = lines.collect();
    format!(
        r#"{{"flywheel":1,"wheel":"preset=saas&churn=4","journey":"","worksheet":"","wheels":"Mine{lines}"}}"#
    )
}

stories! {
    fn undo_after_an_import_brings_back_everything(page) {
        page.open("");
        import_whole(page, OLD);
        let before = everything(page);
        import_whole(page, r#"{"flywheel":1,"wheel":"preset=saas&churn=7","journey":"","worksheet":"","wheels":""}"#);
        result_has(page, "/inputs/churn", 0.07);
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.04);
        assert_eq!(everything(page), before);
        settle(page);
        page.open("");
        assert_eq!(everything(page), before);
    }

    fn the_limit_of_wheels_is_told_before_it_is_reached(page) {
        page.open("");
        import_whole(page, &file_of_wheels(12));
        compare(page);
        others_are(page, 12);
        let states = "const named = (name) => [...document.querySelectorAll('button')]\
            .find((button) => button.textContent.trim() === name);
            return ['Add a wheel', 'Copy this wheel'].map(named)\
            .map((button) => [button.disabled, button.getClientRects().length > 0])";
        assert_eq!(page.script(states, &[]), json!([[true, true], [true, true]]), "disabled, and to be seen");
        let words = "const view = document.querySelector('.of-compare').cloneNode(true);
            for (const part of view.querySelectorAll('table, #wheels')) part.remove(); return view.textContent";
        let says = page.script(words, &[]);
        assert!(says.as_str().is_some_and(|says| says.contains("12")), "{says}");
        page.press("Delete Wheel C");
        others_are(page, 11);
        assert_eq!(page.script(states, &[]), json!([[false, true], [false, true]]));
    }

    fn a_deleted_wheel_comes_back_by_undo_whatever_was_added_since(page) {
        page.open("");
        import_whole(page, &file_of_wheels(12));
        compare(page);
        page.press("Delete Wheel C");
        others_are(page, 11);
        page.press("Add a wheel");
        others_are(page, 12);
        page.press("Undo");
        others_are(page, 11);
        page.press("Undo");
        others_are(page, 12);
        page.reads("#wheels", |says| says.contains("Wheel C"));
        settle(page);
        page.open("");
        compare(page);
        others_are(page, 12);
        page.reads("#wheels", |says| says.contains("Wheel C"));
    }

    fn adding_copying_and_opening_a_wheel_are_steps_of_undo(page) {
        own(page);
        compare(page);
        page.press("Add a wheel");
        others_are(page, 1);
        page.press("Undo");
        others_are(page, 0);
        result_has(page, "/inputs/churn", 0.04);
        page.press("Copy this wheel");
        others_are(page, 1);
        page.press("Undo");
        others_are(page, 0);
        page.press("Redo");
        others_are(page, 1);
        enter(page, "6");
        open_wheel(page, CHURN_4);
        result_has(page, "/inputs/churn", 0.04);
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.06);
        has_wheel(page, CHURN_4);
        settle(page);
        page.open("");
        result_has(page, "/inputs/churn", 0.06);
        has_wheel(page, CHURN_4);
    }

    fn a_file_with_a_wheel_too_many_is_not_cut_without_a_word(page) {
        page.open("");
        let says = import(page, &file_of_wheels(13));
        compare(page);
        let wanted = if says.starts_with("Everything in the file was loaded") { 13 } else { 0 };
        assert_eq!(page.count("#wheels li"), wanted, "{says}");
    }

    #[depends_on_engine]
    #[not_in(Engine::Webkit, "its driver's Control+Z undoes nothing in a box, in which visitors undo by the system's own keys")]
    fn control_z_in_a_box_for_pasting_undoes_what_was_typed_there_alone(page) {
        own(page);
        worksheet(page);
        page.unfold("answers-step");
        page.press_at("#answers-paste");
        page.keys("abc");
        page.keys(&format!("{}z", keys::CONTROL));
        wait("it is undone there", || {
            page.script("return document.querySelector('#answers-paste').value", &[]) != json!("abc")
        });
        result_has(page, "/inputs/churn", 0.04);
        page.keys(&format!("{}z", keys::CONTROL));
        settle(page);
        result_has(page, "/inputs/churn", 0.04);
        leave(page);
        page.keys(&format!("{}z", keys::CONTROL));
        result_has(page, "/inputs/churn", 0.025);
    }

    fn links_set_in_a_row_are_one_step_of_undo(page) {
        let links = "for (let link = arguments[0]; link < arguments[0] + 110; link += 1) {
              location.hash = `preset=saas&churn=${10 + link / 10}`;
              await new Promise((done) => addEventListener('hashchange', done, { once: true }));
            }";
        own(page);
        let _ = page.promise(links, &[json!(0)]);
        // Chromium follows 200 links in ten seconds, and no more.
        page.promise("await new Promise((done) => setTimeout(done, 10_000))", &[]);
        let _ = page.promise(links, &[json!(110)]);
        result_has(page, "/inputs/churn", 0.319);
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.04);
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.025);
        assert!(page.everything_stored().contains("churn=4"));
    }

    #[depends_on_engine]
    fn ten_thousand_rows_that_are_taken_back_while_they_are_being_stored_stay_away(page) {
        own(page);
        worksheet(page);
        choose_file(page, "ledger.csv", &file_of_rows());
        page.reads("#worksheet-told", |says| says.starts_with("10,000 rows imported"));
        page.press("Undo");
        enter(page, "5");
        is_kept(page, "churn=5");
        settle(page);
        page.open("");
        result_has(page, "/inputs/churn", 0.05);
        worksheet(page);
        page.unfold("ledger-step");
        assert_eq!(page.count("#ledger-table tbody tr"), 0);
    }
}
