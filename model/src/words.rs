//! Words that somebody typed, pasted or stored, as they are kept.

/// Words without control characters and without spaces around them, of at most so many characters.
pub(crate) fn shortened(words: &str, most: usize) -> String {
    let visible: String = words.chars().filter(|letter| !letter.is_control()).collect();
    let short: String = visible.trim().chars().take(most).collect();
    // A cut may leave a space at the end.
    short.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn what_is_kept_once_is_kept_the_same_again() {
        let expected = [
            (" a  b ", "a  b"),
            ("\u{0} \u{7}a\u{9}b \u{0}", "ab"),
            ("abcd efg", "abcd"),
            ("\u{0}", ""),
        ];
        for (words, kept) in expected {
            assert_eq!(shortened(words, 5), kept, "{words:?}");
            assert_eq!(shortened(kept, 5), kept, "{words:?}");
        }
    }
}
