//! What can be asked about a wheel. Nothing here knows the document: each analysis takes what it needs, and the
//! document hands it over.

mod brake;
mod effort;
mod forces;
mod friction;
mod futures;
mod handle;
mod item;
mod moves;
mod reallocation;
mod sensitivity;
mod what_if;

pub use brake::{Brake, brakes};
pub use effort::{OneMore, Response, Uncalibrated};
pub use forces::{Forces, NetForce};
pub use friction::{Comparison, Drag, shapley};
pub(crate) use futures::Uncertainty;
pub use futures::{Fan, Normals};
pub use handle::{Curve, Handle, POINTS, Scale};
pub use item::Item;
pub use moves::moves;
pub use reallocation::{Reallocation, water_fill};
pub(crate) use sensitivity::Levers;
pub use sensitivity::{Elasticities, Sensitivity, Swing};
