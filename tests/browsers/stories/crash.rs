//! When the app stops, nobody loses a number, and everybody is told what to do.

use flywheel_tests::{Engine, Page};

use super::{before_the_second_part, is_shown, number, same, stores, stories, wait};

/// Makes the app free a reference that it never had. The release build panics as well, which ends in a trap.
const PANIC: &str = "setTimeout(() => instance.exports.__externref_table_dealloc(1e6))";

/// The app's second part does not arrive.
const CUT: &str = "throw new TypeError('network error')";

/// The browser refuses a call, which throws an error and is no trap.
const REFUSES: &str = "Document.prototype.createTextNode = () => { throw new TypeError('refused'); };";

/// Tells a story of a page whose app can be made to panic.
fn with_instance(page: &Page, tell: impl FnOnce()) {
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
    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn a_panic_says_what_to_do_and_loading_again_has_every_number(page) {
        with_instance(page, || {
            page.open("");
            page.fill("Customer churn", "3");
            stores(page, "churn=3");
            panic(page);
            page.see("The calculator has stopped.");
            page.press("Reload");
            wait("it runs again", || !is_shown(page, "#failed"));
            page.result_where(|result| same(number(result, "/inputs/churn"), 0.03));
        });
    }

    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn an_app_that_cannot_start_says_what_to_do(page) {
        let cut = before_the_second_part(CUT);
        for (script, rest) in [
            (cut.as_str(), "#preset=saas&churn=3"),
            (&cut, "widget/#preset=saas&churn=3"),
            (REFUSES, "#preset=saas&churn=3"),
            (REFUSES, "widget/#preset=saas&churn=3"),
        ] {
            page.with_script(script, || page.open_without_waiting(rest));
            wait("the page should say that it has stopped", || is_shown(page, "#failed"));
            let says = page.script("return document.querySelector('#verdict').textContent", &[]);
            assert!(says.to_string().contains(" 7.5 customers a month"), "a result is there: {says}");
            page.press("Reload");
            page.reads("#verdict", |says| says.contains(" 7.5 customers a month"));
        }
        let _ = page.console_errors();
    }

    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn starting_over_puts_aside_what_may_be_the_cause(page) {
        with_instance(page, || {
            page.open("");
            page.fill("Customer churn", "3");
            stores(page, "churn=3");
            panic(page);
            page.press("Start from an example");
            wait("it runs again", || !is_shown(page, "#failed"));
            page.result_where(|result| same(number(result, "/inputs/churn"), 0.025));
            assert!(page.kept_aside().contains("churn=3"));
        });
    }
}
