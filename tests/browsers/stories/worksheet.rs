//! The worksheet: three steps on the wheel's own numbers, by keys alone, pasted or from a file.

use flywheel_tests::{Page, keys};
use serde_json::json;

use super::{keeps, number, result_has, stories, unfold_all, wait};

pub(super) const STORED: &str = "worksheet";

pub(super) fn open(page: &Page, more: &str) {
    page.open(&format!("#preset=saas&view=worksheet{more}"));
    page.bring_all();
}

/// Pastes rows into a sheet.
pub(super) fn paste(page: &Page, sheet: &str, rows: &str) {
    page.script(
        "const field = document.getElementById(`${arguments[0]}-paste`); field.value = arguments[1];
         field.dispatchEvent(new Event('change', { bubbles: true }))",
        &[json!(sheet), json!(rows)],
    );
}

/// Chooses a file as a visitor does.
pub(super) fn choose_file(page: &Page, name: &str, text: &str) {
    page.script(
        "const chosen = new DataTransfer(); chosen.items.add(new File([arguments[1]], arguments[0]));
         const field = document.getElementById('import'); field.files = chosen.files;
         field.dispatchEvent(new Event('change', { bubbles: true }))",
        &[json!(name), json!(text)],
    );
}

/// The file that pressing this saves.
pub(super) fn saved(page: &Page, button: &str) -> String {
    page.script(
        "window.__saved = ''; window.__kept ??= URL.createObjectURL.bind(URL);
         URL.createObjectURL = (blob) => { blob.text().then((text) => { window.__saved = text }); return window.__kept(blob) }",
        &[],
    );
    page.press(button);
    wait("a file is saved", || {
        page.script("return window.__saved", &[]) != json!("")
    });
    page.script("return window.__saved", &[])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn cell_follows(page: &Page, sheet: &str, row: usize, says: &str) {
    page.reads(
        &format!("#{sheet}-table tbody tr:nth-child({row}) .follows"),
        |cell| cell == says,
    );
}

/// The text within an element that is in the colour of errors.
pub(super) fn in_red(page: &Page, css: &str) -> String {
    let script = "const [place, probe] = [document.querySelector(arguments[0]), document.createElement('i')];
        probe.style.color = 'var(--brake)'; document.body.append(probe);
        const red = getComputedStyle(probe).color; probe.remove();
        return [place, ...place.querySelectorAll('*')].filter((part) => getComputedStyle(part).color === red)
          .flatMap((part) => [...part.childNodes]).filter((node) => node.nodeType === 3).map((node) => node.data).join('')";
    let text = page.script(script, &[json!(css)]);
    text.as_str().unwrap_or_default().to_owned()
}

pub(super) const MARCH: &str =
    "2026-03\t1\t\t10000\n2026-03\t2\t\t250\n2026-03\t3\t\t50\n2026-03\t4\t140\t10\t7";
pub(super) const FEBRUARY: &str =
    "2026-02\t1\t\t8000\n2026-02\t2\t\t160\n2026-02\t3\t\t20\n2026-02\t4\t140\t4\t4";

stories! {
    fn it_is_fetched_when_it_is_opened_and_says_that_nothing_is_measured(page) {
        let parts = "return performance.getEntriesByType('resource')
          .filter((entry) => /show_worksheet.*wasm/.test(entry.name)).length";
        page.open("");
        assert_eq!(page.script(parts, &[]), json!(0));
        page.press("Worksheet");
        page.reads("#worksheet-title", |title| title == "Worksheet");
        page.reads("#progress", |says| says.starts_with("0 of 3 steps done."));
        page.unfold("promises");
        page.reads("#health-0", |says| says.contains("hours a month not measured") && !says.contains("month 0"));
        page.reads("#promises > summary", |says| says.contains("Needs attention: Attract, Engage, and Delight."));
    }

    fn a_month_adds_up_and_changes_against_the_month_and_the_year_before(page) {
        open(page, "");
        page.unfold("ledger-step");
        paste(page, "ledger", "2026-03\tLead\t1,000\t200\t50\n2025-03\tLead\t900\t40\t20");
        page.see("2 rows were imported.");
        cell_follows(page, "ledger", 1, "1,150 (+15%). Churn 5%.");
        cell_follows(page, "ledger", 2, "920 (+2.22%). Churn 2.22%.");
        page.press("Last year");
        cell_follows(page, "ledger", 1, "1,150 (+25%). Churn 5%.");
        cell_follows(page, "ledger", 2, "920 (–). Churn 2.22%.");
    }

    fn visits_and_free_users_follow_from_each_other(page) {
        open(page, "");
        page.unfold("ledger-step");
        paste(page, "ledger", "2026-03\t1\t\t100,000\n2026-03\t2\t20,000\t4,000\t300\n2026-03\t3\t\t1,000\n2026-03\t4\t2,000\t150\t30");
        cell_follows(page, "ledger", 2, "23,700 (+18.5%). 4% of the stage before. Churn 1.5%.");
        cell_follows(page, "ledger", 4, "2,120 (+6%). 15% of the stage before. Churn 1.5%.");
    }

    fn a_ledger_that_does_not_add_up_is_refused_by_row_and_kept_to_be_corrected(page) {
        open(page, "");
        page.unfold("ledger-step");
        paste(page, "ledger", "2026-03\t1\t\t100\n2026-03\t1\t\t5\n2026-04\t2\t10\t5\t1\t20\n2026-04\t3\t\t-1\nMarch\t1\t\t1");
        page.reads("#ledger-told", |says| {
            says.starts_with("One row was imported.")
                && says.contains("Row 2 was not imported: Row 1 has the same period.")
                && says.contains("Row 3 was not imported: Opening plus added less lost is 14, but the total says 20.")
                && says.contains("Row 4 was not imported: Added: “-1” can’t be used. Enter a whole number")
                && says.contains("Row 5 was not imported: Month: “March” can’t be used. Enter it in the form 2026-03.")
        });
        let left = page.script("return document.getElementById('ledger-paste').value.split('\\n').length", &[]);
        assert_eq!(left, json!(4));
        wait("what was good is stored", || page.stored(STORED).is_some_and(|text| text.ends_with("ledger=2026-03,1,,100")));
    }

    #[depends_on_engine]
    fn a_cell_is_edited_by_keys_and_a_contradiction_is_flagged_in_its_row(page) {
        open(page, "");
        page.unfold("ledger-step");
        page.press("Add a row: Monthly ledger");
        page.fill("Month (1)", "2026-03");
        page.choose("Stage (1)", "Lead");
        page.fill("Opening (1)", "1000");
        page.fill("Added (1)", "200");
        page.fill("Lost (1)", "50");
        page.keys(keys::TAB);
        cell_follows(page, "ledger", 1, "1,150 (+15%). Churn 5%.");
        page.fill("Total (1)", "1100");
        page.keys(keys::TAB);
        cell_follows(page, "ledger", 1, "Opening plus added less lost is 1,150, but the total says 1,100. Correct one of them.");
        page.fill("Total (1)", "many");
        page.keys(keys::TAB);
        page.reads("#ledger-told", |says| says.starts_with("Total: “many” can’t be used."));
        page.press("Remove row 1");
        wait("it is gone", || page.count("#ledger-table tbody tr") == 0);
        page.press("Undo");
        wait("it is back", || page.count("#ledger-table tbody tr") == 1);
    }

    fn one_press_makes_a_month_the_wheels_numbers_and_the_one_before_frictions_reference(page) {
        open(page, "");
        page.unfold("ledger-step");
        paste(page, "ledger", &format!("{FEBRUARY}\n{MARCH}"));
        page.reads("#ledger-step > summary", |says| says.contains("Months measured: 2, the last is Mar 2026."));
        page.press("Use this month’s numbers");
        page.reads("#ledger-taken", |says| says.starts_with("Your numbers were replaced by those of Mar 2026"));
        page.reads("#ledger-step > summary", |says| says.contains("Your wheel’s numbers are those of Mar 2026."));
        let result = page.result_where(|result| number(result, "/inputs/churn") == 0.05);
        assert_eq!(number(&result, "/inputs/traffic"), 10_000.0);
        assert_eq!(number(&result, "/inputs/conversion/0"), 0.025);
        assert_eq!(number(&result, "/inputs/customers"), 143.0);
        page.press("Plan");
        page.bring_all();
        page.unfold("friction-chart");
        wait("it compares with the month before", || {
            page.script("return document.querySelectorAll('[name=against]')[2].checked", &[]) == json!(true)
        });
        page.press("Undo");
        result_has(page, "/inputs/customers", 150.0);
    }

    fn a_month_that_the_wheel_cannot_take_changes_nothing_and_says_why(page) {
        open(page, "");
        page.unfold("ledger-step");
        paste(page, "ledger", "2026-03\t1\t\t100\n2026-03\t2\t\t250");
        page.press("Use this month’s numbers");
        page.reads("#ledger-taken", |says| says.contains("250") && says.contains("Enter a number from 0 to 100."));
        result_has(page, "/inputs/traffic", 10_000.0);
    }

    fn several_months_make_a_history(page) {
        open(page, "");
        page.unfold("ledger-step");
        paste(page, "ledger", &format!("{FEBRUARY}\n{MARCH}"));
        page.unfold("history");
        wait("two months", || page.count("#history-table tbody tr") == 2);
        page.reads("#history-table tbody tr:nth-child(2)", |row| row.starts_with("Mar 2026") && row.contains("143"));
        page.reads("#history > summary", |says| says.contains("Speed went from"));
        let lines = "return [...document.querySelectorAll('.spark')].map((line) => line.getAttribute('d').split('L').length)";
        assert_eq!(page.script(lines, &[]), json!([2, 2, 2]));
    }

    fn answers_make_the_score_and_movements_must_add_up(page) {
        open(page, "");
        page.unfold("answers-step");
        paste(page, "answers", "2026-Q1\t130\t50\t20\n2026-Q2\t120\t50\t30\t10\t15\t5");
        cell_follows(page, "answers", 2, "NPS 45");
        page.reads("#answers-step > summary", |says| says.contains("NPS is 45."));
        paste(page, "answers", "2026-Q3\t120\t50\t30\t10\t5\t0");
        page.reads("#answers-told", |says| {
            says.contains("The moves add up to 125 promoters, but the count says 120.")
        });
        page.press("Add a row: Would customers recommend you?");
        page.fill("Promoters (9–10) (3)", "0");
        page.keys(keys::TAB);
        cell_follows(page, "answers", 3, "NPS –");
        paste(page, "scores", "10, 9 8\n7 0 6 6 11");
        page.reads("#scores-told", |says| says.starts_with("“11” cannot be counted"));
        assert_eq!(page.count("#answers-table tbody tr"), 3);
        paste(page, "scores", "10, 9 9\n7 0");
        cell_follows(page, "answers", 4, "NPS 40");
    }

    fn scores_with_decimal_commas_are_one_answer_each_and_rubbish_that_is_cleared_none(page) {
        open(page, "");
        page.unfold("answers-step");
        paste(page, "scores", "9,0\n10,0\n8,0");
        page.reads("#scores-told", |says| says == "Answers counted into a new quarter: 3.");
        page.reads("#answers-step > summary", |says| says.contains("NPS is 66.7."));
        paste(page, "scores", "all good");
        page.reads("#scores-told", |says| says.starts_with("“all” cannot be counted"));
        paste(page, "scores", "");
        page.reads("#scores-told", str::is_empty);
        assert_eq!(page.count("#answers-table tbody tr"), 1);
    }

    fn what_is_pasted_is_taken_at_once_and_what_is_left_only_once(page) {
        open(page, "");
        page.unfold("answers-step");
        let paste = "const field = document.getElementById('answers-paste'); field.focus(); field.value = arguments[0];
            field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true }))";
        page.script(paste, &[json!("2026-Q1\t120\t50\t30\n2026-Q2\t\"1\t5\t3\n2026-Q3\t90\t8\t2")]);
        page.reads("#answers-told", |says| {
            says.starts_with("2 rows were imported.") && says.contains("Row 2 was not imported: A quotation mark")
        });
        let left = "return document.getElementById('answers-paste').value";
        assert_eq!(page.script(left, &[]), json!("2026-Q2\t\"1\t5\t3"));
        page.keys(keys::TAB);
        page.reads("#answers-told", |says| says.starts_with("2 rows were imported."));
    }

    fn a_spreadsheets_months_are_read_and_a_count_with_two_readings_is_not(page) {
        open(page, "");
        page.unfold("ledger-step");
        paste(page, "ledger", "Mar-26\t1\t\t8,000\n2026年4月\t1\t\t12.000");
        page.reads("#ledger-told", |says| {
            says.starts_with("One row was imported.") && says.contains("“12.000” can’t be used. It may mean 12 or 12,000.")
        });
        keeps(page, STORED, "2026-03,1,,8000");
    }

    fn promises_are_rated_and_a_broken_one_raises_its_flag(page) {
        open(page, "");
        page.unfold("promises");
        page.unfold("activity-map");
        page.press("Add HubSpot’s own activities");
        page.reads("#activity-map > summary", |says| says.contains("attract 5, engage 3, delight 4."));
        page.reads("#promises > summary", |says| says.contains("you rate no promise as broken"));
        page.fill("Your promise: Attract", "Useful before anything is sold");
        page.keys(keys::TAB);
        page.reads("#health-0", |says| says.contains("“Useful before anything is sold”"));
        page.fill("Promise kept: Attract", "3");
        page.reads("#promises > summary", |says| says.contains("Needs attention: Attract."));
        page.fill("Your name: Attract", "Marketing");
        page.keys(keys::TAB);
        page.reads("#promises > summary", |says| says.contains("Needs attention: Marketing."));
    }

    fn moving_an_activity_moves_its_force_and_a_suggestion_adds_one(page) {
        open(page, "");
        page.unfold("activity-map");
        page.unfold("force-map");
        paste(page, "activities", "Attract\tBlog\tAna\t40\t\tVisits\nEngage\tTrials\tBo\t60\t\t\nDelight\tCalls\tCy\t20");
        page.reads("#force-map > summary", |says| says.contains("Attract 33.3%, Engage 50%, and Delight 16.7%"));
        page.choose("Segment (1)", "Delight");
        page.reads("#force-map > summary", |says| says.contains("Attract 0%, Engage 50%, and Delight 50%"));
        page.press("Use my activities’ effort");
        page.reads("#force-map > summary", |says| says.starts_with("Forces") && says.contains("Today’s effort"));
        page.fill("Engage, planned", "40");
        page.fill("Delight, planned", "60");
        page.fill("Attract, planned", "0");
        page.reads("#force-map-planned", |says| says.contains("0 into attract, 48 into engage, 72 into delight"));
        page.press("Add: Customer marketing");
        page.reads("#activity-map > summary", |says| says.contains("delight 3."));
        assert_eq!(page.count("#suggested-forces button"), 4);
    }

    fn resolving_friction_moves_the_wheel_and_reopening_moves_it_back(page) {
        open(page, "");
        page.unfold("register");
        paste(page, "frictions", "Handoff to service\tsales and service\t8\t20\tshare a goal\tAna\t5\t2\tChurn\t-20\nQueue\t\t2\t3");
        page.reads("#register > summary", |says| {
            says.contains("2 of 2 friction points are open.") && says.contains("The worst is Handoff to service.")
        });
        cell_follows(page, "frictions", 1, "Score, severity × times a month: 160. Measured since: −60%.");
        cell_follows(page, "frictions", 2, "Score, severity × times a month: 6. Enter what it holds back and an effect to move the wheel.");
        page.choose("Resolved (1)", "yes");
        page.reads("#register > summary", |says| {
            says.contains("1 of 2 friction points is open.") && says.contains("friction goes from 1.5% to 1% a month")
        });
        let result = page.result_where(|result| !result["what_if"].is_null());
        assert!((number(&result, "/what_if/wheel/churn") - 0.02).abs() < 1e-12);
        page.choose("Resolved (1)", "no");
        page.result_where(|result| result["what_if"].is_null());
        assert_eq!(page.count("#suggested-remedies button"), 4);
        page.press("Add: Broad customer education");
        page.reads("#register > summary", |says| says.contains("3 of 3"));
    }

    fn a_handoff_without_an_owner_is_friction_until_somebody_owns_it(page) {
        open(page, "");
        page.unfold("after-sale-step");
        page.unfold("register");
        page.press("Add to friction register");
        page.reads("#register > summary", |says| says.contains("The worst is Handoff from sales without an owner."));
        page.fill("Owner after the sale", "Bo");
        page.keys(keys::TAB);
        page.reads("#register > summary", |says| says.contains("0 of 1 friction points are open."));
        page.reads("#after-sale-step > summary", |says| says.contains("After the sale, Bo looks after customers."));
    }

    fn pushes_add_up_in_any_order_and_even_beats_burst(page) {
        open(page, "");
        page.unfold("push-log");
        let even: Vec<String> = (1..=8).map(|month| format!("2026-0{month}-01\tBlog\tPiece\t3")).collect();
        paste(page, "pushes", &even.join("\n"));
        page.reads("#push-log > summary", |says| {
            says.contains("24 leads from 8 pieces (1 a month), with a regularity of 100%.")
        });
        page.press("Remove row 3");
        page.reads("#push-log > summary", |says| says.contains("21 leads from 7 pieces"));
        page.press("Reset the worksheet");
        let burst: Vec<String> = (0..7).map(|_| "2026-01-01\tBlog\t\t3".to_owned()).collect();
        paste(page, "pushes", &format!("{}\n2026-08-01\tMail\t\t3", burst.join("\n")));
        page.reads("#push-log > summary", |says| {
            says.contains("24 leads from 8 pieces (1 a month), with a regularity of 16%.")
        });
        page.reads("#push-channels tbody tr:last-child", |row| row.starts_with("Total") && row.contains('3'));
    }

    fn what_was_taken_over_is_not_told_in_the_colour_of_errors(page) {
        open(page, "");
        for (section, sheet, good, bad) in [
            ("activity-map", "activities", "Attract\tBlog", "Nowhere\tBlog"),
            ("ledger-step", "ledger", "2026-03\t1\t\t100", "March\t1\t\t1"),
            ("answers-step", "answers", "2026-Q1\t130\t50\t20", "spring\t1\t1\t1"),
            ("register", "frictions", "Queue\t\t2\t3", "Queue\tnobody"),
            ("push-log", "pushes", "2026-01-01\tBlog\tPiece\t3", "January\tBlog\tPiece\t3"),
        ] {
            page.unfold(section);
            let at = format!("#{sheet}-told");
            paste(page, sheet, good);
            page.reads(&at, |says| says == "One row was imported.");
            assert_eq!(in_red(page, &at), "", "{sheet}");
            paste(page, sheet, &format!("{good}\n{bad}").replace("2026-03", "2026-04").replace("Q1", "Q2"));
            page.reads(&at, |says| says.starts_with("One row was imported.") && says.contains("Row 2 was not imported: "));
            let red = in_red(page, &at);
            assert!(red.starts_with("Row 2 was not imported: "), "{sheet}: {red}");
        }
        choose_file(page, "answers.csv", "quarter,promoters,passives,detractors\n2027-Q1,1,1,1\n");
        page.reads("#worksheet-told", |says| says.starts_with("One row imported"));
        assert_eq!(in_red(page, "#worksheet-told"), "");
        choose_file(page, "answers.csv", "quarter,promoters,passives,detractors\nspring,1,1,1\n");
        page.reads("#worksheet-told", |says| says.contains("cannot be used. Row 2 was not imported: "));
        assert!(in_red(page, "#worksheet-told").starts_with("Nothing was changed"));
    }

    #[depends_on_engine]
    fn print_opens_every_section_first(page) {
        open(page, "");
        page.script("window.__printed = null; window.print = () => {
          window.__printed = [...document.querySelectorAll('details.lever')]
            .filter((one) => one.getClientRects().length > 0 && !one.open).length }", &[]);
        page.unfold("outcomes");
        page.fill("Shared aim", "Customers who stay");
        page.press("Print the worksheet");
        wait("it prints", || page.script("return window.__printed", &[]) == json!(0));
        page.reads("#health-0", |says| says.contains("not measured"));
        page.reads("#outcomes > summary", |says| says.contains("Shared aim: Customers who stay."));
    }

    #[both_widths]
    #[depends_on_engine]
    fn with_everything_open_nothing_is_wider_than_the_window(page) {
        for view in ["worksheet", "compare", "learn"] {
            page.open(&format!("#preset=saas&view={view}"));
            page.bring_all();
            unfold_all(page);
            assert_eq!(page.overflow(), 0, "{view}");
        }
    }
}
