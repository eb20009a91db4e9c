//! The articles' examples, each with numbers that can be changed: when to offer more, which team sees what, how many
//! steps it takes to learn the price, a sale or a contract, what a customer costs, and what service yields.

use flywheel_dom::{Element, Live, fragment, html};
use flywheel_model::Document;
use flywheel_model::learn::{Advice, Contract};
use flywheel_model::worksheet::{Example, Note, Single, Worksheet};
use web_sys::Node;

use super::register::{tie_button, tied_text};
use super::stored::{Stored, stored};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, heading_cell, paragraph, scrolling, select, status};
use crate::ui::currency;
use crate::ui::table::table;

pub(super) fn upsell_headline(worksheet: &Worksheet) -> String {
    let value = |single| number::number(worksheet.single(single).unwrap_or_default());
    match worksheet.upsell() {
        Advice::Go => text::upsell_go().to_owned(),
        Advice::TooMany => text::upsell_many(&value(Single::Tickets), &value(Single::MostTickets)),
        Advice::TooOld => text::upsell_old(&value(Single::Age), &value(Single::Patience)),
        Advice::Unhappy => text::upsell_unhappy().to_owned(),
    }
}

pub(super) fn upsell() -> Node {
    let stored = stored();
    let groups = [
        text::not_known(),
        text::a_promoter(),
        text::a_passive(),
        text::a_detractor(),
    ];
    let chosen = stored.get_untracked().single(Single::Group);
    let options = groups.iter().enumerate();
    let options = options
        .map(|(place, name)| ((*name).to_owned(), chosen == Some(place as f64)))
        .collect();
    let choose = move |place: usize| {
        // An option is never refused.
        stored.edit(&|worksheet| {
            let _ = worksheet.enter_single(Single::Group, Some(place as f64));
        });
    };
    let tickets_seen = stored.live_text(|_, worksheet| {
        if worksheet.warns_sales() {
            text::sales_sees()
        } else {
            text::sales_blind()
        }
        .to_owned()
    });
    fragment([
        explanation(text::upsell_says()),
        html::div()
            .class("fields")
            .child(stored.field(Single::Tickets, text::tickets(), "", ""))
            .child(stored.field(Single::Age, text::tickets_age(), text::days_unit(), ""))
            .child(stored.field(
                Single::MostTickets,
                text::most_tickets(),
                "",
                text::threshold_hint(),
            ))
            .child(stored.field(
                Single::Patience,
                text::patience(),
                text::days_unit(),
                text::threshold_hint(),
            )),
        html::label()
            .class("select")
            .child(text::upsell_group())
            .child(" ")
            .child(select(
                "upsell-group".to_owned(),
                text::upsell_group().to_owned(),
                options,
                Box::new(choose),
            )),
        paragraph("upsell-sees", tickets_seen),
    ])
}

pub(super) fn silos_headline(worksheet: &Worksheet) -> String {
    let silos = worksheet.silos();
    if silos == 0.0 {
        text::silos_none().to_owned()
    } else {
        text::silos_headline(&number::percent(silos))
    }
}

pub(super) fn silos() -> Node {
    let stored = stored();
    let teams = [text::team_marketing(), text::team_sales(), text::team_service()];
    // Whether the team of the row sees the data of the column's team. A team always sees its own.
    let sees = [
        [
            None,
            Some(Single::MarketingSeesSales),
            Some(Single::MarketingSeesService),
        ],
        [
            Some(Single::SalesSeesMarketing),
            None,
            Some(Single::SalesSeesService),
        ],
        [
            Some(Single::ServiceSeesMarketing),
            Some(Single::ServiceSeesSales),
            None,
        ],
    ];
    let row = |team: usize| {
        let cell = |data: usize| {
            let cell = html::td();
            match sees[team][data] {
                None => cell.child(text::its_own()),
                Some(single) => {
                    let label = text::sees(teams[team], teams[data]);
                    cell.child(stored.tick(single, &label, Box::new(update_rows)))
                }
            }
        };
        html::tr()
            .child(heading_cell("row", teams[team]))
            .children([0, 1, 2].map(cell))
    };
    let heads = teams.map(|team| heading_cell("col", &text::data_of(team)));
    let matrix = html::table()
        .class("figures")
        .attr("id", "silo-matrix")
        .child(html::thead().child(html::tr().child(html::td()).children(heads)))
        .child(html::tbody().children([0, 1, 2].map(row)));
    let mut parts = vec![
        explanation(text::silos_say()),
        scrolling(text::silos_title(), matrix),
        stored.tick(Single::Integrated, text::integrated(), Box::new(update_rows)),
    ];
    parts.extend(tie(stored, Example::Silos, tie_silos));
    fragment(parts)
}

/// Updates the rows of the register that belong to the examples, if it has them.
fn update_rows(worksheet: &mut Worksheet) {
    if worksheet.tied(Example::Silos).is_some() {
        tie_silos(worksheet);
    }
    if worksheet.tied(Example::Price).is_some() {
        tie_price(worksheet);
    }
}

fn tie_silos(worksheet: &mut Worksheet) {
    let is_open = worksheet.silos() > 0.0;
    worksheet.tie(Example::Silos, text::silos_row(), is_open);
}

fn tie_price(worksheet: &mut Worksheet) {
    let is_open = steps(worksheet) > 0.0;
    worksheet.tie(Example::Price, text::price_row(), is_open);
}

/// The steps to the price. There are none if it is public.
fn steps(worksheet: &Worksheet) -> f64 {
    if worksheet.is_on(Single::PriceIsPublic) {
        0.0
    } else {
        worksheet.single(Single::Steps).unwrap_or_default()
    }
}

/// The button that adds an example's row to the register, and where that row is.
fn tie(stored: Stored, example: Example, tie: fn(&mut Worksheet)) -> [Element; 2] {
    let row = html::p().attr("role", "status");
    [
        tie_button(stored, example, tie),
        row.child(tied_text(stored, example)),
    ]
}

pub(super) fn price_headline(worksheet: &Worksheet) -> String {
    let steps = steps(worksheet);
    if steps == 0.0 {
        text::price_public().to_owned()
    } else {
        text::price_headline(steps, &number::whole(steps))
    }
}

pub(super) fn price() -> Node {
    let stored = stored();
    let mut parts = vec![
        explanation(text::price_says()),
        stored.field(Single::Steps, text::steps_to_price(), "", ""),
        stored.tick(
            Single::PriceIsPublic,
            text::price_is_public(),
            Box::new(update_rows),
        ),
    ];
    parts.extend(tie(stored, Example::Price, tie_price));
    fragment(parts)
}

pub(super) fn contract_headline(worksheet: &Worksheet) -> String {
    let contract = worksheet.contract();
    let month = |month: usize| number::whole(month as f64);
    match (contract.equal(), contract.ahead()) {
        (Some(equal), Some(ahead)) => text::contract_equal(&month(equal), &month(ahead)),
        (None, Some(ahead)) => text::contract_ahead(&month(ahead)),
        _ => text::contract_never().to_owned(),
    }
}

pub(super) fn contract() -> Node {
    let stored = stored();
    let heads = || {
        [text::after_months(), text::one_sale(), text::a_contract()]
            .map(str::to_owned)
            .to_vec()
    };
    let rows = move || {
        let contract = stored.get().contract();
        stored.session().with(|now| {
            [1, 6, 12, 13, 24, 36, 60]
                .map(|months| month_row(&now.document, &contract, months))
                .to_vec()
        })
    };
    let unit = text::percent_unit();
    fragment([
        explanation(text::contract_says()),
        html::div()
            .class("fields")
            .child(currency("currency-of-contract"))
            .child(stored.field(Single::Margin, text::margin(), "", ""))
            .child(stored.field(Single::Fee, text::fee(), "", ""))
            .child(stored.field(Single::ContractChurn, text::contract_churn(), unit, ""))
            .child(stored.field(
                Single::ContractSpin,
                text::contract_spin(),
                unit,
                text::contract_spin_hint(),
            )),
        table(
            "contract-table",
            text::contract_title(),
            Box::new(heads),
            Box::new(rows),
        ),
    ])
}

fn month_row(document: &Document, contract: &Contract, months: usize) -> Vec<String> {
    vec![
        number::whole(months as f64),
        text::money(document, contract.margin),
        text::money(document, contract.brought(months)),
    ]
}

pub(super) fn cac_headline(now: &Computed, worksheet: &Worksheet) -> String {
    let cost = worksheet.acquisition();
    let money = |cost: Option<f64>| cost.map_or("–".to_owned(), |cost| text::money(&now.document, cost));
    text::cac_headline(&money(cost.blended), &money(cost.paid))
}

pub(super) fn cac() -> Node {
    let stored = stored();
    let session = stored.session();
    let use_wheel = move || {
        let (won, recommended) = session.with_untracked(|now| {
            (
                now.report.dials.speed,
                now.report.dials.speed * now.report.dials.self_spin_share,
            )
        });
        stored.edit(&|worksheet| {
            // The wheel's wins a month are within the ranges.
            let _ = worksheet.enter_single(Single::Won, Some(won));
            let _ = worksheet.enter_single(Single::ByRecommendation, Some(recommended));
        });
        session.refresh();
    };
    let shares = stored.live_text(|now, _| {
        let share = now.report.dials.self_spin_share;
        text::trust_shares(&number::percent(share), &number::percent(1.0 - share))
    });
    fragment([
        explanation(text::cac_says()),
        html::div()
            .class("fields")
            .child(currency("currency-of-costs"))
            .child(stored.field(Single::Spend, text::cac_spend(), "", ""))
            .child(stored.field(Single::Won, text::cac_won(), "", ""))
            .child(stored.field(Single::ByRecommendation, text::cac_recommended(), "", "")),
        button(text::cac_take(), Box::new(use_wheel)),
        status("trust-shares", shares),
    ])
}

pub(super) fn outcomes_headline(worksheet: &Worksheet) -> String {
    let rated: Vec<f64> = Single::OUTCOMES
        .into_iter()
        .filter_map(|single| worksheet.single(single))
        .collect();
    let goal = worksheet.note(Note::Goal);
    let goal = if goal.is_empty() {
        text::goal_none().to_owned()
    } else {
        text::goal_is(goal)
    };
    if rated.is_empty() {
        return goal;
    }
    let mean = rated.iter().sum::<f64>() / rated.len() as f64;
    let headline = text::outcomes_headline(&number::number(mean), &number::whole(rated.len() as f64));
    text::sentences(&[goal, headline])
}

pub(super) fn outcomes() -> Node {
    let stored = stored();
    let names = [
        text::outcome_retention(),
        text::outcome_brand(),
        text::outcome_relations(),
        text::outcome_cooperation(),
    ];
    let field = |index: usize| stored.field(Single::OUTCOMES[index], names[index], "", text::rating_hint());
    fragment([
        explanation(text::outcomes_say()),
        stored.words(Note::Goal, Live::text(text::goal()), Box::new(|_| ())),
        html::div().class("fields").children([0, 1, 2, 3].map(field)),
    ])
}
