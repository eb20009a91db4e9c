//! What the page notes with the address that it writes.

/// What the page notes with the address that it writes, in the browser's history: whose numbers the fragment holds, and
/// what neither the address nor the storage holds. It is there again when the page is loaded again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Whether the numbers are the visitor's own, not a link's.
    pub is_own: bool,
    /// The revision that was stored.
    pub revision: String,
    /// The link, if it is too long for the address.
    pub link: String,
    /// The text of a document that could not be stored.
    pub carried: String,
}

impl Mark {
    /// The text of the mark.
    pub fn written(&self) -> String {
        let whose = if self.is_own { "own" } else { "link" };
        [whose, &self.revision, &self.link, &self.carried].join("\n")
    }

    /// Reads what [`Mark::written`] wrote.
    ///
    /// ```
    /// use flywheel_store::Mark;
    ///
    /// let mark = Mark { is_own: true, revision: "3-0000000a".into(), ..Mark::default() };
    /// assert_eq!(Mark::read(&mark.written()), Some(mark));
    /// assert_eq!(Mark::read("somebody else's"), None);
    /// ```
    pub fn read(text: &str) -> Option<Mark> {
        let mut parts = text.splitn(4, '\n').map(str::to_owned);
        Some(Mark {
            is_own: parts.next()? == "own",
            revision: parts.next()?,
            link: parts.next()?,
            carried: parts.next()?,
        })
    }
}
