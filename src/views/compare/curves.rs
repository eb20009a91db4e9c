//! The customers of all wheels in one chart. Each line has its label at its end.

use flywheel_dom::{Element, html, svg};

use super::wheels::Compared;
use crate::text::{self, number};
use crate::views::wheel::plot::{Plot, TICKS};

/// The colours of the stylesheet, which come again from the sixth wheel on.
pub(super) const COLOURS: usize = 5;

/// The smallest distance of two labels, as a share of the height: three lines of a label.
const APART: f64 = 0.16;

pub(super) fn curves(all: &[Compared]) -> Element {
    let mut lines: Vec<&[f64]> = all
        .iter()
        .map(|wheel| wheel.numbers.customers.as_slice())
        .collect();
    // The scale is as long as its first line.
    let longest = lines
        .iter()
        .copied()
        .max_by_key(|line| line.len())
        .unwrap_or_default();
    lines.push(longest);
    lines.rotate_right(1);
    let plot = Plot::new(&lines);
    let hidden = |class: &str| html::div().class(class).attr("aria-hidden", "true");
    let placed = |top: String, text: &str| html::span().prop("style", &format!("top: {top}")).child(text);
    let tick = |index: usize| Some(placed(plot.tick_at(index), &number::number(plot.tick(index)?)));
    let path = |index: usize| {
        svg::path()
            .class(&colour(index))
            .attr("d", plot.line(&all[index].numbers.customers))
    };
    let drawing = svg::svg()
        .attr("viewBox", "0 0 10000 10000")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(svg::path().class("grid").attr("d", plot.grid()))
        .children((0..all.len()).map(path));
    let ends: Vec<f64> = all
        .iter()
        .map(|wheel| plot.share(wheel.numbers.at_horizon()))
        .collect();
    let tops = spread(&ends, APART.min(0.95 / all.len().max(1) as f64));
    let end = |index: usize| {
        let wheel = &all[index];
        let customers = number::number(wheel.numbers.at_horizon());
        html::span()
            .class(&colour(index))
            .prop(
                "style",
                &format!("top: {}%", (100.0 * tops[index]).round() as i32),
            )
            .child(html::b().child(&customers))
            .child(" ")
            .child(&wheel.name)
    };
    let months = (longest.len().max(1) - 1) as f64;
    let months = text::months(months, &number::whole(months));
    html::div()
        .class("plot compared")
        .attr("role", "img")
        .attr("aria-label", described(all))
        .prop("style", &format!("--wheels: {}", all.len()))
        .child(hidden("axis").children((0..TICKS).filter_map(tick)))
        .child(drawing)
        .child(hidden("ends").children((0..all.len()).map(end)))
        .child(
            hidden("months")
                .child(html::span().child(text::today()))
                .child(html::span().child(&months)),
        )
}

/// The class of a wheel's colour.
pub(super) fn colour(index: usize) -> String {
    ["colour-", &number::whole((index % COLOURS) as f64)].concat()
}

fn described(all: &[Compared]) -> String {
    let one = |wheel: &Compared| [&wheel.name, " ", &number::number(wheel.numbers.at_horizon())].concat();
    let each: Vec<String> = all.iter().map(one).collect();
    [text::customers_then(), ": ", &text::list(&each)].concat()
}

/// The places of labels next to the wanted ones, this far apart, between 0 and 1.
fn spread(wanted: &[f64], apart: f64) -> Vec<f64> {
    let mut order: Vec<usize> = Vec::new();
    for (index, place) in wanted.iter().enumerate() {
        let after = order.iter().position(|&other| wanted[other] > *place);
        order.insert(after.unwrap_or(order.len()), index);
    }
    let mut places = wanted.to_vec();
    let mut free = 0.0;
    for &index in &order {
        places[index] = places[index].max(free);
        free = places[index] + apart;
    }
    let mut free = 1.0;
    for &index in order.iter().rev() {
        places[index] = places[index].min(free);
        free = places[index] - apart;
    }
    places
}
