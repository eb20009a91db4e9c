//! Elements of the page, made by the browser's own calls. What changes in them follows Leptos' signals; no view
//! is compared with the one before, because the page's structure stands still. Leptos' own views compile every
//! shape into code of its own, which was a third of the download (`docs/weight.md`).

use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement, Node};

use super::{Condition, Words};
use crate::web::focus;

/// A piece of the page: a node, or several in a fragment.
pub(crate) type View = Node;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    fn create(tag: &str) -> Made;

    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    fn create_in(namespace: &str, tag: &str) -> Made;

    #[wasm_bindgen(js_namespace = document, js_name = createTextNode)]
    fn create_text(says: &str) -> Node;

    #[wasm_bindgen(js_namespace = document, js_name = createDocumentFragment)]
    fn create_fragment() -> Made;

    // Those of web-sys catch what these never throw, which takes longer.
    #[wasm_bindgen(extends = web_sys::Element)]
    #[derive(Clone)]
    type Made;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Made, name: &str, value: &str);

    #[wasm_bindgen(method, js_name = appendChild)]
    fn append(this: &Made, child: &Node);

    /// Anything with properties.
    type Holder;

    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Holder, property: &str, value: &JsValue);
}

pub(crate) struct Element(Made);

pub(crate) fn element(tag: &str) -> Element {
    Element(create(tag))
}

/// An element that the page was served with.
pub(crate) fn served(id: &str) -> Option<Element> {
    let found = document().get_element_by_id(id)?;
    Some(Element(found.unchecked_into()))
}

/// An element of a drawing.
pub(crate) fn svg(tag: &str) -> Element {
    Element(create_in("http://www.w3.org/2000/svg", tag))
}

impl Element {
    /// An attribute that stays.
    pub(crate) fn is(self, name: &str, value: &str) -> Element {
        // No name that stands in the source is refused.
        self.0.set_attribute(name, value);
        self
    }

    /// A property of now.
    pub(crate) fn put(self, name: &str, value: &str) -> Element {
        self.0.unchecked_ref::<Holder>().set(name, &value.into());
        self
    }

    /// An attribute that changes.
    pub(crate) fn follows(self, name: &'static str, value: Words) -> Element {
        let node = self.0.clone();
        follow(value, Box::new(move |value| node.set_attribute(name, value)));
        self
    }

    /// A property that is words.
    pub(crate) fn holds(self, name: &'static str, value: Words) -> Element {
        let node: Holder = self.0.clone().unchecked_into();
        follow(value, Box::new(move |value| node.set(name, &value.into())));
        self
    }

    /// A property that says yes or no.
    pub(crate) fn when(self, name: &'static str, value: Condition) -> Element {
        let node: Holder = self.0.clone().unchecked_into();
        depend(value, Box::new(move |holds| node.set(name, &holds.into())));
        self
    }

    /// A class that it has at times.
    pub(crate) fn marked(self, class: &'static str, value: Condition) -> Element {
        let classes = self.0.class_list();
        depend(
            value,
            Box::new(move |holds| {
                let _ = classes.toggle_with_force(class, holds);
            }),
        );
        self
    }

    pub(crate) fn on(self, event: &str, then: Box<dyn Fn(Event)>) -> Element {
        // The browser lets go of it with the element: one that is taken out while it has the focus still tells.
        let listener = Closure::<dyn Fn(Event)>::wrap(then).into_js_value();
        let _ = self
            .0
            .add_event_listener_with_callback(event, listener.unchecked_ref());
        self
    }

    /// Words that stay.
    pub(crate) fn text(self, says: &str) -> Element {
        self.with(create_text(says))
    }

    /// Words that change.
    pub(crate) fn says(self, says: Words) -> Element {
        let text = create_text("");
        let node = text.clone();
        follow(says, Box::new(move |says| node.set_node_value(Some(says))));
        self.with(text)
    }

    pub(crate) fn with(self, child: View) -> Element {
        self.0.append(&child);
        self
    }

    pub(crate) fn all(self, children: impl IntoIterator<Item = View>) -> Element {
        children.into_iter().fold(self, Element::with)
    }

    /// Children that are built anew when what they read changes. What has the focus and an id keeps it.
    pub(crate) fn anew(self, children: Box<dyn Fn() -> Vec<View>>) -> Element {
        let (start, end) = (create_text(""), create_text(""));
        let parent = self.0.clone();
        let this = self.with(start.clone()).with(end.clone());
        let build = move |_: Option<()>| {
            let new = children();
            focus::keep_within(&parent, || {
                while let Some(old) = start.next_sibling().filter(|old| *old != end) {
                    let _ = parent.remove_child(&old);
                }
                for child in &new {
                    let _ = parent.insert_before(child, Some(&end));
                }
            });
        };
        StoredValue::new_local(RenderEffect::new(build));
        this
    }

    pub(crate) fn node(&self) -> &web_sys::Element {
        &self.0
    }

    pub(crate) fn done(self) -> View {
        self.0.unchecked_into()
    }
}

/// Words that stay, without an element of their own.
pub(crate) fn words_of(says: &str) -> View {
    create_text(says)
}

/// Several beside each other.
pub(crate) fn several(views: impl IntoIterator<Item = View>) -> View {
    let fragment = create_fragment();
    for view in views {
        fragment.append(&view);
    }
    fragment.unchecked_into()
}

/// Shows a view in a place of the page instead of what was there, for as long as the page is there.
pub(crate) fn mount(place: &HtmlElement, view: Box<dyn FnOnce() -> View>) {
    let here = place.clone();
    // Of Leptos it is an empty view, which owns what follows signals in this one.
    let own = move || {
        let view = view();
        focus::keep_within(&here, || here.replace_children_with_node_1(&view));
    };
    leptos::mount::mount_to(place.clone(), own).forget();
}

/// Does something with the words, and again when they are others.
fn follow(words: Words, then: Box<dyn Fn(&str)>) {
    let told = RefCell::new(None);
    let follow = move |_: Option<()>| {
        let now = Some(words.get());
        if *told.borrow() != now {
            then(now.as_deref().unwrap_or_default());
            told.replace(now);
        }
    };
    StoredValue::new_local(RenderEffect::new(follow));
}

/// The same with a condition.
fn depend(condition: Condition, then: Box<dyn Fn(bool)>) {
    let depend = move |told: Option<bool>| {
        let now = condition.get();
        if told != Some(now) {
            then(now);
        }
        now
    };
    StoredValue::new_local(RenderEffect::new(depend));
}
