//! What is looked at. It changes no number; it is in the link and survives a reload, and undo leaves it.

/// Something to choose between ways to look at the same numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The view.
    View,
    /// What the levers are ranked by.
    Rank,
    /// Whose definition of the three factors is read off.
    Definition,
    /// What the wheel's segments are called.
    Labels,
    /// What the chart shows.
    Chart,
    /// What the ledger's changes are against.
    Basis,
    /// The segment that stands at the top of the wheel.
    Start,
    /// What amounts of money are in: nothing is converted. None until the visitor says so.
    Currency,
}

impl Choice {
    /// All of them, in the order in which a link has them.
    pub const ALL: [Choice; 8] = [
        Choice::View,
        Choice::Rank,
        Choice::Definition,
        Choice::Labels,
        Choice::Chart,
        Choice::Basis,
        Choice::Start,
        Choice::Currency,
    ];

    /// Its key in a link.
    pub fn key(self) -> &'static str {
        match self {
            Choice::View => "view",
            Choice::Rank => "rank",
            Choice::Definition => "definition",
            Choice::Labels => "labels",
            Choice::Chart => "chart",
            Choice::Basis => "change",
            Choice::Start => "start",
            Choice::Currency => "currency",
        }
    }

    /// What there is to choose from, as a link calls it; the first is what is shown at first.
    pub fn words(self) -> &'static str {
        match self {
            Choice::View => "wheel, levers, journey, worksheet, compare, learn, share",
            Choice::Rank => "gain, range",
            Choice::Definition => "here, amesto, hubspot, unternehmer",
            Choice::Labels => "segments, teams",
            Choice::Chart => "customers, won",
            Choice::Basis => "month, year",
            Choice::Start => "attract, engage, delight",
            Choice::Currency => {
                "none, aud, brl, cad, chf, cny, czk, dkk, eur, gbp, hkd, huf, idr, inr, jpy, krw, mxn, myr, nok, nzd, \
                 php, pln, ron, sek, sgd, thb, try, twd, usd, vnd, zar"
            }
        }
    }

    /// What the choice of that number is called.
    pub fn word(self, index: usize) -> &'static str {
        self.words().split(", ").nth(index).unwrap_or_default()
    }
}

/// What is chosen of each [`Choice`]: an index into its words.
///
/// ```
/// use flywheel_model::{Choice, Shown};
///
/// let mut shown = Shown::default();
/// assert_eq!(shown.get(Choice::Rank), 0);
/// assert!(shown.choose(Choice::Rank, "range"));
/// assert_eq!(shown.get(Choice::Rank), 1);
/// assert!(!shown.choose(Choice::Rank, "luck"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown([u8; 8]);

impl Shown {
    /// Which of the choice's words is chosen, counted from 0.
    pub fn get(&self, choice: Choice) -> usize {
        usize::from(self.0[choice as usize])
    }

    /// Chooses one by its place among the words.
    pub fn set(&mut self, choice: Choice, index: usize) {
        self.0[choice as usize] = index as u8;
    }

    /// Chooses by the word of a link; tells whether there is such a word.
    pub fn choose(&mut self, choice: Choice, word: &str) -> bool {
        let found = choice.words().split(", ").position(|other| other == word);
        if let Some(index) = found {
            self.set(choice, index);
        }
        found.is_some()
    }
}
