//! What to do by the three strategies, friction of one's own, and how the articles define the three factors.

use super::{settles, stories, wait};

stories! {
    #[depends_on_engine]
    fn each_action_leads_to_the_number_it_changes(page) {
        page.open("");
        page.unfold("strategies");
        page.see("Spin faster");
        page.press("Customer churn 10% better: 14.8 more customers");
        wait("the field to try it in has the focus", || page.focused() == "Customer churn");
        let is_tried = "return document.querySelector('.mode input:checked').closest('label').textContent";
        wait("it is a change to try", || page.script(is_tried, &[]) == "What if");
        page.press("NPS 10 points higher: 13.4 more customers");
        wait("the score can be tried", || page.focused() == "NPS");
        page.press("Share by recommendation 10% better");
        wait("the share can be tried", || page.focused() == "Share by recommendation");
    }

    fn ones_own_friction_costs_what_one_says(page) {
        page.open("");
        page.unfold("own-friction");
        page.press("Add a friction point");
        page.see("As planned: 0 more customers after 36 months.");
        page.fill("Effect (1)", "-20");
        page.see("As planned: 30.7 more customers after 36 months.");
        page.fill("Rating today (1)", "10");
        page.fill("Rating planned (1)", "2");
        page.reads("#items-together", |text| text.contains("fewer customers"));
        page.fill("Rating planned (1)", "11");
        page.see("Enter a number from 0 to 10.");
        page.choose("Number it changes (1)", "Lead to Qualified");
        settles(page, "items=Handoff,conversion-2,-20,10,1");
        page.press("Remove Handoff");
        page.see_no("Rating today");
        // The focus goes to what opens the section, and the window with it.
        wait("the focus stays near", || page.focused().contains("Your own friction"));
        page.press("Undo");
        page.see("Rating today");
    }

    fn another_definition_changes_the_breakdown_and_no_number(page) {
        page.open("");
        page.unfold("definitions");
        let before = page.result();
        page.reads("#definition-table", |text| text.contains("customers won a month 7.5"));
        page.press("HubSpot");
        page.reads("#definition-table", |text| text.contains("customers won by push a month 6"));
        page.press("unternehmer.de");
        page.reads("#definition-table", |text| text.contains("read as visits a month 10,000"));
        page.press("Amesto");
        page.reads("#definition-table", |text| text.contains("halvings"));
        assert_eq!(page.result(), before);
        settles(page, "definition=amesto");
        page.press("This calculator");
        page.reads("#definition-table", |text| text.contains("customers won a month 7.5"));
    }
}
