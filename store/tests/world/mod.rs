//! A browser without a browser: its storage, its tabs, and what a visitor does in them. A tab does what `src/state` of
//! the app does, with the same functions.

mod disk;
mod tab;

pub use disk::Disk;
use tab::Tab;

use flywheel_model::{Document, Preset, Traffic, link};
use flywheel_store::{Revision, desk};
use std::collections::BTreeSet;

/// What somebody or something does.
#[derive(Clone, Debug)]
pub enum Op {
    /// Enters a number of the wheel that is shown.
    Edit(usize),
    /// Replaces the worksheet by another one.
    EditWorksheet(usize, bool),
    EditJourney(usize),
    Undo(usize),
    Redo(usize),
    FollowLink(usize),
    BackToOwn(usize),
    Keep(usize),
    Copy(usize),
    OpenOther(usize, usize),
    Delete(usize, usize),
    Import(usize, bool),
    /// Chooses this tab's numbers, or the other's, if there is a conflict.
    Resolve(usize, bool),
    Reload(usize),
    OpenTab(usize),
    /// Closes a tab, with a yes if it asks.
    CloseTab(usize),
    /// Enters a number; the browser dies after so many writes.
    CrashWhileEditing(usize, usize),
    /// A long worksheet has been stored; the browser dies after so many of the writes that follow.
    CrashWhileFinishing(usize, usize),
    /// The long worksheet that is being stored is there.
    PutSheet(usize),
    /// The tab hears that it is.
    FinishSheet(usize),
    /// The tab removes the worksheets that nothing needs any more.
    Tidy(usize),
    Full(bool),
    Blocked(bool),
    /// A newer version of the page opens what is stored, and stores it in its own format.
    NewerProgram,
}

/// The numbers that anybody entered. Each is there once, so that a text that holds it can be found.
pub type Numbers = BTreeSet<u32>;

const FIRST: u32 = 100_000_000;

/// All of these numbers in a text: each has nine digits.
pub fn numbers_in(text: &str) -> Numbers {
    let parts = text.split(|letter: char| !letter.is_ascii_digit());
    let long = parts.filter(|part| part.len() == 9);
    long.filter_map(|part| part.parse().ok())
        .filter(|number| *number >= FIRST)
        .collect()
}

/// The numbers of the wheel that is shown.
fn of_wheel(document: &Document) -> Numbers {
    numbers_in(&link::write(document))
}

/// All numbers of a document.
fn of(document: &Document) -> Numbers {
    let mut all = of_wheel(document);
    let wheels = &document.wheels;
    all.extend(numbers_in(&wheels.to_text()));
    all.extend(wheels.own.iter().flat_map(|own| numbers_in(own)));
    all.extend(numbers_in(&document.journey));
    all.extend(numbers_in(&document.worksheet));
    all
}

#[derive(Default)]
pub struct World {
    disk: Disk,
    tabs: [Option<Tab>; 3],
    entered: u32,
    /// Numbers that nobody can miss: replaced, deleted or not chosen by the visitor, or told to be unsaved.
    gone: Numbers,
}

impl World {
    fn next_number(&mut self) -> u32 {
        self.entered += 1;
        FIRST + self.entered
    }

    /// Does one thing, and looks whether every number is somewhere.
    pub fn step(&mut self, op: Op) {
        let what = format!("{op:?}");
        self.act(op);
        for tab in self.tabs.iter_mut().flatten() {
            tab.hear_of_changes();
        }
        self.check(&what);
    }

    /// All tabs are closed, and the page is opened once more.
    pub fn end(&mut self) {
        self.step(Op::Full(false));
        self.step(Op::Blocked(false));
        for place in 0..self.tabs.len() {
            self.step(Op::CloseTab(place));
        }
        self.step(Op::OpenTab(0));
    }

    fn check(&self, after: &str) {
        let mut known = self.disk.numbers();
        for tab in self.tabs.iter().flatten() {
            known.extend(of(&tab.document));
            known.extend(numbers_in(&tab.mark.written()));
            let stored = self.disk.numbers();
            let own = tab.own_numbers();
            let unsaved: Vec<&u32> = own
                .iter()
                .filter(|number| !stored.contains(number) && !self.gone.contains(number))
                .collect();
            assert!(
                unsaved.is_empty() || tab.is_unsaved(),
                "{after}: {unsaved:?} is not stored, and nothing says so"
            );
        }
        let entered = FIRST + 1..=FIRST + self.entered;
        let lost: Vec<u32> = entered
            .filter(|number| !known.contains(number) && !self.gone.contains(number))
            .collect();
        assert!(lost.is_empty(), "{after}: {lost:?} is nowhere\n{}", self.disk);
    }

    fn act(&mut self, op: Op) {
        match op {
            Op::Full(is_full) => self.disk.set_full(is_full),
            Op::Blocked(is_blocked) => self.disk.set_blocked(is_blocked),
            Op::NewerProgram => {
                let number = self.next_number();
                if !self.disk.store_as_newer_program(number) {
                    self.gone.insert(number);
                }
            }
            Op::OpenTab(place) => {
                if self.tabs[place].is_none() {
                    self.tabs[place] = Some(Tab::open(&self.disk, None, String::new()));
                }
            }
            Op::CloseTab(place) => self.close(place),
            Op::CrashWhileEditing(place, writes) => self.crash(Op::Edit(place), place, writes),
            Op::CrashWhileFinishing(place, writes) => self.crash(Op::FinishSheet(place), place, writes),
            op => self.act_in_tab(op),
        }
    }

    fn close(&mut self, place: usize) {
        let Some(mut tab) = self.tabs[place].take() else {
            return;
        };
        tab.settle();
        // A worksheet that is being stored gets its last step the next time, but only if it was put there.
        let stored = self.disk.numbers();
        let is_missing = |number: &u32| !stored.contains(number) && !self.gone.contains(number);
        let missing: Numbers = of(&tab.document).into_iter().filter(is_missing).collect();
        let of_link = if desk::is_of_link(&tab.document) {
            of_wheel(&tab.document)
        } else {
            Numbers::new()
        };
        assert!(
            tab.is_unsaved() || missing.is_subset(&of_link),
            "{missing:?} is lost by closing a tab that did not ask"
        );
        self.gone.extend(missing);
    }

    fn crash(&mut self, op: Op, place: usize, writes: usize) {
        if self.tabs[place].is_none() {
            return;
        }
        self.disk.die_after(writes);
        let before = self.disk.numbers();
        self.act_in_tab(op);
        self.disk.live_again();
        let Some(tab) = self.tabs[place].take() else {
            return;
        };
        let stored = self.disk.numbers();
        let lost: Vec<u32> = before
            .difference(&stored)
            .filter(|number| !self.gone.contains(number))
            .copied()
            .collect();
        assert!(lost.is_empty(), "{lost:?} was stored before the crash");
        // What had not settled, and what the tab had said is not stored.
        self.gone.extend(of(&tab.document).difference(&stored));
    }

    fn act_in_tab(&mut self, op: Op) {
        let place = match op {
            Op::Edit(place) | Op::EditWorksheet(place, _) | Op::EditJourney(place) | Op::Undo(place) => place,
            Op::Redo(place) | Op::FollowLink(place) | Op::BackToOwn(place) | Op::Keep(place) => place,
            Op::Copy(place) | Op::OpenOther(place, _) | Op::Delete(place, _) | Op::Import(place, _) => place,
            Op::Resolve(place, _) | Op::Reload(place) | Op::PutSheet(place) => place,
            Op::FinishSheet(place) | Op::Tidy(place) => place,
            _ => return,
        };
        let numbers = [self.next_number(), self.next_number()];
        let Some(tab) = &mut self.tabs[place] else {
            self.gone.extend(numbers);
            return;
        };
        let before = tab.document.clone();
        let own_before = tab.own_numbers();
        let may_go = may_go(&op, &before, &self.disk.numbers());
        let used = tab.act(&op, numbers);
        self.gone
            .extend(numbers.into_iter().filter(|number| !used.contains(number)));
        let (after, own_after) = (of(&tab.document), tab.own_numbers());
        let is_step = matches!(op, Op::Undo(_) | Op::Redo(_));
        let left = of(&before).into_iter().filter(|number| !after.contains(number));
        self.gone
            .extend(left.filter(|number| is_step || may_go.contains(number)));
        // A wheel that was kept as one's own is a link's again.
        let own_left = own_before.difference(&own_after);
        self.gone.extend(own_left.filter(|_| is_step));
        if matches!(op, Op::Reload(_)) {
            let tab = Tab::open(&self.disk, Some(tab.mark.clone()), tab.fragment.clone());
            self.tabs[place] = Some(tab);
        }
    }
}

/// The numbers that a visitor gives up by an act.
fn may_go(op: &Op, before: &Document, stored: &Numbers) -> Numbers {
    let shown_of_link = || {
        if desk::is_of_link(before) {
            of_wheel(before)
        } else {
            Numbers::new()
        }
    };
    match op {
        Op::Edit(_) => of_wheel(before),
        Op::EditWorksheet(..) => numbers_in(&before.worksheet),
        Op::EditJourney(_) => numbers_in(&before.journey),
        Op::FollowLink(_) | Op::BackToOwn(_) => shown_of_link(),
        // What was stored is kept aside; the rest is in the undo history alone.
        Op::Resolve(_, false) => of(before).difference(stored).copied().collect(),
        Op::Delete(_, place) => {
            let other = before.wheels.others.get(*place);
            other.map(|(_, link)| numbers_in(link)).unwrap_or_default()
        }
        Op::Import(_, has_wheels) => {
            let mut all = of_wheel(before);
            all.extend(numbers_in(&before.journey));
            all.extend(numbers_in(&before.worksheet));
            if *has_wheels {
                all.extend(numbers_in(&before.wheels.to_text()));
            }
            all
        }
        _ => Numbers::new(),
    }
}

/// A wheel with this number.
pub fn wheel(number: u32) -> Document {
    let mut document: Document = Preset::Saas.inputs().into();
    document.inputs.traffic = Traffic::new(f64::from(number)).expect("in range");
    document
}

/// A worksheet with this number, which is longer than what is stored inline if it is long.
pub fn worksheet(number: u32, is_long: bool) -> String {
    let padding = if is_long { flywheel_store::INLINE } else { 0 };
    format!(
        "worksheet=1&pushes=2026-03-14,Blog,{},{number}",
        "x".repeat(padding)
    )
}

/// The number of a revision's text.
pub fn is_revision(text: &str) -> bool {
    Revision::read(text).is_some()
}
