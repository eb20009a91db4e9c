//! The six numbers of the first screen, of each wheel in a column of its own. Each is changed as a step of undo.

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::{Basis, Field, Handle, Inputs, Sentiment};
use std::sync::Arc;

use super::Comparison;
use super::wheels::{self, Which};
use crate::state::{Entry, always};
use crate::text::{self, number};
use crate::ui::controls::{heading_cell, problem, scrolling};
use crate::ui::number_input;

/// A number with the field that has its limits, its name and its unit.
#[derive(Clone, Copy)]
struct Row {
    handle: Handle,
    field: Field,
    label: &'static str,
    unit: &'static str,
}

fn rows() -> [Row; 6] {
    let row = |handle, field, label, unit| Row {
        handle,
        field,
        label,
        unit,
    };
    let customers = text::customers_unit();
    let percent = text::percent_unit();
    [
        row(
            Handle::Traffic,
            Field::Traffic,
            text::traffic(),
            text::per_month(),
        ),
        row(Handle::Pass, Field::Stages, text::pass(), percent),
        row(
            Handle::Customers,
            Field::Customers,
            text::customers_today(),
            customers,
        ),
        row(
            Handle::Churn,
            Field::Churn,
            text::churn(),
            text::percent_per_month(),
        ),
        row(Handle::Nps, Field::Nps, text::nps(), ""),
        row(
            Handle::Recommended,
            Field::Recommended,
            text::recommended(),
            percent,
        ),
    ]
}

/// The table of these wheels.
pub(super) fn numbers(comparison: Comparison, columns: &[(Which, String)]) -> Element {
    let heads = columns.iter().map(|(_, name)| heading_cell("col", name));
    let head = html::tr().child(html::td()).children(heads);
    let line = |row: Row| {
        let name = html::th()
            .attr("scope", "row")
            .child(row.label)
            .child(" ")
            .child(html::small().child(row.unit));
        let cells = columns.iter().enumerate();
        html::tr()
            .child(name)
            .children(cells.map(|(index, (which, wheel))| cell(comparison, row, index, *which, wheel)))
    };
    let table = html::table()
        .class("figures")
        .attr("id", "compare-numbers")
        .child(html::thead().child(head))
        .child(html::tbody().children(rows().map(line)));
    scrolling(text::compare_numbers(), table)
}

fn cell(comparison: Comparison, row: Row, index: usize, which: Which, wheel: &str) -> Element {
    let Row { handle, field, .. } = row;
    let get = move || comparison.of(index, |wheel| wheel.numbers.of(handle));
    if which == Which::Author {
        return html::td().child(live(move || get().map(number::number).unwrap_or_default()));
    }
    let entry = Entry {
        field: always(field),
        get: Arc::new(get),
        enter: Arc::new(move |value| wheels::enter(comparison.session, which, handle, field, value)),
    };
    let id = ["compare-", field.key(), "-", &number::whole(index as f64)].concat();
    let problem_id = [&id, "-problem"].concat();
    let label = [row.label, ", ", wheel].concat();
    let input = number_input(entry, &id, &id, &problem_id, &label, number::number);
    let is_otherwise = move || {
        comparison.of(index, |wheel| {
            is_entered_otherwise(handle, &wheel.numbers.inputs).then_some(())
        })
    };
    let is_otherwise: Live<bool> = live(move || is_otherwise().is_some());
    html::td()
        .child(input.element.prop("disabled", is_otherwise))
        .child(problem(input.problem).attr("id", &problem_id))
}

/// The NPS can be counted, and what a promoter brings can be entered in place of the share.
fn is_entered_otherwise(handle: Handle, inputs: &Inputs) -> bool {
    match handle {
        Handle::Nps => matches!(inputs.sentiment, Sentiment::Votes(_)),
        Handle::Recommended => matches!(inputs.basis, Basis::Promoter(_) | Basis::Separate(_)),
        _ => false,
    }
}
