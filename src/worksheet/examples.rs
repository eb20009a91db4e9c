//! The articles' examples, each with numbers to change: when to offer more, who sees what, how many steps to
//! the price, a sale or a contract, what a customer costs, and what service yields.

use flywheel_model::Document;
use flywheel_model::learn::{Advice, Contract};
use flywheel_model::worksheet::{Note, Single, Worksheet};

use super::kept::{Kept, kept};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, cell_of, explained, paragraph, scrolling, select, status};
use crate::ui::table::table;
use crate::ui::{View, currency, element, fixed, never, several, whether, words};

/// Which rows of the register the examples tie.
const PRICE: usize = 0;
const SILOS: usize = 1;

pub(super) fn upsell_headline(_: &Computed, worksheet: &Worksheet) -> String {
    let of = |single| number::number(worksheet.single(single).unwrap_or_default());
    match worksheet.upsell() {
        Advice::Go => text::upsell_go().to_owned(),
        Advice::TooMany => text::upsell_many(&of(Single::Tickets), &of(Single::MostTickets)),
        Advice::TooOld => text::upsell_old(&of(Single::Age), &of(Single::Patience)),
        Advice::Unhappy => text::upsell_unhappy().to_owned(),
    }
}

pub(super) fn upsell() -> View {
    let kept = kept();
    let groups = [
        text::not_known(),
        text::a_promoter(),
        text::a_passive(),
        text::a_detractor(),
    ];
    let chosen = kept.once().single(Single::Group);
    let options = groups.iter().enumerate();
    let options = options
        .map(|(place, name)| ((*name).to_owned(), chosen == Some(place as f64)))
        .collect();
    let choose = move |place: usize| {
        // Only what is allowed is offered.
        kept.edit(&|worksheet| {
            let _ = worksheet.enter_single(Single::Group, Some(place as f64));
        });
    };
    let sees = kept.says(|_, worksheet| {
        if worksheet.warns_sales() {
            text::sales_sees()
        } else {
            text::sales_blind()
        }
        .to_owned()
    });
    several([
        explained(text::upsell_says()),
        element("div")
            .is("class", "fields")
            .with(kept.field(Single::Tickets, text::tickets(), "", ""))
            .with(kept.field(Single::Age, text::tickets_age(), text::days_unit(), ""))
            .with(kept.field(
                Single::MostTickets,
                text::most_tickets(),
                "",
                text::threshold_hint(),
            ))
            .with(kept.field(
                Single::Patience,
                text::patience(),
                text::days_unit(),
                text::threshold_hint(),
            ))
            .done(),
        element("label")
            .is("class", "select")
            .text(text::upsell_group())
            .text(" ")
            .with(select(
                "upsell-group".to_owned(),
                text::upsell_group().to_owned(),
                options,
                Box::new(choose),
            ))
            .done(),
        paragraph("upsell-sees", sees),
    ])
}

pub(super) fn silos_headline(_: &Computed, worksheet: &Worksheet) -> String {
    let silos = worksheet.silos();
    if silos == 0.0 {
        text::silos_none().to_owned()
    } else {
        text::silos_headline(&number::percent(silos))
    }
}

pub(super) fn silos() -> View {
    let kept = kept();
    let teams = [text::team_marketing(), text::team_sales(), text::team_service()];
    // The foreign cells by row; a team sees its own.
    let foreign = [
        [None, Some(0), Some(1)],
        [Some(2), None, Some(3)],
        [Some(4), Some(5), None],
    ];
    let row = |team: usize| {
        let cell = |data: usize| {
            let cell = element("td");
            match foreign[team][data] {
                None => cell.text(text::its_own()),
                Some(place) => {
                    let says = text::sees(teams[team], teams[data]);
                    cell.with(kept.tick(Single::SEES[place], &says, Box::new(retie)))
                }
            }
            .done()
        };
        element("tr")
            .with(cell_of("th", "row", teams[team]))
            .all([0, 1, 2].map(cell))
            .done()
    };
    let heads = teams.map(|team| cell_of("th", "col", &text::data_of(team)));
    let matrix = element("table")
        .is("class", "figures")
        .is("id", "silo-matrix")
        .with(element("tr").with(element("td").done()).all(heads).done())
        .all([0, 1, 2].map(row))
        .done();
    let mut parts = vec![
        explained(text::silos_say()),
        scrolling(text::silos_title(), matrix),
        kept.tick(Single::Integrated, text::integrated(), Box::new(retie)),
    ];
    parts.extend(listed(kept, SILOS, |worksheet| {
        worksheet.tie(SILOS, text::silos_row(), worksheet.silos() > 0.0);
    }));
    several(parts)
}

/// A row that the register holds follows what is ticked.
fn retie(worksheet: &mut Worksheet) {
    if worksheet.tied(SILOS).is_some() {
        let is_open = worksheet.silos() > 0.0;
        worksheet.tie(SILOS, text::silos_row(), is_open);
    }
    if worksheet.tied(PRICE).is_some() {
        tie_price(worksheet);
    }
}

fn tie_price(worksheet: &mut Worksheet) {
    let is_open = steps(worksheet) > 0.0;
    worksheet.tie(PRICE, text::price_row(), is_open);
}

/// Steps to the price: none where it is public.
fn steps(worksheet: &Worksheet) -> f64 {
    if worksheet.is_on(Single::PriceIsPublic) {
        0.0
    } else {
        worksheet.single(Single::Steps).unwrap_or_default()
    }
}

/// A button that puts an example into the register, and where it then stands.
fn listed(kept: Kept, from: usize, tie: fn(&mut Worksheet)) -> [View; 2] {
    let is_there = whether(move || kept.get().tied(from).is_some());
    let says = words(move || match kept.get().tied(from) {
        Some(row) => text::tied_row(&number::whole(row as f64 + 1.0)),
        None => String::new(),
    });
    let press = move || kept.change_register(&tie);
    [
        button(fixed(text::tie_row()), is_there, Box::new(press)),
        element("p").is("role", "status").says(says).done(),
    ]
}

pub(super) fn price_headline(_: &Computed, worksheet: &Worksheet) -> String {
    let steps = steps(worksheet);
    if steps == 0.0 {
        text::price_public().to_owned()
    } else {
        text::price_headline(steps, &number::whole(steps))
    }
}

pub(super) fn price() -> View {
    let kept = kept();
    let mut parts = vec![
        explained(text::price_says()),
        kept.field(Single::Steps, text::steps_to_price(), "", ""),
        kept.tick(Single::PriceIsPublic, text::price_is_public(), Box::new(retie)),
    ];
    parts.extend(listed(kept, PRICE, tie_price));
    several(parts)
}

pub(super) fn contract_headline(_: &Computed, worksheet: &Worksheet) -> String {
    let contract = worksheet.contract();
    let month = |month: usize| number::whole(month as f64);
    match (contract.equal(), contract.ahead()) {
        (Some(equal), Some(ahead)) => text::contract_equal(&month(equal), &month(ahead)),
        (None, Some(ahead)) => text::contract_ahead(&month(ahead)),
        _ => text::contract_never().to_owned(),
    }
}

pub(super) fn contract() -> View {
    let kept = kept();
    let heads = || {
        [text::after_months(), text::one_sale(), text::a_contract()]
            .map(str::to_owned)
            .to_vec()
    };
    let rows = move || {
        let contract = kept.get().contract();
        kept.session().now(|now| {
            [1, 6, 12, 13, 24, 36, 60]
                .map(|months| month_row(&now.document, &contract, months))
                .to_vec()
        })
    };
    let unit = text::percent_unit();
    several([
        explained(text::contract_says()),
        element("div")
            .is("class", "fields")
            .with(currency("currency-of-contract"))
            .with(kept.field(Single::Margin, text::margin(), "", ""))
            .with(kept.field(Single::Fee, text::fee(), "", ""))
            .with(kept.field(Single::ContractChurn, text::contract_churn(), unit, ""))
            .with(kept.field(
                Single::ContractSpin,
                text::contract_spin(),
                unit,
                text::contract_spin_hint(),
            ))
            .done(),
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

pub(super) fn cac() -> View {
    let kept = kept();
    let session = kept.session();
    let take = move || {
        let (won, recommended) = session.once(|now| {
            (
                now.report.dials.speed,
                now.report.dials.speed * now.report.dials.self_spin_share,
            )
        });
        kept.edit(&|worksheet| {
            // What the wheel wins a month can stand here.
            let _ = worksheet.enter_single(Single::Won, Some(won));
            let _ = worksheet.enter_single(Single::ByRecommendation, Some(recommended));
        });
        session.refresh();
    };
    let shares = kept.says(|now, _| {
        let share = now.report.dials.self_spin_share;
        text::trust_shares(&number::percent(share), &number::percent(1.0 - share))
    });
    several([
        explained(text::cac_says()),
        element("div")
            .is("class", "fields")
            .with(currency("currency-of-costs"))
            .with(kept.field(Single::Spend, text::cac_spend(), "", ""))
            .with(kept.field(Single::Won, text::cac_won(), "", ""))
            .with(kept.field(Single::ByRecommendation, text::cac_recommended(), "", ""))
            .done(),
        button(fixed(text::cac_take()), never(), Box::new(take)),
        status("trust-shares", shares),
    ])
}

pub(super) fn outcomes_headline(_: &Computed, worksheet: &Worksheet) -> String {
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

pub(super) fn outcomes() -> View {
    let kept = kept();
    let names = [
        text::outcome_retention(),
        text::outcome_brand(),
        text::outcome_relations(),
        text::outcome_cooperation(),
    ];
    let field = |index: usize| kept.field(Single::OUTCOMES[index], names[index], "", text::rating_hint());
    several([
        explained(text::outcomes_say()),
        kept.words(Note::Goal, fixed(text::goal()), Box::new(|_| ())),
        element("div")
            .is("class", "fields")
            .all([0, 1, 2, 3].map(field))
            .done(),
    ])
}
