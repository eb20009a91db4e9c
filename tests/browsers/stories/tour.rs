//! A journey through every view.

use serde_json::json;

use super::{result_has, stories, unfold_all};

/// Keeps every error from now on, which only Chromium tells by itself.
const LISTEN: &str = r"
window.errors = [];
addEventListener('error', ({ message }) => window.errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => window.errors.push(String(reason)));
const { error } = console;
console.error = (...said) => { window.errors.push(said.join(' ')); error.apply(console, said); };";

stories! {
    #[both_widths]
    #[depends_on_engine]
    fn every_view_opens_and_unfolds_and_a_number_goes_through_all_of_it(page) {
        page.open("");
        page.script(LISTEN, &[]);
        let views = page.count(".views button");
        // The comparison is in the menu.
        assert_eq!(views + 1, super::everyone::VIEWS.len());
        page.press("Compare");
        page.bring_all();
        unfold_all(page);
        assert_eq!(page.overflow(), 0, "in the comparison");
        for view in (1..=views).rev() {
            page.press_at(&format!(".views button:nth-of-type({view})"));
            page.bring_all();
            unfold_all(page);
            assert_eq!(page.overflow(), 0, "in view {view}");
        }
        page.fill("Customer churn", "4");
        result_has(page, "/wheel/churn", 0.04);
        page.reads("#friction-value", |says| says == "3%");
        page.press("Undo");
        result_has(page, "/wheel/churn", 0.025);
        page.reads("#friction-value", |says| says == "1.5%");
        assert_eq!(page.script("return window.errors", &[]), json!([]));
    }
}
