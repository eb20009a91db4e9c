//! No number that a visitor has entered is lost without a word: not by links, other wheels or files. The other files
//! `losing_*` go on.

use flywheel_tests::{Engine, Host, Page, keys};
use serde_json::{Value, json};

use super::worksheet::{choose_file, paste};
use super::{is_shown, result_has, settles, stories, wait};

/// A file of everything: another wheel, an NPS of 45, and an answer to the journey's first question.
pub(super) const OLD: &str = r#"{"flywheel":1,"wheel":"preset=saas&churn=4","journey":"journey=1&answers=y,,",
    "worksheet":"worksheet=1&answers=2026-Q1,120,50,30","wheels":"Software\nServices\tpreset=saas&churn=6"}"#;
/// Another one, in which all of this is different: its NPS is 65.
pub(super) const NEW: &str = r#"{"flywheel":1,"wheel":"preset=saas&churn=7","journey":"journey=1&answers=n,,",
    "worksheet":"worksheet=1&answers=2026-Q1,77,11,12","wheels":"Mine\nRival\tpreset=saas&churn=8"}"#;
/// What only [`NEW`] has in its worksheet.
pub(super) const NEW_ANSWERS: &str = "77,11,12";

/// The friction of a wheel of the example of software is 1 point below its churn.
pub(super) const CHURN_4: &str = "3%";
pub(super) const CHURN_6: &str = "5%";
pub(super) const CHURN_7: &str = "6%";
pub(super) const CHURN_8: &str = "7%";
const CHURN_9: &str = "8%";

/// Waits until something that is stored holds this.
#[track_caller]
pub(super) fn is_kept(page: &Page, part: &str) {
    wait(&format!("“{part}” should be stored"), || {
        page.everything_stored().contains(part)
    });
}

/// Waits until an edit has settled, by the page's own clock.
pub(super) fn settle(page: &Page) {
    page.promise("await new Promise((done) => setTimeout(done, 1200))", &[]);
}

/// Enters the churn of the wheel that is worked on.
#[track_caller]
pub(super) fn enter(page: &Page, churn: &str) {
    page.press("Wheel");
    page.fill("Customer churn", churn);
}

/// Opens the page and makes a churn of 4% the visitor's own.
#[track_caller]
pub(super) fn own(page: &Page) {
    page.open("");
    enter(page, "4");
    is_kept(page, "churn=4");
}

/// As [`own`], and then works on a copy with a churn of 6%.
#[track_caller]
pub(super) fn own_with_another(page: &Page) {
    own(page);
    compare(page);
    page.press("Copy this wheel");
    enter(page, "6");
    is_kept(page, "churn=6");
}

#[track_caller]
pub(super) fn compare(page: &Page) {
    page.press("Compare");
    page.reads("#compare-table thead", |_| true);
}

#[track_caller]
pub(super) fn worksheet(page: &Page) {
    page.press("Worksheet");
    page.bring_all();
}

/// The friction of each wheel in Compare: first of the one that is worked on, then of the others.
#[track_caller]
pub(super) fn compared(page: &Page) -> Vec<String> {
    compare(page);
    let script = "const row = document.querySelectorAll('#compare-table tbody tr')[1]; \
        return [...row.children].slice(1).map((cell) => cell.innerText.trim())";
    serde_json::from_value(page.script(script, &[])).unwrap_or_default()
}

/// Waits until Compare has a wheel of this friction.
#[track_caller]
pub(super) fn has_wheel(page: &Page, friction: &str) {
    compare(page);
    page.reads("#compare-table tbody tr:nth-child(2)", |row| {
        row.split(' ').skip(1).any(|cell| cell == friction)
    });
}

/// Opens the other wheel of this friction.
#[track_caller]
pub(super) fn open_wheel(page: &Page, friction: &str) {
    has_wheel(page, friction);
    let place = compared(page).iter().skip(1).position(|other| other == friction);
    let place = place.unwrap_or_else(|| panic!("no other wheel has a friction of {friction}"));
    page.press_at(&format!("#wheels li:nth-child({}) button", place + 1));
}

/// Opens a file in the worksheet, and returns what is said about it.
#[track_caller]
pub(super) fn import(page: &Page, file: &str) -> String {
    worksheet(page);
    // What was said about a file before may be the same as what is said about this one.
    choose_file(page, "flywheel.json", "{");
    let damaged = page.reads("#worksheet-told", |says| {
        says.contains("cannot read this file as JSON")
    });
    choose_file(page, "flywheel.json", file);
    page.reads("#worksheet-told", |says| says != damaged)
}

#[track_caller]
pub(super) fn import_whole(page: &Page, file: &str) {
    let says = import(page, file);
    assert!(says.starts_with("Everything in the file was loaded"), "{says}");
}

/// The file that this saves.
#[track_caller]
pub(super) fn saved_by(page: &Page, act: impl FnOnce()) -> String {
    page.script(
        "window.__saved = ''; window.__kept ??= URL.createObjectURL.bind(URL); URL.createObjectURL = (blob) => { \
         blob.text().then((text) => { window.__saved = text }); return window.__kept(blob) }",
        &[],
    );
    act();
    let saved = "return window.__saved";
    wait("a file is saved", || page.script(saved, &[]) != json!(""));
    page.script(saved, &[]).as_str().unwrap_or_default().to_owned()
}

/// Whether the first question of the journey is answered with yes.
#[track_caller]
pub(super) fn is_answered(page: &Page) -> bool {
    page.press_at(".views button:nth-child(3)");
    page.bring_all();
    page.unfold("questions");
    page.script(
        "return document.querySelector('#questions input[type=radio]').checked",
        &[],
    ) == json!(true)
}

/// Everything that the visitor has, as the page shows it: the churn, the wheels by name, their friction, the last
/// quarter's NPS, and the answer to the journey's first question.
#[track_caller]
pub(super) fn everything(page: &Page) -> Value {
    let frictions = compared(page);
    let names = page.text_of("#compare-table thead");
    worksheet(page);
    let nps = page.text_of("#answers-step > summary");
    let answered = is_answered(page);
    let churn = page.result()["inputs"]["churn"].clone();
    json!([churn, names, frictions, nps, answered])
}

#[track_caller]
pub(super) fn others_are(page: &Page, count: usize) {
    wait(&format!("there should be {count} other wheels"), || {
        page.count("#wheels li") == count
    });
}

/// A ledger of ten thousand rows, the last of which has a number of its own.
pub(super) fn file_of_rows() -> String {
    let most = "1000000000";
    let mut file = String::from("month,stage,opening,added,lost,total\n");
    for row in 0..9_999 {
        let (month, stage) = (row / 4, row % 4 + 1);
        let month = format!("{}-{:02}", 1900 + month / 12, month % 12 + 1);
        file.push_str(&format!("{month},{stage},{most},{most},{most},{most}\n"));
    }
    file.push_str("2200-12,1,987654321,0,0,987654321\n");
    file
}

stories! {
    fn copying_a_links_wheel_files_ones_own_first(page) {
        own(page);
        page.open("#preset=saas&churn=9&view=compare");
        compare(page);
        page.press("Copy this wheel");
        has_wheel(page, CHURN_4);
        settle(page);
        page.open("");
        has_wheel(page, CHURN_4);
        has_wheel(page, CHURN_9);
    }

    fn adding_a_wheel_on_a_link_files_ones_own_first(page) {
        own(page);
        page.open("#preset=saas&churn=9&view=compare");
        compare(page);
        page.press("Add a wheel");
        has_wheel(page, CHURN_4);
        settle(page);
        page.open("");
        has_wheel(page, CHURN_4);
    }

    fn opening_another_wheel_from_a_link_files_ones_own_first(page) {
        own_with_another(page);
        page.open("#preset=saas&churn=9&view=compare");
        open_wheel(page, CHURN_4);
        result_has(page, "/inputs/churn", 0.04);
        has_wheel(page, CHURN_6);
        settle(page);
        page.open("");
        has_wheel(page, CHURN_4);
        has_wheel(page, CHURN_6);
    }

    fn keeping_a_links_numbers_files_ones_own_first(page) {
        own(page);
        page.open("#preset=saas&churn=9");
        page.press("Keep these as mine");
        has_wheel(page, CHURN_4);
        settle(page);
        page.open("");
        result_has(page, "/inputs/churn", 0.09);
        has_wheel(page, CHURN_4);
    }

    fn importing_a_file_on_a_link_files_ones_own_first(page) {
        own(page);
        page.open("#preset=saas&churn=9");
        import_whole(page, r#"{"flywheel":1,"wheel":"preset=saas&churn=6","journey":"","worksheet":""}"#);
        has_wheel(page, CHURN_4);
        settle(page);
        page.open("");
        result_has(page, "/inputs/churn", 0.06);
        has_wheel(page, CHURN_4);
    }

    fn saving_everything_on_a_link_saves_ones_own_as_well(page) {
        own(page);
        page.open("#preset=saas&churn=9");
        worksheet(page);
        let file = saved_by(page, || page.press("Save everything as a file"));
        assert!(file.contains("churn=4"), "{file}");
        page.forget_everything();
        page.open("");
        import_whole(page, &file);
        has_wheel(page, CHURN_4);
    }

    #[depends_on_engine]
    fn a_wheel_whose_link_is_too_long_is_ones_own_after_loading_again(page) {
        own(page);
        settles(page, "churn=4");
        page.press("Name, add or remove stages");
        page.press("Add a stage");
        page.press("Add a stage");
        // A letter of three bytes, each of which takes three characters of a link.
        let name = "車".repeat(40);
        for stage in 1..=6 {
            page.fill(&format!("Stage {stage}"), &name);
            page.keys(keys::TAB);
        }
        page.fill("Customer churn", "5");
        is_kept(page, "churn=5");
        page.reload_while_typing();
        let result = result_has(page, "/inputs/churn", 0.05);
        assert_eq!(result["inputs"]["stages"][0], json!(name));
        assert!(!is_shown(page, "#from-link"), "it is no link");
        page.fill("Customer churn", "6");
        is_kept(page, "churn=6");
    }

    #[depends_on_engine]
    fn back_at_ones_own_address_the_numbers_are_ones_own(page) {
        own(page);
        settles(page, "churn=4");
        page.go_to_fragment("preset=saas&churn=9");
        result_has(page, "/inputs/churn", 0.09);
        page.back();
        result_has(page, "/inputs/churn", 0.04);
        wait("they are no link’s", || !is_shown(page, "#from-link"));
        page.fill("Customer churn", "5");
        is_kept(page, "churn=5");
    }

    #[depends_on_engine]
    fn in_somebody_elses_frame_both_copies_are_there(page) {
        let host = Host::start().expect("a server");
        // The bar stays at the frame's top, so the whole frame has to fit into the window.
        host.put("/", &[], &format!("<!doctype html><iframe id=there width=100% height=600 src=\"{}\"></iframe>",
            page.site()));
        page.visit(&host.address());
        page.inside("#there", || both_copies_are_there(page));
    }

    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn in_a_blocked_storage_both_copies_are_there(page) {
        let blocked = "for (const storage of ['localStorage', 'indexedDB']) Object.defineProperty(window, storage, \
            { get() { throw new DOMException('denied', 'SecurityError') } })";
        page.with_script(blocked, || {
            page.open("");
            both_copies_are_there(page);
            page.crash();
        });
    }

    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn the_browser_is_asked_once_to_keep_a_filled_worksheet(page) {
        let counts = "StorageManager.prototype.persisted = () => Promise.resolve(false);
            StorageManager.prototype.persist = () => { window.asked += 1; return Promise.resolve(true) };
            window.asked = 0";
        let asked = || page.script("return window.asked", &[]);
        page.with_script(counts, || {
            own(page);
            settle(page);
            assert_eq!(asked(), json!(0), "a wheel alone can be typed again");
            worksheet(page);
            page.unfold("answers-step");
            paste(page, "answers", "2026-Q1\t120\t50\t30");
            wait("it is asked", || asked() == json!(1));
            paste(page, "answers", "2026-Q2\t120\t50\t30");
            settle(page);
            assert_eq!(asked(), json!(1));
        });
    }

    #[depends_on_engine]
    fn ten_thousand_rows_are_there_again_and_leave_room_for_others(page) {
        page.open("");
        worksheet(page);
        choose_file(page, "ledger.csv", &file_of_rows());
        page.reads("#worksheet-told", |says| says.starts_with("10,000 rows imported"));
        is_kept(page, "987654321");
        page.reload_while_typing();
        worksheet(page);
        page.unfold("ledger-step");
        page.reads("#ledger-rows", |says| says == "Rows 1 to 25 of 10,000");
        let bytes = "return Object.entries(localStorage).reduce((sum, [key, text]) => sum + 2 * (key.length + text.length), 0)";
        let bytes = page.script(bytes, &[]).as_u64().expect("a number");
        assert!(bytes < 1_000_000, "localStorage holds {bytes} bytes");
    }
}

/// Copies the wheel twice, with a churn of its own each time.
fn both_copies_are_there(page: &Page) {
    page.reads("#speed-value", |says| !says.is_empty());
    for churn in ["4", "6"] {
        compare(page);
        page.press("Copy this wheel");
        enter(page, churn);
    }
    result_has(page, "/inputs/churn", 0.06);
    compare(page);
    others_are(page, 2);
    for friction in [CHURN_6, CHURN_4, "1.5%"] {
        has_wheel(page, friction);
    }
}
