//! Flywheel against funnel, month by month.

use flywheel_tests::{Page, keys};
use serde_json::Value;

use super::{number, numbers_in, result_has, row, shows, stories, wait};

const CELLS: &str = "return [...document.querySelectorAll('#chart-table tbody tr')]\
    .map((row) => [...row.cells].map((cell) => cell.textContent))";

/// The numbers of the table, row by row.
#[track_caller]
fn table(page: &Page) -> Vec<Vec<f64>> {
    let rows = page.script(CELLS, &[]);
    let cells = |row: &Value| {
        let cells = row.as_array().into_iter().flatten();
        cells
            .filter_map(|cell| numbers_in(cell.as_str()?).first().copied())
            .collect()
    };
    rows.as_array().into_iter().flatten().map(cells).collect()
}

/// What is read out for this month, against the result.
#[track_caller]
fn read_out_is(page: &Page, month: usize, flywheel: f64, funnel: f64) {
    let says = page.reads("#month-reads", |text| {
        text.starts_with(&format!("Month {month}: "))
    });
    let numbers = numbers_in(&says);
    assert!(
        shows(numbers[1], flywheel) && shows(numbers[2], funnel),
        "{says} for {flywheel}, {funnel}"
    );
    if flywheel - funnel > 0.01 {
        assert!(
            shows(numbers[3], flywheel - funnel),
            "{says} for {flywheel}, {funnel}"
        );
    } else {
        assert!(says.ends_with("Recommendation adds nothing yet."), "{says}");
    }
}

stories! {
    fn at_first_it_reads_the_last_month(page) {
        page.open("");
        let result = page.result();
        let (flywheel, funnel) = (row(&result, "/projection/flywheel"), row(&result, "/projection/funnel"));
        read_out_is(page, 36, flywheel[36], funnel[36]);
        let described = page.attribute("#plot", "aria-label").unwrap_or_default();
        let numbers = numbers_in(&described);
        assert!(shows(numbers[1], flywheel[36]) && shows(numbers[2], funnel[36]), "{described}");
    }

    #[depends_on_engine]
    fn the_slider_reads_any_month_by_keys(page) {
        page.open("");
        let result = page.result();
        let (flywheel, funnel) = (row(&result, "/projection/flywheel"), row(&result, "/projection/funnel"));
        page.focus("Month to read");
        page.keys(keys::HOME);
        read_out_is(page, 0, flywheel[0], funnel[0]);
        for month in 1..=3 {
            page.keys(keys::RIGHT);
            read_out_is(page, month, flywheel[month], funnel[month]);
        }
        page.keys(keys::LEFT);
        read_out_is(page, 2, flywheel[2], funnel[2]);
        page.keys(keys::END);
        read_out_is(page, 36, flywheel[36], funnel[36]);
        let spoken = page.attribute("#month", "aria-valuetext").unwrap_or_default();
        assert_eq!(spoken, page.text_of("#month-reads"));
    }

    fn new_customers_are_those_of_the_month(page) {
        page.open("");
        page.press("New customers a month");
        let won = row(&page.result(), "/projection/won");
        let says = page.reads("#month-reads", |text| text.starts_with("Month 36: "));
        wait("it should read what is won", || {
            shows(numbers_in(&page.text_of("#month-reads"))[1], won[35])
        });
        assert!(!says.contains("NaN"), "{says}");
        page.focus("Month to read");
        page.keys(keys::HOME);
        let says = page.reads("#month-reads", |text| text.starts_with("Month 1: "));
        assert!(shows(numbers_in(&says)[1], won[0]), "{says}");
        page.press("Customers");
        page.reads("#month-reads", |text| text.starts_with("Month 0: flywheel 150, funnel 150."));
    }

    fn the_horizon_is_how_far_it_looks(page) {
        page.open("");
        for months in [12, 60, 1, 120] {
            page.fill("Horizon", &months.to_string());
            let result = result_has(page, "/inputs/horizon", f64::from(months));
            let months = usize::try_from(months).unwrap_or_default();
            let flywheel = row(&result, "/projection/flywheel");
            assert_eq!(flywheel.len(), months + 1);
            assert_eq!(row(&result, "/projection/funnel").len(), months + 1);
            assert_eq!(row(&result, "/projection/won").len(), months);
            read_out_is(page, months, flywheel[months], row(&result, "/projection/funnel")[months]);
            let last = if months == 1 { "1 month".to_owned() } else { format!("{months} months") };
            page.reads(".months span:last-child", |text| text == last);
        }
    }

    fn a_chosen_month_beyond_the_horizon_becomes_the_last(page) {
        page.open("");
        page.focus("Month to read");
        page.keys(keys::END);
        page.keys(keys::LEFT);
        page.reads("#month-reads", |text| text.starts_with("Month 35: "));
        page.fill("Horizon", "12");
        page.reads("#month-reads", |text| text.starts_with("Month 12: "));
        let slider = page.script(
            "const month = document.querySelector('#month'); return [month.value, month.max]",
            &[],
        );
        assert_eq!(slider, serde_json::json!(["12", "12"]));
    }

    fn the_table_has_the_numbers_of_the_result(page) {
        page.open("#horizon=24");
        page.press("As a table");
        wait("the table should have its months", || table(page).len() == 25);
        let result = page.result();
        let (flywheel, funnel) = (row(&result, "/projection/flywheel"), row(&result, "/projection/funnel"));
        for (month, cells) in table(page).iter().enumerate() {
            let gap = flywheel[month] - funnel[month];
            let exact = [month as f64, flywheel[month], funnel[month], gap];
            assert_eq!(cells.len(), 4, "month {month}");
            for (shown, exact) in cells.iter().zip(exact) {
                assert!(shows(*shown, exact), "month {month}: {shown} for {exact}");
            }
        }
    }

    fn the_table_of_new_customers_starts_with_the_first_month(page) {
        page.open("#horizon=12");
        page.press("As a table");
        page.press("New customers a month");
        wait("the table should have its months", || table(page).len() == 12);
        let won = row(&page.result(), "/projection/won");
        for (index, cells) in table(page).iter().enumerate() {
            assert!(shows(cells[0], index as f64 + 1.0), "{cells:?}");
            assert!(shows(cells[1], won[index]), "{cells:?}");
        }
        page.reads("#chart-table caption", |text| text == "New customers a month");
    }

    fn the_table_follows_what_is_typed(page) {
        page.open("");
        page.press("As a table");
        page.fill("Horizon", "3");
        wait("the table should have four months", || table(page).len() == 4);
        page.fill("Customers today", "77");
        wait("the table should start with 77", || table(page).first().is_some_and(|row| row[1] == 77.0));
    }

    fn without_recommendation_both_lines_are_one(page) {
        let path = |line: &str| page.attribute(&format!(".{line}-line"), "d");
        page.open("");
        page.bring_all();
        assert_ne!(path("flywheel"), path("funnel"));
        page.choose("New customers by recommendation", "I know the share");
        page.fill("Share by recommendation", "0");
        let result = result_has(page, "/wheel/spin", 0.0);
        assert_eq!(result["projection"]["flywheel"], result["projection"]["funnel"]);
        wait("both lines should be one", || path("flywheel") == path("funnel"));
        page.reads("#month-reads", |text| text.ends_with("Recommendation adds nothing yet."));
        page.press("New customers a month");
        wait("both lines should be one", || path("flywheel") == path("funnel"));
    }

    fn the_lines_stay_in_the_plot(page) {
        page.open("");
        for link in [
            "#churn=100",
            "#traffic=0",
            "#customers=0",
            "#recommended=99&churn=0&horizon=120",
            "#traffic=0&customers=0",
            "#market=151&traffic=100",
            "#horizon=1",
        ] {
            page.open(link);
            for line in [".flywheel-line", ".funnel-line", ".gap", ".grid"] {
                let path = page.attribute(line, "d").unwrap_or_default();
                for part in path.split(['M', 'L', 'H', 'V', 'Z', ' ']).filter(|part| !part.is_empty()) {
                    let at: f64 = part.parse().unwrap_or(f64::NAN);
                    assert!((0.0..=10_000.0).contains(&at), "{link} {line}: {part} in {path}");
                }
            }
            super::is_sound(page, link);
        }
    }

    fn the_months_of_breakthrough_and_crossover_are_marked(page) {
        let described = |page: &Page| page.attribute("#plot", "aria-label").unwrap_or_default();
        let line = |page: &Page| page.attribute(".threshold", "d").unwrap_or_default();
        page.open("#preset=saas&recommended=35&churn=2.5&horizon=60");
        page.bring_all();
        let month = page.result()["wheel"]["crossover"].as_f64().expect("a crossover");
        assert!((1.0..60.0).contains(&month), "{month}");
        page.reads(".thresholds", |text| text == format!("Crossover: month {month}"));
        assert!(described(page).ends_with(&format!("Crossover: month {month}")), "{}", described(page));
        assert_eq!(line(page), format!("M{} 0V10000", (month * 10_000.0 / 60.0).round()));
        // The first place of new customers is the first month.
        page.press("New customers a month");
        let place = format!("M{} 0V10000", ((month - 1.0) * 10_000.0 / 59.0).round());
        wait("the line follows", || line(page) == place);
        page.fill("Horizon", "12");
        wait("it is beyond the horizon", || line(page).is_empty() && !described(page).contains("Crossover"));
        page.open("#preset=saas&recommended=35&churn=1");
        page.bring_all();
        page.reads(".thresholds", |text| text.contains("Breakthrough: reached"));
        assert!(described(page).contains("Breakthrough: reached"), "{}", described(page));
    }

    fn a_market_limit_holds_both_lines(page) {
        page.open("#market=300&horizon=120");
        let result = page.result();
        assert!(row(&result, "/projection/flywheel").iter().all(|customers| *customers <= 300.0));
        assert!(number(&result, "/projection/flywheel/120") >= number(&result, "/projection/funnel/120"));
    }
}
