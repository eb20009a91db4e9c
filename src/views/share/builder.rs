//! The widget for the visitor's own page: what it shows there, a live preview, and what to put into the page.

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::embed::{Accent, Call, CallProblem, Layout, Open, Settings, Theme};
use flywheel_model::{Preset, Shown, link};
use leptos::prelude::*;
use web_sys::Event;

use super::take_along::copy;
use super::take_away;
use crate::state::Session;
use crate::text;
use crate::ui::controls::{button, explanation, group, paragraph, select, status, tick};
use crate::web::address;
use crate::web::markup::escaped;
use crate::web::timing::Debounce;

/// What is chosen, and what is typed, which may not be usable yet.
#[derive(Clone, Default, PartialEq)]
struct Choices {
    /// The preset to show. None for the visitor's own numbers.
    preset: Option<Preset>,
    settings: Settings,
    accent: String,
    address: String,
    label: String,
}

impl Choices {
    /// The settings, with what is typed if it is usable.
    fn settings(&self) -> Settings {
        Settings {
            accent: Accent::read(self.accent.trim()),
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
    let choices = RwSignal::new(Choices::default());
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
    let frame = move || {
        let layout = choices.with(|choices| choices.settings.layout);
        frame(&source(), layout)
    };
    let figure = live(move || {
        let caption = text::embed_caption();
        format!(
            "<figure style=\"margin:0;width:100%;container-type:inline-size\">\n  {}\n  \
             <figcaption><a href=\"{}\">{caption}</a></figcaption>\n</figure>",
            frame(),
            escaped(&page())
        )
    });
    let own_element = live(move || {
        format!(
            "<flywheel-calculator events=\"change\" style=\"display:block;container-type:inline-size\">\n  {}\n\
             </flywheel-calculator>\n<script async src=\"{}embed.js\"></script>",
            frame(),
            escaped(&address::base())
        )
    });
    let problem = live(move || choices.with(Choices::problem));
    let language = live(move || choices.with(|choices| choices.settings.lang.clone()));
    html::div()
        .class("builder")
        .child(choice_fields(choices))
        .child(status("embed-problem", problem))
        .child(preview(live(source)))
        .child(snippet(
            "snippet-frame",
            "frame-told",
            text::snippet_frame(),
            figure,
        ))
        .child(snippet(
            "snippet-element",
            "element-told",
            text::snippet_element(),
            own_element,
        ))
        .child(explanation(text::snippet_says()))
        .child(paste_address(choices))
        .child(take_away::offers(session, live(start), language))
}

/// The iframe, which works without any script. The attribute has the height for a usual column and counts only where
/// styles are refused. By the style the height follows the width of the element around the frame, of which `cqi` is a
/// hundredth. The window's width would not do, since most columns are narrower.
fn frame(source: &str, layout: Layout) -> String {
    let title = text::embed_caption();
    let usual = layout.height_in(Layout::COLUMN);
    let heights = layout.heights();
    let mut height = format!("{}px", heights[heights.len() - 1].1);
    for pair in heights.windows(2) {
        if let [(_, narrow), (from, wide)] = pair {
            // Nothing, or in a narrower column all of the difference.
            height.push_str(&format!(
                " + clamp(0px, ({from}px - 100cqi) * 999, {}px)",
                narrow - wide
            ));
        }
    }
    format!(
        "<iframe src=\"{}\" title=\"{title}\" width=\"100%\" height=\"{usual}\" loading=\"lazy\" \
         allow=\"clipboard-write\" style=\"border:0;color-scheme:inherit;\
         height:calc({height})\"></iframe>",
        escaped(source)
    )
}

fn choice_fields(choices: RwSignal<Choices>) -> Element {
    let typed = move |id, label, set| typed_field(choices, id, label, set);
    let listed = move |id: &str, label: &'static str, options: Vec<&str>, set: fn(&mut Choices, usize)| {
        let options = options.into_iter().enumerate();
        let options = options.map(|(at, name)| (name.to_owned(), at == 0)).collect();
        let chosen = move |at| choices.update(|choices| set(choices, at));
        let list = select(id.to_owned(), label.to_owned(), options, Box::new(chosen));
        let visible_label = html::span().attr("aria-hidden", "true").child(label);
        html::div().class("field wide").child(visible_label).child(list)
    };
    let mut numbers = vec![text::own_numbers()];
    numbers.extend(Preset::ALL.map(text::preset));
    let mut languages = vec![text::language_auto()];
    languages.extend(text::LANGUAGES.map(|(_, name)| name));
    let lists = vec![
        listed("embed-numbers", text::embed_numbers(), numbers, |choices, at| {
            choices.preset = at.checked_sub(1).and_then(|at| Preset::ALL.get(at).copied());
        }),
        listed(
            "embed-theme",
            text::embed_theme(),
            vec![text::theme_auto(), text::theme_light(), text::theme_dark()],
            |choices, at| choices.settings.theme = [Theme::Auto, Theme::Light, Theme::Dark][at.min(2)],
        ),
        listed(
            "embed-layout",
            text::embed_layout(),
            vec![text::layout_full(), text::layout_compact()],
            |choices, at| choices.settings.layout = [Layout::Full, Layout::Compact][at.min(1)],
        ),
        listed(
            "embed-language",
            text::embed_language(),
            languages,
            |choices, at| {
                let chosen = at.checked_sub(1).and_then(|at| text::LANGUAGES.get(at));
                choices.settings.lang = chosen.map_or("", |(tag, _)| *tag).to_owned();
            },
        ),
        typed("embed-accent", text::embed_accent(), |choices, typed| {
            choices.accent = typed;
        }),
        typed("embed-call", text::embed_call(), |choices, typed| {
            choices.address = typed;
        }),
        typed("embed-call-label", text::embed_call_label(), |choices, typed| {
            choices.label = typed;
        }),
    ];
    html::div()
        .class("choices")
        .children(lists)
        .child(group(text::embed_open(), open_ticks(choices)))
}

/// A text field. `set` takes over what is typed.
fn typed_field(
    choices: RwSignal<Choices>,
    id: &'static str,
    label: &'static str,
    set: fn(&mut Choices, String),
) -> Element {
    let on_input = move |event: Event| choices.update(|choices| set(choices, event_target_value(&event)));
    let input = html::input()
        .attr("id", id)
        .attr("name", id)
        .attr("type", "text")
        .attr("maxlength", "500")
        .attr("autocomplete", "off")
        .on("input", on_input);
    let label = html::label().attr("for", id).child(label);
    html::div().class("field wide").child(label).child(input)
}

/// Which numbers readers can change.
fn open_ticks(choices: RwSignal<Choices>) -> Vec<Element> {
    let open = Open::ALL.map(|open| {
        let is_open = live(move || choices.with(|choices| choices.settings.open.contains(&open)));
        let toggle = move || {
            choices.update(|choices| {
                let stored = &mut choices.settings.open;
                let is_wanted = |one: &Open| (*one == open) != stored.contains(one);
                *stored = Open::ALL.into_iter().filter(is_wanted).collect();
            });
        };
        tick(
            format!("open-{}", open.word()),
            Live::text(name(open)),
            is_open,
            Box::new(toggle),
        )
    });
    open.into()
}

fn name(open: Open) -> &'static str {
    match open {
        Open::Traffic => text::traffic(),
        Open::Conversion => text::path(),
        Open::Customers => text::customers_today(),
        Open::Churn => text::churn(),
        Open::Nps => text::nps(),
        Open::Recommended => text::recommended(),
    }
}

/// A preview of the widget. It loads again when typing has come to rest: in some engines a frame that loads at every
/// letter does not end with the last one.
fn preview(source: Live<String>) -> Element {
    const RESTS_AFTER_MS: u32 = 400;
    let rested = RwSignal::new(source.get_untracked());
    let rest = Debounce::new(RESTS_AFTER_MS);
    Effect::new(move || {
        let next = source.get();
        rest.call(Box::new(move || rested.set(next)));
    });
    html::iframe()
        .attr("id", "preview")
        .attr("title", text::preview())
        .attr("height", Layout::Full.height_in(Layout::COLUMN).to_string())
        .attr("src", Live::from(rested))
}

fn snippet(id: &'static str, message_id: &'static str, label: &'static str, code: Live<String>) -> Element {
    let message = RwSignal::new(String::new());
    let field = html::textarea()
        .attr("id", id)
        .attr("rows", "4")
        .attr("readonly", "")
        .prop("value", code.clone());
    let label_element = html::label().attr("for", id).child(label);
    let copy_code = move || copy(code.get_untracked(), message);
    html::div()
        .class("snippet")
        .child(label_element)
        .child(field)
        .child(button(text::copy_snippet(), Box::new(copy_code)))
        .child(status(message_id, message))
}

/// The address for sites that support oEmbed, which show a preset's address as the widget.
fn paste_address(choices: RwSignal<Choices>) -> Element {
    let address = move || match choices.with(|choices| choices.preset) {
        Some(preset) => text::oembed_address(&format!("{}{}/", address::base(), preset.key())),
        None => text::oembed_presets_only().to_owned(),
    };
    paragraph("oembed-address", live(address))
}
