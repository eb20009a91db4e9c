//! The sales pipeline: the open deals, compared with what the wheel's wins and sales cycle imply.

use flywheel_dom::{Element, Live, fragment, live};
use flywheel_model::journey::{Journey, Number};
use web_sys::Node;

use super::stored::{Stored, stored};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{group, paragraph, tick};
use crate::ui::currency;

pub(super) fn stage_names() -> [&'static str; 4] {
    [
        text::pipe_qualification(),
        text::pipe_meeting(),
        text::pipe_proposal(),
        text::pipe_closing(),
    ]
}

pub(super) fn headline(now: &Computed, journey: &Journey) -> String {
    let pipeline = &journey.pipeline;
    if pipeline.deals() <= 0.0 {
        return text::pipeline_empty().to_owned();
    }
    let money = |amount| text::money(&now.document, amount);
    let (deals, value) = (pipeline.deals(), money(pipeline.value()));
    match pipeline.weighted_value() {
        Some(weighted) => text::pipeline_headline(deals, &number::number(deals), &value, &money(weighted)),
        None => text::pipeline_unweighted(deals, &number::number(deals), &value),
    }
}

pub(super) fn body() -> Node {
    let stored = stored();
    let check = |(index, name): (usize, &'static str)| {
        let is_checked = live(move || stored.get().pipeline.qualified[index]);
        let toggle = move || {
            stored.edit(&|journey| journey.pipeline.qualified[index] = !journey.pipeline.qualified[index]);
        };
        tick(
            format!("qualified-{index}"),
            Live::text(name),
            is_checked,
            Box::new(toggle),
        )
    };
    let checks = [text::need(), text::budget(), text::authority()];
    let mut checks: Vec<Element> = checks.into_iter().enumerate().map(check).collect();
    checks.push(paragraph("qualified", stored.live_text(qualified)));
    let mut parts = vec![group(text::qualify(), checks), currency("currency-of-deals")];
    parts.extend(
        stage_names()
            .into_iter()
            .enumerate()
            .map(|(index, name)| stage(stored, index, name)),
    );
    parts.push(paragraph("pipeline-velocity", stored.live_text(velocity)));
    parts.push(paragraph("pipeline-little", stored.live_text(little)));
    fragment(parts)
}

fn qualified(_: &Computed, journey: &Journey) -> String {
    match journey.pipeline.is_qualified() {
        true => text::is_qualified(),
        false => text::is_not_qualified(),
    }
    .to_owned()
}

fn stage(stored: Stored, index: usize, name: &'static str) -> Element {
    let advanced = live(move || {
        let journey = stored.get();
        let stage = &journey.pipeline.stages[index];
        if stage.deals <= 0.0 {
            return String::new();
        }
        let (Some(rate), Some(advanced)) = (stage.advance, stage.advanced()) else {
            return text::advance_unknown().to_owned();
        };
        let sentence = text::advanced(
            &number::number(stage.deals),
            &number::percent(rate / 100.0),
            &number::number(advanced),
        );
        match journey.pipeline.win_probability()[index] {
            Some(chance) => text::sentences(&[sentence, text::advanced_chance(&number::percent(chance))]),
            None => sentence,
        }
    });
    let content = vec![
        stored.field(Number::Deals(index), &text::pipe_deals(name), "", ""),
        stored.field(Number::Value(index), &text::pipe_value(name), "", ""),
        stored.field(
            Number::Advance(index),
            &text::pipe_advance(name),
            text::percent_unit(),
            "",
        ),
        paragraph(ADVANCED[index], advanced),
    ];
    group(name, content)
}

/// The id of each stage's paragraph.
const ADVANCED: [&str; 4] = ["advanced-1", "advanced-2", "advanced-3", "advanced-4"];

fn velocity(now: &Computed, journey: &Journey) -> String {
    let cycle = now.document.inputs.cycle.get();
    match journey.pipeline.velocity(cycle) {
        Some(velocity) => text::velocity(&text::money(&now.document, velocity), &number::number(cycle)),
        None if cycle <= 0.0 => text::velocity_no_cycle().to_owned(),
        None => text::velocity_no_rates().to_owned(),
    }
}

/// Little's law: the deals in progress are the wins a month times the months of the sales cycle.
fn little(now: &Computed, journey: &Journey) -> String {
    let cycle = now.document.inputs.cycle.get();
    let won = now.report.dials.speed;
    let in_progress = cycle * won;
    if in_progress <= 0.0 {
        return String::new();
    }
    let sentence = text::little(
        &number::number(won),
        &number::number(cycle),
        &number::number(in_progress),
    );
    let expected = journey.pipeline.expected_wins();
    let Some(expected) = expected.filter(|_| journey.pipeline.deals() > 0.0) else {
        return sentence;
    };
    let comparison = match expected < in_progress {
        true => text::little_short,
        false => text::little_enough,
    };
    text::sentences(&[sentence, comparison(&number::number(expected))])
}
