//! Live values: only what has become another value is written to the page.

use std::cell::Cell;
use std::rc::Rc;

use flywheel_dom::{Live, dynamic, html, live};
use leptos::prelude::*;

use crate::{effects, same, show, tests};

tests! {
    async fn live_text_follows_its_signal() {
        let count = RwSignal::new(1);
        let place = show(move || html::p().child(live(move || count.get().to_string())).into());
        same(place.node().text_content().unwrap_or_default(), "1")?;
        count.set(2);
        effects().await;
        same(place.node().text_content().unwrap_or_default(), "2")
    }

    async fn a_text_that_comes_out_the_same_is_not_written_again() {
        let number = RwSignal::new(1);
        let place = show(move || html::p().child(live(move || (number.get() > 0).to_string())).into());
        let text = place.node().first_child().and_then(|p| p.first_child()).ok_or("no text")?;
        // Writing the text again would undo this.
        text.set_node_value(Some("touched"));
        number.set(2);
        effects().await;
        same(text.node_value().unwrap_or_default(), "touched")?;
        number.set(0);
        effects().await;
        same(text.node_value().unwrap_or_default(), "false")
    }

    async fn a_live_value_can_be_read_without_subscribing() {
        let count = RwSignal::new(1);
        let reads = Rc::new(Cell::new(0));
        let seen = reads.clone();
        let doubled = live(move || 2 * count.get());
        let _place = show(move || {
            html::p()
                .child(dynamic(move || {
                    seen.set(seen.get() + 1);
                    doubled.get_untracked().to_string()
                }))
                .into()
        });
        count.set(5);
        effects().await;
        same(reads.get(), 1)
    }

    async fn conditions_are_negated_and_texts_are_empty_or_not() {
        same(Live::constant(false).not().get_untracked(), true)?;
        same(Live::text("").is_empty().get_untracked(), true)?;
        same(Live::text("words").is_empty().get_untracked(), false)
    }
}
