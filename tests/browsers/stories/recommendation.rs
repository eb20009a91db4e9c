//! NPS, and where the recommended customers come from.

use flywheel_tests::{Page, keys};
use serde_json::json;

use super::{can_press, is_shown, is_sound, number, numbers_in, result_has, same, settles, shows, stories};

const BASIS: &str = "New customers by recommendation";
const ESTIMATE: &str = "Estimate from my NPS";
const SHARE: &str = "I know the share";
const PROMOTER: &str = "I know what a promoter wins";
const SEPARATE: &str = "As above, but my traffic excludes recommended visitors";

#[track_caller]
fn count_answers(page: &Page, [promoters, passives, detractors]: [&str; 3]) {
    page.press("From answers");
    page.fill("Promoters (9–10)", promoters);
    page.fill("Passives (7–8)", passives);
    page.fill("Detractors (0–6)", detractors);
}

stories! {
    fn nps_is_made_of_counted_answers(page) {
        page.open("");
        count_answers(page, ["120", "50", "30"]);
        let result = result_has(page, "/inputs/nps", 45.0);
        assert_eq!(result["inputs"]["votes"], json!([120, 50, 30]));
        page.reads("#field-promoters-hint", |text| text == "NPS 45, give or take 10.3");
        page.reads("#verdict", |text| text.contains("an NPS of 45"));
        assert!(!is_shown(page, "#field-nps"));
        settles(page, "votes=120,50,30");
    }

    fn changing_to_answers_and_back_keeps_the_score(page) {
        page.open("");
        page.press("From answers");
        let result = page.result_where(|result| result["inputs"]["votes"].is_array());
        assert!((number(&result, "/inputs/nps") - 36.0).abs() <= 1.0, "{result}");
        page.press("As a score");
        page.result_where(|result| result["inputs"]["votes"].is_null());
        count_answers(page, ["120", "50", "30"]);
        result_has(page, "/inputs/nps", 45.0);
        page.press("As a score");
        page.result_where(|result| result["inputs"]["votes"].is_null());
        assert_eq!(page.value_of("NPS"), "45");
    }

    fn without_any_answer_there_is_no_score(page) {
        page.open("");
        count_answers(page, ["1", "0", "0"]);
        result_has(page, "/inputs/nps", 100.0);
        page.fill("Promoters (9–10)", "0");
        page.see("Enter at least one answer.");
        assert!(same(number(&page.result(), "/inputs/nps"), 100.0));
        page.fill("Detractors (0–6)", "2.5");
        page.see("Enter a whole number from 0 to 1,000,000,000.");
        is_sound(page, "no answers");
    }

    fn the_estimate_says_the_share_it_comes_to(page) {
        page.open("");
        page.unfold("more-numbers");
        page.see("about 20% of new customers, estimated from your NPS");
        page.fill("NPS", "-100");
        let result = result_has(page, "/inputs/nps", -100.0);
        let share = number(&result, "/wheel/self_spin_share");
        assert!(share < 0.2, "{share}");
        let hint = page.text_of("#field-basis ~ small");
        assert!(shows(numbers_in(&hint)[0], 100.0 * share), "{hint} for {share}");
    }

    fn a_known_share_splits_what_is_won(page) {
        page.open("");
        page.choose(BASIS, SHARE);
        // Nothing jumps: it starts from the estimate.
        let result = page.result_where(|result| result["inputs"]["basis"] == "measured");
        assert!(same(number(&result, "/wheel/push"), 6.0));
        assert_eq!(page.value_of("Share by recommendation"), "20");
        page.fill("Share by recommendation", "40");
        let result = result_has(page, "/wheel/push", 4.5);
        assert!(same(number(&result, "/wheel/spin"), 0.02));
        assert!(same(number(&result, "/wheel/speed"), 7.5));
        settles(page, "recommended=40");
    }

    fn what_a_promoter_brings_is_part_of_what_is_won(page) {
        page.open("");
        page.choose(BASIS, PROMOTER);
        page.result_where(|result| result["inputs"]["basis"] == "promoter");
        page.fill("Customers won per promoter", "0.02");
        let result = result_has(page, "/inputs/wins", 0.02);
        assert!(same(number(&result, "/wheel/speed"), 7.5));
        let spun = number(&result, "/wheel/spin") * 150.0;
        assert!(same(number(&result, "/wheel/push"), 7.5 - spun), "{result}");
        settles(page, "wins=0.02");
    }

    fn separate_recommendations_come_on_top(page) {
        page.open("");
        page.choose(BASIS, SEPARATE);
        page.result_where(|result| result["inputs"]["basis"] == "separate");
        page.fill("Customers won per promoter", "0.02");
        let result = result_has(page, "/inputs/wins", 0.02);
        assert!(same(number(&result, "/wheel/push"), 7.5));
        assert!(number(&result, "/wheel/speed") > 7.5);
        settles(page, "basis=separate");
        page.choose(BASIS, ESTIMATE);
        let result = page.result_where(|result| result["inputs"]["basis"] == "typical");
        assert!(same(number(&result, "/wheel/push"), 6.0));
    }

    fn only_the_field_that_applies_is_shown(page) {
        page.open("");
        for (option, share, wins) in [
            (SHARE, true, false),
            (PROMOTER, false, true),
            (SEPARATE, false, true),
            // The estimated share stands there until another one is entered.
            (ESTIMATE, true, false),
        ] {
            page.choose(BASIS, option);
            super::wait(option, || {
                is_shown(page, "#field-recommended") == share && is_shown(page, "#field-wins") == wins
            });
        }
    }

    fn each_basis_survives_opening_its_link(page) {
        page.open("");
        for (option, key, pair) in [
            (SHARE, "measured", "recommended=20"),
            (PROMOTER, "promoter", "wins=0.0146"),
            (SEPARATE, "separate", "basis=separate"),
        ] {
            page.choose(BASIS, option);
            let before = page.result_where(|result| result["inputs"]["basis"] == key);
            settles(page, pair);
            let link = page.fragment();
            page.open(&format!("#{link}"));
            assert_eq!(page.result()["inputs"], before["inputs"], "{key}");
            let chosen = page.script("return document.querySelector('#field-basis').value", &[]);
            assert_eq!(chosen, json!(key));
        }
    }

    fn promoters_that_bring_more_than_is_won_are_capped_and_told(page) {
        page.open("");
        page.choose(BASIS, PROMOTER);
        page.fill("Customers won per promoter", "2");
        let result = result_has(page, "/wheel/push", 0.0);
        assert!(same(number(&result, "/wheel/self_spin_share"), 1.0));
        page.see("your promoters would win more customers than you do. All new customers now count");
        page.fill("Customers won per promoter", "0.01");
        page.see_no("your promoters would win more customers than you do.");
    }

    fn a_share_has_no_meaning_without_customers(page) {
        page.open("");
        page.fill("Customers today", "0");
        result_has(page, "/wheel/size", 0.0);
        page.see("Without customers, nobody recommends you");
        page.choose(BASIS, SHARE);
        page.see("Without customers, a share has no meaning.");
        assert_eq!(page.result()["inputs"]["basis"], "typical");
        // The list shows the choice that is in effect.
        let chosen = page.script("return document.querySelector('#field-basis').value", &[]);
        assert_eq!(chosen, "typical");
    }

    fn with_a_known_share_the_customers_cannot_go(page) {
        page.open("");
        page.choose(BASIS, SHARE);
        page.fill("Customers today", "0");
        let told = page.reads("#field-customers-problem", |text| !text.is_empty());
        assert!(told.contains("Without customers, a share has no meaning."), "{told}");
        assert!(!told.contains("Share by recommendation: “0”"), "{told}");
        let result = page.result();
        assert!(same(number(&result, "/inputs/customers"), 150.0));
        is_sound(page, "no customers");
    }

    fn a_share_beyond_ten_a_customer_is_refused_with_the_most_there_can_be(page) {
        page.open("#customers=0.1");
        page.choose(BASIS, SHARE);
        page.result_where(|result| result["inputs"]["basis"] == "measured");
        page.fill("Share by recommendation", "90");
        let told = page.reads("#field-recommended-problem", |text| !text.is_empty());
        let most = numbers_in(&told).last().copied().unwrap_or_default();
        page.fill("Share by recommendation", &most.to_string());
        page.reads("#field-recommended-problem", str::is_empty);
    }

    #[depends_on_engine]
    fn the_list_works_by_keyboard_and_is_one_step_for_undo(page) {
        page.open("");
        page.choose(BASIS, SHARE);
        page.result_where(|result| result["inputs"]["basis"] == "measured");
        page.press("Undo");
        page.result_where(|result| result["inputs"]["basis"] == "typical");
        assert!(!can_press(page, "Undo"));
        let chosen = page.script("return document.querySelector('#field-basis').value", &[]);
        assert_eq!(chosen, "typical");
        page.focus(BASIS);
        page.keys(keys::TAB);
        assert_eq!(page.focused(), "Products");
    }
}
