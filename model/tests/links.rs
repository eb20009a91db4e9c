//! Links: what is written is read back exactly. What cannot be read is reported, and the rest is kept.

use crate::common::baseline_inputs;
use flywheel_model::link::{self, LIMIT, Opened};
use flywheel_model::{
    Basis, Document, Field, Inputs, MAX_CONVERSIONS, Preset, Reason, Sentiment, Traffic, Votes,
};

fn saas() -> Inputs {
    Preset::Saas.inputs()
}

/// A link with one value that cannot be used, and with the traffic, which is kept.
#[track_caller]
fn told(pair: &str, field: Field, reason: Reason) {
    let Opened { document, problems } = link::read(&format!("#preset=saas&{pair}&traffic=77"));
    let expected = Inputs {
        traffic: Traffic::new(77.0).unwrap(),
        ..saas()
    };
    assert_eq!(document, Document::from(expected), "{pair}");
    assert_eq!(problems.len(), 1, "{pair}: {problems:?}");
    assert_eq!((problems[0].field, problems[0].reason), (field, reason), "{pair}");
    let value = pair.split_once('=').unwrap().1;
    assert!(
        value.contains(&problems[0].read),
        "{pair}: read {}",
        problems[0].read
    );
}

#[track_caller]
fn read_well(text: &str) -> Inputs {
    let Opened { document, problems } = link::read(text);
    assert_eq!(problems, [], "{text}");
    assert_eq!(document, Document::from(document.inputs.clone()), "{text}");
    document.inputs
}

fn range(min: f64, max: f64) -> Reason {
    Reason::Range { min, max }
}

#[test]
fn nothing_is_the_first_preset() {
    for text in ["", "#", "v=1&preset=saas", "#preset=saas", "#&&&", "#nothing"] {
        assert_eq!(read_well(text), saas(), "{text}");
    }
}

#[test]
fn a_preset_is_written_as_its_word_alone() {
    for preset in Preset::ALL {
        let text = link::write(&preset.inputs().into());
        assert_eq!(text, format!("v=1&preset={}", preset.key()));
        assert_eq!(read_well(&text), preset.inputs());
    }
}

#[test]
fn the_contracts_example_reads_as_it_says() {
    let text = "#preset=saas&traffic=10000&conversion=2.5,20,25&customers=500&churn=3&nps=30&recommended=20&horizon=12";
    let inputs = read_well(text);
    let percent: Vec<f64> = inputs.path.conversion().iter().map(|c| c.get()).collect();
    assert_eq!(percent, [2.5, 20.0, 25.0]);
    assert_eq!(inputs.path.names(), saas().path.names());
    assert_eq!((inputs.customers.get(), inputs.churn.get()), (500.0, 3.0));
    assert_eq!((inputs.sentiment.score(), inputs.horizon.months()), (30.0, 12));
    assert!(matches!(inputs.basis, Basis::Measured(share) if share.get() == 20.0));
    assert_eq!(read_well(&link::write(&inputs.clone().into())), inputs);
}

#[test]
fn keys_stand_in_any_order_and_the_last_of_two_counts() {
    assert_eq!(
        read_well("churn=3&preset=shop"),
        read_well("v=1&preset=shop&churn=3")
    );
    assert_eq!(read_well("churn=3&churn=4").churn.get(), 4.0);
    assert_eq!(read_well("churn=abc&churn=4").churn.get(), 4.0);
}

#[test]
fn unknown_keys_are_ignored() {
    let text = "#preset=app&if-horizon=2&low-basis=5&iff=7&colour=blue&&=&x&toString=1";
    assert_eq!(read_well(text), Preset::App.inputs());
    assert_eq!(read_well("Churn=3&CHURN=4&%63hurn=5"), saas());
}

#[test]
fn wordpress_may_append_its_secret() {
    let expected = read_well("v=1&preset=shop&churn=3");
    for suffix in [
        "#?secret=AbC123",
        "?secret=AbC123",
        "#?secret=",
        "#?secret=a&churn=9",
    ] {
        assert_eq!(
            read_well(&format!("#preset=shop&churn=3{suffix}")),
            expected,
            "{suffix}"
        );
    }
}

#[test]
fn an_unknown_preset_is_reported() {
    let opened = link::read("v=1&preset=bakery&churn=3");
    assert_eq!(
        (opened.problems[0].field, opened.problems[0].reason),
        (Field::Preset, Reason::Word)
    );
    assert_eq!(
        (opened.document.inputs.preset, opened.document.inputs.churn.get()),
        (Preset::Saas, 3.0)
    );
}

#[test]
fn each_number_outside_its_range_is_reported() {
    told("customers=1000000001", Field::Customers, range(0.0, 1e9));
    told("churn=100.1", Field::Churn, range(0.0, 100.0));
    told("churn=-1", Field::Churn, range(0.0, 100.0));
    told("nps=101", Field::Nps, range(-100.0, 100.0));
    told("recommended=99.5", Field::Recommended, range(0.0, 99.0));
    told("wins=51", Field::Wins, range(0.0, 50.0));
    told("products=101", Field::Products, range(0.0, 100.0));
    told("cycle=37", Field::Cycle, range(0.0, 36.0));
    told("market=0", Field::Market, range(f64::MIN_POSITIVE, 1e12));
    told(
        "horizon=1.5",
        Field::Horizon,
        Reason::NotWhole { min: 1.0, max: 120.0 },
    );
    told("conversion=2,200,3", Field::Conversion(1), range(0.0, 100.0));
}

#[test]
fn each_key_reports_what_is_no_plain_decimal() {
    for text in [
        "", "abc", "1e3", "1E3", "0x10", "inf", "-inf", "infinity", "nan", "NaN", "1_000", "1,5", " 1",
    ] {
        told(&format!("churn={text}"), Field::Churn, Reason::NotANumber);
    }
    for text in [
        "1 ", "--1", "+-1", "1.2.3", ".", "-", "+", "-.", "１", "1%", "%31", "½",
    ] {
        told(&format!("nps={text}"), Field::Nps, Reason::NotANumber);
    }
    for field in [
        Field::Customers,
        Field::Cycle,
        Field::Market,
        Field::Horizon,
        Field::Products,
    ] {
        told(&format!("{}=much", field.key()), field, Reason::NotANumber);
    }
}

#[test]
fn plain_decimals_may_be_written_in_any_way() {
    for text in [
        "3",
        "3.",
        "3.0",
        "+3",
        "003",
        "3.000000000000000000000000000000000000",
    ] {
        assert_eq!(read_well(&format!("churn={text}")).churn.get(), 3.0, "{text}");
    }
    assert_eq!(read_well("churn=.5").churn.get(), 0.5);
    assert!(read_well("nps=-0").sentiment.score().is_sign_positive());
}

#[test]
fn answers_are_three_whole_numbers() {
    let votes = Sentiment::Votes(Votes::new(120.0, 50.0, 30.0).unwrap());
    assert_eq!(read_well("votes=120,50,30").sentiment, votes);
    assert_eq!(read_well("votes=120,50,30&nps=10").sentiment, votes);
    told("votes=1,2", Field::Votes, Reason::NotANumber);
    told("votes=1,2,3,4", Field::Votes, Reason::NotANumber);
    told("votes=0,0,0", Field::Votes, Reason::NoVotes);
    told(
        "votes=1.5,2,3",
        Field::Votes,
        Reason::NotWhole { min: 0.0, max: 1e9 },
    );
}

#[test]
fn a_path_of_another_length_keeps_the_ends_names() {
    let one = read_well("conversion=5");
    assert_eq!(one.path.names(), ["visit", "customer"]);
    let four = read_well("conversion=5,6,7,8");
    assert_eq!(
        four.path.names(),
        ["visit", "stage", "stage", "stage", "customer"]
    );
    assert_eq!(read_well(&link::write(&four.clone().into())), four);
}

#[test]
fn a_path_that_cannot_be_is_reported() {
    let count = Reason::Count {
        min: 1,
        max: MAX_CONVERSIONS,
    };
    told("conversion=1,2,3,4,5,6,7,8,9", Field::Conversion(0), count);
    told("conversion=", Field::Conversion(0), Reason::NotANumber);
    told("conversion=1,,3", Field::Conversion(1), Reason::NotANumber);
    told("stages=a,b", Field::Stages, count);
    told("stages=a,b,,d", Field::Stages, Reason::Name);
    told("stages=a,b,c,%ff", Field::Stages, Reason::Name);
    told("stages=a,b,c,%4", Field::Stages, Reason::Name);
    // A name is reported decoded.
    let opened = link::read("stages=a,b,c,%0a");
    assert_eq!(
        (opened.problems[0].read.as_str(), opened.problems[0].reason),
        ("\n", Reason::Name)
    );
}

#[test]
fn names_are_percent_encoded_and_a_plus_is_a_plus() {
    let inputs = read_well("stages=a%2Cb,c%26d,e+f,%F0%9F%8E%89");
    assert_eq!(inputs.path.names(), ["a,b", "c&d", "e+f", "🎉"]);
    assert!(link::write(&inputs.clone().into()).ends_with("stages=a%2Cb,c%26d,e%2Bf,%F0%9F%8E%89"));
}

#[test]
fn a_basis_follows_from_its_number_and_may_be_said() {
    assert!(matches!(read_well("wins=0.02").basis, Basis::Promoter(_)));
    assert!(matches!(
        read_well("wins=0.02&basis=separate").basis,
        Basis::Separate(_)
    ));
    assert!(matches!(
        read_well("wins=0.02&basis=promoter&recommended=20").basis,
        Basis::Promoter(_)
    ));
    assert!(matches!(
        read_well("wins=0.02&recommended=20").basis,
        Basis::Measured(_)
    ));
    assert_eq!(read_well("recommended=20&basis=typical").basis, Basis::Typical);
    assert_eq!(
        read_well("recommended=20&basis=measured"),
        read_well("recommended=20")
    );
    told("basis=measured", Field::Recommended, Reason::NotANumber);
    told("basis=separate", Field::Wins, Reason::NotANumber);
    told("basis=guess", Field::Basis, Reason::Word);
}

#[test]
fn numbers_that_do_not_go_together_are_reported_and_one_is_dropped() {
    told(
        "market=100",
        Field::Market,
        Reason::MarketBelowCustomers { customers: 150.0 },
    );
    let opened = link::read("customers=0&recommended=20&traffic=77");
    assert_eq!(opened.problems[0].reason, Reason::NoCustomers);
    assert_eq!(
        (
            opened.document.inputs.basis,
            opened.document.inputs.customers.get()
        ),
        (Basis::Typical, 0.0)
    );
    let opened = link::read("customers=1&recommended=99&market=1.5&traffic=1000000000");
    let told: Vec<Field> = opened.problems.iter().map(|problem| problem.field).collect();
    assert_eq!(told, [Field::Recommended, Field::Market]);
    assert!(opened.document.inputs.calibrate().is_ok());
}

#[test]
fn several_bad_values_are_all_reported_and_the_rest_is_kept() {
    let opened = link::read("v=1&preset=shop&traffic=x&churn=-1&customers=7&nps=1e2&cycle=5");
    let mut told: Vec<&str> = opened
        .problems
        .iter()
        .map(|problem| problem.field.key())
        .collect();
    told.sort_unstable();
    assert_eq!(told, ["churn", "nps", "traffic"]);
    assert_eq!(
        (
            opened.document.inputs.customers.get(),
            opened.document.inputs.cycle.get()
        ),
        (7.0, 5.0)
    );
    assert_eq!(opened.document.inputs.traffic, Preset::Shop.inputs().traffic);
}

#[test]
fn a_link_over_two_thousand_characters_is_refused_and_not_cut() {
    let long = |length: usize| {
        let text = "churn=3&pad=".to_owned();
        let missing = length - text.len();
        text + &"x".repeat(missing)
    };
    assert_eq!(LIMIT, 2000);
    assert_eq!(read_well(&long(2000)).churn.get(), 3.0);
    let opened = link::read(&long(2001));
    assert_eq!(opened.document.inputs, saas());
    assert_eq!(
        (opened.problems.len(), opened.problems[0].field),
        (1, Field::Link)
    );
    assert_eq!(opened.problems[0].reason, Reason::TooLong { max: 2000 });
    assert_eq!(link::read_stored(&long(2001)).document.inputs.churn.get(), 3.0);
}

#[test]
fn extreme_numbers_are_written_without_exponent_and_read_back() {
    for traffic in [
        1e-7,
        1e-300,
        f64::MIN_POSITIVE,
        5e-324,
        1e9,
        0.1 + 0.2,
        123_456_789.123_456_78,
    ] {
        let inputs = Inputs {
            traffic: Traffic::new(traffic).unwrap(),
            ..saas()
        };
        let text = link::write(&inputs.clone().into());
        let number = text.split_once("traffic=").unwrap().1;
        assert!(
            number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'),
            "{text}"
        );
        assert_eq!(read_well(&text), inputs, "{text}");
    }
}

#[test]
fn inputs_of_ones_own_are_written_by_what_differs() {
    let text = link::write(&baseline_inputs().into());
    let expected = "v=1&preset=saas&customers=500&churn=3&cycle=0&conversion=2.5,20,25\
                    &stages=stage%200,stage%201,stage%202,stage%203&nps=30";
    assert_eq!(text, expected);
}

#[test]
fn a_number_of_very_many_digits_is_reported_as_too_large() {
    told(
        &format!("churn={}", "9".repeat(400)),
        Field::Churn,
        range(0.0, 100.0),
    );
}

#[test]
fn every_word_that_a_field_takes_is_read() {
    fn links(field: Field, value: fn(&str) -> String) -> Vec<String> {
        let words = field.words().split(", ");
        words
            .map(|word| format!("{}={}", field.key(), value(word)))
            .collect()
    }
    let fields = [Field::Version, Field::Preset, Field::Against, Field::NpsEffect];
    let mut texts: Vec<String> = fields
        .into_iter()
        .flat_map(|field| links(field, str::to_owned))
        .collect();
    texts.extend(links(Field::Items, |lever| format!("a,{lever},-20,0,10")));
    texts.extend(links(Field::Basis, |basis| match basis {
        "typical" => basis.to_owned(),
        "measured" => format!("{basis}&recommended=20"),
        _ => format!("{basis}&wins=0.01"),
    }));
    for text in texts {
        assert_eq!(link::read(&text).problems, [], "{text}");
    }
}
