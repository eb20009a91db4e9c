//! A stored document as text.
//!
//! ```text
//! flywheel 1
//! base 41-0009f3a1
//! wheel v=1&preset=saas&churn=4
//! name Mine
//! other Rival<TAB>v=1&preset=shop
//! journey journey=1&reached=900
//! worksheet worksheet=1&pushes=2026-03-14,Blog,,12
//! ```
//!
//! Lines without a text are left out. A long worksheet stands elsewhere: `sheet` and the revision with which it was
//! stored take the place of its line.

use flywheel_model::{Document, Preset, Problem, Wheels, link};
use std::sync::Arc;

use crate::revision::Revision;

/// The first line. A newer format has another number.
pub(crate) const FIRST: &str = "flywheel 1";

/// The second line of a document in which nothing was entered.
pub(crate) const EXAMPLE: &str = "wheel v=1&preset=saas";

/// Begins the worksheet's text in a document whose worksheet is stored elsewhere and has not been fetched yet.
const SHEET: &str = "sheet=";

/// The revision with which a worksheet is stored elsewhere, if its text only says so.
pub fn sheet_of(worksheet: &str) -> Option<Revision> {
    Revision::read(worksheet.strip_prefix(SHEET)?)
}

pub(crate) fn sheet(revision: Revision) -> Arc<str> {
    [SHEET, &revision.written()].concat().into()
}

/// A stored document as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The document, or the first preset's if nothing could be read.
    pub document: Document,
    /// What could not be used of the wheel.
    pub problems: Vec<Problem>,
    /// How much of the text this program understands.
    pub understood: Understood,
}

/// How much of a stored text this program understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Understood {
    /// Every line.
    Whole,
    /// A newer version stored it. What this one does not know was left out.
    Newer,
    /// The wheel is no wheel.
    Unreadable,
}

/// The text of a document. `base` are the revisions whose place it takes.
pub(crate) fn write(document: &Document, base: &[Revision]) -> String {
    let mut text = String::from(FIRST);
    let mut line = |key: &str, words: &str| {
        if !words.is_empty() {
            text.extend(["\n", key, " ", words]);
        }
    };
    let base: Vec<String> = base.iter().map(|revision| revision.written()).collect();
    line("base", &base.join(" "));
    match &document.wheels.own {
        Some(own) => line("wheel", own),
        None => line("wheel", &link::write(document)),
    }
    line("name", &document.wheels.name);
    for (name, link) in &document.wheels.others {
        line("other", &[name.as_str(), "\t", link].concat());
    }
    line("journey", &document.journey);
    match document.worksheet.strip_prefix(SHEET) {
        Some(revision) => line("sheet", revision),
        None => line("worksheet", &document.worksheet),
    }
    text
}

/// The revisions whose place a stored document takes.
pub(crate) fn base(text: &str) -> Vec<Revision> {
    let line = text.lines().nth(1).and_then(|line| line.strip_prefix("base "));
    line.unwrap_or_default()
        .split(' ')
        .filter_map(Revision::read)
        .collect()
}

/// The revision with which the worksheet of a stored document is stored elsewhere.
pub(crate) fn sheet_in(text: &str) -> Option<Revision> {
    Revision::read(text.lines().find_map(|line| line.strip_prefix("sheet "))?)
}

/// Whether every key and value of the wheels in a stored document is known.
pub(crate) fn are_wheels_whole(text: &str) -> bool {
    text.lines().all(|line| match line.split_once(' ') {
        Some(("wheel", link)) => link::is_whole(link),
        Some(("other", other)) => other
            .split_once('\t')
            .is_some_and(|(_, link)| link::is_whole(link)),
        _ => true,
    })
}

/// The text without the line of what it takes the place of, by which the same document is known under another revision.
pub(crate) fn content(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with("base "))
}

pub(crate) fn read(text: &str) -> Record {
    let mut record = Record {
        document: Preset::Saas.inputs().into(),
        problems: Vec::new(),
        understood: Understood::Newer,
    };
    let mut lines = text.lines();
    if lines.next() != Some(FIRST) {
        return record;
    }
    record.understood = Understood::Whole;
    let mut wheels = Wheels::default();
    let (mut journey, mut worksheet) = (Arc::default(), Arc::default());
    for line in lines {
        match line.split_once(' ').unwrap_or_default() {
            ("base", _) => {}
            ("wheel", link) => {
                let opened = link::read_stored(link);
                // Every stored wheel names its preset.
                if !link.contains("preset=") {
                    record.understood = Understood::Unreadable;
                } else if opened.is_refused() {
                    record.understood = Understood::Newer;
                }
                record.document = opened.document;
                record.problems = opened.problems;
            }
            ("name", name) => wheels.name = Wheels::named(name, ""),
            ("other", other) => wheels.others.extend(Wheels::other_from_line(other)),
            ("journey", text) => journey = text.into(),
            ("worksheet", text) => worksheet = text.into(),
            ("sheet", revision) => worksheet = [SHEET, revision].concat().into(),
            _ => record.understood = Understood::Newer,
        }
    }
    record.document.wheels = Arc::new(wheels);
    record.document.journey = journey;
    record.document.worksheet = worksheet;
    record
}

/// The text of what the first version of the page stored: wheel, other wheels, journey and worksheet, each under a
/// key of its own.
pub(crate) fn from_first_version([wheel, wheels, journey, worksheet]: [Option<String>; 4]) -> Option<String> {
    if [&wheel, &wheels, &journey, &worksheet]
        .into_iter()
        .all(Option::is_none)
    {
        return None;
    }
    let one_line = |text: Option<String>| text.unwrap_or_default().replace(['\n', '\r'], " ");
    let mut text = String::from(FIRST);
    let mut line = |key: &str, words: &str| {
        if !words.is_empty() {
            text.extend(["\n", key, " ", words]);
        }
    };
    line(
        "wheel",
        &wheel.map_or_else(
            || link::write(&Preset::Saas.inputs().into()),
            |wheel| one_line(Some(wheel)),
        ),
    );
    let wheels = wheels.unwrap_or_default();
    let mut lines = wheels.lines();
    line("name", lines.next().unwrap_or_default());
    for other in lines {
        line("other", other);
    }
    line("journey", &one_line(journey));
    line("worksheet", &one_line(worksheet));
    Some(text)
}
