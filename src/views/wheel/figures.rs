//! Every number that the page shows: its value, and its formula with the visitor's own numbers in it.

use flywheel_model::{Basis, Dials, Inputs, Report};

use crate::text::{self, number};
use number::{number as read, percent, precise, precise_percent, whole};

/// One number. The functions are called only while their texts are shown.
pub(super) struct Figure {
    /// The id of the element, which links and tests use.
    pub(super) id: &'static str,
    pub(super) label: fn() -> &'static str,
    pub(super) value: fn(&Inputs, &Report) -> String,
    /// The unit, and what the number means.
    pub(super) meaning: fn(&Inputs, &Report) -> String,
    /// The formula in words.
    pub(super) formula: fn(&Inputs) -> &'static str,
    /// The formula in numbers.
    pub(super) sum: fn(&Inputs, &Report) -> String,
}

/// Speed, friction, size, momentum.
pub(super) static DIALS: [Figure; 4] = [
    Figure {
        id: "speed",
        label: text::speed,
        value: |_, r| read(r.shown().speed),
        meaning: |_, r| text::speed_says(r.shown().speed, &percent(r.shown().self_spin_share)),
        formula: |_| text::speed_formula(),
        sum: |_, r| {
            let d = r.shown();
            format!(
                "{} + {} × {} = {}",
                precise(d.push),
                precise(d.spin),
                precise(d.size),
                precise(d.speed)
            )
        },
    },
    Figure {
        id: "friction",
        label: text::friction,
        value: |_, r| percent(r.shown().friction),
        meaning: |_, r| match (r.shown().half_life, r.shown_wheel().doubling_time()) {
            (Some(months), _) => text::friction_says(months, &read(months)),
            (None, Some(months)) => text::friction_doubles(months, &read(months)),
            (None, None) => text::friction_none().to_owned(),
        },
        formula: |_| text::friction_formula(),
        sum: |_, r| {
            let d = r.shown();
            format!(
                "{} − {} = {}",
                precise_percent(d.churn),
                precise_percent(d.spin),
                precise_percent(d.friction)
            )
        },
    },
    Figure {
        id: "size",
        label: text::size,
        value: |_, r| read(r.shown().size),
        meaning: |_, r| match r.shown().terminal_size {
            Some(size) => text::size_settles(r.shown().size, &read(size)),
            None => text::size_grows(r.shown().size),
        },
        formula: |_| text::size_formula(),
        sum: |_, r| precise(r.shown().size),
    },
    Figure {
        id: "momentum",
        label: text::momentum,
        value: |_, r| read(r.shown().momentum),
        meaning: |_, r| text::momentum_says(r.shown().momentum),
        formula: |inputs| match inputs.cycle.get() > 0.0 {
            true => text::momentum_cycle_formula(),
            false => text::momentum_formula(),
        },
        sum: |inputs, r| {
            let d = r.shown();
            if inputs.cycle.get() > 0.0 {
                let both = precise(d.momentum + d.in_pipeline);
                format!("{both} − {} = {}", precise(d.in_pipeline), precise(d.momentum))
            } else {
                let factors = [d.spin, d.size, d.glide].map(precise).join(" × ");
                format!("{factors} = {}", precise(d.momentum))
            }
        },
    },
];

/// The numbers from which the dials are computed, and others that follow.
pub(super) static DETAILS: [Figure; 15] = [
    Figure {
        id: "won",
        label: text::won,
        value: |inputs, _| read(inputs.measured_wins()),
        meaning: |inputs, _| text::won_says(inputs.measured_wins()),
        formula: |_| text::won_formula(),
        sum: |inputs, _| {
            let conversions = inputs
                .path
                .conversion()
                .iter()
                .map(|c| precise_percent(c.fraction()));
            let factors: Vec<String> = std::iter::once(precise(inputs.traffic.get()))
                .chain(conversions)
                .collect();
            format!("{} = {}", factors.join(" × "), precise(inputs.measured_wins()))
        },
    },
    Figure {
        id: "push",
        label: text::push,
        value: |_, r| read(r.dials.push),
        meaning: |_, r| text::push_says(r.dials.push),
        formula: |inputs| match inputs.basis {
            Basis::Separate(_) => text::push_separate_formula(),
            _ => text::push_formula(),
        },
        sum: |inputs, r| {
            let (won, push) = (inputs.measured_wins(), r.dials.push);
            match inputs.basis {
                Basis::Separate(_) => precise(push),
                _ => format!("{} − {} = {}", precise(won), precise(won - push), precise(push)),
            }
        },
    },
    Figure {
        id: "spin",
        label: text::spin,
        value: |_, r| percent(r.dials.spin),
        meaning: |_, _| text::spin_says().to_owned(),
        formula: spin_formula,
        sum: spin_sum,
    },
    Figure {
        id: "self-spin",
        label: text::self_spin,
        value: |_, r| percent(r.dials.self_spin_share),
        meaning: |_, _| text::self_spin_says().to_owned(),
        formula: |_| text::self_spin_formula(),
        sum: |_, r| {
            let d = &r.dials;
            let share = precise_percent(d.self_spin_share);
            format!(
                "{} × {} ÷ {} = {share}",
                precise(d.spin),
                precise(d.size),
                precise(d.speed)
            )
        },
    },
    Figure {
        id: "half-life",
        label: text::half_life,
        value: |_, r| r.dials.half_life.map_or_else(dash, read),
        meaning: |_, r| text::half_life_says(r.dials.half_life.unwrap_or_default()),
        formula: |_| text::half_life_formula(),
        sum: |_, r| match r.dials.half_life {
            Some(months) => format!(
                "ln 2 ÷ −ln (1 − {}) = {}",
                precise(r.dials.friction),
                precise(months)
            ),
            None => text::half_life_none().to_owned(),
        },
    },
    Figure {
        id: "path-friction",
        label: text::path_friction,
        value: |_, r| path_halvings(r).map_or_else(|| text::blocked().to_owned(), read),
        meaning: |_, _| text::path_friction_says().to_owned(),
        formula: |_| text::path_friction_formula(),
        sum: |_, r| {
            let stage = |halvings: &Option<f64>| halvings.map_or_else(|| text::blocked().to_owned(), precise);
            let stages: Vec<String> = r.dials.path_halvings.iter().map(stage).collect();
            match path_halvings(r) {
                Some(total) => format!("{} = {}", stages.join(" + "), precise(total)),
                None => stages.join(" + "),
            }
        },
    },
    Figure {
        id: "mass",
        label: text::mass,
        value: |_, r| read(r.dials.mass),
        meaning: |_, _| text::mass_says().to_owned(),
        formula: |_| text::mass_formula(),
        sum: |inputs, r| {
            let shares = inputs.sentiment.shares();
            let (customers, products) = (precise(r.dials.size), precise(inputs.products.get()));
            let love = format!(
                "2 × {} + {}",
                precise_percent(shares.promoters),
                precise_percent(shares.passives)
            );
            format!("{customers} × {products} × ({love}) = {}", precise(r.dials.mass))
        },
    },
    Figure {
        id: "glide",
        label: text::glide,
        value: |_, r| read(r.dials.glide),
        meaning: |_, r| text::glide_says(r.dials.glide),
        formula: |_| text::glide_formula(),
        sum: |_, r| {
            let friction = r.dials.friction;
            match friction == 0.0 {
                true => precise(r.dials.glide),
                false => {
                    let friction = precise(friction);
                    format!(
                        "(1 − (1 − {friction})¹²) ÷ {friction} = {}",
                        precise(r.dials.glide)
                    )
                }
            }
        },
    },
    Figure {
        id: "in-pipeline",
        label: text::in_pipeline,
        value: |_, r| read(r.dials.in_pipeline),
        meaning: |_, r| text::in_pipeline_says(r.dials.in_pipeline),
        formula: |_| text::in_pipeline_formula(),
        sum: |inputs, r| {
            let cycle = inputs.cycle.get();
            let leaves = precise(1.0 / (1.0 + cycle));
            format!(
                "{} × (1 − (1 − {leaves})¹²) = {}",
                precise(r.wheel.pipeline),
                precise(r.dials.in_pipeline)
            )
        },
    },
    Figure {
        id: "kept",
        label: text::kept,
        value: |_, r| read(r.dials.kept),
        meaning: |_, r| text::kept_says(r.dials.kept),
        formula: |_| text::kept_formula(),
        sum: |_, r| {
            let d = &r.dials;
            format!("{} × {} = {}", precise(d.size), precise(d.glide), precise(d.kept))
        },
    },
    Figure {
        id: "reproduction",
        label: text::reproduction,
        value: |_, r| {
            r.dials
                .reproduction
                .map_or_else(|| text::unbounded().to_owned(), read)
        },
        meaning: |_, r| text::reproduction_says(r.dials.reproduction.unwrap_or(2.0)),
        formula: |_| text::reproduction_formula(),
        sum: |_, r| match (r.dials.reproduction, r.dials.quick_ratio) {
            (Some(brings), Some(quick)) => {
                format!(
                    "{} × {} = {}",
                    precise_percent(r.dials.self_spin_share),
                    precise(quick),
                    precise(brings)
                )
            }
            (Some(brings), None) => precise(brings),
            (None, _) => text::no_churn().to_owned(),
        },
    },
    Figure {
        id: "lineage",
        label: text::lineage,
        value: |_, r| r.dials.lineage.map_or_else(|| text::no_limit().to_owned(), read),
        meaning: |_, r| text::lineage_says(r.dials.lineage.unwrap_or(2.0)),
        formula: |_| text::lineage_formula(),
        sum: |_, r| match (r.dials.lineage, r.dials.reproduction) {
            (Some(lineage), Some(brings)) => format!("1 ÷ (1 − {}) = {}", precise(brings), precise(lineage)),
            _ => text::spins_by_itself().to_owned(),
        },
    },
    Figure {
        id: "quick-ratio",
        label: text::quick_ratio,
        value: |_, r| r.dials.quick_ratio.map_or_else(dash, read),
        meaning: |_, r| text::quick_ratio_says(r.dials.quick_ratio.unwrap_or(2.0)),
        formula: |_| text::quick_ratio_formula(),
        sum: |_, r| match r.dials.quick_ratio {
            Some(quick) => {
                let (won, lost) = (precise(r.dials.speed), precise(r.dials.churn * r.dials.size));
                format!("{won} ÷ {lost} = {}", precise(quick))
            }
            None => text::nobody_leaves().to_owned(),
        },
    },
    Figure {
        id: "breakthrough",
        label: text::breakthrough,
        value: |_, r| match r.dials.breakthrough {
            true => text::reached().to_owned(),
            false => text::not_yet().to_owned(),
        },
        meaning: |_, r| {
            let d = &r.dials;
            match (d.breakthrough, d.spin > 0.0) {
                (true, _) => text::spins_by_itself().to_owned(),
                (false, false) => text::breakthrough_never().to_owned(),
                (false, true) => {
                    text::breakthrough_distance(&percent(d.churn), &percent(d.spin), &read(d.churn / d.spin))
                }
            }
        },
        formula: |_| text::breakthrough_formula(),
        sum: |_, r| {
            let sign = if r.dials.breakthrough { '≥' } else { '<' };
            format!(
                "{} {sign} {}",
                precise_percent(r.dials.spin),
                precise_percent(r.dials.churn)
            )
        },
    },
    Figure {
        id: "crossover",
        label: text::crossover,
        value: |_, r| crossover(&r.dials),
        meaning: |_, _| text::crossover_says().to_owned(),
        formula: |_| text::crossover_formula(),
        sum: |_, r| {
            let d = &r.dials;
            let spun = d.spin * d.size;
            let sign = if spun >= d.push { '≥' } else { '<' };
            let now = format!(
                "{} × {} = {} {sign} {}",
                precise(d.spin),
                precise(d.size),
                precise(spun),
                precise(d.push)
            );
            match d.crossover {
                Some(0.0) | None => now,
                Some(month) => format!("{now} → {}", whole(month)),
            }
        },
    },
];

/// When recommendation overtakes push.
pub(super) fn crossover(dials: &Dials) -> String {
    match dials.crossover {
        None => text::never().to_owned(),
        Some(0.0) => text::already().to_owned(),
        Some(month) => text::in_month(&whole(month)),
    }
}

fn dash() -> String {
    "–".to_owned()
}

/// How many times the visits halve on the path. None if a stage is blocked.
fn path_halvings(report: &Report) -> Option<f64> {
    report.dials.path_halvings.iter().copied().sum()
}

/// Whether the spin follows from the share of new customers by recommendation, not from the wins per promoter.
fn is_spin_by_share(inputs: &Inputs) -> bool {
    matches!(inputs.basis, Basis::Typical | Basis::Measured(_))
}

fn spin_formula(inputs: &Inputs) -> &'static str {
    if is_spin_by_share(inputs) {
        text::spin_share_formula()
    } else {
        text::spin_wins_formula()
    }
}

fn spin_sum(inputs: &Inputs, report: &Report) -> String {
    let spin = precise(report.dials.spin);
    match (is_spin_by_share(inputs), report.share(), report.wins()) {
        (true, Some(share), _) if report.dials.size > 0.0 => {
            let (won, customers) = (precise(inputs.measured_wins()), precise(report.dials.size));
            format!("{} × {won} ÷ {customers} = {spin}", precise_percent(share))
        }
        (_, _, Some(wins)) => {
            let shares = inputs.sentiment.shares();
            let [promoters, passives, detractors] =
                [shares.promoters, shares.passives, shares.detractors].map(precise_percent);
            let [some, few] = [0.4, 0.2].map(precise);
            let mix = format!("({promoters} + {some} × {passives} + {few} × {detractors})");
            format!("{} × {mix} = {spin}", precise(wins))
        }
        _ => spin,
    }
}
