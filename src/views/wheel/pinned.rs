//! The author's curve, which stays in the widget's chart while readers change numbers.

use std::sync::{Arc, Mutex, PoisonError};

/// The author's customers, month by month. What follows the session reads it again, so it is no signal of its own.
#[derive(Clone)]
pub(crate) struct Pinned(Arc<Mutex<Vec<f64>>>);

impl Pinned {
    #[cfg(feature = "widget")]
    pub(crate) fn new(line: Vec<f64>) -> Pinned {
        Pinned(Arc::new(Mutex::new(line)))
    }

    pub(crate) fn line(&self) -> Vec<f64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes another wheel's line. The session has to change after it.
    #[cfg(feature = "widget")]
    pub(crate) fn set(&self, line: Vec<f64>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = line;
    }
}
