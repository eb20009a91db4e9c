//! A thumb on a slider. Chromium moves a slider as soon as it is touched, even if the thumb goes on to scroll the page.
//! So nothing is moved until the thumb goes sideways or is lifted where it was.

use flywheel_dom::{Element, Live};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

use crate::web::fields;

/// The pixels that a thumb goes sideways before it moves the slider.
const FAR: i32 = 6;

/// Where a finger was put down, until it is known what it does.
#[derive(Clone, Default)]
pub(super) struct Touch(Rc<Cell<Option<[i32; 2]>>>);

impl Touch {
    /// Whether the finger may be about to scroll the page.
    pub(super) fn may_scroll(&self) -> bool {
        self.0.get().is_some()
    }

    /// The same slider, watched. `at` is the position of its number.
    pub(super) fn watched(self, slider: Element, at: Live<String>) -> Element {
        let on = |act: fn(&Touch, &PointerEvent, &Live<String>)| {
            let (touch, at) = (self.clone(), at.clone());
            move |event: Event| act(&touch, event.unchecked_ref(), &at)
        };
        slider
            .on("pointerdown", on(|touch, event, _| touch.down(event)))
            .on("pointermove", on(|touch, event, _| touch.moved(event)))
            .on("pointerup", on(|touch, event, _| touch.up(event)))
            .on("pointercancel", on(Touch::scrolled))
    }

    fn down(&self, event: &PointerEvent) {
        let is_finger = event.pointer_type() == "touch";
        self.0.set(is_finger.then(|| place(event)));
    }

    fn moved(&self, event: &PointerEvent) {
        let [x, y] = place(event);
        let goes_sideways = |from: [i32; 2]| (x - from[0]).abs() > FAR.max((y - from[1]).abs());
        if self.0.get().is_some_and(goes_sideways) {
            self.0.set(None);
        }
    }

    /// A finger that is lifted where it was put down has tapped.
    fn up(&self, event: &PointerEvent) {
        if self.0.take().is_some()
            && let (Some(slider), Ok(input)) = (event.target(), Event::new("input"))
        {
            let _ = slider.dispatch_event(&input);
        }
    }

    fn scrolled(&self, event: &PointerEvent, at: &Live<String>) {
        if let (Some(_), Some(slider)) = (self.0.take(), event.target()) {
            fields::set_value(slider.unchecked_ref(), &at.get_untracked());
        }
    }
}

fn place(event: &PointerEvent) -> [i32; 2] {
    [event.client_x(), event.client_y()]
}
