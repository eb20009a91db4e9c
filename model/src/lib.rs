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

mod analysis;
mod document;
pub mod embed;
mod field;
mod format;
mod inputs;
pub mod journey;
pub mod learn;
mod number;
mod text;
mod wheel;
pub mod worksheet;

pub use analysis::{
    Brake, Comparison, Curve, Drag, Elasticities, Fan, Forces, Handle, Item, NetForce, Normals, OneMore,
    POINTS, Reallocation, Response, Scale, Sensitivity, Swing, Uncalibrated, brakes, moves, shapley,
    water_fill,
};
pub use document::{Against, Coasting, Document, Report, WhatIf, Wheels};
pub use field::{
    Choice, ChoiceOption, Field, Force, ItemNumber, Lever, Part, Problem, RowProblem, Segment, Shown, shown,
};
pub use format::{Damaged, Export, Saved, csv, link};
pub use inputs::{
    Basis, Grade, Inputs, MAX_CONVERSIONS, Path, Plausible, Preset, Sentiment, Shares, Values, Votes,
    Weights, promoter_band,
};
pub use number::{
    Churn, Conversion, Correlation, Customers, Cycle, Horizon, Market, Nps, Products, Reason, Recommended,
    Seed, Traffic, Wins,
};
pub use text::visible;
pub use wheel::{Dials, Growth, MarketLimit, Projection, StopTest, Wheel};
