//! What to do, by the three strategies, and what the articles mean by the three factors.

use super::stories;

stories! {
    fn each_action_leads_to_the_number_it_changes(page) {
        page.open("");
        page.press_at("#strategies > summary");
        page.see("Spin faster");
        page.press("Churn 10% better: 14.8 more customers");
        assert_eq!(page.focused(), "Churn");
        page.press("NPS 10 points higher: 13.4 more customers");
        assert_eq!(page.focused(), "NPS");
        page.press("Share by recommendation 10% better");
        assert_eq!(page.focused(), "New customers by recommendation");
    }

    fn another_definition_changes_the_breakdown_and_no_number(page) {
        page.open("");
        page.press_at("#definitions > summary");
        let before = page.result();
        page.reads("#definition-table", |text| text.contains("customers won a month 7.5"));
        page.press("HubSpot");
        page.reads("#definition-table", |text| text.contains("customers pushed in a month 6"));
        page.press("unternehmer.de");
        page.reads("#definition-table", |text| text.contains("read as visits a month 10,000"));
        page.press("Amesto");
        page.reads("#definition-table", |text| text.contains("halvings"));
        assert_eq!(page.result(), before);
        page.press("This page");
        page.reads("#definition-table", |text| text.contains("customers won a month 7.5"));
    }
}
