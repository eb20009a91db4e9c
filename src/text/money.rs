//! Amounts of money as the visitor's language writes them in their own currency, through the browser's `Intl`.

use flywheel_model::{Choice, Document};
use js_sys::Object;
use wasm_bindgen::prelude::wasm_bindgen;

use super::number;

/// From this amount on, no fractions of the currency are shown.
const MUCH: f64 = 99.95;

/// An amount in the document's currency; a plain number where none is chosen.
pub(crate) fn money(document: &Document, amount: f64) -> String {
    let currency = document.shown.index(Choice::Currency);
    if currency == 0 {
        return number::number(amount);
    }
    let mut options = vec![
        ("style", "currency".into()),
        ("currency", Choice::Currency.word(currency).into()),
    ];
    if amount.abs() >= MUCH {
        options.push(("maximumFractionDigits", 0.into()));
    }
    number::with_options(&options, amount)
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;

    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> DisplayNames;

    #[wasm_bindgen(method)]
    fn of(this: &DisplayNames, code: &str) -> String;
}

/// The options for the currency: none, and then each currency with its code and its name in the visitor's language.
pub(crate) fn currencies() -> Vec<String> {
    let options = number::options(&[("type", "currency".into())]);
    let names = DisplayNames::new(&super::language_tag(), &options);
    let codes = Choice::Currency.words().split(", ").skip(1);
    let named = codes.map(|code| {
        let code = code.to_ascii_uppercase();
        format!("{code}: {}", names.of(&code))
    });
    std::iter::once(super::currency_none().to_owned())
        .chain(named)
        .collect()
}
