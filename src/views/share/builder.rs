//! The widget for the visitor's own page: what it shows there, a live preview, and what to put into the page.

use flywheel_dom::{Element, html, live};
use flywheel_model::embed::{Accent, Call, CallProblem, Month, Settings, Theme};
use flywheel_model::{Preset, Shown, link};
use leptos::prelude::*;
use web_sys::Event;

use super::layouts::{input_ticks, layouts, part_ticks};
use super::snippet::{previews, snippet, snippet_of};
use super::take_away;
use crate::state::Session;
use crate::text;
use crate::ui::controls::{explanation, group, paragraph, select, status, tick};
use crate::web::address;

/// What is chosen, and what is typed, which may not be usable yet.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Choices {
    /// The preset to show. None for the visitor's own numbers.
    pub(super) preset: Option<Preset>,
    pub(super) settings: Settings,
    accent: String,
    headline: String,
    month: String,
    address: String,
    label: String,
    /// Whether the page around hears from the widget and changes it, for which it needs a script.
    listens: bool,
}

impl Choices {
    /// The settings, with what is typed if it is usable.
    fn settings(&self) -> Settings {
        Settings {
            accent: Accent::read(self.accent.trim()),
            headline: self.headline.clone(),
            month: Month::read(self.month.trim()),
            call: Call::new(&self.address, &self.label).ok(),
            ..self.settings.clone()
        }
    }

    /// The problem with what is typed, in words. Empty if there is none.
    fn problem(&self) -> String {
        let accent = self.accent.trim();
        if !accent.is_empty() && Accent::read(accent).is_none() {
            return text::accent_problem().to_owned();
        }
        let month = self.month.trim();
        if !month.is_empty() && Month::read(month).is_none() {
            return text::month_problem().to_owned();
        }
        if self.address.trim().is_empty() {
            return String::new();
        }
        match Call::new(&self.address, &self.label) {
            Ok(_) => "",
            Err(CallProblem::NotHttps) => text::call_not_https(),
            Err(CallProblem::Credentials) => text::call_credentials(),
            Err(CallProblem::Characters) => text::call_characters(),
            Err(CallProblem::TooLong) => text::call_too_long(),
            Err(CallProblem::NoLabel) => text::call_no_label(),
        }
        .to_owned()
    }
}

pub(super) fn builder(session: Session) -> Element {
    let mut first = Choices::default();
    // An article is in one language, most often in its author's, and a frame has the height of that language.
    first.settings.lang = text::language_tag();
    let choices = RwSignal::new(first);
    let link = move || match choices.with(|choices| choices.preset) {
        Some(preset) => format!("preset={}", preset.key()),
        // The visitor's own display choices are not for readers.
        None => session.with(|now| link::write(&now.document.clone().showing(Shown::default()))),
    };
    let query = move || {
        let query = choices.with(|choices| choices.settings().write());
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    };
    let start = move || format!("{}#{}", query(), link());
    let source = move || format!("{}widget/{}", address::base(), start());
    let page = move || format!("{}#{}", address::base(), link());
    let code = live(move || {
        choices.with(|choices| snippet_of(&choices.settings(), &source(), &page(), choices.listens))
    });
    let settings = move || choices.with(Choices::settings);
    let problem = live(move || choices.with(Choices::problem));
    let language = live(move || choices.with(|choices| choices.settings.lang.clone()));
    html::div()
        .class("builder")
        .child(layouts(choices))
        .child(choice_fields(choices))
        .child(status("embed-problem", problem))
        .child(previews(live(source), settings))
        .child(snippet(code))
        .child(explanation(text::snippet_says()))
        .child(paste_address(choices))
        .child(take_away::offers(session, live(start), language))
}

fn choice_fields(choices: RwSignal<Choices>) -> Element {
    let flags = [
        flag(choices, "embed-pin", text::embed_pin(), |choices| {
            &mut choices.settings.pin
        }),
        flag(choices, "embed-listens", text::embed_listens(), |choices| {
            &mut choices.listens
        }),
    ];
    html::div()
        .class("choices")
        .child(group(text::embed_parts(), part_ticks(choices)))
        .child(group(text::embed_open(), input_ticks(choices)))
        .children(lists(choices))
        .children(typed_fields(choices))
        .child(accent_field(choices))
        .children(flags)
}

fn lists(choices: RwSignal<Choices>) -> [Element; 3] {
    let listed = move |id: &str,
                       label: &'static str,
                       options: Vec<&str>,
                       first: usize,
                       set: fn(&mut Choices, usize)| {
        let options = options.into_iter().enumerate();
        let options = options.map(|(at, name)| (name.to_owned(), at == first)).collect();
        let chosen = move |at| choices.update(|choices| set(choices, at));
        let list = select(id.to_owned(), label.to_owned(), options, Box::new(chosen));
        let visible_label = html::span().attr("aria-hidden", "true").child(label);
        html::div().class("field wide").child(visible_label).child(list)
    };
    let mut numbers = vec![text::own_numbers()];
    numbers.extend(Preset::ALL.map(text::preset));
    let tag = text::language_tag();
    let own = text::LANGUAGES.iter().position(|(other, _)| *other == tag);
    let own = own.map_or(0, |place| place + 1);
    let mut languages = vec![text::language_auto()];
    languages.extend(text::LANGUAGES.map(|(_, name)| name));
    [
        listed(
            "embed-numbers",
            text::embed_numbers(),
            numbers,
            0,
            |choices, at| {
                choices.preset = at.checked_sub(1).and_then(|at| Preset::ALL.get(at).copied());
            },
        ),
        listed(
            "embed-theme",
            text::embed_theme(),
            vec![text::theme_auto(), text::theme_light(), text::theme_dark()],
            0,
            |choices, at| choices.settings.theme = Theme::ALL[at.min(2)],
        ),
        listed(
            "embed-language",
            text::embed_language(),
            languages,
            own,
            |choices, at| {
                let chosen = at.checked_sub(1).and_then(|at| text::LANGUAGES.get(at));
                choices.settings.lang = chosen.map_or("", |(tag, _)| *tag).to_owned();
            },
        ),
    ]
}

fn typed_fields(choices: RwSignal<Choices>) -> [Element; 4] {
    let typed = move |id, label, set| typed_field(choices, id, label, set);
    [
        typed("embed-headline", text::embed_headline(), |choices, typed| {
            choices.headline = typed;
        }),
        typed("embed-month", text::embed_month(), |choices, typed| {
            choices.month = typed;
        }),
        typed("embed-call", text::embed_call(), |choices, typed| {
            choices.address = typed;
        }),
        typed("embed-call-label", text::embed_call_label(), |choices, typed| {
            choices.label = typed;
        }),
    ]
}

/// A text field. `set` takes over what is typed.
fn typed_field(
    choices: RwSignal<Choices>,
    id: &'static str,
    label: &'static str,
    set: fn(&mut Choices, String),
) -> Element {
    let label = html::label().attr("for", id).child(label);
    html::div()
        .class("field wide")
        .child(label)
        .child(typed_input(choices, id, set))
}

fn typed_input(choices: RwSignal<Choices>, id: &'static str, set: fn(&mut Choices, String)) -> Element {
    let on_input = move |event: Event| choices.update(|choices| set(choices, event_target_value(&event)));
    html::input()
        .attr("id", id)
        .attr("name", id)
        .attr("type", "text")
        .attr("maxlength", "500")
        .attr("autocomplete", "off")
        .on("input", on_input)
}

/// The accent as text, and beside it as a picker of colours. Each follows the other.
fn accent_field(choices: RwSignal<Choices>) -> Element {
    /// The accent of the style sheet, as long as none is chosen.
    const USUAL: &str = "#0b6e6a";
    let set: fn(&mut Choices, String) = |choices, typed| choices.accent = typed;
    let typed = live(move || choices.with(|choices| choices.accent.clone()));
    let colour = live(move || {
        let accent = choices.with(|choices| Accent::read(choices.accent.trim()));
        accent.map_or(USUAL.to_owned(), |accent| accent.to_string())
    });
    let label = html::label()
        .attr("for", "embed-accent")
        .child(text::embed_accent());
    let picker = typed_input(choices, "embed-colour", set)
        .attr("type", "color")
        .attr("aria-label", text::embed_colour())
        .prop("value", colour);
    let both = html::span()
        .class("accent")
        .child(typed_input(choices, "embed-accent", set).prop("value", typed))
        .child(picker);
    html::div().class("field wide").child(label).child(both)
}

fn flag(
    choices: RwSignal<Choices>,
    id: &str,
    label: &'static str,
    place: fn(&mut Choices) -> &mut bool,
) -> Element {
    let checked = live(move || choices.with(|choices| *place(&mut choices.clone())));
    let toggle = move || {
        choices.update(|choices| {
            let place = place(choices);
            *place = !*place;
        });
    };
    tick(
        id.to_owned(),
        flywheel_dom::Live::text(label),
        checked,
        Box::new(toggle),
    )
}

/// The address for sites that support oEmbed, which show a preset's address as the widget.
fn paste_address(choices: RwSignal<Choices>) -> Element {
    let address = move || match choices.with(|choices| choices.preset) {
        Some(preset) => text::oembed_address(&format!("{}{}/", address::base(), preset.key())),
        None => text::oembed_presets_only().to_owned(),
    };
    paragraph("oembed-address", live(address))
}
