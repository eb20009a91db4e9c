//! What can stand in an element.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::Node;

use crate::element::Element;
use crate::focus;
use crate::live::Live;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = document, js_name = createTextNode)]
    fn create_text_node(text: &str) -> Node;

    #[wasm_bindgen(js_namespace = document, js_name = createDocumentFragment)]
    fn create_document_fragment() -> Node;

    // The function of web-sys catches an exception that this call never throws, which takes longer.
    #[wasm_bindgen(extends = Node)]
    type Parent;

    #[wasm_bindgen(method, js_name = appendChild)]
    fn append_child(this: &Parent, child: &Node);
}

fn append(parent: &Node, child: &Node) {
    parent.unchecked_ref::<Parent>().append_child(child);
}

/// What [`Element::child`] takes: text, live text, elements, nodes, [`dynamic`] children, and options, arrays, vectors
/// and tuples of these. A tuple may hold different kinds; an array is less code to download.
///
/// ```no_run
/// use flywheel_dom::{Live, html};
///
/// fn field(hint: Option<&str>, unit: Live<String>) -> flywheel_dom::Element {
///     html::div()
///         .child([html::label().child("Churn"), html::input()])
///         .child(unit)
///         .child(hint.map(|hint| html::small().child(hint)))
/// }
/// ```
pub trait Child {
    /// Appends this to a parent, and keeps it up to date if it is live.
    fn append_to(self, parent: &Node);
}

/// Nothing.
impl Child for () {
    fn append_to(self, _: &Node) {}
}

impl Child for &str {
    fn append_to(self, parent: &Node) {
        append(parent, &create_text_node(self));
    }
}

impl Child for &String {
    fn append_to(self, parent: &Node) {
        self.as_str().append_to(parent);
    }
}

impl Child for String {
    fn append_to(self, parent: &Node) {
        self.as_str().append_to(parent);
    }
}

impl Child for Live<String> {
    fn append_to(self, parent: &Node) {
        let node = create_text_node("");
        append(parent, &node);
        self.follow(Box::new(move |text| node.set_node_value(Some(text))));
    }
}

impl Child for RwSignal<String> {
    fn append_to(self, parent: &Node) {
        Live::from(self).append_to(parent);
    }
}

impl Child for Node {
    fn append_to(self, parent: &Node) {
        append(parent, &self);
    }
}

impl Child for Element {
    fn append_to(self, parent: &Node) {
        append(parent, &self.0);
    }
}

impl<C: Child> Child for Option<C> {
    fn append_to(self, parent: &Node) {
        if let Some(child) = self {
            child.append_to(parent);
        }
    }
}

impl<C: Child, const N: usize> Child for [C; N] {
    fn append_to(self, parent: &Node) {
        for child in self {
            child.append_to(parent);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn append_to(self, parent: &Node) {
        for child in self {
            child.append_to(parent);
        }
    }
}

macro_rules! tuple {
    ($($child:ident)*) => {
        impl<$($child: Child),*> Child for ($($child,)*) {
            #[expect(non_snake_case, reason = "each variable has the name of its type")]
            fn append_to(self, parent: &Node) {
                let ($($child,)*) = self;
                $($child.append_to(parent);)*
            }
        }
    };
}

tuple!(A B);
tuple!(A B C);
tuple!(A B C D);
tuple!(A B C D E);
tuple!(A B C D E F);
tuple!(A B C D E F G);
tuple!(A B C D E F G H);

/// Children that are built anew when a signal they read changes; [`dynamic`] makes them.
///
/// ```no_run
/// use flywheel_dom::{Dynamic, dynamic, html};
/// use leptos::prelude::*;
///
/// fn warning(is_late: RwSignal<bool>) -> Dynamic {
///     dynamic(move || is_late.get().then(|| html::strong().child("Late")))
/// }
/// ```
pub struct Dynamic(Box<dyn Fn() -> Node>);

/// Children that are built anew when a signal they read changes. If one of them has the focus and an id, the new
/// element of that id gets the focus.
///
/// Text that was typed into a child is lost when it is built anew: where the structure stays the same, make the
/// children once and let them follow a [`Live`], or hide them.
///
/// ```no_run
/// use flywheel_dom::{dynamic, html};
/// use leptos::prelude::*;
///
/// let names = RwSignal::new(vec!["Lead".to_owned(), "Customer".to_owned()]);
/// let item = |name: String| html::li().child(name);
/// let list = html::ul().child(dynamic(move || names.get().into_iter().map(item).collect::<Vec<_>>()));
/// ```
pub fn dynamic<C: Child>(children: impl Fn() -> C + 'static) -> Dynamic {
    Dynamic(Box::new(move || fragment(children())))
}

impl Child for Dynamic {
    fn append_to(self, parent: &Node) {
        let Dynamic(children) = self;
        let (start, end) = (create_text_node(""), create_text_node(""));
        append(parent, &start);
        append(parent, &end);
        let rebuild = move |_: Option<()>| {
            let new = children();
            // The parent may have been a fragment when this was appended.
            let Some(parent) = start.parent_node() else { return };
            focus::keep_within(&parent, || {
                while let Some(old) = start.next_sibling().filter(|old| *old != end) {
                    let _ = parent.remove_child(&old);
                }
                let _ = parent.insert_before(&new, Some(&end));
            });
        };
        StoredValue::new_local(RenderEffect::new(rebuild));
    }
}

/// Several nodes side by side without an element around them: a document fragment, which is empty once it has been
/// appended.
///
/// ```no_run
/// use flywheel_dom::{fragment, html};
///
/// let heading = fragment([html::h2().child("Churn"), html::p().child("Lost a month")]);
/// let section = html::section().child(heading);
/// ```
pub fn fragment(children: impl Child) -> Node {
    let fragment = create_document_fragment();
    children.append_to(&fragment);
    fragment
}
