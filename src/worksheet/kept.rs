//! The worksheet as it is kept in the document.

use flywheel_model::worksheet::{Note, Sheet, Single, Worksheet};
use flywheel_model::{Document, Field};
use std::sync::Arc;

use crate::state::{self, Keep};
use crate::ui::controls::{tick, word_field};
use crate::ui::{View, Words, fixed, never, number_field, whether, words};
use crate::web::storage;

/// What every section of the view shares.
pub(super) type Kept = state::Kept<Worksheet>;

pub(super) fn kept() -> Kept {
    state::kept()
}

impl Keep for Worksheet {
    const ASIDE: &'static str = storage::WORKSHEET_ASIDE;

    fn field(entry: usize) -> Field {
        Field::Worksheet(entry)
    }

    fn text(document: &Document) -> &Arc<str> {
        &document.worksheet
    }

    fn text_mut(document: &mut Document) -> &mut Arc<str> {
        &mut document.worksheet
    }

    fn read(text: &str) -> Option<(Worksheet, usize)> {
        Worksheet::from_text(text)
    }

    fn written(&self) -> String {
        self.to_text()
    }
}

impl Kept {
    /// Changes a sheet, and the wheel with it where that is the register.
    pub(super) fn change(self, sheet: Sheet, change: &dyn Fn(&mut Worksheet)) {
        if sheet == Sheet::Frictions {
            self.change_register(change);
        } else {
            self.edit(change);
        }
    }

    /// Changes what the register may depend on, and the wheel with it.
    pub(super) fn change_register(self, change: &dyn Fn(&mut Worksheet)) {
        self.edit_with(&|worksheet, document| worksheet.change_register(document, change));
    }

    /// A labelled field of a number that stands alone.
    pub(super) fn field(self, single: Single, label: &str, unit: &'static str, hint: &str) -> View {
        let entry = self.number(
            single as usize,
            move |worksheet| worksheet.single(single),
            move |worksheet, value| worksheet.enter_single(single, value),
        );
        let name = format!("worksheet-{}", single as usize);
        number_field(entry, &name, fixed(label), unit, fixed(hint), never())
    }

    /// A labelled field of words that stand alone.
    pub(super) fn words(self, note: Note, label: Words, written: Box<dyn Fn(&mut Worksheet)>) -> View {
        let value = words(move || self.get().note(note).to_owned());
        let changed = move |typed: String| {
            self.change_register(&|worksheet| {
                worksheet.write(note, &typed);
                written(worksheet);
            });
        };
        word_field(format!("note-{}", note as usize), label, value, Box::new(changed))
    }

    /// A box to tick.
    pub(super) fn tick(self, single: Single, says: &str, ticked: Box<dyn Fn(&mut Worksheet)>) -> View {
        let checked = whether(move || self.get().is_on(single));
        let toggle = move || {
            self.change_register(&|worksheet| {
                let value = if worksheet.is_on(single) { 0.0 } else { 1.0 };
                // Both are allowed.
                let _ = worksheet.enter_single(single, Some(value));
                ticked(worksheet);
            });
        };
        tick(
            format!("tick-{}", single as usize),
            fixed(says),
            checked,
            Box::new(toggle),
        )
    }
}
