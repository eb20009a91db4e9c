//! Which number of the inputs each field of the wheel holds, and how it is replaced.

use flywheel_model::{
    Basis, Churn, Conversion, Customers, Cycle, Field, Horizon, Inputs, Market, Nps, Problem, Products,
    Reason, Recommended, Sentiment, Traffic, Votes, Wins,
};

use crate::ui::Entry;

type Set = fn(&Inputs, Field, Option<f64>) -> Result<Inputs, Problem>;

const fn entry(field: Field, get: fn(&Inputs, Field) -> Option<f64>, set: Set) -> Entry {
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
    |inputs, _| Some(inputs.traffic.get()),
    |inputs, field, value| {
        Ok(Inputs {
            traffic: made(field, value, Traffic::new)?,
            ..inputs.clone()
        })
    },
);

pub(super) const CUSTOMERS: Entry = entry(
    Field::Customers,
    |inputs, _| Some(inputs.customers.get()),
    |inputs, field, value| {
        Ok(Inputs {
            customers: made(field, value, Customers::new)?,
            ..inputs.clone()
        })
    },
);

pub(super) const CHURN: Entry = entry(
    Field::Churn,
    |inputs, _| Some(inputs.churn.get()),
    |inputs, field, value| {
        Ok(Inputs {
            churn: made(field, value, Churn::percent)?,
            ..inputs.clone()
        })
    },
);

pub(super) const PRODUCTS: Entry = entry(
    Field::Products,
    |inputs, _| Some(inputs.products.get()),
    |inputs, field, value| {
        Ok(Inputs {
            products: made(field, value, Products::new)?,
            ..inputs.clone()
        })
    },
);

pub(super) const CYCLE: Entry = entry(
    Field::Cycle,
    |inputs, _| Some(inputs.cycle.get()),
    |inputs, field, value| {
        Ok(Inputs {
            cycle: made(field, value, Cycle::new)?,
            ..inputs.clone()
        })
    },
);

/// Empty means no limit.
pub(super) const MARKET: Entry = entry(
    Field::Market,
    |inputs, _| inputs.market.map(Market::get),
    |inputs, field, value| {
        let market = value
            .map(|value| made(field, Some(value), Market::new))
            .transpose()?;
        Ok(Inputs {
            market,
            ..inputs.clone()
        })
    },
);

pub(super) const HORIZON: Entry = entry(
    Field::Horizon,
    |inputs, _| Some(months(inputs)),
    |inputs, field, value| {
        Ok(Inputs {
            horizon: made(field, value, Horizon::new)?,
            ..inputs.clone()
        })
    },
);

/// The horizon as a number; at most 120, so exact.
pub(super) fn months(inputs: &Inputs) -> f64 {
    f64::from(u8::try_from(inputs.horizon.months()).unwrap_or(u8::MAX))
}

pub(super) fn conversion(index: usize) -> Entry {
    entry(
        Field::Conversion(index),
        |inputs, field| {
            inputs
                .path
                .conversion()
                .get(stage(field))
                .map(|conversion| conversion.get())
        },
        |inputs, field, value| {
            let conversion = made(field, value, Conversion::percent)?;
            Ok(Inputs {
                path: inputs.path.with_conversion(stage(field), conversion),
                ..inputs.clone()
            })
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
    |inputs, _| match inputs.sentiment {
        Sentiment::Score(nps) => Some(nps.score()),
        Sentiment::Votes(_) => None,
    },
    |inputs, field, value| {
        Ok(Inputs {
            sentiment: Sentiment::Score(made(field, value, Nps::new)?),
            ..inputs.clone()
        })
    },
);

macro_rules! votes {
    ($index:literal) => {
        entry(
            Field::Votes,
            |inputs, _| counts(inputs).map(|counts| counts[$index]),
            |inputs, field, value| {
                let mut counts = counts(inputs).unwrap_or([0.0; 3]);
                counts[$index] = made(field, value, Ok)?;
                let [promoters, passives, detractors] = counts;
                let votes = Votes::new(promoters, passives, detractors).map_err(|reason| Problem {
                    field,
                    read: counts[$index].to_string(),
                    reason,
                })?;
                Ok(Inputs {
                    sentiment: Sentiment::Votes(votes),
                    ..inputs.clone()
                })
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
    |inputs, _| match inputs.basis {
        Basis::Measured(recommended) => Some(recommended.get()),
        _ => None,
    },
    |inputs, field, value| {
        Ok(Inputs {
            basis: Basis::Measured(made(field, value, Recommended::percent)?),
            ..inputs.clone()
        })
    },
);

pub(super) const WINS: Entry = entry(
    Field::Wins,
    |inputs, _| match inputs.basis {
        Basis::Promoter(wins) | Basis::Separate(wins) => Some(wins.get()),
        _ => None,
    },
    |inputs, field, value| {
        let wins = made(field, value, Wins::new)?;
        let separate = matches!(inputs.basis, Basis::Separate(_));
        let basis = if separate {
            Basis::Separate(wins)
        } else {
            Basis::Promoter(wins)
        };
        Ok(Inputs {
            basis,
            ..inputs.clone()
        })
    },
);
