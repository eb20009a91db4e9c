//! Numbers: read and written exactly, in range or refused, and the sums that lose digits when written the obvious way.

mod big;
mod decimal;
mod math;
mod quantity;
mod reason;

pub use decimal::{decimal, written};
pub(crate) use math::{glide, logistic, logit, significant};
pub use quantity::{
    Churn, Conversion, Correlation, Customers, Cycle, Horizon, Market, Nps, Products, Recommended, Seed,
    Traffic, Wins,
};
pub use reason::Reason;
pub(crate) use reason::{whole, within};
