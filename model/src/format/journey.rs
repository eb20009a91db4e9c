//! A journey as text for storage: named keys as in a link, with only what differs from a new journey.

use super::worksheet::entered_after;
use crate::journey::{Activity, Journey, Phase, PipelineStage, Supplier, Touchpoint};
use crate::number::{decimal, written};
use crate::text::{decode, encoded};
use serde::Serialize;

/// A journey for other programs, with the version of its form.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Export<'a> {
    /// The version, 1.
    pub version: u8,
    /// All of it.
    pub journey: &'a Journey,
}

const FIRST: &str = "journey=1";

impl Journey {
    /// The journey for other programs. Names that begin with [`KEY`](crate::journey::KEY) are keys of the article's
    /// words.
    pub fn export(&self) -> Export<'_> {
        Export {
            version: 1,
            journey: self,
        }
    }

    /// The journey's text. Empty where nothing was entered.
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
        let mut keys = Keys(String::new());
        self.write_numbers(&usual, &mut keys);
        self.write_answers(&usual, &mut keys);
        self.write_pipeline(&mut keys);
        self.write_rows(&usual, &mut keys);
        if keys.0.is_empty() {
            String::new()
        } else {
            format!("{FIRST}{}", keys.0)
        }
    }

    fn write_numbers(&self, usual: &Journey, keys: &mut Keys) {
        let mut put = |key: &str, values: &[f64], usual: &[f64]| {
            keys.put(key, values == usual, numbers(values));
        };
        put("reached", &[self.reached], &[usual.reached]);
        put("triggered", &[self.triggered], &[usual.triggered]);
        put("before", &[self.before_contact], &[usual.before_contact]);
        put("dwell", &self.dwell, &usual.dwell);
        put("criteria", &self.criteria, &usual.criteria);
    }

    fn write_answers(&self, usual: &Journey, keys: &mut Keys) {
        let stages = self.stages.iter().map(u8::to_string).collect();
        keys.put("stages", self.stages == usual.stages, stages);
        let answer = |answer: &Option<bool>| answer.map_or("", yes_or_no).to_owned();
        let answers = self.answers.iter().map(answer).collect();
        keys.put("answers", self.answers == usual.answers, answers);
        keys.put("done", self.done == usual.done, ticks(&self.done));
        let expectations = self.expectations.iter().map(|words| encoded(words)).collect();
        keys.put("expect", self.expectations == usual.expectations, expectations);
    }

    fn write_pipeline(&self, keys: &mut Keys) {
        let stages = &self.pipeline.stages;
        let of = |read: fn(&PipelineStage) -> f64| stages.iter().map(read).collect::<Vec<f64>>();
        for (key, values) in [("deals", of(|s| s.deals)), ("value", of(|s| s.value))] {
            keys.put(key, values == [0.0; 4], numbers(&values));
        }
        let advances = stages.map(|stage| stage.advance);
        let advance = |rate: &Option<f64>| rate.map(written).unwrap_or_default();
        keys.put(
            "advance",
            advances == [None; 4],
            advances.iter().map(advance).collect(),
        );
        let qualified = &self.pipeline.qualified;
        keys.put("qualified", *qualified == [false; 3], ticks(qualified));
    }

    fn write_rows(&self, usual: &Journey, keys: &mut Keys) {
        let touchpoints = self.touchpoints.iter().map(touchpoint_row);
        keys.put(
            "touch",
            self.touchpoints == usual.touchpoints,
            vec![joined(touchpoints)],
        );
        let suppliers = self.suppliers.iter().map(supplier_row);
        keys.put("suppliers", self.suppliers.is_empty(), vec![joined(suppliers)]);
        let activities = self.activities.iter().map(activity_row);
        keys.put("do", self.activities.is_empty(), vec![joined(activities)]);
    }

    /// Reads what [`Journey::to_text`] wrote, and counts what could not be used. None if the text is no journey.
    pub fn from_text(text: &str) -> Option<(Journey, usize)> {
        if text.is_empty() {
            return Some((Journey::default(), 0));
        }
        let rest = text.strip_prefix(FIRST)?;
        let mut journey = Journey::default();
        let mut lost = 0;
        for (key, value) in rest.split('&').filter_map(|pair| pair.split_once('=')) {
            lost += journey.take(key, value);
        }
        let changed = journey.normalise();
        Some((journey, lost + changed))
    }

    /// Reads one key. Returns how many of its values could not be read.
    fn take(&mut self, key: &str, value: &str) -> usize {
        let cells = || value.split(',');
        match key {
            "reached" => read_numbers(value, [&mut self.reached]),
            "triggered" => read_numbers(value, [&mut self.triggered]),
            "before" => read_numbers(value, [&mut self.before_contact]),
            "dwell" => read_numbers(value, &mut self.dwell),
            "criteria" => read_numbers(value, &mut self.criteria),
            "deals" => read_numbers(
                value,
                self.pipeline.stages.iter_mut().map(|stage| &mut stage.deals),
            ),
            "value" => read_numbers(
                value,
                self.pipeline.stages.iter_mut().map(|stage| &mut stage.value),
            ),
            "advance" => {
                for (stage, cell) in self.pipeline.stages.iter_mut().zip(cells()) {
                    stage.advance = decimal(cell);
                }
                let unreadable = cells().filter(|cell| !cell.is_empty() && decimal(cell).is_none());
                unreadable.count() + entered_after(value, self.pipeline.stages.len())
            }
            "stages" => {
                self.stages = cells()
                    .map(|cell| decimal(cell).unwrap_or_default() as u8)
                    .collect();
                cells().filter(|cell| decimal(cell).is_none()).count()
            }
            "answers" => {
                for (answer, cell) in self.answers.iter_mut().zip(cells()) {
                    *answer = match cell {
                        "y" => Some(true),
                        "n" => Some(false),
                        _ => None,
                    };
                }
                let unreadable = cells().filter(|cell| !matches!(*cell, "" | "y" | "n"));
                unreadable.count() + entered_after(value, self.answers.len())
            }
            "done" => read_ticks(&mut self.done, value),
            "qualified" => read_ticks(&mut self.pipeline.qualified, value),
            "expect" => {
                let mut lost = entered_after(value, self.expectations.len());
                for (expectation, cell) in self.expectations.iter_mut().zip(cells()) {
                    match decode(cell) {
                        Some(words) => *expectation = words,
                        None => lost += 1,
                    }
                }
                lost
            }
            "touch" => read_rows(value, &mut self.touchpoints, 4, touchpoint),
            "suppliers" => read_rows(value, &mut self.suppliers, 4, supplier),
            "do" => read_rows(value, &mut self.activities, 8, activity),
            // A newer version may have more keys.
            _ => 1,
        }
    }
}

/// The text after its first key.
struct Keys(String);

impl Keys {
    fn put(&mut self, key: &str, is_usual: bool, values: Vec<String>) {
        if !is_usual {
            self.0.push_str(&format!("&{key}={}", values.join(",")));
        }
    }
}

fn numbers(values: &[f64]) -> Vec<String> {
    values.iter().copied().map(written).collect()
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "y" } else { "n" }
}

fn ticks(ticks: &[bool]) -> Vec<String> {
    ticks.iter().map(|tick| yes_or_no(*tick).to_owned()).collect()
}

fn joined(rows: impl Iterator<Item = String>) -> String {
    rows.collect::<Vec<_>>().join(";")
}

fn touchpoint_row(touchpoint: &Touchpoint) -> String {
    let phase = touchpoint.phase as usize + 1;
    let weight = written(touchpoint.weight);
    format!("{},{phase},{weight},{}", touchpoint.id, encoded(&touchpoint.name))
}

fn supplier_row(supplier: &Supplier) -> String {
    format!(
        "{},{}",
        encoded(&supplier.name),
        numbers(&supplier.scores).join(",")
    )
}

fn activity_row(activity: &Activity) -> String {
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

/// Reads numbers into their places; returns how many could not be read.
fn read_numbers<'a>(value: &str, places: impl IntoIterator<Item = &'a mut f64>) -> usize {
    let mut lost = 0;
    let mut places = places.into_iter();
    for cell in value.split(',') {
        match (places.next(), decimal(cell)) {
            (Some(place), Some(number)) => *place = number,
            (None, _) if cell.is_empty() => {}
            _ => lost += 1,
        }
    }
    lost
}

fn read_ticks(ticks: &mut [bool], value: &str) -> usize {
    let unreadable = value.split(',').filter(|cell| !matches!(*cell, "y" | "n"));
    let lost = unreadable.count() + entered_after(value, ticks.len());
    for (tick, cell) in ticks.iter_mut().zip(value.split(',')) {
        *tick = cell == "y";
    }
    lost
}

/// Reads rows of so many cells; returns how many could not be read, or have cells for which there is no place.
fn read_rows<T>(value: &str, into: &mut Vec<T>, cells: usize, read: fn(&str) -> Option<T>) -> usize {
    let all = || value.split(';').filter(|row| !row.is_empty());
    *into = all().filter_map(read).collect();
    let longer = all().map(|row| entered_after(row, cells)).sum::<usize>();
    all().count() - into.len() + longer
}

fn phase(cell: &str) -> Option<Phase> {
    let number = decimal(cell)?;
    Phase::ALL
        .into_iter()
        .find(|phase| (*phase as usize + 1) as f64 == number)
}

/// An id is a whole number. There is room for thousands of times as many as there can be at once.
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
    let lost = read_numbers(scores, &mut supplier.scores);
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
