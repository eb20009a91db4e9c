//! Joining sentences. A full-width sign at the end of a Chinese sentence has its own space after it.

/// Full-width signs that end a sentence or a quotation.
const WIDE: [char; 5] = ['。', '？', '！', '」', '）'];

/// The separator between two sentences in the visitor's language.
pub(crate) fn between() -> &'static str {
    if super::language_tag().starts_with("zh") {
        ""
    } else {
        " "
    }
}

/// Joins sentences. Empty ones are left out.
#[cfg(feature = "page")]
pub(crate) fn sentences<S: AsRef<str>>(all: &[S]) -> String {
    let mut text = String::new();
    for sentence in all {
        add(&mut text, sentence.as_ref());
    }
    text
}

/// Adds a sentence at the end of a text.
pub(crate) fn add(text: &mut String, sentence: &str) {
    if !text.is_empty() && !sentence.is_empty() && !text.ends_with(WIDE) {
        text.push(' ');
    }
    text.push_str(sentence);
}
