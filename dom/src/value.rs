//! What attributes, properties and classes can be set to.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

use crate::element::{Element, Object};
use crate::live::Live;

/// What an attribute can be set to: `&str`, `&String`, `String`, or a live text.
///
/// ```no_run
/// use flywheel_dom::{AttributeValue, Element, html};
///
/// fn labelled(label: impl AttributeValue) -> Element {
///     html::button().attr("aria-label", label)
/// }
/// ```
pub trait AttributeValue {
    /// Sets the attribute, and keeps it up to date if the value is live.
    fn set_attribute(self, element: &Element, name: &'static str);
}

impl AttributeValue for &str {
    fn set_attribute(self, element: &Element, name: &'static str) {
        element.0.set_attribute(name, self);
    }
}

impl AttributeValue for &String {
    fn set_attribute(self, element: &Element, name: &'static str) {
        self.as_str().set_attribute(element, name);
    }
}

impl AttributeValue for String {
    fn set_attribute(self, element: &Element, name: &'static str) {
        self.as_str().set_attribute(element, name);
    }
}

impl AttributeValue for Live<String> {
    fn set_attribute(self, element: &Element, name: &'static str) {
        let element = element.0.clone();
        self.follow(Box::new(move |value| element.set_attribute(name, value)));
    }
}

/// What a property can be set to: a text, true or false, a live one of these, or a signal of these.
///
/// ```no_run
/// use flywheel_dom::{Element, PropertyValue, html};
///
/// fn section(hidden: impl PropertyValue) -> Element {
///     html::section().prop("hidden", hidden)
/// }
/// ```
pub trait PropertyValue {
    /// Sets the property, and keeps it up to date if the value is live.
    fn set_property(self, element: &Element, name: &'static str);
}

impl PropertyValue for &str {
    fn set_property(self, element: &Element, name: &'static str) {
        element.0.unchecked_ref::<Object>().set(name, &self.into());
    }
}

impl PropertyValue for &String {
    fn set_property(self, element: &Element, name: &'static str) {
        self.as_str().set_property(element, name);
    }
}

impl PropertyValue for bool {
    fn set_property(self, element: &Element, name: &'static str) {
        element
            .0
            .unchecked_ref::<Object>()
            .set(name, &JsValue::from(self));
    }
}

impl PropertyValue for Live<String> {
    fn set_property(self, element: &Element, name: &'static str) {
        let element: Object = element.0.clone().unchecked_into();
        self.follow(Box::new(move |value| element.set(name, &value.into())));
    }
}

impl PropertyValue for Live<bool> {
    fn set_property(self, element: &Element, name: &'static str) {
        let element: Object = element.0.clone().unchecked_into();
        self.follow(Box::new(move |value| element.set(name, &value.into())));
    }
}

impl<T> PropertyValue for leptos::prelude::RwSignal<T>
where
    T: Clone + Send + Sync + 'static,
    Live<T>: PropertyValue,
{
    fn set_property(self, element: &Element, name: &'static str) {
        Live::from(self).set_property(element, name);
    }
}

/// What a class can be set to: the whole `class` attribute, which may be live, or the name of one class with a
/// condition.
///
/// ```no_run
/// use flywheel_dom::{ClassValue, Element, html};
///
/// fn paragraph(class: impl ClassValue) -> Element {
///     html::p().class(class)
/// }
/// ```
pub trait ClassValue {
    /// Sets the attribute, or adds and removes the class.
    fn set_class(self, element: &Element);
}

impl ClassValue for &str {
    fn set_class(self, element: &Element) {
        element.0.set_attribute("class", self);
    }
}

impl ClassValue for &String {
    fn set_class(self, element: &Element) {
        self.as_str().set_class(element);
    }
}

impl ClassValue for Live<String> {
    fn set_class(self, element: &Element) {
        self.set_attribute(element, "class");
    }
}

impl ClassValue for (&'static str, Live<bool>) {
    fn set_class(self, element: &Element) {
        let (class, condition) = self;
        let classes = element.0.class_list();
        condition.follow(Box::new(move |holds| {
            // Only an empty name or one with a space is refused.
            let _ = classes.toggle_with_force(class, holds);
        }));
    }
}
