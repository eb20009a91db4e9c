//! The names of phases, touchpoints and activities.

use flywheel_model::journey::{KEY, Phase, Touchpoint};

use crate::text;

pub(crate) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Unaware => text::phase_unaware(),
        Phase::Trigger => text::phase_trigger(),
        Phase::Consideration => text::phase_consideration(),
        Phase::Evaluation => text::phase_evaluation(),
        Phase::Decision => text::phase_decision(),
        Phase::Experience => text::phase_experience(),
        Phase::Loyalty => text::phase_loyalty(),
    }
}

/// What the buyer thinks in a phase.
pub(super) fn mindset(phase: Phase) -> &'static str {
    match phase {
        Phase::Unaware => text::mind_unaware(),
        Phase::Trigger => text::mind_trigger(),
        Phase::Consideration => text::mind_consideration(),
        Phase::Evaluation => text::mind_evaluation(),
        Phase::Decision => text::mind_decision(),
        Phase::Experience => text::mind_experience(),
        Phase::Loyalty => text::mind_loyalty(),
    }
}

/// The stage of buying to which the phase belongs, and the seller's part in it. Empty after the sale.
pub(super) fn role(phase: Phase) -> &'static str {
    match phase {
        Phase::Unaware | Phase::Trigger => text::role_awareness(),
        Phase::Consideration | Phase::Evaluation => text::role_consideration(),
        Phase::Decision => text::role_decision(),
        Phase::Experience | Phase::Loyalty => "",
    }
}

pub(super) fn touchpoint(touchpoint: &Touchpoint) -> String {
    name(&touchpoint.name)
}

/// The visitor's own name as it is, or the words of a key.
pub(super) fn name(name: &str) -> String {
    let Some(key) = name.strip_prefix(KEY) else {
        return name.to_owned();
    };
    let known = match key {
        "conferences" => text::touch_conferences(),
        "opinion-leaders" => text::touch_opinion_leaders(),
        "social-trends" => text::touch_social_trends(),
        "google" => text::touch_google(),
        "video" => text::touch_video(),
        "niche-blogs" => text::touch_niche_blogs(),
        "supplier-sites" => text::touch_supplier_sites(),
        "buying-guides" => text::touch_buying_guides(),
        "review-sites" => text::touch_review_sites(),
        "technical-papers" => text::touch_technical_papers(),
        "case-studies" => text::touch_case_studies(),
        "references" => text::touch_references(),
        "live-demo" => text::touch_live_demo(),
        "sales-team" => text::touch_sales_team(),
        "signing" => text::touch_signing(),
        "user-guides" => text::touch_user_guides(),
        "training" => text::touch_training(),
        "product-videos" => text::touch_product_videos(),
        "phone" => text::touch_phone(),
        "e-mail" => text::touch_email(),
        "site-chat" => text::touch_site_chat(),
        "self-service" => text::touch_self_service(),
        "knowledge-base" => text::touch_knowledge_base(),
        "direct-mail" => text::example_direct_mail(),
        "social-media" => text::example_social_media(),
        _ => name,
    };
    known.to_owned()
}
