//! The languages of the page.

/// The tag of each language and its own name, in alphabetical order.
pub(crate) const LANGUAGES: [(&str, &str); 5] = [
    ("de", "Deutsch"),
    ("en", "English"),
    ("fil", "Filipino"),
    ("nb", "Norsk bokmål"),
    ("zh-Hant-TW", "繁體中文"),
];
