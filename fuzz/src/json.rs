//! The file of everything, and the stored texts in it.

use flywheel_model::journey::{Journey, elasticities};
use flywheel_model::shown::ChangeOver;
use flywheel_model::worksheet::{Sheet, Worksheet};
use flywheel_model::{Document, Inputs, Saved, Wheels, link};
use serde_json::{Value, json as object};

use super::finite::finite;
use super::link::is_sound;

/// Reads the input as a file, as the page does once the browser has parsed its JSON. Each text in it is also read
/// alone, as from the storage, where damaged values are left out.
pub fn json(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Ok(file) = serde_json::from_str::<Value>(&text) else {
        return;
    };
    let words = |key: &str| file.get(key).and_then(Value::as_str).unwrap_or_default();
    let wheel = link::read_stored(words("wheel")).document;
    is_sound(&wheel);
    if let Some((journey, _)) = Journey::from_text(words("journey")) {
        is_kept_journey(&journey, &wheel.inputs);
    }
    if let Some((worksheet, _)) = Worksheet::from_text(words("worksheet")) {
        is_kept_worksheet(&worksheet, &wheel);
    }
    are_kept_wheels(words("wheels"));
    let opened = Saved {
        wheel: words("wheel"),
        wheels: file.get("wheels").and_then(Value::as_str),
        journey: words("journey"),
        worksheet: words("worksheet"),
    };
    if let Ok(document) = opened.open() {
        is_saved_again(&document);
    }
}

/// A document that was opened is saved, and opened again the same.
fn is_saved_again(document: &Document) {
    let file = object!({
        "wheel": link::write(document),
        "wheels": document.wheels.to_text(),
        "journey": &*document.journey,
        "worksheet": &*document.worksheet,
    });
    let file: Value = serde_json::from_str(&file.to_string()).unwrap();
    let again = Saved {
        wheel: file["wheel"].as_str().unwrap(),
        wheels: file["wheels"].as_str(),
        journey: file["journey"].as_str().unwrap(),
        worksheet: file["worksheet"].as_str().unwrap(),
    };
    assert_eq!(again.open().as_ref(), Ok(document));
}

fn are_kept_wheels(text: &str) {
    let wheels = Wheels::from_text(text);
    assert_eq!(Wheels::from_text(&wheels.to_text()), wheels);
    for (_, other) in &wheels.others {
        is_sound(&link::read_stored(other).document);
    }
}

/// The journey's text gives the same journey, and everything that is computed for it is finite.
pub(super) fn is_kept_journey(journey: &Journey, inputs: &Inputs) {
    let text = journey.to_text();
    assert_eq!(
        Journey::from_text(&text).as_ref(),
        Some(&(journey.clone(), 0)),
        "{text}"
    );
    let flow = journey.flow(inputs);
    finite(
        flow.people
            .into_iter()
            .chain(flow.in_progress)
            .chain(flow.rates.into_iter().flatten()),
        "flow",
    );
    assert!(flow.assigned.is_sorted(), "{:?}", flow.assigned);
    let coverage = journey.coverage();
    assert!(
        coverage.iter().flatten().all(|share| (0.0..=1.0).contains(share)),
        "{coverage:?}"
    );
    let gap = journey.gap();
    assert!(
        gap.matched
            .is_none_or(|matched| (0.0..=1.0 + 1e-9).contains(&matched)),
        "{gap:?}"
    );
    let wheel = inputs.calibrate().unwrap();
    if let Some(all) = wheel.elasticities(inputs.horizon.months()) {
        let moves = gap.reallocation(&elasticities(&flow.assigned, &all));
        finite(moves.iter().map(|step| step.hours), "moves");
    }
    let pipeline = &journey.pipeline;
    let known = [pipeline.weighted_value(), pipeline.expected_wins()]
        .into_iter()
        .flatten();
    finite(known.chain([pipeline.deals(), pipeline.value()]), "pipeline");
    serde_json::to_value(journey.export()).unwrap();
}

/// The worksheet's text gives the same worksheet, and what it says of the wheel gives a valid wheel.
pub(super) fn is_kept_worksheet(worksheet: &Worksheet, document: &Document) {
    let text = worksheet.to_text();
    assert_eq!(
        Worksheet::from_text(&text).as_ref(),
        Some(&(worksheet.clone(), 0)),
        "{text}"
    );
    for sheet in Sheet::ALL {
        for (index, _) in worksheet.check(sheet) {
            assert!(index < worksheet.rows(sheet).len());
        }
    }
    adds_up(worksheet);
    is_measured(worksheet, document);
    is_resolved(worksheet, document);
}

/// What the register says is resolved can be tried, or is refused without losing anything else.
fn is_resolved(worksheet: &Worksheet, document: &Document) {
    let mut resolved = document.clone();
    // What is refused is not tried, and the rest is.
    let _ = worksheet.try_resolved(&mut resolved, &document.inputs.calibrate().unwrap());
    if resolved != *document {
        is_sound(&resolved);
    }
}

fn adds_up(worksheet: &Worksheet) {
    for line in [ChangeOver::Month, ChangeOver::Year]
        .into_iter()
        .flat_map(|basis| worksheet.ledger(basis))
    {
        finite(
            [line.change, line.conversion, line.churn]
                .into_iter()
                .flatten()
                .chain([line.total]),
            "ledger",
        );
    }
    let pushes = worksheet.pushes();
    finite([pushes.pieces, pushes.leads, pushes.months], "pushes");
    assert!(
        pushes
            .regularity
            .is_none_or(|even| even > 0.0 && even <= 1.0 + 1e-9),
        "{pushes:?}"
    );
    for quarter in worksheet.quarters() {
        assert!(
            quarter
                .nps()
                .is_none_or(|score| (-100.0..=100.0).contains(&score)),
            "{quarter:?}"
        );
    }
    for friction in worksheet.frictions() {
        finite([friction.weight, friction.factor], "register");
    }
}

/// A month's numbers become the wheel's, or are refused and change nothing.
fn is_measured(worksheet: &Worksheet, document: &Document) {
    for month in worksheet.months().iter().copied().take(3) {
        let [now, before] = [month, month - 1.0].map(|month| worksheet.measured(&document.inputs, month));
        let mut measured = document.clone();
        if now.apply(&mut measured, Some(&before)).is_ok() {
            is_sound(&measured);
        }
    }
}
