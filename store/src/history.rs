//! Undo and redo of whole documents. Edits of the same field in a row are one step.

use flywheel_model::{Document, Field};
use std::sync::Arc;

/// More steps than anyone takes back.
const STEPS: usize = 200;

/// Most bytes of journeys and worksheets that the steps may hold, which only imports of long files reach.
const BYTES: usize = 16_000_000;

/// The steps that can be taken back and forth.
#[derive(Default)]
pub struct History {
    past: Stack,
    future: Stack,
    field: Option<Field>,
}

impl History {
    /// Records `old` as a step, unless this is another edit of the field that was edited last. Returns whether it is a
    /// new step.
    pub fn record(&mut self, old: &Document, field: Option<Field>) -> bool {
        self.future = Stack::default();
        if field.is_some() && field == self.field {
            return false;
        }
        self.field = field;
        self.past.push(old.clone());
        true
    }

    /// Ends the present step: the next edit of the same field is a new one.
    pub fn end_step(&mut self) {
        self.field = None;
    }

    /// The document before the last step.
    pub fn undo(&mut self, now: Document) -> Option<Document> {
        self.end_step();
        let document = self.past.pop()?;
        self.future.push(now);
        Some(document)
    }

    /// The document before the last undo.
    pub fn redo(&mut self, now: Document) -> Option<Document> {
        self.end_step();
        let document = self.future.pop()?;
        self.past.push(now);
        Some(document)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.past.last.is_some()
    }

    /// Whether there is a step to take forth.
    pub fn can_redo(&self) -> bool {
        self.future.last.is_some()
    }

    /// Puts the worksheet that was fetched in the place of the text that only says where it is stored.
    pub fn replace_worksheet(&mut self, reference: &str, fetched: &Arc<str>) {
        for stack in [&mut self.past, &mut self.future] {
            stack.replace_worksheet(reference, fetched);
        }
    }

    /// The bytes of text that the steps hold.
    pub fn bytes(&self) -> usize {
        self.past.bytes() + self.future.bytes()
    }
}

/// Documents of which only the last is whole. Each one below holds what differs from the one above it.
#[derive(Default)]
struct Stack {
    below: Vec<Step>,
    last: Option<Document>,
}

/// A document whose long texts are known by what differs from those of the document above it.
struct Step {
    document: Document,
    journey: Difference,
    worksheet: Difference,
}

impl Stack {
    fn push(&mut self, document: Document) {
        if let Some(mut last) = self.last.take() {
            let journey = Difference::take(&mut last.journey, &document.journey);
            let worksheet = Difference::take(&mut last.worksheet, &document.worksheet);
            self.below.push(Step {
                document: last,
                journey,
                worksheet,
            });
        }
        self.last = Some(document);
        while self.below.len() >= STEPS || (!self.below.is_empty() && self.bytes() > BYTES) {
            self.below.remove(0);
        }
    }

    fn pop(&mut self) -> Option<Document> {
        let document = self.last.take()?;
        self.last = self.below.pop().map(|step| {
            let mut below = step.document;
            below.journey = step.journey.of(&document.journey);
            below.worksheet = step.worksheet.of(&document.worksheet);
            below
        });
        Some(document)
    }

    fn bytes(&self) -> usize {
        let step = |step: &Step| step.journey.bytes() + step.worksheet.bytes();
        self.below.iter().map(step).sum()
    }

    fn replace_worksheet(&mut self, reference: &str, fetched: &Arc<str>) {
        let mut documents = Vec::new();
        while let Some(mut document) = self.pop() {
            if *document.worksheet == *reference {
                document.worksheet = fetched.clone();
            }
            documents.push(document);
        }
        for document in documents.into_iter().rev() {
            self.push(document);
        }
    }
}

/// What one text has in the place of a part of another.
enum Difference {
    /// Nothing: they are the same.
    None,
    /// After the first `start` bytes and before the last `end` bytes, it has this text.
    Part {
        start: usize,
        end: usize,
        text: Box<str>,
    },
}

impl Difference {
    /// Takes a text away, and leaves what makes it out of `other`.
    fn take(text: &mut Arc<str>, other: &Arc<str>) -> Difference {
        let text = std::mem::take(text);
        if text == *other {
            return Difference::None;
        }
        let same = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
        let mut start = same(&mut text.bytes().zip(other.bytes()));
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let (text_rest, other_rest) = (&text[start..], &other[start..]);
        let mut end = same(&mut text_rest.bytes().rev().zip(other_rest.bytes().rev()));
        while !text_rest.is_char_boundary(text_rest.len() - end) {
            end -= 1;
        }
        Difference::Part {
            start,
            end,
            text: text_rest[..text_rest.len() - end].into(),
        }
    }

    fn of(self, other: &Arc<str>) -> Arc<str> {
        match self {
            Difference::None => other.clone(),
            Difference::Part { start, end, text } => [&other[..start], &text, &other[other.len() - end..]]
                .concat()
                .into(),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Difference::None => 0,
            Difference::Part { text, .. } => text.len(),
        }
    }
}
