//! The file of everything: JSON with the texts of the wheel, the other wheels, the journey and the worksheet.

use flywheel_model::{Damaged, Document, Saved, link};
use flywheel_store::desk;
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

use super::Session;
use crate::text;
use crate::web::file;

/// Everything in a document as JSON.
fn to_json(document: &Document) -> String {
    let document = desk::keep(document, text::wheel_of_link());
    let all = Object::new();
    let put = |key: &str, value: &JsValue| {
        // Setting a property of a new object never fails.
        let _ = Reflect::set(&all, &key.into(), value);
    };
    put("flywheel", &Saved::VERSION.into());
    put("wheel", &link::write(&document).into());
    put("wheels", &document.wheels.to_text().into());
    put("journey", &(*document.journey).into());
    put("worksheet", &(*document.worksheet).into());
    JSON::stringify(&all).map(String::from).unwrap_or_default()
}

/// The document in a file, and whether the file says anything about other wheels.
///
/// # Errors
/// What is wrong with the file, in words.
fn from_json(text: &str) -> Result<(Document, bool), String> {
    let all = JSON::parse(text).map_err(|_| text::json_malformed().to_owned())?;
    let get = |key: &str| Reflect::get(&all, &key.into()).unwrap_or(JsValue::UNDEFINED);
    if get("flywheel").as_f64() != Some(Saved::VERSION) {
        return Err(text::json_version().to_owned());
    }
    let words = |key: &str| get(key).as_string();
    let [wheel, wheels, journey, worksheet] = ["wheel", "wheels", "journey", "worksheet"].map(words);
    let saved = Saved {
        wheel: wheel.as_deref().unwrap_or_default(),
        wheels: wheels.as_deref(),
        journey: journey.as_deref().unwrap_or_default(),
        worksheet: worksheet.as_deref().unwrap_or_default(),
    };
    let document = saved.open().map_err(|damaged| match damaged {
        Damaged::Wheel(problem) => text::problem::words(&problem),
        Damaged::Newer => text::json_version().to_owned(),
        Damaged::Wheels => text::json_part(text::view_compare()),
        Damaged::Journey => text::json_part(text::view_journey()),
        Damaged::Worksheet => text::json_part(text::view_worksheet()),
    })?;
    Ok((document, wheels.is_some()))
}

/// Offers a document as a file to save.
pub(super) fn save_document(document: &Document) {
    file::save("flywheel.json", "application/json", &to_json(document));
}

/// Offers a stored text that is not understood as a file to save.
pub(super) fn save_text(text: &str) {
    file::save("flywheel-kept-aside.txt", "text/plain", text);
}

impl Session {
    /// Offers everything as a file to save.
    pub(crate) fn save_as_file(self) {
        self.with_untracked(|now| save_document(&now.document));
    }

    /// Opens a file of everything, as a step of undo, if all of it can be read.
    ///
    /// # Errors
    /// What is wrong with the file, in words.
    pub(crate) fn open_file(self, text: &str) -> Result<(), String> {
        let (document, has_wheels) = from_json(text)?;
        self.change_wheels(|now| desk::take_over(now, document, has_wheels));
        Ok(())
    }
}
