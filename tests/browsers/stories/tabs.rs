//! What is stored, by another visit or another tab, is never written over before the visitor chooses.

use super::worksheet::{STORED, open, paste};
use super::{keeps, result_has, stories, wait};

stories! {
    #[depends_on_engine]
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
        wait("it is kept", || page.kept_aside().contains("Q9"));
    }

    fn another_tab_is_never_overwritten_silently(page) {
        open(page, "");
        page.unfold("answers-step");
        paste(page, "answers", "2026-Q1\t120\t50\t30");
        keeps(page, STORED, "answers=");
        // Another tab has written, and this one has not read it yet.
        let theirs = "worksheet=1&answers=2026-Q2,100,0,0";
        page.store(STORED, theirs);
        paste(page, "answers", "2026-Q3\t1\t1\t1");
        page.see("Another tab has saved different numbers.");
        assert!(page.everything_stored().contains(theirs), "both are stored");
        page.press("Use the other tab’s");
        page.reads("#answers-step > summary", |says| says.contains("NPS is 100."));
        page.store(STORED, "worksheet=1&answers=2026-Q2,0,0,100");
        paste(page, "answers", "2026-Q3\t1\t1\t1");
        page.see("Another tab has saved different numbers.");
        page.press("Use this tab’s");
        wait("mine is stored", || page.stored(STORED).is_some_and(|text| text.contains("2026-Q3,1,1,1")));
    }

    #[depends_on_engine]
    fn a_real_second_tab_is_noticed_as_soon_as_it_stores(page) {
        open(page, "");
        page.press("Wheel");
        page.fill("Customer churn", "4");
        wait("it is stored", || page.stored("wheel").is_some());
        page.with_second_tab(|second| {
            second.there(|| {
                page.visit(page.site());
                page.store(STORED, "worksheet=1&answers=2026-Q2,1,0,0");
            });
            page.see("Another tab has saved different numbers.");
        });
        page.press("Use the other tab’s");
        page.reads("#answers-step > summary", |says| says.contains("NPS is 100."));
    }

    fn another_tabs_wheel_is_not_overwritten_either(page) {
        page.open("");
        page.fill("Customer churn", "4");
        keeps(page, "wheel", "churn=4");
        page.store("wheel", "preset=saas&churn=5");
        page.fill("Customer churn", "6");
        page.see("Another tab has saved different numbers.");
        assert!(page.everything_stored().contains("preset=saas&churn=5"), "both are stored");
        page.press("Use the other tab’s");
        result_has(page, "/inputs/churn", 0.05);
        // A different view of the same wheel in another tab is no change.
        page.store("wheel", "preset=saas&churn=5&view=levers");
        page.fill("Customer churn", "7");
        wait("mine is stored", || page.stored("wheel").is_some_and(|text| text.contains("churn=7")));
    }
}
