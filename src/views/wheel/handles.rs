//! The six numbers of the first screen. Behind the slider of each stands what moving it would do: the customers at the
//! horizon over all of its values.

use flywheel_dom::{Element, Live, html, live, svg};
use flywheel_model::{Basis, Curve, Field, Handle, Inputs, Lever, POINTS, Part, Scale, Sentiment, Values};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::inputs::{churn_hint, of_inputs, score_hint, share_hint};
use super::months;
use super::touch::Touch;
use crate::state::{Computed, Entry, Session, session};
use crate::text::{self, number};
use crate::ui::number_field;
use crate::web::fields;

/// A row for each of [`Handle::ALL`].
pub(super) fn rows() -> [Element; 6] {
    let drawn = drawn();
    std::array::from_fn(|index| row(index, drawn))
}

/// A row for each of these numbers.
#[cfg(feature = "widget")]
pub(crate) fn rows_of(handles: &[Handle]) -> Vec<Element> {
    let drawn = drawn();
    let row = |handle| Some(row(Handle::ALL.iter().position(|one| one == handle)?, drawn));
    handles.iter().filter_map(row).collect()
}

fn drawn() -> Memo<Drawn> {
    let session = session();
    Memo::new(move |before: Option<&Drawn>| {
        let is_trying = session.is_trying();
        session.with(|now| Drawn::new(now, is_trying, before))
    })
}

/// The row of a number, by its place in [`Handle::ALL`].
fn row(index: usize, drawn: Memo<Drawn>) -> Element {
    let session = session();
    let handle = Handle::ALL[index];
    let (name, label, unit, hint) = match handle {
        Handle::Traffic => (
            "traffic",
            text::traffic(),
            text::per_month(),
            Live::text(text::traffic_hint()),
        ),
        Handle::Pass => (
            "pass",
            text::pass(),
            text::percent_unit(),
            Live::text(text::pass_hint()),
        ),
        Handle::Customers => (
            "customers",
            text::customers_today(),
            text::customers_unit(),
            Live::text(""),
        ),
        Handle::Churn => (
            "churn",
            text::churn(),
            text::percent_per_month(),
            of_inputs(churn_hint),
        ),
        Handle::Nps => ("nps", text::nps(), "", of_inputs(score_hint)),
        Handle::Recommended => (
            "recommended",
            text::recommended(),
            text::percent_unit(),
            live(move || share_says(session)),
        ),
    };
    let entry = entry(handle);
    let slider = slider(&entry, name, [label, unit], drawn, index);
    number_field(entry, name, Live::text(label), unit, hint)
        .class("field handled")
        .prop("hidden", hidden(handle))
        .child(slider)
}

/// The NPS can be counted, and what a promoter brings can be entered in place of the share.
fn hidden(handle: Handle) -> Live<bool> {
    let is_hidden: fn(&Inputs) -> bool = match handle {
        Handle::Nps => |inputs| matches!(inputs.sentiment, Sentiment::Votes(_)),
        Handle::Recommended => |inputs| matches!(inputs.basis, Basis::Promoter(_) | Basis::Separate(_)),
        _ => return Live::constant(false),
    };
    let session = session();
    live(move || session.with_inputs(is_hidden))
}

fn share_says(session: Session) -> String {
    let usual = session.with_inputs(share_hint);
    match session.with(|now| (now.document.inputs.basis, now.report.share())) {
        (Basis::Typical, Some(_)) => [text::share_estimated(), " ", &usual].concat(),
        (Basis::Typical, None) => text::no_share().to_owned(),
        _ => usual,
    }
}

/// The number of a row: the visitor's own, or while a change is tried, that of the change.
pub(super) fn entry(handle: Handle) -> Entry {
    let session = session();
    // Edits of the percentage of visits are one step of undo, as those of one conversion are.
    let field = Field::Of(Part::If, handle.lever().unwrap_or(Lever::Conversion(0)));
    let tried = Entry {
        field,
        get: Arc::new(move || {
            let value = session.with(|now| handle.tried(&now.document.inputs, now.document.change()));
            match handle {
                Handle::Pass => value.map(number::shown),
                _ => value,
            }
        }),
        enter: Arc::new(move |value| session.enter(field, |document| document.try_handle(handle, value))),
    };
    own(handle).or_tried(tried)
}

fn own(handle: Handle) -> Entry {
    let session = session();
    match handle {
        Handle::Traffic => Field::Traffic.into(),
        Handle::Customers => Field::Customers.into(),
        Handle::Churn => Field::Churn.into(),
        Handle::Nps => Field::Nps.into(),
        Handle::Pass => Entry {
            field: Field::Stages,
            get: Arc::new(move || session.with_inputs(|inputs| handle.get(inputs).map(number::shown))),
            enter: Arc::new(move |value| {
                session.enter(Field::Stages, |document| {
                    let value = value.ok_or(flywheel_model::Reason::NotANumber)?;
                    handle.set(&mut document.inputs, value)
                })
            }),
        },
        // What is estimated stands there until a measured share is entered.
        Handle::Recommended => Entry {
            get: Arc::new(move || {
                session.with(|now| {
                    let estimated = || now.report.share().map(|share| number::shown(100.0 * share));
                    handle.get(&now.document.inputs).or_else(estimated)
                })
            }),
            ..Field::Recommended.into()
        },
    }
}

/// The scales and the curves of all rows, computed at once.
#[derive(Clone, PartialEq)]
struct Drawn {
    inputs: Inputs,
    /// The change, while one is tried: the curves are then those of today's wheel with it.
    change: Option<Values>,
    scales: [Scale; 6],
    curves: [String; 6],
    /// The customers at the horizon with the lowest and with the highest number.
    ends: [[f64; 2]; 6],
}

/// The height and the width of a drawing, in its own units.
const SIZE: f64 = 1000.0;

impl Drawn {
    fn new(now: &Computed, is_trying: bool, before: Option<&Drawn>) -> Drawn {
        let document = &now.document;
        let inputs = &document.inputs;
        let change = is_trying.then(|| document.change().clone());
        let is_same = |before: &&Drawn| before.inputs == *inputs && before.change == change;
        if let Some(before) = before.filter(is_same) {
            return before.clone();
        }
        let scales = std::array::from_fn(|index| {
            let handle = Handle::ALL[index];
            // A scale stays while a number is moved on it.
            let kept = before.filter(|before| before.inputs.preset == inputs.preset);
            let kept = kept.map(|before| before.scales[index]);
            let tried = change.as_ref().and_then(|change| handle.tried(inputs, change));
            let value = tried.or_else(|| handle.get(inputs));
            let holds =
                |scale: &Scale| value.is_none_or(|value| value <= scale.ends[1] && value >= scale.ends[0]);
            kept.filter(holds).unwrap_or_else(|| handle.scale(inputs, value))
        });
        let curves = match &change {
            Some(change) => inputs.curves_tried(&scales, &now.report.wheel, change, &document.effect()),
            None => inputs.curves(&scales),
        };
        let ends = curves.each_ref().map(|curve| {
            let mut known = curve.iter().flatten();
            let first = known.next().copied().unwrap_or_default();
            [first, known.next_back().copied().unwrap_or(first)]
        });
        Drawn {
            curves: paths(customers_at_horizon(now), curves),
            ends,
            scales,
            inputs: inputs.clone(),
            change,
        }
    }

    /// The curve in a sentence.
    fn says(&self, index: usize, unit: &str) -> String {
        let [low, high] = self.scales[index]
            .ends
            .map(|end| [&number::number(end), " ", unit].concat());
        let [few, many] = self.ends[index].map(number::number);
        let months = months(&self.inputs);
        let months = text::months(months, &number::whole(months));
        text::response_says(low.trim_end(), &few, &months, high.trim_end(), &many)
    }
}

/// The customers at the horizon, with the change that is tried.
fn customers_at_horizon(now: &Computed) -> f64 {
    let report = &now.report;
    let projection = match &report.what_if {
        Some(changed) => &changed.projection,
        None => &report.projection,
    };
    projection.flywheel.last().copied().unwrap_or_default()
}

/// The curves as paths, all on one scale: from no customers at the bottom to twice as many at the top as the numbers
/// of now give. So each goes through the middle where its number is, and curves can be compared; the largest values of
/// traffic would otherwise press all others flat.
fn paths(now: f64, curves: [Curve; 6]) -> [String; 6] {
    let most = if now > 0.0 { 2.0 * now } else { 1.0 };
    curves.map(|curve| {
        let mut path = String::new();
        let mut draws = false;
        for (point, customers) in curve.into_iter().enumerate() {
            let Some(customers) = customers else {
                draws = false;
                continue;
            };
            let x = whole(SIZE * point as f64 / (POINTS - 1) as f64);
            let y = whole(SIZE * (1.0 - (customers / most).min(1.0)));
            path.extend([if draws { "L" } else { "M" }, &x, " ", &y]);
            draws = true;
        }
        path
    })
}

fn whole(length: f64) -> String {
    (length.round() as i32).to_string()
}

fn slider(
    entry: &Entry,
    name: &str,
    [label, unit]: [&'static str; 2],
    drawn: Memo<Drawn>,
    index: usize,
) -> Element {
    let session = session();
    let handle = Handle::ALL[index];
    let place = move |value: Option<f64>| {
        drawn.with(|drawn| value.map_or(0.0, |value| drawn.scales[index].place(value)))
    };
    let (get, enter) = (entry.get.clone(), entry.enter.clone());
    let at = {
        let get = get.clone();
        live(move || {
            let steps = drawn.with(|drawn| drawn.scales[index].steps());
            whole(place(get()) * steps as f64)
        })
    };
    let says = live(move || {
        let value = get().map(number::exact).unwrap_or_default();
        [&value, " ", unit].concat()
    });
    let touch = Touch::default();
    let moved = {
        let (at, touch) = (at.clone(), touch.clone());
        move |event: Event| {
            if touch.may_scroll() {
                return;
            }
            // Reading an integer is a tenth of the code that reading an `f64` is.
            let position: u32 = event_target_value(&event).parse().unwrap_or_default();
            let value = drawn.with_untracked(|drawn| {
                let scale = drawn.scales[index];
                scale.value(f64::from(position) / scale.steps() as f64)
            });
            if (*enter)(Some(value)).is_err()
                && let Some(slider) = event.target()
            {
                // What the model refuses is not shown as if it were in force.
                fields::set_value(slider.unchecked_ref(), &at.get_untracked());
            }
        }
    };
    let described = [name, "-response"].concat();
    let input = html::input()
        .class("slider")
        .attr("type", "range")
        .attr("name", [name, "-slider"].concat())
        .attr("min", "0")
        .prop(
            "max",
            live(move || drawn.with(|drawn| whole(drawn.scales[index].steps() as f64))),
        )
        .prop("value", at.clone())
        .attr("aria-label", label)
        .attr("aria-valuetext", says)
        .attr("aria-describedby", &described)
        .on("input", moved)
        .on("change", move |_| session.end_step());
    let input = touch.watched(input, at);
    let response = live(move || drawn.with(|drawn| drawn.says(index, unit)));
    html::div()
        .class("handle")
        .child(drawing(drawn, handle, index))
        .child(input)
        .child(
            html::span()
                .class("visually-hidden")
                .attr("id", &described)
                .child(response),
        )
}

fn drawing(drawn: Memo<Drawn>, handle: Handle, index: usize) -> Element {
    let session = session();
    let x = move |drawn: &Drawn, value: f64| whole(SIZE * drawn.scales[index].place(value));
    let usual = live(move || {
        drawn.with(|drawn| match handle.usual(&drawn.inputs) {
            Some([low, high]) => [
                "M",
                &x(drawn, low),
                " 0H",
                &x(drawn, high),
                "V1000H",
                &x(drawn, low),
                "Z",
            ]
            .concat(),
            None => String::new(),
        })
    });
    let curve = live(move || drawn.with(|drawn| drawn.curves[index].clone()));
    // The tick stands at the visitor's own number while another is tried, and otherwise where the number was.
    let before = live(move || {
        drawn.with(|drawn| {
            let own = handle.get(&drawn.inputs);
            let tried = drawn
                .change
                .as_ref()
                .map(|change| handle.tried(&drawn.inputs, change));
            let was = match tried {
                Some(tried) => own.filter(|_| tried.is_some()),
                None => session
                    .with_previous(|_, before| before.and_then(|before| handle.get(&before.document.inputs)))
                    .filter(|was| Some(*was) != own),
            };
            was.map_or_else(String::new, |was| ["M", &x(drawn, was), " 0V1000"].concat())
        })
    });
    let path = |class: &str, path: Live<String>| svg::path().class(class).attr("d", path);
    svg::svg()
        .class("response")
        .attr("viewBox", "0 0 1000 1000")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(path("usual", usual))
        .child(path("before", before))
        .child(path("curve", curve))
}
