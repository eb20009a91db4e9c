//! "Your numbers": the fields, in the order in which a marketer has the figures at hand.

use flywheel_dom::{Element, Live, fragment, html, live};
use flywheel_model::{
    Basis, Field, Inputs, Nps, Preset, Problem, Recommended, Sentiment, Votes, Wins, promoter_band,
};
use leptos::prelude::*;
use web_sys::Node;

use super::change::mode;
use super::handles;
use super::stages;
use crate::state::{Entry, Session, session};
use crate::text::{self, number};
use crate::ui::controls::{group, problem};
use crate::ui::{choice, number_field};
use crate::web::fields;

/// The six numbers that can be moved, and a section that opens to the place of all others.
pub(crate) fn your_numbers(others: Element) -> Element {
    let more = html::details()
        .class("more")
        .attr("id", "more-numbers")
        .child(html::summary().child(text::more_numbers()))
        .child(others);
    let hint = html::p().class("soft").child(text::your_numbers_hint());
    let rows = handles::rows().into_iter();
    let whose = html::div().class("whose").child(mode()).child(presets());
    section_of([whose].into_iter().chain(rows).chain([hint, more]))
}

/// The numbers behind "More numbers". How the NPS and the recommendations are known is part of one's own numbers alone.
pub(crate) fn other_numbers() -> Node {
    let session = session();
    let is_trying = live(move || session.is_trying());
    let products = Live::text(text::products_hint());
    let (cycle, market) = (Live::text(text::cycle_hint()), Live::text(text::market_hint()));
    fragment([
        stages::stages(),
        sentiment_fields().prop("hidden", is_trying.clone()),
        basis_fields(is_trying),
        plain(
            "products",
            Field::Products,
            text::products(),
            text::per_customer(),
            products,
        ),
        plain("cycle", Field::Cycle, text::cycle(), text::months_unit(), cycle),
        plain(
            "market",
            Field::Market,
            text::market(),
            text::customers_unit(),
            market,
        ),
    ])
}

/// The section of the fields, with its heading.
fn section_of(fields: impl IntoIterator<Item = Element>) -> Element {
    // The switch of the page says whose numbers they are.
    let heading = html::h2()
        .attr("id", "your-numbers")
        .class("visually-hidden")
        .child(text::your_numbers());
    html::section()
        .class("your-numbers")
        .attr("aria-labelledby", "your-numbers")
        .child(heading)
        .children(fields)
}

fn plain(name: &str, field: Field, label: &str, unit: &'static str, hint: Live<String>) -> Element {
    shown_if(name, field, label, unit, hint, Live::constant(false))
}

fn shown_if(
    name: &str,
    field: Field,
    label: &str,
    unit: &'static str,
    hint: Live<String>,
    hidden: Live<bool>,
) -> Element {
    number_field(Entry::of_wheel(field), name, Live::text(label), unit, hint).prop("hidden", hidden)
}

/// Live text about the inputs.
pub(super) fn of_inputs(text: fn(&Inputs) -> String) -> Live<String> {
    let session = session();
    live(move || session.with_inputs(text))
}

pub(super) fn churn_hint(inputs: &Inputs) -> String {
    let [low, high] = inputs.preset.plausible().churn;
    text::typical_range(&number::percent(low / 100.0), &number::percent(high / 100.0))
}

/// NPS as a score, or from the counts of promoters, passives and detractors.
fn sentiment_fields() -> Element {
    let session = session();
    let counted = live(move || session.with_inputs(|inputs| matches!(inputs.sentiment, Sentiment::Votes(_))));
    let scored = counted.not();
    let count = move |change: fn(&Inputs) -> Sentiment| {
        // The model refuses neither. The counts keep the score as closely as a hundred answers can.
        let _ = session.edit(Field::Votes, |document| {
            document.inputs.sentiment = change(&document.inputs);
            Ok(())
        });
        session.end_step();
    };
    let ways = html::div()
        .class("choice")
        .child(choice(
            "sentiment",
            text::nps_as_score(),
            scored.clone(),
            Box::new(move || count(as_score)),
        ))
        .child(choice(
            "sentiment",
            text::nps_as_counts(),
            counted.clone(),
            Box::new(move || count(as_counts)),
        ));
    let votes = |index: usize, name: &str, label: &str, hint: Live<String>| {
        let hidden = scored.clone();
        shown_if(name, Field::Vote(index), label, text::answers(), hint, hidden)
    };
    group(
        text::nps_legend(),
        vec![
            ways,
            votes(0, "promoters", text::promoters(), of_inputs(counts_hint)),
            votes(1, "passives", text::passives(), Live::text("")),
            votes(2, "detractors", text::detractors(), Live::text("")),
        ],
    )
}

fn as_counts(inputs: &Inputs) -> Sentiment {
    let shares = inputs.sentiment.shares();
    let [promoters, detractors] = [shares.promoters, shares.detractors].map(|share| (share * 100.0).round());
    let passives = (100.0 - promoters - detractors).max(0.0);
    Votes::new(promoters, passives, detractors).map_or(inputs.sentiment, Sentiment::Votes)
}

fn as_score(inputs: &Inputs) -> Sentiment {
    Nps::new(inputs.sentiment.score().round()).map_or(inputs.sentiment, Sentiment::Score)
}

pub(super) fn score_hint(inputs: &Inputs) -> String {
    let (low, high) = promoter_band(inputs.sentiment.score());
    text::promoters_between(&number::percent(low), &number::percent(high))
}

fn counts_hint(inputs: &Inputs) -> String {
    let error = inputs.sentiment.sampling_error().unwrap_or_default();
    // 95 % of samples lie within 1.96 standard errors.
    text::nps_from_counts(
        &number::number(inputs.sentiment.score()),
        &number::number(1.96 * error),
    )
}

/// What is known about recommended customers: an estimate, a measured share, or what a promoter brings.
fn basis_fields(is_trying: Live<bool>) -> Element {
    let session = session();
    let refused = RwSignal::new(String::new());
    let hidden_unless =
        |is_shown: fn(&Basis) -> bool| live(move || session.with_inputs(|inputs| !is_shown(&inputs.basis)));
    let capped = live(move || {
        session
            .with_report(|r| if r.wheel.capped { text::capped() } else { "" })
            .to_owned()
    });
    let problem = problem(refused);
    let basis = html::div()
        .class("field")
        .prop("hidden", is_trying.clone())
        .child(html::label().attr("for", "field-basis").child(text::basis()))
        .child(basis_list(session, refused))
        .child(html::small().child(live(move || estimate(session))))
        .child(problem);
    let wins = shown_if(
        "wins",
        Field::Wins,
        text::wins(),
        text::per_month(),
        of_inputs(wins_hint),
        hidden_unless(|basis| matches!(basis, Basis::Promoter(_) | Basis::Separate(_))),
    );
    let note = html::p().class("note").child(capped);
    // What a promoter brings can be tried. How it is known cannot.
    let nothing_to_try = {
        let is_estimated = hidden_unless(|basis| matches!(basis, Basis::Promoter(_) | Basis::Separate(_)));
        live(move || is_trying.get() && is_estimated.get())
    };
    group(text::recommendation(), vec![basis, wins, note]).prop("hidden", nothing_to_try)
}

/// The list of the bases. `refused` gets the problem of a choice that the model refuses.
fn basis_list(session: Session, refused: RwSignal<String>) -> Element {
    let option = |(key, name): (&str, &str)| html::option().attr("value", key).child(name);
    let options = [
        ("typical", text::basis_typical()),
        ("measured", text::basis_measured()),
        ("promoter", text::basis_promoter()),
        ("separate", text::basis_separate()),
    ];
    let list = html::select()
        .attr("autocomplete", "off")
        .attr("id", "field-basis")
        .attr("name", "basis")
        .children(options.map(option));
    // An option that is marked as selected loses the mark when it is put into the list, so the list's value is set.
    let node = list.node().clone();
    let show = move || fields::set_value(&node, session.with_inputs(|inputs| inputs.basis.key()));
    let show_again = show.clone();
    Effect::new(move |_| show());
    let choose = move |event| {
        let result = choose_basis(session, &event_target_value(&event));
        // If the choice was refused, the list goes back to the basis in force.
        untrack(&show_again);
        refused.set(text::problem::words_if(result.err().as_ref()));
    };
    list.on("change", choose)
}

fn estimate(session: Session) -> String {
    if session.with_inputs(|inputs| inputs.basis != Basis::Typical) {
        return String::new();
    }
    match session.with_report(|report| report.share()) {
        Some(share) => text::estimated_share(&number::percent(share)),
        None => text::no_share().to_owned(),
    }
}

/// Changes the basis. The new one starts with the share or the wins in force, so that the result stays the same.
fn choose_basis(session: Session, key: &str) -> Result<(), Problem> {
    let (share, wins) = session.with_untracked(|now| (now.report.share(), now.report.wins()));
    session.end_step();
    session.edit(Field::Basis, |document| {
        let inputs = &mut document.inputs;
        inputs.basis = basis(key, share, wins).unwrap_or(inputs.basis);
        Ok(())
    })
}

fn basis(key: &str, share: Option<f64>, wins: Option<f64>) -> Option<Basis> {
    let rounded = |value: Option<f64>, scale: f64| (value.unwrap_or_default() * scale).round() / scale;
    let wins = || Wins::new(rounded(wins, 1e4)).ok();
    match key {
        "typical" => Some(Basis::Typical),
        "measured" => Recommended::percent(100.0 * rounded(share, 1e3))
            .ok()
            .map(Basis::Measured),
        "promoter" => wins().map(Basis::Promoter),
        "separate" => wins().map(Basis::Separate),
        _ => None,
    }
}

pub(super) fn share_hint(inputs: &Inputs) -> String {
    let [low, high] = inputs.preset.plausible().recommended;
    text::typical_share(&number::percent(low / 100.0), &number::percent(high / 100.0))
}

fn wins_hint(inputs: &Inputs) -> String {
    match inputs.basis {
        Basis::Separate(_) => text::separate_hint().to_owned(),
        _ => text::wins_hint().to_owned(),
    }
}

/// The choice of an example to start from.
fn presets() -> Element {
    let session = session();
    let choice = move |preset: Preset| {
        let chosen = live(move || session.with_inputs(|inputs| inputs.preset == preset));
        choice(
            "preset",
            text::preset(preset),
            chosen,
            Box::new(move || session.start_from(preset)),
        )
    };
    let choices = html::div()
        .class("choice")
        .attr("role", "radiogroup")
        .attr("aria-label", text::start_from())
        .children(Preset::ALL.map(choice));
    let chosen = live(move || session.with_inputs(|inputs| text::preset(inputs.preset).to_owned()));
    let named = chosen.clone();
    let name = live(move || [text::example(), ": ", &named.get()].concat());
    let summary = html::summary().attr("aria-label", name).child(chosen);
    html::details()
        .class("presets")
        .attr("id", "presets")
        .child(summary)
        .child(choices)
}
