//! The report that is printed: two pages made of the result, not the page as it is on screen.

use flywheel_dom::{Element, html};
use flywheel_model::{Field, Lever};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::facts::{as_read, facts};
use super::take_along::{address, citation};
use crate::state::{Computed, Session, number_in};
use crate::text::{self, number};
use crate::views::wheel;
use crate::web::events;

/// The place of the report, which only paper shows. It is filled when something is about to be printed: the drawings in
/// it are copies of those on the page.
pub(super) fn report(session: Session) -> Element {
    let report = html::section().attr("id", "report");
    let place = report.node().clone();
    events::on_print(move || {
        place.set_text_content(None);
        let parts = session.with_untracked(parts);
        // Appending to an element that is there never fails.
        let _ = place.append_child(&parts);
    });
    report
}

/// Prints the report.
pub(super) fn print() {
    // A frame may forbid printing. Then nothing happens.
    let _ = window().print();
}

fn parts(now: &Computed) -> Node {
    let facts = facts(now);
    let chart = html::div()
        .child(html::h3().child(facts.chart))
        .child(copy_of("#plot"));
    let drawings = html::div()
        .class("drawings")
        .child(copy_of("#wheel"))
        .child(chart);
    let link = html::a().attr("href", address(now)).child(citation(now));
    let heading = |title: &str| html::h2().child(title);
    flywheel_dom::fragment((
        html::h1().child(&facts.title),
        html::p()
            .class("soft")
            .child([text::brand(), " · ", &facts.date].concat()),
        html::p().class("verdict").child(&facts.finding),
        tried(),
        drawings,
        (heading(text::report_numbers()), figures(now)),
        // The moves say themselves what they are.
        copy_of("[aria-labelledby=moves-title]"),
        (
            heading(text::your_numbers()),
            inputs(now),
            html::p().class("from").child(link),
        ),
    ))
}

/// What is tried, if the drawings show a change.
fn tried() -> Option<Element> {
    let says = document().query_selector("#trying:not([hidden]) > p").ok()??;
    Some(html::p().child(as_read(&says)))
}

/// A copy of what the page shows. It has no ids, which would be there twice.
fn copy_of(css: &str) -> Option<Node> {
    let shown = document().query_selector(css).ok()??;
    let copy: web_sys::Element = shown.clone_node_with_deep(true).ok()?.unchecked_into();
    // Removing an attribute never fails.
    let _ = copy.remove_attribute("id");
    let inside = copy.query_selector_all("[id]").ok()?;
    for element in (0..inside.length()).filter_map(|index| inside.get(index)) {
        let _ = element.unchecked_ref::<web_sys::Element>().remove_attribute("id");
    }
    Some(copy.into())
}

fn figures(now: &Computed) -> Element {
    let rows = wheel::formulas(now);
    html::table().child(html::tbody().children(rows.into_iter().map(|figure| {
        html::tr()
            .child(html::th().attr("scope", "row").child(figure.label))
            .child(html::td().child(html::b().child(&figure.value)))
            .child(html::td().child(&figure.meaning))
            .child(
                html::td()
                    .child(figure.formula)
                    .child(html::div().child(&figure.sum)),
            )
    })))
}

fn inputs(now: &Computed) -> Element {
    let inputs = &now.document.inputs;
    let of = |field: Field| number_in(&now.document, field).map(number::number);
    let share = now.report.share().map(|share| number::number(100.0 * share));
    let mut rows = vec![(text::traffic().to_owned(), of(Field::Traffic), text::per_month())];
    for index in 0..inputs.path.conversion().len() {
        let conversion = inputs.get(Lever::Conversion(index)).map(number::number);
        rows.push((text::step_name(inputs, index), conversion, text::percent_unit()));
    }
    for (label, value, unit) in [
        (
            text::customers_today(),
            of(Field::Customers),
            text::customers_unit(),
        ),
        (text::churn(), of(Field::Churn), text::percent_per_month()),
        (text::nps(), Some(number::number(inputs.sentiment.score())), ""),
        (text::recommended(), share, text::percent_unit()),
        (text::products(), of(Field::Products), text::per_customer()),
        (text::cycle(), of(Field::Cycle), text::months_unit()),
        (text::market(), of(Field::Market), text::customers_unit()),
        (text::horizon(), of(Field::Horizon), text::months_unit()),
    ] {
        rows.push((label.to_owned(), value, unit));
    }
    let known = rows
        .into_iter()
        .filter_map(|(label, value, unit)| Some((label, value?, unit)));
    html::dl().children(known.map(|(label, value, unit)| {
        html::div()
            .child(html::dt().child(&label))
            .child(html::dd().child([&value, " ", unit].concat()))
    }))
}
