//! Links, and the wheel's text in the storage.

use flywheel_model::link::{LIMIT, read, read_stored, write};
use flywheel_model::{Document, Field, Preset};

use super::finite::all_is_finite;

/// Whatever stands in a link gives a document that is valid, and whose own link says the same.
pub fn link(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    let [opened, stored] = [read(text), read_stored(text)];
    if opened.problems.iter().any(|problem| problem.field == Field::Link) {
        assert!(text.len() > LIMIT, "refused though it is not too long");
        assert_eq!(opened.document, Preset::Saas.inputs().into());
    } else {
        assert_eq!(opened, stored);
    }
    is_sound(&stored.document);
}

/// Its link is the same document, of which nothing is refused.
pub(super) fn is_sound(document: &Document) {
    let written = write(document);
    let again = read_stored(&written);
    assert_eq!(again.problems, [], "{written}");
    assert_eq!(again.document, *document, "{written}");
    assert_eq!(write(&again.document), written);
    all_is_finite(document);
    if !document.author.is_empty() {
        let author = read_stored(&document.author);
        assert_eq!(author.problems, [], "{written}");
        all_is_finite(&author.document);
    }
}
