//! What a column of choices offers, and the keys that files and storage write for it.

use crate::field::{Lever, Segment};

/// The options that a column offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Options {
    /// The wheel's segments.
    Segments,
    /// The stages of the path, the visits first.
    Stages,
    /// Each [`Contact`].
    Contacts,
    /// Each [`Remedy`].
    Remedies,
    /// The levers that friction can hold back: [`Options::LEVERS`].
    Levers,
    /// No and yes.
    NoYes,
    /// Each [`Example`].
    Examples,
}

impl Options {
    /// The levers that friction can hold back, in the order of their keys.
    pub const LEVERS: [Lever; 11] = [
        Lever::Churn,
        Lever::Recommended,
        Lever::Traffic,
        Lever::Conversion(0),
        Lever::Conversion(1),
        Lever::Conversion(2),
        Lever::Conversion(3),
        Lever::Conversion(4),
        Lever::Conversion(5),
        Lever::Conversion(6),
        Lever::Conversion(7),
    ];

    /// The key of each option.
    pub const fn keys(self) -> &'static [&'static str] {
        match self {
            Options::Segments => &["attract", "engage", "delight"],
            Options::Stages => &["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            Options::Contacts => Contact::KEYS,
            Options::Remedies => Remedy::KEYS,
            Options::Levers => &[
                "churn",
                "recommended",
                "traffic",
                "conversion-1",
                "conversion-2",
                "conversion-3",
                "conversion-4",
                "conversion-5",
                "conversion-6",
                "conversion-7",
                "conversion-8",
            ],
            Options::NoYes => &["no", "yes"],
            Options::Examples => Example::KEYS,
        }
    }

    /// The key of a segment.
    pub fn segment(segment: Segment) -> &'static str {
        Options::Segments.keys()[segment as usize]
    }
}

/// Declares an enum of options with their keys.
macro_rules! options {
    ($(#[$doc:meta])* $name:ident { $($(#[$option_doc:meta])* $option:ident = $key:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$option_doc])* $option,)+
        }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: [$name; [$($name::$option),+].len()] = [$($name::$option),+];

            const KEYS: &'static [&'static str] = &[$($key),+];

            /// Its key in files and storage.
            pub fn key(self) -> &'static str {
                match self {
                    $($name::$option => $key,)+
                }
            }
        }
    };
}

options! {
    /// Between whom friction arises.
    Contact {
        /// A customer and an employee.
        CustomerEmployee = "customer-employee",
        /// Marketing and sales.
        MarketingSales = "marketing-sales",
        /// Sales and service.
        SalesService = "sales-service",
        /// Marketing and service.
        MarketingService = "marketing-service",
    }
}

options! {
    /// What can be done about friction.
    Remedy {
        /// To automate the work.
        Automate = "automate",
        /// To share a goal.
        ShareGoal = "share-goal",
        /// To reorganise.
        Reorganise = "reorganise",
    }
}

options! {
    /// An example of the articles that keeps a row of the friction register up to date.
    Example {
        /// The steps to the price.
        Price = "price",
        /// Data that a team cannot see.
        Silos = "silos",
        /// The handoff after the sale.
        Handoff = "handoff",
    }
}
