//! How far the wheel is from spinning by itself.

use super::live_text;
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::controls::paragraph;
use flywheel_dom::{fragment, html, live};
use web_sys::Node;

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

/// The share of churn that recommendation makes up for, at most all of it.
fn progress(now: &Computed) -> f64 {
    let dials = &now.report.dials;
    if dials.spin >= dials.churn {
        f64::from(u8::from(dials.spin > 0.0))
    } else {
        dials.spin / dials.churn
    }
}

pub(super) fn body() -> Node {
    let session = session();
    let value = live(move || flywheel_model::link::written(session.with(progress)));
    let meter = html::meter()
        .attr("min", "0")
        .attr("max", "1")
        .attr("value", value)
        .attr("id", "breakthrough-meter")
        .attr("aria-labelledby", "breakthrough-says");
    let far = live_text(|now| text::breakthrough_meter(&number::percent(progress(now))));
    let long_run = html::p()
        .child(live_text(lineage))
        .child(" ")
        .child(live_text(crossover));
    fragment([
        meter,
        paragraph("breakthrough-says", far),
        long_run,
        paragraph("breakthrough-chance", live_text(chance)),
    ])
}

fn lineage(now: &Computed) -> String {
    // A market is full in the long run, so the sentence holds only without one.
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
