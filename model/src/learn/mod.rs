//! What is there to play with and learn from: Collins' wheel, and loops that feed themselves.

mod collins;
mod feedback;

pub use collins::{Disc, Pushed};
pub use feedback::Feedback;
