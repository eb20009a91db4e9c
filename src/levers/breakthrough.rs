//! How far to a wheel that spins by itself.

use super::says;
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::controls::paragraph;
use crate::ui::{View, element, several, words};

pub(super) fn headline(now: &Computed) -> String {
    let dials = &now.report.dials;
    if dials.spin > 0.0 && dials.spin >= dials.churn {
        return text::breakthrough_there().to_owned();
    }
    if dials.spin == 0.0 {
        return text::breakthrough_never().to_owned();
    }
    text::breakthrough_far(
        &number::percent(dials.churn),
        &number::percent(dials.spin),
        &number::number(dials.churn / dials.spin),
    )
}

/// How much of churn recommendation makes up for, at most all of it.
fn progress(now: &Computed) -> f64 {
    let dials = &now.report.dials;
    if dials.spin >= dials.churn {
        f64::from(u8::from(dials.spin > 0.0))
    } else {
        dials.spin / dials.churn
    }
}

pub(super) fn body() -> View {
    let session = session();
    let value = words(move || flywheel_model::link::written(session.now(progress)));
    let meter = element("meter")
        .is("min", "0")
        .is("max", "1")
        .follows("value", value)
        .is("id", "breakthrough-meter")
        .is("aria-labelledby", "breakthrough-says")
        .done();
    let far = says(|now| text::breakthrough_meter(&number::percent(progress(now))));
    let long_run = element("p").says(says(lineage)).text(" ").says(says(crossover));
    several([
        meter,
        paragraph("breakthrough-says", far),
        long_run.done(),
        paragraph("breakthrough-chance", says(chance)),
    ])
}

fn lineage(now: &Computed) -> String {
    // The long run of a market is that it is full.
    let lineage = now
        .report
        .dials
        .lineage
        .filter(|_| now.report.wheel.market.is_none());
    lineage
        .map(|n| text::lineage_says_one(&number::number(n)))
        .unwrap_or_default()
}

fn crossover(now: &Computed) -> String {
    match now.report.dials.crossover {
        None => text::crossover_never().to_owned(),
        Some(months) if months <= 0.0 => text::crossover_already().to_owned(),
        Some(months) => text::crossover_in(&number::whole(months)),
    }
}

pub(super) fn chance(now: &Computed) -> String {
    let fan = now.report.fan.as_ref();
    fan.map(|fan| text::breakthrough_chance(&number::percent(fan.breakthrough_probability)))
        .unwrap_or_default()
}
