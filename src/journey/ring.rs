//! The seven phases drawn as a wheel: loyalty closes it, and a mark says where sales first come in.

use flywheel_model::journey::{Journey, Number, phase_at};
use leptos::prelude::*;

use super::kept::kept;
use super::names;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::paragraph;
use crate::ui::{tenths, words};

pub(super) fn ring() -> AnyView {
    let kept = kept();
    let contact = words(move || format!("rotate({})", tenths(kept.get().before_contact * 3.6)));
    let customers = kept.says(|now, _| number::number(now.report.dials.size));
    let before = kept.field(
        Number::BeforeContact,
        text::before_contact(),
        text::percent_unit(),
        text::before_contact_hint(),
    );
    view! {
        <div class="ring">
            <div class="ring-drawing" role="img" aria-label=kept.says(described)>
                // Nothing in it changes, so that it is one piece of markup and not forty elements.
                <svg viewBox="-102 -102 204 204">
                    <circle class="attract" r="78" pathLength="7" transform="rotate(-90)"></circle>
                    <circle class="attract" r="78" pathLength="7" transform="rotate(-38.57)"></circle>
                    <circle class="engage" r="78" pathLength="7" transform="rotate(12.86)"></circle>
                    <circle class="engage" r="78" pathLength="7" transform="rotate(64.29)"></circle>
                    <circle class="engage" r="78" pathLength="7" transform="rotate(115.71)"></circle>
                    <circle class="delight" r="78" pathLength="7" transform="rotate(167.14)"></circle>
                    <circle class="delight" r="78" pathLength="7" transform="rotate(218.57)"></circle>
                    <text x="33.8" y="-70.3">"1"</text>
                    <text x="76" y="-17.4">"2"</text>
                    <text x="61" y="48.6">"3"</text>
                    <text x="0" y="78">"4"</text>
                    <text x="-61" y="48.6">"5"</text>
                    <text x="-76" y="-17.4">"6"</text>
                    <text x="-33.8" y="-70.3">"7"</text>
                    <path class="feeds" d="M-41.2 -84.5A94 94 0 0 1 92.3 -17.7"></path>
                    <path class="fed" d="M98.5 -21L85.5 -18L94.5 -8Z"></path>
                </svg>
                <svg viewBox="-102 -102 204 204">
                    <path class="contact" d="M0 -92V-62" transform=contact />
                </svg>
                <p>
                    <b>{customers}</b> " " {text::customers_unit()}
                </p>
            </div>
            <div>
                {paragraph("track-closes", kept.says(closes))}
                {paragraph("first-contact", kept.says(first_contact))}
                <div class="fields">{before}</div>
            </div>
        </div>
    }
    .into_any()
}

fn described(now: &Computed, journey: &Journey) -> String {
    let phase = phase_at(journey.before_contact) as usize + 1;
    text::ring_described(
        &number::number(now.report.dials.size),
        &number::whole(phase as f64),
    )
}

/// Loyal customers feed the first two phases.
fn closes(now: &Computed, _: &Journey) -> String {
    let dials = &now.report.dials;
    text::track_closes(&number::number(dials.spin * dials.size))
}

/// Where on the seven phases the buyer is when sales first hear of them.
fn first_contact(_: &Computed, journey: &Journey) -> String {
    let phase = phase_at(journey.before_contact);
    text::first_contact(
        &number::percent(journey.before_contact / 100.0),
        &number::whole((phase as usize + 1) as f64),
        names::phase(phase),
    )
}
