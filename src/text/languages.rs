//! The languages that there are words in.

/// Each by its tag and its own name, in the order of the alphabet.
pub(crate) const LANGUAGES: [(&str, &str); 5] = [
    ("de", "Deutsch"),
    ("en", "English"),
    ("fil", "Filipino"),
    ("nb", "Norsk bokmål"),
    ("zh-Hant-TW", "繁體中文"),
];
