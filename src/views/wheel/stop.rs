//! The stop test: all marketing stops, and the wheel coasts. A month takes half a second. Pressing the button again
//! goes back to today.

use flywheel_dom::{Element, html, live};
use flywheel_model::StopTest;
use gloo::timers::callback::Interval;
use leptos::prelude::*;

use super::change::shown;
use crate::state::{Computed, session};
use crate::text::{self, number};

const MONTH_MS: u32 = 500;

/// Five years: longer than the half-life of most wheels, and half a minute to watch.
const STOP_MONTHS: usize = 60;

/// What happens if all pushing stops today.
fn test(now: &Computed) -> StopTest {
    let changed = now.report.what_if.as_ref();
    let wheel = changed.map_or(&now.report.wheel, |changed| &changed.wheel);
    wheel.stop(STOP_MONTHS + 1)
}

/// The month that a running test has reached. `None` if no test runs.
#[derive(Clone, Copy)]
pub(crate) struct Stopped(pub(crate) RwSignal<Option<usize>>);

impl Stopped {
    pub(crate) fn new() -> Stopped {
        Stopped(RwSignal::new(None))
    }

    /// The customers won a month: the speed, or what is left of it in this month of the test.
    pub(super) fn rate(self, now: &Computed) -> f64 {
        match self.0.get() {
            None => shown(&now.report).speed,
            Some(month) => {
                let test = test(now);
                at(&test.spun, month) + at(&test.from_pipeline, month)
            }
        }
    }

    /// Whether marketing pushes the wheel.
    pub(super) fn pushes(self) -> bool {
        self.0.get().is_none()
    }
}

fn at(months: &[f64], month: usize) -> f64 {
    months
        .get(month.min(months.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

pub(crate) fn stop_button(stopped: Stopped) -> Element {
    let session = session();
    let clock = StoredValue::new_local(None::<Interval>);
    let stopped = stopped.0;
    let pressed = move |_| {
        if stopped.get_untracked().is_some() {
            clock.set_value(None);
            stopped.set(None);
            return;
        }
        stopped.set(Some(0));
        clock.set_value(Some(Interval::new(MONTH_MS, move || {
            stopped.update(|month| *month = month.map(|month| (month + 1).min(STOP_MONTHS)));
            if stopped.get_untracked() == Some(STOP_MONTHS) {
                clock.set_value(None);
            }
        })));
    };
    let is_stopped = live(move || stopped.get().is_some());
    let label = {
        let is_stopped = is_stopped.clone();
        move || match is_stopped.get() {
            true => text::push_again(),
            false => text::stop_all_marketing(),
        }
    };
    let count = move |month: Option<usize>| {
        let Some(month) = month else { return String::new() };
        session.with(|now| counted(&test(now), month))
    };
    // A screen reader hears the start and each year, not every half second.
    let year = move || stopped.get().map(|month| month / 12 * 12);
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
        .child(live(move || count(stopped.get())));
    let announcement = html::p()
        .class("visually-hidden")
        .attr("role", "status")
        .child(live(move || count(year())));
    html::div()
        .class("stop")
        .child(button)
        .child(counter)
        .child(announcement)
}

/// "Month 12: 13 won without you, 24 were already on their way; 150 customers are left".
fn counted(test: &StopTest, month: usize) -> String {
    let sum = |wins: &[f64]| wins.iter().take(month).sum::<f64>();
    let month_words = number::whole(month as f64);
    let customers = number::whole(at(&test.customers, month));
    let (won, pipeline) = (sum(&test.spun), sum(&test.from_pipeline));
    if test.from_pipeline.iter().any(|&wins| wins > 0.0) {
        text::stop_month_pipeline(
            &month_words,
            &number::whole(won),
            &number::whole(pipeline),
            &customers,
        )
    } else {
        text::stop_month(&month_words, &number::whole(won), &customers)
    }
}
