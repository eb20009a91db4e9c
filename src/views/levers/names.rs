//! Names and units of the levers.

use flywheel_model::{Inputs, Lever, Segment};

use crate::text::{self, number};

pub(super) fn segment(segment: Segment) -> &'static str {
    match segment {
        Segment::Attract => text::attract(),
        Segment::Engage => text::engage(),
        Segment::Delight => text::delight(),
    }
}

/// "Lead to Qualified", "Churn".
pub(crate) fn lever(inputs: &Inputs, lever: Lever) -> String {
    match lever {
        Lever::Conversion(index) => text::step_name(inputs, index),
        _ => text::lever(lever),
    }
}

/// The unit after the number in a field.
pub(super) fn unit(lever: Lever) -> &'static str {
    match lever {
        Lever::Traffic => text::per_month(),
        Lever::Churn => text::percent_per_month(),
        Lever::Conversion(_) | Lever::Recommended => text::percent_unit(),
        Lever::Products => text::per_customer(),
        Lever::Cycle => text::months_unit(),
        Lever::Customers | Lever::Market => text::customers_unit(),
        Lever::Nps | Lever::Wins => "",
    }
}

/// The lever's part of a field's name.
pub(crate) fn key(lever: Lever) -> String {
    match lever {
        Lever::Conversion(index) => format!("conversion-{index}"),
        _ => lever.key().to_owned(),
    }
}

/// "+12" customers or "−3".
pub(super) fn customers(difference: f64) -> String {
    if difference.abs() < 0.0005 {
        return number::number(0.0);
    }
    number::signed(difference)
}

/// "36 months".
pub(crate) fn horizon(inputs: &Inputs) -> String {
    let months = inputs.horizon.months() as f64;
    text::months(months, &number::whole(months))
}
