//! Helpers for every test file: comparisons that point at their caller, and the whole domain of the inputs as
//! proptest strategies.

pub mod nulls;

use flywheel_model::{
    Basis, Churn, Conversion, Customers, Cycle, Force, Forces, Horizon, Inputs, Market, Nps, Path, Preset,
    Products, Recommended, Sentiment, Traffic, Votes, Wheel, Wins,
};
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, RngSeed};

/// The configuration of a property with so many cases. A case that fails is written to a file beside the test,
/// `NAME.proptest-regressions`, and runs first from then on.
pub fn cases(cases: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource(
            "proptest-regressions",
        ))),
        max_global_rejects: 100_000,
        // The cases are the same every time, because a check that fails now and then teaches people to run it
        // again. PROPTEST_RNG_SEED tries others.
        rng_seed: match usual.rng_seed {
            RngSeed::Random => RngSeed::Fixed(2018),
            chosen => chosen,
        },
        ..usual
    }
}

/// Below this a number does not have all of its digits.
const FADED: f64 = 1e-290;

/// Whether two numbers agree to `relative` of the larger, or are both below [`FADED`].
pub fn agree(actual: f64, expected: f64, relative: f64) -> bool {
    (actual - expected).abs() <= FADED + relative * actual.abs().max(expected.abs())
}

/// Asserts that two numbers agree to `relative`, and points at the caller.
#[track_caller]
pub fn near(actual: f64, expected: f64, relative: f64) {
    assert!(
        agree(actual, expected, relative),
        "{actual} is not {expected} to {relative:e}"
    );
}

/// Asserts that two numbers agree to ten digits, which the examples have.
#[track_caller]
pub fn same(actual: f64, expected: f64) {
    near(actual, expected, 1e-10);
}

/// Asserts that a number is printed as this text.
#[track_caller]
pub fn printed(actual: f64, text: &str) {
    let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let half_a_digit = 0.5 * 10f64.powi(-(decimals as i32));
    let expected: f64 = text.parse().unwrap();
    assert!(
        (actual - expected).abs() <= half_a_digit * 1.001,
        "{actual} is not printed as {text}"
    );
}

/// Whether `more` is not less than `less`, except for rounding errors of the size of `scale`.
pub fn not_below(more: f64, less: f64, scale: f64) -> bool {
    more >= less - FADED - 1e-9 * scale.abs().max(less.abs())
}

/// The wheel of the examples: 12.5 pushed, 1 % spun, 3 % churn, 500 customers.
pub fn baseline() -> Wheel {
    simple(12.5, 0.01, 0.03, 500.0)
}

/// A wheel without cycle and market.
pub fn simple(push: f64, spin: f64, churn: f64, customers: f64) -> Wheel {
    Wheel {
        push,
        spin,
        churn,
        customers,
        pipeline: 0.0,
        cycle: 0.0,
        market: None,
        capped: false,
    }
}

/// The inputs of the examples: 10 000 visits, 2.5 %, 20 %, 25 %, 500 customers, 3 % churn, NPS 30;
/// no cycle.
pub fn baseline_inputs() -> Inputs {
    Inputs {
        traffic: Traffic::new(10_000.0).unwrap(),
        path: path(&[2.5, 20.0, 25.0]),
        customers: Customers::new(500.0).unwrap(),
        churn: Churn::percent(3.0).unwrap(),
        sentiment: Sentiment::Score(Nps::new(30.0).unwrap()),
        cycle: Cycle::new(0.0).unwrap(),
        ..Preset::Saas.inputs()
    }
}

/// The effort of each segment, and the alignment of each pair.
pub fn forces(effort: [f64; 3], alignment: [f64; 3]) -> Forces {
    let mut forces = Forces::default();
    for index in 0..3 {
        forces.set(Force::Effort, index, Some(effort[index])).unwrap();
        forces
            .set(Force::Alignment, index, Some(alignment[index]))
            .unwrap();
    }
    forces
}

/// A path of these conversions in percent, its stages named by their number.
pub fn path(percent: &[f64]) -> Path {
    let names = (0..=percent.len())
        .map(|index| format!("stage {index}"))
        .collect();
    let conversion = percent.iter().map(|&c| Conversion::percent(c).unwrap()).collect();
    Path::new(names, conversion).unwrap()
}

/// 0, the end, anything between, and every order of magnitude.
pub fn up_to(max: f64) -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        1 => Just(0.0),
        1 => Just(max),
        4 => 0.0..=max,
        4 => (-9.0..=0.0f64).prop_map(move |power| max * 10f64.powf(power)),
    ]
}

/// The same without 0.
pub fn some_up_to(max: f64) -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        1 => Just(max),
        4 => (1e-3..=1.0).prop_map(move |part| max * part),
        4 => (-9.0..=0.0f64).prop_map(move |power| max * 10f64.powf(power)),
    ]
}

/// Scores, with both ends and the middle among them.
pub fn score() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![1 => Just(-100.0), 1 => Just(0.0), 1 => Just(100.0), 7 => -100.0..=100.0]
}

/// Conversions in percent, one to eight.
pub fn conversions() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(up_to(100.0), 1..=8)
}

/// Counted answers, often few, and sometimes all of one kind.
pub fn votes() -> impl Strategy<Value = Votes> {
    let count = || prop_oneof![Just(0u32), 0..20u32, 0..=1_000_000_000u32];
    (count(), count(), count()).prop_filter_map("nobody answered", |(p, n, d)| {
        Votes::new(f64::from(p), f64::from(n), f64::from(d)).ok()
    })
}

/// A score or counted answers.
pub fn sentiment() -> impl Strategy<Value = Sentiment> {
    prop_oneof![
        score().prop_map(|score| Sentiment::Score(Nps::new(score).unwrap())),
        votes().prop_map(Sentiment::Votes),
    ]
}

/// Any of the four bases.
pub fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![
        Just(Basis::Typical),
        up_to(99.0).prop_map(|share| Basis::Measured(Recommended::percent(share).unwrap())),
        up_to(50.0).prop_map(|wins| Basis::Promoter(Wins::new(wins).unwrap())),
        up_to(50.0).prop_map(|wins| Basis::Separate(Wins::new(wins).unwrap())),
    ]
}

/// Inputs of the whole domain that calibrate. A market always has room.
pub fn inputs() -> impl Strategy<Value = Inputs> {
    let numbers = (up_to(1e9), up_to(1e9), up_to(100.0), up_to(100.0), up_to(36.0));
    let rest = (prop::option::of(up_to(1e3)), 1..=120u8, 0..5usize);
    (numbers, conversions(), sentiment(), basis(), rest).prop_map(
        |((traffic, customers, churn, products, cycle), conversion, sentiment, basis, rest)| {
            let (spare, horizon, preset) = rest;
            let inputs = Inputs {
                preset: Preset::ALL[preset],
                traffic: Traffic::new(traffic).unwrap(),
                path: path(&conversion),
                customers: Customers::new(customers).unwrap(),
                churn: Churn::percent(churn).unwrap(),
                sentiment,
                basis,
                products: Products::new(products).unwrap(),
                cycle: Cycle::new(cycle).unwrap(),
                market: None,
                horizon: Horizon::new(f64::from(horizon)).unwrap(),
            };
            with_room(calibrating(inputs), spare)
        },
    )
}

/// The same without cycle and market.
pub fn plain_inputs() -> impl Strategy<Value = Inputs> {
    inputs().prop_map(|inputs| {
        calibrating(Inputs {
            cycle: Cycle::new(0.0).unwrap(),
            market: None,
            ..inputs
        })
    })
}

/// The inputs, with the typical share where theirs is refused.
fn calibrating(inputs: Inputs) -> Inputs {
    if inputs.calibrate().is_ok() {
        return inputs;
    }
    Inputs {
        basis: Basis::Typical,
        ..inputs
    }
}

/// The inputs with a market that has room for today's wins, and `spare` times as much again.
fn with_room(inputs: Inputs, spare: Option<f64>) -> Inputs {
    let (Some(spare), Ok(wheel)) = (spare, inputs.calibrate()) else {
        return inputs;
    };
    let needed = wheel.pipeline + wheel.customers + wheel.speed();
    let market = Market::new(needed * (1.001 + spare)).ok();
    let limited = Inputs {
        market,
        ..inputs.clone()
    };
    if limited.calibrate().is_ok() {
        limited
    } else {
        inputs
    }
}

/// Wheels of any push, spin, churn and customers, without cycle and market.
pub fn wheels() -> impl Strategy<Value = Wheel> {
    (up_to(1e9), spin(), up_to(1.0), up_to(1e9))
        .prop_map(|(push, spin, churn, customers)| simple(push, spin, churn, customers))
}

/// Spins up to 10, most of them in the usual range.
pub fn spin() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![3 => up_to(0.2), 1 => up_to(10.0)]
}
