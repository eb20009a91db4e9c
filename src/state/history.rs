//! Undo and redo of whole documents. Edits of the same field in a row are one step.

use flywheel_model::{Document, Field};

/// More steps than anyone takes back; it bounds the memory.
const STEPS: usize = 200;

#[derive(Default)]
pub(crate) struct History {
    past: Vec<Document>,
    future: Vec<Document>,
    field: Option<Field>,
}

impl History {
    /// Records `old` as a step, unless this is another edit of the field that was edited last. Returns whether it is a
    /// new step.
    pub(crate) fn record(&mut self, old: &Document, field: Option<Field>) -> bool {
        self.future.clear();
        if field.is_some() && field == self.field {
            return false;
        }
        self.field = field;
        if self.past.len() == STEPS {
            self.past.remove(0);
        }
        self.past.push(old.clone());
        true
    }

    /// Ends the present step: the next edit of the same field is a new one.
    pub(crate) fn end_step(&mut self) {
        self.field = None;
    }

    pub(crate) fn undo(&mut self, now: Document) -> Option<Document> {
        self.end_step();
        let document = self.past.pop()?;
        self.future.push(now);
        Some(document)
    }

    pub(crate) fn redo(&mut self, now: Document) -> Option<Document> {
        self.end_step();
        let document = self.future.pop()?;
        self.past.push(now);
        Some(document)
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
