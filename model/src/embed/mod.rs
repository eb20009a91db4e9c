//! What somebody who embeds the wheel in a page of their own can choose. It stands in the query of the widget's
//! address; the numbers are in the fragment, as in any link.
//!
//! ```
//! use flywheel_model::embed::{Settings, Theme};
//!
//! let (settings, refused) = Settings::read("?theme=dark&accent=0a7&layout=round");
//! assert_eq!(settings.theme, Theme::Dark);
//! assert_eq!(settings.accent.map(|accent| accent.to_string()).as_deref(), Some("#00aa77"));
//! assert_eq!(refused, ["layout"]);
//! assert_eq!(settings.write(), "theme=dark&accent=00aa77");
//! ```

mod accent;
mod call;
mod height;
mod layout;
mod month;
mod settings;

pub use accent::Accent;
pub use call::{Call, CallProblem};
pub use layout::{Layout, Part, Parts};
pub use month::Month;
pub use settings::{Settings, Theme, input_word};
