//! The Stop Test: what happens if all marketing stops today.

use flywheel_tests::{Page, keys};

use super::{is_sound, number, numbers_in, shows, stories, wait};

/// Keeps every text of the counter from now on.
const WATCH: &str = "\
const counter = document.querySelector('#stop-counter');
window.counted = [];
new MutationObserver(() => window.counted.push(counter.textContent))
  .observe(counter, { childList: true, characterData: true, subtree: true })";

/// Lets ten months pass in the time of one.
const HURRY: &str = "\
const interval = window.setInterval.bind(window);
window.setInterval = (act, time) => interval(act, time / 10)";

/// All that the counter has said.
#[track_caller]
fn counted(page: &Page) -> Vec<String> {
    let texts = page.script("return window.counted", &[]);
    serde_json::from_value(texts).unwrap_or_default()
}

/// The numbers of what it said in this month, which it may be about to say.
#[track_caller]
fn in_month(page: &Page, month: usize) -> Vec<f64> {
    let begins = format!("Month {month}:");
    let said = || counted(page).into_iter().find(|text| text.starts_with(&begins));
    wait(&format!("the counter should come to month {month}"), || {
        said().is_some()
    });
    numbers_in(&said().unwrap_or_default())
}

stories! {
    #[depends_on_engine]
    fn it_counts_the_months_one_by_one(page) {
        page.open("");
        page.script(WATCH, &[]);
        page.press("Stop all marketing");
        in_month(page, 4);
        let mut months: Vec<f64> = counted(page).iter().map(|text| numbers_in(text)[0]).collect();
        months.dedup();
        assert_eq!(months[..4], [0.0, 1.0, 2.0, 3.0]);
    }

    fn after_twelve_months_it_has_won_the_momentum_and_the_pipeline(page) {
        page.open("");
        let result = page.result();
        page.script(HURRY, &[]);
        page.script(WATCH, &[]);
        page.press("Stop all marketing");
        let customers = |month: usize| in_month(page, month)[3];
        assert_eq!(in_month(page, 0), [0.0, 0.0, 0.0, 150.0]);
        in_month(page, 6);
        let said = in_month(page, 12);
        assert!((said[1] - number(&result, "/wheel/momentum")).abs() <= 0.5, "{said:?}");
        assert!((said[2] - number(&result, "/wheel/in_pipeline")).abs() <= 0.5, "{said:?}");
        // Who is left is who was there, and who was won, less at most a churn of all of them.
        let most = 150.0 + said[1] + said[2] + 1.0;
        assert!(customers(12) <= most && customers(12) >= most * 0.975f64.powi(12) - 1.0, "{said:?}");
    }

    fn without_a_loop_and_a_pipeline_it_only_loses(page) {
        page.open("#recommended=0&cycle=0");
        page.script(HURRY, &[]);
        page.script(WATCH, &[]);
        page.press("Stop all marketing");
        for month in [1, 3, 6] {
            let left = 150.0 * 0.975f64.powi(i32::try_from(month).unwrap_or_default());
            let said = in_month(page, month);
            assert_eq!(said.len(), 3, "{said:?}");
            assert_eq!(said[1], 0.0, "{said:?}");
            assert!((said[2] - left).abs() <= 0.5, "{said:?} for {left}");
        }
    }

    fn the_whole_page_follows_the_month_and_goes_back(page) {
        page.open("#recommended=20&cycle=0");
        let today = page.result();
        let shown = || ["#speed-value", "#friction-value", "#size-value", "#momentum-value", "#hub-customers", "#verdict", ".strip"]
            .map(|css| page.text_of(css));
        let before = shown();
        assert_eq!(page.attribute(".coasting-line", "d").as_deref(), Some(""));
        page.script(HURRY, &[]);
        page.script(WATCH, &[]);
        page.press("Stop all marketing");
        // Sixty months, the last.
        in_month(page, 60);
        let (spin, churn) = (number(&today, "/wheel/spin"), number(&today, "/wheel/churn"));
        let left = 150.0 * (1.0 + spin - churn).powi(60);
        let says = |css: &str| numbers_in(&page.text_of(css))[0];
        assert!(shows(says("#size-value"), left), "{left}");
        assert!(shows(says("#hub-customers"), left), "{left}");
        assert!(shows(says("#speed-value"), left * spin), "{}", left * spin);
        assert!(page.text_of("#verdict").contains("100% of them by recommendation"));
        assert!(page.text_of(".strip").contains(&page.text_of("#size-value")));
        assert_eq!(page.text_of("#size .change"), "was 150");
        let line = page.attribute(".coasting-line", "d").unwrap_or_default();
        assert_eq!(line.matches('L').count(), 36, "it ends at the horizon: {line}");
        page.press("Resume all marketing");
        wait("all is as it was", || shown() == before);
        assert_eq!(page.attribute(".coasting-line", "d").as_deref(), Some(""));
    }

    fn what_is_typed_while_it_runs_is_stored(page) {
        page.open("");
        page.press("Stop all marketing");
        page.fill("Customer churn", "3");
        wait("the address follows while the months pass", || page.fragment().contains("churn=3"));
        page.reads("#stop-counter", |text| text.starts_with("Month "));
    }

    fn nobody_pushes_while_it_runs(page) {
        page.open("");
        let opacity = |kind: &str| page.attribute(&format!(".arrow.{kind}"), "opacity").unwrap_or_default();
        let before = page.result();
        assert_eq!([opacity("attract"), opacity("engage"), opacity("delight")], ["1", "1", "1"]);
        page.press("Stop all marketing");
        page.reads("#stop-counter", |text| text.starts_with("Month "));
        wait("the arrows of marketing and sales should go", || {
            [opacity("attract"), opacity("engage"), opacity("delight")] == ["0", "0", "1"]
        });
        // It is a question, not a change of the numbers.
        assert_eq!(page.result(), before);
        assert!(!super::can_press(page, "Undo"));
    }

    fn pressing_again_is_back_to_today(page) {
        page.open("");
        assert_eq!(page.attribute(".stop-button", "aria-pressed").as_deref(), Some("false"));
        page.script(WATCH, &[]);
        page.press("Stop all marketing");
        in_month(page, 2);
        assert_eq!(page.attribute(".stop-button", "aria-pressed").as_deref(), Some("true"));
        page.press("Resume all marketing");
        page.reads("#stop-counter", str::is_empty);
        assert_eq!(page.text_of(".stop-button"), "Stop all marketing");
        // More than a month by the page's own clock.
        page.promise("window.counted = []; await new Promise((done) => setTimeout(done, 700))", &[]);
        assert_eq!(counted(page), [""; 0]);
        page.press("Stop all marketing");
        in_month(page, 1);
        assert!(counted(page)[0].starts_with("Month 0:"), "it begins again");
    }

    fn it_follows_what_is_typed_meanwhile(page) {
        page.open("#recommended=0&cycle=0");
        page.press("Stop all marketing");
        page.fill("Customers today", "0");
        // A measured share needs customers, so the 150 are kept.
        page.fill("Customer churn", "100");
        page.reads("#stop-counter", |text| text.ends_with(" 0 customers are left."));
        is_sound(page, "typing during the test");
    }

    #[depends_on_engine]
    fn it_can_be_run_by_keyboard(page) {
        page.open("");
        page.script(WATCH, &[]);
        page.script("document.querySelector('.stop-button').focus()", &[]);
        page.keys(keys::SPACE);
        in_month(page, 1);
        page.keys(keys::ENTER);
        page.reads("#stop-counter", str::is_empty);
        assert_eq!(page.focused(), "Stop all marketing");
    }

    fn the_momentum_is_what_the_wheel_still_wins(page) {
        page.open("");
        let said = page.text_of("#momentum");
        let momentum = number(&page.result(), "/wheel/momentum");
        assert!(said.contains("customers still won in 12 months if you stop"), "{said}");
        assert!(shows(numbers_in(&page.text_of("#momentum-value"))[0], momentum));
    }
}
