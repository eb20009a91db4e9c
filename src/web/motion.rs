//! Animation and scrolling: how fast an element's CSS animation plays, whether the element is visible, and where the
//! window is scrolled to.

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

/// The animations of an element, and the rate at which they play. Asking the browser for them makes it compute the
/// style of the whole page, which was half the cost of a keystroke. So they are asked for only when one starts.
pub(crate) struct Playback {
    rate: Cell<f64>,
    animations: RefCell<Array>,
}

impl Playback {
    /// The playback of this element. It listens as long as the page is open.
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

    /// Plays at another rate. Changing the duration instead would make the animation jump.
    pub(crate) fn set_rate(&self, rate: f64) {
        self.rate.set(rate);
        for animation in self.animations.borrow().iter() {
            animation.unchecked_ref::<Animation>().update_playback_rate(rate);
        }
    }
}

thread_local! {
    /// Whether the visitor has done anything since the app last scrolled the page.
    static GONE_ON: Cell<bool> = const { Cell::new(false) };
}

/// Starts noticing what the visitor scrolls, presses or focuses. A screen reader may move only the focus.
pub(crate) fn watch() {
    for kind in ["wheel", "touchmove", "pointerdown", "keydown", "focusin"] {
        let window = leptos::prelude::window();
        EventListener::new(&window, kind, |_| GONE_ON.set(true)).forget();
    }
}

/// The height of a window in which a keyboard or little else leaves no room, and the width up to which the results stay
/// above the rows. The width is that of the stylesheet.
const LOW: f64 = 600.0;
const NARROW: f64 = 960.0;

/// Keeps the row that is being edited right below the results while a keyboard is open, so that the next rows can be
/// reached too.
pub(crate) fn keep_row_in_sight() {
    let window = leptos::prelude::window();
    let Some(viewport) = window.visual_viewport() else {
        return;
    };
    let seen = viewport.clone();
    let keep = move |_: &web_sys::Event| {
        let row = leptos::prelude::document().active_element();
        let row = row.and_then(|field| field.closest(".handled").ok().flatten());
        if let Some(row) = row.filter(|_| seen.height() < LOW && seen.width() <= NARROW) {
            row.scroll_into_view();
        }
    };
    EventListener::new(&window, "focusin", keep.clone()).forget();
    EventListener::new(&viewport, "resize", keep).forget();
}

/// Whether the visitor has done anything since the app last scrolled the page.
pub(crate) fn has_gone_on() -> bool {
    GONE_ON.get()
}

/// Scrolls the element of this id to the top of the window and gives it the focus.
pub(crate) fn scroll_to(id: &str) {
    let found = leptos::prelude::document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus is still scrolled to.
        let _ = element.focus();
        element.scroll_into_view();
        GONE_ON.set(false);
    }
}

/// Calls a function whenever the element becomes visible or hidden, as long as the page is open.
pub(crate) fn on_visibility(element: &Element, then: impl Fn(bool) + 'static) {
    observe(element, "0px", then);
}

/// Calls a function whenever the element comes within 300 pixels of the window, or leaves that range.
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
