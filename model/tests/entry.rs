//! Every field that a visitor can fill in: what is entered stands there, and what is not allowed is refused.

use flywheel_model::{
    Basis, Document, Field, Force, Item, ItemNumber, Lever, Part, Preset, Reason, Sentiment,
};

fn document() -> Document {
    let mut document = Document::from(Preset::Saas.inputs());
    document.items.push(Item::new("handoff", Lever::Churn).unwrap());
    document
}

#[track_caller]
fn entered(field: Field, value: f64) -> Document {
    let mut document = document();
    assert_eq!(document.enter(field, Some(value)), Ok(()), "{field:?}");
    assert_eq!(document.number(field), Some(value), "{field:?}");
    document
}

#[test]
fn what_is_entered_stands_in_its_field() {
    for (field, value) in [
        (Field::Traffic, 9000.0),
        (Field::Conversion(0), 3.0),
        (Field::Conversion(2), 21.0),
        (Field::Customers, 160.0),
        (Field::Churn, 3.5),
        (Field::Nps, -20.0),
        (Field::Recommended, 25.0),
        (Field::Wins, 0.02),
        (Field::Products, 3.0),
        (Field::Cycle, 2.0),
        (Field::Market, 5000.0),
        (Field::Horizon, 24.0),
        (Field::Vote(2), 7.0),
        (Field::Correlation, 0.25),
        (Field::Seed, 7.0),
        (Field::Weight(7), 0.5),
        (Field::Force(Force::Effort, 1), 80.0),
        (Field::Item(0, ItemNumber::Effect), -30.0),
        (Field::Of(Part::If, Lever::Churn), 2.0),
        (Field::Of(Part::Target, Lever::Conversion(1)), 17.0),
    ] {
        entered(field, value);
    }
}

#[test]
fn a_field_that_must_not_be_empty_keeps_its_number() {
    for field in [
        Field::Traffic,
        Field::Churn,
        Field::Horizon,
        Field::Seed,
        Field::Weight(0),
        Field::Item(0, ItemNumber::Now),
    ] {
        let mut emptied = document();
        assert_eq!(emptied.enter(field, None), Err(Reason::NotANumber), "{field:?}");
        assert_eq!(emptied, document(), "{field:?}");
    }
}

#[test]
fn a_market_a_change_and_an_effort_may_be_taken_away() {
    for (field, value) in [
        (Field::Market, 5000.0),
        (Field::Of(Part::If, Lever::Churn), 2.0),
        (Field::Force(Force::Effort, 1), 80.0),
    ] {
        let mut emptied = entered(field, value);
        assert_eq!(emptied.enter(field, None), Ok(()), "{field:?}");
        assert_eq!(emptied, document(), "{field:?}");
    }
}

#[test]
fn what_a_promoter_brings_stays_on_its_basis() {
    let mut separate = document();
    separate.inputs.basis = Basis::Separate(flywheel_model::Wins::new(0.01).unwrap());
    separate.enter(Field::Wins, Some(0.02)).unwrap();
    assert!(matches!(separate.inputs.basis, Basis::Separate(wins) if wins.get() == 0.02));
    let typical = entered(Field::Wins, 0.02);
    assert!(matches!(typical.inputs.basis, Basis::Promoter(_)));
}

#[test]
fn answers_are_entered_one_kind_after_the_other() {
    let mut counted = document();
    assert_eq!(counted.number(Field::Vote(0)), None, "a score has no answers");
    assert_eq!(counted.enter(Field::Vote(0), Some(0.0)), Err(Reason::NoVotes));
    for (index, count) in [3.0, 2.0, 1.0].into_iter().enumerate() {
        counted.enter(Field::Vote(index), Some(count)).unwrap();
    }
    let Sentiment::Votes(votes) = counted.inputs.sentiment else {
        panic!("no answers");
    };
    assert_eq!(votes.counts(), [3.0, 2.0, 1.0]);
}

#[test]
fn only_numbers_of_todays_wheel_have_a_lever() {
    assert_eq!(Field::Conversion(4).lever(), Some(Lever::Conversion(4)));
    assert_eq!(Field::Market.lever(), Some(Lever::Market));
    assert_eq!(Field::Horizon.lever(), None);
    assert_eq!(Field::Vote(0).lever(), None);
}
