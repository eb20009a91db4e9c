//! The kinds of choice between ways to look at the same numbers, and how the options of one are declared.

/// A choice between ways to look at the same numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The view.
    View,
    /// What the levers are ranked by.
    Rank,
    /// Whose definition of the three factors is shown.
    Definition,
    /// What the wheel's segments are called.
    Labels,
    /// What the chart shows.
    Chart,
    /// What a change in the ledger is measured against.
    Change,
    /// The segment at the top of the wheel.
    Start,
    /// The currency of amounts of money, which are never converted. None until the visitor chooses one.
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
        Choice::Change,
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
            Choice::Change => "change",
            Choice::Start => "start",
            Choice::Currency => "currency",
        }
    }
}

/// An option of a choice, such as [`View::Levers`](super::shown::View::Levers).
pub trait ChoiceOption: Copy + PartialEq + 'static {
    /// The choice.
    const CHOICE: Choice;
    /// All its options. The first is what is shown at first.
    const OPTIONS: &'static [Self];

    /// Its place among the options, counted from 0.
    fn index(self) -> usize;
}

/// Declares an enum of the options of a choice, each with its word in a link. The first is shown at first.
macro_rules! options {
    ($(#[$doc:meta])* $name:ident of $choice:ident {
        $(#[$first_doc:meta])* $first:ident = $first_word:literal,
        $($(#[$other_doc:meta])* $other:ident = $other_word:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $(#[$first_doc])* $first,
            $($(#[$other_doc])* $other,)+
        }

        impl $name {
            /// The words of a link, in the order of the options.
            pub(super) const WORDS: &'static str = concat!($first_word $(, ", ", $other_word)+);
        }

        impl ChoiceOption for $name {
            const CHOICE: Choice = Choice::$choice;
            const OPTIONS: &'static [$name] = &[$name::$first $(, $name::$other)+];

            fn index(self) -> usize {
                self as usize
            }
        }
    };
}

pub(super) use options;
