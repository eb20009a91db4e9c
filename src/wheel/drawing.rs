//! The wheel as a machine drawing: segments stand still, the rotor turns inside them, a shoe brakes.
//! All its facts stand as words in its label and its legend.

use flywheel_model::{Report, StopTest};
use leptos::prelude::*;
use std::f64::consts::PI;

use super::stop::Stopped;
use crate::state::session;
use crate::text::{self, number};
use crate::web::motion;

/// Radii in the drawing's units; the drawing is 400 wide.
const RIM: f64 = 148.0;
const HUB: f64 = 58.0;
const SEGMENTS: f64 = 176.0;
const ARROWS: f64 = 192.0;

/// One turn a minute at playback rate 1; the stylesheet's animation lasts a minute.
/// Ten times the customers a month is this many turns a minute more.
const TURNS_PER_DECADE: f64 = 1.5;

/// Turns a minute on a logarithmic scale, so that an agency and a marketplace can both be read.
fn turns(customers_a_month: f64) -> f64 {
    TURNS_PER_DECADE * (1.0 + 10.0 * customers_a_month).log10()
}

/// Logarithmic as well: every tenfold mass is a rim as much thicker.
fn rim_thickness(mass: f64) -> f64 {
    (8.0 + 7.0 * (1.0 + mass).log10()).min(RIM - HUB - 12.0)
}

/// How hard the shoe presses, 0 to 1: from a thousandth to a third of the customers a month, net.
fn pressure(friction: f64) -> f64 {
    if friction <= 0.0 {
        0.0
    } else {
        ((friction / 0.001).log10() / 2.5).clamp(0.05, 1.0)
    }
}

#[component]
pub(crate) fn Drawing(stopped: Stopped, test: Memo<StopTest>, labels: RwSignal<bool>) -> AnyView {
    let session = session();
    let of = move |fact: fn(&Report) -> f64| Memo::new(move |_| session.report.with(fact));
    let thickness = of(|r| rim_thickness(r.dials.mass));
    let press = of(|r| pressure(r.dials.friction));
    let label = move || {
        session
            .report
            .with(|report| described(report, session.inputs.get().sentiment.score()))
    };
    view! {
        <div class="wheel" role="img" aria-label=label id="wheel">
            <Rotor thickness rate=Signal::derive(move || {
                let today = session.report.with(|report| report.dials.speed);
                test.with(|test| stopped.rate(today, test))
            }) />
            <svg class="stator" viewBox="-200 -200 400 400" aria-hidden="true">
                {segments(labels)}
                {arrows(stopped)}
                <g class="brake" transform="rotate(-30)">
                    <circle class="glow" r=move || 6.0 + 16.0 * press.get() cx=RIM cy="0" />
                    <path class="shoe" d=shoe() transform=move || format!("translate({:.1})", 10.0 * (1.0 - press.get())) />
                    <path class="arm" d=format!("M{} 0H198", RIM + 12.0) />
                </g>
                {hub()}
            </svg>
        </div>
    }
    .into_any()
}

/// The part that turns is a layer of its own, so that the browser can turn it without redrawing.
#[component]
fn Rotor(thickness: Memo<f64>, #[prop(into)] rate: Signal<f64>) -> AnyView {
    let rotor = NodeRef::<leptos::html::Div>::new();
    let visible = RwSignal::new(true);
    let rate = Memo::new(move |_| if visible.get() { turns(rate.get()) } else { 0.0 });
    Effect::new(move |watched: Option<bool>| {
        let Some(element) = rotor.get() else { return false };
        motion::set_rate(&element, rate.get());
        if watched != Some(true) {
            motion::on_visibility(&element, move |seen| visible.set(seen));
        }
        true
    });
    view! {
        <div class="rotor" node_ref=rotor>
            <svg viewBox="-200 -200 400 400" aria-hidden="true">
                <circle class="mass" r=move || RIM - thickness.get() / 2.0 stroke-width=move || thickness.get() />
                <circle class="line" r=RIM />
                <circle class="line" r=move || RIM - thickness.get() />
                <path class="ticks" d=ticks() />
                <path class="spokes" d=move || spokes(RIM - thickness.get()) />
            </svg>
        </div>
    }
    .into_any()
}

/// The point at an angle in degrees, clockwise from the right.
fn point(radius: f64, degrees: f64) -> (f64, f64) {
    let angle = degrees * PI / 180.0;
    (radius * angle.cos(), radius * angle.sin())
}

fn arc(radius: f64, from: f64, to: f64) -> String {
    let ((x0, y0), (x1, y1)) = (point(radius, from), point(radius, to));
    let large = u8::from((to - from).abs() > 180.0);
    let sweep = u8::from(to > from);
    format!("M{x0:.1} {y0:.1}A{radius} {radius} 0 {large} {sweep} {x1:.1} {y1:.1}")
}

fn ticks() -> String {
    let tick = |index: u32| {
        let (degrees, length) = (
            f64::from(index) * 6.0,
            if index.is_multiple_of(5) { 9.0 } else { 5.0 },
        );
        let ((x0, y0), (x1, y1)) = (point(RIM, degrees), point(RIM - length, degrees));
        format!("M{x0:.1} {y0:.1}L{x1:.1} {y1:.1}")
    };
    (0..60).map(tick).collect()
}

fn spokes(reach: f64) -> String {
    let spoke = |index: u32| {
        let degrees = f64::from(index) * 60.0;
        let ((x0, y0), (x1, y1)) = (point(HUB, degrees), point(reach, degrees));
        format!("M{x0:.1} {y0:.1}L{x1:.1} {y1:.1}")
    };
    (0..6).map(spoke).collect()
}

fn shoe() -> String {
    let ((x0, y0), (x1, y1)) = (point(RIM, -13.0), point(RIM, 13.0));
    let ((x2, y2), (x3, y3)) = (point(RIM + 12.0, 11.0), point(RIM + 12.0, -11.0));
    format!(
        "M{x0:.1} {y0:.1}A{RIM} {RIM} 0 0 1 {x1:.1} {y1:.1}L{x2:.1} {y2:.1}A{RIM} {RIM} 0 0 0 {x3:.1} {y3:.1}Z"
    )
}

/// Three of 120 degrees each: what draws people in, what wins them, what keeps them.
fn segments(labels: RwSignal<bool>) -> AnyView {
    let segment = |index: usize| {
        let class = ["segment attract", "segment engage", "segment delight"][index];
        let from = -150.0 + 120.0 * index as f64;
        // The lower right arc is written along its underside, or its words would stand on their heads.
        let path = if index == 1 {
            arc(SEGMENTS + 15.0, from + 120.0, from)
        } else {
            arc(SEGMENTS + 6.0, from, from + 120.0)
        };
        let id = format!("segment-{index}");
        let href = format!("#{id}");
        view! {
            <g>
                <path class=class d=arc(SEGMENTS, from, from + 120.0) />
                <path id=id class="guide" d=path />
                <text class="segment-name">
                    <textPath href=href startOffset="50%">{move || segment_name(index, labels.get())}</textPath>
                </text>
            </g>
        }
    };
    (0..3).map(segment).collect_view().into_any()
}

/// The articles use two sets of names for the same three segments.
fn segment_name(index: usize, teams: bool) -> &'static str {
    let names = if teams {
        [text::marketing, text::sales, text::service]
    } else {
        [text::attract, text::engage, text::delight]
    };
    names[index.min(2)]()
}

/// An arrow at each segment, as wide as the share of the wins it brings about.
fn arrows(stopped: Stopped) -> AnyView {
    let session = session();
    let pushing = move || if stopped.0.get().is_some() { 0.0 } else { 1.0 };
    let own = move || session.report.with(|report| report.dials.self_spin_share);
    let arrow = |index: usize, share: Signal<f64>| {
        let class = ["arrow attract", "arrow engage", "arrow delight"][index];
        let from = -138.0 + 120.0 * index as f64;
        let (x, y) = point(ARROWS, from + 22.0);
        let head = format!("{}M{x:.1} {y:.1}l0 0", arc(ARROWS, from, from + 22.0));
        view! {
            <g class=class>
                <path d=head stroke-width=move || 8.0 * share.get() />
            </g>
        }
    };
    [
        arrow(0, Signal::derive(move || pushing() * (1.0 - own()))),
        arrow(1, Signal::derive(pushing)),
        arrow(2, Signal::derive(own)),
    ]
    .collect_view()
    .into_any()
}

fn hub() -> AnyView {
    let session = session();
    let customers = move || session.report.with(|report| number::number(report.dials.size));
    let nps = move || {
        session
            .inputs
            .with(|inputs| text::nps_is(&number::number(inputs.sentiment.score())))
    };
    view! {
        <g>
            <circle class="hub" r=HUB />
            <text class="hub-number" y="0" id="hub-customers">{customers}</text>
            <text class="hub-label" y="20">{move || session.report.with(|r| text::customers(r.dials.size))}</text>
            <text class="hub-label" y="36">{nps}</text>
        </g>
    }
    .into_any()
}

/// The same facts in words.
fn described(report: &Report, nps: f64) -> String {
    let d = &report.dials;
    text::wheel_described(
        &number::number(d.size),
        &number::number(nps),
        &number::number(d.push),
        &number::number(d.spin * d.size),
        &number::percent(d.friction),
        &number::number(d.speed),
        &number::number(d.mass),
    )
}

/// What each part of the drawing stands for, with its number.
#[component]
pub(crate) fn Legend(labels: RwSignal<bool>) -> AnyView {
    let session = session();
    let fact = move |words: fn(&Report) -> String| Memo::new(move |_| session.report.with(words));
    let facts = [
        fact(|r| text::pushed_in(&number::number(r.dials.push))),
        fact(
            |r| match r.dials.path_halvings.iter().copied().sum::<Option<f64>>() {
                Some(halvings) => text::one_in_visits(&number::number(halvings.exp2())),
                None => text::blocked().to_owned(),
            },
        ),
        fact(|r| text::by_recommendation(&number::number(r.dials.spin * r.dials.size))),
    ];
    let classes = ["attract", "engage", "delight"];
    let item = |(index, fact): (usize, Memo<String>)| {
        view! {
            <li>
                <i class=format!("swatch {}", classes[index])></i>
                <b>{move || segment_name(index, labels.get())}</b>
                " "
                {fact}
            </li>
        }
    };
    let brake = fact(|r| text::brakes_by(&number::percent(r.dials.friction)));
    let turning = fact(|r| {
        text::turns_at(
            &number::number(turns(r.dials.speed)),
            &number::number(r.dials.speed),
        )
    });
    let rim = fact(|r| text::rim_is(&number::number(r.dials.mass)));
    view! {
        <div class="legend">
            <ul>
                {facts.into_iter().enumerate().map(item).collect_view()}
                <li><i class="swatch brake"></i><b>{text::brake()}</b>" "{brake}</li>
                <li><i class="swatch rim"></i><b>{text::rim()}</b>" "{rim}</li>
                <li><i class="swatch turn"></i><b>{text::turning()}</b>" "{turning}</li>
            </ul>
            <label class="toggle">
                <input type="checkbox" name="labels" prop:checked=labels on:change=move |_| labels.update(|teams| *teams = !*teams) />
                <span>{text::name_by_team()}</span>
            </label>
        </div>
    }
    .into_any()
}
