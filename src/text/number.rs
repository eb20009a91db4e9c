//! Numbers as the visitor's language writes them, through the browser's `Intl`.

use flywheel_model::Lever;
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

use super::read::Separators;

struct Formats {
    small: Function,
    whole: Function,
    huge: Function,
    exact: Function,
    precise: Function,
    percent: Function,
    huge_percent: Function,
    exact_percent: Function,
    separators: Separators,
}

thread_local! {
    static FORMATS: RefCell<Option<Formats>> = const { RefCell::new(None) };
}

pub(crate) fn set_language(tag: &str) {
    let format = |options: &[(&str, JsValue)]| formatter(tag, options);
    let digits = |count: u32| ("maximumSignificantDigits", JsValue::from(count));
    let percent = || ("style", JsValue::from("percent"));
    let exact = format(&[("maximumFractionDigits", 20.into())]);
    let separators = separators(&exact);
    FORMATS.set(Some(Formats {
        small: format(&[digits(3)]),
        whole: format(&[("maximumFractionDigits", 0.into())]),
        huge: format(&[digits(3), ("notation", "scientific".into())]),
        precise: format(&[digits(6)]),
        percent: format(&[percent(), digits(3)]),
        huge_percent: format(&[percent(), digits(3), ("notation", "scientific".into())]),
        exact_percent: format(&[percent(), digits(6)]),
        exact,
        separators,
    }));
}

/// An object of options for the browser's `Intl`.
pub(super) fn options(options: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in options {
        // Setting a plain object's own property cannot fail.
        let _ = Reflect::set(&object, &JsValue::from(*name), value);
    }
    object
}

fn formatter(tag: &str, chosen: &[(&str, JsValue)]) -> Function {
    Intl::NumberFormat::new(&Array::of1(&tag.into()), &options(chosen)).format()
}

/// The decimal and the group separator, from a number that the browser wrote.
fn separators(exact: &Function) -> Separators {
    let mut signs = call(exact, 1_234_567.5)
        .chars()
        .filter(|c| !c.is_ascii_digit())
        .collect::<Vec<_>>();
    let decimal = signs.pop().unwrap_or('.');
    Separators {
        decimal,
        group: signs.first().copied().unwrap_or(' '),
    }
}

/// A number to read, by these options of `Intl.NumberFormat`.
#[cfg(feature = "page")]
pub(crate) fn with_options(options: &[(&str, JsValue)], value: f64) -> String {
    with_minus(call(&formatter(&super::language_tag(), options), value))
}

fn call(format: &Function, value: f64) -> String {
    format
        .call1(&JsValue::NULL, &value.into())
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// A number to read. It has a minus sign, which is as wide as a plus and is read aloud, although `Intl` writes a hyphen
/// in some languages.
fn readable(value: f64, pick: impl Fn(&Formats) -> &Function) -> String {
    with_minus(written(value, pick))
}

fn with_minus(number: String) -> String {
    match number.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None => number,
    }
}

fn written(value: f64, pick: impl Fn(&Formats) -> &Function) -> String {
    // A negative zero would be written with a minus.
    let value = if value == 0.0 { 0.0 } else { value };
    FORMATS.with_borrow(|formats| {
        formats
            .as_ref()
            .map(|formats| call(pick(formats), value))
            .unwrap_or_default()
    })
}

/// From this size on, and below [`TINY`], a number is written with an exponent.
const HUGE: f64 = 1e12;
const TINY: f64 = 1e-6;
/// From this size on, a number is rounded to a whole one.
const FEW: f64 = 99.95;

fn needs_exponent(size: f64) -> bool {
    size >= HUGE || (size > 0.0 && size < TINY)
}

/// A number to read: three significant digits, or all of its whole ones.
pub(crate) fn number(value: f64) -> String {
    match value.abs() {
        size if needs_exponent(size) => readable(value, |formats| &formats.huge),
        size if size >= FEW => readable(value, |formats| &formats.whole),
        _ => readable(value, |formats| &formats.small),
    }
}

/// A whole number to read, such as people or months.
pub(crate) fn whole(value: f64) -> String {
    if value.abs() >= HUGE {
        number(value)
    } else {
        readable(value.round(), |formats| &formats.whole)
    }
}

/// A lever's value to read, in its own unit.
pub(crate) fn lever(lever: Lever, value: f64) -> String {
    match lever {
        Lever::Conversion(_) | Lever::Churn | Lever::Recommended => percent(value / 100.0),
        _ => number(value),
    }
}

/// A difference to read, with its sign.
pub(crate) fn signed(value: f64) -> String {
    format!("{}{}", plus(value), number(value))
}

/// A difference of fractions to read, as a percentage with its sign.
#[cfg(feature = "page")]
pub(crate) fn signed_percent(fraction: f64) -> String {
    format!("{}{}", plus(fraction), percent(fraction))
}

/// The plus of a number that has no minus.
fn plus(value: f64) -> &'static str {
    if value < 0.0 { "" } else { "+" }
}

/// The number that [`number`] shows, three digits or all whole ones: 1.004 reads “1”, so it is one customer.
/// [`percent`] shows as many digits of a fraction.
pub(crate) fn shown(value: f64) -> f64 {
    // `Intl` rounds the decimal, 1.005 to 1.01. In binary the product may be the last bit too small for that.
    const UP: f64 = 1.0 + 2.0 * f64::EPSILON;
    let (mut scale, mut size) = (1.0, value.abs());
    while size > 0.0 && size < FEW {
        scale *= 10.0;
        size *= 10.0;
    }
    (value * scale * UP).round() / scale
}

/// A number in a field: every digit that was entered.
pub(crate) fn exact(value: f64) -> String {
    written(value, |formats| &formats.exact)
}

/// A number in a formula: enough digits to check the arithmetic.
pub(crate) fn precise(value: f64) -> String {
    readable(value, |formats| {
        if needs_exponent(value.abs()) {
            &formats.huge
        } else {
            &formats.precise
        }
    })
}

/// A fraction as a percentage to read.
pub(crate) fn percent(fraction: f64) -> String {
    let needs_exponent = needs_exponent(fraction.abs());
    readable(fraction, |formats| {
        if needs_exponent {
            &formats.huge_percent
        } else {
            &formats.percent
        }
    })
}

/// A fraction as a percentage in a formula.
pub(crate) fn precise_percent(fraction: f64) -> String {
    let needs_exponent = needs_exponent(fraction.abs());
    readable(fraction, |formats| {
        if needs_exponent {
            &formats.huge_percent
        } else {
            &formats.exact_percent
        }
    })
}

/// Reads the number that the visitor typed, with the separators of the page's language.
pub(crate) fn read(text: &str) -> Option<f64> {
    FORMATS.with_borrow(|formats| {
        formats
            .as_ref()
            .and_then(|formats| super::read::number(text, formats.separators))
    })
}
