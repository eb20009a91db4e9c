//! What more than one feature shows with: a number field, a figure that opens to its formula.

pub(crate) mod disclosure;
pub(crate) mod field;
