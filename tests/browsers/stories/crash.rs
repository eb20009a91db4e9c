//! The app stops: nobody loses a number, and everybody is told what to do.

use flywheel_tests::{Engine, Page};

use super::{is_shown, number, same, stores, stories, wait};

/// Has the app give back what it never had: a real panic of the release build, which ends in a trap.
const PANIC: &str = "setTimeout(() => instance.exports.__externref_table_dealloc(1e6))";

/// Tells a story of a page whose app can be made to panic. Only Chromium lets one look over its shoulder.
fn with_instance(page: &Page, tell: impl FnOnce()) {
    if page.engine() != Engine::Chromium {
        return;
    }
    page.with_instance(tell);
    // The trap is in the console, as it should be.
    let errors = page.console_errors().expect("a console");
    assert!(
        errors
            .iter()
            .all(|error| error.to_string().contains("RuntimeError")),
        "{errors:#?}"
    );
}

fn panic(page: &Page) {
    page.script(PANIC, &[]);
    wait("the page should say that it has stopped", || {
        is_shown(page, "#failed")
    });
}

stories! {
    fn a_panic_says_what_to_do_and_loading_again_has_every_number(page) {
        with_instance(page, || {
            page.open("");
            page.fill("Churn", "3");
            stores(page, "churn=3");
            panic(page);
            page.see("The calculator has stopped.");
            page.press("Reload");
            wait("it runs again", || !is_shown(page, "#failed"));
            page.result_where(|result| same(number(result, "/inputs/churn"), 0.03));
        });
    }

    fn starting_over_puts_aside_what_may_be_the_cause(page) {
        with_instance(page, || {
            page.open("");
            page.fill("Churn", "3");
            stores(page, "churn=3");
            panic(page);
            page.press("Start over");
            wait("it runs again", || !is_shown(page, "#failed"));
            page.result_where(|result| same(number(result, "/inputs/churn"), 0.025));
            assert!(page.stored("flywheel.wheel.aside").unwrap_or_default().contains("churn=3"));
        });
    }
}
