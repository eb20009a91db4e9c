//! Numbers saved to files and read back: a sheet as CSV, everything as JSON.

use serde_json::json;

use super::worksheet::{FEBRUARY, MARCH, STORED, choose_file, open, paste, saved};
use super::{keeps, result_has, stories, wait};

stories! {
    #[depends_on_engine]
    fn a_sheet_saved_cleared_and_opened_gives_the_same_numbers(page) {
        open(page, "");
        page.unfold("ledger-step");
        paste(page, "ledger", &format!("{FEBRUARY}\n{MARCH}"));
        keeps(page, STORED, "ledger=");
        let before = page.stored(STORED);
        let file = saved(page, "Save as CSV");
        assert!(file.starts_with("month,stage,opening,added,lost,total\r\n2026-02,1,,8000,,\r\n"), "{file}");
        page.press("Reset the worksheet");
        wait("it is blank", || page.stored(STORED).is_none_or(|text| text.is_empty()));
        choose_file(page, "ledger.csv", &file);
        page.reads("#worksheet-told", |says| says.starts_with("8 rows imported"));
        wait("it is as it was", || page.stored(STORED) == before);
    }

    #[depends_on_engine]
    fn everything_saved_and_opened_elsewhere_is_the_same(page) {
        open(page, "&churn=4&traffic=12345");
        page.press("Keep these as mine");
        page.unfold("answers-step");
        paste(page, "answers", "2026-Q1\t120\t50\t30");
        keeps(page, STORED, "answers=");
        let result = page.result();
        let file = saved(page, "Save everything as a file");
        page.press("Reset the worksheet");
        page.press("Reset");
        result_has(page, "/inputs/traffic", 10_000.0);
        choose_file(page, "flywheel.json", &file);
        page.reads("#worksheet-told", |says| says.starts_with("Everything in the file was loaded"));
        assert_eq!(page.result_where(|other| *other == result), result);
        page.reads("#answers-step > summary", |says| says.contains("NPS is 45."));
    }

    fn a_file_that_is_wrong_changes_nothing_and_says_why(page) {
        open(page, "");
        page.unfold("answers-step");
        paste(page, "answers", "2026-Q1\t120\t50\t30");
        page.reads("#answers-step > summary", |says| says.contains("NPS is 45."));
        for (name, text, says) in [
            ("a.csv", "a,b\n1,2", "no sheet has these columns"),
            ("b.csv", "quarter,promoters,passives,detractors\n2026-Q1,1,1,1\n2026-Q1,2,2,2\n", "Row 3 was not imported: Row 1 has the same period."),
            ("c.csv", "quarter,promoters,passives,detractors\n2026-Q1,1,1,-1\n", "Row 2 was not imported: Detractors (0–6): “-1” can’t be used."),
            ("d.json", "{", "cannot read this file as JSON"),
            ("e.json", "{\"flywheel\":2}", "not from this calculator"),
            ("f.json", "{\"flywheel\":1,\"wheel\":\"preset=saas&churn=300\"}", "Customer churn: “300” can’t be used."),
            ("g.json", "{\"flywheel\":1,\"wheel\":\"preset=saas\",\"worksheet\":\"nonsense\"}", "a part of the file is damaged: Worksheet"),
        ] {
            choose_file(page, name, text);
            page.reads("#worksheet-told", |told| told.starts_with("N") && told.contains(says));
            page.reads("#answers-step > summary", |summary| summary.contains("NPS is 45."));
        }
    }

    fn a_file_whose_lines_end_in_carriage_returns_is_read_and_one_without_rows_changes_nothing(page) {
        open(page, "");
        page.unfold("answers-step");
        let heads = "quarter,promoters,passives,detractors";
        choose_file(page, "mac.csv", &format!("{heads}\r2026-Q1,120,50,30\r2026-Q2,130,50,20\r"));
        page.reads("#worksheet-told", |says| says.starts_with("2 rows imported"));
        page.reads("#answers-step > summary", |says| says.contains("NPS is 55."));
        choose_file(page, "heads.csv", &format!("{heads}\r\n"));
        page.reads("#worksheet-told", |says| says.starts_with("The file has no rows below its heads"));
        page.reads("#answers-step > summary", |says| says.contains("NPS is 55."));
        choose_file(page, "fewer.csv", &format!("{heads}\n2026-Q1,120,50,30\n"));
        page.reads("#worksheet-told", |says| says.ends_with("That is 1 row fewer than before."));
        page.press("Undo");
        page.reads("#answers-step > summary", |says| says.contains("NPS is 55."));
    }

    #[depends_on_engine]
    fn a_long_file_is_read_with_progress_and_can_be_stopped(page) {
        open(page, "");
        page.script(
            "let rows = 'day,channel,piece,leads\\n';
             for (let row = 0; row < 10000; row++) rows += `2026-0${1 + row % 9}-01,Blog,Piece ${row},1\\n`;
             window.__rows = rows;
             window.__told = [];
             new MutationObserver(() => window.__told.push(document.querySelector('#worksheet-told').textContent))
               .observe(document.querySelector('#worksheet-told'), { childList: true, characterData: true, subtree: true });",
            &[],
        );
        let choose = "const chosen = new DataTransfer(); chosen.items.add(new File([window.__rows], 'pushes.csv'));
             const field = document.getElementById('import'); field.files = chosen.files;
             field.dispatchEvent(new Event('change', { bubbles: true }));";
        page.script(
            &format!("{choose} new MutationObserver((_, observer) => {{
               const stop = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Stop the import');
               if (!stop.hidden) {{ observer.disconnect(); stop.click() }}
             }}).observe(document.body, {{ attributes: true, subtree: true, childList: true, characterData: true }})"),
            &[],
        );
        page.reads("#worksheet-told", |says| says == "The import was stopped. Nothing was changed.");
        page.unfold("push-log");
        page.reads("#push-log > summary", |says| says.contains("Log every post"));
        page.script(choose, &[]);
        page.reads("#worksheet-told", |says| says.starts_with("10,000 rows imported"));
        page.reads("#push-log > summary", |says| says.contains("10,000 leads from 10,000 pieces"));
        let told = page.script("return window.__told.some((says) => says.endsWith('% read…'))", &[]);
        assert_eq!(told, json!(true));
        page.reads("#pushes-rows", |says| says == "Rows 1 to 25 of 10,000");
        page.press("Later rows");
        page.reads("#pushes-rows", |says| says == "Rows 26 to 50 of 10,000");
    }

    fn what_is_too_large_is_said_before_it_is_read(page) {
        open(page, "");
        page.reads("#import-limits", |says| {
            says.contains("40 MB") && says.contains("10,000 rows each, other sheets 500")
        });
        // A file that says it is larger than the limit. Reading it would be noticed.
        page.script(
            "const file = new File(['day,channel,leads\\n'], 'pushes.csv');
             Object.defineProperty(file, 'size', { value: 40000001 });
             File.prototype.text = function () { window.__read = true; return Blob.prototype.text.call(this) };
             const field = document.getElementById('import');
             Object.defineProperty(field, 'files', { value: { 0: file, length: 1, item: () => file, __proto__: FileList.prototype }, configurable: true });
             field.dispatchEvent(new Event('change', { bubbles: true }));
             delete field.files",
            &[],
        );
        page.reads("#worksheet-told", |says| {
            says == "Nothing was changed: the file has 40.1 MB. Import a file of at most 40 MB."
        });
        assert_eq!(page.script("return window.__read === true", &[]), json!(false));
    }
}
