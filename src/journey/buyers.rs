//! How buyers see the firm: the verdict on everything together, three questions, the scorecard of their
//! short list, and what is to be done after the sale.

use flywheel_model::journey::{Journey, Number, Phase, Supplier, ranks};
use flywheel_model::{Field, Item, Lever};
use leptos::prelude::*;

use super::kept::{Kept, kept};
use super::names;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, cross, explained, group, tick, word_field};
use crate::ui::table::table;
use crate::ui::{View, choice, element, fixed, several, whether, words};
use crate::web::focus;

pub(super) fn verdict(now: &Computed, journey: &Journey) -> String {
    if journey.verdict(&now.document).is_customer_centric() {
        text::is_centric().to_owned()
    } else {
        text::is_not_centric().to_owned()
    }
}

pub(super) fn verdict_body() -> View {
    let kept = kept();
    let rows = move || {
        let journey = kept.get();
        let verdict = kept.session().now(|now| journey.verdict(&now.document));
        let rows = [
            (text::centric_matched(), verdict.matched),
            (text::centric_aligned(), verdict.aligned),
            (text::centric_keeps(), Some(verdict.is_churn_usual)),
            (text::centric_loved(), Some(verdict.is_nps_usual)),
        ];
        rows.map(|(says, holds)| vec![says.to_owned(), holding(holds).to_owned()])
            .to_vec()
    };
    several([
        table(
            "centric-table",
            text::centric_title(),
            Box::new(|| vec![text::centric_asked().to_owned(), text::centric_holds().to_owned()]),
            Box::new(rows),
        ),
        explained(text::centric_says()),
    ])
}

fn holding(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => text::yes(),
        Some(false) => text::no(),
        None => text::not_known(),
    }
}

fn asked() -> [&'static str; 3] {
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

pub(super) fn questions_body() -> View {
    let kept = kept();
    let question = |(index, asks): (usize, &'static str)| {
        let answer = |answer: Option<bool>, says: &'static str| {
            let chosen = whether(move || kept.get().answers[index] == answer);
            let choose = Box::new(move || kept.edit(&|journey| journey.answers[index] = answer));
            choice(QUESTIONS[index], says, chosen, choose)
        };
        let answers = [
            answer(Some(true), text::yes()),
            answer(Some(false), text::no()),
            answer(None, text::unanswered()),
        ];
        let answers = element("div").is("class", "choice").all(answers).done();
        group(asks, vec![answers])
    };
    several(asked().into_iter().enumerate().map(question))
}

/// The names of their groups of buttons.
const QUESTIONS: [&str; 3] = ["question-1", "question-2", "question-3"];

pub(super) fn scorecard(_: &Computed, journey: &Journey) -> String {
    if journey.suppliers.is_empty() {
        return text::scorecard_empty().to_owned();
    }
    let own = ranks(&journey.suppliers, &journey.criteria)[0] as f64;
    text::scorecard_headline(
        &number::whole(own),
        &number::whole(journey.suppliers.len() as f64),
    )
}

fn criteria() -> [&'static str; 3] {
    [text::trust(), text::expertise(), text::scalability()]
}

pub(super) fn scorecard_body() -> View {
    let kept = kept();
    let weight = |(index, name): (usize, &'static str)| {
        kept.field(
            Number::Criterion(index),
            &text::criterion_weight(name),
            "",
            text::rating_hint(),
        )
    };
    let weights = criteria().into_iter().enumerate().map(weight);
    let shape = Memo::new(move |_| (kept.get().suppliers.len(), kept.session().document()));
    let rows = move || -> Vec<View> {
        let (count, _) = shape.get();
        (0..count).map(|index| supplier(kept, index, count)).collect()
    };
    let is_full = whether(move || kept.get().suppliers.len() >= Journey::MOST_SUPPLIERS);
    let add = move || {
        kept.edit(&|journey| {
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
    several([
        element("div").is("class", "fields").all(weights).done(),
        // What is built anew needs an element that it stands in.
        element("div").anew(Box::new(rows)).done(),
        button(fixed(text::supplier_add()), is_full, Box::new(add)),
        explained(text::scorecard_says()),
    ])
}

fn supplier(kept: Kept, row: usize, count: usize) -> View {
    let n = number::whole(row as f64 + 1.0);
    let name = words(move || {
        let journey = kept.get();
        journey
            .suppliers
            .get(row)
            .map(|supplier| supplier.name.clone())
            .unwrap_or_default()
    });
    let renamed = move |typed: String| {
        kept.edit(&|journey| {
            if let Some(supplier) = journey.suppliers.get_mut(row) {
                supplier.name.clone_from(&typed);
            }
            journey.normalise();
        });
    };
    let stands = words(move || {
        let journey = kept.get();
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
        kept.edit(&|journey| {
            if row < journey.suppliers.len() {
                journey.suppliers.remove(row);
            }
        });
    };
    let mut parts = vec![word_field(
        format!("supplier-{row}"),
        fixed(&text::supplier_name(&n)),
        name.clone(),
        Box::new(renamed),
    )];
    parts.extend(criteria().into_iter().enumerate().map(|(index, criterion)| {
        kept.field(
            Number::Score(row, index),
            &text::cell(criterion, &n),
            "",
            text::rating_hint(),
        )
    }));
    // The first one is the own firm, as long as there are others.
    let cross = (row > 0 || count == 1)
        .then(|| cross(words(move || text::remove_item(&name.get())), Box::new(remove)));
    let stands = element("p").says(stands).text(" ").all(cross).done();
    element("fieldset")
        .is("class", "item")
        .all(parts)
        .with(stands)
        .done()
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

/// What is to be done after the sale. What is not is friction, and can be entered as such: what it costs
/// nobody but the visitor can say.
pub(super) fn after_sale_body() -> View {
    let kept = kept();
    let tasks = tasks().into_iter().enumerate();
    let tasks = tasks.map(|(index, says)| task(kept, index, says));
    several([
        element("ul").is("class", "ticks").all(tasks).done(),
        explained(text::after_sale_says()),
    ])
}

fn task(kept: Kept, index: usize, says: &'static str) -> View {
    let session = kept.session();
    let is_done = move || kept.get().done[index];
    let toggle = move || {
        kept.edit(&|journey| journey.done[index] = !journey.done[index]);
        // What is done is friction no longer.
        if kept.once().done[index] {
            let _ = session.edit(Field::Items, |document| {
                document.items.retain(|item| item.name() != says);
                Ok(())
            });
            session.settle();
        }
    };
    let id = format!("sale-{index}");
    let tick_id = id.clone();
    let as_friction = move || {
        // A task's name and churn are allowed.
        let _ = session.edit(Field::Items, |document| {
            document.items.extend(Item::new(says, Lever::Churn));
            Ok(())
        });
        session.settle();
        focus::go_to(tick_id.clone());
    };
    let is_known = move || session.now(|now| now.document.items.iter().any(|item| item.name() == says));
    let is_full = move || session.now(|now| now.document.items.len() >= Item::MOST);
    let no_button = whether(move || is_done() || is_known() || is_full());
    let stands = words(move || match !is_done() && is_known() {
        true => text::sale_is_friction().to_owned(),
        false => names::phase(Journey::AFTER_SALE_PHASES[index]).to_owned(),
    });
    let enter = element("button")
        .is("type", "button")
        .is("aria-label", &text::sale_friction(says))
        .when("hidden", no_button)
        .on("click", Box::new(move |_| as_friction()))
        .text(text::sale_as_friction())
        .done();
    element("li")
        .with(tick(id, fixed(says), whether(is_done), Box::new(toggle)))
        .with(element("small").says(stands).done())
        .with(enter)
        .done()
}
