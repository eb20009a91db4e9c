//! Several wheels side by side: the active one, which the visitor works on, the author's and the stored ones.

mod curves;
mod numbers;
mod wheels;

use flywheel_dom::{Element, Live, dynamic, html, live};
use flywheel_model::{Document, Wheels};
use flywheel_store::desk;
use leptos::prelude::*;
use std::sync::Arc;

use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, paragraph, status, text_field};
use crate::ui::table::table;
use crate::views::wheel::{small, words};
use wheels::{Compared, Numbers, Which};

/// What all parts of the view share.
#[derive(Clone, Copy)]
struct Comparison {
    session: Session,
    /// The visitor's wheels as text, which changes less often than their numbers.
    wheels: Memo<Arc<str>>,
    /// All wheels that are compared, with their numbers.
    all: Memo<Vec<Compared>>,
    /// Which wheels these are, and their names. What is entered into would lose the focus if it were made anew at every
    /// change of a number.
    columns: Memo<Vec<(Which, String)>>,
}

type NameAndLink = (String, String);

pub(crate) fn compare() -> Element {
    let session = session();
    let all = Memo::new(move |_| session.with(|now| wheels::all(now, name_shown)));
    let columns = Memo::new(move |_| {
        all.with(|all| {
            all.iter()
                .map(|wheel| (wheel.which, wheel.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let comparison = Comparison {
        session,
        all,
        columns,
        wheels: Memo::new(move |_| {
            session.with(|now| {
                let wheels = &now.document.wheels;
                let own = if wheels.own.is_some() { OWN_WAITS } else { "" };
                [own, "\n", &wheels.to_text()].concat().into()
            })
        }),
    };
    html::section()
        .class("levers")
        .attr("aria-labelledby", "compare-title")
        .child(
            html::h2()
                .attr("id", "compare-title")
                .child(text::compare_title()),
        )
        .child(explanation(text::compare_says()))
        .child(comparison.tools())
        .child(
            html::div()
                .class("small-wheels")
                .child(dynamic(move || comparison.drawings())),
        )
        .child(html::h3().child(text::chart_customers()))
        .child(dynamic(move || all.with(|all| curves::curves(all))))
        .child(comparison.table())
        .child(paragraph(
            "compare-difference",
            live(move || comparison.difference()),
        ))
        .child(html::h3().child(text::compare_numbers()))
        .child(dynamic(move || {
            columns.with(|columns| numbers::numbers(comparison, columns))
        }))
        .child(
            html::ul()
                .attr("id", "wheels")
                .child(dynamic(move || comparison.list())),
        )
        .child(comparison.author_tools())
}

/// The first line of the wheels' text while the visitor's own wheel waits and a link's is shown.
const OWN_WAITS: &str = "own";

/// The name of a wheel as it is shown.
fn name_shown(name: &str) -> String {
    Wheels::named(name, text::my_wheel())
}

impl Comparison {
    fn wheels(self) -> Wheels {
        self.wheels
            .with(|text| Wheels::from_text(text.split_once('\n').unwrap_or_default().1))
    }

    /// The name of the visitor's own wheel.
    fn name(self) -> String {
        name_shown(&self.wheels().name)
    }

    /// Makes a new wheel the one to work on. The wheel of a link becomes the visitor's own first, so that nothing of
    /// either is lost.
    fn add(self, name: &str, next: impl FnOnce(&Document) -> Document) {
        self.session.change_wheels(|now| {
            let kept = desk::keep(now, text::wheel_of_link());
            desk::file_and_open(&kept, name, next(now))
        });
    }

    fn tools(self) -> Element {
        let session = self.session;
        let rename = move |typed: String| session.change_wheels(|now| desk::rename(now, &typed));
        let is_full = live(move || self.wheels().others.len() >= Wheels::MOST);
        let add = move || {
            let blank = session.blank();
            self.add(text::new_wheel(), |_| blank);
        };
        let copy = move || {
            let name = text::copy_of(&untrack(|| self.active_name()));
            self.add(&name, Document::clone);
        };
        let full = live(move || {
            let count = self.wheels().others.len();
            if count >= Wheels::MOST {
                text::compare_full(&number::whole(count as f64))
            } else {
                String::new()
            }
        });
        html::div()
            .class("journey-tools")
            .child(
                text_field(
                    "wheel-name".to_owned(),
                    Live::text(text::wheel_name()),
                    live(move || self.name()),
                    Box::new(rename),
                )
                .prop("hidden", live(move || session.is_of_link())),
            )
            .child(button(text::wheel_add(), Box::new(add)).prop("disabled", is_full.clone()))
            .child(button(text::wheel_copy(), Box::new(copy)).prop("disabled", is_full))
            .child(status("compare-told", full))
    }

    fn list(self) -> Vec<Element> {
        let session = self.session;
        let row = |(place, (name, _)): (usize, NameAndLink)| {
            let name = name_shown(&name);
            // The wheel of a link becomes the visitor's own, so that it is not lost.
            let open = move || {
                session.change_wheels(|now| desk::open(&desk::keep(now, text::wheel_of_link()), place));
            };
            let delete = move || session.change_wheels(|now| desk::delete(now, place));
            html::li()
                .child(&name)
                .child(" ")
                .child(button(text::wheel_open(&name), Box::new(open)))
                .child(button(text::wheel_delete(&name), Box::new(delete)))
        };
        let others = self.wheels().others.into_iter().enumerate().map(row);
        let own = self.wheels.with(|text| text.starts_with(OWN_WAITS)).then(|| {
            let name = self.name();
            html::li().child(&name).child(" ").child(button(
                text::wheel_open(&name),
                Box::new(move || session.back_to_own()),
            ))
        });
        own.into_iter().chain(others).collect()
    }

    /// The name of the wheel that is shown.
    fn active_name(self) -> String {
        if self.session.is_of_link() {
            text::wheel_of_link().to_owned()
        } else {
            self.name()
        }
    }

    /// What is known of the wheel in this column. None while there is no such column any more.
    fn of<T>(self, index: usize, get: impl FnOnce(&Compared) -> Option<T>) -> Option<T> {
        self.all.with(|all| all.get(index).and_then(get))
    }

    /// The wheels side by side, each with its name in the colour of its line.
    fn drawings(self) -> Vec<Element> {
        let drawing = |(index, (_, name)): (usize, (Which, String))| {
            let dials = live(move || self.of(index, |wheel| Some(wheel.numbers.dials.clone())));
            let described = |numbers: &Numbers| words(&numbers.dials, numbers.inputs.sentiment.score());
            let label = live(move || {
                self.of(index, |wheel| Some(described(&wheel.numbers)))
                    .unwrap_or_default()
            });
            let name = html::p().class(&curves::colour(index)).child(&name);
            html::div().child(small(label, dials)).child(name)
        };
        self.columns.get().into_iter().enumerate().map(drawing).collect()
    }

    fn table(self) -> Element {
        let heads = move || {
            let names = self.columns.get().into_iter().map(|(_, name)| name);
            std::iter::once(String::new()).chain(names).collect()
        };
        let rows = move || {
            let all = self.all.get();
            let row = |name: &str, shows: fn(&Numbers) -> String| {
                let cells = all.iter().map(|wheel| shows(&wheel.numbers));
                std::iter::once(name.to_owned()).chain(cells).collect()
            };
            vec![
                row(text::speed(), |wheel| number::number(wheel.dials.speed)),
                row(text::friction(), |wheel| number::percent(wheel.dials.friction)),
                row(text::size(), |wheel| number::number(wheel.dials.size)),
                row(text::momentum(), |wheel| number::number(wheel.dials.momentum)),
                row(text::customers_then(), |wheel| number::number(wheel.at_horizon())),
                row(text::share_recommended(), |wheel| {
                    number::percent(wheel.dials.self_spin_share)
                }),
            ]
        };
        table(
            "compare-table",
            text::compare_title(),
            Box::new(heads),
            Box::new(rows),
        )
    }

    /// The active wheel against the next one, the author's if there is one, in words.
    fn difference(self) -> String {
        let all = self.all.get();
        let [active, other, ..] = all.as_slice() else {
            return text::compare_alone().to_owned();
        };
        let [mine, theirs] = [active, other].map(|wheel| &wheel.numbers);
        text::compare_difference(
            &other.name,
            &number::signed(mine.dials.speed - theirs.dials.speed),
            &number::signed(100.0 * (mine.dials.friction - theirs.dials.friction)),
            &number::signed(mine.at_horizon() - theirs.at_horizon()),
        )
    }

    /// Buttons that set or remove the author's wheel.
    fn author_tools(self) -> Element {
        let session = self.session;
        let is_own = live(move || !session.is_of_link());
        let is_without_author = live(move || session.with(|now| now.document.author.is_empty()));
        let has_author = is_without_author.not();
        let open_own = move || session.open_own_beside();
        let become_author = move || session.become_author();
        let remove = move || session.set_author("");
        html::div()
            .class("journey-tools")
            .attr("id", "authors")
            .child(explanation(text::author_says()))
            .child(button(text::mine_beside(), Box::new(open_own)).prop("hidden", is_own))
            .child(button(text::keep_beside(), Box::new(become_author)).prop("hidden", has_author))
            .child(button(text::drop_author(), Box::new(remove)).prop("hidden", is_without_author))
    }
}
