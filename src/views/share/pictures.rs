//! The wheel and the chart of the coming months as pictures.

use flywheel_model::shown::Chart;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::state::Session;
use crate::text;
use crate::ui::tenths;
use crate::web::markup::escaped;
use crate::web::picture::{drawn, style_of};

/// Width and height of the SVG; a PNG has twice as many pixels each way.
pub(super) const WHEEL: [u32; 2] = [640, 640];
pub(super) const CHART: [u32; 2] = [800, 420];

/// The wheel as the page draws it, with its rotor at rest.
pub(super) fn wheel() -> Option<String> {
    let wheel = document().get_element_by_id("wheel")?;
    let parts = wheel.query_selector_all("svg").ok()?;
    let parts = (0..parts.length()).filter_map(|index| parts.get(index));
    let body: String = parts.map(|svg| drawn(svg.unchecked_ref::<Element>())).collect();
    let label = wheel.get_attribute("aria-label").unwrap_or_default();
    // The names of the segments reach out of the view box that the page uses.
    Some(svg(WHEEL, "-215 -215 430 430", &label, &body))
}

/// The chart. None as long as it has not been fetched.
pub(super) fn chart(session: Session) -> Option<String> {
    const LEFT: f64 = 70.0;
    const TOP: f64 = 60.0;
    const INNER: [f64; 2] = [560.0, 300.0];
    let plot = document().get_element_by_id("plot")?;
    let mut body = String::new();
    let mut write = |x: f64, y: f64, anchor: &str, weight: u32, text: &str| {
        body.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-family=\"sans-serif\" font-size=\"14\" \
             font-weight=\"{weight}\" fill=\"{}\">{}</text>",
            tenths(x),
            tenths(y),
            colour(&plot, "color"),
            escaped(text)
        ));
    };
    let title = match session.with_untracked(|now| now.document.shown.get()) {
        Chart::Customers => text::chart_customers(),
        Chart::Won => text::chart_won(),
    };
    write(LEFT, 30.0, "start", 600, title);
    for (place, anchor, x) in [
        (".axis span", "end", LEFT - 10.0),
        (".ends span", "start", LEFT + INNER[0] + 10.0),
    ] {
        for label in all(&plot, place) {
            let text = label.text_content().unwrap_or_default();
            write(x, TOP + INNER[1] * top_of(&label) + 5.0, anchor, 400, &text);
        }
    }
    for (index, label) in all(&plot, ".months span").iter().enumerate() {
        let text = label.text_content().unwrap_or_default();
        let anchor = ["start", "end"][index.min(1)];
        write(
            LEFT + INNER[0] * index as f64,
            TOP + INNER[1] + 25.0,
            anchor,
            400,
            &text,
        );
    }
    for path in all(&plot, "path:not(.marker)") {
        let data = path.get_attribute("d").unwrap_or_default();
        let scaled = scaled(&data, [LEFT, TOP], INNER.map(|length| length / 10_000.0));
        let style = |name: &str| colour(&path, name);
        body.push_str(&format!(
            "<path d=\"{scaled}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\" stroke-dasharray=\"{}\" opacity=\"{}\"/>",
            style("fill"),
            style("stroke"),
            style("stroke-width"),
            style("stroke-dasharray"),
            style("opacity"),
        ));
    }
    let label = plot.get_attribute("aria-label").unwrap_or_default();
    Some(svg(CHART, "0 0 800 420", &label, &body))
}

fn all(parent: &Element, css: &str) -> Vec<Element> {
    let found = parent.query_selector_all(css).ok();
    let found = found.map(|list| (0..list.length()).filter_map(move |index| list.get(index)));
    found
        .into_iter()
        .flatten()
        .filter_map(|node| node.dyn_into().ok())
        .collect()
}

fn colour(element: &Element, name: &str) -> String {
    let value = style_of(element).and_then(|style| style.get_property_value(name).ok());
    escaped(value.unwrap_or_default().trim())
}

/// The position of a label from the top of the plot, as a share of the plot's height.
fn top_of(label: &Element) -> f64 {
    let style = label.get_attribute("style").unwrap_or_default();
    let percent = style
        .split_once("top:")
        .and_then(|(_, rest)| rest.split_once('%'));
    let number = percent.and_then(|(number, _)| number.trim().parse::<i32>().ok());
    f64::from(number.unwrap_or_default()) / 100.0
}

/// A path of the chart, whose box is 10,000 by 10,000, at its place in the picture. Such a path has whole numbers after
/// M, L, H and V.
fn scaled(path: &str, [left, top]: [f64; 2], [x, y]: [f64; 2]) -> String {
    let mut placed = String::with_capacity(path.len());
    let mut number = String::new();
    let mut is_down = false;
    let flush = |number: &mut String, is_down: bool, placed: &mut String| {
        if let Ok(value) = number.parse::<i32>() {
            let value = f64::from(value);
            let value = if is_down {
                top + y * value
            } else {
                left + x * value
            };
            placed.push_str(&tenths(value));
        }
        number.clear();
    };
    for letter in path.chars() {
        match letter {
            '0'..='9' | '-' => number.push(letter),
            ' ' => {
                flush(&mut number, is_down, &mut placed);
                placed.push(' ');
                is_down = true;
            }
            command => {
                flush(&mut number, is_down, &mut placed);
                placed.push(command);
                is_down = command == 'V';
            }
        }
    }
    flush(&mut number, is_down, &mut placed);
    placed
}

fn svg([width, height]: [u32; 2], view: &str, label: &str, body: &str) -> String {
    let paper = document().body().map(|body| colour(&body, "background-color"));
    let paper = paper.unwrap_or_default();
    let label = escaped(label);
    let [x, y] = {
        let mut start = view.split(' ');
        [start.next().unwrap_or("0"), start.next().unwrap_or("0")]
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"{view}\" role=\"img\">\
         <title>{}</title><desc>{label}</desc>\
         <rect x=\"{x}\" y=\"{y}\" width=\"100%\" height=\"100%\" fill=\"{paper}\"/>{body}</svg>",
        escaped(text::brand())
    )
}
