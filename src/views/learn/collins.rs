//! Collins' wheel, to be pushed: the same push every time, and ever less time for a turn.

use flywheel_dom::{fragment, html, live};
use flywheel_model::learn::{Disc, Pushed};
use flywheel_model::worksheet::Worksheet;
use leptos::prelude::*;
use web_sys::Node;

use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, paragraph, status};
use crate::ui::table::table;
use crate::views::worksheet::stored;

/// Hours of one press.
const PRESS: f64 = 0.5;

pub(super) fn headline(_: &Computed, _: &Worksheet) -> String {
    text::collins_headline().to_owned()
}

pub(super) fn body() -> Node {
    let stored = stored();
    let pushed = RwSignal::new(Pushed::default());
    let friction = RwSignal::new(0.0);
    let push = move |hours: f64| pushed.update(|now| *now = now.push(hours, friction.get_untracked()));
    let says = live(move || {
        let now = pushed.get();
        text::pushed(
            &number::number(now.hours),
            &number::number(now.turns),
            &number::number(now.speed),
        )
    });
    let turn = live(move || {
        format!(
            "transform:rotate({}deg)",
            (360.0 * pushed.get().turns.fract()).round() as i32
        )
    });
    let rub = move || {
        friction.update(|friction| *friction = if *friction == 0.0 { 0.1 } else { 0.0 });
    };
    let rubs = live(move || {
        if friction.get() == 0.0 {
            text::add_friction()
        } else {
            text::no_friction()
        }
        .to_owned()
    });
    let breakthrough = stored.live_text(|now, _| match now.report.dials.crossover {
        Some(0.0) => text::collins_already().to_owned(),
        Some(months) => text::collins_then(months, &number::whole(months)),
        None => text::collins_never().to_owned(),
    });
    fragment([
        explanation(text::collins_says()),
        table(
            "collins-table",
            text::collins_title(),
            Box::new(heads),
            Box::new(dimensions),
        ),
        html::div()
            .class("collins")
            .attr("aria-hidden", "true")
            .child(html::div().class("disc").prop("style", turn)),
        status("collins-pushed", says),
        html::div()
            .class("journey-tools")
            .child(button(text::push_once(), Box::new(move || push(PRESS))))
            .child(button(text::push_long(), Box::new(move || push(48.0 * PRESS))))
            .child(button(rubs, Box::new(rub)))
            .child(button(
                text::start_pushing_again(),
                Box::new(move || pushed.set(Pushed::default())),
            )),
        table(
            "collins-turns",
            text::collins_turns(),
            Box::new(turn_heads),
            Box::new(turns),
        ),
        paragraph("collins-breakthrough", breakthrough),
    ])
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
               says: fn(&str) -> String,
               in_metric: fn(&str) -> String| {
        vec![
            name.to_owned(),
            says(&number::exact(imperial)),
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
