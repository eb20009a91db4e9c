//! Flywheel against the ghost funnel, month by month, as a chart and as a table.

use flywheel_model::{Projection, Report};
use leptos::prelude::*;

use super::entries::{self, months};
use super::inputs::choice;
use super::plot::{Plot, TICKS};
use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::{Condition, Disclosure, NumberField, fixed, whether, words};

/// The flywheel's line and the funnel's: customers, or the customers won each month.
fn lines(won: bool, projection: &Projection) -> [&[f64]; 2] {
    if won {
        [&projection.won, &projection.funnel_won]
    } else {
        [&projection.flywheel, &projection.funnel]
    }
}

#[component]
pub(super) fn Chart() -> impl IntoView {
    let session = session();
    let won = RwSignal::new(false);
    let month = RwSignal::new(None::<usize>);
    let customers = whether(move || !won.get());
    view! {
        <section class="chart" aria-labelledby="chart">
            <h2 id="chart">{text::chart()}</h2>
            <div class="choice" role="radiogroup" aria-label=text::chart()>
                {choice("shown", text::chart_customers(), customers, Box::new(move || won.set(false)))}
                {choice("shown", text::chart_won(), Condition::from(won), Box::new(move || won.set(true)))}
            </div>
            {plot(session, won, month)}
            {readout(session, won, month)}
            <NumberField
                entry=entries::HORIZON
                name="horizon".to_owned()
                label=fixed(text::horizon())
                unit=text::months_unit()
                hint=fixed(text::horizon_hint())
                hidden=whether(|| false)
            />
            <Disclosure
                class="table"
                id="chart-table"
                summary=text::as_table().into_any()
                body=Box::new(move || table(session, won))
            />
        </section>
    }
}

/// Lines in a box that stretches to any size; words stand around it as HTML.
fn plot(session: Session, won: RwSignal<bool>, month: RwSignal<Option<usize>>) -> impl IntoView {
    // Computed for each part anew: a few dozen points cost less than one more type of signal.
    let plot = move || session.report(|report| Plot::new(lines(won.get(), &report.projection)));
    let label = words(move || session.report(|report| described(won.get(), report)));
    let path = move |path: fn(&Plot) -> String| words(move || path(&plot()));
    let marker = words(move || match month.get() {
        Some(month) => plot().marker(month),
        None => String::new(),
    });
    let tick = move |index: usize| {
        let top = words(move || plot().tick_at(index));
        let says = words(move || plot().tick(index).map(number::number).unwrap_or_default());
        view! { <span style:top=top>{says}</span> }
    };
    let end = move |line: usize, class: &'static str, name: fn(&str) -> String| {
        let top = words(move || plot().label_at(line));
        let says = words(move || name(&number::number(plot().last[line])));
        view! { <span class=class style:top=top>{says}</span> }
    };
    let ticks: Vec<_> = (0..TICKS).map(tick).collect();
    view! {
        <div class="plot" role="img" aria-label=label id="plot">
            <div class="axis" aria-hidden="true">{ticks}</div>
            <svg viewBox="0 0 10000 10000" preserveAspectRatio="none" aria-hidden="true">
                <path class="grid" d=path(Plot::grid) />
                <path class="gap" d=path(Plot::gap) />
                <path class="funnel-line" d=path(|plot| plot.line(1)) />
                <path class="flywheel-line" d=path(|plot| plot.line(0)) />
                <path class="marker" d=marker />
            </svg>
            <div class="ends" aria-hidden="true">
                {end(0, "end flywheel", text::flywheel_ends)}
                {end(1, "end funnel", text::funnel_ends)}
            </div>
            <div class="months" aria-hidden="true">
                <span>{text::today()}</span>
                <span>{words(move || session.inputs(|i| text::months(months(i), &number::whole(months(i)))))}</span>
            </div>
        </div>
    }
}

fn described(won: bool, report: &Report) -> String {
    let [flywheel, funnel] =
        lines(won, &report.projection).map(|line| number::number(line.last().copied().unwrap_or_default()));
    let month = number::whole((report.projection.flywheel.len() - 1) as f64);
    if won {
        text::chart_won_described(&month, &flywheel, &funnel)
    } else {
        text::chart_described(&month, &flywheel, &funnel)
    }
}

/// A slider over the months, and what both lines say in the chosen one.
fn readout(session: Session, won: RwSignal<bool>, month: RwSignal<Option<usize>>) -> impl IntoView {
    let last = move || session.report(|report| lines(won.get(), &report.projection)[0].len().max(1) - 1);
    let chosen = move || month.get().unwrap_or(usize::MAX).min(last());
    let says = words(move || session.report(|report| reads(won.get(), report, chosen())));
    let moved = move |event: web_sys::Event| month.set(event_target_value(&event).parse().ok());
    view! {
        <div class="readout">
            <label for="month">{text::look_at_month()}</label>
            <input
                id="month"
                name="month"
                type="range"
                min="0"
                prop:max=words(move || last().to_string())
                prop:value=words(move || chosen().to_string())
                aria-valuetext=says
                on:input=moved
            />
            <output for="month" id="month-reads">
                {says}
            </output>
        </div>
    }
}

/// A month's wins end with that month; customers are counted at its end.
fn reads(won: bool, report: &Report, at: usize) -> String {
    let [flywheel, funnel] =
        lines(won, &report.projection).map(|line| line.get(at).copied().unwrap_or_default());
    let gap = flywheel - funnel;
    let gap = if gap.abs() < 0.005 {
        text::no_gap().to_owned()
    } else {
        text::gap(gap, &number::number(gap))
    };
    let month = number::whole((at + usize::from(won)) as f64);
    text::month_reads(&month, &number::number(flywheel), &number::number(funnel), &gap)
}

fn table(session: Session, won: RwSignal<bool>) -> AnyView {
    let row = |(month, (flywheel, funnel)): (usize, (&f64, &f64))| {
        let month = number::whole(month as f64);
        let [flywheel, funnel, gap] = [*flywheel, *funnel, flywheel - funnel].map(number::number);
        view! {
            <tr>
                <th scope="row">{month}</th>
                <td>{flywheel}</td>
                <td>{funnel}</td>
                <td>{gap}</td>
            </tr>
        }
    };
    let rows = move || {
        session.report(|report| {
            let [flywheel, funnel] = lines(won.get(), &report.projection);
            let months = usize::from(won.get())..;
            months.zip(flywheel.iter().zip(funnel)).map(row).collect_view()
        })
    };
    let caption = words(move || {
        if won.get() {
            text::chart_won()
        } else {
            text::chart_customers()
        }
        .to_owned()
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=text::as_table()>
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text::month()}</th>
                        <th scope="col">{text::flywheel()}</th>
                        <th scope="col">{text::funnel()}</th>
                        <th scope="col">{text::difference()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
