//! How buyers see the firm: whether it is customer-centric, three questions, the scorecard of their short list, and
//! the tasks after the sale.

use flywheel_dom::{Element, Live, dynamic, focus, fragment, html, live};
use flywheel_model::journey::{Journey, Number, Phase, Supplier, ranks};
use flywheel_model::{Field, Item, Lever};
use leptos::prelude::*;
use web_sys::Node;

use super::names;
use super::stored::{Stored, stored};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::choice;
use crate::ui::controls::{button, cross, explanation, group, text_field, tick};
use crate::ui::table::table;

pub(super) fn verdict(now: &Computed, journey: &Journey) -> String {
    if journey.verdict(&now.document).is_customer_centric() {
        text::is_centric().to_owned()
    } else {
        text::is_not_centric().to_owned()
    }
}

pub(super) fn verdict_body() -> Node {
    let stored = stored();
    let rows = move || {
        let journey = stored.get();
        let verdict = stored.session().with(|now| journey.verdict(&now.document));
        let rows = [
            (text::centric_matched(), verdict.matched),
            (text::centric_aligned(), verdict.aligned),
            (text::centric_keeps(), Some(verdict.is_churn_usual)),
            (text::centric_loved(), Some(verdict.is_nps_usual)),
        ];
        rows.map(|(criterion, holds)| vec![criterion.to_owned(), yes_or_no(holds).to_owned()])
            .to_vec()
    };
    fragment([
        table(
            "centric-table",
            text::centric_title(),
            Box::new(|| vec![text::centric_asked().to_owned(), text::centric_holds().to_owned()]),
            Box::new(rows),
        ),
        explanation(text::centric_says()),
    ])
}

fn yes_or_no(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => text::yes(),
        Some(false) => text::no(),
        None => text::not_known(),
    }
}

fn question_texts() -> [&'static str; 3] {
    [
        text::question_conferences(),
        text::question_comparison(),
        text::question_google(),
    ]
}

pub(super) fn questions(_: &Computed, journey: &Journey) -> String {
    let flagged = journey.flagged();
    let phases = Phase::ALL.into_iter().filter(|phase| flagged[*phase as usize]);
    let phases: Vec<&str> = phases.map(names::phase).collect();
    match (phases.is_empty(), journey.answers) {
        (false, _) => text::questions_flag(&text::list(&phases)),
        (true, answers) if answers == [Some(true); 3] => text::questions_fine().to_owned(),
        _ => text::questions_open().to_owned(),
    }
}

pub(super) fn questions_body() -> Node {
    let stored = stored();
    let question = |(index, question): (usize, &'static str)| {
        let answer = |answer: Option<bool>, label: &'static str| {
            let chosen = live(move || stored.get().answers[index] == answer);
            let choose = Box::new(move || stored.edit(&|journey| journey.answers[index] = answer));
            choice(QUESTIONS[index], label, chosen, choose)
        };
        let answers = [
            answer(Some(true), text::yes()),
            answer(Some(false), text::no()),
            answer(None, text::unanswered()),
        ];
        let answers = html::div().class("choice").children(answers);
        group(question, vec![answers])
    };
    let questions = question_texts().into_iter().enumerate().map(question);
    fragment(questions.collect::<Vec<_>>())
}

/// The name that the radio buttons of a question share.
const QUESTIONS: [&str; 3] = ["question-1", "question-2", "question-3"];

pub(super) fn scorecard(_: &Computed, journey: &Journey) -> String {
    if journey.suppliers.is_empty() {
        return text::scorecard_empty().to_owned();
    }
    let own_rank = ranks(&journey.suppliers, &journey.criteria)[0] as f64;
    text::scorecard_headline(
        &number::whole(own_rank),
        &number::whole(journey.suppliers.len() as f64),
    )
}

fn criteria() -> [&'static str; 3] {
    [text::trust(), text::expertise(), text::scalability()]
}

pub(super) fn scorecard_body() -> Node {
    let stored = stored();
    let weight = |(index, name): (usize, &'static str)| {
        stored.field(
            Number::Criterion(index),
            &text::criterion_weight(name),
            "",
            text::rating_hint(),
        )
    };
    let weights = criteria().into_iter().enumerate().map(weight);
    let shape = Memo::new(move |_| (stored.get().suppliers.len(), stored.session().revision()));
    let rows = move || -> Vec<Element> {
        let (count, _) = shape.get();
        (0..count).map(|index| supplier(stored, index, count)).collect()
    };
    let is_full = live(move || stored.get().suppliers.len() >= Journey::MOST_SUPPLIERS);
    let add = move || {
        stored.edit(&|journey| {
            let name = match journey.suppliers.is_empty() {
                true => text::own_firm(),
                false => text::rival(),
            };
            journey.suppliers.push(Supplier {
                name: name.to_owned(),
                scores: [5.0; 3],
            });
        });
    };
    fragment([
        html::div().class("fields").children(weights),
        // Dynamic children need a parent element of their own.
        html::div().child(dynamic(rows)),
        button(text::supplier_add(), Box::new(add)).prop("hidden", is_full),
        explanation(text::scorecard_says()),
    ])
}

fn supplier(stored: Stored, row: usize, count: usize) -> Element {
    let row_number = number::whole(row as f64 + 1.0);
    let name = live(move || {
        let journey = stored.get();
        journey
            .suppliers
            .get(row)
            .map(|supplier| supplier.name.clone())
            .unwrap_or_default()
    });
    let rename = move |typed: String| {
        stored.edit(&|journey| {
            if let Some(supplier) = journey.suppliers.get_mut(row) {
                supplier.name.clone_from(&typed);
            }
            journey.normalise();
        });
    };
    let standing = live(move || {
        let journey = stored.get();
        let rank = ranks(&journey.suppliers, &journey.criteria)
            .get(row)
            .copied()
            .unwrap_or_default();
        let score = journey
            .suppliers
            .get(row)
            .map_or(0.0, |supplier| supplier.score(&journey.criteria));
        text::supplier_stands(&number::whole(rank as f64), &number::number(score))
    });
    let remove = move || {
        stored.edit(&|journey| {
            if row < journey.suppliers.len() {
                journey.suppliers.remove(row);
            }
        });
    };
    let mut parts = vec![text_field(
        format!("supplier-{row}"),
        Live::text(&text::supplier_name(&row_number)),
        name.clone(),
        Box::new(rename),
    )];
    parts.extend(criteria().into_iter().enumerate().map(|(index, criterion)| {
        stored.field(
            Number::Score(row, index),
            &text::cell(criterion, &row_number),
            "",
            text::rating_hint(),
        )
    }));
    // The first supplier is the own firm. It can be removed only when it is the last one.
    let cross = (row > 0 || count == 1)
        .then(|| cross(live(move || text::remove_item(&name.get())), Box::new(remove)));
    let standing = html::p().child(standing).child(" ").children(cross);
    html::fieldset().class("item").children(parts).child(standing)
}

fn tasks() -> [&'static str; Journey::AFTER_SALE] {
    [
        text::sale_team(),
        text::sale_criteria(),
        text::sale_goals(),
        text::sale_timetable(),
        text::sale_launch(),
        text::sale_trained(),
        text::sale_contact(),
        text::sale_results(),
        text::sale_followup(),
        text::sale_rollout(),
    ]
}

pub(super) fn after_sale(_: &Computed, journey: &Journey) -> String {
    let open = journey.done.iter().filter(|done| !**done).count() as f64;
    if open == 0.0 {
        text::after_sale_done().to_owned()
    } else {
        text::after_sale_open(open, &number::whole(open))
    }
}

/// The tasks after the sale. A task that is not done is friction, and the visitor can enter it as such. Only the
/// visitor can say what it costs.
pub(super) fn after_sale_body() -> Node {
    let stored = stored();
    let tasks = tasks().into_iter().enumerate();
    let tasks = tasks.map(|(index, name)| task(stored, index, name));
    fragment([
        html::ul().class("ticks").children(tasks),
        explanation(text::after_sale_says()),
    ])
}

fn task(stored: Stored, index: usize, name: &'static str) -> Element {
    let session = stored.session();
    let is_done = move || stored.get().done[index];
    let toggle = move || {
        stored.edit(&|journey| journey.done[index] = !journey.done[index]);
        // A task that is done is no longer friction.
        if stored.get_untracked().done[index] {
            let _ = session.edit(Field::Items, |document| {
                document.items.retain(|item| item.name() != name);
                Ok(())
            });
            session.end_step();
        }
    };
    let id = format!("sale-{index}");
    let tick_id = id.clone();
    let add_friction = move || {
        let _ = session.edit(Field::Items, |document| {
            document.items.extend(Item::new(name, Lever::Churn));
            Ok(())
        });
        session.end_step();
        focus::go_to(tick_id.clone());
    };
    let is_friction = move || session.with(|now| now.document.items.iter().any(|item| item.name() == name));
    let is_full = move || session.with(|now| now.document.items.len() >= Item::MOST);
    let no_button = live(move || is_done() || is_friction() || is_full());
    let note = live(move || match !is_done() && is_friction() {
        true => text::sale_is_friction().to_owned(),
        false => names::phase(Journey::AFTER_SALE_PHASES[index]).to_owned(),
    });
    let add_button = html::button()
        .attr("type", "button")
        .attr("aria-label", text::sale_friction(name))
        .prop("hidden", no_button)
        .on("click", move |_| add_friction())
        .child(text::sale_as_friction());
    html::li()
        .child(tick(id, Live::text(name), live(is_done), Box::new(toggle)))
        .child(html::small().child(note))
        .child(add_button)
}
