//! Links of any inputs, and texts of any kind: what is written is read back exactly, and whatever is read gives a
//! wheel.

use crate::common::{cases, conversions, inputs};
use flywheel_model::link::{self, LIMIT};
use flywheel_model::{Conversion, Inputs, Path};
use proptest::prelude::*;

/// Names with separators, encodings and wide characters that may cause trouble.
fn stage_name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(" a, b & c ".to_owned()),
        Just("100 % = all+more#?secret=x".to_owned()),
        Just("%41%zz".to_owned()),
        Just("你好 🎉".to_owned()),
        Just("Erstgespräch".to_owned()),
        "[ -~]{0,38}[!-~]",
        "\\PC{0,38}[a-zé你🎉]",
    ]
}

/// Inputs of the whole domain with names of all kinds.
fn linkable() -> impl Strategy<Value = Inputs> {
    (inputs(), conversions(), prop::collection::vec(stage_name(), 9)).prop_map(|(inputs, percent, names)| {
        let conversion: Vec<Conversion> = percent.iter().map(|&c| Conversion::percent(c).unwrap()).collect();
        let path = Path::new(names[..=conversion.len()].to_vec(), conversion).unwrap();
        let renamed = Inputs {
            path,
            ..inputs.clone()
        };
        let unlimited = Inputs {
            market: None,
            ..renamed.clone()
        };
        let calibrates = |inputs: &Inputs| inputs.calibrate().is_ok();
        [renamed, unlimited]
            .into_iter()
            .find(calibrates)
            .unwrap_or(inputs)
    })
}

/// Every kind of key that a link may have, at least once.
const KEYS: [&str; 33] = [
    "v",
    "preset",
    "traffic",
    "conversion",
    "stages",
    "customers",
    "churn",
    "nps",
    "votes",
    "basis",
    "recommended",
    "wins",
    "products",
    "cycle",
    "market",
    "horizon",
    "if-traffic",
    "if-conversion",
    "if-churn",
    "if-nps",
    "if-recommended",
    "if-wins",
    "if-market",
    "low-churn",
    "high-churn",
    "low-conversion",
    "target-conversion",
    "last-churn",
    "against",
    "correlation",
    "seed",
    "nps-effect",
    "weights",
];

/// The inputs and the problems of a text, after checking what holds for any text.
fn survives(text: &str) -> Result<(), TestCaseError> {
    for opened in [link::read(text), link::read_stored(text)] {
        prop_assert!(opened.document.inputs.calibrate().is_ok(), "{text}");
        for problem in &opened.problems {
            prop_assert!(problem.to_string().contains(problem.field.key()), "{problem}");
        }
        prop_assert_eq!(
            link::read_stored(&link::write(&opened.document)).document,
            opened.document
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_is_written_is_read_back_exactly(inputs in linkable()) {
        let text = link::write(&inputs.clone().into());
        let opened = link::read_stored(&text);
        prop_assert_eq!(&opened.problems, &[], "{}", text);
        prop_assert_eq!(&opened.document.inputs, &inputs, "{}", text);
        prop_assert!(text.is_ascii());
        if text.len() <= LIMIT {
            prop_assert_eq!(link::read(&format!("#{text}")), opened);
        }
    }

    #[test]
    fn any_number_is_read_back_exactly(bits in any::<u64>()) {
        let number = f64::from_bits(bits);
        prop_assume!(number.is_finite());
        prop_assert_eq!(link::decimal(&number.to_string()), Some(number));
        prop_assert_eq!(link::written(number), number.to_string());
    }

    #[test]
    fn any_digits_are_read_as_the_standard_library_reads_them(text in "[+-]?[0-9]{1,30}(\\.[0-9]{0,30})?") {
        let (ours, std) = (link::decimal(&text).unwrap(), text.parse::<f64>().unwrap());
        prop_assert_eq!(ours, std);
    }

    #[test]
    fn any_text_gives_a_wheel(text in "\\PC{0,300}") {
        survives(&text)?;
    }

    #[test]
    fn any_values_of_known_keys_give_a_wheel(
        pairs in prop::collection::vec((0..KEYS.len(), "[-+0-9.,%a-f]{0,12}|[0-9]{1,10}|[0-9]{1,3}(,[0-9]{1,3}){1,8}"), 0..12)
    ) {
        let pairs: Vec<String> = pairs.into_iter().map(|(key, value)| format!("{}={value}", KEYS[key])).collect();
        survives(&pairs.join("&"))?;
    }

    #[test]
    fn a_damaged_link_gives_a_wheel(
        inputs in linkable(), at in any::<prop::sample::Index>(), gone in 0..4usize, put in "\\PC{0,3}|[&=,%.#?-]{1,2}"
    ) {
        let link: Vec<char> = link::write(&inputs.clone().into()).chars().collect();
        let at = at.index(link.len());
        let rest = (at + gone).min(link.len());
        let damaged: String = link[..at].iter().copied().chain(put.chars()).chain(link[rest..].iter().copied()).collect();
        survives(&damaged)?;
    }
}
