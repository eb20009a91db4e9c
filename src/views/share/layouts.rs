//! What the widget shows: layouts as small pictures, their parts, and the numbers that readers may change.

use flywheel_dom::{Element, Live, html, live, svg};
use flywheel_model::Handle;
use flywheel_model::embed::{Layout, Part, input_word};
use leptos::prelude::*;

use super::builder::Choices;
use crate::text;
use crate::ui::controls::tick;

/// A piece of a picture: its outline, and where it stands in a box of 96 by 72.
type Piece = (&'static str, u32, u32);

const TEXT: &str = "M0 0H88M0 6H80M0 12H54";
const WHEEL: &str = "M0 12a12 12 0 1 0 24 0a12 12 0 1 0 -24 0M12 0V24M2 6L22 18M22 6L2 18";
const CHART: &str = "M0 0V22H48M2 20C18 18 34 12 46 2";
const BUTTON: &str = "M4 0H28a4 4 0 0 1 0 8H4a4 4 0 0 1 0 -8Z";
const NUMBERS: &str = "M0 0H12M0 5H16M24 0H36M24 5H40M48 0H60M48 5H64M72 0H84M72 5H88";
const SLIDERS: &str = "M0 3H40M14 0V6M48 3H88M74 0V6";

fn pieces(layout: Layout) -> &'static [Piece] {
    match layout {
        Layout::Sentence => &[(TEXT, 4, 28)],
        Layout::Chart => &[(CHART, 24, 24)],
        Layout::Stop => &[(WHEEL, 8, 24), (BUTTON, 48, 32)],
        Layout::Card => &[(TEXT, 4, 6), (WHEEL, 6, 26), (CHART, 42, 26), (SLIDERS, 4, 60)],
        Layout::Full => &[
            (TEXT, 4, 4),
            (WHEEL, 6, 22),
            (CHART, 42, 22),
            (NUMBERS, 4, 52),
            (SLIDERS, 4, 63),
        ],
        Layout::Compact => &[(TEXT, 4, 8), (NUMBERS, 4, 32), (SLIDERS, 4, 52)],
    }
}

fn picture(layout: Layout) -> Element {
    let piece = |(outline, x, y): &Piece| {
        svg::path()
            .attr("d", *outline)
            .attr("transform", format!("translate({x} {y})"))
    };
    svg::svg()
        .attr("viewBox", "0 0 96 72")
        .attr("aria-hidden", "true")
        .children(pieces(layout).iter().map(piece))
}

/// The layouts as pictures to choose from. A layout comes with its own parts and numbers.
pub(super) fn layouts(choices: RwSignal<Choices>) -> Element {
    let layout = move |layout: Layout| {
        let chosen = live(move || choices.with(|choices| choices.settings.layout == layout));
        let choose = move |_| {
            choices.update(|choices| {
                let settings = &mut choices.settings;
                settings.layout = layout;
                settings.parts = None;
                settings.inputs = None;
            });
        };
        let button = html::input()
            .attr("type", "radio")
            .attr("name", "embed-layout")
            .prop("checked", chosen)
            .on("change", choose);
        let shown = html::span().child(picture(layout)).child(layout_name(layout));
        html::label().child(button).child(shown)
    };
    html::div()
        .class("choice layouts")
        .attr("role", "radiogroup")
        .attr("aria-label", text::embed_layout())
        .children(Layout::ALL.map(layout))
}

fn layout_name(layout: Layout) -> &'static str {
    match layout {
        Layout::Sentence => text::layout_sentence(),
        Layout::Chart => text::layout_chart(),
        Layout::Stop => text::layout_stop(),
        Layout::Card => text::layout_card(),
        Layout::Full => text::layout_full(),
        Layout::Compact => text::layout_compact(),
    }
}

/// What the widget shows.
pub(super) fn part_ticks(choices: RwSignal<Choices>) -> Vec<Element> {
    let ticks = Part::ALL.map(|part| {
        let shown = live(move || choices.with(|choices| choices.settings.parts().has(part)));
        let toggle = move || {
            choices.update(|choices| {
                let settings = &mut choices.settings;
                let parts = settings.parts().toggled(part);
                settings.parts = (parts != settings.layout.parts()).then_some(parts);
            });
        };
        let name = Live::text(part_name(part));
        tick(format!("part-{}", part.word()), name, shown, Box::new(toggle))
    });
    ticks.into()
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::Sentence => text::part_sentence(),
        Part::Wheel => text::part_wheel(),
        Part::Chart => text::chart(),
        Part::Stop => text::stop_all_marketing(),
        Part::Numbers => text::dials(),
        Part::Inputs => text::part_inputs(),
        Part::Mine => text::part_mine(),
    }
}

/// The numbers that readers may change. They are shown in the order in which they are ticked.
pub(super) fn input_ticks(choices: RwSignal<Choices>) -> Vec<Element> {
    let ticks = Handle::ALL.map(|handle| {
        let is_open = live(move || choices.with(|choices| choices.settings.inputs().contains(&handle)));
        let toggle = move || {
            choices.update(|choices| {
                let settings = &mut choices.settings;
                let mut inputs = settings.inputs().to_vec();
                match inputs.iter().position(|input| *input == handle) {
                    Some(place) => drop(inputs.remove(place)),
                    None => inputs.push(handle),
                }
                settings.inputs = (inputs != settings.layout.inputs()).then_some(inputs);
            });
        };
        let name = Live::text(input_name(handle));
        tick(
            format!("open-{}", input_word(handle)),
            name,
            is_open,
            Box::new(toggle),
        )
    });
    ticks.into()
}

fn input_name(handle: Handle) -> &'static str {
    match handle {
        Handle::Traffic => text::traffic(),
        Handle::Pass | Handle::Conversion(_) => text::pass(),
        Handle::Customers => text::customers_today(),
        Handle::Churn => text::churn(),
        Handle::Nps => text::nps(),
        Handle::Recommended => text::recommended(),
    }
}
