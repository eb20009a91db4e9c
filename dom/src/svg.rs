//! A function for each SVG tag in use, named like the tag.
//!
//! ```no_run
//! use flywheel_dom::svg;
//!
//! let dot = svg::svg()
//!     .attr("viewBox", "0 0 10 10")
//!     .child(svg::circle().attr("cx", "5").attr("cy", "5").attr("r", "4"));
//! ```

use crate::element::Element;

macro_rules! tags {
    ($($name:ident $tag:literal)*) => {
        $(
            #[doc = concat!("A new `<", $tag, ">` of a drawing.")]
            ///
            /// ```no_run
            #[doc = concat!("let element = flywheel_dom::svg::", stringify!($name), "();")]
            /// ```
            pub fn $name() -> Element {
                Element::new_svg($tag)
            }
        )*
    };
}

tags! {
    circle "circle"
    g "g"
    line "line"
    path "path"
    rect "rect"
    svg "svg"
    text "text"
    text_path "textPath"
}
