//! Several wheels side by side: the active one, which the visitor works on, the author's and the stored ones.

use flywheel_dom::{Element, Live, dynamic, html, live};
use flywheel_model::{Document, Report, Wheels, link};
use flywheel_store::desk;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, paragraph, status, text_field};
use crate::ui::table::table;

/// The numbers of a wheel that are compared.
#[derive(Clone)]
struct Compared {
    name: String,
    speed: f64,
    friction: f64,
    size: f64,
    momentum: f64,
    customers_at_horizon: f64,
    share_recommended: f64,
}

impl Compared {
    fn new(name: String, report: &Report) -> Compared {
        let dials = &report.dials;
        Compared {
            name,
            speed: dials.speed,
            friction: dials.friction,
            size: dials.size,
            momentum: dials.momentum,
            customers_at_horizon: report.projection.flywheel.last().copied().unwrap_or_default(),
            share_recommended: dials.self_spin_share,
        }
    }
}

type NameAndLink = (String, String);

thread_local! {
    /// The wheels that were computed last, and their numbers. An edit of the active wheel computes none of them again; a
    /// memo for that would cost more to download.
    static LAST: RefCell<(Vec<NameAndLink>, Vec<Compared>)> = const { RefCell::new((Vec::new(), Vec::new())) };
}

fn compute(wheels: Vec<NameAndLink>) -> Vec<Compared> {
    LAST.with_borrow_mut(|(last, computed)| {
        if *last != wheels {
            let compute = |(name, link): &NameAndLink| {
                let report = Report::new(&link::read_stored(link).document).ok()?;
                Some(Compared::new(name.clone(), &report))
            };
            *computed = wheels.iter().filter_map(compute).collect();
            *last = wheels;
        }
        computed.clone()
    })
}

/// What all parts of the view share.
#[derive(Clone, Copy)]
struct Comparison {
    session: Session,
    /// The visitor's wheels as text, which changes less often than their numbers.
    wheels: Memo<Arc<str>>,
}

pub(crate) fn compare() -> Element {
    let session = session();
    let comparison = Comparison {
        session,
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
        .child(comparison.table())
        .child(paragraph(
            "compare-difference",
            live(move || comparison.difference()),
        ))
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

    /// The wheel that is shown, the author's if there is one, the visitor's own if a link's is shown, and the others.
    fn all(self) -> Vec<Compared> {
        let name = self.active_name();
        let active = self.session.with_report(|report| Compared::new(name, report));
        let (author, own) = self
            .session
            .with(|now| (now.document.author.to_string(), now.document.wheels.own.clone()));
        let mut others: Vec<NameAndLink> = Vec::new();
        if !author.is_empty() {
            others.push((text::the_authors().to_owned(), author));
        }
        others.extend(own.map(|own| (self.name(), own.to_string())));
        others.extend(
            self.wheels()
                .others
                .into_iter()
                .map(|(name, link)| (name_shown(&name), link)),
        );
        let mut all = vec![active];
        all.append(&mut compute(others));
        all
    }

    fn table(self) -> Element {
        let heads = move || {
            let names = self.all().into_iter().map(|wheel| wheel.name);
            std::iter::once(String::new()).chain(names).collect()
        };
        let rows = move || {
            let all = self.all();
            let row = |name: &str, shows: fn(&Compared) -> String| {
                let cells = all.iter().map(shows);
                std::iter::once(name.to_owned()).chain(cells).collect()
            };
            vec![
                row(text::speed(), |wheel| number::number(wheel.speed)),
                row(text::friction(), |wheel| number::percent(wheel.friction)),
                row(text::size(), |wheel| number::number(wheel.size)),
                row(text::momentum(), |wheel| number::number(wheel.momentum)),
                row(text::customers_then(), |wheel| {
                    number::number(wheel.customers_at_horizon)
                }),
                row(text::share_recommended(), |wheel| {
                    number::percent(wheel.share_recommended)
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
        let all = self.all();
        let [active, other, ..] = all.as_slice() else {
            return text::compare_alone().to_owned();
        };
        text::compare_difference(
            &other.name,
            &number::signed(active.speed - other.speed),
            &number::signed(100.0 * (active.friction - other.friction)),
            &number::signed(active.customers_at_horizon - other.customers_at_horizon),
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
