//! Undo, redo, reset.

use flywheel_tests::keys;

use super::{can_press, leave, number, result_has, same, settles, stories};

stories! {
    fn at_first_there_is_nothing_to_undo_or_redo(page) {
        page.open("");
        assert!(!can_press(page, "Undo"));
        assert!(!can_press(page, "Redo"));
        page.fill("Customer churn", "3");
        super::wait("undo should be there", || can_press(page, "Undo"));
        assert!(!can_press(page, "Redo"));
    }

    fn undo_and_redo_walk_back_and_forth(page) {
        page.open("");
        page.fill("Customer churn", "3");
        page.fill("Traffic", "20000");
        result_has(page, "/inputs/traffic", 20_000.0);
        page.press("Undo");
        let result = result_has(page, "/inputs/traffic", 10_000.0);
        assert!(same(number(&result, "/inputs/churn"), 0.03));
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.025);
        assert!(!can_press(page, "Undo"));
        page.press("Redo");
        result_has(page, "/inputs/churn", 0.03);
        page.press("Redo");
        result_has(page, "/inputs/traffic", 20_000.0);
        assert!(!can_press(page, "Redo"));
        assert_eq!(page.value_of("Traffic"), "20,000");
    }

    fn edits_of_one_field_in_a_row_are_one_step(page) {
        page.open("");
        page.fill("Customer churn", "3");
        page.keys(".25");
        result_has(page, "/inputs/churn", 0.0325);
        page.keys(keys::UP);
        result_has(page, "/inputs/churn", 0.034);
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.025);
        assert!(!can_press(page, "Undo"));
    }

    fn coming_back_to_a_field_is_another_step(page) {
        page.open("");
        page.fill("Customer churn", "3");
        page.keys(keys::TAB);
        page.fill("Customer churn", "4");
        result_has(page, "/inputs/churn", 0.04);
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.03);
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.025);
    }

    fn another_edit_ends_what_could_be_redone(page) {
        page.open("");
        page.fill("Customer churn", "3");
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.025);
        assert!(can_press(page, "Redo"));
        page.fill("Traffic", "5");
        result_has(page, "/inputs/traffic", 5.0);
        assert!(!can_press(page, "Redo"));
    }

    fn reset_goes_back_to_the_example_and_can_be_undone(page) {
        page.open("");
        page.press("Online shop");
        page.fill("Customer churn", "3");
        page.fill("Traffic", "abc");
        result_has(page, "/inputs/churn", 0.03);
        page.press("Reset");
        let result = result_has(page, "/inputs/churn", 0.1);
        assert_eq!(result["inputs"]["preset"], "shop");
        assert_eq!(page.value_of("Traffic"), "50,000");
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.03);
    }

    fn reset_of_what_is_reset_is_no_step(page) {
        page.open("");
        page.press("Reset");
        assert!(!can_press(page, "Undo"));
    }

    fn the_address_follows_undo(page) {
        page.open("");
        page.fill("Customer churn", "3");
        settles(page, "churn=3");
        page.press("Undo");
        super::wait("the address should follow", || !page.fragment().contains("churn"));
    }

    #[depends_on_engine]
    fn control_z_and_control_y_outside_a_field(page) {
        page.open("");
        page.fill("Customer churn", "3");
        result_has(page, "/inputs/churn", 0.03);
        leave(page);
        page.keys(&format!("{}z", keys::CONTROL));
        result_has(page, "/inputs/churn", 0.025);
        page.keys(&format!("{}y", keys::CONTROL));
        result_has(page, "/inputs/churn", 0.03);
        page.keys(&format!("{}z", keys::CONTROL));
        result_has(page, "/inputs/churn", 0.025);
        page.keys(&format!("{}{}Z", keys::CONTROL, keys::SHIFT));
        result_has(page, "/inputs/churn", 0.03);
    }

    #[depends_on_engine]
    fn control_z_after_choosing_an_example(page) {
        page.open("");
        page.press("Online shop");
        page.result_where(|result| result["inputs"]["preset"] == "shop");
        page.keys(&format!("{}z", keys::CONTROL));
        page.result_where(|result| result["inputs"]["preset"] == "saas");
    }

    fn many_steps_can_be_undone(page) {
        page.open("");
        for step in 1..=15 {
            page.fill("Customer churn", &step.to_string());
            page.fill("Traffic", &(step * 100).to_string());
        }
        result_has(page, "/inputs/traffic", 1500.0);
        for _ in 0..30 {
            page.press("Undo");
        }
        let result = result_has(page, "/inputs/churn", 0.025);
        assert!(same(number(&result, "/inputs/traffic"), 10_000.0));
        assert!(!can_press(page, "Undo"));
    }
}
