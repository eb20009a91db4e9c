//! What the page knows: one document with its report, and its history. Data flows one way:
//! document, report, view. The link, the storage and the result are written at the edge (`edge`).

mod brake;
mod edge;
mod history;
mod kept;
mod opening;
mod wheels;

pub(crate) use edge::keep;
pub(crate) use kept::{Keep, Kept, kept};
#[cfg(feature = "widget")]
pub(crate) use opening::open_link;
pub(crate) use opening::{Notice, Opened, Source, open};
pub(crate) use wheels::{store_wheels, stored_wheels};

use flywheel_model::{Brake, Choice, Document, Fan, Field, Inputs, Preset, Problem, Reason, Report, brakes};
use brake::steady;
use history::History;
use leptos::prelude::*;

/// A document and all that follows from it. Whatever exists is valid: inputs that the model refuses
/// never become one.
pub(crate) struct Computed {
    pub(crate) document: Document,
    pub(crate) report: Report,
    /// The biggest brake; it changes only when another leads clearly.
    pub(crate) brake: Option<Brake>,
}

impl Computed {
    fn new(document: Document, last: Option<&Brake>, draw: Option<Draw>) -> Result<Computed, Problem> {
        let mut report = Report::new(&document)?;
        report.fan = draw.and_then(|draw| draw(&document));
        let brake = steady(&brakes(&document.inputs, &report.wheel, &document.effect()), last);
        Ok(Computed {
            document,
            report,
            brake,
        })
    }

    /// Whether this is still a preset's example, not the visitor's wheel.
    pub(crate) fn is_example(&self) -> bool {
        let inputs = &self.document.inputs;
        *inputs == inputs.preset.inputs()
    }
}

/// Draws a document's futures. It comes with the part of the app that is fetched later.
pub(crate) type Draw = fn(&Document) -> Option<Fan>;

/// All that changes. It is one value behind one signal: within a wheel every input changes the whole
/// result, and each type of signal costs every visitor kilobytes.
struct State {
    now: Computed,
    /// The wheel before the last step, to mark what changed against.
    before: Option<Computed>,
    history: History,
    draw: Option<Draw>,
    /// Counts the changes that did not come from a field, so that fields drop what was half typed.
    document: u32,
    source: Source,
    notices: Vec<Notice>,
    /// Another tab has stored something else.
    is_torn: bool,
}

impl State {
    fn computed(&self, document: Document) -> Result<Computed, Problem> {
        Computed::new(document, self.now.brake.as_ref(), self.draw)
    }
}

/// Everything a view needs, given once by context; copying it copies a handle.
#[derive(Clone, Copy)]
pub(crate) struct Session(RwSignal<State>);

impl Session {
    pub(crate) fn new(opened: Opened) -> Session {
        Session(RwSignal::new(State {
            now: opened.now,
            before: None,
            history: History::default(),
            draw: None,
            document: 0,
            source: opened.source,
            notices: opened.notices,
            is_torn: false,
        }))
    }

    /// Reads what is computed, and again whenever it changes.
    pub(crate) fn now<T>(self, read: impl FnOnce(&Computed) -> T) -> T {
        self.0.with(|state| read(&state.now))
    }

    /// Reads what is computed, once.
    pub(crate) fn once<T>(self, read: impl FnOnce(&Computed) -> T) -> T {
        self.0.with_untracked(|state| read(&state.now))
    }

    /// Reads what is computed and what was before the last step, and again whenever they change.
    pub(crate) fn now_and_before<T>(self, read: impl FnOnce(&Computed, Option<&Computed>) -> T) -> T {
        self.0.with(|state| read(&state.now, state.before.as_ref()))
    }

    /// Reads the inputs, and again whenever they change.
    pub(crate) fn inputs<T>(self, read: impl FnOnce(&Inputs) -> T) -> T {
        self.now(|now| read(&now.document.inputs))
    }

    /// Reads the report, and again whenever it changes.
    pub(crate) fn report<T>(self, read: impl FnOnce(&Report) -> T) -> T {
        self.now(|now| read(&now.report))
    }

    /// How many times the document was replaced by other means than a field.
    pub(crate) fn document(self) -> u32 {
        self.0.with(|state| state.document)
    }

    /// Which is chosen of what there is to look at.
    pub(crate) fn shows(self, choice: Choice) -> usize {
        self.now(|now| now.document.shown.get(choice))
    }

    /// Looks at something else. It changes no number and is no step for undo.
    pub(crate) fn show(self, choice: Choice, index: usize) {
        self.0.update(|state| state.now.document.shown.set(choice, index));
    }

    /// Whose numbers these are.
    pub(crate) fn source(self) -> Source {
        self.0.with(|state| state.source)
    }

    /// Reads what there is to tell about what was opened.
    pub(crate) fn notices<T>(self, read: impl FnOnce(&[Notice]) -> T) -> T {
        self.0.with(|state| read(&state.notices))
    }

    pub(crate) fn dismiss_notices(self) {
        self.0.update(|state| state.notices.clear());
    }

    /// An edit of one field. Inputs that the model refuses change nothing and come back as the
    /// problem to show at the field.
    pub(crate) fn edit(
        self,
        field: Field,
        change: impl FnOnce(&mut Document) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let mut new = self.once(|now| now.document.clone());
        change(&mut new)?;
        self.take_step(new, Some(field))
    }

    /// The same of one number, where only why it was refused matters.
    pub(crate) fn enter(
        self,
        field: Field,
        change: impl FnOnce(&mut Document) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        let result = self.edit(field, |document| {
            change(document).map_err(|reason| Problem {
                field,
                read: String::new(),
                reason,
            })
        });
        result.map_err(|problem| problem.reason)
    }

    /// Replaces the whole document (preset, reset, link); one step for undo.
    pub(crate) fn replace(self, mut new: Document) {
        // Presets and links bring a wheel; the journey and the worksheet stay the visitor's.
        self.once(|now| {
            new.journey = now.document.journey.clone();
            new.worksheet = now.document.worksheet.clone();
        });
        // Presets and opened links always calibrate.
        let _ = self.take_step(new, None);
        self.0.update(|state| state.document += 1);
    }

    /// Lets every field show what was changed elsewhere.
    pub(crate) fn refresh(self) {
        self.0.update(|state| state.document += 1);
    }

    /// Starts anew from a preset, and goes on looking at the same.
    pub(crate) fn start_from(self, preset: Preset) {
        let shown = self.once(|now| now.document.shown);
        self.replace(Document::from(preset.inputs()).showing(shown));
    }

    fn take_step(self, new: Document, field: Option<Field>) -> Result<(), Problem> {
        if self.once(|now| now.document == new) {
            return Ok(());
        }
        let new = self.0.with_untracked(|state| state.computed(new))?;
        self.0.update(|state| {
            let old = std::mem::replace(&mut state.now, new);
            if state.history.record(&old.document, field) {
                state.before = Some(old);
            }
        });
        Ok(())
    }

    /// From now on futures are drawn where anything is uncertain.
    pub(crate) fn draw_futures(self, draw: Draw) {
        self.0.update_untracked(|state| state.draw = Some(draw));
        let fan = self.once(|now| draw(&now.document));
        // Where nothing is uncertain nothing has changed, and nobody is told.
        if fan.is_some() {
            self.0.update(|state| state.now.report.fan = fan);
        }
    }

    pub(crate) fn undo(self) {
        self.walk(History::undo);
    }

    pub(crate) fn redo(self) {
        self.walk(History::redo);
    }

    fn walk(self, step: fn(&mut History, Document) -> Option<Document>) {
        self.0.update(|state| {
            let shown = state.now.document.shown;
            let document = step(&mut state.history, state.now.document.clone());
            // What was computed once can be computed again.
            if let Some(Ok(new)) = document.map(|document| state.computed(document.showing(shown))) {
                state.before = Some(std::mem::replace(&mut state.now, new));
                state.document += 1;
            }
        });
    }

    /// The visitor has left the field: the next edit is a step of its own.
    pub(crate) fn settle(self) {
        self.0.update_untracked(|state| state.history.settle());
    }

    pub(crate) fn can_undo(self) -> bool {
        self.0.with(|state| state.history.can_undo())
    }

    pub(crate) fn can_redo(self) -> bool {
        self.0.with(|state| state.history.can_redo())
    }
}

/// The session given to every view.
pub(crate) fn session() -> Session {
    expect_context()
}
