//! "Your numbers": the fields, in the order in which a marketer has the figures at hand.

use flywheel_model::{Basis, Field, Inputs, Preset, Recommended, Sentiment, Votes, Wins, promoter_band};
use leptos::prelude::*;

use super::{entries, stages};
use crate::state::session;
use crate::text::{self, number};
use crate::ui::field::{Entry, NumberField};

#[component]
pub(crate) fn YourNumbers() -> AnyView {
    view! {
        <section class="your-numbers" aria-labelledby="your-numbers">
            <h2 id="your-numbers">{text::your_numbers()}</h2>
            <p class="soft">{text::your_numbers_hint()}</p>
            {plain("traffic", entries::TRAFFIC, text::traffic, text::per_month, traffic_hint)}
            <stages::Stages />
            {plain("customers", entries::CUSTOMERS, text::customers_today, text::customers_unit, nothing)}
            {plain("churn", entries::CHURN, text::churn, text::percent_per_month, churn_hint)}
            <SentimentFields />
            <BasisFields />
            {plain("products", entries::PRODUCTS, text::products, text::per_customer, products_hint)}
            {plain("cycle", entries::CYCLE, text::cycle, text::months_unit, cycle_hint)}
            {plain("market", entries::MARKET, text::market, text::customers_unit, market_hint)}
        </section>
    }
    .into_any()
}

fn plain(
    name: &'static str,
    entry: Entry,
    label: fn() -> &'static str,
    unit: fn() -> &'static str,
    hint: fn(&Inputs) -> String,
) -> AnyView {
    let inputs = session().inputs;
    view! {
        <NumberField
            entry
            name=name.to_owned()
            label=Signal::derive(move || label().to_owned())
            unit=Signal::derive(move || unit().to_owned())
            hint=Signal::derive(move || inputs.with(hint))
        />
    }
    .into_any()
}

fn nothing(_: &Inputs) -> String {
    String::new()
}

fn traffic_hint(_: &Inputs) -> String {
    text::traffic_hint().to_owned()
}

fn churn_hint(inputs: &Inputs) -> String {
    let [low, high] = inputs.preset.plausible().churn;
    text::typical_range(&number::percent(low / 100.0), &number::percent(high / 100.0))
}

fn products_hint(_: &Inputs) -> String {
    text::products_hint().to_owned()
}

fn cycle_hint(_: &Inputs) -> String {
    text::cycle_hint().to_owned()
}

fn market_hint(_: &Inputs) -> String {
    text::market_hint().to_owned()
}

/// NPS as a score, or from the counts of promoters, passives and detractors.
#[component]
fn SentimentFields() -> AnyView {
    let session = session();
    let counted = Memo::new(move |_| {
        session
            .inputs
            .with(|inputs| matches!(inputs.sentiment, Sentiment::Votes(_)))
    });
    let count = move |counts: bool| {
        // Neither way can be refused: the counts keep the score as near as a hundred answers allow.
        let _ = session.edit(Field::Votes, |inputs| {
            let sentiment = if counts {
                as_counts(inputs)
            } else {
                as_score(inputs)
            };
            Ok(Inputs {
                sentiment,
                ..inputs.clone()
            })
        });
        session.settle();
    };
    let fields = move || {
        if counted.get() {
            (
                plain(
                    "promoters",
                    entries::VOTES[0],
                    text::promoters,
                    text::answers,
                    counts_hint,
                ),
                plain(
                    "passives",
                    entries::VOTES[1],
                    text::passives,
                    text::answers,
                    nothing,
                ),
                plain(
                    "detractors",
                    entries::VOTES[2],
                    text::detractors,
                    text::answers,
                    nothing,
                ),
            )
                .into_any()
        } else {
            plain("nps", entries::NPS, text::nps, text::nps_unit, score_hint)
        }
    };
    let choice = move |counts: bool, words: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="sentiment"
                    prop:checked=move || counted.get() == counts
                    on:change=move |_| count(counts)
                />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="group">
            <legend>{text::nps_legend()}</legend>
            <div class="choice">{choice(false, text::nps_as_score())} {choice(true, text::nps_as_counts())}</div>
            {fields}
        </fieldset>
    }
    .into_any()
}

fn as_counts(inputs: &Inputs) -> Sentiment {
    let shares = inputs.sentiment.shares();
    let (promoters, detractors) = (
        (shares.promoters * 100.0).round(),
        (shares.detractors * 100.0).round(),
    );
    let passives = (100.0 - promoters - detractors).max(0.0);
    Votes::new(promoters, passives, detractors).map_or(inputs.sentiment, Sentiment::Votes)
}

fn as_score(inputs: &Inputs) -> Sentiment {
    flywheel_model::Nps::new(inputs.sentiment.score().round()).map_or(inputs.sentiment, Sentiment::Score)
}

fn score_hint(inputs: &Inputs) -> String {
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

/// Where recommended customers come from: an estimate, a measured share, or wins per promoter.
#[component]
fn BasisFields() -> AnyView {
    let session = session();
    let basis = Memo::new(move |_| session.inputs.with(|inputs| inputs.basis.key()));
    let refused = RwSignal::new(None::<String>);
    let choose = move |key: String| {
        let share = session.report.with_untracked(|report| report.share());
        let wins = session.report.with_untracked(|report| report.wins());
        let result = session.edit(Field::Basis, |inputs| {
            let basis = chosen(&key, share, wins).unwrap_or(inputs.basis);
            Ok(Inputs {
                basis,
                ..inputs.clone()
            })
        });
        refused.set(result.err().map(|problem| text::problem::words(&problem)));
        session.settle();
    };
    let fields = move || match basis.get() {
        "measured" => plain(
            "recommended",
            entries::RECOMMENDED,
            text::recommended,
            text::percent_unit,
            share_hint,
        ),
        "promoter" => plain("wins", entries::WINS, text::wins, text::per_month, wins_hint),
        "separate" => plain("wins", entries::WINS, text::wins, text::per_month, separate_hint),
        _ => ().into_any(),
    };
    let estimate = move || {
        let share = session.report.with(|report| report.share());
        (basis.get() == "typical").then(|| {
            let words = match share {
                Some(share) => text::estimated_share(&number::percent(share)),
                None => text::no_share().to_owned(),
            };
            view! { <small>{words}</small> }
        })
    };
    let capped = move || {
        session
            .report
            .with(|report| report.wheel.capped)
            .then(|| view! { <p class="note">{text::capped()}</p> })
    };
    let option = move |key: &'static str, words: &'static str| {
        view! { <option value=key prop:selected=move || basis.get() == key>{words}</option> }
    };
    view! {
        <fieldset class="group">
            <legend>{text::recommendation()}</legend>
            <div class="field">
                <label for="field-basis">{text::basis()}</label>
                <select id="field-basis" name="basis" on:change=move |event| choose(event_target_value(&event))>
                    {option("typical", text::basis_typical())}
                    {option("measured", text::basis_measured())}
                    {option("promoter", text::basis_promoter())}
                    {option("separate", text::basis_separate())}
                </select>
                {estimate}
                <p class="problem" role="status">{refused}</p>
            </div>
            {fields}
            {capped}
        </fieldset>
    }
    .into_any()
}

/// The basis of that name, starting from what is in force now, so that nothing jumps.
fn chosen(key: &str, share: Option<f64>, wins: Option<f64>) -> Option<Basis> {
    let wins = || Wins::new(rounded(wins.unwrap_or_default(), 1e4)).ok();
    match key {
        "typical" => Some(Basis::Typical),
        "measured" => Recommended::percent(rounded(share.unwrap_or_default() * 100.0, 1e2))
            .ok()
            .map(Basis::Measured),
        "promoter" => wins().map(Basis::Promoter),
        "separate" => wins().map(Basis::Separate),
        _ => None,
    }
}

fn rounded(value: f64, scale: f64) -> f64 {
    (value * scale).round() / scale
}

fn share_hint(inputs: &Inputs) -> String {
    let [low, high] = inputs.preset.plausible().recommended;
    text::typical_share(&number::percent(low / 100.0), &number::percent(high / 100.0))
}

fn wins_hint(_: &Inputs) -> String {
    text::wins_hint().to_owned()
}

fn separate_hint(_: &Inputs) -> String {
    text::separate_hint().to_owned()
}

/// The choice of an example to start from.
#[component]
pub(crate) fn Presets() -> AnyView {
    let session = session();
    let chosen = Memo::new(move |_| session.inputs.with(|inputs| inputs.preset));
    let choice = move |preset: Preset| {
        view! {
            <label>
                <input
                    type="radio"
                    name="preset"
                    value=preset.key()
                    prop:checked=move || chosen.get() == preset
                    on:change=move |_| session.replace(preset.inputs())
                />
                <span>{text::preset(preset)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="presets">
            <legend>{text::start_from()}</legend>
            <div class="choice">{Preset::ALL.map(choice).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
