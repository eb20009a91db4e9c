//! The worksheet as it is stored in the document, and the fields of its numbers and notes.

use flywheel_dom::{Element, Live, live};
use flywheel_model::worksheet::{Note, Sheet, Single, Worksheet};
use flywheel_model::{Document, Field, Problem};
use std::sync::Arc;

use crate::state::{self, Storable};
use crate::ui::controls::{text_field, tick};
use crate::ui::number_field;

/// The handle that all sections of the view share.
pub(crate) type Stored = state::Stored<Worksheet>;

pub(crate) fn stored() -> Stored {
    state::stored()
}

impl Storable for Worksheet {
    fn field(entry: usize) -> Field {
        Field::Worksheet(entry)
    }

    fn text(document: &Document) -> &Arc<str> {
        &document.worksheet
    }

    fn text_mut(document: &mut Document) -> &mut Arc<str> {
        &mut document.worksheet
    }

    fn parse(text: &str) -> Option<(Worksheet, usize)> {
        Worksheet::from_text(text)
    }

    fn to_text(&self) -> String {
        self.to_text()
    }
}

impl Stored {
    /// Edits a sheet. An edit of the register changes the wheel too.
    pub(crate) fn change(self, sheet: Sheet, change: &dyn Fn(&mut Worksheet)) {
        if sheet == Sheet::Frictions {
            self.change_register(change);
        } else {
            self.edit(change);
        }
    }

    /// Edits the wheel by what the worksheet says, as a step of undo of its own, and shows the result in all fields.
    pub(super) fn edit_wheel(
        self,
        change: &dyn Fn(&mut Document) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let session = self.session();
        // No number of the worksheet has this entry.
        let result = session.edit(Field::Worksheet(usize::MAX), change);
        session.end_step();
        session.refresh();
        result
    }

    /// Edits the register, or something that its rows depend on, and the wheel with it.
    pub(crate) fn change_register(self, change: &dyn Fn(&mut Worksheet)) {
        self.edit_with(&|worksheet, document| worksheet.change_register(document, change));
    }

    /// A labelled field of a number outside the sheets.
    pub(crate) fn field(self, single: Single, label: &str, unit: &'static str, hint: &str) -> Element {
        let entry = self.number(
            single as usize,
            move |worksheet| worksheet.single(single),
            move |worksheet, value| worksheet.enter_single(single, value),
        );
        let name = format!("worksheet-{}", single as usize);
        number_field(entry, &name, Live::text(label), unit, Live::text(hint))
    }

    /// A labelled text field of a note. `written` is called with the changed worksheet, to update what depends on the
    /// note.
    pub(crate) fn words(
        self,
        note: Note,
        label: Live<String>,
        written: Box<dyn Fn(&mut Worksheet)>,
    ) -> Element {
        let value = live(move || self.get().note(note).to_owned());
        let change = move |typed: String| {
            self.change_register(&|worksheet| {
                worksheet.write(note, &typed);
                written(worksheet);
            });
        };
        text_field(format!("note-{}", note as usize), label, value, Box::new(change))
    }

    /// A labelled checkbox of a number that is 0 or 1. `ticked` is called with the changed worksheet, to update what
    /// depends on the number.
    pub(crate) fn tick(self, single: Single, label: &str, ticked: Box<dyn Fn(&mut Worksheet)>) -> Element {
        let checked = live(move || self.get().is_on(single));
        let toggle = move || {
            self.change_register(&|worksheet| {
                let value = if worksheet.is_on(single) { 0.0 } else { 1.0 };
                // 0 and 1 are never refused.
                let _ = worksheet.enter_single(single, Some(value));
                ticked(worksheet);
            });
        };
        tick(
            format!("tick-{}", single as usize),
            Live::text(label),
            checked,
            Box::new(toggle),
        )
    }
}
