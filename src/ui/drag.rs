//! A number of a sentence that is dragged sideways. A press without a drag goes to the field, where the number can be
//! typed.

use flywheel_model::Scale;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::atomic::Ordering;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use super::Input;
use crate::state::{Entry, session};

/// The pixels after which a press is a drag.
const FAR: f64 = 6.0;

/// The pixels from the one end of the scale to the other.
const WHOLE_SCALE: f64 = 400.0;

/// A pointer that moves by fewer pixels than this between two events is slow.
const SLOW: f64 = 2.0;

#[derive(Clone, Copy)]
struct Drag {
    /// Where the pointer was pressed, and where it is.
    from: f64,
    at: f64,
    /// The place of the number on its scale, finer than its steps.
    place: f64,
    is_far: bool,
}

impl Drag {
    /// Follows the pointer. Returns whether the number moves. It moves finely for a slow hand, and with Shift.
    fn follow(&mut self, x: f64, shift: bool) -> bool {
        let moved = x - self.at;
        self.at = x;
        if !self.is_far {
            self.is_far = (x - self.from).abs() > FAR;
            return false;
        }
        let part = match moved.abs() {
            _ if shift => 0.1,
            distance if distance < SLOW => 0.3,
            _ => 1.0,
        };
        self.place = (self.place + part * moved / WHOLE_SCALE).clamp(0.0, 1.0);
        true
    }
}

/// The same input, whose number is dragged over this scale.
pub(crate) fn draggable(input: Input, entry: Entry, scale: Rc<dyn Fn() -> Scale>) -> Input {
    let session = session();
    let drag = Rc::new(Cell::new(None::<Drag>));
    let is_dragged = input.is_dragged.clone();
    let get = entry.get.clone();
    let pressed = {
        let (scale, drag, is_dragged) = (scale.clone(), drag.clone(), is_dragged.clone());
        move |event: Event| {
            let event: PointerEvent = event.unchecked_into();
            let Some(field) = field_of(&event) else { return };
            // In a field that is being edited a drag selects.
            if document().active_element().as_ref() == Some(&field) {
                return;
            }
            let x = f64::from(event.client_x());
            let place = untrack(|| get().map_or(0.0, |value| scale().place(value)));
            drag.set(Some(Drag {
                from: x,
                at: x,
                place,
                is_far: false,
            }));
            is_dragged.store(false, Ordering::Relaxed);
            // A pointer that is gone already cannot be captured.
            let _ = field.set_pointer_capture(event.pointer_id());
        }
    };
    let following = drag.clone();
    let moved = move |event: Event| {
        let event: PointerEvent = event.unchecked_into();
        let Some(mut now) = following.get() else { return };
        if now.follow(f64::from(event.client_x()), event.shift_key()) {
            is_dragged.store(true, Ordering::Relaxed);
            // What the model refuses changes nothing; the number stays at the last that it took.
            let _ = (entry.enter)(Some(untrack(|| scale()).value(now.place)));
        }
        following.set(Some(now));
    };
    let released = move |_| {
        drag.set(None);
        session.end_step();
    };
    let element = input
        .element
        .on("pointerdown", pressed)
        .on("pointermove", moved)
        .on("pointerup", released.clone())
        .on("pointercancel", released);
    Input { element, ..input }
}

fn field_of(event: &Event) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}
