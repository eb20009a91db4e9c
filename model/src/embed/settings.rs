//! The settings, as they stand in the query of an address.

use super::{Accent, Call};
use crate::text::{decode, encode};

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

/// How much the widget shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Sentence, wheel, numbers and fields.
    #[default]
    Full,
    /// Without the drawing.
    Compact,
}

/// A number that readers may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Visits a month.
    Traffic,
    /// Each conversion.
    Conversion,
    /// Customers today.
    Customers,
    /// Churn.
    Churn,
    /// NPS.
    Nps,
    /// The share of recommended customers.
    Recommended,
}

/// Values that each have a word.
trait Named: Copy + PartialEq + 'static {
    const ALL: &'static [(Self, &'static str)];

    fn named(word: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, name)| *name == word);
        found.map(|(value, _)| *value)
    }

    fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(value, _)| *value == self);
        found.map_or("", |(_, name)| name)
    }
}

impl Named for Theme {
    const ALL: &'static [(Theme, &'static str)] = &[
        (Theme::Auto, "auto"),
        (Theme::Light, "light"),
        (Theme::Dark, "dark"),
    ];
}

impl Named for Layout {
    const ALL: &'static [(Layout, &'static str)] = &[(Layout::Full, "full"), (Layout::Compact, "compact")];
}

impl Named for Open {
    const ALL: &'static [(Open, &'static str)] = &[
        (Open::Traffic, "traffic"),
        (Open::Conversion, "conversion"),
        (Open::Customers, "customers"),
        (Open::Churn, "churn"),
        (Open::Nps, "nps"),
        (Open::Recommended, "recommended"),
    ];
}

impl Theme {
    /// Its word in an address.
    pub fn word(self) -> &'static str {
        Named::word(self)
    }
}

impl Layout {
    /// The width of most columns of text in CSS pixels.
    pub const COLUMN: u32 = 720;

    /// Its word in an address.
    pub fn word(self) -> &'static str {
        Named::word(self)
    }

    /// The heights that the widget takes in columns of different widths, whatever its language: from each width on,
    /// the height. All in CSS pixels, the narrowest first.
    pub const fn heights(self) -> [(u32, u32); 4] {
        match self {
            Layout::Full => [(0, 1825), (480, 1395), (608, 1100), (896, 895)],
            Layout::Compact => [(0, 1595), (480, 1060), (608, 840), (896, 735)],
        }
    }

    /// The height that it takes in a column of this width, in CSS pixels.
    pub fn height_in(self, width: u32) -> u32 {
        let heights = self.heights();
        let height = heights.iter().rev().find(|(from, _)| *from <= width);
        height.map_or(heights[0].1, |(_, height)| *height)
    }
}

impl Open {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Open; 6] = [
        Open::Traffic,
        Open::Conversion,
        Open::Customers,
        Open::Churn,
        Open::Nps,
        Open::Recommended,
    ];

    /// What may be changed unless the embedder says otherwise.
    pub const USUAL: [Open; 4] = [Open::Traffic, Open::Conversion, Open::Churn, Open::Nps];

    /// Its word in an address.
    pub fn word(self) -> &'static str {
        Named::word(self)
    }
}

/// All that an embedder chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// A colour of the embedder's own.
    pub accent: Option<Accent>,
    /// The language's tag; empty for the reader's own.
    pub lang: String,
    /// How much is shown.
    pub layout: Layout,
    /// What readers may change.
    pub open: Vec<Open>,
    /// The embedder's call to action.
    pub call: Option<Call>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: Theme::default(),
            accent: None,
            lang: String::new(),
            layout: Layout::default(),
            open: Open::USUAL.to_vec(),
            call: None,
        }
    }
}

impl Settings {
    /// Reads a query, with or without its question mark. The keys are `theme` (auto, light, dark), `accent` (three
    /// or six hexadecimal digits), `lang`, `layout` (full, compact), `inputs` (words of [`Open`] with commas
    /// between, or none), `cta` and `cta-label`. A value that cannot be used is left out, and its key is returned.
    /// Other keys are ignored.
    pub fn read(query: &str) -> (Settings, Vec<&'static str>) {
        let (mut settings, mut refused) = (Settings::default(), Vec::new());
        let (mut address, mut label) = (None, String::new());
        for pair in query.strip_prefix('?').unwrap_or(query).split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            // Forms write a space as a plus, and encode a plus.
            let value = decode(&value.replace('+', " ")).unwrap_or_default();
            let mut note = |is_usable: bool, key| {
                if !is_usable {
                    refused.push(key);
                }
            };
            match key {
                "theme" => note(set(&mut settings.theme, Theme::named(&value)), "theme"),
                "layout" => note(set(&mut settings.layout, Layout::named(&value)), "layout"),
                "accent" => note(
                    set(&mut settings.accent, Accent::read(&value).map(Some)),
                    "accent",
                ),
                "inputs" => note(set(&mut settings.open, opened(&value)), "inputs"),
                "lang" => note(set(&mut settings.lang, tag(&value)), "lang"),
                "cta" => address = Some(value),
                "cta-label" => label = value,
                _ => {}
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
        if let Some(call) = &self.call {
            add("cta", call.address());
            add("cta-label", call.label());
        }
        if self.open != Open::USUAL {
            // Commas between words need no encoding and stay readable.
            let words: Vec<&str> = self.open.iter().map(|open| open.word()).collect();
            add("inputs", "");
            query.push_str(&words.join(","));
        }
        query
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

/// The words' values, each once, in the order in which they are shown. None if a word is not known.
fn opened(words: &str) -> Option<Vec<Open>> {
    let words: Vec<&str> = words
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let known = words.iter().all(|word| Open::named(word).is_some());
    let named = |open: &Open| words.contains(&open.word());
    known.then(|| Open::ALL.into_iter().filter(named).collect())
}

/// A language's tag: letters and digits with hyphens between.
fn tag(value: &str) -> Option<String> {
    let is_tag = value.len() <= 35
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_tag.then(|| value.to_owned())
}
