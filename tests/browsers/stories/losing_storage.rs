//! No number is lost when the storage is full, or when the browser ends in the middle of storing.

use flywheel_tests::{Page, Refusal};

use super::losing_in_tabs::{has_nps, speak_norwegian};
use super::losing_nothing::{
    NEW, NEW_ANSWERS, OLD, enter, everything, import, import_whole, is_answered, is_kept, own, saved_by,
    settle, worksheet,
};
use super::worksheet::paste;
use super::{is_shown, result_has, stories, wait};

/// Waits until the page says that the last change could not be stored.
#[track_caller]
pub(super) fn tells_that_it_is_not_saved(page: &Page) {
    page.reads("#not-stored", |says| {
        says.starts_with("Your last change is not saved")
    });
    wait("it is shown", || is_shown(page, "#not-stored"));
}

/// Waits until [`NEW`] is stored, or the page says that it is not. Returns whether it says so.
#[track_caller]
fn is_stored_or_told(page: &Page) -> bool {
    let is_told = || is_shown(page, "#not-stored");
    wait("it is stored, or said that it is not", || {
        let stored = page.everything_stored();
        is_told() || stored.contains("churn=7") && stored.contains(NEW_ANSWERS)
    });
    is_told()
}

/// Imports a file in place of another one, with a storage that `cuts` after so many writes. Whatever is there on the
/// next visit is either file, whole. If the page `can_say` so, it has said that the new one is not stored.
fn whole_or_not_at_all(page: &Page, cuts: fn(&Page, usize), can_say: bool) {
    let mut all = Vec::new();
    for file in [OLD, NEW] {
        page.forget_everything();
        page.open("");
        import_whole(page, file);
        settle(page);
        page.open("");
        all.push(everything(page));
    }
    for writes in 0..=4 {
        page.forget_everything();
        page.open("");
        import_whole(page, OLD);
        is_kept(page, "120,50,30");
        settle(page);
        cuts(page, writes);
        let _ = import(page, NEW);
        let is_told = can_say && is_stored_or_told(page);
        settle(page);
        page.crash();
        page.open("");
        let found = everything(page);
        let is_new = found == all[1];
        let is_old = found == all[0];
        assert!(
            is_new || is_old,
            "after {writes} writes: {found}, not one of {all:?}"
        );
        assert!(
            !can_say || is_told || is_new,
            "after {writes} writes the old is there, and nothing is said"
        );
    }
}

stories! {
    #[depends_on_engine]
    fn a_full_storage_is_told_at_once_and_the_new_numbers_are_offered_as_a_file(page) {
        own(page);
        settle(page);
        assert!(!is_shown(page, "#not-stored"));
        assert!(!page.leaving_asks(), "all is stored");
        page.refuse_storage(Refusal::All);
        page.fill("Customer churn", "7");
        tells_that_it_is_not_saved(page);
        assert!(page.leaving_asks());
        let file = saved_by(page, || page.press_at("#not-stored button"));
        assert!(file.contains("churn=7"), "{file}");
        page.allow_storage();
        page.fill("Customer churn", "8");
        wait("the notice should go", || !is_shown(page, "#not-stored"));
        assert!(!page.leaving_asks());
        page.open("");
        result_has(page, "/inputs/churn", 0.08);
    }

    #[depends_on_engine]
    fn one_part_that_finds_no_room_leaves_the_old_whole(page) {
        page.open("");
        import_whole(page, OLD);
        is_kept(page, "120,50,30");
        settle(page);
        let before = everything(page);
        page.refuse_storage(Refusal::Holding(NEW_ANSWERS));
        let _ = import(page, NEW);
        tells_that_it_is_not_saved(page);
        page.crash();
        page.open("");
        assert_eq!(everything(page), before);
    }

    fn a_storage_that_is_full_after_any_write_keeps_the_old_whole_or_has_the_new(page) {
        whole_or_not_at_all(page, |page, writes| page.refuse_storage(Refusal::After(writes)), true);
    }

    fn a_crash_after_any_write_leaves_the_old_whole_or_the_new(page) {
        whole_or_not_at_all(page, Page::lose_writes_after, false);
    }

    #[depends_on_engine]
    fn another_language_in_a_full_storage_keeps_everything_and_the_cell_in_the_making(page) {
        own(page);
        worksheet(page);
        page.unfold("answers-step");
        paste(page, "answers", "2026-Q1\t120\t50\t30");
        is_kept(page, "120,50,30");
        page.refuse_storage(Refusal::All);
        page.press("Journey");
        page.bring_all();
        page.unfold("questions");
        page.press_at("#questions .choice label");
        enter(page, "7");
        worksheet(page);
        // An NPS of 56, if the cell is taken.
        page.fill("Promoters (9–10) (1)", "170");
        speak_norwegian(page);
        result_has(page, "/inputs/churn", 0.07);
        has_nps(page, "56");
        assert!(is_answered(page));
    }

    #[depends_on_engine]
    fn a_cell_in_the_making_is_there_again(page) {
        own(page);
        for (number, comes_back) in [("4321", Page::reload_while_typing as fn(&Page)), ("5432", |page| page.open(""))] {
            worksheet(page);
            page.unfold("ledger-step");
            if page.count("#ledger-table tbody tr") == 0 {
                page.press("Add a row: Monthly ledger");
            }
            page.fill("Added (1)", number);
            comes_back(page);
            worksheet(page);
            page.unfold("ledger-step");
            assert_eq!(page.value_of("Added (1)").replace(',', ""), number);
        }
    }
}
