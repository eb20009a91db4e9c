//! Values that change.

use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::follow::follow;

/// A value that changes: a shared function that is called again when a signal it reads has changed.
///
/// Leptos' `Signal<T>` has several kinds, each with code for each `T`; one kind is 5 kB less to download.
///
/// ```no_run
/// use flywheel_dom::Live;
/// use leptos::prelude::*;
///
/// let name = RwSignal::new("Ada".to_owned());
/// let greeting = Live::new(move || format!("Hello {}", name.get()));
/// name.set("Grace".to_owned());
/// assert_eq!(greeting.get_untracked(), "Hello Grace");
/// ```
pub struct Live<T>(Arc<dyn Fn() -> T + Send + Sync>);

/// A live value of a closure. The same as [`Live::new`].
///
/// ```no_run
/// use leptos::prelude::*;
///
/// let count = RwSignal::new(2);
/// let is_even = flywheel_dom::live(move || count.get() % 2 == 0);
/// assert!(is_even.get_untracked());
/// ```
pub fn live<T>(value: impl Fn() -> T + Send + Sync + 'static) -> Live<T> {
    Live::new(value)
}

impl<T> Live<T> {
    /// A live value of a closure that reads signals.
    ///
    /// ```no_run
    /// use flywheel_dom::Live;
    /// use leptos::prelude::*;
    ///
    /// let count = RwSignal::new(1);
    /// let doubled = Live::new(move || 2 * count.get());
    /// ```
    pub fn new(value: impl Fn() -> T + Send + Sync + 'static) -> Live<T> {
        Live(Arc::new(value))
    }

    /// The value now. An effect that calls this runs again when the value changes.
    ///
    /// ```no_run
    /// use flywheel_dom::Live;
    /// use leptos::prelude::*;
    ///
    /// let title = Live::text("Churn");
    /// Effect::new(move || document().set_title(&title.get()));
    /// ```
    pub fn get(&self) -> T {
        (self.0)()
    }

    /// The value now, without subscribing the running effect to it.
    ///
    /// ```no_run
    /// use flywheel_dom::Live;
    ///
    /// assert_eq!(Live::text("Churn").get_untracked(), "Churn");
    /// ```
    pub fn get_untracked(&self) -> T {
        untrack(|| self.get())
    }
}

impl<T: Clone + Send + Sync + 'static> Live<T> {
    /// A value that never changes, for a parameter that takes a live one.
    ///
    /// ```no_run
    /// use flywheel_dom::Live;
    ///
    /// let never_hidden = Live::constant(false);
    /// assert!(!never_hidden.get_untracked());
    /// ```
    pub fn constant(value: T) -> Live<T> {
        Live::new(move || value.clone())
    }
}

impl Live<bool> {
    /// The opposite.
    ///
    /// ```no_run
    /// use flywheel_dom::Live;
    ///
    /// assert!(Live::constant(false).not().get_untracked());
    /// ```
    pub fn not(&self) -> Live<bool> {
        let this = self.clone();
        live(move || !this.get())
    }

    /// Calls a function with the value, and again whenever it has become another.
    pub(crate) fn follow(self, then: Box<dyn Fn(bool)>) {
        let last = Cell::new(None);
        follow(Box::new(move || {
            let value = Some(self.get());
            if last.replace(value) != value {
                then(value == Some(true));
            }
        }));
    }
}

impl Live<String> {
    /// A text that never changes, for a parameter that takes a live one.
    ///
    /// ```no_run
    /// use flywheel_dom::Live;
    ///
    /// assert_eq!(Live::text("months").get_untracked(), "months");
    /// ```
    pub fn text(text: &str) -> Live<String> {
        Live::constant(text.to_owned())
    }

    /// Whether the text is empty.
    ///
    /// ```no_run
    /// use flywheel_dom::Live;
    ///
    /// assert!(Live::text("").is_empty().get_untracked());
    /// ```
    pub fn is_empty(&self) -> Live<bool> {
        let this = self.clone();
        live(move || this.get().is_empty())
    }

    /// Calls a function with the text, and again whenever it has become another.
    pub(crate) fn follow(self, then: Box<dyn Fn(&str)>) {
        let last = RefCell::new(None);
        follow(Box::new(move || {
            let text = Some(self.get());
            if *last.borrow() != text {
                then(text.as_deref().unwrap_or_default());
                last.replace(text);
            }
        }));
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
