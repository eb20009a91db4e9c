//! What the page knows: one document (the inputs) with its report, and its history. Data flows one way:
//! inputs, report, view. The link, the storage and the result are written at the edge (`edge`).

mod edge;
mod history;
mod opening;

pub(crate) use edge::keep;
pub(crate) use opening::{Notice, Source, open};

use flywheel_model::{Brake, Field, Inputs, Problem, Report, brakes};
use history::History;
use leptos::prelude::*;

/// Inputs and all that follows from them. Whatever exists is valid: inputs that the model refuses
/// never become one.
#[derive(Clone)]
pub(crate) struct Computed {
    pub(crate) inputs: Inputs,
    pub(crate) report: Report,
    /// The biggest brake; it changes only when another leads clearly.
    pub(crate) brake: Option<Brake>,
}

impl Computed {
    fn new(inputs: Inputs, last: Option<&Brake>) -> Result<Computed, Problem> {
        let report = Report::new(&inputs)?;
        let brake = steady(&brakes(&inputs, &report.wheel), last);
        Ok(Computed {
            inputs,
            report,
            brake,
        })
    }
}

/// Everything a view needs, given once by context; copying it copies handles.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(crate) now: RwSignal<Computed>,
    /// The wheel before the last step, to mark what changed against.
    pub(crate) before: RwSignal<Option<Computed>>,
    history: RwSignal<History>,
    /// Counts the changes that did not come from a field, so that fields drop what was half typed.
    pub(crate) replaced: RwSignal<u32>,
    pub(crate) source: RwSignal<Source>,
    pub(crate) notices: RwSignal<Vec<Notice>>,
}

/// Another lever is named as the brake only when it is worth this much more than the named one.
const CLEARLY: f64 = 1.1;

impl Session {
    fn new(opening: opening::Opening) -> Option<Session> {
        Some(Session {
            now: RwSignal::new(Computed::new(opening.inputs, None).ok()?),
            before: RwSignal::new(None),
            history: RwSignal::new(History::default()),
            replaced: RwSignal::new(0),
            source: RwSignal::new(opening.source),
            notices: RwSignal::new(opening.notices),
        })
    }

    /// Reads the inputs, and again whenever they change.
    pub(crate) fn inputs<T>(self, read: impl FnOnce(&Inputs) -> T) -> T {
        self.now.with(|now| read(&now.inputs))
    }

    /// Reads the report, and again whenever it changes.
    pub(crate) fn report<T>(self, read: impl FnOnce(&Report) -> T) -> T {
        self.now.with(|now| read(&now.report))
    }

    /// An edit of one field. Inputs that the model refuses change nothing and come back as the
    /// problem to show at the field.
    pub(crate) fn edit(
        self,
        field: Field,
        change: impl FnOnce(&Inputs) -> Result<Inputs, Problem>,
    ) -> Result<(), Problem> {
        let new = self.now.with_untracked(|now| change(&now.inputs))?;
        self.step_to(new, Some(field))
    }

    /// Replaces all inputs at once (preset, reset, link); one step for undo.
    pub(crate) fn replace(self, new: Inputs) {
        // Presets and opened links always calibrate.
        let _ = self.step_to(new, None);
        self.replaced.update(|count| *count += 1);
    }

    fn step_to(self, new: Inputs, field: Option<Field>) -> Result<(), Problem> {
        if self.now.with_untracked(|now| now.inputs == new) {
            return Ok(());
        }
        let new = self
            .now
            .with_untracked(|now| Computed::new(new, now.brake.as_ref()))?;
        let old = self.now.get_untracked();
        let is_step = self
            .history
            .try_update(|history| history.record(&old.inputs, field));
        if is_step == Some(true) {
            self.before.set(Some(old));
        }
        self.now.set(new);
        Ok(())
    }

    pub(crate) fn undo(self) {
        self.walk(History::undo);
    }

    pub(crate) fn redo(self) {
        self.walk(History::redo);
    }

    fn walk(self, step: fn(&mut History, Inputs) -> Option<Inputs>) {
        let old = self.now.get_untracked();
        let inputs = self
            .history
            .try_update(|history| step(history, old.inputs.clone()))
            .flatten();
        // What was computed once can be computed again.
        if let Some(Ok(new)) = inputs.map(|inputs| Computed::new(inputs, old.brake.as_ref())) {
            self.before.set(Some(old));
            self.now.set(new);
            self.replaced.update(|count| *count += 1);
        }
    }

    /// The visitor has left the field: the next edit is a step of its own.
    pub(crate) fn settle(self) {
        self.history.update_untracked(History::settle);
    }

    pub(crate) fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    pub(crate) fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Whether this is still a preset's example, not the visitor's wheel.
    pub(crate) fn is_example(self) -> bool {
        self.inputs(|inputs| *inputs == inputs.preset.inputs())
    }
}

fn steady(ranked: &[Brake], named: Option<&Brake>) -> Option<Brake> {
    let leader = ranked.first()?;
    let still = named.and_then(|named| ranked.iter().find(|brake| brake.lever == named.lever));
    let stays = still.filter(|still| leader.gain < still.gain * CLEARLY);
    Some(*stays.unwrap_or(leader))
}

/// The session given to every view.
pub(crate) fn session() -> Session {
    expect_context()
}
