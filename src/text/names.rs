//! The names, in the visitor's language, of what the model identifies by keys.

use flywheel_model::{Inputs, Lever, Part, Preset};

use super::number;

pub(crate) fn preset(preset: Preset) -> &'static str {
    match preset {
        Preset::Saas => super::preset_saas(),
        Preset::Shop => super::preset_shop(),
        Preset::Agency => super::preset_agency(),
        Preset::Local => super::preset_local(),
        Preset::App => super::preset_app(),
    }
}

/// The example company a preset's numbers belong to.
pub(crate) fn company(preset: Preset) -> &'static str {
    match preset {
        Preset::Saas => super::company_saas(),
        Preset::Shop => super::company_shop(),
        Preset::Agency => super::company_agency(),
        Preset::Local => super::company_local(),
        Preset::App => super::company_app(),
    }
}

/// A stage's name: a preset's key in the visitor's language, anything else as it was typed.
pub(crate) fn stage(name: &str) -> String {
    let known = match name {
        "visit" => super::stage_visit(),
        "lead" => super::stage_lead(),
        "qualified" => super::stage_qualified(),
        "customer" => super::stage_customer(),
        "cart" => super::stage_cart(),
        "checkout" => super::stage_checkout(),
        "first-order" => super::stage_first_order(),
        "enquiry" => super::stage_enquiry(),
        "proposal" => super::stage_proposal(),
        "client" => super::stage_client(),
        "call" => super::stage_call(),
        "booked" => super::stage_booked(),
        "contract" => super::stage_contract(),
        "sign-up" => super::stage_sign_up(),
        "active" => super::stage_active(),
        "regular" => super::stage_regular(),
        "stage" => super::stage_new(),
        _ => name,
    };
    known.to_owned()
}

/// The name of a step of the path: "Visit to lead".
pub(crate) fn step_name(inputs: &Inputs, index: usize) -> String {
    let names = inputs.path.names();
    let name = |index: usize| names.get(index).map(|name| stage(name)).unwrap_or_default();
    super::step(&name(index), &name(index + 1))
}

/// The name of a lever, as it stands beside its field.
pub(crate) fn lever(lever: Lever) -> String {
    match lever {
        Lever::Conversion(index) => return super::conversion_number(&number::whole(index as f64 + 1.0)),
        Lever::Traffic => super::traffic(),
        Lever::Customers => super::customers_today(),
        Lever::Churn => super::churn(),
        Lever::Nps => super::nps(),
        Lever::Recommended => super::recommended(),
        Lever::Wins => super::wins(),
        Lever::Products => super::products(),
        Lever::Cycle => super::cycle(),
        Lever::Market => super::market(),
    }
    .to_owned()
}

/// The name of a field in one part of the document, such as a target.
pub(crate) fn part(part: Part, field: &str) -> String {
    match part {
        Part::If => super::part_if(field),
        Part::Target => super::part_target(field),
        Part::Last => super::part_last(field),
        Part::Low => super::part_low(field),
        Part::High => super::part_high(field),
    }
}
