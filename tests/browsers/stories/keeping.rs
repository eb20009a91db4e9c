//! What the visitor entered is there again.

use flywheel_tests::Engine;
use serde_json::json;

use super::{WHEEL, is_shown, is_sound, number, result_has, same, settles, stores, stories};

stories! {
    #[depends_on_engine]
    fn loading_again_keeps_the_numbers(page) {
        page.open("");
        page.fill("Customer churn", "3");
        page.fill("Traffic", "12345");
        settles(page, "churn=3");
        let before = page.result();
        page.reload();
        assert_eq!(page.result(), before);
        assert!(!is_shown(page, "#from-link"));
        assert!(!is_shown(page, "#told"));
    }

    #[depends_on_engine]
    fn the_next_visit_keeps_the_numbers(page) {
        page.open("");
        page.press("Local service");
        page.fill("Customer churn", "3");
        stores(page, "churn=3");
        let before = page.result();
        page.open("");
        assert_eq!(page.result(), before);
        assert_eq!(page.value_of("Customer churn"), "3");
        assert!(!is_shown(page, "#from-link"));
    }

    #[depends_on_engine]
    fn the_last_keystroke_is_kept_when_the_page_is_left_at_once(page) {
        page.open("");
        page.fill("Customer churn", "7");
        result_has(page, "/inputs/churn", 0.07);
        page.open("");
        result_has(page, "/inputs/churn", 0.07);
    }

    fn nothing_is_stored_before_anything_is_changed(page) {
        page.open("");
        // By the page's own clock, which stores a change after less time.
        page.promise("await new Promise((done) => setTimeout(done, 900))", &[]);
        assert_eq!(page.stored(WHEEL), None);
        assert_eq!(page.fragment(), "");
    }

    #[depends_on_engine]
    fn the_address_follows_but_not_each_keystroke(page) {
        page.open("");
        page.script(
            "window.changes = 0; const replace = history.replaceState.bind(history); \
             history.replaceState = (...all) => { window.changes += 1; replace(...all); }",
            &[],
        );
        // In one go: who types slowly may settle in between.
        page.script(
            "const field = document.getElementById('field-traffic'); \
             for (let digits = 1; digits <= 6; digits += 1) { \
               field.value = '1'.repeat(digits); field.dispatchEvent(new Event('input', { bubbles: true })); }",
            &[],
        );
        settles(page, "traffic=111111");
        assert_eq!(page.script("return window.changes", &[]), json!(1));
    }

    #[depends_on_engine]
    fn the_history_of_the_browser_does_not_grow(page) {
        page.open("");
        let length = || page.script("return history.length", &[]);
        let before = length();
        for edit in 0..20 {
            page.fill("Traffic", &(1000 + edit).to_string());
            if edit % 5 == 4 {
                settles(page, &format!("traffic={}", 1000 + edit));
            }
        }
        assert_eq!(length(), before);
    }

    fn what_was_stored_and_cannot_be_used_is_told_and_kept_aside(page) {
        let stored = "preset=saas&churn=zzz&traffic=3000";
        page.store(WHEEL, stored);
        page.open("");
        page.reads("#told p", |text| {
            text == "One saved value was skipped. Customer churn: “zzz” can’t be used. Enter a number such as 12,345.6. \
                A copy of the original is kept in this browser."
        });
        let result = page.result();
        assert!(same(number(&result, "/inputs/traffic"), 3000.0));
        assert!(same(number(&result, "/inputs/churn"), 0.025));
        page.fill("Customer churn", "5");
        stores(page, "churn=5");
        assert!(page.kept_aside().contains(stored));
    }

    fn what_was_stored_and_is_no_wheel_at_all_is_told_and_kept_aside(page) {
        let stored = "{\"not\": \"a wheel\"}";
        page.store(WHEEL, stored);
        page.open("");
        is_sound(page, "a storage of other things");
        page.fill("Customer churn", "5");
        stores(page, "churn=5");
        assert!(page.kept_aside().contains(stored));
    }

    fn a_stored_wheel_of_any_length_and_kind_never_stops_the_page(page) {
        for stored in [
            "",
            "=",
            "&&&",
            "preset=",
            "churn=",
            "%00%ff=%zz",
            "stages=,,,&conversion=,",
            "v=2&churn=9",
        ] {
            page.store(WHEEL, stored);
            page.open("");
            is_sound(page, stored);
        }
        page.store(WHEEL, &"churn=4&x=".repeat(20_000));
        page.open("");
        is_sound(page, "a long one");
    }

    fn dismissing_what_was_told_hides_it(page) {
        page.store(WHEEL, "churn=zzz");
        page.open("");
        page.press("Dismiss");
        super::wait("it should go", || !is_shown(page, "#told"));
    }

    #[depends_on_engine]
    fn a_full_storage_stops_nothing(page) {
        page.open("");
        page.script(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
            &[],
        );
        page.fill("Customer churn", "3");
        settles(page, "churn=3");
        result_has(page, "/inputs/churn", 0.03);
        assert_eq!(page.stored(WHEEL), None);
    }

    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn a_blocked_storage_is_told_and_the_address_keeps_the_numbers(page) {
        let blocked = "Object.defineProperty(window, 'localStorage', \
            { get() { throw new DOMException('denied', 'SecurityError') } })";
        page.with_script(blocked, || {
            page.open("");
            page.reads("#told p", |text| text.starts_with("Your browser does not let this calculator save anything."));
            page.fill("Customer churn", "3");
            settles(page, "churn=3");
            page.reload();
            result_has(page, "/inputs/churn", 0.03);
        });
    }
}
