//! Flywheel against the ghost funnel, month by month, as a chart and as a table.

use flywheel_model::{Projection, Report};
use leptos::prelude::*;

use super::entries::{self, months};
use crate::state::session;
use crate::text::{self, number};
use crate::ui::disclosure::Disclosure;
use crate::ui::field::NumberField;

/// What the lines show.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Customers,
    Won,
}

impl Shown {
    fn lines(self, projection: &Projection) -> [&[f64]; 2] {
        match self {
            Shown::Customers => [&projection.flywheel, &projection.funnel],
            Shown::Won => [&projection.won, &projection.funnel_won],
        }
    }
}

#[component]
pub(crate) fn Chart() -> AnyView {
    let session = session();
    let shown = RwSignal::new(Shown::Customers);
    let month = RwSignal::new(None::<usize>);
    let choice = move |value: Shown, words: &'static str| {
        view! {
            <label>
                <input type="radio" name="shown" prop:checked=move || shown.get() == value on:change=move |_| shown.set(value) />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <section class="chart" aria-labelledby="chart">
            <h2 id="chart">{text::chart()}</h2>
            <div class="choice" role="radiogroup" aria-label=text::chart()>
                {choice(Shown::Customers, text::chart_customers())}
                {choice(Shown::Won, text::chart_won())}
            </div>
            {plot(shown, month)}
            {readout(shown, month)}
            <NumberField
                entry=entries::HORIZON
                name="horizon".to_owned()
                label=Signal::derive(|| text::horizon().to_owned())
                unit=Signal::derive(|| text::months_unit().to_owned())
                hint=Signal::derive(|| text::horizon_hint().to_owned())
            />
            <Disclosure
                class="table"
                id="chart-table"
                summary=text::as_table().into_any()
                body=move || table(shown, session.report)
            />
        </section>
    }
    .into_any()
}

/// The scale's top and its step: the largest value rounded up to 1, 2 or 5 times a power of ten.
fn scale(lines: [&[f64]; 2]) -> (f64, f64, f64) {
    let values = || lines.iter().flat_map(|line| line.iter().copied());
    let top = values().fold(f64::MIN_POSITIVE, f64::max);
    let bottom = values().fold(top, f64::min);
    // Far from zero the lines would be flat: start where they do.
    let from = if bottom > 0.6 * top && top > bottom {
        bottom
    } else {
        0.0
    };
    let power = 10f64.powf(((top - from) / 4.0).log10().floor());
    let rough = (top - from) / 4.0 / power;
    let step = power
        * if rough <= 1.0 {
            1.0
        } else if rough <= 2.0 {
            2.0
        } else if rough <= 5.0 {
            5.0
        } else {
            10.0
        };
    ((from / step).floor() * step, (top / step).ceil() * step, step)
}

/// Lines in a box of 1000 by 1000 that stretches to any size; words stand around it as HTML.
fn plot(shown: RwSignal<Shown>, month: RwSignal<Option<usize>>) -> AnyView {
    let session = session();
    let geometry = Memo::new(move |_| {
        session
            .report
            .with(|report| Geometry::new(shown.get().lines(&report.projection)))
    });
    let label = move || session.report.with(|report| described(shown.get(), report));
    let marker = move || {
        month
            .get()
            .map(|month| geometry.with(|g| format!("M{:.1} 0V1000", g.x(month))))
    };
    let top = |share: f64| format!("{:.2}%", share * 100.0);
    let ticks = move || {
        let tick = |(share, words): (f64, String)| view! { <span style:top=top(share)>{words}</span> };
        geometry
            .with(|g| g.ticks.clone())
            .into_iter()
            .map(tick)
            .collect_view()
    };
    let end = move |line: usize, name: fn(&str) -> String| {
        view! {
            <span class=["end flywheel", "end funnel"][line] style:top=move || top(geometry.with(|g| g.label_at[line]))>
                {move || geometry.with(|g| name(&number::number(g.last[line])))}
            </span>
        }
    };
    view! {
        <div class="plot" role="img" aria-label=label id="plot">
            <div class="axis" aria-hidden="true">{ticks}</div>
            <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
                <path class="grid" d=move || geometry.with(|g| g.grid.clone()) />
                <path class="gap" d=move || geometry.with(|g| g.area.clone()) />
                <path class="funnel-line" d=move || geometry.with(|g| g.funnel.clone()) />
                <path class="flywheel-line" d=move || geometry.with(|g| g.flywheel.clone()) />
                <path class="marker" d=marker />
            </svg>
            <div class="ends" aria-hidden="true">{end(0, text::flywheel_ends)} {end(1, text::funnel_ends)}</div>
            <div class="months" aria-hidden="true">
                <span>{text::today()}</span>
                <span>{move || session.inputs.with(|i| text::months(months(i), &number::whole(months(i))))}</span>
            </div>
        </div>
    }
    .into_any()
}

#[derive(Clone, PartialEq)]
struct Geometry {
    last: [f64; 2],
    label_at: [f64; 2],
    grid: String,
    area: String,
    flywheel: String,
    funnel: String,
    ticks: Vec<(f64, String)>,
    per_month: f64,
}

impl Geometry {
    fn new(lines: [&[f64]; 2]) -> Geometry {
        let (from, to, step) = scale(lines);
        let share = |value: f64| 1.0 - (value - from) / (to - from);
        let per_month = 1000.0 / (lines[0].len().max(2) - 1) as f64;
        let points = |line: &[f64]| -> Vec<String> {
            let point = |(month, &value): (usize, &f64)| {
                format!("{:.1} {:.1}", month as f64 * per_month, share(value) * 1000.0)
            };
            line.iter().enumerate().map(point).collect()
        };
        let (flywheel, mut funnel) = (points(lines[0]), points(lines[1]));
        let (flywheel_path, funnel_path) = (
            format!("M{}", flywheel.join("L")),
            format!("M{}", funnel.join("L")),
        );
        funnel.reverse();
        let count = ((to - from) / step).round().clamp(1.0, 12.0) as u32;
        let tick = |index: u32| from + f64::from(index) * step;
        let grid = (0..=count)
            .map(|index| format!("M0 {:.1}H1000", share(tick(index)) * 1000.0))
            .collect();
        let last = lines.map(|line| line.last().copied().unwrap_or_default());
        Geometry {
            last,
            label_at: apart(last.map(share)),
            area: format!("{flywheel_path}L{}Z", funnel.join("L")),
            flywheel: flywheel_path,
            funnel: funnel_path,
            grid,
            ticks: (0..=count)
                .map(|index| (share(tick(index)), number::number(tick(index))))
                .collect(),
            per_month,
        }
    }

    fn x(&self, month: usize) -> f64 {
        month as f64 * self.per_month
    }
}

/// Two labels need this share of the height between them to be read.
fn apart([flywheel, funnel]: [f64; 2]) -> [f64; 2] {
    const APART: f64 = 0.16;
    let missing = (APART - (funnel - flywheel).abs()).max(0.0) / 2.0;
    let (upper, lower) = if flywheel <= funnel {
        (-missing, missing)
    } else {
        (missing, -missing)
    };
    [flywheel + upper, funnel + lower]
}

fn described(shown: Shown, report: &Report) -> String {
    let [flywheel, funnel] = shown
        .lines(&report.projection)
        .map(|line| line.last().copied().unwrap_or_default());
    let month = number::whole((report.projection.flywheel.len() - 1) as f64);
    let [flywheel, funnel] = [flywheel, funnel].map(number::number);
    match shown {
        Shown::Customers => text::chart_described(&month, &flywheel, &funnel),
        Shown::Won => text::chart_won_described(&month, &flywheel, &funnel),
    }
}

/// A slider over the months, and what both lines say in the chosen one.
fn readout(shown: RwSignal<Shown>, month: RwSignal<Option<usize>>) -> AnyView {
    let session = session();
    let last = Memo::new(move |_| {
        session
            .report
            .with(|report| shown.get().lines(&report.projection)[0].len().max(1) - 1)
    });
    let chosen = move || month.get().unwrap_or(usize::MAX).min(last.get());
    let words = Memo::new(move |_| {
        session.report.with(|report| {
            let at = chosen();
            let [flywheel, funnel] = shown
                .get()
                .lines(&report.projection)
                .map(|line| line.get(at).copied().unwrap_or_default());
            // A month's wins end with that month; customers are counted at its end.
            let named = at + usize::from(shown.get() == Shown::Won);
            let [flywheel_words, funnel_words] = [flywheel, funnel].map(number::number);
            let gap = gap(flywheel - funnel);
            text::month_reads(&number::whole(named as f64), &flywheel_words, &funnel_words, &gap)
        })
    });
    let moved = move |event: web_sys::Event| month.set(event_target_value(&event).parse().ok());
    view! {
        <div class="readout">
            <label for="month">{text::look_at_month()}</label>
            <input
                id="month"
                name="month"
                type="range"
                min="0"
                prop:max=move || last.get().to_string()
                prop:value=move || chosen().to_string()
                aria-valuetext=words
                on:input=moved
            />
            <output for="month" id="month-reads">{words}</output>
        </div>
    }
    .into_any()
}

fn gap(customers: f64) -> String {
    if customers.abs() < 0.005 {
        return text::no_gap().to_owned();
    }
    text::gap(customers, &number::number(customers))
}

fn table(shown: RwSignal<Shown>, report: Memo<Report>) -> AnyView {
    let rows = move || {
        report.with(|report| {
            let [flywheel, funnel] = shown.get().lines(&report.projection);
            let first = usize::from(shown.get() == Shown::Won);
            let row = |(index, (flywheel, funnel)): (usize, (&f64, &f64))| {
                view! {
                    <tr>
                        <th scope="row">{number::whole((index + first) as f64)}</th>
                        <td>{number::number(*flywheel)}</td>
                        <td>{number::number(*funnel)}</td>
                        <td>{number::number(flywheel - funnel)}</td>
                    </tr>
                }
            };
            flywheel.iter().zip(funnel).enumerate().map(row).collect_view()
        })
    };
    let caption = move || match shown.get() {
        Shown::Customers => text::chart_customers(),
        Shown::Won => text::chart_won(),
    };
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
