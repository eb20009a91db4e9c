//! Words that somebody typed, pasted or stored.

/// The words without the characters that cannot be seen. Words that would then hold only joiners are empty.
pub fn visible(words: &str) -> String {
    let mut visible = words.to_owned();
    visible.retain(|letter| !is_hidden(letter));
    if visible
        .chars()
        .all(|letter| matches!(letter, ' ' | '\u{200c}' | '\u{200d}'))
    {
        visible.clear();
    }
    visible
}

/// Whether a character has no shape of its own: control characters, those that turn the direction of what follows,
/// spaces without a width, empty letters, and the numbers that Unicode gives to no character, two of which XML refuses.
/// Joiners, selectors and tags stay, because languages and emoji need them.
pub(crate) fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || u32::from(letter) & 0xfffe == 0xfffe
        || matches!(
            letter,
            '\u{ad}'
                | '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fdd0}'..='\u{fdef}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e001f}'
        )
}

/// The words as they are stored: [`visible`], without spaces around them, and at most `most` characters long.
pub(crate) fn shortened(words: &str, most: usize) -> String {
    let short: String = visible(words).trim().chars().take(most).collect();
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
            ("\u{200d} a\u{202e}\u{200d}", "\u{200d} a\u{200d}"),
        ];
        for (words, short) in expected {
            assert_eq!(shortened(words, 5), short, "{words:?}");
            assert_eq!(shortened(short, 5), short, "{words:?}");
        }
    }
}
