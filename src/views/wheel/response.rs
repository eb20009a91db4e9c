//! What moving a number would do, behind its slider: the customers at the horizon over all of its values.

use flywheel_dom::{Element, live, svg};
use flywheel_model::{Curve, Field, Handle, Inputs, POINTS, Part, Scale, Values};
use leptos::prelude::*;

use super::months;
use crate::state::{Computed, Session, session};
use crate::text::{self, number};

/// The rows whose curves are computed at once.
#[derive(Clone, Copy)]
pub(super) struct Rows(Memo<Drawn>);

impl Rows {
    /// These numbers. Their curves are drawn while `is_near`; otherwise nobody sees them, and they stay.
    pub(super) fn new(handles: Vec<Handle>, is_near: Option<RwSignal<bool>>) -> Rows {
        let session = session();
        Rows(Memo::new(move |before: Option<&Drawn>| {
            let is_near = is_near.is_none_or(|near| near.get());
            let is_trying = session.is_trying();
            session.with(|now| Drawn::new(&handles, now, is_trying, is_near, before))
        }))
    }

    /// Reads the scale of a row, and subscribes to it.
    pub(super) fn scale(self, index: usize) -> Scale {
        self.0.with(|drawn| drawn.rows[index].scale)
    }

    /// The curve of a row in a sentence.
    pub(super) fn says(self, index: usize, unit: &str) -> String {
        self.0.with(|drawn| drawn.rows[index].says(&drawn.inputs, unit))
    }
}

/// A row's drawing.
#[derive(Clone, PartialEq)]
struct Row {
    handle: Handle,
    scale: Scale,
    curve: String,
    /// The customers at the horizon with the lowest and with the highest number.
    ends: [f64; 2],
}

/// The scales and the curves of some rows.
#[derive(Clone, PartialEq)]
struct Drawn {
    inputs: Inputs,
    /// The change, while one is tried: the curves are then those of today's wheel with it.
    change: Option<Values>,
    are_drawn: bool,
    rows: Vec<Row>,
}

/// The height and the width of a drawing, in its own units.
const SIZE: f64 = 1000.0;

impl Drawn {
    fn new(
        handles: &[Handle],
        now: &Computed,
        is_trying: bool,
        are_drawn: bool,
        before: Option<&Drawn>,
    ) -> Drawn {
        let document = &now.document;
        let inputs = &document.inputs;
        let change = is_trying.then(|| document.change().clone());
        let is_same = |before: &&Drawn| {
            before.inputs == *inputs && before.change == change && before.are_drawn == are_drawn
        };
        if let Some(before) = before.filter(is_same) {
            return before.clone();
        }
        // A scale stays while a number is moved on it.
        let kept = before.filter(|before| before.inputs.preset == inputs.preset);
        let scale = |index: usize, handle: Handle| {
            let tried = change.as_ref().and_then(|change| handle.tried(inputs, change));
            let value = tried.or_else(|| handle.get(inputs));
            let holds =
                |scale: &Scale| value.is_none_or(|value| value <= scale.ends[1] && value >= scale.ends[0]);
            let kept = kept.map(|before| before.rows[index].scale).filter(holds);
            (handle, kept.unwrap_or_else(|| handle.scale(inputs, value)))
        };
        let scales: Vec<(Handle, Scale)> = handles
            .iter()
            .enumerate()
            .map(|(index, handle)| scale(index, *handle))
            .collect();
        // A path has not as many conversions as there are rows for them.
        let count = inputs.path.conversion().len();
        let exists = |handle: Handle| !matches!(handle, Handle::Conversion(index) if index >= count);
        let drawn = scales
            .iter()
            .filter(|(handle, _)| are_drawn && exists(*handle))
            .count();
        let mut curves = match &change {
            Some(change) => {
                inputs.curves_tried(&scales[..drawn], &now.report.wheel, change, &document.effect())
            }
            None => inputs.curves(&scales[..drawn]),
        }
        .into_iter();
        let most = match customers_at_horizon(now) {
            customers if customers > 0.0 => 2.0 * customers,
            _ => 1.0,
        };
        let rows = scales.into_iter().map(|(handle, scale)| {
            let curve = curves.next();
            Row {
                handle,
                scale,
                ends: curve.as_ref().map(ends).unwrap_or_default(),
                curve: curve.map(|curve| path(most, curve)).unwrap_or_default(),
            }
        });
        Drawn {
            rows: rows.collect(),
            inputs: inputs.clone(),
            change,
            are_drawn,
        }
    }
}

impl Row {
    fn says(&self, inputs: &Inputs, unit: &str) -> String {
        let [low, high] = self
            .scale
            .ends
            .map(|end| [&number::number(end), " ", unit].concat());
        let [few, many] = self.ends.map(number::number);
        let months = months(inputs);
        let months = text::months(months, &number::whole(months));
        text::response_says(low.trim_end(), &few, &months, high.trim_end(), &many)
    }

    fn x(&self, value: f64) -> String {
        whole(SIZE * self.scale.place(value))
    }

    /// What is usual, as an area.
    fn usual(&self, inputs: &Inputs) -> String {
        match self.handle.usual(inputs) {
            Some([low, high]) => [
                "M",
                &self.x(low),
                " 0H",
                &self.x(high),
                "V1000H",
                &self.x(low),
                "Z",
            ]
            .concat(),
            None => String::new(),
        }
    }

    /// The tick: the visitor's own number while another is tried, and otherwise where the number was.
    fn before(&self, drawn: &Drawn, session: Session) -> String {
        let handle = self.handle;
        let own = handle.get(&drawn.inputs);
        let tried = drawn
            .change
            .as_ref()
            .map(|change| handle.tried(&drawn.inputs, change));
        let was = match tried {
            Some(tried) => own.filter(|_| tried.is_some()),
            None => session
                .with_previous(|_, before| before.and_then(|before| handle.get(&before.document.inputs)))
                .filter(|was| Some(*was) != own),
        };
        was.map_or_else(String::new, |was| self.tick(was))
    }

    fn tick(&self, value: f64) -> String {
        ["M", &self.x(value), " 0V1000"].concat()
    }
}

/// Ticks at the target and at the last period's number.
fn marks(row: &Row, session: Session) -> String {
    let Some(lever) = row.handle.lever() else {
        return String::new();
    };
    let number = |part: Part| session.with(|now| now.document.number(Field::Of(part, lever)));
    let ticks = [Part::Target, Part::Last].into_iter().filter_map(number);
    ticks.map(|value| row.tick(value)).collect()
}

fn ends(curve: &Curve) -> [f64; 2] {
    let mut known = curve.iter().flatten();
    let first = known.next().copied().unwrap_or_default();
    [first, known.next_back().copied().unwrap_or(first)]
}

/// The customers at the horizon, with the change that is tried.
fn customers_at_horizon(now: &Computed) -> f64 {
    let report = &now.report;
    let projection = match &report.what_if {
        Some(changed) => &changed.projection,
        None => &report.projection,
    };
    projection.flywheel.last().copied().unwrap_or_default()
}

/// A curve as a path. All are on one scale: from no customers at the bottom to `most` at the top, twice as many as the
/// numbers of now give. So each goes through the middle where its number is, and curves can be compared; the largest
/// values of traffic would otherwise press all others flat.
fn path(most: f64, curve: Curve) -> String {
    let mut path = String::new();
    let mut draws = false;
    for (point, customers) in curve.into_iter().enumerate() {
        let Some(customers) = customers else {
            draws = false;
            continue;
        };
        let x = whole(SIZE * point as f64 / (POINTS - 1) as f64);
        let y = whole(SIZE * (1.0 - (customers / most).min(1.0)));
        path.extend([if draws { "L" } else { "M" }, &x, " ", &y]);
        draws = true;
    }
    path
}

pub(super) fn whole(length: f64) -> String {
    (length.round() as i32).to_string()
}

/// The drawing of a row: what is usual, the ticks, the curve.
pub(super) fn drawing(rows: Rows, index: usize) -> Element {
    let session = session();
    let part = |class: &str, draw: fn(&Row, &Drawn, Session) -> String| {
        let path = live(move || rows.0.with(|drawn| draw(&drawn.rows[index], drawn, session)));
        svg::path().class(class).attr("d", path)
    };
    svg::svg()
        .class("response")
        .attr("viewBox", "0 0 1000 1000")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(part("usual", |row, drawn, _| row.usual(&drawn.inputs)))
        .children(cfg!(feature = "page").then(|| part("marks", |row, _, session| marks(row, session))))
        .child(part("before", Row::before))
        .child(part("curve", |row, _, _| row.curve.clone()))
}
