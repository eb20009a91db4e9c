//! One file per subject. A story is a function that is given a page; its name says what holds.

mod first_sight;

use flywheel_tests::Page;

/// A story and its name.
pub(crate) struct Story {
    pub(crate) name: &'static str,
    pub(crate) tell: fn(&Page),
}

/// All stories by subject.
pub(crate) const ALL: &[(&str, &[Story])] = &[("first sight", first_sight::STORIES)];

/// Lists the stories of a file: `stories! { fn what_holds(page) { … } }`.
macro_rules! stories {
    ($($(#[$note:meta])* fn $name:ident($page:ident) $body:block)*) => {
        pub(super) const STORIES: &[super::Story] =
            &[$(super::Story { name: stringify!($name), tell: $name }),*];
        $($(#[$note])* fn $name($page: &flywheel_tests::Page) $body)*
    };
}
pub(crate) use stories;
