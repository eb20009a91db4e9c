//! A link gives back what was written, and whatever is read gives inputs that calibrate.

use flywheel_model::{
    Basis, Churn, Conversion, Customers, Cycle, Field, Horizon, Inputs, Market, Nps, Path, Preset, Products,
    Reason, Recommended, Sentiment, Traffic, Votes, Wins, link,
};
use proptest::prelude::*;

/// Numbers of the range with many digits, with few, tiny ones and both ends.
fn number(max: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        0.0..=max,
        (0..=1000).prop_map(move |part| max / 1000.0 * f64::from(part)),
        (0.0..=1.0f64, 1..=60).prop_map(move |(part, power)| max * part.powi(power)),
        prop::sample::select(vec![0.0, 1e-300, 5e-324, 0.1 + 0.2, max]),
    ]
    .prop_map(move |value| value.min(max))
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ,&%=#?+./é~-]{1,40}",
        "[一-龥😀-🙏,&]{1,40}",
        Just("?secret=a&v=2".to_owned())
    ]
    .prop_filter("blank", |name| !name.trim().is_empty())
}

fn path() -> impl Strategy<Value = Path> {
    (1..=8usize)
        .prop_flat_map(|n| {
            (
                prop::collection::vec(name(), n + 1),
                prop::collection::vec(number(100.0), n),
            )
        })
        .prop_map(|(names, percent)| {
            let conversion = percent
                .into_iter()
                .map(|value| Conversion::percent(value).unwrap());
            Path::new(names, conversion.collect()).unwrap()
        })
}

fn sentiment() -> impl Strategy<Value = Sentiment> {
    prop_oneof![
        (number(100.0), any::<bool>()).prop_map(|(score, unhappy)| {
            Sentiment::Score(Nps::new(if unhappy { -score } else { score }).unwrap())
        }),
        (1..=1_000_000_000u32, 0..=9u32, 0..=400u32)
            .prop_map(|(p, n, d)| Sentiment::Votes(Votes::new(p.into(), n.into(), d.into()).unwrap())),
    ]
}

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![
        Just(Basis::Typical),
        number(99.0).prop_map(|share| Basis::Measured(Recommended::percent(share).unwrap())),
        number(50.0).prop_map(|wins| Basis::Promoter(Wins::new(wins).unwrap())),
        number(50.0).prop_map(|wins| Basis::Separate(Wins::new(wins).unwrap())),
    ]
}

/// Inputs over the whole domain that calibrate: what cannot be is left out, as a link does.
fn inputs() -> impl Strategy<Value = Inputs> {
    let amounts = (
        number(1e9),
        number(1e9),
        number(100.0),
        number(100.0),
        number(36.0),
    );
    let preset = prop::sample::select(Preset::ALL.to_vec());
    let market = prop::option::of(number(1e12));
    (
        preset,
        prop::option::of(path()),
        amounts,
        sentiment(),
        basis(),
        market,
        1..=120u8,
    )
        .prop_map(
            |(
                preset,
                path,
                (traffic, customers, churn, products, cycle),
                sentiment,
                basis,
                market,
                horizon,
            )| {
                let mut inputs = Inputs {
                    path: path.unwrap_or(preset.inputs().path),
                    traffic: Traffic::new(traffic).unwrap(),
                    customers: Customers::new(customers).unwrap(),
                    churn: Churn::percent(churn).unwrap(),
                    sentiment,
                    basis,
                    products: Products::new(products).unwrap(),
                    cycle: Cycle::new(cycle).unwrap(),
                    market: market.and_then(|size| Market::new(size).ok()),
                    horizon: Horizon::new(horizon.into()).unwrap(),
                    preset,
                };
                if inputs.calibrate().is_err() {
                    inputs.market = None;
                }
                if inputs.calibrate().is_err() {
                    inputs.basis = Basis::Typical;
                }
                inputs
            },
        )
}

#[track_caller]
fn told(text: &str) -> (Field, String, Reason) {
    let opened = link::read(text);
    assert_eq!(opened.problems.len(), 1, "{text}: {:?}", opened.problems);
    let problem = &opened.problems[0];
    (problem.field, problem.read.clone(), problem.reason)
}

#[track_caller]
fn usable(opened: &link::Opened) {
    assert!(opened.inputs.calibrate().is_ok(), "{opened:?}");
    for problem in &opened.problems {
        assert!(!problem.to_string().is_empty());
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_exactly(inputs in inputs()) {
        let text = link::write(&inputs);
        let stored = link::read_stored(&text);
        prop_assert_eq!(&stored.problems, &vec![], "{}", text);
        prop_assert_eq!(&stored.inputs, &inputs, "{}", text);
        if text.len() <= link::LIMIT {
            prop_assert_eq!(link::read(&format!("#{text}")), stored);
        }
    }

    #[test]
    fn a_mutated_link_still_gives_inputs_that_calibrate(
        inputs in inputs(), at in any::<prop::sample::Index>(), put in ".{0,4}",
    ) {
        let mut text: Vec<char> = link::write(&inputs).chars().collect();
        let at = at.index(text.len());
        text.splice(at..(at + 2).min(text.len()), put.chars());
        let text: String = text.into_iter().collect();
        usable(&link::read(&text));
        usable(&link::read_stored(&text));
    }

    #[test]
    fn any_text_gives_inputs_that_calibrate(text in any::<String>()) {
        usable(&link::read(&text));
        prop_assert!(link::decimal(&text).is_none_or(|value| !value.is_nan()));
    }

    #[test]
    fn keys_with_any_values_give_inputs_that_calibrate(
        pairs in prop::collection::vec((
            prop::sample::select("preset traffic conversion stages customers churn nps votes basis recommended wins products cycle market horizon v".split(' ').collect::<Vec<_>>()),
            prop_oneof!["[0-9]{1,12}", "[0-9.,%-]{0,9}", "measured|promoter|separate|shop|app", ".{0,5}"],
        ), 0..12),
    ) {
        let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        usable(&link::read(&pairs.join("&")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]
    #[test]
    fn a_written_number_is_read_exactly(bits in any::<u64>()) {
        let value = f64::from_bits(bits);
        prop_assume!(value.is_finite());
        prop_assert_eq!(link::decimal(&value.to_string()), Some(value));
    }
}

#[test]
fn a_value_that_cannot_be_used_is_told_and_the_rest_kept() {
    const KEPT: &str = "preset=shop traffic=777 customers=55 churn=7 nps=12 wins=0.01 products=7 cycle=2 market=1000000 horizon=24 v=1";
    #[track_caller]
    fn check(bad: &str, field: Field, read: &str) {
        let key = bad.split('=').next().unwrap();
        let same = |pair: &&str| pair.split('=').next() != Some(key);
        let rest = KEPT.split(' ').filter(same).collect::<Vec<_>>().join("&");
        let kept = link::read(&rest);
        assert_eq!(kept.problems, []);
        for text in [format!("{bad}&{rest}"), format!("{rest}&{bad}")] {
            let (told_field, told_read, _) = told(&text);
            assert_eq!((told_field, told_read.as_str()), (field, read), "{text}");
            assert_eq!(link::read(&text).inputs, kept.inputs, "{text}");
        }
    }
    check("traffic=-1", Field::Traffic, "-1");
    check("traffic=1000000001", Field::Traffic, "1000000001");
    check("conversion=2,200,5", Field::Conversion(1), "200");
    check(
        "conversion=1,2,3,4,5,6,7,8,9",
        Field::Conversion(0),
        "1,2,3,4,5,6,7,8,9",
    );
    check("conversion=", Field::Conversion(0), "");
    check("stages=a,b", Field::Stages, "a,b");
    check("stages=a,b,c,%zz", Field::Stages, "a,b,c,%zz");
    check("stages=a,b,%0A,d", Field::Stages, "\n");
    check("customers=many", Field::Customers, "many");
    check("churn=100.5", Field::Churn, "100.5");
    check("nps=-101", Field::Nps, "-101");
    check("votes=1,2", Field::Votes, "1,2");
    check("votes=1,2,3,4", Field::Votes, "1,2,3,4");
    check("votes=0,0,0", Field::Votes, "0,0,0");
    check("votes=1.5,0,0", Field::Votes, "1.5,0,0");
    check("basis=guess", Field::Basis, "guess");
    check("basis=measured", Field::Basis, "measured");
    check("recommended=99.5", Field::Recommended, "99.5");
    check("wins=51", Field::Wins, "51");
    check("products=100.1", Field::Products, "100.1");
    check("cycle=36.1", Field::Cycle, "36.1");
    check("market=0", Field::Market, "0");
    check("market=54", Field::Market, "54");
    check("horizon=1.5", Field::Horizon, "1.5");
    check("horizon=121", Field::Horizon, "121");
    check("preset=bank", Field::Preset, "bank");
    check("v=2", Field::Version, "2");
}

#[test]
fn only_plain_decimals_are_numbers() {
    for text in "1e3 1E3 0x10 inf -inf nan NaN infinity 1_000 1,5 1.2.3 . - + -. --1 ١".split(' ') {
        assert_eq!(link::decimal(text), None, "{text}");
        assert_eq!(
            told(&format!("churn={text}")),
            (Field::Churn, text.to_owned(), Reason::NotANumber)
        );
    }
    assert_eq!(link::decimal(""), None);
    for (text, value) in [
        ("+7", 7.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("007.250", 7.25),
        ("-0", 0.0),
    ] {
        assert_eq!(link::decimal(text), Some(value), "{text}");
    }
}

#[test]
fn a_link_over_the_limit_is_refused_but_a_stored_text_is_not() {
    let text = |length: usize| format!("preset=shop&x={}", "y".repeat(length - 14));
    assert_eq!(link::read(&text(link::LIMIT)).inputs, Preset::Shop.inputs());
    let long = text(link::LIMIT + 1);
    assert_eq!(
        told(&long),
        (Field::Link, long.clone(), Reason::TooLong { max: 2000 })
    );
    assert_eq!(link::read(&long).inputs, Preset::Saas.inputs());
    assert_eq!(link::read_stored(&long).inputs, Preset::Shop.inputs());
}

#[test]
fn what_is_not_the_models_is_ignored_and_of_two_the_last_counts() {
    let plain = link::read("preset=agency&churn=3");
    for text in [
        "preset=agency&churn=3#?secret=Ab12Cd",
        "preset=agency&churn=3?secret=Ab12Cd",
        "#view=levers&churn=9&low-churn=1&preset=shop&&novalue&churn=3&preset=agency",
    ] {
        assert_eq!(link::read(text), plain, "{text}");
    }
}
