//! Elements: what can be set on them and stand in them.

use flywheel_dom::{Live, dynamic, fragment, html, live, svg};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::{effects, markup, same, show, tests};

tests! {
    async fn a_child_may_be_text_an_element_an_option_a_list_or_nothing() {
        let place = show(|| {
            html::p()
                .child("text ")
                .child(String::from("string "))
                .child(html::b().child("element"))
                .child(Some(" some"))
                .child(None::<&str>)
                .child([" one", " two"])
                .child(vec![html::i().child(" three")])
                .child(())
                .into()
        });
        same(
            markup(&place),
            "<p>text string <b>element</b> some one two<i> three</i></p>",
        )
    }

    async fn text_is_never_read_as_markup() {
        let place = show(|| html::p().child("<b>&amp;").attr("title", "\"<i>").into());
        same(place.node().text_content().unwrap_or_default(), "<b>&amp;")?;
        same(place.node().query_selector("b").ok().flatten().is_none(), true)
    }

    async fn children_of_a_fragment_stand_side_by_side() {
        let place = show(|| fragment([html::b().child("1"), html::i().child("2")]));
        same(markup(&place), "<b>1</b><i>2</i>")
    }

    async fn attributes_properties_and_classes_follow_their_signals() {
        let on = RwSignal::new(false);
        let name = RwSignal::new("a".to_owned());
        let place = show(move || {
            html::input()
                .class("field")
                .class(("marked", live(move || on.get())))
                .attr("aria-label", live(move || name.get()))
                .prop("value", name)
                .prop("disabled", live(move || on.get()))
                .into()
        });
        let input: HtmlInputElement = place
            .node()
            .first_element_child()
            .ok_or("no input")?
            .unchecked_into();
        let state = || {
            let label = input.get_attribute("aria-label").unwrap_or_default();
            let (class, value) = (input.class_name(), input.value());
            format!("{class}, {label}, {value}, {}", input.disabled())
        };
        same(state(), "field, a, a, false")?;
        on.set(true);
        name.set("b".to_owned());
        effects().await;
        same(state(), "field marked, b, b, true")
    }

    async fn a_listener_hears_each_event() {
        let heard = RwSignal::new(0);
        let place = show(move || html::button().on("click", move |_| heard.update(|heard| *heard += 1)).into());
        let button: HtmlElement = place
            .node()
            .first_element_child()
            .ok_or("no button")?
            .unchecked_into();
        button.click();
        button.click();
        same(heard.get_untracked(), 2)
    }

    async fn a_drawing_has_elements_of_svg() {
        let place = show(|| svg::svg().child(svg::path().attr("d", "M0 0H9")).into());
        let path = place.node().query_selector("path").ok().flatten().ok_or("no path")?;
        same(path.namespace_uri().unwrap_or_default(), "http://www.w3.org/2000/svg")
    }

    async fn dynamic_children_are_built_anew_between_those_that_stay() {
        let count = RwSignal::new(1);
        let items = move || (0..count.get()).map(|n| html::li().child(n.to_string())).collect::<Vec<_>>();
        let place = show(move || {
            html::ul()
                .child(html::li().child("first"))
                .child(dynamic(items))
                .child(html::li().child("last"))
                .into()
        });
        let text = || place.node().text_content().unwrap_or_default();
        same(text(), "first0last")?;
        count.set(3);
        effects().await;
        same(text(), "first012last")?;
        count.set(0);
        effects().await;
        same(text(), "firstlast")
    }

    async fn dynamic_children_of_a_fragment_are_built_anew_where_it_was_appended() {
        let shown = RwSignal::new(true);
        let place = show(move || fragment(dynamic(move || shown.get().then(|| html::b().child("here")))));
        same(markup(&place), "<b>here</b>")?;
        shown.set(false);
        effects().await;
        same(markup(&place), "")
    }

    async fn a_constant_never_changes() {
        let place = show(|| html::p().child(Live::text("always")).prop("hidden", Live::constant(true)).into());
        let paragraph: HtmlElement = place
            .node()
            .first_element_child()
            .ok_or("no paragraph")?
            .unchecked_into();
        same(paragraph.hidden(), true)?;
        same(paragraph.text_content().unwrap_or_default(), "always")
    }
}
