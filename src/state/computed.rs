//! A document and everything that follows from it.

use flywheel_model::{Brake, Document, Fan, Problem, Report, brakes};

use super::steady::{held, steady};

/// A document and everything computed from it. It is always valid: inputs that the model refuses never become one.
pub(crate) struct Computed {
    pub(crate) document: Document,
    pub(crate) report: Report,
    /// The biggest brake. It changes only when another one is clearly bigger.
    pub(crate) brake: Option<Brake>,
}

impl Computed {
    /// What follows from a document by itself.
    pub(super) fn new(document: Document) -> Result<Computed, Problem> {
        Computed::after(document, None, false, None)
    }

    /// What follows from a document, after the brake that was named last.
    pub(super) fn after(
        document: Document,
        last: Option<&Brake>,
        is_brake_held: bool,
        draw: Option<Draw>,
    ) -> Result<Computed, Problem> {
        let mut report = Report::new(&document)?;
        report.fan = draw.and_then(|draw| draw(&document));
        let mut computed = Computed {
            document,
            report,
            brake: last.copied(),
        };
        computed.name_brake(is_brake_held);
        Ok(computed)
    }

    /// Names the brake anew. It stays the one that is named already while its number is being changed.
    pub(super) fn name_brake(&mut self, is_held: bool) {
        let document = &self.document;
        let ranked = brakes(&document.inputs, &self.report.wheel, &document.effect());
        self.brake = match &self.brake {
            Some(named) if is_held => Some(held(&ranked, named)),
            named => steady(&ranked, named.as_ref()),
        };
    }

    pub(super) fn coast(&mut self, month: Option<usize>) {
        self.report.coast(&self.document, month);
    }

    /// Whether the inputs are still those of a preset, not the visitor's own.
    pub(crate) fn is_example(&self) -> bool {
        let inputs = &self.document.inputs;
        *inputs == inputs.preset.inputs()
    }
}

/// Draws the futures of a document. The code for this is fetched later than the page.
pub(crate) type Draw = fn(&Document) -> Option<Fan>;
