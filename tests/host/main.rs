//! The app's parts that need no browser, included by their paths so that the app is not compiled.

mod actions;
mod arrow_keys;
mod chart;
mod corpora;
mod embed;
mod forms;
#[path = "../../fuzz/src/lib.rs"]
mod fuzz;
mod layers;
mod named_brake;
mod named_moves;
mod numbers;
mod words;
