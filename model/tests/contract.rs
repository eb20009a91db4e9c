//! The result object of the public contract: its keys, its nesting, its units, its nulls.

use crate::common::nulls::{NULLABLE, nulls};
use crate::common::{self, baseline_inputs, cases, inputs, votes};
use flywheel_model::{Basis, Inputs, Market, Preset, Recommended, Report, Sentiment, Votes, Wins};
use proptest::prelude::*;
use serde_json::{Value, json};

fn result(inputs: &Inputs) -> Value {
    serde_json::to_value(Report::new(&inputs.clone().into()).unwrap()).unwrap()
}

fn saas() -> Value {
    result(&Preset::Saas.inputs())
}

#[track_caller]
fn has_keys(object: &Value, expected: &str) {
    let mut keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected: Vec<&str> = expected.split_whitespace().collect();
    keys.sort_unstable();
    expected.sort_unstable();
    assert_eq!(keys, expected);
}

#[test]
fn it_has_the_keys_of_the_contract_and_no_other() {
    let result = saas();
    has_keys(&result, "model inputs wheel projection what_if fan");
    has_keys(
        &result["inputs"],
        "preset stages traffic conversion customers votes churn nps basis recommended wins products cycle \
         market horizon",
    );
    has_keys(
        &result["wheel"],
        "push spin speed self_spin_share churn friction half_life path_halvings size mass glide momentum \
         in_pipeline kept reproduction lineage quick_ratio terminal_size growth breakthrough crossover",
    );
    has_keys(&result["projection"], "flywheel funnel won");
    assert_eq!(result["model"], json!(1));
}

#[test]
fn rates_are_fractions_and_the_score_is_the_score() {
    let inputs = &saas()["inputs"];
    assert_eq!(inputs["churn"], json!(0.025));
    assert_eq!(inputs["conversion"], json!([0.025, 0.15, 0.2]));
    assert_eq!(inputs["nps"], json!(36.0));
    assert_eq!(inputs["horizon"], json!(36));
    let measured = result(&Inputs {
        basis: Basis::Measured(Recommended::percent(30.0).unwrap()),
        ..baseline_inputs()
    });
    assert_eq!(measured["inputs"]["recommended"], json!(0.3));
    assert_eq!(measured["inputs"]["basis"], json!("measured"));
}

#[test]
fn words_are_those_of_the_link() {
    let result = saas();
    assert_eq!(result["inputs"]["preset"], json!("saas"));
    assert_eq!(
        result["inputs"]["stages"],
        json!(["visit", "lead", "qualified", "customer"])
    );
    assert_eq!(result["inputs"]["basis"], json!("typical"));
    assert_eq!(result["wheel"]["growth"], json!("settles"));
    assert_eq!(result["wheel"]["breakthrough"], json!(false));
    assert_eq!(result["wheel"]["crossover"], Value::Null);
}

#[test]
fn answers_are_given_as_counted() {
    let inputs = Inputs {
        sentiment: Sentiment::Votes(Votes::new(120.0, 50.0, 30.0).unwrap()),
        ..baseline_inputs()
    };
    let result = result(&inputs);
    assert_eq!(result["inputs"]["votes"], json!([120.0, 50.0, 30.0]));
    assert_eq!(result["inputs"]["nps"], json!(45.0));
    assert_eq!(saas()["inputs"]["votes"], Value::Null);
}

#[test]
fn a_market_is_given_and_none_is_null() {
    let market = Market::new(5000.0).ok();
    let limited = result(&Inputs {
        market,
        ..baseline_inputs()
    });
    assert_eq!(limited["inputs"]["market"], json!(5000.0));
    assert_eq!(saas()["inputs"]["market"], Value::Null);
}

#[test]
fn the_share_and_wins_in_force_are_reported_on_every_basis() {
    let share = |basis| {
        let inputs = Inputs {
            basis,
            ..baseline_inputs()
        };
        Report::new(&inputs.into()).unwrap().share().unwrap()
    };
    let brought = |basis| {
        let inputs = Inputs {
            basis,
            ..baseline_inputs()
        };
        Report::new(&inputs.into()).unwrap().wins().unwrap()
    };
    let wins = Wins::new(0.01).unwrap();
    let readiness = {
        let shares = baseline_inputs().sentiment.shares();
        shares.promoters + 0.4 * shares.passives + 0.2 * shares.detractors
    };
    let spun = 0.01 * readiness * 500.0;
    common::same(share(Basis::Promoter(wins)), spun / 12.5);
    common::same(share(Basis::Separate(wins)), spun / (12.5 + spun));
    assert_eq!(brought(Basis::Promoter(wins)), 0.01);
    let more_than_are_won = Basis::Promoter(Wins::new(50.0).unwrap());
    assert_eq!(
        brought(more_than_are_won),
        50.0,
        "what was entered, although it is capped"
    );
    let measured = Basis::Measured(Recommended::percent(20.0).unwrap());
    assert_eq!(share(measured), 0.2);
    common::same(brought(measured), 0.2 * 12.5 / 500.0 / readiness);
}

/// The dials of a link.
#[track_caller]
fn wheel(text: &str) -> Value {
    let opened = flywheel_model::link::read(text);
    assert_eq!(opened.problems, []);
    result(&opened.document.inputs)["wheel"].clone()
}

#[test]
fn growth_is_a_word_and_says_why_numbers_are_missing() {
    let settles = wheel("");
    assert!(settles["terminal_size"].is_f64() && settles["half_life"].is_f64());
    let steady = wheel("traffic=0&churn=0");
    assert_eq!(
        (&steady["growth"], &steady["terminal_size"]),
        (&json!("steady"), &json!(150.0))
    );
    let grows = wheel("churn=0");
    assert_eq!(
        (&grows["growth"], &grows["breakthrough"]),
        (&json!("grows"), &json!(true))
    );
    for key in [
        "terminal_size",
        "half_life",
        "reproduction",
        "lineage",
        "quick_ratio",
    ] {
        assert_eq!(grows[key], Value::Null, "{key}");
    }
}

#[test]
fn crossover_is_zero_for_already_and_null_for_never() {
    assert_eq!(wheel("recommended=60")["crossover"], json!(0.0));
    assert_eq!(wheel("recommended=0")["crossover"], Value::Null);
}

#[test]
fn a_blocked_stage_is_null_and_an_open_one_zero() {
    assert_eq!(
        wheel("conversion=0,100,50")["path_halvings"],
        json!([null, 0.0, 1.0])
    );
}

#[test]
fn a_share_of_nobody_is_null() {
    for text in ["traffic=0", "customers=0"] {
        let inputs = flywheel_model::link::read(text).document.inputs;
        assert_eq!(result(&inputs)["inputs"]["recommended"], Value::Null, "{text}");
    }
}

#[test]
fn numbers_are_the_shortest_that_read_back() {
    let text = serde_json::to_string(&Report::new(&Preset::Saas.inputs().into()).unwrap()).unwrap();
    assert!(text.contains("\"churn\":0.025,"), "{text}");
    assert_eq!(wheel("churn=0.7")["churn"].to_string(), "0.007");
    assert!(
        text.starts_with("{\"model\":1,\"inputs\":{\"preset\":\"saas\""),
        "{text}"
    );
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn only_what_may_be_undefined_is_ever_null(inputs in inputs()) {
        // A NaN or an infinity would be written as null too.
        let mut found = Vec::new();
        nulls(&result(&inputs), "", &mut found);
        for path in found {
            prop_assert!(NULLABLE.contains(&path.as_str()), "{path}");
        }
    }

    #[test]
    fn the_lines_are_as_long_as_the_horizon(inputs in inputs()) {
        let (months, result) = (inputs.horizon.months(), result(&inputs));
        let length = |key: &str| result["projection"][key].as_array().unwrap().len();
        prop_assert_eq!((length("flywheel"), length("funnel"), length("won")), (months + 1, months + 1, months));
        prop_assert_eq!(result["wheel"]["path_halvings"].as_array().unwrap().len(), inputs.path.conversion().len());
        prop_assert_eq!(result["inputs"]["stages"].as_array().unwrap().len(), inputs.path.names().len());
        prop_assert_eq!(&result["projection"]["flywheel"][0], &result["wheel"]["size"]);
    }

    #[test]
    fn the_score_of_answers_is_within_its_range(votes in votes()) {
        let sentiment = Sentiment::Votes(votes);
        let nps = result(&Inputs { sentiment, ..baseline_inputs() })["inputs"]["nps"].as_f64().unwrap();
        prop_assert!((-100.0..=100.0).contains(&nps));
    }
}
