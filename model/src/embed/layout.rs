//! What the widget shows, and how it is arranged.

use crate::analysis::Handle;

/// A part of the widget. The line with the link to the whole calculator is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the wheel does, in a sentence.
    Sentence,
    /// The drawing of the wheel.
    Wheel,
    /// The flywheel compared with a funnel, month by month.
    Chart,
    /// The button that stops all marketing.
    Stop,
    /// Speed, friction, size and momentum.
    Numbers,
    /// What readers may change.
    Inputs,
    /// The reader's result beside the author's.
    Mine,
}

/// A set of parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts(u8);

/// The word of the line that is always there. A list of parts may name it.
const SOURCE: &str = "source";

impl Part {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Part; 7] = [
        Part::Sentence,
        Part::Wheel,
        Part::Chart,
        Part::Stop,
        Part::Numbers,
        Part::Mine,
        Part::Inputs,
    ];

    /// Its word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Part::Sentence => "sentence",
            Part::Wheel => "wheel",
            Part::Chart => "chart",
            Part::Stop => "stop",
            Part::Numbers => "numbers",
            Part::Inputs => "inputs",
            Part::Mine => "mine",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Parts {
    const fn of(parts: &[Part]) -> Parts {
        let (mut bits, mut index) = (0, 0);
        while index < parts.len() {
            bits |= parts[index].bit();
            index += 1;
        }
        Parts(bits)
    }

    /// Reads the parts' words with commas between. None if a word is not known.
    pub fn read(words: &str) -> Option<Parts> {
        let mut parts = Parts::default();
        for word in words
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty() && *word != SOURCE)
        {
            let part = Part::ALL.into_iter().find(|part| part.word() == word)?;
            parts.0 |= part.bit();
        }
        Some(parts)
    }

    /// Their words with commas between, in the order in which the parts are shown.
    pub fn write(self) -> String {
        let shown = Part::ALL.into_iter().filter(|part| self.has(*part));
        shown.map(Part::word).collect::<Vec<_>>().join(",")
    }

    /// Whether the part is in the set.
    pub fn has(self, part: Part) -> bool {
        self.0 & part.bit() != 0
    }

    /// The set with this part if it was without it, or the other way round.
    #[must_use]
    pub fn toggled(self, part: Part) -> Parts {
        Parts(self.0 ^ part.bit())
    }
}

/// A usual set of parts, and their arrangement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A line of text inside a paragraph.
    Sentence,
    /// The chart alone.
    Chart,
    /// The wheel and the button that stops all marketing.
    Stop,
    /// The sentence, the wheel beside the chart, the button and two numbers to change.
    #[default]
    Card,
    /// All of it, larger.
    Full,
    /// Without a drawing, for addresses that were made when there were two layouts.
    Compact,
}

impl Layout {
    /// All of them, the smallest first.
    pub const ALL: [Layout; 6] = [
        Layout::Sentence,
        Layout::Chart,
        Layout::Stop,
        Layout::Card,
        Layout::Full,
        Layout::Compact,
    ];

    /// Its word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Layout::Sentence => "sentence",
            Layout::Chart => "chart",
            Layout::Stop => "stop",
            Layout::Card => "card",
            Layout::Full => "full",
            Layout::Compact => "compact",
        }
    }

    /// What it shows unless the embedder says otherwise.
    pub const fn parts(self) -> Parts {
        use Part::{Chart, Inputs, Numbers, Sentence, Stop, Wheel};
        match self {
            Layout::Sentence => Parts::of(&[Sentence]),
            Layout::Chart => Parts::of(&[Chart]),
            Layout::Stop => Parts::of(&[Wheel, Stop]),
            Layout::Card => Parts::of(&[Sentence, Wheel, Chart, Stop, Inputs]),
            Layout::Full => Parts::of(&[Sentence, Wheel, Chart, Stop, Numbers, Inputs]),
            Layout::Compact => Parts::of(&[Sentence, Numbers, Inputs]),
        }
    }

    /// What readers may change unless the embedder says otherwise.
    pub const fn inputs(self) -> &'static [Handle] {
        match self {
            Layout::Full | Layout::Compact => &[Handle::Traffic, Handle::Pass, Handle::Churn, Handle::Nps],
            _ => &[Handle::Churn, Handle::Recommended],
        }
    }
}
