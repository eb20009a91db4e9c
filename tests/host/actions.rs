//! The library of first steps: one for each lever, or phase of a conversion, and kind of company.

use flywheel_model::Preset;
use flywheel_model::worksheet::Worksheet;
use flywheel_words::parse;
use std::fs;

const LEVERS: [&str; 9] = [
    "traffic",
    "consideration",
    "evaluation",
    "decision",
    "churn",
    "nps",
    "recommended",
    "products",
    "cycle",
];

#[test]
fn every_lever_and_kind_of_company_has_a_step_of_its_own_in_every_language() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../text");
    for language in ["en", "de", "fil", "nb", "zh"] {
        let words = fs::read_to_string(format!("{folder}/{language}.txt")).expect("its words");
        let messages = parse(&words).expect("messages");
        let mut steps = Vec::new();
        for lever in LEVERS {
            for preset in Preset::ALL {
                let key = format!("+do_{lever}_{}", preset.key());
                let step = messages.iter().find(|message| message.key == key);
                steps.push((step.unwrap_or_else(|| panic!("{language}: no {key}")).words, key));
            }
        }
        for (words, key) in &steps {
            let stops = words.matches(['.', '。']).count();
            let ends = words.ends_with(['.', '。']);
            assert!(
                ends && stops == 1,
                "{language}: {key} is not one sentence: {words}"
            );
            // It becomes a cell of the worksheet.
            let length = words.chars().count();
            assert!(
                length <= Worksheet::LONGEST,
                "{language}: {key} has {length} characters"
            );
            let same = steps.iter().filter(|(other, _)| other == words).count();
            assert_eq!(same, 1, "{language}: {key} stands twice: {words}");
        }
        let library = messages.iter().filter(|message| message.key.starts_with("+do_"));
        assert_eq!(library.count(), steps.len(), "{language}");
    }
}
