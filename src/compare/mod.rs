//! Several wheels: one is worked on, the others stand beside it. Nothing here changes another wheel.

use flywheel_model::{Report, Wheels, link};
use leptos::prelude::*;

use crate::state::{Session, Source, session, store_wheels, stored_wheels};
use crate::text::{self, number};
use crate::ui::controls::{button, explained, paragraph, status, word_field};
use crate::ui::table::table;
use crate::ui::{View, element, fixed, never, whether, words};

/// What is shared here: the wheels as they are stored, and what there is to tell.
#[derive(Clone, Copy)]
struct Beside {
    session: Session,
    wheels: RwSignal<Wheels>,
    deleted: RwSignal<Option<(String, String)>>,
    told: RwSignal<String>,
}

pub(crate) fn compare() -> View {
    let beside = Beside {
        session: session(),
        wheels: RwSignal::new(stored_wheels()),
        deleted: RwSignal::new(None),
        told: RwSignal::new(String::new()),
    };
    element("section")
        .is("class", "levers")
        .is("aria-labelledby", "compare-title")
        .with(
            element("h2")
                .is("id", "compare-title")
                .text(text::compare_title())
                .done(),
        )
        .with(explained(text::compare_says()))
        .with(beside.tools())
        .with(beside.figures())
        .with(paragraph(
            "compare-difference",
            words(move || beside.difference()),
        ))
        .with(
            element("ul")
                .is("id", "wheels")
                .anew(Box::new(move || beside.list()))
                .done(),
        )
        .with(beside.author())
        .done()
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
        self.session.work_on(link);
    }

    fn take_out(self, wheel: &(String, String)) {
        self.change(|wheels| {
            let place = wheels.others.iter().position(|other| other == wheel);
            place.map(|place| wheels.others.remove(place));
        });
    }

    fn tools(self) -> View {
        let rename = move |typed: String| {
            self.change(|wheels| wheels.name = Wheels::named(&typed, text::my_wheel()));
        };
        let full = whether(move || self.wheels.with(|wheels| wheels.others.len() >= Wheels::MOST));
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
        let nothing = whether(move || self.deleted.with(Option::is_none));
        element("div")
            .is("class", "journey-tools")
            .with(word_field(
                "wheel-name".to_owned(),
                fixed(text::wheel_name()),
                words(move || self.name()),
                Box::new(rename),
            ))
            .with(button(fixed(text::wheel_add()), full.clone(), Box::new(add)))
            .with(button(fixed(text::wheel_copy()), full, Box::new(copy)))
            .with(button(
                fixed(text::wheel_bring_back()),
                nothing,
                Box::new(bring_back),
            ))
            .with(status("compare-told", self.told.into()))
            .done()
    }

    fn list(self) -> Vec<View> {
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
            element("li")
                .text(&name)
                .text(" ")
                .with(button(fixed(&text::wheel_open(&name)), never(), Box::new(open)))
                .with(button(
                    fixed(&text::wheel_delete(&name)),
                    never(),
                    Box::new(delete),
                ))
                .done()
        };
        self.wheels.get().others.into_iter().map(row).collect()
    }

    /// Every wheel with its name: the one that is worked on, the author's, the others.
    fn all(self) -> Vec<(String, Report)> {
        let read = |link: &str| Report::new(&link::read_stored(link).document).ok();
        let mine = self
            .session
            .now(|now| (self.name(), Report::new(&now.document).ok()));
        let author = self.session.now(|now| now.document.author.clone());
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

    fn figures(self) -> View {
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

    fn author(self) -> View {
        let session = self.session;
        let own = whether(move || session.source() == Source::Own);
        let none = whether(move || session.now(|now| now.document.author.is_empty()));
        let some = none.not();
        let beside = move || session.put_beside(&session.wheel());
        element("div")
            .is("class", "journey-tools")
            .is("id", "authors")
            .with(explained(text::author_says()))
            .with(button(
                fixed(text::mine_beside()),
                own,
                Box::new(move || session.mine_beside()),
            ))
            .with(button(fixed(text::keep_beside()), some, Box::new(beside)))
            .with(button(
                fixed(text::drop_author()),
                none,
                Box::new(move || session.put_beside("")),
            ))
            .done()
    }
}

fn last(report: &Report) -> f64 {
    report.projection.flywheel.last().copied().unwrap_or_default()
}
