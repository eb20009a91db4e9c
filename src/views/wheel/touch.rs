//! A thumb on a slider. Chromium moves a slider as soon as it is touched, even if the thumb goes on to scroll the page.
//! So nothing is moved until the thumb goes sideways or is lifted where it was.

use flywheel_dom::{Element, Live};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

use crate::web::fields;

/// The pixels that a thumb goes sideways before it moves the slider.
const FAR: i32 = 6;

/// Where a finger was put down, until it is known what it does.
#[derive(Clone, Copy)]
pub(super) struct Touch(StoredValue<Option<[i32; 2]>>);

impl Touch {
    pub(super) fn new() -> Touch {
        Touch(StoredValue::new(None))
    }

    /// Whether the finger may be about to scroll the page.
    pub(super) fn may_scroll(self) -> bool {
        self.0.get_value().is_some()
    }

    /// The same slider, watched. `at` is the position of its number.
    pub(super) fn watched(self, slider: Element, at: Live<String>) -> Element {
        let down = move |event: Event| {
            let event: PointerEvent = event.unchecked_into();
            let is_finger = event.pointer_type() == "touch";
            self.0.set_value(is_finger.then(|| place(&event)));
        };
        let moved = move |event: Event| {
            let [x, y] = place(event.unchecked_ref());
            let goes_sideways = |from: [i32; 2]| (x - from[0]).abs() > FAR.max((y - from[1]).abs());
            if self.0.get_value().is_some_and(goes_sideways) {
                self.0.set_value(None);
            }
        };
        // A finger that is lifted where it was put down has tapped.
        let up = move |event: Event| {
            if self.may_scroll() {
                self.0.set_value(None);
                if let (Some(slider), Ok(input)) = (event.target(), Event::new("input")) {
                    let _ = slider.dispatch_event(&input);
                }
            }
        };
        let scrolled = move |event: Event| {
            if let (true, Some(slider)) = (self.may_scroll(), event.target()) {
                fields::set_value(slider.unchecked_ref(), &at.get_untracked());
            }
            self.0.set_value(None);
        };
        slider
            .on("pointerdown", down)
            .on("pointermove", moved)
            .on("pointerup", up)
            .on("pointercancel", scrolled)
    }
}

fn place(event: &PointerEvent) -> [i32; 2] {
    [event.client_x(), event.client_y()]
}
