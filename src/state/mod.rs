//! The state of the page: one document, its report and its history. Data flows one way: document, report, view.
//! `sync` keeps the address and the storage in step with it.

mod computed;
mod entry;
pub(crate) mod file;
#[cfg(feature = "page")]
mod moves;
mod opening;
mod saving;
mod steady;
mod stored;
mod sync;
mod told;
mod wheels;

pub(crate) use computed::{Computed, Draw};
pub(crate) use entry::{Entry, always, number_in};
#[cfg(feature = "page")]
pub(crate) use moves::named_moves;
#[cfg(feature = "widget")]
pub(crate) use opening::open_link;
pub(crate) use opening::{Notice, Opened};
pub(crate) use opening::{first, open};
pub(crate) use stored::{Storable, Stored, stored};
pub(crate) use sync::keep_in_step;
pub(crate) use told::Told;

use flywheel_model::{
    Choice, ChoiceOption, Document, Field, Inputs, Part, Preset, Problem, Reason, Report, Values,
};
use flywheel_store::History;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;

use saving::Saving;

/// An edit has settled when no other follows within this time. Browsers throttle changes of the address, and a screen
/// reader should announce a number once, not each of its digits.
pub(crate) const SETTLED_AFTER_MS: u32 = 600;

/// Everything that changes, behind one signal. Every input changes the whole result, and each type of signal is about
/// a kilobyte to download.
struct State {
    now: Computed,
    /// The wheel before the last step, which the page compares the present one with.
    before: Option<Computed>,
    history: History,
    draw: Option<Draw>,
    /// Counts the changes that did not come from a field. A field drops its draft when this has changed.
    revision: u32,
    notices: Vec<Notice>,
    /// Whether the link whose wheel is shown has just been opened: nothing was changed since.
    is_link_new: bool,
    saving: Saving,
    /// Whether the rows and the sentence are a change to try, and not the visitor's own numbers.
    is_trying: bool,
    /// The change that was tried before the visitor went back to their own numbers.
    set_aside: Values,
    /// Whether the number of the brake that the sentence names is being changed. The sentence names no other meanwhile.
    is_brake_held: bool,
    /// The month that the stop test has reached, while it runs.
    coasting: Option<usize>,
    /// Another tab has stored something else, and the visitor has not chosen yet.
    has_conflict: bool,
}

impl State {
    fn computed(&self, document: Document) -> Result<Computed, Problem> {
        let mut computed = Computed::after(document, self.now.brake.as_ref(), self.is_brake_held, self.draw)?;
        computed.coast(self.coasting);
        Ok(computed)
    }
}

/// A handle to the state, which every view gets from the context.
#[derive(Clone, Copy)]
pub(crate) struct Session(RwSignal<State>);

impl Session {
    pub(crate) fn new(opened: Opened) -> Session {
        let is_trying = !opened.computed.document.change().is_empty();
        Session(RwSignal::new(State {
            is_trying,
            set_aside: Values::default(),
            now: opened.computed,
            before: None,
            history: History::default(),
            draw: None,
            revision: 0,
            notices: opened.notices,
            is_link_new: opened.is_new,
            saving: Saving::Stored,
            is_brake_held: false,
            coasting: None,
            has_conflict: false,
        }))
    }

    /// Reads the computed state. An effect that calls this runs again when it changes.
    pub(crate) fn with<T>(self, read: impl FnOnce(&Computed) -> T) -> T {
        self.0.with(|state| read(&state.now))
    }

    /// Reads the computed state without subscribing to it.
    pub(crate) fn with_untracked<T>(self, read: impl FnOnce(&Computed) -> T) -> T {
        self.0.with_untracked(|state| read(&state.now))
    }

    /// Reads the computed state and the one before the last step, and subscribes to both.
    pub(crate) fn with_previous<T>(self, read: impl FnOnce(&Computed, Option<&Computed>) -> T) -> T {
        self.0.with(|state| read(&state.now, state.before.as_ref()))
    }

    /// Reads the inputs, and subscribes to them.
    pub(crate) fn with_inputs<T>(self, read: impl FnOnce(&Inputs) -> T) -> T {
        self.with(|now| read(&now.document.inputs))
    }

    /// Reads the report, and subscribes to it.
    pub(crate) fn with_report<T>(self, read: impl FnOnce(&Report) -> T) -> T {
        self.with(|now| read(&now.report))
    }

    /// How many times the document was changed by something other than a field. A field drops its draft when this has
    /// changed.
    pub(crate) fn revision(self) -> u32 {
        self.0.with(|state| state.revision)
    }

    /// The selected option of a display choice, such as the view.
    pub(crate) fn shown<T: ChoiceOption>(self) -> T {
        self.with(|now| now.document.shown.get())
    }

    /// Whether this option of a display choice is selected.
    pub(crate) fn is_shown<T: ChoiceOption>(self, option: T) -> bool {
        self.shown_index(T::CHOICE) == option.index()
    }

    /// Selects an option of a display choice. It changes no number and is not a step of undo.
    pub(crate) fn show<T: ChoiceOption>(self, option: T) {
        self.show_index(T::CHOICE, option.index());
    }

    /// The place of the selected option among all options of a display choice.
    pub(crate) fn shown_index(self, choice: Choice) -> usize {
        self.with(|now| now.document.shown.index(choice))
    }

    /// Selects an option by its place.
    pub(crate) fn show_index(self, choice: Choice, index: usize) {
        self.0
            .update(|state| state.now.document.shown.set_index(choice, index));
    }

    /// Reads the notices about what was opened, and subscribes to them.
    pub(crate) fn with_notices<T>(self, read: impl FnOnce(&[Notice]) -> T) -> T {
        self.0.with(|state| read(&state.notices))
    }

    pub(crate) fn dismiss_notices(self) {
        self.0.update(|state| state.notices.clear());
    }

    /// Edits one field. If the model refuses the inputs, nothing changes and the problem to show at the field is
    /// returned.
    pub(crate) fn edit(
        self,
        field: Field,
        change: impl FnOnce(&mut Document) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let mut new = self.with_untracked(|now| now.document.clone());
        change(&mut new)?;
        self.apply(new, Some(field))
    }

    /// Edits one field, and returns only the reason if the model refuses the inputs.
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

    /// Replaces the wheel by another document's (a preset, a link), as one step of undo. The journey and the worksheet
    /// stay.
    pub(crate) fn replace(self, mut new: Document) {
        self.with_untracked(|now| {
            new.journey = now.document.journey.clone();
            new.worksheet = now.document.worksheet.clone();
            new.wheels = now.document.wheels.clone();
        });
        self.replace_all(new, None);
    }

    /// Replaces everything by a document that was computed before, or that a link or a file holds.
    fn replace_all(self, new: Document, field: Option<Field>) {
        // The inputs of such a document are never refused.
        let _ = self.apply(new, field);
        self.refresh();
    }

    /// Puts the worksheet in the place of the text that only says where it is stored. It is no step of undo.
    fn put_worksheet(self, reference: &Arc<str>, worksheet: &Arc<str>) {
        self.0.update(|state| {
            let text = &mut state.now.document.worksheet;
            if text == reference {
                text.clone_from(worksheet);
            }
            state.history.replace_worksheet(reference, worksheet);
            state.revision += 1;
        });
    }

    /// Whether the rows and the sentence are a change to try, and not the visitor's own numbers.
    pub(crate) fn is_trying(self) -> bool {
        // The widget has no switch: what its readers move are their own numbers.
        cfg!(feature = "page") && self.0.with(|state| state.is_trying)
    }

    /// Switches between the visitor's own numbers and a change to them. The change is set aside meanwhile.
    pub(crate) fn switch(self, is_trying: bool) {
        let mut document = self.with_untracked(|now| now.document.clone());
        let tried = document.change().clone();
        let change = if is_trying {
            self.0.with_untracked(|state| state.set_aside.clone())
        } else {
            Values::default()
        };
        // A change that the numbers of now do not take any more is left aside.
        let _ = document.try_all(change);
        self.replace_all(document, None);
        self.0.update(|state| {
            state.is_trying = is_trying;
            if !is_trying {
                state.set_aside = tried;
            }
        });
    }

    /// Keeps the brake that the sentence names while its number is being changed, and then lets another take over.
    pub(crate) fn hold_brake(self, is_held: bool) {
        if self.0.with_untracked(|state| state.is_brake_held) != is_held {
            self.0.update(|state| {
                state.is_brake_held = is_held;
                state.now.name_brake(is_held);
            });
        }
    }

    /// Whether the number of the brake that the sentence names is being changed.
    pub(crate) fn is_brake_held(self) -> bool {
        self.0.with(|state| state.is_brake_held)
    }

    /// The month that the stop test has reached. None if no test runs.
    pub(crate) fn coasting(self) -> Option<usize> {
        self.0.with(|state| state.coasting)
    }

    /// Runs the stop test until this month, or ends it. It changes no number and is not a step of undo.
    pub(crate) fn coast(self, month: Option<usize>) {
        self.0.update(|state| {
            state.coasting = month;
            state.now.coast(month);
        });
    }

    /// Calls `act` after each change of the state, but not for the months of a stop test.
    pub(crate) fn on_change(self, act: impl Fn() + 'static) {
        let before = Cell::new(None);
        Effect::new(move || {
            let month = self.coasting();
            if before.replace(Some(month)) == Some(month) {
                act();
            }
        });
    }

    /// Makes every field drop its draft and show the document's number.
    pub(crate) fn refresh(self) {
        self.0.update(|state| state.revision += 1);
    }

    /// Replaces the wheel by a preset's. The display choices stay.
    pub(crate) fn start_from(self, preset: Preset) {
        let shown = self.with_untracked(|now| now.document.shown);
        self.replace(Document::from(preset.inputs()).showing(shown));
    }

    /// Makes a document the present one. Edits of the same field in a row are one step of undo.
    fn apply(self, new: Document, field: Option<Field>) -> Result<(), Problem> {
        if self.with_untracked(|now| now.document == new) {
            return Ok(());
        }
        let new = self.0.with_untracked(|state| state.computed(new))?;
        self.0.update(|state| {
            let old = std::mem::replace(&mut state.now, new);
            state.is_link_new = field == Some(Field::Link);
            // Another wheel begins without what was tried on this one.
            if field.is_none() {
                state.set_aside = Values::default();
            }
            let tries = !state.now.document.change().is_empty();
            state.is_trying = tries || (state.is_trying && matches!(field, Some(Field::Of(Part::If, _))));
            if state.history.record(&old.document, field) {
                state.before = Some(old);
            }
        });
        Ok(())
    }

    /// Gives the state the code that draws futures. From now on they are drawn if any input has a range.
    pub(crate) fn draw_futures(self, draw: Draw) {
        self.0.update_untracked(|state| state.draw = Some(draw));
        let fan = self.with_untracked(|now| draw(&now.document));
        // Without a range nothing has changed, so no effect has to run.
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
            // A document of the history was computed before, so it is not refused now.
            if let Some(Ok(new)) = document.map(|document| state.computed(document.showing(shown))) {
                state.is_trying = !new.document.change().is_empty();
                state.before = Some(std::mem::replace(&mut state.now, new));
                state.revision += 1;
            }
        });
    }

    /// Ends the present step of undo, because the visitor has left the field.
    pub(crate) fn end_step(self) {
        self.0.update_untracked(|state| state.history.end_step());
    }

    pub(crate) fn can_undo(self) -> bool {
        self.0.with(|state| state.history.can_undo())
    }

    pub(crate) fn can_redo(self) -> bool {
        self.0.with(|state| state.history.can_redo())
    }
}

/// The session, from the context.
pub(crate) fn session() -> Session {
    expect_context()
}
