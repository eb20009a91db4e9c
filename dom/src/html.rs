//! A function for each HTML tag in use, named like the tag.
//!
//! ```no_run
//! use flywheel_dom::html;
//!
//! let link = html::p().child("See ").child(html::a().attr("href", "#limits").child("the limits")).child(".");
//! ```

use crate::element::Element;

macro_rules! tags {
    ($($tag:ident)*) => {
        $(
            #[doc = concat!("A new `<", stringify!($tag), ">`.")]
            ///
            /// ```no_run
            #[doc = concat!("let element = flywheel_dom::html::", stringify!($tag), "();")]
            /// ```
            pub fn $tag() -> Element {
                Element::new(stringify!($tag))
            }
        )*
    };
}

tags! {
    a b button canvas caption datalist dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 header i iframe img input label legend li main meter nav ol option output p pre
    section select small span strong summary table tbody td textarea th thead tr ul
}
