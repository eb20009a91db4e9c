//! The app's parts that need no browser, included by their paths so that the app is not compiled.

mod corpora;
#[path = "../../fuzz/src/lib.rs"]
mod fuzz;
mod layers;
mod numbers;
mod undo;
mod words;
