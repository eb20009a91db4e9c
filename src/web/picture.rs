//! Drawings of the page as files: SVG with the colours and fonts written into each element, and PNG made of that.

use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, HtmlElement,
    HtmlImageElement, Node,
};

use super::markup::escaped;

/// Properties that the style sheet sets in the page and that a file must state itself.
const STYLES: [&str; 10] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "opacity",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "visibility",
];
/// Attributes that are copied.
const ATTRIBUTES: [&str; 12] = [
    "id",
    "d",
    "r",
    "cx",
    "cy",
    "x",
    "y",
    "transform",
    "href",
    "startOffset",
    "opacity",
    "stroke-width",
];

/// The markup inside an element, with the styles that it has in the page.
pub(crate) fn drawn(parent: &Element) -> String {
    let mut markup = String::new();
    write_children(parent, &mut markup);
    markup
}

fn write_children(parent: &Element, into: &mut String) {
    let children = parent.child_nodes();
    for child in (0..children.length()).filter_map(|index| children.get(index)) {
        match child.dyn_ref::<Element>() {
            Some(element) => write_element(element, into),
            None if child.node_type() == Node::TEXT_NODE => {
                into.push_str(&escaped(&child.text_content().unwrap_or_default()));
            }
            None => {}
        }
    }
}

fn write_element(element: &Element, into: &mut String) {
    let name = element.local_name();
    into.push('<');
    into.push_str(&name);
    let mut written = |name: &str, value: &str| {
        if !value.is_empty() {
            into.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
    };
    let styles = style_of(element);
    let styled = |name: &str| styles.as_ref().and_then(|all| all.get_property_value(name).ok());
    for name in STYLES {
        written(name, styled(name).unwrap_or_default().trim());
    }
    for name in ATTRIBUTES.into_iter().filter(|name| !STYLES.contains(name)) {
        written(name, &element.get_attribute(name).unwrap_or_default());
    }
    into.push('>');
    write_children(element, into);
    into.push_str(&format!("</{name}>"));
}

/// The computed style of an element.
pub(crate) fn style_of(element: &Element) -> Option<CssStyleDeclaration> {
    window().get_computed_style(element).ok().flatten()
}

/// Does something while the page has its light colours, whatever the visitor's are. Nothing is painted in between.
pub(crate) fn in_light<T>(act: impl FnOnce() -> T) -> T {
    const SCHEME: &str = "color-scheme";
    let root = document()
        .document_element()
        .and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let style = root.map(|root| root.style());
    // Setting a style of an element never fails.
    let set = |value: &str| style.as_ref().map(|style| style.set_property(SCHEME, value));
    set("only light");
    let done = act();
    set("");
    done
}

/// The lines into which the browser breaks a text of this font in a box of this width.
pub(crate) fn lines(text: &str, font: &str, width: f64) -> Vec<String> {
    measured(text, font, width).unwrap_or_else(|_| vec![text.to_owned()])
}

fn measured(text: &str, font: &str, width: f64) -> Result<Vec<String>, JsValue> {
    let place: HtmlElement = document().create_element("p")?.unchecked_into();
    place.style().set_css_text(&format!(
        "position:fixed;inset:0 auto auto 0;visibility:hidden;width:{width}px;font:{font};hyphens:manual;\
         overflow-wrap:anywhere"
    ));
    place.set_text_content(Some(text));
    document().body().ok_or(JsValue::NULL)?.append_child(&place)?;
    let node = place.first_child().ok_or(JsValue::NULL)?;
    let range = document().create_range()?;
    let mut lines: Vec<String> = Vec::new();
    let (mut line_top, mut at) = (f64::MIN, 0);
    for letter in text.chars() {
        let end = at + letter.len_utf16() as u32;
        range.set_start(&node, at)?;
        range.set_end(&node, end)?;
        at = end;
        let around = range.get_bounding_client_rect();
        // A space at the end of a line has no place on the next one.
        if around.width() > 0.0 && around.top() > line_top + 2.0 {
            line_top = around.top();
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push(letter);
        }
    }
    place.remove();
    Ok(lines.iter().map(|line| line.trim().to_owned()).collect())
}

/// Draws an SVG of this size as a PNG and calls a function with it. Does nothing if the browser refuses.
pub(crate) fn as_png(svg: &str, [width, height]: [u32; 2], then: impl FnOnce(Blob) + 'static) {
    let address = format!(
        "data:image/svg+xml,{}",
        String::from(js_sys::encode_uri_component(svg))
    );
    spawn_local(async move {
        if let Ok(canvas) = painted(&address, width, height).await {
            let done = Closure::once_into_js(move |blob: JsValue| {
                if let Ok(blob) = blob.dyn_into() {
                    then(blob);
                }
            });
            let _ = canvas.to_blob(done.unchecked_ref());
        }
    });
}

async fn painted(address: &str, width: u32, height: u32) -> Result<HtmlCanvasElement, JsValue> {
    let image: HtmlImageElement = document().create_element("img")?.unchecked_into();
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    let (width, height) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    Ok(canvas)
}
