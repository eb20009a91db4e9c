//! The mathematics of the customer flywheel: how fast it spins, how much friction it has, how big
//! it is, and what follows. No browser, no input or output, no panic.
//!
//! `README.md` beside this crate states the model whole: symbols, units, equations, edge cases and
//! limits. The names here are the same.
//!
//! ```
//! use flywheel_model::{Preset, Report};
//!
//! let report = Report::new(&Preset::Saas.inputs().into())?;
//! assert_eq!(report.dials.speed, 7.5); // customers won a month
//! assert!((report.dials.friction - 0.015).abs() < 1e-15); // of customers a month, net
//! assert_eq!(report.dials.size, 150.0); // customers
//! assert!((report.dials.momentum - 13.2652655840).abs() < 1e-9); // customers in 12 months
//! # Ok::<(), flywheel_model::Problem>(())
//! ```
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod brake;
mod calibrate;
mod delimited;
mod dials;
mod document;
mod effort;
pub mod embed;
mod entry;
mod forces;
mod friction;
mod futures;
mod inputs;
mod item;
pub mod journey;
pub mod learn;
mod lever;
pub mod link;
mod market;
mod math;
mod path;
mod preset;
mod problem;
mod projection;
mod quantity;
mod reallocation;
mod report;
mod saved;
mod sensitivity;
mod sentiment;
mod shown;
mod stop;
mod weights;
mod what_if;
mod wheel;
mod wheels;
mod words;
pub mod worksheet;

pub use brake::{Brake, brakes};
pub use dials::{Dials, Growth};
pub use document::{Against, Document, Part};
pub use effort::{OneMore, Response, Uncalibrated};
pub use forces::{Force, Forces, NetForce, Segment};
pub use friction::{Comparison, Drag, shapley};
pub use futures::{Fan, Normals};
pub use inputs::{Basis, Inputs};
pub use item::{Item, ItemNumber};
pub use lever::{Lever, Values};
pub use market::MarketLimit;
pub use path::{MAX_CONVERSIONS, Path};
pub use preset::{Grade, Plausible, Preset};
pub use problem::{Field, Problem, Reason};
pub use projection::Projection;
pub use quantity::{
    Churn, Conversion, Correlation, Customers, Cycle, Horizon, Market, Nps, Products, Recommended, Seed,
    Traffic, Wins,
};
pub use reallocation::{Reallocation, water_fill};
pub use report::{Report, WhatIf};
pub use saved::{Damaged, Saved};
pub use sensitivity::{Elasticities, Sensitivity, Swing, sensitivities};
pub use sentiment::{Sentiment, Shares, Votes, promoter_band};
pub use shown::{Choice, Shown};
pub use stop::StopTest;
pub use weights::Weights;
pub use wheel::Wheel;
pub use wheels::Wheels;
