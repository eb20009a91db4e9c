//! The articles' examples, several wheels, and what there is to learn.

use flywheel_tests::{Page, keys};
use serde_json::json;

use super::worksheet::open;
use super::{number, result_has, settles, stories, wait};

fn headline(page: &Page, id: &str, says: &str) {
    page.reads(&format!("#{id} > summary"), |summary| summary.contains(says));
}

/// The words of a column of a table, without its head.
fn column(page: &Page, table: &str, column: usize) -> Vec<String> {
    let script = "return [...document.querySelectorAll(`#${arguments[0]} tbody tr`)]
      .map((row) => row.children[arguments[1]].innerText.trim())";
    serde_json::from_value(page.script(script, &[json!(table), json!(column)])).unwrap()
}

stories! {
    fn ten_open_tickets_wait_and_none_with_a_promoter_goes(page) {
        open(page, "");
        headline(page, "upsell", "Wait: open tickets 10, your limit 0.");
        page.unfold("upsell");
        page.fill("Open tickets", "0");
        page.choose("This customer is", "a promoter");
        headline(page, "upsell", "Go: none of your three checks speaks against an offer.");
        page.choose("This customer is", "a detractor");
        headline(page, "upsell", "Wait: this customer is a detractor");
        page.fill("Limit of open tickets", "12");
        page.fill("Open tickets", "10");
        headline(page, "upsell", "Wait: the oldest ticket is 4 days old, your limit is 3.");
    }

    fn integration_ends_silos_and_shows_sales_what_is_open(page) {
        open(page, "");
        page.unfold("silos");
        page.unfold("upsell");
        page.unfold("register");
        headline(page, "silos", "Teams cannot see 66.7% of what the others know");
        page.reads("#upsell-sees", |says| says.starts_with("Sales does not see"));
        page.press("Add to friction register");
        headline(page, "register", "1 of 1 friction points is open.");
        page.press("One system for all: service is linked to the CRM");
        headline(page, "silos", "Every team sees");
        page.reads("#upsell-sees", |says| says.starts_with("Sales sees service’s tickets"));
        headline(page, "register", "0 of 1 friction points are open.");
        page.press("One system for all: service is linked to the CRM");
        headline(page, "register", "1 of 1 friction points is open.");
    }

    fn a_public_price_ends_its_friction_and_the_wheel_is_faster(page) {
        open(page, "");
        page.unfold("price");
        page.unfold("register");
        headline(page, "price", "4 steps to learn the price");
        page.press("Add to friction register");
        page.choose("What it holds back (1)", "Visit to Lead");
        page.fill("Effect of resolving, % (1)", "10");
        page.keys(keys::TAB);
        page.press("The price is public");
        headline(page, "price", "Customers learn the price without");
        headline(page, "register", "0 of 1 friction points are open.");
        let result = page.result_where(|result| !result["what_if"].is_null());
        assert!(number(&result, "/what_if/wheel/speed") > number(&result, "/wheel/speed"));
        page.press("The price is public");
        page.result_where(|result| result["what_if"].is_null());
    }

    fn a_contract_equals_one_sale_after_twelve_months(page) {
        open(page, "");
        headline(page, "contract", "Equal after 12 months; the contract is ahead from month 13.");
        page.unfold("contract");
        assert_eq!(column(page, "contract-table", 2), ["100", "600", "1,200", "1,300", "2,400", "3,600", "6,000"]);
        page.fill("Contract churn a month", "10");
        headline(page, "contract", "The contract never earns as much");
        page.fill("Contracts won per contract", "10");
        headline(page, "contract", "Equal after 12 months");
    }

    fn recommendations_lower_the_blended_cost_not_the_paid_one(page) {
        open(page, "");
        headline(page, "acquisition", "CAC: – blended, – excluding recommended customers");
        page.unfold("acquisition");
        page.fill("Spent on marketing and sales", "12,000");
        page.fill("New customers", "100");
        headline(page, "acquisition", "120 blended, 120 excluding");
        page.fill("New customers", "120");
        page.fill("Recommended among them", "20");
        headline(page, "acquisition", "100 blended, 120 excluding");
        page.reads("#trust-shares", |says| says.contains("Of your new customers 20% come by recommendation, 80% by"));
        page.press("Use the wheel’s new customers");
        headline(page, "acquisition", "1,600 blended, 2,000 excluding");
    }

    fn one_aim_is_shared_and_what_service_yields_is_rated(page) {
        open(page, "");
        headline(page, "outcomes", "No shared aim is entered yet.");
        page.unfold("outcomes");
        page.fill("Shared aim", "Customers who stay");
        page.keys(keys::TAB);
        page.fill("Customers stay", "8");
        page.fill("The brand gains", "5");
        headline(page, "outcomes", "Shared aim: Customers who stay. 6.5 of 10 on average; outcomes rated: 2.");
    }

    fn another_wheel_is_edited_and_this_one_stays_as_it_was(page) {
        page.open("#preset=saas&view=compare");
        page.bring_all();
        page.see("Add or copy a wheel to see the difference here.");
        page.fill("Name of this wheel", "Software");
        page.keys(keys::TAB);
        page.press("Copy this wheel");
        page.fill("Name of this wheel", "Services");
        page.keys(keys::TAB);
        page.press("Wheel");
        page.fill("Customer churn", "5");
        result_has(page, "/inputs/churn", 0.05);
        settles(page, "churn=5");
        page.reload();
        page.press("Compare");
        page.bring_all();
        let friction = || column(page, "compare-table", 1).into_iter().zip(column(page, "compare-table", 2)).nth(1);
        wait("both stand there", || friction() == Some(("4%".to_owned(), "1.5%".to_owned())));
        page.reads("#compare-difference", |says| says.starts_with("Compared with Software:") && says.contains("+2.5 points of friction"));
        page.press("Open Software");
        result_has(page, "/inputs/churn", 0.025);
        page.press("Delete Services");
        page.see("Add or copy a wheel to see the difference here.");
        page.press("Undo");
        wait("it is back", || page.count("#wheels li") == 1);
    }

    fn mine_stands_against_the_authors_in_one_link(page) {
        page.open("#preset=saas&traffic=5000");
        page.press("Keep these as mine");
        settles(page, "traffic=5000");
        page.reload();
        page.go_to_fragment("preset=saas&churn=4&view=compare");
        page.bring_all();
        page.press("Put my own wheel beside the author’s");
        result_has(page, "/inputs/traffic", 5000.0);
        page.reads("#compare-table thead", |heads| heads.contains("My wheel") && heads.contains("The author’s"));
        page.reads("#compare-difference", |says| says.starts_with("Compared with The author’s: −3.75 customers"));
        settles(page, "author=v%3D1%26preset%3Dsaas%26churn%3D4");
        let link = page.fragment();
        page.press("Remove the author’s wheel");
        page.see("Add or copy a wheel to see the difference here.");
        page.open(&format!("#{}", link.trim_start_matches('#')));
        page.bring_all();
        page.reads("#compare-table thead", |heads| heads.contains("The author’s"));
    }

    fn collins_wheel_turns_ever_faster_by_the_same_push(page) {
        page.open("#preset=saas&view=learn");
        page.bring_all();
        page.unfold("collins");
        assert_eq!(column(page, "collins-table", 1), ["30 ft", "2 ft", "5,000 lb"]);
        assert_eq!(column(page, "collins-table", 2), ["9.144 m", "0.6096 m", "2,267.96 kg"]);
        for _ in 0..5 {
            page.press("Push for half an hour");
        }
        page.reads("#collins-pushed", |says| says == "After 2.5 hours of pushing: 1 turns, at 0.8 turns an hour.");
        page.press("Push for a day");
        page.reads("#collins-pushed", |says| says.starts_with("After 26.5 hours of pushing: 112 turns"));
        page.reads("#collins-breakthrough", |says| says.contains("has no crossover in sight"));
        page.press("Add friction");
        page.press("Push for a day");
        page.reads("#collins-pushed", |says| says.contains("at 3.68 turns an hour"));
    }

    fn a_loop_closes_and_says_whether_it_grows(page) {
        page.open("#preset=saas&view=learn");
        page.bring_all();
        page.unfold("loops");
        headline(page, "loops", "The loop’s gain is 0.25");
        assert_eq!(column(page, "loop-table", 0)[0], "Lower prices");
        assert_eq!(column(page, "loop-table", 1), ["+12.5%", "+5%", "+5%", "+5%"]);
        page.fill("Gain of node 1", "4");
        headline(page, "loops", "The loop’s gain is 2: each turn is larger");
        page.fill("Gain of node 2", "-1");
        headline(page, "loops", "the loop works against a change");
        page.press("Add a node");
        wait("five nodes", || page.count("#loop-nodes > div") == 5);
        page.fill("Name of node 5", "Reviews");
        page.keys(keys::TAB);
        wait("it is in the loop", || column(page, "loop-table", 0)[4] == "Reviews");
        page.press("Restore Amazon’s loop");
        headline(page, "loops", "The loop’s gain is 0.25");
    }

    fn evidence_formulas_limits_and_words_stand_there(page) {
        page.open("#preset=saas&view=learn");
        page.bring_all();
        for id in ["evidence-cards", "model-card", "limits-card", "glossary"] {
            page.unfold(id);
        }
        headline(page, "evidence-cards", "None of it enters a calculation.");
        page.reads("#evidence-table", |cards| {
            cards.contains("Only 36% of companies map the journey; 64%") && cards.contains("Aberdeen Group")
        });
        let grades = column(page, "card-table", 2);
        assert!(grades.iter().all(|grade| ["known", "typical", "guess"].contains(&grade.as_str())), "{grades:?}");
        assert!(grades.len() > 30);
        page.reads("#limits-list", |limits| limits.contains("A correlation with NPS is not a cause."));
        assert_eq!(page.count("#glossary-list dt"), page.count("#glossary-list dd"));
        page.press("Wheel");
        page.press("What this model leaves out");
        page.reads("#learn-title", |title| title == "Learn");
    }
}
