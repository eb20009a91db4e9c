//! A journey as text, for storage: named keys as in a link, only what differs from the first journey.

use serde::Serialize;

use super::{Activity, Journey, Phase, Supplier, Touchpoint};
use crate::link::{decimal, decode, encode, written};

/// A journey for other programs, with the version of its form.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Export<'a> {
    /// The version, 1.
    pub version: u8,
    /// All of it.
    pub journey: &'a Journey,
}

impl Journey {
    /// All of it for other programs: names that begin with [`super::KEY`] are keys of the article's words.
    pub fn export(&self) -> Export<'_> {
        Export {
            version: 1,
            journey: self,
        }
    }

    /// The text; empty where nothing was entered.
    ///
    /// ```
    /// use flywheel_model::journey::Journey;
    ///
    /// let mut journey = Journey::default();
    /// assert_eq!(journey.to_text(), "");
    /// journey.answers[1] = Some(false);
    /// assert_eq!(journey.to_text(), "journey=1&answers=,n,");
    /// assert_eq!(Journey::from_text(&journey.to_text()), Some((journey, 0)));
    /// ```
    pub fn to_text(&self) -> String {
        let usual = Journey::default();
        let mut text = String::from("journey=1");
        let first = text.len();
        let mut put = |key: &str, is_usual: bool, values: Vec<String>| {
            if !is_usual {
                text.push_str(&format!("&{key}={}", values.join(",")));
            }
        };
        let numbers = |values: &[f64]| values.iter().copied().map(written).collect::<Vec<_>>();
        let ticks = |ticks: &[bool]| {
            ticks
                .iter()
                .map(|tick| if *tick { "y" } else { "n" }.to_owned())
                .collect()
        };
        put("reached", self.reached == usual.reached, numbers(&[self.reached]));
        put(
            "triggered",
            self.triggered == usual.triggered,
            numbers(&[self.triggered]),
        );
        put(
            "before",
            self.before_contact == usual.before_contact,
            numbers(&[self.before_contact]),
        );
        put("dwell", self.dwell == usual.dwell, numbers(&self.dwell));
        put(
            "criteria",
            self.criteria == usual.criteria,
            numbers(&self.criteria),
        );
        put(
            "stages",
            self.stages == usual.stages,
            self.stages.iter().map(u8::to_string).collect(),
        );
        let answer = |answer: &Option<bool>| answer.map_or("", |yes| if yes { "y" } else { "n" }).to_owned();
        put(
            "answers",
            self.answers == usual.answers,
            self.answers.iter().map(answer).collect(),
        );
        put("done", self.done == usual.done, ticks(&self.done));
        put(
            "expect",
            self.expectations == usual.expectations,
            self.expectations.iter().map(|note| encoded(note)).collect(),
        );
        let stages = &self.pipeline.stages;
        let of = |read: fn(&super::PipelineStage) -> f64| stages.iter().map(read).collect::<Vec<f64>>();
        for (key, values) in [("deals", of(|s| s.deals)), ("value", of(|s| s.value))] {
            put(key, values == [0.0; 4], numbers(&values));
        }
        let advances = stages.map(|stage| stage.advance);
        let advance = |rate: &Option<f64>| rate.map(written).unwrap_or_default();
        put(
            "advance",
            advances == [None; 4],
            advances.iter().map(advance).collect(),
        );
        put(
            "qualified",
            self.pipeline.qualified == [false; 3],
            ticks(&self.pipeline.qualified),
        );
        let touchpoints = self.touchpoints.iter().map(|touchpoint| {
            let Touchpoint {
                id,
                phase,
                name,
                weight,
            } = touchpoint;
            let weight = written(*weight);
            format!("{id},{},{weight},{}", *phase as usize + 1, encoded(name))
        });
        put(
            "touch",
            self.touchpoints == usual.touchpoints,
            vec![joined(touchpoints)],
        );
        let suppliers = self.suppliers.iter().map(|supplier| {
            format!(
                "{},{}",
                encoded(&supplier.name),
                numbers(&supplier.scores).join(",")
            )
        });
        put("suppliers", self.suppliers.is_empty(), vec![joined(suppliers)]);
        put(
            "do",
            self.activities.is_empty(),
            vec![joined(self.activities.iter().map(row))],
        );
        if text.len() == first { String::new() } else { text }
    }

    /// Reads what [`Journey::to_text`] wrote, and counts what could not be used. None if it is no journey
    /// at all.
    pub fn from_text(text: &str) -> Option<(Journey, usize)> {
        if text.is_empty() {
            return Some((Journey::default(), 0));
        }
        let rest = text.strip_prefix("journey=1")?;
        let mut journey = Journey::default();
        let mut lost = 0;
        for (key, value) in rest.split('&').filter_map(|pair| pair.split_once('=')) {
            lost += journey.take(key, value);
        }
        let mended = journey.mend();
        Some((journey, lost + mended))
    }

    /// Takes over one key; tells how many of its values could not be read.
    fn take(&mut self, key: &str, value: &str) -> usize {
        let cells = || value.split(',');
        match key {
            "reached" => numbers(value, [&mut self.reached]),
            "triggered" => numbers(value, [&mut self.triggered]),
            "before" => numbers(value, [&mut self.before_contact]),
            "dwell" => numbers(value, &mut self.dwell),
            "criteria" => numbers(value, &mut self.criteria),
            "deals" => numbers(
                value,
                self.pipeline.stages.iter_mut().map(|stage| &mut stage.deals),
            ),
            "value" => numbers(
                value,
                self.pipeline.stages.iter_mut().map(|stage| &mut stage.value),
            ),
            "advance" => {
                for (stage, cell) in self.pipeline.stages.iter_mut().zip(cells()) {
                    stage.advance = decimal(cell);
                }
                cells()
                    .filter(|cell| !cell.is_empty() && decimal(cell).is_none())
                    .count()
            }
            "stages" => {
                self.stages = cells()
                    .map(|cell| decimal(cell).unwrap_or_default() as u8)
                    .collect();
                0
            }
            "answers" => {
                for (answer, cell) in self.answers.iter_mut().zip(cells()) {
                    *answer = match cell {
                        "y" => Some(true),
                        "n" => Some(false),
                        _ => None,
                    };
                }
                0
            }
            "done" => ticks(&mut self.done, value),
            "qualified" => ticks(&mut self.pipeline.qualified, value),
            "expect" => {
                for (expectation, cell) in self.expectations.iter_mut().zip(cells()) {
                    *expectation = decode(cell).unwrap_or_default();
                }
                0
            }
            "touch" => rows(value, &mut self.touchpoints, touchpoint),
            "suppliers" => rows(value, &mut self.suppliers, supplier),
            "do" => rows(value, &mut self.activities, activity),
            // A later version may know more.
            _ => 0,
        }
    }
}

fn encoded(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    encode(name, &mut text);
    text
}

fn joined(rows: impl Iterator<Item = String>) -> String {
    rows.collect::<Vec<_>>().join(";")
}

fn row(activity: &Activity) -> String {
    let Activity {
        name,
        phase,
        touchpoint,
        channel,
        content,
        hours,
        cost,
        times,
    } = activity;
    let phase = phase
        .map(|phase| (phase as usize + 1).to_string())
        .unwrap_or_default();
    let touchpoint = touchpoint.map(|id| id.to_string()).unwrap_or_default();
    let [name, channel, content] = [name, channel, content].map(|word| encoded(word));
    let [hours, cost, times] = [*hours, *cost, *times].map(written);
    format!("{name},{phase},{touchpoint},{channel},{content},{hours},{cost},{times}")
}

fn numbers<'a>(value: &str, places: impl IntoIterator<Item = &'a mut f64>) -> usize {
    let mut lost = 0;
    for (place, cell) in places.into_iter().zip(value.split(',')) {
        match decimal(cell) {
            Some(number) => *place = number,
            None => lost += 1,
        }
    }
    lost
}

fn ticks(ticks: &mut [bool], value: &str) -> usize {
    for (tick, cell) in ticks.iter_mut().zip(value.split(',')) {
        *tick = cell == "y";
    }
    0
}

fn rows<T>(value: &str, into: &mut Vec<T>, read: fn(&str) -> Option<T>) -> usize {
    let all = || value.split(';').filter(|row| !row.is_empty());
    *into = all().filter_map(read).collect();
    all().count() - into.len()
}

fn phase(cell: &str) -> Option<Phase> {
    let number = decimal(cell)?;
    Phase::ALL
        .into_iter()
        .find(|phase| (*phase as usize + 1) as f64 == number)
}

/// An id is a whole number; thousands of times as many as there can be at once are room enough.
fn id(cell: &str) -> Option<u32> {
    let number = decimal(cell)?;
    (number.fract() == 0.0 && (0.0..1e6).contains(&number)).then_some(number as u32)
}

fn touchpoint(row: &str) -> Option<Touchpoint> {
    let mut cells = row.split(',');
    let mut next = || cells.next();
    Some(Touchpoint {
        id: id(next()?)?,
        phase: phase(next()?)?,
        weight: decimal(next()?)?,
        name: decode(next()?)?,
    })
}

fn supplier(row: &str) -> Option<Supplier> {
    let (name, scores) = row.split_once(',')?;
    let mut supplier = Supplier {
        name: decode(name)?,
        scores: [0.0; 3],
    };
    let lost = numbers(scores, &mut supplier.scores);
    (lost == 0).then_some(supplier)
}

fn activity(row: &str) -> Option<Activity> {
    let mut cells = row.split(',');
    let mut next = || cells.next();
    let name = decode(next()?)?;
    let (of, serves) = (next()?, next()?);
    Some(Activity {
        name,
        phase: if of.is_empty() { None } else { Some(phase(of)?) },
        touchpoint: if serves.is_empty() {
            None
        } else {
            Some(id(serves)?)
        },
        channel: decode(next()?)?,
        content: decode(next()?)?,
        hours: decimal(next()?)?,
        cost: decimal(next()?)?,
        times: decimal(next()?)?,
    })
}
