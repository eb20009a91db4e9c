//! Which number of the inputs each field of the wheel holds, and how it is replaced.

use flywheel_model::{
    Basis, Churn, Conversion, Customers, Cycle, Document, Field, Horizon, Inputs, Market, Nps, Problem,
    Products, Reason, Recommended, Sentiment, Traffic, Votes, Wins,
};

use crate::ui::Entry;

type Set = fn(&mut Document, Field, Option<f64>) -> Result<(), Problem>;
type Get = fn(&Document, Field) -> Option<f64>;

const fn entry(field: Field, get: Get, set: Set) -> Entry {
    Entry { field, get, set }
}

/// Makes a quantity of an entered number; an empty field has none.
fn made<T>(field: Field, entered: Option<f64>, make: fn(f64) -> Result<T, Reason>) -> Result<T, Problem> {
    let read = || entered.map(|value| value.to_string()).unwrap_or_default();
    entered
        .ok_or(Reason::NotANumber)
        .and_then(make)
        .map_err(|reason| Problem {
            field,
            read: read(),
            reason,
        })
}

pub(super) const TRAFFIC: Entry = entry(
    Field::Traffic,
    |document, _| Some(document.inputs.traffic.get()),
    |document, field, value| {
        document.inputs.traffic = made(field, value, Traffic::new)?;
        Ok(())
    },
);

pub(super) const CUSTOMERS: Entry = entry(
    Field::Customers,
    |document, _| Some(document.inputs.customers.get()),
    |document, field, value| {
        document.inputs.customers = made(field, value, Customers::new)?;
        Ok(())
    },
);

pub(super) const CHURN: Entry = entry(
    Field::Churn,
    |document, _| Some(document.inputs.churn.get()),
    |document, field, value| {
        document.inputs.churn = made(field, value, Churn::percent)?;
        Ok(())
    },
);

pub(super) const PRODUCTS: Entry = entry(
    Field::Products,
    |document, _| Some(document.inputs.products.get()),
    |document, field, value| {
        document.inputs.products = made(field, value, Products::new)?;
        Ok(())
    },
);

pub(super) const CYCLE: Entry = entry(
    Field::Cycle,
    |document, _| Some(document.inputs.cycle.get()),
    |document, field, value| {
        document.inputs.cycle = made(field, value, Cycle::new)?;
        Ok(())
    },
);

/// Empty means no limit.
pub(super) const MARKET: Entry = entry(
    Field::Market,
    |document, _| document.inputs.market.map(Market::get),
    |document, field, value| {
        let market = value
            .map(|value| made(field, Some(value), Market::new))
            .transpose()?;
        document.inputs.market = market;
        Ok(())
    },
);

pub(super) const HORIZON: Entry = entry(
    Field::Horizon,
    |document, _| Some(months(&document.inputs)),
    |document, field, value| {
        document.inputs.horizon = made(field, value, Horizon::new)?;
        Ok(())
    },
);

/// The horizon as a number; at most 120, so exact.
pub(super) fn months(inputs: &Inputs) -> f64 {
    f64::from(u8::try_from(inputs.horizon.months()).unwrap_or(u8::MAX))
}

pub(super) fn conversion(index: usize) -> Entry {
    entry(
        Field::Conversion(index),
        |document, field| {
            document
                .inputs
                .path
                .conversion()
                .get(stage(field))
                .map(|conversion| conversion.get())
        },
        |document, field, value| {
            let conversion = made(field, value, Conversion::percent)?;
            document.inputs.path = document.inputs.path.with_conversion(stage(field), conversion);
            Ok(())
        },
    )
}

fn stage(field: Field) -> usize {
    match field {
        Field::Conversion(index) => index,
        _ => 0,
    }
}

pub(super) const NPS: Entry = entry(
    Field::Nps,
    |document, _| match document.inputs.sentiment {
        Sentiment::Score(nps) => Some(nps.score()),
        Sentiment::Votes(_) => None,
    },
    |document, field, value| {
        document.inputs.sentiment = Sentiment::Score(made(field, value, Nps::new)?);
        Ok(())
    },
);

macro_rules! votes {
    ($index:literal) => {
        entry(
            Field::Votes,
            |document, _| counts(&document.inputs).map(|counts| counts[$index]),
            |document, field, value| {
                let mut counts = counts(&document.inputs).unwrap_or([0.0; 3]);
                counts[$index] = made(field, value, Ok)?;
                let [promoters, passives, detractors] = counts;
                let votes = Votes::new(promoters, passives, detractors).map_err(|reason| Problem {
                    field,
                    read: counts[$index].to_string(),
                    reason,
                })?;
                document.inputs.sentiment = Sentiment::Votes(votes);
                Ok(())
            },
        )
    };
}

/// Promoters, passives, detractors.
pub(super) const VOTES: [Entry; 3] = [votes!(0), votes!(1), votes!(2)];

fn counts(inputs: &Inputs) -> Option<[f64; 3]> {
    match inputs.sentiment {
        Sentiment::Votes(votes) => Some(votes.counts()),
        Sentiment::Score(_) => None,
    }
}

pub(super) const RECOMMENDED: Entry = entry(
    Field::Recommended,
    |document, _| match document.inputs.basis {
        Basis::Measured(recommended) => Some(recommended.get()),
        _ => None,
    },
    |document, field, value| {
        document.inputs.basis = Basis::Measured(made(field, value, Recommended::percent)?);
        Ok(())
    },
);

pub(super) const WINS: Entry = entry(
    Field::Wins,
    |document, _| match document.inputs.basis {
        Basis::Promoter(wins) | Basis::Separate(wins) => Some(wins.get()),
        _ => None,
    },
    |document, field, value| {
        let wins = made(field, value, Wins::new)?;
        let separate = matches!(document.inputs.basis, Basis::Separate(_));
        let basis = if separate {
            Basis::Separate(wins)
        } else {
            Basis::Promoter(wins)
        };
        document.inputs.basis = basis;
        Ok(())
    },
);
