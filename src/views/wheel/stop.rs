//! The stop test: all marketing stops, and the wheel coasts. A month takes half a second. Pressing the button again
//! goes back to today.

use flywheel_dom::{Element, html, live};
use flywheel_model::Report;
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

use crate::state::session;
use crate::text::{self, number};

const MONTH_MS: u32 = 500;

/// Five years: longer than the half-life of most wheels, and half a minute to watch.
const STOP_MONTHS: usize = 60;

pub(crate) fn stop_button() -> Element {
    let session = session();
    let clock = Rc::new(Cell::new(None::<Interval>));
    let running = clock.clone();
    let pass_month = move || {
        let month = session.coasting().map_or(0, |month| month + 1).min(STOP_MONTHS);
        session.coast(Some(month));
        if month == STOP_MONTHS {
            running.set(None);
        }
    };
    let pressed = move |_| {
        if untrack(|| session.coasting()).is_some() {
            clock.set(None);
            session.coast(None);
            return;
        }
        session.coast(Some(0));
        let pass_month = pass_month.clone();
        clock.set(Some(Interval::new(MONTH_MS, move || untrack(&pass_month))));
    };
    let is_stopped = live(move || session.coasting().is_some());
    let label = {
        let is_stopped = is_stopped.clone();
        move || match is_stopped.get() {
            true => text::push_again(),
            false => text::stop_all_marketing(),
        }
    };
    let count = live(move || session.with_report(|report| counted(report, 1)));
    // A screen reader hears the start and each year, not every half second.
    let heard = live(move || session.with_report(|report| counted(report, 12)));
    let button = html::button()
        .attr("type", "button")
        .class("stop-button")
        .attr("aria-pressed", live(move || is_stopped.get().to_string()))
        .on("click", pressed)
        .child(live(move || label().to_owned()));
    let counter = html::p()
        .class("counter")
        .attr("id", "stop-counter")
        .attr("aria-hidden", "true")
        .child(count);
    let announcement = html::p()
        .class("visually-hidden")
        .attr("role", "status")
        .child(heard);
    html::div()
        .class("stop")
        .child(button)
        .child(counter)
        .child(announcement)
}

/// "Month 12: 13 won without you, 24 were already on their way; 150 customers are left". It counts every `step` months.
/// Empty if no test runs.
fn counted(report: &Report, step: usize) -> String {
    let Some(coasting) = &report.coasting else {
        return String::new();
    };
    let reached = coasting.month / step * step;
    let month = number::whole(reached as f64);
    let customers = number::whole(coasting.test.customers.get(reached).copied().unwrap_or_default());
    let sum = |wins: &[f64]| number::whole(wins.iter().take(reached).sum());
    let won = sum(&coasting.test.spun);
    if report.wheel.pipeline > 0.0 {
        text::stop_month_pipeline(&month, &won, &sum(&coasting.test.from_pipeline), &customers)
    } else {
        text::stop_month(&month, &won, &customers)
    }
}
