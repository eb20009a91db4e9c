//! "Your numbers": the fields, in the order in which a marketer has the figures at hand.

#[cfg(feature = "widget")]
use flywheel_model::embed::Open;
use flywheel_model::{
    Basis, Field, Inputs, Nps, Preset, Problem, Recommended, Sentiment, Votes, Wins, promoter_band,
};
use leptos::prelude::*;

use super::stages;
use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::{Condition, NumberField, Words, choice, fixed, whether, words};

#[component]
pub(crate) fn YourNumbers() -> impl IntoView {
    view! {
        <section class="your-numbers" aria-labelledby="your-numbers">
            <h2 id="your-numbers">{text::your_numbers()}</h2>
            <p class="soft">{text::your_numbers_hint()}</p>
            {traffic()}
            <stages::Stages />
            {customers()}
            {churn()}
            <SentimentFields />
            <BasisFields />
            {plain("products", Field::Products, text::products(), text::per_customer(), fixed(text::products_hint()))}
            {plain("cycle", Field::Cycle, text::cycle(), text::months_unit(), fixed(text::cycle_hint()))}
            {plain("market", Field::Market, text::market(), text::customers_unit(), fixed(text::market_hint()))}
        </section>
    }
}

/// The fields of one number that an embedder opens to readers.
#[cfg(feature = "widget")]
pub(crate) fn opened(open: Open) -> AnyView {
    match open {
        Open::Traffic => traffic(),
        Open::Conversion => stages::conversions().into_any(),
        Open::Customers => customers(),
        Open::Churn => churn(),
        Open::Nps => plain("nps", Field::Nps, text::nps(), "", of_inputs(score_hint)),
        Open::Recommended => plain(
            "recommended",
            Field::Recommended,
            text::recommended(),
            text::percent_unit(),
            of_inputs(share_hint),
        ),
    }
}

fn traffic() -> AnyView {
    let hint = fixed(text::traffic_hint());
    plain(
        "traffic",
        Field::Traffic,
        text::traffic(),
        text::per_month(),
        hint,
    )
}

fn customers() -> AnyView {
    let (label, unit) = (text::customers_today(), text::customers_unit());
    plain("customers", Field::Customers, label, unit, fixed(""))
}

fn churn() -> AnyView {
    let hint = of_inputs(churn_hint);
    plain(
        "churn",
        Field::Churn,
        text::churn(),
        text::percent_per_month(),
        hint,
    )
}

fn plain(name: &str, field: Field, label: &str, unit: &'static str, hint: Words) -> AnyView {
    shown_if(name, field, label, unit, hint, whether(|| false))
}

fn shown_if(
    name: &str,
    field: Field,
    label: &str,
    unit: &'static str,
    hint: Words,
    hidden: Condition,
) -> AnyView {
    view! { <NumberField entry=field name=name.to_owned() label=fixed(label) unit hint hidden /> }.into_any()
}

/// Words that depend on the inputs alone.
fn of_inputs(says: fn(&Inputs) -> String) -> Words {
    let session = session();
    words(move || session.inputs(says))
}

fn churn_hint(inputs: &Inputs) -> String {
    let [low, high] = inputs.preset.plausible().churn;
    text::typical_range(&number::percent(low / 100.0), &number::percent(high / 100.0))
}

/// NPS as a score, or from the counts of promoters, passives and detractors.
#[component]
fn SentimentFields() -> impl IntoView {
    let session = session();
    let counted = whether(move || session.inputs(|inputs| matches!(inputs.sentiment, Sentiment::Votes(_))));
    let scored = whether(move || !counted.get());
    let count = move |change: fn(&Inputs) -> Sentiment| {
        // Neither way can be refused: the counts keep the score as near as a hundred answers allow.
        let _ = session.edit(Field::Votes, |document| {
            document.inputs.sentiment = change(&document.inputs);
            Ok(())
        });
        session.settle();
    };
    view! {
        <fieldset class="group">
            <legend>{text::nps_legend()}</legend>
            <div class="choice">
                {choice("sentiment", text::nps_as_score(), scored, Box::new(move || count(as_score)))}
                {choice("sentiment", text::nps_as_counts(), counted, Box::new(move || count(as_counts)))}
            </div>
            {shown_if("nps", Field::Nps, text::nps(), "", of_inputs(score_hint), counted)}
            {shown_if("promoters", Field::Vote(0), text::promoters(), text::answers(), of_inputs(counts_hint), scored)}
            {shown_if("passives", Field::Vote(1), text::passives(), text::answers(), fixed(""), scored)}
            {shown_if("detractors", Field::Vote(2), text::detractors(), text::answers(), fixed(""), scored)}
        </fieldset>
    }
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
fn BasisFields() -> impl IntoView {
    let session = session();
    let refused = RwSignal::new(String::new());
    let not = move |keys: &'static [&'static str]| {
        whether(move || session.inputs(|inputs| !keys.contains(&inputs.basis.key())))
    };
    let list = NodeRef::<leptos::html::Select>::new();
    // An option's own mark is lost while the list is put together: the list is told as a whole.
    let show = move |key: &str| {
        if let Some(list) = list.get() {
            list.set_value(key);
        }
    };
    Effect::new(move |_| show(session.inputs(|inputs| inputs.basis.key())));
    let option = move |key: &'static str, says: &'static str| view! { <option value=key>{says}</option> };
    let choose = move |event| {
        let result = choose_basis(session, &event_target_value(&event));
        // A refused choice leaves the list where it was.
        show(session.once(|now| now.document.inputs.basis.key()));
        refused.set(
            result
                .err()
                .map(|problem| text::problem::words(&problem))
                .unwrap_or_default(),
        );
    };
    let capped = words(move || {
        session
            .report(|r| if r.wheel.capped { text::capped() } else { "" })
            .to_owned()
    });
    view! {
        <fieldset class="group">
            <legend>{text::recommendation()}</legend>
            <div class="field">
                <label for="field-basis">{text::basis()}</label>
                <select id="field-basis" name="basis" node_ref=list on:change=choose>
                    {option("typical", text::basis_typical())}
                    {option("measured", text::basis_measured())}
                    {option("promoter", text::basis_promoter())}
                    {option("separate", text::basis_separate())}
                </select>
                <small>{words(move || estimate(session))}</small>
                <p class="problem" role="status">
                    {Words::from(refused)}
                </p>
            </div>
            {shown_if(
                "recommended",
                Field::Recommended,
                text::recommended(),
                text::percent_unit(),
                of_inputs(share_hint),
                not(&["measured"]),
            )}
            {shown_if(
                "wins",
                Field::Wins,
                text::wins(),
                text::per_month(),
                of_inputs(wins_hint),
                not(&["promoter", "separate"]),
            )}
            <p class="note">{capped}</p>
        </fieldset>
    }
}

fn estimate(session: Session) -> String {
    if session.inputs(|inputs| inputs.basis != Basis::Typical) {
        return String::new();
    }
    match session.report(|report| report.share()) {
        Some(share) => text::estimated_share(&number::percent(share)),
        None => text::no_share().to_owned(),
    }
}

/// Changes the basis, starting from what is in force now, so that nothing jumps.
fn choose_basis(session: Session, key: &str) -> Result<(), Problem> {
    let (share, wins) = session.once(|now| (now.report.share(), now.report.wins()));
    session.settle();
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

fn share_hint(inputs: &Inputs) -> String {
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
#[component]
pub(crate) fn Presets() -> impl IntoView {
    let session = session();
    let choice = move |preset: Preset| {
        let chosen = whether(move || session.inputs(|inputs| inputs.preset == preset));
        choice(
            "preset",
            text::preset(preset),
            chosen,
            Box::new(move || session.start_from(preset)),
        )
    };
    view! {
        <fieldset class="presets">
            <legend>{text::start_from()}</legend>
            <div class="choice">{Preset::ALL.map(choice)}</div>
        </fieldset>
    }
}
