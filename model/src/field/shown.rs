//! What is shown. It changes no number. A link carries it, a reload keeps it, and undo leaves it as it is.

use super::choice::{Choice, ChoiceOption, options};
use super::segment::Segment;

options! {
    /// The view.
    View of View {
        /// The wheel with its inputs and its result.
        Wheel = "wheel",
        /// What moves the wheel.
        Levers = "levers",
        /// The customer journey.
        Journey = "journey",
        /// The worksheet.
        Worksheet = "worksheet",
        /// Several wheels side by side.
        Compare = "compare",
        /// What there is to learn.
        Learn = "learn",
        /// The result for others: in words, as files, in a page of their own.
        Share = "share",
    }
}

options! {
    /// What the levers are ranked by.
    Rank of Rank {
        /// What 10 % more of each wins.
        Gain = "gain",
        /// How far the customers swing from its low to its high end.
        Range = "range",
    }
}

options! {
    /// Whose definition of the three factors is shown.
    Definition of Definition {
        /// This calculator's.
        Here = "here",
        /// Amesto's.
        Amesto = "amesto",
        /// HubSpot's.
        HubSpot = "hubspot",
        /// That of unternehmer.de.
        Unternehmer = "unternehmer",
    }
}

options! {
    /// What the wheel's segments are called.
    Labels of Labels {
        /// Attract, engage, delight.
        Segments = "segments",
        /// Marketing, sales, service.
        Teams = "teams",
    }
}

options! {
    /// What the chart shows.
    Chart of Chart {
        /// Customers.
        Customers = "customers",
        /// Customers won in each month.
        Won = "won",
    }
}

options! {
    /// What a change in the ledger is measured against.
    ChangeOver of Change {
        /// The month before.
        Month = "month",
        /// The same month of the year before.
        Year = "year",
    }
}

impl Choice {
    /// The words of a link for its options; the first is shown at first.
    pub fn words(self) -> &'static str {
        match self {
            Choice::View => View::WORDS,
            Choice::Rank => Rank::WORDS,
            Choice::Definition => Definition::WORDS,
            Choice::Labels => Labels::WORDS,
            Choice::Chart => Chart::WORDS,
            Choice::Change => ChangeOver::WORDS,
            Choice::Start => Segment::WORDS,
            Choice::Currency => {
                "none, aud, brl, cad, chf, cny, czk, dkk, eur, gbp, hkd, huf, idr, inr, jpy, krw, mxn, myr, nok, nzd, \
                 php, pln, ron, sek, sgd, thb, try, twd, usd, vnd, zar"
            }
        }
    }

    /// The word for the option at `index`; empty behind the last.
    pub fn word(self, index: usize) -> &'static str {
        self.words().split(", ").nth(index).unwrap_or_default()
    }
}

/// The chosen option of each [`Choice`].
///
/// ```
/// use flywheel_model::shown::{Chart, Rank};
/// use flywheel_model::{Choice, Shown};
///
/// let mut shown = Shown::default();
/// assert_eq!(shown.get::<Rank>(), Rank::Gain);
/// shown.set(Rank::Range);
/// assert_eq!(shown.get::<Rank>(), Rank::Range);
/// assert!(shown.choose(Choice::Chart, "won"));
/// assert_eq!(shown.get::<Chart>(), Chart::Won);
/// assert!(!shown.choose(Choice::Chart, "luck"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown([u8; Choice::ALL.len()]);

impl Shown {
    /// The chosen option.
    pub fn get<T: ChoiceOption>(&self) -> T {
        let found = T::OPTIONS.get(self.index(T::CHOICE));
        found.copied().unwrap_or(T::OPTIONS[0])
    }

    /// Chooses an option.
    pub fn set<T: ChoiceOption>(&mut self, option: T) {
        self.set_index(T::CHOICE, option.index());
    }

    /// The place of the chosen option among all of its choice, counted from 0.
    pub fn index(&self, choice: Choice) -> usize {
        usize::from(self.0[choice as usize])
    }

    /// Chooses an option by its place.
    pub fn set_index(&mut self, choice: Choice, index: usize) {
        self.0[choice as usize] = index as u8;
    }

    /// Chooses an option by its word in a link; returns whether there is such a word.
    pub fn choose(&mut self, choice: Choice, word: &str) -> bool {
        let found = choice.words().split(", ").position(|other| other == word);
        if let Some(index) = found {
            self.set_index(choice, index);
        }
        found.is_some()
    }
}
