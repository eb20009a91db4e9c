//! Links, and the wheel's stored text.

use flywheel_model::link::{LIMIT, read, read_stored, write};
use flywheel_model::{Document, Field, Preset, visible};

use super::finite::all_is_finite;

/// Whatever stands in a link gives a valid document, whose own link gives the same document.
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

/// The document's link gives the same document without any problem.
pub(super) fn is_sound(document: &Document) {
    let written = write(document);
    let again = read_stored(&written);
    assert_eq!(again.problems, [], "{written}");
    assert_eq!(again.document, *document, "{written}");
    assert_eq!(write(&again.document), written);
    all_is_finite(document);
    let names = document.inputs.path.names().iter().map(String::as_str);
    for name in names.chain(document.items.iter().map(|item| item.name())) {
        assert_eq!(visible(name), name, "{written}");
    }
    if !document.author.is_empty() {
        let author = read_stored(&document.author);
        assert_eq!(author.problems, [], "{written}");
        all_is_finite(&author.document);
    }
}
