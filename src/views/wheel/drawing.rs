//! The wheel as a machine drawing: the segments stand still, the rotor turns inside them, and a shoe brakes it. Its
//! label and its legend say the same in words.
//!
//! The drawing is 400 wide and high, with the origin in its middle. All three segments have the same path, turned by a
//! third.

use flywheel_dom::{Element, Live, html, live, svg};
use flywheel_model::shown::Labels;
use flywheel_model::{Dials, Document, Lever, Report, Segment};
use leptos::prelude::*;
use std::rc::Rc;

use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::tenths;
use crate::web::motion;

pub(super) const RIM: f64 = 148.0;
const HUB: f64 = 58.0;
/// The start of a spoke, at the hub. It is written out, because it would cost code to format the number.
const SPOKE_START: &str = "58 0";
/// An arc of 120 degrees over the top, at radius 176.
const SEGMENT: &str = "M-152.4 -88A176 176 0 0 1 152.4 -88";
/// The paths along which the names of the segments are written. The two lower ones run from left to right below their
/// segments. Otherwise the names would be upside down.
const NAMES: [&str; 3] = [
    "M-158.5 -91.5A183 183 0 0 1 158.5 -91.5",
    "M0 197A197 197 0 0 0 170.6 -98.5",
    "M-170.6 -98.5A197 197 0 0 0 0 197",
];
const ARROW: &str = "M-142.7 -128.5A192 192 0 0 1 -84.2 -172.6";
const ARROW_HEAD: &str = "M-71.6 -178.7L-88.6 -181.6L-79.9 -163.6Z";
/// A quarter of a circle at radius 154, of which the shoe takes a part in its middle, and its length.
const SHOE: &str = "M108.9 -108.9A154 154 0 0 1 108.9 108.9";
const SHOE_LENGTH: f64 = 241.9;
const SPOKES: [&str; 6] = [
    "rotate(0)",
    "rotate(60)",
    "rotate(120)",
    "rotate(180)",
    "rotate(240)",
    "rotate(300)",
];
const THIRDS: [&str; 3] = ["rotate(0)", "rotate(120)", "rotate(240)"];
const KINDS: [&str; 3] = ["attract", "engage", "delight"];

/// The turns a minute that are added when the customers a month become ten times as many. The stylesheet's animation
/// lasts a minute, so one turn a minute is a playback rate of 1.
const TURNS_PER_DECADE: f64 = 3.0;

/// Turns a minute, on a logarithmic scale, so that both an agency and a marketplace turn visibly.
fn turns(customers_a_month: f64) -> f64 {
    TURNS_PER_DECADE * (1.0 + 10.0 * customers_a_month).log10()
}

/// Also on a logarithmic scale: each time the mass grows tenfold, the rim becomes thicker by the same length.
pub(super) fn rim_thickness(mass: f64) -> f64 {
    (6.0 + 12.0 * (1.0 + mass).log10()).min(RIM - HUB - 12.0)
}

/// The friction at which the shoe presses half as hard as it can.
const HALF_PRESSED: f64 = 0.02;

/// How hard the shoe presses, from 0 to 1. It changes most around the friction of most companies, so that a churn of
/// 5 % is seen beside one of 2.5 %.
pub(super) fn pressure(friction: f64) -> f64 {
    if friction <= 0.0 {
        0.0
    } else {
        (friction / (friction + HALF_PRESSED)).max(0.05)
    }
}

/// Live text about the report.
fn fact(text: impl Fn(&Report) -> String + Send + Sync + 'static) -> Live<String> {
    let session = session();
    live(move || session.with_report(&text))
}

/// The wheel that is shown, with the change that is tried, or as it coasts.
pub(crate) fn drawing() -> Element {
    let session = session();
    let label = live(move || session.with(|now| described(&now.report, nps(&now.document))));
    let pressed = live(move || session.with_report(|report| pressure(report.shown().friction)));
    let rate = Live::new(move || session.with_report(|report| report.shown().speed));
    let stator = canvas()
        .class("stator")
        .children([0, 1, 2].map(segment))
        .children([0, 1, 2].map(arrow))
        .child(brake(pressed))
        .child(hub());
    html::div()
        .class("wheel")
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("id", "wheel")
        .child(rotor(rate, rim()))
        .child(stator)
}

pub(super) fn canvas() -> Element {
    svg::svg()
        .attr("viewBox", "-200 -200 400 400")
        .attr("aria-hidden", "true")
}

/// The part that turns. It is a layer of its own, so that the browser can turn it without drawing it again.
pub(super) fn rotor(rate: Live<f64>, rim: Element) -> Element {
    let rotor = html::div().class("rotor").child(rim);
    let visible = RwSignal::new(true);
    let turning = rotor.node().clone();
    Effect::new(move |playback: Option<Rc<motion::Playback>>| {
        let playback = playback.unwrap_or_else(|| {
            motion::on_visibility(&turning, move |seen| visible.set(seen));
            motion::Playback::of(&turning)
        });
        playback.set_rate(if visible.get() { turns(rate.get()) } else { 0.0 });
        playback
    });
    rotor
}

fn rim() -> Element {
    let thickness = |report: &Report| rim_thickness(report.shown().mass);
    // While a change is tried, a pale line shows the inner edge of today's rim.
    let today = |report: &Report| match report.what_if {
        Some(_) => RIM - rim_thickness(report.dials.mass),
        None => 0.0,
    };
    let mass = circle("mass", fact(move |r| tenths(RIM - thickness(r) / 2.0)))
        .attr("stroke-width", fact(move |r| tenths(thickness(r))));
    canvas()
        .child(mass)
        .child(circle("line", Live::text("148")))
        .child(circle("line", fact(move |r| tenths(RIM - thickness(r)))))
        .child(circle("today", fact(move |r| tenths(today(r)))))
        .child(circle("ticks", Live::text("144")))
        .children(spokes(fact(move |r| tenths(RIM - thickness(r)))))
}

/// The spokes, from the hub to this radius.
pub(super) fn spokes(end: Live<String>) -> [Element; 6] {
    SPOKES.map(|turned| {
        let end = end.clone();
        svg::path()
            .class("spokes")
            .attr("d", live(move || ["M", SPOKE_START, "H", &end.get()].concat()))
            .attr("transform", turned)
    })
}

pub(super) fn circle(class: &str, radius: Live<String>) -> Element {
    svg::circle().class(class).attr("r", radius)
}

/// One of the three segments, of 120 degrees each: attract, engage, delight. Its name stands at it with the customers a
/// month that it wins.
fn segment(index: usize) -> Element {
    let force = fact(move |r| number::number(r.shown().speed * share(r, index)));
    let id = format!("segment-{index}");
    let name = svg::text_path()
        .attr("href", format!("#{id}"))
        .attr("startOffset", "50%")
        .child(segment_name(index))
        .child(" ")
        .child(force);
    let arc = svg::path()
        .class(&format!("segment {}", KINDS[index]))
        .attr("d", SEGMENT)
        .attr("transform", placed(index, THIRDS));
    let guide = svg::path()
        .attr("id", &id)
        .class("guide")
        .attr("d", placed(index, NAMES));
    svg::g()
        .child(arc)
        .child(guide)
        .child(svg::text().class("segment-name").child(name))
}

/// The one of `places` at which the segment stands. Any segment may be at the top.
fn placed(index: usize, places: [&'static str; 3]) -> Live<String> {
    let session = session();
    live(move || places[(index + 3 - session.shown::<Segment>() as usize) % 3].to_owned())
}

/// The articles use two sets of names for the same three segments.
fn segment_name(index: usize) -> Live<String> {
    let session = session();
    live(move || {
        let names = if session.is_shown(Labels::Teams) {
            [text::marketing, text::sales, text::service]
        } else {
            [text::attract, text::engage, text::delight]
        };
        names[index]().to_owned()
    })
}

/// The share of the customers won a month that a segment's force wins: those that marketing attracts, those that sales
/// engages, who are all while anybody pushes, and those that delighted customers bring.
fn share(report: &Report, index: usize) -> f64 {
    let own = report.shown().self_spin_share;
    let pushing = if report.coasting.is_none() { 1.0 } else { 0.0 };
    [pushing * (1.0 - own), pushing, own][index]
}

/// The arrow at a segment. Its width shows the segment's share of the wins.
fn arrow(index: usize) -> Element {
    let session = session();
    let share = Live::new(move || session.with_report(|report| share(report, index)));
    let width = {
        let share = share.clone();
        live(move || tenths(3.0 + 7.0 * share.get()))
    };
    let shown = live(move || if share.get() > 0.0 { "1" } else { "0" }.to_owned());
    svg::g()
        .class(&format!("arrow {}", KINDS[index]))
        .attr("transform", placed(index, THIRDS))
        .attr("opacity", shown)
        .child(svg::path().attr("d", ARROW).attr("stroke-width", width))
        .child(svg::path().class("head").attr("d", ARROW_HEAD))
}

/// The shoe, pressed from 0 to 1. The harder it presses, the more of the rim it takes.
pub(super) fn brake(press: Live<f64>) -> Element {
    let (glowing, long) = (press.clone(), press.clone());
    let lifted = live(move || ["translate(", &tenths(11.0 * (1.0 - press.get())), ")"].concat());
    let taken = live(move || {
        let length = SHOE_LENGTH * (0.2 + 0.8 * long.get());
        let before = tenths((SHOE_LENGTH - length) / 2.0);
        ["0 ", &before, " ", &tenths(length), " 242"].concat()
    });
    let glow = circle("glow", live(move || tenths(40.0 * glowing.get())))
        .attr("cx", "148")
        .attr("cy", "0");
    let shoe = svg::g()
        .attr("transform", lifted)
        .child(
            svg::path()
                .class("shoe")
                .attr("d", SHOE)
                .attr("stroke-dasharray", taken),
        )
        .child(svg::path().class("arm").attr("d", "M158 0H190"));
    svg::g().attr("transform", "rotate(-30)").child(glow).child(shoe)
}

fn hub() -> Element {
    let session = session();
    let nps = live(move || session.with(|now| text::nps_is(&number::number(nps(&now.document)))));
    let line = |class: &str, y: &str, text: Live<String>| svg::text().class(class).attr("y", y).child(text);
    let number = fact(|r| number::number(r.shown().size));
    svg::g()
        .child(circle("hub", Live::text("58")))
        .child(line("hub-number", "0", number).attr("id", "hub-customers"))
        .child(line("hub-label", "20", fact(|r| text::customers(r.shown().size))))
        .child(line("hub-label", "36", nps))
}

/// The NPS of the wheel that is shown: with the change that is tried, or as it is today.
pub(super) fn nps(document: &Document) -> f64 {
    let today = document.inputs.sentiment.score();
    document.change().get(Lever::Nps).unwrap_or(today)
}

/// The accessible description of the drawing.
fn described(report: &Report, nps: f64) -> String {
    let mut description = words(report.shown(), nps);
    if report.what_if.is_some() {
        let today = &report.dials;
        let (speed, friction) = (number::number(today.speed), number::percent(today.friction));
        text::add(&mut description, &text::today_described(&speed, &friction));
    }
    description
}

/// A wheel in words.
pub(crate) fn words(d: &Dials, nps: f64) -> String {
    text::wheel_described(
        &number::number(d.size),
        &number::number(nps),
        &number::number(d.push),
        &number::number(d.spin * d.size),
        &number::number(d.speed),
        &number::percent(d.friction),
        &number::number(d.mass),
    )
}

/// What each part of the drawing stands for, with its number.
pub(super) fn legend() -> Element {
    let session = session();
    let items = [
        item(
            "attract",
            segment_name(0),
            fact(|r| text::pushed_in(&number::number(r.shown().push))),
        ),
        item("engage", segment_name(1), fact(one_in)),
        item(
            "delight",
            segment_name(2),
            fact(|r| text::by_recommendation(&number::number(r.shown().spin * r.shown().size))),
        ),
        item(
            "brake",
            Live::text(text::brake()),
            fact(|r| text::brakes_by(&number::percent(r.shown().friction))),
        ),
        item(
            "rim",
            Live::text(text::rim()),
            fact(|r| text::rim_is(&number::number(r.shown().mass))),
        ),
        item(
            "turn",
            Live::text(text::turning()),
            fact(|r| {
                text::turns_at(
                    &number::number(turns(r.shown().speed)),
                    &number::number(r.shown().speed),
                )
            }),
        ),
    ];
    let start_at_next = move |_| {
        let top: Segment = session.with_untracked(|now| now.document.shown.get());
        session.show(Segment::ALL[(top as usize + 1) % 3]);
    };
    let start_button = html::button()
        .attr("type", "button")
        .on("click", start_at_next)
        .child(text::start_at_next());
    html::div()
        .class("legend")
        .child(html::ul().children(items))
        .child(labels_toggle(session))
        .child(start_button)
}

/// A checkbox to name the segments by the teams.
fn labels_toggle(session: Session) -> Element {
    let by_team = live(move || session.is_shown(Labels::Teams));
    let is_ticked = by_team.clone();
    let toggle = move |_| {
        session.show(match is_ticked.get_untracked() {
            true => Labels::Segments,
            false => Labels::Teams,
        });
    };
    let checkbox = html::input()
        .attr("type", "checkbox")
        .attr("name", "labels")
        .prop("checked", by_team)
        .on("change", toggle);
    html::label()
        .class("toggle")
        .child(checkbox)
        .child(html::span().child(text::name_by_team()))
}

fn item(kind: &str, name: Live<String>, text: Live<String>) -> Element {
    html::li()
        .child(html::i().class(&format!("swatch {kind}")))
        .child(html::b().child(name))
        .child(" ")
        .child(text)
}

fn one_in(report: &Report) -> String {
    let halvings: Option<f64> = report.shown().path_halvings.iter().copied().sum();
    match halvings {
        Some(halvings) => text::one_in_visits(&number::number(halvings.exp2())),
        None => text::blocked().to_owned(),
    }
}
