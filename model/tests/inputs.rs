//! The inputs: what each accepts, what it refuses and why. Each gives back what was typed.

use crate::common::{cases, path};
use flywheel_model::{
    Churn, Conversion, Customers, Cycle, Field, Horizon, MAX_CONVERSIONS, Market, Nps, Path, Problem,
    Products, Reason, Recommended, Traffic, Votes, Wins,
};
use proptest::prelude::*;

/// Makes a quantity and reads it back.
type Quantity = fn(f64) -> Result<f64, Reason>;

/// Each quantity with its ends. They are written out because the domain is part of the contract.
const QUANTITIES: [(&str, Quantity, f64, f64); 10] = [
    ("traffic", |x| Traffic::new(x).map(Traffic::get), 0.0, 1e9),
    ("customers", |x| Customers::new(x).map(Customers::get), 0.0, 1e9),
    (
        "conversion",
        |x| Conversion::percent(x).map(Conversion::get),
        0.0,
        100.0,
    ),
    ("churn", |x| Churn::percent(x).map(Churn::get), 0.0, 100.0),
    (
        "recommended",
        |x| Recommended::percent(x).map(Recommended::get),
        0.0,
        99.0,
    ),
    ("nps", |x| Nps::new(x).map(Nps::get), -100.0, 100.0),
    ("wins", |x| Wins::new(x).map(Wins::get), 0.0, 50.0),
    ("products", |x| Products::new(x).map(Products::get), 0.0, 100.0),
    ("cycle", |x| Cycle::new(x).map(Cycle::get), 0.0, 36.0),
    (
        "market",
        |x| Market::new(x).map(Market::get),
        f64::MIN_POSITIVE,
        1e12,
    ),
];

fn names(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("stage {index}")).collect()
}

fn everybody(count: usize) -> Vec<Conversion> {
    vec![Conversion::percent(100.0).unwrap(); count]
}

#[track_caller]
fn refused_name(name: &str) {
    let problem = path(&[50.0]).with_name(0, name).unwrap_err();
    let expected = Problem {
        field: Field::Stages,
        read: name.to_owned(),
        reason: Reason::Name,
    };
    assert_eq!(problem, expected);
}

#[track_caller]
fn takes_name(name: &str) {
    assert_eq!(path(&[50.0]).with_name(0, name).unwrap().names()[0], name);
}

#[test]
fn every_quantity_accepts_both_ends() {
    for (name, make, min, max) in QUANTITIES {
        assert_eq!((make(min), make(max)), (Ok(min), Ok(max)), "{name}");
    }
}

#[test]
fn every_quantity_refuses_what_lies_just_outside() {
    for (name, make, min, max) in QUANTITIES {
        let range = Err(Reason::Range { min, max });
        for outside in [
            min.next_down(),
            max.next_up(),
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::MAX,
            f64::MIN,
        ] {
            assert_eq!(make(outside), range, "{name} {outside}");
        }
    }
}

#[test]
fn every_quantity_refuses_what_is_no_number() {
    for (name, make, ..) in QUANTITIES {
        assert_eq!(make(f64::NAN), Err(Reason::NotANumber), "{name}");
        assert_eq!(make(-f64::NAN), Err(Reason::NotANumber), "{name}");
    }
}

#[test]
fn a_negative_zero_becomes_zero() {
    for (name, make, min, _) in QUANTITIES {
        if min <= 0.0 {
            assert!(make(-0.0).unwrap().is_sign_positive(), "{name}");
        }
    }
    assert!(Votes::new(-0.0, 1.0, 0.0).unwrap().counts()[0].is_sign_positive());
}

#[test]
fn a_horizon_is_a_whole_number_of_months() {
    assert_eq!(Horizon::new(1.0).unwrap().months(), 1);
    assert_eq!(Horizon::new(120.0).unwrap().months(), 120);
    let whole = Err(Reason::NotWhole { min: 1.0, max: 120.0 });
    for months in [
        0.0,
        -0.0,
        0.5,
        36.5,
        121.0,
        -1.0,
        f64::INFINITY,
        f64::NEG_INFINITY,
    ] {
        assert_eq!(Horizon::new(months), whole, "{months}");
    }
    assert_eq!(Horizon::new(f64::NAN), Err(Reason::NotANumber));
}

#[test]
fn answers_are_whole_numbers_and_at_least_one() {
    assert_eq!(Votes::new(0.0, 0.0, 0.0), Err(Reason::NoVotes));
    let whole = Err(Reason::NotWhole { min: 0.0, max: 1e9 });
    for count in [-1.0, 0.5, 1e9 + 1.0, f64::INFINITY] {
        assert_eq!(Votes::new(count, 1.0, 1.0), whole, "{count}");
        assert_eq!(Votes::new(1.0, count, 1.0), whole, "{count}");
        assert_eq!(Votes::new(1.0, 1.0, count), whole, "{count}");
    }
    assert_eq!(Votes::new(1.0, f64::NAN, 1.0), Err(Reason::NotANumber));
    let all = Votes::new(1e9, 1e9, 1e9).unwrap();
    assert_eq!((all.counts(), all.score()), ([1e9; 3], 0.0));
}

#[test]
fn answers_of_one_kind_are_the_end_of_the_score() {
    let score = |p, n, d| Votes::new(p, n, d).unwrap().score();
    assert_eq!(score(7.0, 0.0, 0.0), 100.0);
    assert_eq!(score(0.0, 7.0, 0.0), 0.0);
    assert_eq!(score(0.0, 0.0, 7.0), -100.0);
}

#[test]
fn a_path_has_one_to_eight_conversions_and_a_name_more() {
    let count = |names: Vec<String>, conversions| {
        let read = names.join(",");
        let problem = Path::new(names, everybody(conversions)).unwrap_err();
        let reason = Reason::Count {
            min: 1,
            max: MAX_CONVERSIONS,
        };
        assert_eq!(
            problem,
            Problem {
                field: Field::Stages,
                read,
                reason
            }
        );
    };
    count(names(1), 0);
    count(names(10), 9);
    count(names(3), 3);
    count(names(5), 3);
    for conversions in 1..=8 {
        assert!(Path::new(names(conversions + 1), everybody(conversions)).is_ok());
    }
}

#[test]
fn a_name_has_one_to_forty_characters_and_can_be_seen() {
    takes_name("a");
    takes_name("Erstgespräch, 你好 & 100 % 🎉");
    takes_name(&"🎉".repeat(40));
    takes_name(" padded ");
    refused_name("");
    refused_name("   ");
    refused_name(&"x".repeat(41));
    refused_name("two\nlines");
    refused_name("bell\u{7}");
}

#[test]
fn a_new_stage_comes_before_the_last_and_everybody_passes_it() {
    let today = path(&[20.0, 50.0]);
    let longer = today.with_stage().unwrap();
    assert_eq!(longer.names(), ["stage 0", "stage 1", "stage", "stage 2"]);
    let percent: Vec<f64> = longer.conversion().iter().map(|c| c.get()).collect();
    assert_eq!(percent, [20.0, 50.0, 100.0]);
    assert_eq!(longer.pass(), today.pass());
}

#[test]
fn a_full_path_takes_no_new_stage() {
    assert_eq!(path(&[50.0; 8]).with_stage(), None);
    assert!(path(&[50.0; 7]).with_stage().is_some());
}

#[test]
fn without_a_stage_its_two_conversions_are_one() {
    let today = path(&[20.0, 50.0, 70.0]);
    let shorter = today.without_stage(2).unwrap();
    assert_eq!(shorter.names(), ["stage 0", "stage 1", "stage 3"]);
    let percent: Vec<f64> = shorter.conversion().iter().map(|c| c.get()).collect();
    assert_eq!(percent, [20.0, 35.0]);
    let one = shorter.without_stage(1).unwrap();
    assert_eq!(one.conversion()[0].get(), 7.0, "and not 7.000000000000001");
}

#[test]
fn the_visit_and_the_customer_stay() {
    let path = path(&[20.0, 50.0]);
    assert_eq!(path.without_stage(0), None);
    assert_eq!(path.without_stage(2), None);
    assert_eq!(path.without_stage(99), None);
}

#[test]
fn a_change_of_a_stage_that_is_not_there_changes_nothing() {
    let today = path(&[20.0, 50.0]);
    assert_eq!(today.with_conversion(2, Conversion::percent(1.0).unwrap()), today);
    assert_eq!(today.with_name(3, "elsewhere").unwrap(), today);
    assert_eq!(
        today
            .with_conversion(1, Conversion::percent(1.0).unwrap())
            .conversion()[1]
            .get(),
        1.0
    );
}

#[test]
fn a_percentage_is_the_nearest_double_to_its_fraction() {
    for hundredths in 0..=10_000u32 {
        let percent = f64::from(hundredths) / 100.0;
        let nearest: f64 = format!("{}.{:04}", hundredths / 10_000, hundredths % 10_000)
            .parse()
            .unwrap();
        assert_eq!(
            Churn::percent(percent).unwrap().fraction(),
            nearest,
            "{percent} %"
        );
        assert_eq!(
            Conversion::percent(percent).unwrap().fraction(),
            nearest,
            "{percent} %"
        );
    }
}

#[test]
fn what_is_deserialised_is_checked_too() {
    #[track_caller]
    fn check<T: serde::de::DeserializeOwned>(taken: &str, refused: &str) {
        assert!(serde_json::from_str::<T>(taken).is_ok(), "{taken}");
        assert!(serde_json::from_str::<T>(refused).is_err(), "{refused}");
    }
    check::<Traffic>("1e9", "1000000001");
    check::<Customers>("0", "-1");
    check::<Nps>("-100", "-100.5");
    check::<Wins>("50", "51");
    check::<Products>("100", "null");
    check::<Cycle>("36", "36.5");
    check::<Market>("1e12", "0");
    check::<Horizon>("120", "1.5");
    // Serialised rates are fractions.
    check::<Conversion>("1", "1.01");
    check::<Churn>("0.025", "2.5");
    check::<Recommended>("0.99", "0.995");
    assert_eq!(
        serde_json::from_str::<Churn>("0.025").unwrap(),
        Churn::percent(2.5).unwrap()
    );
}

#[test]
fn every_problem_names_its_field_and_what_was_read() {
    let reasons = [
        Reason::NotANumber,
        Reason::Range { min: 0.0, max: 1.0 },
        Reason::NotWhole { min: 0.0, max: 1.0 },
        Reason::NoVotes,
        Reason::Count { min: 1, max: 8 },
        Reason::Name,
        Reason::Word,
        Reason::TooLong { max: 2000 },
        Reason::MarketBelowCustomers { customers: 1.0 },
        Reason::MarketTooSmall { above: 1.0 },
        Reason::SpinTooFast { at_most_percent: 1.0 },
        Reason::NoCustomers,
        Reason::NothingToScale,
    ];
    for reason in reasons {
        let text = Problem {
            field: Field::Churn,
            read: "abc".to_owned(),
            reason,
        }
        .to_string();
        assert!(
            text.starts_with("churn: read “abc”; ") && text.len() > 25,
            "{text}"
        );
    }
    assert_eq!(Field::Conversion(2).key(), "conversion");
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn what_was_typed_is_given_back(value in any::<f64>()) {
        for (_, make, min, max) in QUANTITIES {
            match make(value) {
                Ok(kept) => prop_assert!(kept == value && (min..=max).contains(&value)),
                Err(_) => prop_assert!(!(min..=max).contains(&value)),
            }
        }
    }

    #[test]
    fn a_typed_percentage_is_kept_as_typed(part in 0.0..=1.0f64) {
        let typed: f64 = format!("{:.4}", 99.0 * part).parse().unwrap();
        prop_assert_eq!(Churn::percent(typed).unwrap().get(), typed);
        prop_assert_eq!(Recommended::percent(typed).unwrap().get(), typed);
        prop_assert_eq!(Conversion::percent(typed).unwrap().get(), typed);
    }
}
