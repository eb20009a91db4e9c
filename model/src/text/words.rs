//! Words that somebody typed, pasted or stored.

/// The words as they are stored: without control characters, without spaces around them, and at most `most`
/// characters long.
pub(crate) fn shortened(words: &str, most: usize) -> String {
    let visible: String = words.chars().filter(|letter| !letter.is_control()).collect();
    let short: String = visible.trim().chars().take(most).collect();
    // Cutting may leave a space at the end.
    short.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn shortened_words_are_not_shortened_further() {
        let expected = [
            (" a  b ", "a  b"),
            ("\u{0} \u{7}a\u{9}b \u{0}", "ab"),
            ("abcd efg", "abcd"),
            ("\u{0}", ""),
        ];
        for (words, short) in expected {
            assert_eq!(shortened(words, 5), short, "{words:?}");
            assert_eq!(shortened(short, 5), short, "{words:?}");
        }
    }
}
