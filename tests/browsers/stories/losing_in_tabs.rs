//! No number is lost between two tabs, or between a version and the next.

use flywheel_tests::{Page, SecondTab};
use serde_json::json;

use super::losing_nothing::{
    CHURN_4, CHURN_6, CHURN_7, CHURN_8, enter, has_wheel, is_kept, open_wheel, own, own_with_another, settle,
    worksheet,
};
use super::worksheet::paste;
use super::{is_shown, offline, result_has, settles, stories, wait};

const OTHER_TAB: &str = "Another tab has saved different numbers.";

/// Waits until the page says that another tab has stored something else.
#[track_caller]
fn is_asked(page: &Page) {
    page.see(OTHER_TAB);
    assert!(is_shown(page, "#other-tab"));
}

/// Enters a churn of 8% in the second tab, and another of 7% in this one.
#[track_caller]
fn differ(page: &Page, second: &SecondTab<'_>) {
    second.there(|| {
        page.open("");
        enter(page, "8");
        is_kept(page, "churn=8");
    });
    enter(page, "7");
    is_asked(page);
}

/// Opens the page in Norwegian.
#[track_caller]
pub(super) fn speak_norwegian(page: &Page) {
    page.press_at("#language summary");
    page.press("Norsk bokmål");
    wait("it speaks Norwegian", || {
        page.script("return document.documentElement.lang", &[]) == json!("nb")
    });
    page.reads("#field-churn", |_| true);
}

/// The last quarter's NPS in the worksheet, in whatever language the page speaks.
#[track_caller]
pub(super) fn has_nps(page: &Page, nps: &str) {
    page.press_at(".views button:nth-child(4)");
    page.bring_all();
    page.reads("#answers-step > summary", |says| says.contains(nps));
}

stories! {
    #[depends_on_engine]
    fn a_wheel_that_another_tab_opened_is_there_when_this_tab_keeps_its_numbers(page) {
        // However many writes of this tab reach the storage before it crashes.
        for writes in [0, 1, 2, 3, usize::from(u8::MAX)] {
            page.forget_everything();
            own_with_another(page);
            page.with_second_tab(|second| {
                second.there(|| page.open(""));
                open_wheel(page, CHURN_4);
                result_has(page, "/inputs/churn", 0.04);
                settle(page);
                second.there(|| {
                    enter(page, "7");
                    is_asked(page);
                    page.lose_writes_after(writes);
                    page.press("Use this tab’s");
                    settle(page);
                    page.crash();
                });
                page.crash();
            });
            page.open("");
            has_wheel(page, CHURN_4);
            // It was edited in one tab and filed in the other: if the visitor has chosen the edit, it is kept aside.
            assert!(page.everything_stored().contains("churn=6"), "after {writes} writes");
            if writes > 3 {
                has_wheel(page, CHURN_7);
            }
        }
    }

    #[depends_on_engine]
    fn a_wheel_opened_while_two_tabs_differ_is_there_afterwards(page) {
        own_with_another(page);
        page.with_second_tab(|second| {
            differ(page, second);
            open_wheel(page, CHURN_4);
            settle(page);
            page.crash();
        });
        page.open("");
        has_wheel(page, CHURN_4);
        is_asked(page);
        page.press("Use the other tab’s");
        has_wheel(page, CHURN_8);
        assert!(page.everything_stored().contains("churn=7"), "what was not chosen is kept aside");
    }

    fn a_crash_in_the_middle_of_opening_a_wheel_loses_none(page) {
        for writes in 0..=3 {
            page.forget_everything();
            own_with_another(page);
            page.lose_writes_after(writes);
            open_wheel(page, CHURN_4);
            settle(page);
            page.crash();
            page.open("");
            has_wheel(page, CHURN_4);
            has_wheel(page, CHURN_6);
        }
    }

    #[depends_on_engine]
    fn ones_own_numbers_stay_ones_own_when_another_tab_looks_elsewhere(page) {
        own(page);
        settles(page, "churn=4");
        page.with_second_tab(|second| {
            second.there(|| {
                page.open("");
                page.press("Plan");
                settles(page, "view=levers");
                settle(page);
            });
            page.reload_while_typing();
            result_has(page, "/inputs/churn", 0.04);
            assert!(!is_shown(page, "#from-link"), "it is no link");
            enter(page, "5");
            is_kept(page, "churn=5");
        });
    }

    #[depends_on_engine]
    fn another_language_while_two_tabs_differ_keeps_everything(page) {
        own(page);
        page.with_second_tab(|second| {
            differ(page, second);
            worksheet(page);
            page.unfold("answers-step");
            paste(page, "answers", "2026-Q1\t120\t50\t30");
            settle(page);
            speak_norwegian(page);
            result_has(page, "/inputs/churn", 0.07);
            has_nps(page, "45");
            assert!(page.everything_stored().contains("churn=8"), "the other tab’s are there as well");
            page.crash();
        });
    }

    #[depends_on_engine]
    fn both_tabs_numbers_are_stored_while_they_differ_and_leaving_asks_nothing(page) {
        own(page);
        assert!(!page.leaving_asks(), "all is stored");
        page.with_second_tab(|second| {
            differ(page, second);
            settle(page);
            is_kept(page, "churn=7");
            assert!(!page.leaving_asks(), "both are stored");
            page.reload();
            is_asked(page);
            result_has(page, "/inputs/churn", 0.07);
            page.press("Use the other tab’s");
            result_has(page, "/inputs/churn", 0.08);
            page.press("Undo");
            result_has(page, "/inputs/churn", 0.07);
        });
    }

    #[depends_on_engine]
    fn a_new_version_that_another_tab_loads_waits_for_what_is_not_saved(page) {
        let (site, address) = offline::site("/");
        offline::visit(page, &address);
        offline::is_kept(page);
        // From the second visit on, a page knows that its version can be replaced.
        page.visit("about:blank");
        offline::visit(page, &address);
        page.with_second_tab(|second| {
            second.there(|| offline::visit(page, &address));
            page.refuse_storage(flywheel_tests::Refusal::All);
            page.fill("Customer churn", "7");
            settle(page);
            page.script("window.isSame = true", &[]);
            offline::deploy(&site, "/");
            second.there(|| {
                let look = "await (await navigator.serviceWorker.getRegistration()).update()";
                page.browser().promise(look, &[]).expect("an answer");
                page.press("Load the new version");
                wait("the new one is there", || offline::is_new(page));
            });
            settle(page);
            assert_eq!(page.script("return window.isSame ?? false", &[]), json!(true), "it has not loaded again");
            result_has(page, "/inputs/churn", 0.07);
            page.crash();
        });
        let _ = page.console_errors();
    }
}
