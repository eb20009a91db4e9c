//! What a move takes: one first step for each lever and kind of company, that a team can do within a week. Conversions
//! go by their phase of the journey, because a path may have stages of its own.

use flywheel_model::journey::Phase;
use flywheel_model::{Lever, Preset};

use crate::text;

type Action = fn() -> &'static str;

/// For each lever, the action of each preset in the order of [`Preset::ALL`].
const ACTIONS: [[Action; Preset::ALL.len()]; 9] = [
    [
        text::do_traffic_saas,
        text::do_traffic_shop,
        text::do_traffic_agency,
        text::do_traffic_local,
        text::do_traffic_app,
    ],
    [
        text::do_consideration_saas,
        text::do_consideration_shop,
        text::do_consideration_agency,
        text::do_consideration_local,
        text::do_consideration_app,
    ],
    [
        text::do_evaluation_saas,
        text::do_evaluation_shop,
        text::do_evaluation_agency,
        text::do_evaluation_local,
        text::do_evaluation_app,
    ],
    [
        text::do_decision_saas,
        text::do_decision_shop,
        text::do_decision_agency,
        text::do_decision_local,
        text::do_decision_app,
    ],
    [
        text::do_churn_saas,
        text::do_churn_shop,
        text::do_churn_agency,
        text::do_churn_local,
        text::do_churn_app,
    ],
    [
        text::do_nps_saas,
        text::do_nps_shop,
        text::do_nps_agency,
        text::do_nps_local,
        text::do_nps_app,
    ],
    [
        text::do_recommended_saas,
        text::do_recommended_shop,
        text::do_recommended_agency,
        text::do_recommended_local,
        text::do_recommended_app,
    ],
    [
        text::do_products_saas,
        text::do_products_shop,
        text::do_products_agency,
        text::do_products_local,
        text::do_products_app,
    ],
    [
        text::do_cycle_saas,
        text::do_cycle_shop,
        text::do_cycle_agency,
        text::do_cycle_local,
        text::do_cycle_app,
    ],
];

/// What to do about a lever in a phase.
pub(super) fn action(lever: Lever, phase: Phase, preset: Preset) -> &'static str {
    let row = match (lever, phase) {
        (Lever::Traffic | Lever::Market, _) => 0,
        (Lever::Conversion(_), Phase::Consideration) => 1,
        (Lever::Conversion(_), Phase::Evaluation) => 2,
        (Lever::Conversion(_), _) => 3,
        (Lever::Churn | Lever::Customers, _) => 4,
        (Lever::Nps, _) => 5,
        (Lever::Recommended | Lever::Wins, _) => 6,
        (Lever::Products, _) => 7,
        (Lever::Cycle, _) => 8,
    };
    ACTIONS[row][preset as usize]()
}
