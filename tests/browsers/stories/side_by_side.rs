//! Several wheels side by side: each is drawn, their lines are in one chart, and the numbers of each can be changed.

use flywheel_tests::{Page, keys};
use serde_json::json;

use super::examples::column;
use super::losing_nothing::compare;
use super::{number, result_has, settles, stories, wait};

/// Opens the comparison of the example, named Software, with a copy of it, named Services, which is the active one.
fn with_two(page: &Page) {
    page.open("#preset=saas&view=compare");
    page.bring_all();
    page.fill("Name of this wheel", "Software");
    page.keys(keys::TAB);
    page.press("Copy this wheel");
    page.fill("Name of this wheel", "Services");
    page.keys(keys::TAB);
    wait("both are there", || page.count(".small-wheels .wheel") == 2);
}

/// The width of the rim of the wheel at this place.
fn rim(page: &Page, place: usize) -> f64 {
    let script = "return parseFloat(document.querySelectorAll('.small-wheels .mass')[arguments[0]].getAttribute('stroke-width'))";
    page.script(script, &[json!(place)]).as_f64().expect("a width")
}

stories! {
    fn each_wheel_is_drawn_and_has_its_line(page) {
        with_two(page);
        assert_eq!(page.count(".compared path[class^=colour-]"), 2);
        page.reads(".compared .ends", |says| says.contains("Services") && says.contains("Software"));
        let label = page.attribute(".compared", "aria-label").unwrap_or_default();
        assert!(label.contains("Services 252") && label.contains("Software 252"), "{label}");
        let said = page.attribute(".small-wheels .wheel", "aria-label").unwrap_or_default();
        assert!(said.starts_with("A flywheel with 150 customers"), "{said}");
    }

    fn a_number_of_the_wheel_that_is_shown_moves_its_drawing_and_is_one_step_of_undo(page) {
        with_two(page);
        let before = [rim(page, 0), rim(page, 1)];
        page.fill("Customers today, Services", "1500");
        result_has(page, "/inputs/customers", 1500.0);
        wait("its rim is thicker", || rim(page, 0) > before[0] + 3.0);
        assert!((rim(page, 1) - before[1]).abs() < 0.05, "the other stays");
        page.press("Undo");
        result_has(page, "/inputs/customers", 150.0);
        assert_eq!(page.value_of("Customers today, Services"), "150");
    }

    fn a_number_of_another_wheel_is_changed_where_it_is_and_kept(page) {
        with_two(page);
        page.fill("Customer churn, Software", "5");
        let friction = |place: usize| column(page, "compare-table", place).into_iter().nth(1);
        wait("the other has changed", || friction(2).as_deref() == Some("4%"));
        assert_eq!(friction(1).as_deref(), Some("1.5%"), "this one stays");
        assert!((number(&page.result(), "/inputs/churn") - 0.025).abs() < 1e-12);
        page.press("Undo");
        wait("it is as before", || friction(2).as_deref() == Some("1.5%"));
        page.press("Redo");
        wait("it has changed again", || friction(2).as_deref() == Some("4%"));
        settles(page, "preset=saas");
        page.reload();
        compare(page);
        wait("it was kept", || friction(2).as_deref() == Some("4%"));
        assert_eq!(page.value_of("Customer churn, Software"), "5");
    }

    fn a_number_that_a_wheel_refuses_says_why_and_changes_nothing(page) {
        with_two(page);
        page.fill("Customer churn, Software", "-1");
        page.reads("#compare-numbers .problem:not(:empty)", |says| says.contains("-1"));
        let friction = column(page, "compare-table", 2).into_iter().nth(1);
        assert_eq!(friction.as_deref(), Some("1.5%"));
    }

    fn the_authors_numbers_stay(page) {
        page.open("#preset=saas&churn=4&author=v%3D1%26preset%3Dsaas&view=compare");
        page.bring_all();
        page.reads("#compare-numbers thead", |heads| heads.contains("The author’s"));
        assert_eq!(page.count("#compare-numbers td:nth-of-type(2) input"), 0);
        page.reads("#compare-numbers tr:nth-child(4) td:nth-of-type(2)", |says| says == "2.5");
    }
}
