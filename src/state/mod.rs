//! What the page knows: one document (the inputs), its report, its history. Data flows one way:
//! inputs, report, view. The link, the storage and the result are written at the edge (`edge`).

mod edge;
mod history;
mod opening;

pub(crate) use edge::keep;
pub(crate) use opening::{Notice, Source, open};

use flywheel_model::{Brake, Field, Inputs, Problem, Report, brakes};
use history::History;
use leptos::prelude::*;

/// Everything a view needs, given once by context; copying it copies handles.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(crate) inputs: ReadSignal<Inputs>,
    set_inputs: WriteSignal<Inputs>,
    pub(crate) report: Memo<Report>,
    /// The biggest brake; it changes only when another leads clearly.
    pub(crate) brake: Memo<Option<Brake>>,
    history: RwSignal<History>,
    /// The wheel before the last step, to mark what changed against.
    pub(crate) before: Memo<Option<(Inputs, Report)>>,
    /// Counts the changes that did not come from a field, so that fields drop what was half typed.
    pub(crate) replaced: RwSignal<u32>,
    pub(crate) source: RwSignal<Source>,
    pub(crate) notices: RwSignal<Vec<Notice>>,
}

/// Another lever is named as the brake only when it is worth this much more than the named one.
const CLEARLY: f64 = 1.1;

impl Session {
    fn new(opening: opening::Opening) -> Option<Session> {
        let first = Report::new(&opening.inputs).ok()?;
        let (inputs, set_inputs) = signal(opening.inputs);
        let report = Memo::new(move |last: Option<&Report>| {
            // Only inputs that calibrate are ever set, so the fallbacks never show.
            inputs
                .with(|inputs| Report::new(inputs).ok())
                .or_else(|| last.cloned())
                .unwrap_or_else(|| first.clone())
        });
        let brake = Memo::new(move |last: Option<&Option<Brake>>| {
            let ranked = inputs.with(|inputs| report.with(|report| brakes(inputs, &report.wheel)));
            steady(&ranked, last.and_then(Option::as_ref))
        });
        let history = RwSignal::new(History::default());
        let last = Memo::new(move |_| history.with(History::before));
        let before = Memo::new(move |_| {
            let inputs = last.get()?;
            let report = Report::new(&inputs).ok()?;
            Some((inputs, report))
        });
        Some(Session {
            inputs,
            set_inputs,
            report,
            brake,
            history,
            before,
            replaced: RwSignal::new(0),
            source: RwSignal::new(opening.source),
            notices: RwSignal::new(opening.notices),
        })
    }

    /// An edit of one field. Inputs that the model refuses change nothing and come back as the
    /// problem to show at the field.
    pub(crate) fn edit(
        self,
        field: Field,
        change: impl FnOnce(&Inputs) -> Result<Inputs, Problem>,
    ) -> Result<(), Problem> {
        let old = self.inputs.get_untracked();
        let new = change(&old)?;
        new.calibrate()?;
        if new != old {
            self.history.update(|history| history.record(old, Some(field)));
            self.set_inputs.set(new);
        }
        Ok(())
    }

    /// Replaces all inputs at once (preset, reset, link); one step for undo.
    pub(crate) fn replace(self, new: Inputs) {
        let old = self.inputs.get_untracked();
        if new != old && new.calibrate().is_ok() {
            self.history.update(|history| history.record(old, None));
            self.set_inputs.set(new);
        }
        self.replaced.update(|count| *count += 1);
    }

    pub(crate) fn undo(self) {
        self.step(History::undo);
    }

    pub(crate) fn redo(self) {
        self.step(History::redo);
    }

    fn step(self, step: fn(&mut History, Inputs) -> Option<Inputs>) {
        let now = self.inputs.get_untracked();
        if let Some(inputs) = self.history.try_update(|history| step(history, now)).flatten() {
            self.set_inputs.set(inputs);
            self.replaced.update(|count| *count += 1);
        }
    }

    /// The visitor has left the field: the next edit is a step of its own.
    pub(crate) fn settle(self) {
        self.history.update(History::settle);
    }

    pub(crate) fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    pub(crate) fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Whether this is still a preset's example, not the visitor's wheel.
    pub(crate) fn is_example(self) -> bool {
        self.inputs.with(|inputs| *inputs == inputs.preset.inputs())
    }
}

fn steady(ranked: &[Brake], named: Option<&Brake>) -> Option<Brake> {
    let leader = ranked.first()?;
    let still = named.and_then(|named| ranked.iter().find(|brake| brake.lever == named.lever));
    let stays = still.filter(|still| leader.gain < still.gain * CLEARLY);
    Some(stays.unwrap_or(leader).clone())
}

/// The session given to every view.
pub(crate) fn session() -> Session {
    expect_context()
}
