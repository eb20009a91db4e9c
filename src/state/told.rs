//! What came of an action, for the visitor to read.

/// What was done, and what was refused and why. Either may be empty.
#[derive(Clone, Default)]
pub(crate) struct Told {
    pub(crate) done: String,
    pub(crate) refused: String,
}

impl Told {
    pub(crate) fn done(done: String) -> Told {
        Told {
            done,
            ..Told::default()
        }
    }

    pub(crate) fn refused(refused: String) -> Told {
        Told {
            refused,
            ..Told::default()
        }
    }
}
