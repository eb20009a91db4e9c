//! Flywheel against the ghost funnel, month by month, as a chart and as a table.

use flywheel_model::{Choice, Field, Projection, Report};
use leptos::prelude::*;

use super::months;
use super::plot::{Plot, TICKS};
use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::{Condition, Disclosure, NumberField, Words, fixed, shown_choice, whether, words};

/// What is drawn: customers, or the customers won each month. What there is not is empty.
struct Lines<'a> {
    /// The flywheel's: of the change that is tried, or today's.
    flywheel: &'a [f64],
    funnel: &'a [f64],
    /// Today's, beside a change.
    today: &'a [f64],
    /// Percentiles 10, 25, 50, 75 and 90 of what may happen.
    fan: [&'a [f64]; 5],
}

impl<'a> Lines<'a> {
    fn of(won: bool, report: &'a Report) -> Lines<'a> {
        let pick = |projection: &'a Projection| -> &'a [f64] {
            if won {
                &projection.won
            } else {
                &projection.flywheel
            }
        };
        let today = pick(&report.projection);
        let changed = report.what_if.as_ref().map(|changed| pick(&changed.projection));
        let fan = report.fan.as_ref().filter(|_| !won);
        Lines {
            flywheel: changed.unwrap_or(today),
            funnel: if won {
                &report.projection.funnel_won
            } else {
                &report.projection.funnel
            },
            today: if changed.is_some() { today } else { &[] },
            fan: fan.map_or([&[]; 5], |fan| [&fan.p10, &fan.p25, &fan.p50, &fan.p75, &fan.p90]),
        }
    }

    fn plot(&self) -> Plot {
        let [low, .., high] = self.fan;
        Plot::new(&[self.flywheel, self.funnel, self.today, low, high])
    }

    fn ends(&self) -> [f64; 2] {
        [self.flywheel, self.funnel].map(|line| line.last().copied().unwrap_or_default())
    }
}

#[component]
pub(crate) fn Chart() -> impl IntoView {
    let session = session();
    let won = whether(move || session.shows(Choice::Chart) == 1);
    let month = RwSignal::new(None::<usize>);
    view! {
        <section class="chart" aria-labelledby="chart">
            <h2 id="chart">{text::chart()}</h2>
            <div class="choice" role="radiogroup" aria-label=text::chart()>
                {shown_choice(Choice::Chart, 0, text::chart_customers())}
                {shown_choice(Choice::Chart, 1, text::chart_won())}
            </div>
            {plot(session, won, month)}
            {readout(session, won, month)}
            <NumberField
                entry=Field::Horizon
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

/// What a plot shows, in words and paths: computed once for all of its parts.
#[derive(Clone, PartialEq)]
struct Drawn {
    label: String,
    /// Each with its class, the lowest first.
    paths: [(&'static str, String); 8],
    /// Where each stands, and what it says.
    ticks: [[String; 2]; TICKS],
    ends: [[String; 2]; 2],
}

impl Drawn {
    fn new(won: bool, report: &Report) -> Drawn {
        let l = Lines::of(won, report);
        let plot = l.plot();
        let ends = l.ends();
        let end = |line: usize, name: fn(&str) -> String| {
            [plot.label_at(ends, line), name(&number::number(ends[line]))]
        };
        let tick = |index: usize| {
            let says = plot.tick(index).map(number::number).unwrap_or_default();
            [plot.tick_at(index), says]
        };
        Drawn {
            label: described(won, report),
            paths: [
                ("grid", plot.grid()),
                ("fan", plot.area(l.fan[4], l.fan[0])),
                ("fan", plot.area(l.fan[3], l.fan[1])),
                ("gap", plot.area(l.flywheel, l.funnel)),
                ("funnel-line", plot.line(l.funnel)),
                ("today-line", plot.line(l.today)),
                ("median-line", plot.line(l.fan[2])),
                ("flywheel-line", plot.line(l.flywheel)),
            ],
            ticks: std::array::from_fn(tick),
            ends: [end(0, text::flywheel_ends), end(1, text::funnel_ends)],
        }
    }
}

/// Lines in a box that stretches to any size; words stand around it as HTML.
fn plot(session: Session, won: Condition, month: RwSignal<Option<usize>>) -> impl IntoView {
    let drawn = Memo::new(move |_| session.report(|report| Drawn::new(won.get(), report)));
    let label = words(move || drawn.with(|drawn| drawn.label.clone()));
    let marker = words(move || match month.get() {
        Some(month) => session.report(|report| Lines::of(won.get(), report).plot().marker(month)),
        None => String::new(),
    });
    let path = move |index: usize| {
        let class = drawn.with_untracked(|drawn| drawn.paths[index].0);
        let path = words(move || drawn.with(|drawn| drawn.paths[index].1.clone()));
        view! { <path class=class d=path /> }
    };
    let tick = move |index: usize| {
        let top = words(move || drawn.with(|drawn| drawn.ticks[index][0].clone()));
        let says = words(move || drawn.with(|drawn| drawn.ticks[index][1].clone()));
        view! { <span style:top=top>{says}</span> }
    };
    let end = move |line: usize, class: &'static str| {
        let top = words(move || drawn.with(|drawn| drawn.ends[line][0].clone()));
        let says = words(move || drawn.with(|drawn| drawn.ends[line][1].clone()));
        view! { <span class=class style:top=top>{says}</span> }
    };
    let ticks: Vec<_> = (0..TICKS).map(tick).collect();
    let paths: Vec<_> = (0..8).map(path).collect();
    view! {
        <div class="plot" role="img" aria-label=label id="plot">
            <div class="axis" aria-hidden="true">{ticks}</div>
            <svg viewBox="0 0 10000 10000" preserveAspectRatio="none" aria-hidden="true">
                {paths}
                <path class="marker" d=marker />
            </svg>
            <div class="ends" aria-hidden="true">{end(0, "end flywheel")} {end(1, "end funnel")}</div>
            <div class="months" aria-hidden="true">
                <span>{text::today()}</span>
                <span>{words(move || session.inputs(|i| text::months(months(i), &number::whole(months(i)))))}</span>
            </div>
        </div>
    }
}

fn described(won: bool, report: &Report) -> String {
    let [flywheel, funnel] = Lines::of(won, report).ends().map(number::number);
    let month = number::whole((report.projection.flywheel.len() - 1) as f64);
    if won {
        text::chart_won_described(&month, &flywheel, &funnel)
    } else {
        text::chart_described(&month, &flywheel, &funnel)
    }
}

/// A slider over the months, and what both lines say in the chosen one.
fn readout(session: Session, won: Condition, month: RwSignal<Option<usize>>) -> impl IntoView {
    let last = move || session.report(|report| Lines::of(won.get(), report).flywheel.len().max(1) - 1);
    let chosen = move || month.get().unwrap_or(usize::MAX).min(last());
    // It stands in two places.
    let reading = Memo::new(move |_| session.report(|report| reads(won.get(), report, chosen())));
    let says = Words::from(reading);
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
    let lines = Lines::of(won, report);
    let value = |line: &[f64]| line.get(at).copied();
    let [flywheel, funnel] = [lines.flywheel, lines.funnel].map(|line| value(line).unwrap_or_default());
    let gap = flywheel - funnel;
    let gap = if gap.abs() < 0.005 {
        text::no_gap().to_owned()
    } else {
        text::gap(gap, &number::number(gap))
    };
    let month = number::whole((at + usize::from(won)) as f64);
    let mut reads = text::month_reads(&month, &number::number(flywheel), &number::number(funnel), &gap);
    if let Some(today) = value(lines.today) {
        text::add(&mut reads, &text::month_today(&number::number(today)));
    }
    if let [Some(p10), Some(p25), Some(p50), Some(p75), Some(p90)] = lines.fan.map(value) {
        let [p10, p25, p50, p75, p90] = [p10, p25, p50, p75, p90].map(number::number);
        text::add(&mut reads, &text::month_fan(&p50, &p25, &p75, &p10, &p90));
    }
    reads
}

fn table(session: Session, won: Condition) -> AnyView {
    let cells = move || session.report(|report| columns(won.get(), report));
    let head = move || {
        let heads = cells()
            .into_iter()
            .map(|(head, _)| view! { <th scope="col">{head}</th> });
        heads.collect_view()
    };
    let rows = move || {
        let columns = cells();
        let months = columns.first().map_or(0, |(_, values)| values.len());
        let row = |at: usize| {
            let month = number::whole((at + usize::from(won.get())) as f64);
            let cells = columns.iter().map(|(_, values)| {
                let value = values.get(at).copied().map(number::number);
                view! { <td>{value.unwrap_or_default()}</td> }
            });
            view! {
                <tr>
                    <th scope="row">{month}</th>
                    {cells.collect_view()}
                </tr>
            }
        };
        (0..months).map(row).collect_view()
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
        <div class="scroll" tabindex="0" role="group" aria-label=text::as_table()>
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text::month()}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The table's columns: a heading and a value for each month.
fn columns(won: bool, report: &Report) -> Vec<(&'static str, Vec<f64>)> {
    let lines = Lines::of(won, report);
    let gap = lines
        .flywheel
        .iter()
        .zip(lines.funnel)
        .map(|(flywheel, funnel)| flywheel - funnel);
    let mut columns = vec![
        (text::flywheel(), lines.flywheel.to_vec()),
        (text::funnel(), lines.funnel.to_vec()),
        (text::difference(), gap.collect()),
    ];
    if !lines.today.is_empty() {
        columns.push((text::todays_wheel(), lines.today.to_vec()));
    }
    if !lines.fan[0].is_empty() {
        let heads = ["P10", "P25", "P50", "P75", "P90"];
        columns.extend(heads.into_iter().zip(lines.fan.map(<[f64]>::to_vec)));
    }
    columns
}
