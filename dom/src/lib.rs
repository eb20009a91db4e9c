//! Elements of a page, made by the browser's own calls and kept up to date by Leptos' signals.
//!
//! Leptos gives signals, memos, owners and context. Its views are not used: each shape of view is compiled into
//! code of its own, with code to rebuild it, and both are downloaded (`docs/weight.md` has the figures). Here an
//! element is made once, and only the attributes, properties and text that depend on a signal change.
//!
//! The methods have the names of Leptos' builder: [`attr`](Element::attr), [`prop`](Element::prop),
//! [`class`](Element::class), [`on`](Element::on), [`child`](Element::child) and [`children`](Element::children).
//! A value that changes is a [`Live`]; [`live`] makes one of a closure.
//!
//! ```no_run
//! use flywheel_dom::{html, live};
//! use leptos::prelude::*;
//!
//! let count = RwSignal::new(0);
//! let counter = html::button()
//!     .attr("type", "button")
//!     .class("counter")
//!     .class(("at-zero", live(move || count.get() == 0)))
//!     .on("click", move |_| count.update(|count| *count += 1))
//!     .child("Pressed ")
//!     .child(live(move || count.get().to_string()))
//!     .child(" times");
//! ```
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod child;
mod element;
pub mod focus;
mod follow;
pub mod html;
mod live;
mod mount;
mod rows;
pub mod svg;
mod value;

pub use child::{Child, Dynamic, dynamic, fragment};
pub use element::Element;
pub use live::{Live, live};
pub use mount::mount;
pub use rows::rows;
pub use value::{AttributeValue, ClassValue, PropertyValue};
