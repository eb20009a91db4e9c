//! What is stored, by another visit or another tab, is never written over before the visitor chooses.

use flywheel_tests::Engine;
use serde_json::json;

use super::worksheet::{STORED, open, paste};
use super::{keeps, result_has, stories, wait};

stories! {
    fn it_survives_a_reload_and_what_was_damaged_is_kept_aside(page) {
        open(page, "");
        page.unfold("answers-step");
        paste(page, "answers", "2026-Q1\t120\t50\t30");
        keeps(page, STORED, "answers=");
        page.reload();
        page.bring_all();
        page.reads("#answers-step > summary", |says| says.contains("NPS is 45."));
        page.store(STORED, "worksheet=1&answers=2026-Q1,120,50,30;2026-Q9,1,1,1");
        page.reload();
        page.bring_all();
        page.see("One saved value could not be used as it was.");
        wait("it is kept", || page.stored("flywheel.worksheet.aside").is_some_and(|text| text.contains("Q9")));
    }

    fn another_tab_is_never_overwritten_silently(page) {
        open(page, "");
        page.press("Replace my numbers with these");
        page.unfold("answers-step");
        paste(page, "answers", "2026-Q1\t120\t50\t30");
        keeps(page, STORED, "answers=");
        // What another tab writes is there without this one having read it.
        let theirs = "worksheet=1&answers=2026-Q2,100,0,0";
        page.store(STORED, theirs);
        paste(page, "answers", "2026-Q3\t1\t1\t1");
        page.see("Another tab has saved different numbers.");
        assert_eq!(page.stored(STORED).as_deref(), Some(theirs));
        page.press("Use the other tab’s");
        page.reads("#answers-step > summary", |says| says.contains("NPS is 100."));
        page.store(STORED, "worksheet=1&answers=2026-Q2,0,0,100");
        paste(page, "answers", "2026-Q3\t1\t1\t1");
        page.see("Another tab has saved different numbers.");
        page.press("Use this tab’s");
        wait("mine is stored", || page.stored(STORED).is_some_and(|text| text.contains("2026-Q3,1,1,1")));
    }

    fn a_real_second_tab_is_noticed_as_soon_as_it_stores(page) {
        open(page, "");
        page.press("Replace my numbers with these");
        wait("it is stored", || page.stored("flywheel.wheel").is_some());
        let opens = "window.__other = window.open(location.href); return window.__other !== null";
        if page.script(opens, &[]) != json!(true) {
            assert_eq!(page.engine(), Engine::Webkit, "only its driver keeps pages from opening others");
            return;
        }
        page.script(
            "const other = window.__other; const wait = setInterval(() => {
               if (other.document?.querySelector('#flywheel-result')) {
                 clearInterval(wait); other.localStorage.setItem('flywheel.worksheet', 'worksheet=1&answers=2026-Q2,1,0,0') } }, 50)",
            &[],
        );
        page.see("Another tab has saved different numbers.");
        page.script("window.__other.close()", &[]);
        page.press("Use the other tab’s");
        page.reads("#answers-step > summary", |says| says.contains("NPS is 100."));
    }

    fn another_tabs_wheel_is_not_overwritten_either(page) {
        page.open("");
        page.fill("Customer churn", "4");
        keeps(page, "flywheel.wheel", "churn=4");
        page.store("flywheel.wheel", "preset=saas&churn=5");
        page.fill("Customer churn", "6");
        page.see("Another tab has saved different numbers.");
        assert_eq!(page.stored("flywheel.wheel").as_deref(), Some("preset=saas&churn=5"));
        page.press("Use the other tab’s");
        result_has(page, "/inputs/churn", 0.05);
        // How another tab looks at the same wheel is no change of it.
        page.store("flywheel.wheel", "preset=saas&churn=5&view=levers");
        page.fill("Customer churn", "7");
        wait("mine is stored", || page.stored("flywheel.wheel").is_some_and(|text| text.contains("churn=7")));
    }
}
