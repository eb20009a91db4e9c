//! What is looked at: each choice in a link, and nothing else.

use flywheel_model::{Choice, Document, Preset, Shown, link};

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
            assert_eq!(shown.get(choice), index);
            let document = Document::from(Preset::Saas.inputs()).showing(shown);
            let text = link::write(&document);
            let expected = match index {
                0 => "preset=saas".to_owned(),
                _ => format!("preset=saas&{key}={word}"),
            };
            assert_eq!(text, expected);
            assert_eq!(link::read(&text).document, document);
        }
    }
}

#[test]
fn each_choice_is_chosen_by_itself() {
    let mut shown = Shown::default();
    shown.set(Choice::View, 2);
    assert!(shown.choose(Choice::Chart, "won"));
    assert!(!shown.choose(Choice::Chart, "lost"));
    assert_eq!(
        (
            shown.get(Choice::View),
            shown.get(Choice::Chart),
            shown.get(Choice::Rank)
        ),
        (2, 1, 0)
    );
}

#[test]
fn there_is_no_word_behind_the_last() {
    assert_eq!(Choice::View.words().split(", ").count(), 7);
    assert_eq!((Choice::Rank.word(1), Choice::Rank.word(2)), ("range", ""));
}
