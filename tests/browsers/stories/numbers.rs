//! Every number opens to how it was made.

use flywheel_tests::{Page, keys};
use serde_json::json;

use super::{number, open_all, result_has, stories};

/// Presses the summary of a number, and returns its formula in numbers.
#[track_caller]
fn opened(page: &Page, id: &str) -> String {
    page.unfold(id);
    page.reads(&format!("#{id} .formula p:not(.sum)"), |text| !text.is_empty());
    page.reads(&format!("#{id} .sum"), |text| !text.is_empty())
}

/// Six digits, as the formulas show them.
fn six(value: f64) -> f64 {
    let scale = 10f64.powf(5.0 - value.abs().log10().floor());
    (value * scale).round() / scale
}

stories! {
    fn each_dial_opens_to_its_formula_in_the_visitors_numbers(page) {
        page.open("");
        assert_eq!(opened(page, "speed"), "6 + 0.01 × 150 = 7.5");
        assert_eq!(opened(page, "friction"), "2.5% − 1% = 1.5%");
        assert_eq!(opened(page, "size"), "150");
        let result = page.result();
        let pipeline = number(&result, "/wheel/in_pipeline");
        let momentum = number(&result, "/wheel/momentum");
        let sum = format!("{} − {} = {}", six(pipeline + momentum), six(pipeline), six(momentum));
        assert_eq!(opened(page, "momentum"), sum);
    }

    fn each_detail_opens_to_its_formula_in_the_visitors_numbers(page) {
        page.open("");
        for (id, sum) in [
            ("won", "10,000 × 2.5% × 15% × 20% = 7.5"),
            ("push", "7.5 − 1.5 = 6"),
            ("spin", "20% × 7.5 ÷ 150 = 0.01"),
            ("self-spin", "0.01 × 150 ÷ 7.5 = 20%"),
            ("half-life", "ln 2 ÷ −ln (1 − 0.015) = 45.8624"),
            ("reproduction", "20% × 2 = 0.4"),
            ("lineage", "1 ÷ (1 − 0.4) = 1.66667"),
            ("quick-ratio", "7.5 ÷ 3.75 = 2"),
            ("breakthrough", "1% < 2.5%"),
        ] {
            assert_eq!(opened(page, id), sum, "{id}");
        }
        for (id, starts) in [
            ("path-friction", "5.32193 + 2.73697 + 2.32193 = 10.3808"),
            ("mass", "150 × 1.5 × (2 × "),
            ("glide", "(1 − (1 − 0.015)¹²) ÷ 0.015 = "),
            ("in-pipeline", "25.5 × (1 − (1 − 0.227273)¹²) = "),
            ("kept", "150 × "),
            ("crossover", "0.01 × 150 = 1.5 < 6"),
        ] {
            let sum = opened(page, id);
            assert!(sum.starts_with(starts), "{id}: {sum}");
        }
    }

    fn an_open_formula_follows_each_keystroke(page) {
        page.open("");
        opened(page, "speed");
        page.fill("Customers today", "300");
        page.reads("#speed .sum", |text| text == "6 + 0.005 × 300 = 7.5");
        page.fill("Traffic", "20000");
        page.reads("#speed .sum", |text| text == "12 + 0.01 × 300 = 15");
    }

    fn the_formula_closes_again(page) {
        page.open("");
        opened(page, "friction");
        page.press_at("#friction > summary");
        super::wait("it should close", || page.count("#friction .sum") == 0);
    }

    #[depends_on_engine]
    fn enter_and_space_open_a_number(page) {
        page.open("");
        page.bring_all();
        for (id, key) in [("friction", keys::ENTER), ("lineage", keys::SPACE)] {
            page.script("document.querySelector(arguments[0]).focus()", &[json!(format!("#{id} > summary"))]);
            page.keys(key);
            page.reads(&format!("#{id} .sum"), |text| !text.is_empty());
            assert_eq!(page.attribute(&format!("#{id}"), "open").as_deref(), Some(""));
        }
    }

    fn what_changed_says_what_it_was(page) {
        page.open("");
        for dial in ["speed", "friction", "size", "momentum"] {
            assert_eq!(page.text_of(&format!("#{dial} .change")), "");
        }
        page.fill("Customer churn", "3");
        page.reads("#friction .change", |text| text == "was 1.5%");
        assert_eq!(page.text_of("#speed .change"), "");
        page.fill("Customers today", "151");
        page.reads("#size .change", |text| text == "was 150");
        page.press("Undo");
        page.reads("#size .change", |text| text == "was 151");
    }

    fn the_four_numbers_are_the_result(page) {
        page.open("");
        for traffic in ["1", "33", "777", "123456"] {
            page.fill("Traffic", traffic);
            let result = result_has(page, "/inputs/traffic", traffic.parse().unwrap_or_default());
            for (dial, scale) in [("speed", 1.0), ("friction", 100.0), ("size", 1.0), ("momentum", 1.0)] {
                let exact = scale * number(&result, &format!("/wheel/{dial}"));
                let shown = super::numbers_in(&page.text_of(&format!("#{dial}-value")));
                assert!(super::shows(shown[0], exact), "{dial}: {shown:?} for {exact}");
            }
        }
    }

    fn without_friction_it_says_so(page) {
        page.open("#recommended=50&churn=2.5");
        open_all(page);
        page.reads("#friction", |text| text.contains("nothing is lost, net"));
        page.reads("#half-life", |text| text.contains("The wheel does not run down"));
        page.reads("#breakthrough-value", |text| text == "reached");
        page.reads("#size", |text| text.contains("no limit in sight"));
        page.reads("#lineage-value", |text| text == "no limit");
    }

    fn without_recommendation_it_never_spins_by_itself(page) {
        page.open("#recommended=0");
        open_all(page);
        page.reads("#breakthrough", |text| text.contains("Nobody recommends you yet"));
        page.reads("#crossover-value", |text| text == "never");
        page.reads("#momentum-value", |text| text == "0");
    }

    fn without_churn_there_is_nothing_to_divide_by(page) {
        page.open("#churn=0");
        open_all(page);
        page.reads("#quick-ratio", |text| text.contains("Nobody leaves, so there is nothing to divide by."));
        page.reads("#reproduction-value", |text| text == "no limit");
        page.reads("#friction", |text| text.contains("in this model, size doubles in"));
    }

    fn one_is_said_as_one(page) {
        page.open("#preset=saas&customers=1&recommended=0&traffic=1&conversion=100");
        page.reads("#speed", |text| text.contains("1 customer won a month"));
        page.reads("#verdict", |text| text.contains("1 customer a month,"));
        page.reads(".hub-label", |text| text == "customer");
    }
}
