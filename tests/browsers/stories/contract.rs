//! The result that others build on: exactly these keys, and null where nothing is defined.

use serde_json::{Value, json};

use super::{copied, number, result_has, row, same, stories};

const RESULT: &[&str] = &["model", "inputs", "wheel", "projection", "what_if", "fan"];
const INPUTS: &[&str] = &[
    "preset",
    "stages",
    "traffic",
    "conversion",
    "customers",
    "votes",
    "churn",
    "nps",
    "basis",
    "recommended",
    "wins",
    "products",
    "cycle",
    "market",
    "horizon",
];
const WHEEL: &[&str] = &[
    "push",
    "spin",
    "speed",
    "self_spin_share",
    "churn",
    "friction",
    "half_life",
    "path_halvings",
    "size",
    "mass",
    "glide",
    "momentum",
    "in_pipeline",
    "kept",
    "reproduction",
    "lineage",
    "quick_ratio",
    "terminal_size",
    "growth",
    "breakthrough",
    "crossover",
];
const PROJECTION: &[&str] = &["flywheel", "funnel", "won"];

#[track_caller]
fn has_exactly(object: &Value, keys: &[&str]) {
    let mut has: Vec<_> = object
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, _)| key.as_str())
        .collect();
    let mut wanted = keys.to_vec();
    has.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(has, wanted);
}

#[track_caller]
fn is_null(result: &Value, places: &[&str]) {
    for at in places {
        assert_eq!(result.pointer(at), Some(&Value::Null), "{at}");
    }
}

stories! {
    fn the_result_has_exactly_the_keys_of_the_contract(page) {
        page.open("");
        for link in [
            "",
            "#votes=1,2,3&recommended=10&market=5000",
            "#customers=0&traffic=0",
            "#wins=0.01&churn=0",
        ] {
            page.open(link);
            let result = page.result();
            has_exactly(&result, RESULT);
            has_exactly(&result["inputs"], INPUTS);
            has_exactly(&result["wheel"], WHEEL);
            has_exactly(&result["projection"], PROJECTION);
        }
    }

    fn the_example_is_as_it_has_always_been(page) {
        page.open("");
        let result = page.result();
        assert_eq!(result["model"], 1);
        let inputs = json!({
            "preset": "saas", "stages": ["visit", "lead", "qualified", "customer"], "traffic": 10000,
            "conversion": [0.025, 0.15, 0.2], "customers": 150, "votes": null, "churn": 0.025, "nps": 36,
            "basis": "typical", "products": 1.5, "cycle": 3.4, "market": null, "horizon": 36,
        });
        for (key, value) in inputs.as_object().into_iter().flatten() {
            assert_eq!(result["inputs"][key], *value, "{key}");
        }
        for (at, value) in [
            ("/wheel/push", 6.0),
            ("/wheel/spin", 0.01),
            ("/wheel/speed", 7.5),
            ("/wheel/self_spin_share", 0.2),
            ("/wheel/friction", 0.015),
            ("/wheel/size", 150.0),
            ("/wheel/reproduction", 0.4),
            ("/wheel/quick_ratio", 2.0),
            ("/wheel/terminal_size", 400.0),
            ("/inputs/recommended", 0.2),
        ] {
            assert!(same(number(&result, at), value), "{at}");
        }
        assert!((number(&result, "/projection/flywheel/36") - 252.445_972_865).abs() < 1e-8);
        assert!((number(&result, "/projection/funnel/36") - 206.127_733_152).abs() < 1e-8);
        assert_eq!(result["wheel"]["growth"], "settles");
        assert_eq!(result["wheel"]["breakthrough"], false);
        is_null(&result, &["/what_if", "/fan", "/inputs/votes", "/inputs/market"]);
    }

    fn the_projection_is_as_long_as_the_horizon(page) {
        page.open("#horizon=7");
        let result = page.result();
        assert_eq!(row(&result, "/projection/flywheel").len(), 8);
        assert_eq!(row(&result, "/projection/funnel").len(), 8);
        assert_eq!(row(&result, "/projection/won").len(), 7);
    }

    fn without_churn_what_divides_by_it_is_null(page) {
        page.open("#churn=0");
        let result = page.result();
        for name in ["half_life", "reproduction", "lineage", "quick_ratio", "terminal_size"] {
            is_null(&result, &[&format!("/wheel/{name}")]);
        }
        assert_eq!(result["wheel"]["growth"], "grows");
        assert_eq!(result["wheel"]["breakthrough"], true);
    }

    fn without_customers_there_is_no_share(page) {
        page.open("#customers=0");
        let result = page.result();
        is_null(&result, &["/inputs/recommended", "/wheel/quick_ratio"]);
        assert!(same(number(&result, "/wheel/self_spin_share"), 0.0));
    }

    fn without_recommendation_the_crossover_is_never(page) {
        page.open("#recommended=0");
        is_null(&page.result(), &["/wheel/crossover"]);
        page.open("#recommended=60");
        assert!(same(number(&page.result(), "/wheel/crossover"), 0.0));
    }

    fn a_blocked_stage_has_no_halvings(page) {
        page.open("#conversion=2.5,0,20");
        is_null(&page.result(), &["/wheel/path_halvings/1"]);
    }

    fn the_result_is_there_but_not_to_be_seen(page) {
        page.open("");
        assert_eq!(page.count("pre#flywheel-result[hidden]"), 1);
    }

    fn rates_are_fractions_and_the_score_is_a_score(page) {
        page.open("");
        page.fill("Customer churn", "3.7");
        page.fill("NPS", "-12.5");
        let result = result_has(page, "/inputs/nps", -12.5);
        assert!(same(number(&result, "/inputs/churn"), 0.037));
        assert!(same(number(&result, "/wheel/churn"), 0.037));
    }

    #[depends_on_engine]
    fn copying_the_result_says_what_it_did(page) {
        page.open("#preset=saas&view=share");
        let copied: Value = serde_json::from_str(&copied(page, "Copy the result as JSON", "#take-said")).expect("JSON");
        assert_eq!(copied, page.result());
    }
}
