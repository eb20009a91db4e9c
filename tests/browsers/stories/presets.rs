//! The five examples to start from.

use serde_json::json;

use super::{number, result_has, same, stories};

/// Key, name, company, traffic as it is written, customers won a month as they are written.
const PRESETS: [[&str; 5]; 5] = [
    ["saas", "B2B software", "Northlight Software", "10,000", "7.5"],
    ["shop", "Online shop", "the Quayside online shop", "50,000", "897"],
    ["agency", "Agency", "Tall Pine Agency", "800", "1.68"],
    [
        "local",
        "Local service",
        "Hearth and Pipe Heating",
        "1,500",
        "16.9",
    ],
    ["app", "App or marketplace", "the Borrowbox app", "40,000", "120"],
];

const CHOSEN: &str = "return document.querySelector('input[name=preset]:checked')\
    .closest('label').textContent.trim()";

stories! {
    fn each_can_be_chosen_and_brings_its_company_and_its_numbers(page) {
        page.open("");
        // The first is chosen already, so it comes last here.
        for [key, name, company, traffic, won] in PRESETS.iter().skip(1).chain(&PRESETS[..1]) {
            page.press(name);
            let result = page.result_where(|result| result["inputs"]["preset"] == *key);
            assert_eq!(page.value_of("Traffic"), *traffic);
            assert_eq!(page.text_of("#speed-value"), *won);
            let verdict = page.text_of("#verdict");
            let sentence = format!("{company} wins {won} customers a month");
            assert!(verdict.contains(&sentence), "{verdict}");
            assert!(verdict.contains(&format!("With {traffic} visits")), "{verdict}");
            assert_eq!(page.script(CHOSEN, &[]), json!(name));
            assert!(same(number(&result, "/wheel/size"), number(&result, "/inputs/customers")));
        }
    }

    fn undo_brings_back_the_numbers_from_before(page) {
        page.open("");
        page.fill("Traffic", "12345");
        result_has(page, "/inputs/traffic", 12_345.0);
        for [key, name, ..] in &PRESETS[1..] {
            page.press(name);
            page.result_where(|result| result["inputs"]["preset"] == *key);
            page.press("Undo");
            let result = page.result_where(|result| result["inputs"]["preset"] == "saas");
            assert!(same(number(&result, "/inputs/traffic"), 12_345.0));
            assert_eq!(page.value_of("Traffic"), "12,345");
            assert_eq!(page.script(CHOSEN, &[]), json!("B2B software"));
        }
    }

    fn with_the_visitors_numbers_it_is_no_longer_the_example(page) {
        page.open("");
        page.see("Northlight Software wins");
        page.fill("Traffic", "10001");
        page.reads("#verdict", |text| text.contains("you win") && !text.contains("Northlight"));
        page.press("Reset");
        page.reads("#verdict", |text| text.contains("Northlight Software wins"));
    }

    fn the_stages_of_the_path_are_the_examples(page) {
        page.open("");
        page.press("Agency");
        assert_eq!(page.value_of("Visit to Enquiry"), "2");
        assert_eq!(page.value_of("Enquiry to Proposal"), "35");
        assert_eq!(page.value_of("Proposal to Client"), "30");
    }

    #[depends_on_engine]
    fn the_arrow_keys_walk_from_one_to_the_next(page) {
        page.open("");
        page.press("Online shop");
        page.result_where(|result| result["inputs"]["preset"] == "shop");
        page.script("document.querySelector('input[name=preset]:checked').focus()", &[]);
        page.keys(flywheel_tests::keys::RIGHT);
        page.result_where(|result| result["inputs"]["preset"] == "agency");
        page.keys(flywheel_tests::keys::LEFT);
        page.result_where(|result| result["inputs"]["preset"] == "shop");
    }
}
