//! What another version of the program has stored is taken over or kept, told and shown.

use flywheel_tests::{Engine, Page, Refusal};
use serde_json::json;

use super::losing_in_tabs::has_nps;
use super::losing_nothing::{
    CHURN_4, CHURN_6, compared, enter, has_wheel, is_answered, is_kept, own, saved_by, settle, worksheet,
};
use super::losing_storage::tells_that_it_is_not_saved;
use super::offline;
use super::{is_shown, result_has, settles, stories, wait};

/// The keys of version 0.1, and what it stored there.
const OLDER: [(&str, &str); 4] = [
    ("flywheel.wheel", "preset=saas&churn=4"),
    ("flywheel.journey", "journey=1&answers=y,,"),
    ("flywheel.worksheet", "worksheet=1&answers=2026-Q1,120,50,30"),
    ("flywheel.wheels", "Software\nServices\tpreset=saas&churn=6"),
];

/// Stores a revision, whose first line is the version of its format.
#[track_caller]
fn store(page: &Page, lines: &[&str]) {
    page.forget_everything();
    page.store_item(
        &format!("flywheel:{}:1-0a1b2c3d", page.folder()),
        &lines.join("\n"),
    );
}

#[track_caller]
fn store_older(page: &Page) {
    page.forget_everything();
    for (key, text) in OLDER {
        page.store_item(key, text);
    }
}

/// Opens what was kept aside, and waits until its only text holds this.
#[track_caller]
fn is_kept_aside(page: &Page, part: &str) {
    page.press("Share");
    wait("it is kept aside", || page.count("#kept-aside li") == 1);
    page.script(
        "for (const details of document.querySelectorAll('#kept-aside details')) details.open = true",
        &[],
    );
    let script = "const [kept] = document.querySelectorAll('#kept-aside li');
        return [kept.textContent, ...[...kept.querySelectorAll('textarea')].map((field) => field.value)].join('\\n')";
    wait(&format!("“{part}” is to be read"), || {
        page.script(script, &[])
            .as_str()
            .is_some_and(|text| text.contains(part))
    });
}

/// Waits until the page, or the view of what could not be read, says so.
#[track_caller]
fn tells(page: &Page) {
    let says = "return ['worksheet-told', 'journey-told'].some((id) => \
        document.getElementById(id)?.textContent.includes('A copy of the original is kept in this browser'))";
    wait("the page should tell of it", || {
        is_shown(page, "#told") || page.script(says, &[]) == json!(true)
    });
}

stories! {
    #[depends_on_engine]
    fn what_a_newer_format_holds_is_told_and_kept_and_can_be_read(page) {
        store(page, &["flywheel 2", "wheel v=1&preset=saas&churn=4", "forecast 1,2,3"]);
        page.open("");
        tells(page);
        is_kept_aside(page, "forecast 1,2,3");
        enter(page, "5");
        is_kept(page, "churn=5");
        assert!(page.everything_stored().contains("forecast 1,2,3"));
        page.open("");
        result_has(page, "/inputs/churn", 0.05);
        is_kept_aside(page, "forecast 1,2,3");
    }

    fn what_a_newer_version_added_is_there_after_the_next_edit(page) {
        for (line, part) in [
            ("forecast 1,2,3", "forecast 1,2,3"),
            ("wheel v=1&preset=marketplace&churn=4", "preset=marketplace"),
            ("wheel v=1&preset=saas&churn=4&forecast=1,2,3", "forecast=1,2,3"),
            ("wheel v=2&preset=saas&churn=4", "v=2"),
            ("other Services\tv=1&preset=marketplace&churn=4", "preset=marketplace"),
            ("worksheet worksheet=1&budget=1,2,3", "budget=1,2,3"),
            ("worksheet worksheet=1&answers=2026-Q1,120,50,30,,,,99887", "99887"),
            ("journey journey=1&answers=y,,&forecast=1,2,3", "forecast=1,2,3"),
        ] {
            store(page, &["flywheel 1", line]);
            page.open("");
            worksheet(page);
            page.press("Journey");
            page.bring_all();
            tells(page);
            enter(page, "5");
            is_kept(page, "churn=5");
            assert!(page.everything_stored().contains(part), "{line}");
            is_kept_aside(page, part);
        }
    }

    #[depends_on_engine]
    fn what_was_kept_aside_is_saved_and_thrown_away(page) {
        store(page, &["flywheel 2", "forecast 1,2,3"]);
        page.open("");
        is_kept_aside(page, "forecast 1,2,3");
        let file = saved_by(page, || page.press_at("#kept-aside li button"));
        assert!(file.contains("forecast 1,2,3"), "{file}");
        page.press("Throw away");
        wait("it is gone", || page.count("#kept-aside li") == 0);
        settle(page);
        assert!(!page.everything_stored().contains("forecast"));
        page.open("");
        page.press("Share");
        page.bring_all();
        assert_eq!(page.count("#kept-aside li"), 0);
        assert!(!is_shown(page, "#told"));
    }

    fn a_link_says_its_version(page) {
        own(page);
        settles(page, "v=1");
    }

    #[depends_on_engine]
    fn what_an_older_version_stored_is_taken_over_once(page) {
        store_older(page);
        page.open("");
        result_has(page, "/inputs/churn", 0.04);
        assert_eq!(compared(page), [CHURN_4, CHURN_6]);
        page.reads("#compare-table thead", |heads| heads.contains("Software") && heads.contains("Services"));
        has_nps(page, "45");
        enter(page, "5");
        is_kept(page, "churn=5");
        let ours = format!("flywheel:{}", page.folder());
        is_kept(page, &ours);
        page.open("");
        result_has(page, "/inputs/churn", 0.05);
        has_wheel(page, CHURN_6);
        has_nps(page, "45");
        assert!(is_answered(page));
    }

    fn what_an_older_version_stored_and_cannot_be_read_is_kept_aside(page) {
        page.store_item("flywheel.worksheet", "worksheet=1&answers=2026-Q1,120,50,30;2026-Q9,1,1,1");
        page.open("");
        has_nps(page, "45");
        tells(page);
        is_kept_aside(page, "2026-Q9");
    }

    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn what_an_older_version_stored_stays_where_nothing_can_be_stored(page) {
        store_older(page);
        page.with_script(&Refusal::All.script(), || {
            page.open("");
            result_has(page, "/inputs/churn", 0.04);
            enter(page, "5");
            tells_that_it_is_not_saved(page);
            page.crash();
        });
        for (key, text) in OLDER {
            assert_eq!(page.stored_item(key).as_deref(), Some(text));
        }
        page.open("");
        result_has(page, "/inputs/churn", 0.04);
        has_nps(page, "45");
    }

    #[depends_on_engine]
    fn a_preview_in_a_folder_below_changes_nothing_of_the_sites(page) {
        let (site, address) = offline::site("/");
        let dist = flywheel_tests::site_folder().expect("a site");
        site.put_site(&dist, "/preview/").expect("a site");
        let preview = format!("{address}preview/");
        offline::visit(page, &address);
        page.fill("Customer churn", "4");
        is_kept(page, "churn=4");
        offline::visit(page, &preview);
        result_has(page, "/inputs/churn", 0.025);
        page.fill("Customer churn", "9");
        is_kept(page, "churn=9");
        offline::visit(page, &address);
        result_has(page, "/inputs/churn", 0.04);
        offline::visit(page, &preview);
        result_has(page, "/inputs/churn", 0.09);
    }

    #[depends_on_engine]
    fn a_preview_that_is_opened_first_leaves_the_site_what_an_older_version_stored(page) {
        let (site, address) = offline::site("/");
        let dist = flywheel_tests::site_folder().expect("a site");
        site.put_site(&dist, "/preview/").expect("a site");
        site.put("/empty", &[], "<!doctype html>");
        page.visit(&format!("{address}empty"));
        for (key, text) in OLDER {
            page.store_item(key, text);
        }
        offline::visit(page, &format!("{address}preview/"));
        page.fill("Customer churn", "9");
        is_kept(page, "churn=9");
        offline::visit(page, &address);
        result_has(page, "/inputs/churn", 0.04);
        has_nps(page, "45");
        has_wheel(page, CHURN_6);
    }
}
