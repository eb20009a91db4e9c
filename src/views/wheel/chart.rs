//! The flywheel compared with a funnel, which has no word of mouth, month by month, as a chart and as a table.

use flywheel_dom::{Element, Live, html, live, svg};
use flywheel_model::shown::Chart;
use flywheel_model::{Field, Projection, Report};
use leptos::prelude::*;

use super::figures::crossover;
use super::months;
use super::pinned::Pinned;
use super::plot::{Plot, TICKS};
use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::controls::scrolling;
use crate::ui::table::filled_table;
use crate::ui::{disclosure, number_field, shown_choice};

/// The lines to draw, of customers or of the customers won in each month. A line that does not apply is empty.
struct Lines<'a> {
    /// The flywheel with the change that is tried, or as it is today.
    flywheel: &'a [f64],
    funnel: &'a [f64],
    /// The flywheel as it is today, if a change is tried.
    today: &'a [f64],
    /// The wheel without push until the month that a stop test has reached.
    coasting: Vec<f64>,
    /// Percentiles 10, 25, 50, 75 and 90 of the customers, if any number is uncertain.
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
        let fan = report.fan.as_ref().filter(|_| cfg!(feature = "page") && !won);
        let coasting = report.coasting.as_ref().map(|coasting| &coasting.test);
        let coasting = coasting.map(|test| {
            let won_in = |(spun, drained): (&f64, &f64)| spun + drained;
            let line: Vec<f64> = if won {
                test.spun.iter().zip(&test.from_pipeline).map(won_in).collect()
            } else {
                test.customers.clone()
            };
            line.into_iter().take(today.len()).collect()
        });
        Lines {
            flywheel: changed.unwrap_or(today),
            funnel: if won {
                &report.projection.funnel_won
            } else {
                &report.projection.funnel
            },
            today: if changed.is_some() { today } else { &[] },
            coasting: coasting.unwrap_or_default(),
            fan: fan.map_or([&[]; 5], |fan| [&fan.p10, &fan.p25, &fan.p50, &fan.p75, &fan.p90]),
        }
    }

    /// Draws a line of before where no change is tried, as far as the others go.
    fn pin(&mut self, line: &'a [f64]) {
        if self.today.is_empty() {
            self.today = line.get(..self.flywheel.len()).unwrap_or(line);
        }
    }

    fn plot(&self) -> Plot {
        let [low, .., high] = self.fan;
        Plot::new(&[self.flywheel, self.funnel, self.today, &self.coasting, low, high])
    }

    fn ends(&self) -> [f64; 2] {
        [self.flywheel, self.funnel].map(|line| line.last().copied().unwrap_or_default())
    }
}

/// Whether the chart shows the customers won in each month, not the customers.
fn is_won(session: Session) -> bool {
    // The widget shows the customers alone.
    cfg!(feature = "page") && session.is_shown(Chart::Won)
}

pub(crate) fn chart() -> Element {
    let session = session();
    let month = RwSignal::new(None::<usize>);
    let choice = html::div()
        .class("choice")
        .attr("role", "radiogroup")
        .attr("aria-label", text::chart())
        .child(shown_choice(Chart::Customers, text::chart_customers()))
        .child(shown_choice(Chart::Won, text::chart_won()));
    let horizon = number_field(
        Field::Horizon,
        "horizon",
        Live::text(text::horizon()),
        text::months_unit(),
        Live::text(text::horizon_hint()),
    );
    let as_table = disclosure(
        "table",
        "chart-table",
        html::summary().child(text::as_table()),
        Box::new(move || as_table(session).into()),
    );
    html::section()
        .class("chart")
        .attr("aria-labelledby", "chart")
        .child(html::h2().attr("id", "chart").child(text::chart()))
        .child(choice)
        .child(plot(
            session,
            month,
            None,
            [Live::text(text::today()), last_month()],
        ))
        .child(readout(session, month))
        .child(horizon)
        .child(as_table)
}

/// The lines alone, with the author's beside them if it is pinned. `axis` names the first and the last month.
#[cfg(feature = "widget")]
pub(crate) fn plain_chart(pinned: Option<Pinned>, axis: [Live<String>; 2]) -> Element {
    html::section()
        .class("chart")
        .attr("aria-labelledby", "chart")
        .child(html::h2().attr("id", "chart").child(text::chart()))
        .child(plot(session(), RwSignal::new(None), pinned, axis))
}

/// "36 months", the end of the axis.
pub(crate) fn last_month() -> Live<String> {
    let session = session();
    live(move || session.with_inputs(|i| text::months(months(i), &number::whole(months(i)))))
}

/// The texts and paths of a plot, computed once for all of its parts.
#[derive(Clone, PartialEq)]
struct Drawn {
    label: String,
    /// Each path with its class, from the bottom layer to the top one.
    paths: [(&'static str, String); 10],
    /// The position and the text of each tick.
    ticks: [[String; 2]; TICKS],
    /// The position and the text at the end of the flywheel's and of the funnel's line.
    ends: [[String; 2]; 2],
    /// The position and the text of each threshold. Empty where it is not passed within the horizon.
    thresholds: [[String; 2]; 2],
}

impl Drawn {
    fn new(won: bool, report: &Report, pinned: &[f64]) -> Drawn {
        let mut l = Lines::of(won, report);
        l.pin(pinned);
        let plot = l.plot();
        let ends = l.ends();
        let end = |line: usize, name: fn(&str) -> String| {
            [plot.label_at(ends, line), name(&number::number(ends[line]))]
        };
        let passed = thresholds(won, report);
        let places = passed.iter().flatten();
        let threshold = |passed: &Option<(usize, String)>| match passed {
            Some((place, words)) => [plot.beside(*place), words.clone()],
            None => Default::default(),
        };
        let tick = |index: usize| {
            let text = plot.tick(index).map(number::number).unwrap_or_default();
            [plot.tick_at(index), text]
        };
        Drawn {
            label: described(won, report),
            paths: [
                ("grid", plot.grid()),
                ("fan", plot.area(l.fan[4], l.fan[0])),
                ("fan", plot.area(l.fan[3], l.fan[1])),
                ("gap", plot.area(l.flywheel, l.funnel)),
                (
                    "threshold",
                    places.map(|(place, _)| plot.marker(*place)).collect(),
                ),
                ("funnel-line", plot.line(l.funnel)),
                ("today-line", plot.line(l.today)),
                ("median-line", plot.line(l.fan[2])),
                ("flywheel-line", plot.line(l.flywheel)),
                ("coasting-line", plot.line(&l.coasting)),
            ],
            ticks: std::array::from_fn(tick),
            ends: [end(0, text::flywheel_ends), end(1, text::funnel_ends)],
            thresholds: passed.each_ref().map(threshold),
        }
    }
}

/// Breakthrough and crossover of the wheel that is drawn, each with its place on the lines and its words, if it is
/// passed within the horizon. Spin and churn stay as they are, so breakthrough is passed today or never.
fn thresholds(won: bool, report: &Report) -> [Option<(usize, String)>; 2] {
    let dials = report.shown();
    let last = report.projection.flywheel.len() - 1;
    // The first place of the customers won is the first month.
    let place = |month: f64| (month as usize).saturating_sub(usize::from(won));
    let breakthrough = dials
        .breakthrough
        .then(|| (0, text::threshold(text::breakthrough(), text::reached())));
    let crossed = dials.crossover.filter(|_| dials.crosses_within(last));
    let crossed = crossed.map(|month| {
        (
            place(month),
            text::threshold(text::crossover(), &crossover(dials)),
        )
    });
    [breakthrough, crossed]
}

/// The lines are in a box that stretches to any size, so their labels stand around it as HTML.
fn plot(
    session: Session,
    month: RwSignal<Option<usize>>,
    pinned: Option<Pinned>,
    axis: [Live<String>; 2],
) -> Element {
    let drawn = Memo::new(move |_| {
        let pinned = pinned.as_ref().map(Pinned::line).unwrap_or_default();
        session.with_report(|report| Drawn::new(is_won(session), report, &pinned))
    });
    let label = live(move || drawn.with(|drawn| drawn.label.clone()));
    let marker = live(move || {
        session.with_report(|report| {
            let won = is_won(session);
            let coasted = report.coasting.as_ref();
            let coasted = coasted.map(|coasting| coasting.month.saturating_sub(usize::from(won)));
            let last = report.projection.flywheel.len() - 1;
            let place = coasted.map(|place| place.min(last)).or_else(|| month.get());
            place.map_or_else(String::new, |place| Lines::of(won, report).plot().marker(place))
        })
    });
    let path = move |index: usize| {
        let class = drawn.with_untracked(|drawn| drawn.paths[index].0);
        let path = live(move || drawn.with(|drawn| drawn.paths[index].1.clone()));
        svg::path().class(class).attr("d", path)
    };
    let threshold = |index: usize| {
        let part = |part: usize| live(move || drawn.with(|drawn| drawn.thresholds[index][part].clone()));
        html::span().prop("style", part(0)).child(part(1))
    };
    let placed = |class: &str, top: Live<String>, text: Live<String>| {
        let top = live(move || format!("top: {}", top.get()));
        html::span().class(class).prop("style", top).child(text)
    };
    let tick = |index: usize| {
        let part = |part: usize| live(move || drawn.with(|drawn| drawn.ticks[index][part].clone()));
        placed("", part(0), part(1))
    };
    let end = |line: usize, class: &str| {
        let part = |part: usize| live(move || drawn.with(|drawn| drawn.ends[line][part].clone()));
        placed(class, part(0), part(1))
    };
    let hidden = |class: &str| html::div().class(class).attr("aria-hidden", "true");
    let lines = svg::svg()
        .attr("viewBox", "0 0 10000 10000")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .children((0..10).map(path))
        .child(svg::path().class("marker").attr("d", marker));
    let ends = hidden("ends")
        .child(end(0, "end flywheel"))
        .child(" ")
        .child(end(1, "end funnel"));
    let months = hidden("months").children(axis.map(|month| html::span().child(month)));
    html::div()
        .class("plot")
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("id", "plot")
        .child(hidden("axis").children((0..TICKS).map(tick)))
        .child(lines)
        .child(hidden("thresholds").children((0..2).map(threshold)))
        .child(ends)
        .child(months)
}

/// The accessible description of the chart.
fn described(won: bool, report: &Report) -> String {
    let [flywheel, funnel] = Lines::of(won, report).ends().map(number::number);
    let month = number::whole((report.projection.flywheel.len() - 1) as f64);
    let mut described = if won {
        text::chart_won_described(&month, &flywheel, &funnel)
    } else {
        text::chart_described(&month, &flywheel, &funnel)
    };
    for (_, words) in thresholds(won, report).iter().flatten() {
        text::add(&mut described, words);
    }
    described
}

/// A slider over the months, and the values of both lines in the chosen month.
fn readout(session: Session, month: RwSignal<Option<usize>>) -> Element {
    let last =
        move || session.with_report(|report| Lines::of(is_won(session), report).flywheel.len().max(1) - 1);
    let chosen = move || month.get().unwrap_or(usize::MAX).min(last());
    // The slider and the output both show it.
    let reading =
        Memo::new(move |_| session.with_report(|report| reading(is_won(session), report, chosen())));
    let reading = Live::from(reading);
    let moved = move |event: web_sys::Event| month.set(event_target_value(&event).parse().ok());
    let slider = html::input()
        .attr("id", "month")
        .attr("name", "month")
        .attr("type", "range")
        .attr("min", "0")
        .prop("max", live(move || last().to_string()))
        .prop("value", live(move || chosen().to_string()))
        .attr("aria-valuetext", reading.clone())
        .on("input", moved);
    html::div()
        .class("readout")
        .child(html::label().attr("for", "month").child(text::look_at_month()))
        .child(slider)
        .child(
            html::output()
                .attr("for", "month")
                .attr("id", "month-reads")
                .child(reading),
        )
}

/// The values at one place of the lines, in words. The place after `n` months has the customers at the end of month
/// `n`, or the customers won in month `n + 1`.
fn reading(won: bool, report: &Report, at: usize) -> String {
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
    let mut reading = text::month_reads(&month, &number::number(flywheel), &number::number(funnel), &gap);
    if let Some(today) = value(lines.today) {
        text::add(&mut reading, &text::month_today(&number::number(today)));
    }
    if let [Some(p10), Some(p25), Some(p50), Some(p75), Some(p90)] = lines.fan.map(value) {
        let [p10, p25, p50, p75, p90] = [p10, p25, p50, p75, p90].map(number::number);
        text::add(&mut reading, &text::month_fan(&p50, &p25, &p75, &p10, &p90));
    }
    reading
}

fn as_table(session: Session) -> Element {
    let caption = live(move || {
        if is_won(session) {
            text::chart_won()
        } else {
            text::chart_customers()
        }
        .to_owned()
    });
    let heads = move || {
        let columns = session.with_report(|report| columns(is_won(session), report));
        let heads = columns.iter().map(|(head, _)| (*head).to_owned());
        std::iter::once(text::month().to_owned()).chain(heads).collect()
    };
    let rows = move || {
        let columns = session.with_report(|report| columns(is_won(session), report));
        let months = columns.first().map_or(0, |(_, values)| values.len());
        let row = |at: usize| {
            let month = number::whole((at + usize::from(is_won(session))) as f64);
            let value = |values: &Vec<f64>| values.get(at).copied().map(number::number).unwrap_or_default();
            let values = columns.iter().map(|(_, values)| value(values));
            std::iter::once(month).chain(values).collect()
        };
        (0..months).map(row).collect()
    };
    let table = html::table().child(html::caption().child(caption));
    scrolling(
        text::as_table(),
        filled_table(table, Box::new(heads), Box::new(rows)),
    )
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
