//! The focus stays near where it was when its element goes.

use flywheel_dom::{dynamic, focus, html};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{Outcome, effects, same, show, tests};

fn give_focus(id: &str) -> Outcome {
    let element = document().get_element_by_id(id).ok_or("nothing to focus")?;
    let element: HtmlElement = element.unchecked_into();
    element.focus().map_err(|_| "no focus")?;
    Ok(())
}

fn focused() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

tests! {
    async fn an_element_that_is_built_anew_keeps_the_focus_by_its_id() {
        let version = RwSignal::new(1);
        let field = move || html::input().attr("id", "field").attr("name", version.get().to_string());
        let _place = show(move || html::div().child(dynamic(field)).into());
        give_focus("field")?;
        version.set(2);
        effects().await;
        same(focused(), "field")
    }

    async fn the_focus_goes_to_an_element_once_it_is_there() {
        let shown = RwSignal::new(false);
        let _place = show(move || {
            html::div()
                .child(dynamic(move || shown.get().then(|| html::input().attr("id", "new"))))
                .into()
        });
        shown.set(true);
        focus::go_to("new".to_owned());
        effects().await;
        same(focused(), "new")
    }

    async fn after_a_removal_the_focus_goes_to_the_next_button_then_to_the_summary() {
        let left = RwSignal::new(vec!["a", "b"]);
        let remove = move |id: &'static str| {
            html::button()
                .attr("id", id)
                .class("cross")
                .on("click", move |event| {
                    focus::stay_near(event.current_target(), "cross");
                    left.update(|left| left.retain(|other| *other != id));
                })
        };
        let _place = show(move || {
            html::details()
                .attr("open", "")
                .child(html::summary().attr("id", "summary").child("Rows"))
                .child(dynamic(move || left.get().into_iter().map(remove).collect::<Vec<_>>()))
                .into()
        });
        for (pressed, next) in [("a", "b"), ("b", "summary")] {
            give_focus(pressed)?;
            let button = document().get_element_by_id(pressed).ok_or("no button")?;
            button.unchecked_into::<HtmlElement>().click();
            effects().await;
            same(focused(), next)?;
        }
        Ok(())
    }
}
