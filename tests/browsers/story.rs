//! A story, and where it is told.

use flywheel_tests::{Engine, Page};

/// How wide the window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// A phone's.
    Phone,
    /// A desk's.
    Desk,
}

impl Width {
    pub(crate) const ALL: [Self; 2] = [Self::Phone, Self::Desk];

    /// In CSS pixels.
    pub(crate) fn pixels(self) -> u32 {
        match self {
            Self::Phone => 320,
            Self::Desk => 1280,
        }
    }
}

/// Which width a story is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// Its width makes no difference.
    AnyWidth,
    OneWidth(Width),
    /// The layout matters: it has to hold at each.
    BothWidths,
}

/// Which engines can tell a story, when not all of them can.
#[derive(Clone, Copy)]
enum Limit {
    OnlyIn(Engine),
    NotIn(Engine),
}

/// A story: a function that is given a page, whose name says what holds.
#[derive(Clone, Copy)]
pub(crate) struct Story {
    pub(crate) name: &'static str,
    pub(crate) tell: fn(&Page),
    pub(crate) about: About,
    /// Whether engines may differ in it, so that each has to tell it.
    pub(crate) depends_on_engine: bool,
    limit: Option<(Limit, &'static str)>,
}

/// The markers of [`stories!`].
impl Story {
    pub(crate) const fn new(name: &'static str, tell: fn(&Page)) -> Self {
        Self {
            name,
            tell,
            about: About::AnyWidth,
            depends_on_engine: false,
            limit: None,
        }
    }

    /// It is about a phone: about what only has little room, or only a narrow page leaves out.
    pub(crate) const fn phone(mut self) -> Self {
        self.about = About::OneWidth(Width::Phone);
        self
    }

    /// It is about a desk, whose window holds several columns.
    pub(crate) const fn desk(mut self) -> Self {
        self.about = About::OneWidth(Width::Desk);
        self
    }

    /// It is about layout, order or scrolling, and has to hold at both widths.
    pub(crate) const fn both_widths(mut self) -> Self {
        self.about = About::BothWidths;
        self
    }

    /// It depends on the engine: storage, clipboard, history, files, keyboard and focus, `Intl`, animations, frames,
    /// service workers, or the finer points of CSS.
    pub(crate) const fn depends_on_engine(mut self) -> Self {
        self.depends_on_engine = true;
        self
    }

    /// Only this engine can tell it, for this reason.
    pub(crate) const fn only_in(mut self, engine: Engine, reason: &'static str) -> Self {
        self.limit = Some((Limit::OnlyIn(engine), reason));
        self
    }

    /// This engine cannot tell it, for this reason.
    pub(crate) const fn not_in(mut self, engine: Engine, reason: &'static str) -> Self {
        self.limit = Some((Limit::NotIn(engine), reason));
        self
    }
}

impl Story {
    /// Why the engine cannot tell it, if it cannot.
    pub(crate) fn excuse(&self, engine: Engine) -> Option<&'static str> {
        let (limit, reason) = self.limit?;
        let can = match limit {
            Limit::OnlyIn(only) => engine == only,
            Limit::NotIn(not) => engine != not,
        };
        (!can).then_some(reason)
    }
}

/// Lists the stories of a file, each with its markers, which are the methods of [`Story`]:
///
/// ```ignore
/// stories! {
///     fn what_holds(page) { … }
///
///     #[both_widths]
///     #[not_in(Engine::Webkit, "its driver prints nothing")]
///     fn what_holds_as_well(page) { … }
/// }
/// ```
macro_rules! stories {
    ($($(#[$marker:ident $(($($details:tt)*))?])* fn $name:ident($page:ident) $body:block)*) => {
        pub(super) const STORIES: &[$crate::story::Story] = &[
            $($crate::story::Story::new(stringify!($name), $name)$(.$marker($($($details)*)?))*),*
        ];
        $(fn $name($page: &flywheel_tests::Page) $body)*
    };
}

pub(crate) use stories;
