//! Made-up languages: English with other letters, and with words two fifths longer. A text that still reads as English
//! on a page in such a language is missing from the language files; a text that does not fit would not fit in German.
//! One is written from right to left.

use anyhow::{Result, anyhow};

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The letters of a made-up language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Latin letters with marks.
    Latin,
    /// Hebrew letters, which are written from right to left and have no capitals.
    Hebrew,
}

impl Letters {
    /// A letter for each of the English ones.
    fn others(self) -> &'static str {
        match self {
            Letters::Latin => "áƀçđéƒğĥíĵķłɱñóþʠřšŧúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶŁṀÑÓÞɊŘŠŦÚṼŴẊÝŽ",
            Letters::Hebrew => "אבגדהופצחטיכלמנסעפצקרשתזםןאבגדהופצחטיכלמנסעפצקרשתזםן",
        }
    }
}

/// The words of a made-up language as they are downloaded: those of the first load, and those of what is fetched later.
///
/// # Errors
///
/// When the master cannot be read.
pub fn pseudo_language(letters: Letters) -> Result<[String; 2]> {
    let master = include_str!("../../text/en.txt");
    let messages = flywheel_words::parse(master).map_err(|error| anyhow!(error))?;
    let translated: Vec<String> = messages
        .iter()
        .map(|message| format!("{} = {}", message.key, stretched(message.words, letters)))
        .collect();
    flywheel_words::compile(master, &translated.join("\n")).map_err(|error| anyhow!(error))
}

/// Slots and everything that is not a letter stay as they are.
fn stretched(words: &str, letters: Letters) -> String {
    let mut said = String::new();
    let mut word = String::new();
    let mut is_slot = false;
    for c in words.chars().chain(['\n']) {
        if c.is_ascii_alphabetic() && !is_slot {
            word.push(c);
            continue;
        }
        said.push_str(&longer(&word, letters));
        word.clear();
        is_slot = (is_slot || c == '{') && c != '}';
        said.push(c);
    }
    said.trim_end_matches('\n').to_owned()
}

/// Doubles two letters of every five.
fn longer(word: &str, letters: Letters) -> String {
    let other = |letter: char| {
        let place = PLAIN.find(letter)?;
        letters.others().chars().nth(place)
    };
    word.chars()
        .enumerate()
        .flat_map(|(place, letter)| {
            let letter = other(letter).unwrap_or(letter);
            std::iter::repeat_n(letter, if place % 5 < 2 { 2 } else { 1 })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_two_fifths_longer_and_keeps_slots_and_counts() {
        assert_eq!(
            stretched("Churn of {rate} || x", Letters::Latin),
            "ÇÇĥĥúřñ óóƒƒ {rate} || ẋẋ"
        );
        let master = include_str!("../../text/en.txt");
        let [english, _] = flywheel_words::compile(master, master).expect("the master");
        let [pseudo, _] = pseudo_language(Letters::Latin).expect("the master");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        assert_eq!(
            stretched("Churn of {rate}", Letters::Hebrew),
            "גגצצרפמ ננוו {rate}"
        );
        assert!(
            letters(&pseudo) * 10 > letters(&english) * 14,
            "at least 1.4 times"
        );
    }
}
