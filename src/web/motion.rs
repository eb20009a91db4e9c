//! Motion: how fast an element's CSS animation plays, and whether anyone sees it.

use gloo::events::EventListener;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Animation, Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Element)]
    type Animated;
    #[wasm_bindgen(method, js_name = getAnimations)]
    fn get_animations(this: &Animated) -> Array;
}

/// The animations of an element, and the rate at which they play. To ask the browser for them makes it
/// compute the whole page's style, half of what a keystroke would cost: so they are kept, and asked for
/// again only when one starts.
pub(crate) struct Playback {
    rate: Cell<f64>,
    animations: RefCell<Array>,
}

impl Playback {
    /// Of this element, as long as the page lives.
    pub(crate) fn of(element: &Element) -> Rc<Playback> {
        let playback = Rc::new(Playback {
            rate: Cell::new(1.0),
            animations: RefCell::new(Array::new()),
        });
        let (kept, animated) = (playback.clone(), element.clone());
        let find = move || {
            kept.animations
                .replace(animated.unchecked_ref::<Animated>().get_animations());
            kept.set_rate(kept.rate.get());
        };
        find();
        EventListener::new(element, "animationstart", move |_| find()).forget();
        playback
    }

    /// Plays at a rate. Changing the rate, unlike the duration, does not jump.
    pub(crate) fn set_rate(&self, rate: f64) {
        self.rate.set(rate);
        for animation in self.animations.borrow().iter() {
            animation.unchecked_ref::<Animation>().update_playback_rate(rate);
        }
    }
}

thread_local! {
    /// Since the page was last scrolled for the visitor.
    static GONE_ON: Cell<bool> = const { Cell::new(false) };
}

/// From now on notices what visitors scroll, press and go to by themselves; a screen reader moves the focus alone.
pub(crate) fn watch() {
    for kind in ["wheel", "touchmove", "pointerdown", "keydown", "focusin"] {
        let window = leptos::prelude::window();
        EventListener::new(&window, kind, |_| GONE_ON.set(true)).forget();
    }
}

/// Whether the visitor has done anything since the page was last scrolled for them.
pub(crate) fn has_gone_on() -> bool {
    GONE_ON.get()
}

/// Brings the element of this id to the top of the window, and the focus with it.
pub(crate) fn scroll_to(id: &str) {
    let found = leptos::prelude::document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What cannot take the focus can still be read.
        let _ = element.focus();
        element.scroll_into_view();
        GONE_ON.set(false);
    }
}

/// Tells whenever the element comes into sight or leaves it; listens as long as the page lives.
pub(crate) fn on_visibility(element: &Element, then: impl Fn(bool) + 'static) {
    observe(element, "0px", then);
}

/// The same for an element that is about to be scrolled into sight.
pub(crate) fn on_nearness(element: &Element, then: impl Fn(bool) + 'static) {
    observe(element, "300px 0px", then);
}

fn observe(element: &Element, margin: &str, then: impl Fn(bool) + 'static) {
    let report = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let last: JsValue = entries.get(entries.length().saturating_sub(1));
        then(
            last.unchecked_ref::<IntersectionObserverEntry>()
                .is_intersecting(),
        );
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    let report_to = report.as_ref().unchecked_ref();
    if let Ok(observer) = IntersectionObserver::new_with_options(report_to, &options) {
        observer.observe(element);
        report.forget();
    }
}
