//! Elements of one type. Every shape that `view!` writes is compiled into code of its own, which was two
//! fifths of what is fetched later; here all elements share that of one. The first sight keeps to `view!`: it
//! stands once, and its markup is one string.

use leptos::ev;
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use web_sys::Event;

use super::{Condition, Words};

pub(crate) struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

pub(crate) fn element(tag: &'static str) -> Element {
    Element {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

impl Element {
    /// An attribute that stays.
    pub(crate) fn is(mut self, name: &'static str, value: &str) -> Element {
        let attribute = custom_attribute(name, value.to_owned());
        self.attributes.push(attribute.into_any_attr());
        self
    }

    /// An attribute that changes.
    pub(crate) fn follows(mut self, name: &'static str, value: Words) -> Element {
        self.attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// A property that is words.
    pub(crate) fn holds(mut self, name: &'static str, value: Words) -> Element {
        self.attributes.push(prop(name, value).into_any_attr());
        self
    }

    /// A property that says yes or no.
    pub(crate) fn when(mut self, name: &'static str, value: Condition) -> Element {
        self.attributes.push(prop(name, value).into_any_attr());
        self
    }

    pub(crate) fn on(mut self, event: &'static str, then: Box<dyn Fn(Event)>) -> Element {
        let event = ev::Custom::<Event>::new(event);
        self.attributes.push(on(event, then).into_any_attr());
        self
    }

    /// Words that stay.
    pub(crate) fn text(self, says: &str) -> Element {
        self.with(says.to_owned().into_any())
    }

    /// Words that change.
    pub(crate) fn says(self, says: Words) -> Element {
        self.with(says.into_any())
    }

    pub(crate) fn with(mut self, child: AnyView) -> Element {
        self.children.push(child);
        self
    }

    pub(crate) fn all(mut self, children: impl IntoIterator<Item = AnyView>) -> Element {
        self.children.extend(children);
        self
    }

    /// Children that are built anew when what they read changes.
    pub(crate) fn anew(self, children: Box<dyn Fn() -> Vec<AnyView> + Send + Sync>) -> Element {
        self.with((move || children()).into_any())
    }

    pub(crate) fn done(self) -> AnyView {
        custom(self.tag)
            .add_any_attr(self.attributes)
            .child(self.children)
            .into_any()
    }
}
