//! Numbers as rows: a field, and a slider over what moving the number would do.

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::embed::input_word;
use flywheel_model::{Basis, Field, Handle, Lever, MAX_CONVERSIONS, Part, Sentiment};
use leptos::prelude::*;
use std::sync::Arc;

use super::inputs::{churn_hint, of_inputs, score_hint, share_hint};
use super::response::{Rows, drawing, whole};
use super::slider::{GetScale, slider};
use super::stages::conversion_hint;
use crate::state::{Entry, Session, always, session};
use crate::text::{self, number};
use crate::ui::number_field;
use crate::web::motion;

/// A row for each of [`Handle::ALL`].
pub(super) fn rows() -> Vec<Element> {
    rows_of(&Handle::ALL)
}

/// A row for each of these numbers.
pub(crate) fn rows_of(handles: &[Handle]) -> Vec<Element> {
    let rows = Rows::new(handles.to_vec(), None);
    let row = |(index, handle): (usize, &Handle)| row(rows, index, *handle);
    handles.iter().enumerate().map(row).collect()
}

/// A row for each conversion that a path can have. Those that this path does not have are hidden.
pub(super) fn conversion_rows() -> Vec<Element> {
    let is_near = RwSignal::new(false);
    let rows = Rows::new(
        (0..MAX_CONVERSIONS).map(Handle::Conversion).collect(),
        Some(is_near),
    );
    (0..MAX_CONVERSIONS)
        .map(|index| {
            let row = row(rows, index, Handle::Conversion(index));
            if index == 0 {
                motion::on_nearness(row.node(), move |near| is_near.set(near));
            }
            row
        })
        .collect()
}

fn row(rows: Rows, index: usize, handle: Handle) -> Element {
    let session = session();
    let (label, unit, hint) = match handle {
        Handle::Traffic => (
            text::traffic(),
            text::per_month(),
            Live::text(text::traffic_hint()),
        ),
        Handle::Pass => (text::pass(), text::percent_unit(), Live::text(text::pass_hint())),
        Handle::Conversion(_) => ("", text::percent_unit(), Live::text("")),
        Handle::Customers => (text::customers_today(), text::customers_unit(), Live::text("")),
        Handle::Churn => (text::churn(), text::percent_per_month(), of_inputs(churn_hint)),
        Handle::Nps => (text::nps(), "", of_inputs(score_hint)),
        Handle::Recommended => (
            text::recommended(),
            text::percent_unit(),
            live(move || share_says(session)),
        ),
    };
    let (label, hint) = match handle {
        Handle::Conversion(index) => (
            live(move || session.with_inputs(|inputs| text::step_name(inputs, index))),
            live(move || session.with_inputs(|inputs| conversion_hint(inputs, index))),
        ),
        _ => (Live::text(label), hint),
    };
    let entry = entry(handle);
    let slider = handle_of(&entry, handle, label.clone(), unit, rows, index);
    number_field(entry, &name(handle), label, unit, hint)
        .class("field handled")
        .prop("hidden", live(move || is_hidden(handle, session)))
        .child(slider)
}

/// The id of the place of a row's slider.
pub(crate) fn slider_id(handle: Handle) -> String {
    [&name(handle), "-handle"].concat()
}

/// The name of a row's field.
fn name(handle: Handle) -> String {
    match handle {
        Handle::Conversion(index) => ["conversion-", &whole(index as f64)].concat(),
        Handle::Pass => "pass".to_owned(),
        _ => input_word(handle).to_owned(),
    }
}

/// The NPS can be counted, unless another is tried; what a promoter brings can be entered in place of the share; and a
/// path has not as many conversions as it can have.
fn is_hidden(handle: Handle, session: Session) -> bool {
    session.with_inputs(|inputs| match handle {
        Handle::Nps => matches!(inputs.sentiment, Sentiment::Votes(_)) && !session.is_trying(),
        Handle::Recommended => matches!(inputs.basis, Basis::Promoter(_) | Basis::Separate(_)),
        Handle::Conversion(index) => index >= inputs.path.conversion().len(),
        _ => false,
    })
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
        field: always(field),
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

/// The visitor's own number.
pub(super) fn own(handle: Handle) -> Entry {
    let session = session();
    match handle {
        Handle::Traffic => Field::Traffic.into(),
        Handle::Customers => Field::Customers.into(),
        Handle::Churn => Field::Churn.into(),
        Handle::Nps => Field::Nps.into(),
        Handle::Conversion(index) => Field::Conversion(index).into(),
        Handle::Pass => Entry {
            field: always(Field::Stages),
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

/// The slider of a row, over its drawing.
fn handle_of(
    entry: &Entry,
    handle: Handle,
    label: Live<String>,
    unit: &'static str,
    rows: Rows,
    index: usize,
) -> Element {
    let name = name(handle);
    let scale: GetScale = Arc::new(move || rows.scale(index));
    let described = [&name, "-response"].concat();
    let input = slider(entry, &name, label, unit, scale).attr("aria-describedby", &described);
    let response = live(move || rows.says(index, unit));
    let response = html::span()
        .class("visually-hidden")
        .attr("id", &described)
        .child(response);
    html::div()
        .class("handle")
        .attr("id", slider_id(handle))
        .child(drawing(rows, index))
        .child(input)
        .child(response)
}
