//! An element and what can be set on it.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Event, Node};

use crate::child::Child;
use crate::value::{AttributeValue, ClassValue, PropertyValue};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    fn create_element(tag: &str) -> Raw;

    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    fn create_element_ns(namespace: &str, tag: &str) -> Raw;

    // The functions of web-sys catch exceptions that these calls never throw, which takes longer.
    #[wasm_bindgen(extends = web_sys::Element)]
    #[derive(Clone)]
    pub(crate) type Raw;

    #[wasm_bindgen(method, js_name = setAttribute)]
    pub(crate) fn set_attribute(this: &Raw, name: &str, value: &str);

    /// Any object, to set a property of it.
    pub(crate) type Object;

    #[wasm_bindgen(method, indexing_setter)]
    pub(crate) fn set(this: &Object, property: &str, value: &JsValue);
}

/// An element of the page. Each method sets something on it and returns it.
///
/// What depends on a [`Live`](crate::Live) is kept up to date as long as the reactive owner lives in which the
/// method was called.
pub struct Element(pub(crate) Raw);

impl Element {
    /// A new HTML element. [`html`](crate::html) has a function for each tag in use; this one is for tags that are
    /// chosen at run time.
    ///
    /// ```no_run
    /// use flywheel_dom::Element;
    ///
    /// fn heading(level: u8, title: &str) -> Element {
    ///     Element::new(if level == 2 { "h2" } else { "h3" }).child(title)
    /// }
    /// ```
    pub fn new(tag: &str) -> Element {
        Element(create_element(tag))
    }

    /// A new element of an SVG drawing; [`svg`](crate::svg) has a function for each tag in use.
    pub(crate) fn new_svg(tag: &str) -> Element {
        Element(create_element_ns("http://www.w3.org/2000/svg", tag))
    }

    /// The element of the page that has this id.
    ///
    /// ```no_run
    /// use flywheel_dom::Element;
    ///
    /// let app = Element::by_id("app").map(|app| app.attr("aria-busy", "false"));
    /// ```
    pub fn by_id(id: &str) -> Option<Element> {
        let found = document().get_element_by_id(id)?;
        Some(Element(found.unchecked_into()))
    }

    /// Sets an attribute: to a text, or to a live text that it follows.
    ///
    /// ```no_run
    /// use flywheel_dom::{html, live};
    /// use leptos::prelude::*;
    ///
    /// let open = RwSignal::new(false);
    /// let button = html::button()
    ///     .attr("type", "button")
    ///     .attr("aria-expanded", live(move || open.get().to_string()));
    /// ```
    pub fn attr(self, name: &'static str, value: impl AttributeValue) -> Element {
        value.set_attribute(&self, name);
        self
    }

    /// Sets a property of the element's object: to a text, to true or false, or to a live one that it follows.
    ///
    /// ```no_run
    /// use flywheel_dom::{html, live};
    /// use leptos::prelude::*;
    ///
    /// let name = RwSignal::new(String::new());
    /// let field = html::input().prop("value", name).prop("disabled", live(move || name.get().is_empty()));
    /// ```
    pub fn prop(self, name: &'static str, value: impl PropertyValue) -> Element {
        value.set_property(&self, name);
        self
    }

    /// Sets the `class` attribute to a text, or adds and removes one class as a condition says.
    ///
    /// ```no_run
    /// use flywheel_dom::{html, live};
    /// use leptos::prelude::*;
    ///
    /// let invalid = RwSignal::new(false);
    /// let field = html::div().class("field").class(("invalid", live(move || invalid.get())));
    /// ```
    pub fn class(self, value: impl ClassValue) -> Element {
        value.set_class(&self);
        self
    }

    /// Calls a function at each event of this kind.
    ///
    /// The listener belongs to the browser, which drops it with the element: an element that is removed while it has
    /// the focus may still send an event.
    ///
    /// ```no_run
    /// use flywheel_dom::html;
    ///
    /// let button = html::button().on("click", |_| leptos::logging::log!("clicked")).child("Log");
    /// ```
    pub fn on(self, event: &'static str, handler: impl Fn(Event) + 'static) -> Element {
        self.listen(event, Box::new(handler))
    }

    fn listen(self, event: &str, handler: Box<dyn Fn(Event)>) -> Element {
        let listener = Closure::<dyn Fn(Event)>::wrap(handler).into_js_value();
        let _ = self
            .0
            .add_event_listener_with_callback(event, listener.unchecked_ref());
        self
    }

    /// Appends a child: text, live text, an element, a node, an option or a list of these, or a
    /// [`dynamic`](crate::dynamic) list.
    ///
    /// ```no_run
    /// use flywheel_dom::html;
    ///
    /// let row = html::tr().child(html::th().child("Churn")).child(html::td().child("3%"));
    /// ```
    pub fn child(self, child: impl Child) -> Element {
        child.append_to(&self.0);
        self
    }

    /// Appends each child of an iterator.
    ///
    /// ```no_run
    /// use flywheel_dom::html;
    ///
    /// let list = html::ul().children(["Attract", "Engage", "Delight"].map(|name| html::li().child(name)));
    /// ```
    pub fn children<C: Child>(self, children: impl IntoIterator<Item = C>) -> Element {
        for child in children {
            child.append_to(&self.0);
        }
        self
    }

    /// The browser's element.
    ///
    /// ```no_run
    /// use flywheel_dom::html;
    ///
    /// let box_ = html::div().child("Some text");
    /// assert_eq!(box_.node().tag_name(), "DIV");
    /// ```
    pub fn node(&self) -> &web_sys::Element {
        &self.0
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        element.0.unchecked_into()
    }
}
