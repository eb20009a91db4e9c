//! The settings, as they stand in the query of an address.

use super::{Accent, Call, Layout, Month, Part, Parts};
use crate::analysis::Handle;
use crate::text::{decode, encode, shortened};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The reader's system decides.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// Its word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// All that an embedder chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// A colour of the embedder's own.
    pub accent: Option<Accent>,
    /// The language's tag; empty for the reader's own.
    pub lang: String,
    /// How the parts are arranged.
    pub layout: Layout,
    /// What is shown in place of the layout's usual parts.
    pub parts: Option<Parts>,
    /// What readers may change, in this order, in place of the layout's usual numbers.
    pub inputs: Option<Vec<Handle>>,
    /// Words above all parts, or empty.
    pub headline: String,
    /// Whether the author's curve stays in the chart.
    pub pin: bool,
    /// The month in which the chart starts.
    pub month: Option<Month>,
    /// The embedder's call to action.
    pub call: Option<Call>,
}

impl Settings {
    /// Longest headline, in characters; a longer one is cut.
    pub const LONGEST_HEADLINE: usize = 80;

    /// How many numbers can be changed without opening "More numbers".
    pub const OPEN: usize = 3;

    /// What is shown.
    pub fn parts(&self) -> Parts {
        self.parts.unwrap_or_else(|| self.layout.parts())
    }

    /// What readers may change, in the order in which it is shown. Nothing if the inputs are not shown.
    pub fn inputs(&self) -> &[Handle] {
        if self.parts().has(Part::Inputs) {
            self.inputs_once_shown()
        } else {
            &[]
        }
    }

    /// What readers may change as soon as the inputs are shown, which the page around may do later.
    pub fn inputs_once_shown(&self) -> &[Handle] {
        match &self.inputs {
            Some(inputs) => inputs,
            None => self.layout.inputs(),
        }
    }

    /// Reads a query, with or without its question mark. The keys are `theme` (auto, light, dark), `accent` (three
    /// or six hexadecimal digits), `lang`, `layout` (a word of [`Layout`]), `parts` (words of [`Part`] with commas
    /// between), `inputs` (words of numbers with commas between, or none), `headline`, `pin` (1 or 0), `month`
    /// (such as 2027-01), `cta` and `cta-label`. A value that cannot be used is left out, and its key is returned.
    /// Other keys are ignored.
    pub fn read(query: &str) -> (Settings, Vec<&'static str>) {
        let (mut settings, mut refused) = (Settings::default(), Vec::new());
        let (mut address, mut label) = (None, String::new());
        for pair in query.strip_prefix('?').unwrap_or(query).split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            // Forms write a space as a plus, and encode a plus.
            let value = decode(&value.replace('+', " ")).unwrap_or_default();
            match key {
                "cta" => address = Some(value),
                "cta-label" => label = value,
                _ => refused.extend(settings.take(key, &value)),
            }
        }
        if let Some(address) = address {
            match Call::new(&address, &label) {
                Ok(call) => settings.call = Some(call),
                Err(_) => refused.push("cta"),
            }
        }
        (settings, refused)
    }

    /// Takes a value, or returns its key if it cannot be used.
    fn take(&mut self, key: &str, value: &str) -> Option<&'static str> {
        let (key, is_usable) = match key {
            "theme" => (
                "theme",
                set(&mut self.theme, named(Theme::ALL, Theme::word, value)),
            ),
            "layout" => (
                "layout",
                set(&mut self.layout, named(Layout::ALL, Layout::word, value)),
            ),
            "accent" => ("accent", set(&mut self.accent, Accent::read(value).map(Some))),
            "parts" => ("parts", set(&mut self.parts, Parts::read(value).map(Some))),
            "inputs" => ("inputs", set(&mut self.inputs, inputs(value).map(Some))),
            "lang" => ("lang", set(&mut self.lang, tag(value))),
            "headline" => {
                let headline = shortened(value, Settings::LONGEST_HEADLINE);
                ("headline", set(&mut self.headline, Some(headline)))
            }
            "pin" => ("pin", set(&mut self.pin, flag(value))),
            "month" => ("month", set(&mut self.month, Month::read(value).map(Some))),
            _ => return None,
        };
        (!is_usable).then_some(key)
    }

    /// The query for these settings, without a question mark. What is as usual is left out.
    pub fn write(&self) -> String {
        let mut query = String::new();
        let mut add = |key: &str, value: &str| {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(key);
            query.push('=');
            encode(value, &mut query);
        };
        if self.theme != Theme::default() {
            add("theme", self.theme.word());
        }
        if let Some(accent) = self.accent {
            add("accent", accent.to_string().trim_start_matches('#'));
        }
        if !self.lang.is_empty() {
            add("lang", &self.lang);
        }
        if self.layout != Layout::default() {
            add("layout", self.layout.word());
        }
        if !self.headline.is_empty() {
            add("headline", &self.headline);
        }
        if self.pin {
            add("pin", "1");
        }
        if let Some(month) = self.month {
            add("month", &month.to_string());
        }
        if let Some(call) = &self.call {
            add("cta", call.address());
            add("cta-label", call.label());
        }
        // Commas between words need no encoding and stay readable.
        let mut add_words = |key: &str, words: &str| {
            query.push_str(if query.is_empty() { "" } else { "&" });
            query.push_str(key);
            query.push('=');
            query.push_str(words);
        };
        if let Some(parts) = self.parts {
            add_words("parts", &parts.write());
        }
        if let Some(inputs) = &self.inputs {
            let words: Vec<&str> = inputs.iter().map(|input| input_word(*input)).collect();
            add_words("inputs", &words.join(","));
        }
        query
    }
}

/// The word of a number that readers may change. One conversion is changed as a part of all of them.
pub fn input_word(handle: Handle) -> &'static str {
    match handle {
        Handle::Traffic => "traffic",
        Handle::Pass | Handle::Conversion(_) => "conversion",
        Handle::Customers => "customers",
        Handle::Churn => "churn",
        Handle::Nps => "nps",
        Handle::Recommended => "recommended",
    }
}

fn set<T>(place: &mut T, value: Option<T>) -> bool {
    match value {
        Some(value) => {
            *place = value;
            true
        }
        None => false,
    }
}

fn named<T: Copy, const N: usize>(all: [T; N], word: fn(T) -> &'static str, wanted: &str) -> Option<T> {
    all.into_iter().find(|one| word(*one) == wanted)
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// The words' numbers, each once. None if a word is not known.
fn inputs(words: &str) -> Option<Vec<Handle>> {
    let mut inputs = Vec::new();
    for word in words.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        let input = named(Handle::ALL, input_word, word)?;
        if !inputs.contains(&input) {
            inputs.push(input);
        }
    }
    Some(inputs)
}

/// A language's tag: letters and digits with hyphens between.
fn tag(value: &str) -> Option<String> {
    let is_tag = value.len() <= 35
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_tag.then(|| value.to_owned())
}
