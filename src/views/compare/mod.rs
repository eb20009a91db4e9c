//! Several wheels: one is worked on, the others stand beside it. Nothing here changes another wheel.

use flywheel_dom::{Element, Live, dynamic, html, live};
use flywheel_model::{Report, Wheels, link};
use leptos::prelude::*;

use crate::state::{Session, Source, session, store_wheels, stored_wheels};
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, paragraph, status, text_field};
use crate::ui::table::table;

/// What is shared here: the wheels as they are stored, and what there is to tell.
#[derive(Clone, Copy)]
struct Beside {
    session: Session,
    wheels: RwSignal<Wheels>,
    deleted: RwSignal<Option<(String, String)>>,
    told: RwSignal<String>,
}

pub(crate) fn compare() -> Element {
    let beside = Beside {
        session: session(),
        wheels: RwSignal::new(stored_wheels()),
        deleted: RwSignal::new(None),
        told: RwSignal::new(String::new()),
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
        .child(beside.tools())
        .child(beside.figures())
        .child(paragraph("compare-difference", live(move || beside.difference())))
        .child(
            html::ul()
                .attr("id", "wheels")
                .child(dynamic(move || beside.list())),
        )
        .child(beside.author())
}

impl Beside {
    fn name(self) -> String {
        let name = self.wheels.with(|wheels| wheels.name.clone());
        Wheels::named(&name, text::my_wheel())
    }

    /// Reads what is stored, changes it and stores it: another tab may have added a wheel.
    fn change(self, change: impl FnOnce(&mut Wheels)) {
        let mut wheels = stored_wheels();
        change(&mut wheels);
        if !store_wheels(&wheels) {
            self.told.set(text::storage_blocked().to_owned());
        }
        self.wheels.set(wheels);
    }

    /// Puts the wheel that is worked on beside, and works on this one.
    fn swap(self, name: String, link: &str) {
        let (mine, now) = (untrack(|| self.name()), self.session.wheel());
        self.change(|wheels| {
            wheels.others.push((mine, now));
            wheels.name = name;
        });
        self.session.switch_to(link);
    }

    fn take_out(self, wheel: &(String, String)) {
        self.change(|wheels| {
            let place = wheels.others.iter().position(|other| other == wheel);
            place.map(|place| wheels.others.remove(place));
        });
    }

    fn tools(self) -> Element {
        let rename = move |typed: String| {
            self.change(|wheels| wheels.name = Wheels::named(&typed, text::my_wheel()));
        };
        let full = live(move || self.wheels.with(|wheels| wheels.others.len() >= Wheels::MOST));
        let add = move || self.swap(text::new_wheel().to_owned(), &link::write(&self.session.blank()));
        let copy = move || {
            let name = text::copy_of(&untrack(|| self.name()));
            self.swap(name, &self.session.wheel());
        };
        let bring_back = move || {
            if let Some(wheel) = self.deleted.get_untracked() {
                self.change(|wheels| wheels.others.push(wheel));
                self.deleted.set(None);
            }
        };
        let nothing = live(move || self.deleted.with(Option::is_none));
        html::div()
            .class("journey-tools")
            .child(text_field(
                "wheel-name".to_owned(),
                Live::text(text::wheel_name()),
                live(move || self.name()),
                Box::new(rename),
            ))
            .child(button(text::wheel_add(), Box::new(add)).prop("hidden", full.clone()))
            .child(button(text::wheel_copy(), Box::new(copy)).prop("hidden", full))
            .child(button(text::wheel_bring_back(), Box::new(bring_back)).prop("hidden", nothing))
            .child(status("compare-told", self.told))
    }

    fn list(self) -> Vec<Element> {
        let row = |(name, link): (String, String)| {
            let wheel = (name.clone(), link);
            let opened = wheel.clone();
            let open = move || {
                self.take_out(&opened);
                self.swap(opened.0.clone(), &opened.1);
            };
            let delete = move || {
                self.take_out(&wheel);
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

    /// Every wheel with its name: the one that is worked on, the author's, the others.
    fn all(self) -> Vec<(String, Report)> {
        let read = |link: &str| Report::new(&link::read_stored(link).document).ok();
        let mine = self
            .session
            .with(|now| (self.name(), Report::new(&now.document).ok()));
        let author = self.session.with(|now| now.document.author.clone());
        let author = (!author.is_empty()).then(|| (text::the_authors().to_owned(), read(&author)));
        let others = self
            .wheels
            .get()
            .others
            .into_iter()
            .map(|(name, link)| (name, read(&link)));
        let all = std::iter::once(mine).chain(author).chain(others);
        all.filter_map(|(name, report)| report.map(|report| (name, report)))
            .collect()
    }

    fn figures(self) -> Element {
        let heads = move || {
            std::iter::once(String::new())
                .chain(self.all().into_iter().map(|(name, _)| name))
                .collect()
        };
        let rows = move || {
            let all = self.all();
            let row = |name: &str, shows: fn(&Report) -> String| {
                let cells = all.iter().map(|(_, report)| shows(report));
                std::iter::once(name.to_owned()).chain(cells).collect()
            };
            vec![
                row(text::speed(), |report| number::number(report.dials.speed)),
                row(text::friction(), |report| number::percent(report.dials.friction)),
                row(text::size(), |report| number::number(report.dials.size)),
                row(text::momentum(), |report| number::number(report.dials.momentum)),
                row(text::customers_then(), |report| number::number(last(report))),
                row(text::share_recommended(), |report| {
                    number::percent(report.dials.self_spin_share)
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

    /// This wheel against the author's, or against the first other one, in words.
    fn difference(self) -> String {
        let all = self.all();
        let [(_, mine), (name, theirs), ..] = all.as_slice() else {
            return text::compare_alone().to_owned();
        };
        let won = mine.dials.speed - theirs.dials.speed;
        let lost = mine.dials.friction - theirs.dials.friction;
        text::compare_difference(
            name,
            &number::signed(won),
            &number::signed(100.0 * lost),
            &number::signed(last(mine) - last(theirs)),
        )
    }

    fn author(self) -> Element {
        let session = self.session;
        let own = live(move || session.source() == Source::Own);
        let none = live(move || session.with(|now| now.document.author.is_empty()));
        let some = none.not();
        let beside = move || session.set_author(&session.wheel());
        html::div()
            .class("journey-tools")
            .attr("id", "authors")
            .child(explanation(text::author_says()))
            .child(
                button(text::mine_beside(), Box::new(move || session.open_own_beside())).prop("hidden", own),
            )
            .child(button(text::keep_beside(), Box::new(beside)).prop("hidden", some))
            .child(button(text::drop_author(), Box::new(move || session.set_author(""))).prop("hidden", none))
    }
}

fn last(report: &Report) -> f64 {
    report.projection.flywheel.last().copied().unwrap_or_default()
}
