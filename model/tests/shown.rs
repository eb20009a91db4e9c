//! What is shown: each choice in a link, and what a link cannot choose.

use flywheel_model::shown::{ChangeOver, Chart, Definition, Labels, Rank, View};
use flywheel_model::{Choice, ChoiceOption, Document, Field, Preset, Segment, Shown, link};

#[test]
fn every_choice_but_the_first_is_in_the_link() {
    let keys = [
        "view",
        "rank",
        "definition",
        "labels",
        "chart",
        "change",
        "start",
        "currency",
    ];
    for (choice, key) in Choice::ALL.into_iter().zip(keys) {
        for (index, word) in choice.words().split(", ").enumerate() {
            assert_eq!(choice.word(index), word);
            let mut shown = Shown::default();
            assert!(shown.choose(choice, word));
            assert_eq!(shown.index(choice), index);
            let document = Document::from(Preset::Saas.inputs()).showing(shown);
            let text = link::write(&document);
            let expected = match index {
                0 => "v=1&preset=saas".to_owned(),
                _ => format!("v=1&preset=saas&{key}={word}"),
            };
            assert_eq!(text, expected);
            let opened = link::read(&text);
            assert_eq!((opened.document, opened.problems), (document, vec![]));
        }
    }
}

#[test]
fn a_word_that_is_none_is_reported() {
    let opened = link::read("v=1&preset=saas&view=moon&chart=won");
    assert_eq!(link::write(&opened.document), "v=1&preset=saas&chart=won");
    let told: Vec<Field> = opened.problems.iter().map(|problem| problem.field).collect();
    assert_eq!(told, [Field::Shown(Choice::View)]);
}

#[test]
fn each_choice_is_chosen_by_itself() {
    let mut shown = Shown::default();
    shown.set(View::Journey);
    assert!(shown.choose(Choice::Chart, "won"));
    assert!(!shown.choose(Choice::Chart, "lost"));
    assert_eq!(shown.get::<View>(), View::Journey);
    assert_eq!(shown.get::<Chart>(), Chart::Won);
    assert_eq!(shown.get::<Rank>(), Rank::Gain);
}

#[test]
fn every_option_has_its_word_at_its_place() {
    fn options<T: ChoiceOption + std::fmt::Debug>() {
        assert_eq!(T::CHOICE.words().split(", ").count(), T::OPTIONS.len());
        for (place, option) in T::OPTIONS.iter().enumerate() {
            let mut shown = Shown::default();
            assert!(shown.choose(T::CHOICE, T::CHOICE.word(place)));
            assert_eq!((shown.get::<T>(), option.index()), (*option, place));
        }
    }
    options::<View>();
    options::<Rank>();
    options::<Definition>();
    options::<Labels>();
    options::<Chart>();
    options::<ChangeOver>();
    options::<Segment>();
}

#[test]
fn there_is_no_word_behind_the_last() {
    assert_eq!(Choice::View.words().split(", ").count(), 7);
    assert_eq!((Choice::Rank.word(1), Choice::Rank.word(2)), ("range", ""));
}
