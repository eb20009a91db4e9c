//! 4 096 futures of 60 months with five uncertain inputs, all five percentiles: what is timed.

use flywheel_model::{Document, Fan, Lever, Normals, Part, link};
use std::cell::RefCell;

thread_local! {
    static NORMALS: RefCell<Normals> = RefCell::new(Normals::new());
}

/// Customers a promoter brings are known here, so that recommendation does not follow the NPS alone.
const LINK: &str = "preset=saas&basis=separate&wins=0.02&horizon=60";

const RANGES: [(Lever, f64, f64); 5] = [
    (Lever::Traffic, 8_000.0, 12_500.0),
    (Lever::Conversion(1), 10.0, 20.0),
    (Lever::Churn, 1.5, 4.0),
    (Lever::Nps, 20.0, 50.0),
    (Lever::Wins, 0.01, 0.04),
];

fn document() -> Document {
    let mut document = link::read(LINK).document;
    for (lever, low, high) in RANGES {
        for (part, end) in [(Part::Low, low), (Part::High, high)] {
            // They are in range and in order.
            let _ = document.set(part, lever, Some(end));
        }
    }
    document
}

/// The fan; what depends on the seed alone is drawn the first time, as in the app.
pub fn fan() -> Option<Fan> {
    NORMALS.with_borrow_mut(|normals| document().fan(normals))
}

/// The same as wasm without glue: the median after 60 months, so that nothing is left out.
#[unsafe(no_mangle)]
pub extern "C" fn median() -> f64 {
    fan().and_then(|fan| fan.p50.last().copied()).unwrap_or_default()
}
