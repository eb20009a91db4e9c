//! Several wheels side by side: the active one, which the visitor works on, the author's and the stored ones.

use flywheel_dom::{Element, Live, dynamic, html, live};
use flywheel_model::{Report, Wheels, link};
use leptos::prelude::*;
use std::cell::RefCell;

use crate::state::{Session, Source, session, store_wheels, stored_wheels};
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
    wheels: RwSignal<Wheels>,
    deleted: RwSignal<Option<NameAndLink>>,
    message: RwSignal<String>,
}

pub(crate) fn compare() -> Element {
    let comparison = Comparison {
        session: session(),
        wheels: RwSignal::new(stored_wheels()),
        deleted: RwSignal::new(None),
        message: RwSignal::new(String::new()),
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

impl Comparison {
    fn name(self) -> String {
        let name = self.wheels.with(|wheels| wheels.name.clone());
        Wheels::named(&name, text::my_wheel())
    }

    /// Reads what is stored, changes it and stores it: another tab may have added a wheel.
    fn change(self, change: impl FnOnce(&mut Wheels)) {
        let mut wheels = stored_wheels();
        change(&mut wheels);
        if !store_wheels(&wheels) {
            self.message.set(text::storage_blocked().to_owned());
        }
        self.wheels.set(wheels);
    }

    /// Stores the active wheel among the others, and makes the wheel of `link` active.
    fn swap(self, name: String, link: &str) {
        let active = (untrack(|| self.name()), self.session.wheel());
        self.change(|wheels| {
            wheels.others.push(active);
            wheels.name = name;
        });
        self.session.switch_to(link);
    }

    fn remove(self, wheel: &NameAndLink) {
        self.change(|wheels| {
            let place = wheels.others.iter().position(|other| other == wheel);
            place.map(|place| wheels.others.remove(place));
        });
    }

    fn tools(self) -> Element {
        let rename = move |typed: String| {
            self.change(|wheels| wheels.name = Wheels::named(&typed, text::my_wheel()));
        };
        let is_full = live(move || self.wheels.with(|wheels| wheels.others.len() >= Wheels::MOST));
        let add = move || self.swap(text::new_wheel().to_owned(), &link::write(&self.session.blank()));
        let copy = move || {
            let name = text::copy_of(&untrack(|| self.name()));
            self.swap(name, &self.session.wheel());
        };
        let restore = move || {
            if let Some(wheel) = self.deleted.get_untracked() {
                self.change(|wheels| wheels.others.push(wheel));
                self.deleted.set(None);
            }
        };
        let is_none_deleted = live(move || self.deleted.with(Option::is_none));
        html::div()
            .class("journey-tools")
            .child(text_field(
                "wheel-name".to_owned(),
                Live::text(text::wheel_name()),
                live(move || self.name()),
                Box::new(rename),
            ))
            .child(button(text::wheel_add(), Box::new(add)).prop("hidden", is_full.clone()))
            .child(button(text::wheel_copy(), Box::new(copy)).prop("hidden", is_full))
            .child(button(text::wheel_bring_back(), Box::new(restore)).prop("hidden", is_none_deleted))
            .child(status("compare-told", self.message))
    }

    fn list(self) -> Vec<Element> {
        let row = |(name, link): NameAndLink| {
            let wheel = (name.clone(), link);
            let opened = wheel.clone();
            let open = move || {
                self.remove(&opened);
                self.swap(opened.0.clone(), &opened.1);
            };
            let delete = move || {
                self.remove(&wheel);
                self.deleted.set(Some(wheel.clone()));
            };
            html::li()
                .child(&name)
                .child(" ")
                .child(button(text::wheel_open(&name), Box::new(open)))
                .child(button(text::wheel_delete(&name), Box::new(delete)))
        };
        self.wheels.get().others.into_iter().map(row).collect()
    }

    /// The active wheel, the author's if there is one, and the stored ones.
    fn all(self) -> Vec<Compared> {
        let name = self.name();
        let active = self.session.with_report(|report| Compared::new(name, report));
        let author = self.session.with(|now| now.document.author.to_string());
        let mut others = self.wheels.get().others;
        if !author.is_empty() {
            others.insert(0, (text::the_authors().to_owned(), author));
        }
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
        let is_own = live(move || session.source() == Source::Own);
        let is_without_author = live(move || session.with(|now| now.document.author.is_empty()));
        let has_author = is_without_author.not();
        let open_own = move || session.open_own_beside();
        let become_author = move || session.set_author(&session.wheel());
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
