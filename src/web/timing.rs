//! Waiting until something has come to rest.

use gloo::timers::callback::Timeout;
use std::cell::RefCell;

/// Calls a function when no other call has been asked for within a time. Dropping it cancels the call.
pub(crate) struct Debounce {
    after_ms: u32,
    pending: RefCell<Option<Timeout>>,
}

impl Debounce {
    pub(crate) const fn new(after_ms: u32) -> Debounce {
        Debounce {
            after_ms,
            pending: RefCell::new(None),
        }
    }

    /// Asks for a call, which takes the place of one that is still waiting. The function is boxed, because a generic
    /// one would be downloaded once for every closure.
    pub(crate) fn call(&self, then: Box<dyn FnOnce()>) {
        self.pending.replace(Some(Timeout::new(self.after_ms, then)));
    }

    /// Cancels the call if it is still waiting. Returns whether any was asked for since the last time.
    pub(crate) fn cancel(&self) -> bool {
        self.pending.take().is_some()
    }
}
