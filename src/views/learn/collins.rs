//! Collins' flywheel, which the visitor can push: every push is the same, and every turn takes less time.

use flywheel_dom::{Element, fragment, html, live};
use flywheel_model::learn::{Disc, Pushed};
use flywheel_model::worksheet::Worksheet;
use leptos::prelude::*;
use web_sys::Node;

use crate::text::{self, number};
use crate::ui::controls::{button, explanation, paragraph, status};
use crate::ui::table::table;
use crate::views::worksheet::stored;

/// Hours of pushing for one press of the button.
const PRESS: f64 = 0.5;

pub(super) fn headline(_: &Worksheet) -> String {
    text::collins_headline().to_owned()
}

pub(super) fn body() -> Node {
    let breakthrough = stored().live_text(|now, _| match now.report.dials.crossover {
        Some(0.0) => text::collins_already().to_owned(),
        Some(months) => text::collins_then(months, &number::whole(months)),
        None => text::collins_never().to_owned(),
    });
    let pushed = RwSignal::new(Pushed::default());
    fragment([
        explanation(text::collins_says()),
        table(
            "collins-table",
            text::collins_title(),
            Box::new(heads),
            Box::new(dimensions),
        ),
        disc(pushed),
        status("collins-pushed", live(move || summary(&pushed.get()))),
        tools(pushed),
        table(
            "collins-turns",
            text::collins_turns(),
            Box::new(turn_heads),
            Box::new(turns),
        ),
        paragraph("collins-breakthrough", breakthrough),
    ])
}

/// The drawing of the disc, turned as far as it was pushed.
fn disc(pushed: RwSignal<Pushed>) -> Element {
    let rotation = live(move || {
        let degrees = (360.0 * pushed.get().turns.fract()).round() as i32;
        format!("transform:rotate({degrees}deg)")
    });
    html::div()
        .class("collins")
        .attr("aria-hidden", "true")
        .child(html::div().class("disc").prop("style", rotation))
}

fn summary(pushed: &Pushed) -> String {
    text::pushed(
        &number::number(pushed.hours),
        &number::number(pushed.turns),
        &number::number(pushed.speed),
    )
}

/// The buttons that push the disc, switch its friction and start again.
fn tools(pushed: RwSignal<Pushed>) -> Element {
    let friction = RwSignal::new(0.0);
    let push = move |hours: f64| pushed.update(|now| *now = now.push(hours, friction.get_untracked()));
    let switch_friction = move || {
        friction.update(|friction| *friction = if *friction == 0.0 { 0.1 } else { 0.0 });
    };
    let friction_label = live(move || {
        if friction.get() == 0.0 {
            text::add_friction()
        } else {
            text::no_friction()
        }
        .to_owned()
    });
    html::div()
        .class("journey-tools")
        .child(button(text::push_once(), Box::new(move || push(PRESS))))
        .child(button(text::push_long(), Box::new(move || push(48.0 * PRESS))))
        .child(button(friction_label, Box::new(switch_friction)))
        .child(button(
            text::start_pushing_again(),
            Box::new(move || pushed.set(Pushed::default())),
        ))
}

fn heads() -> Vec<String> {
    ["", text::imperial(), text::metric()].map(str::to_owned).to_vec()
}

fn dimensions() -> Vec<Vec<String>> {
    let Disc {
        diameter,
        thickness,
        mass,
    } = Disc::COLLINS;
    let row = |name: &str,
               [imperial, metric]: [f64; 2],
               in_imperial: fn(&str) -> String,
               in_metric: fn(&str) -> String| {
        vec![
            name.to_owned(),
            in_imperial(&number::exact(imperial)),
            in_metric(&number::precise(metric)),
        ]
    };
    vec![
        row(text::disc_diameter(), diameter, text::feet, text::metres),
        row(text::disc_thickness(), thickness, text::feet, text::metres),
        row(text::disc_mass(), mass, text::pounds, text::kilograms),
    ]
}

fn turn_heads() -> Vec<String> {
    [text::turn_head(), text::hours_of_pushing()]
        .map(str::to_owned)
        .to_vec()
}

fn turns() -> Vec<Vec<String>> {
    let row = |turn: f64| vec![number::whole(turn), number::number(Pushed::hours_of(turn))];
    [1.0, 2.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0]
        .map(row)
        .to_vec()
}
