//! What tells one stored document from another.

/// The name of a stored document: how many were stored before it, and a random number of the tab that stored it. Two
/// tabs that store at the same moment therefore never write over each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision {
    number: u32,
    tab: u32,
}

impl Revision {
    /// The revision that a tab stores after all of these.
    pub(crate) fn after(all: impl IntoIterator<Item = Revision>, tab: u32) -> Revision {
        let last = all.into_iter().map(|revision| revision.number).max();
        Revision {
            number: last.unwrap_or_default().saturating_add(1),
            tab,
        }
    }

    pub(crate) fn is_of(self, tab: u32) -> bool {
        self.tab == tab
    }

    /// Whether it is one of the last ten, of which this is the newest.
    pub(crate) fn is_among_last(self, newest: Revision) -> bool {
        self.number.saturating_add(10) > newest.number
    }

    /// Reads what [`Revision::written`] wrote.
    ///
    /// ```
    /// use flywheel_store::Revision;
    ///
    /// let revision = Revision::read("41-0009f3a1").unwrap();
    /// assert_eq!(revision.written(), "41-0009f3a1");
    /// assert_eq!(Revision::read("aside"), None);
    /// ```
    pub fn read(text: &str) -> Option<Revision> {
        let (number, tab) = text.split_once('-')?;
        Some(Revision {
            number: number.parse().ok()?,
            tab: u32::from_str_radix(tab, 16).ok()?,
        })
    }

    /// The text of a key: a decimal number, a hyphen and eight hexadecimal digits.
    pub fn written(self) -> String {
        format!("{}-{:08x}", self.number, self.tab)
    }
}
