//! What there is to play with and to learn from: Collins' wheel, loops that feed themselves, and the articles'
//! examples, which are run on numbers of the worksheet.

mod acquisition;
mod collins;
mod contract;
mod feedback;
mod silos;
mod upsell;

pub use acquisition::Acquisition;
pub use collins::{Disc, Pushed};
pub use contract::Contract;
pub use feedback::Feedback;
pub use upsell::Advice;
