//! A message has the form of its count, and its slots filled in.

#[path = "../../src/text/form.rs"]
mod form;

use form::{Part, fill, form, parts};

#[test]
fn one_has_the_first_form_and_any_other_count_the_second() {
    let words = "One visit || {0} visits";
    assert_eq!(
        [form(words, true), form(words, false)],
        ["One visit", "{0} visits"]
    );
}

#[test]
fn a_message_of_one_form_has_it_for_every_count() {
    assert_eq!([form("{0} 次", true), form("{0} 次", false)], ["{0} 次"; 2]);
}

#[test]
fn forms_keep_letters_of_any_width_whole() {
    let words = "Än || 名 {0}";
    assert_eq!([form(words, true), form(words, false)], ["Än", "名 {0}"]);
}

#[test]
fn slots_stand_where_the_language_has_them() {
    assert_eq!(fill("{0} of {1}", &["3", "10"]), "3 of 10");
    assert_eq!(fill("{1} has {0}", &["3", "10"]), "10 has 3");
    assert_eq!(fill("{0}{0}", &["ha"]), "haha");
    assert_eq!(fill("no slot", &["3"]), "no slot");
}

#[test]
fn a_slot_without_an_argument_is_left_out() {
    assert_eq!(fill("{0} and {1}", &["3"]), "3 and ");
}

#[test]
fn what_a_slot_holds_is_not_read_again() {
    assert_eq!(fill("{0}!", &["{0} || {1}"]), "{0} || {1}!");
}

#[test]
fn words_and_slots_come_in_order_and_no_words_are_empty() {
    let shown = |part| match part {
        Part::Words(words) => words.to_owned(),
        Part::Slot(slot) => format!("<{slot}>"),
    };
    assert_eq!(
        parts("{0}, or {1}{0}").map(shown).collect::<Vec<_>>(),
        ["<0>", ", or ", "<1>", "<0>"]
    );
}
