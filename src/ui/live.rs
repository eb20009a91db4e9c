//! What changes on the page: a function that is asked again when what it reads has changed. Leptos' own type for that
//! is of several kinds, and each kind is code for each type of value: 5 kB of the download (`docs/weight.md`).

use leptos::prelude::*;
use std::sync::Arc;

/// A value that changes.
pub(crate) struct Live<T>(Arc<dyn Fn() -> T + Send + Sync>);

/// Words that change.
pub(crate) type Words = Live<String>;

/// A condition that changes.
pub(crate) type Condition = Live<bool>;

impl<T> Live<T> {
    pub(crate) fn new(value: impl Fn() -> T + Send + Sync + 'static) -> Live<T> {
        Live(Arc::new(value))
    }

    /// What it is now, and again whenever it changes.
    pub(crate) fn get(&self) -> T {
        (self.0)()
    }

    /// What it is now, for once.
    pub(crate) fn get_untracked(&self) -> T {
        untrack(|| self.get())
    }
}

impl Condition {
    /// The opposite.
    pub(crate) fn not(&self) -> Condition {
        let this = self.clone();
        whether(move || !this.get())
    }
}

impl Words {
    pub(crate) fn is_empty(&self) -> Condition {
        let this = self.clone();
        whether(move || this.get().is_empty())
    }
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Live<T> {
        Live(self.0.clone())
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Live<T> {
    fn from(signal: RwSignal<T>) -> Live<T> {
        Live::new(move || signal.get())
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<Memo<T>> for Live<T> {
    fn from(memo: Memo<T>) -> Live<T> {
        Live::new(move || memo.get())
    }
}

pub(crate) fn words(says: impl Fn() -> String + Send + Sync + 'static) -> Words {
    Live::new(says)
}

pub(crate) fn whether(holds: impl Fn() -> bool + Send + Sync + 'static) -> Condition {
    Live::new(holds)
}

/// Words that stay, where changing ones could stand.
pub(crate) fn fixed(says: &str) -> Words {
    let says = says.to_owned();
    words(move || says.clone())
}

/// Never.
pub(crate) fn never() -> Condition {
    whether(|| false)
}

/// Always.
#[cfg(feature = "widget")]
pub(crate) fn always() -> Condition {
    whether(|| true)
}
