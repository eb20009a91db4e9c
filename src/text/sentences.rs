//! Sentences one after another. Chinese ends them with signs that are as wide as a letter and bring their own space.

/// Signs that end a sentence or a quotation, and are as wide as a letter.
const WIDE: [char; 5] = ['。', '？', '！', '」', '）'];

/// What stands between two sentences of the visitor's language.
pub(crate) fn between() -> &'static str {
    if super::language_tag().starts_with("zh") {
        ""
    } else {
        " "
    }
}

/// All of them in one; what says nothing is none.
#[cfg(feature = "page")]
pub(crate) fn sentences<S: AsRef<str>>(all: &[S]) -> String {
    let mut says = String::new();
    for sentence in all {
        add(&mut says, sentence.as_ref());
    }
    says
}

/// Another one at the end.
pub(crate) fn add(says: &mut String, sentence: &str) {
    if !says.is_empty() && !sentence.is_empty() && !says.ends_with(WIDE) {
        says.push(' ');
    }
    says.push_str(sentence);
}
