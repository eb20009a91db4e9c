//! Through all of it without a mouse.

use flywheel_tests::{Engine, Page, keys};
use serde_json::json;

use super::{stories, wait};

/// Presses Tab until what has the focus is what the selector means.
#[track_caller]
fn reach(page: &Page, css: &str) {
    const PATIENCE: usize = 160;
    for _ in 0..PATIENCE {
        if page.script(
            "return document.activeElement.matches(arguments[0])",
            &[json!(css)],
        ) == json!(true)
        {
            return;
        }
        page.keys(keys::TAB);
    }
    panic!("Tab does not lead to {css}; it is at {}", page.focused());
}

/// Moves the focus to where Tab leads to the first view.
fn from_the_top(page: &Page) {
    page.script(
        "document.querySelector('.top').tabIndex = -1; document.querySelector('.top').focus()",
        &[],
    );
}

/// Goes to the view of that number by its button, and waits until all of it is there.
#[track_caller]
fn go(page: &Page, view: usize) {
    from_the_top(page);
    reach(page, &format!(".views button:nth-of-type({view})"));
    page.keys(keys::ENTER);
    page.bring_all();
}

fn value(page: &Page, css: &str) -> String {
    page.script("return document.querySelector(arguments[0]).value", &[json!(css)])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

stories! {
    #[depends_on_engine]
    fn an_example_is_chosen_and_numbers_are_entered_and_taken_back(page) {
        page.open("");
        page.bring_all();
        reach(page, ".presets summary");
        page.keys(keys::ENTER);
        reach(page, ".presets input");
        page.keys(keys::RIGHT);
        page.result_where(|result| result["inputs"]["preset"] == "shop");
        reach(page, "#field-churn");
        page.keys(&format!("{}a", keys::CONTROL));
        page.keys("4");
        page.keys(keys::UP);
        page.keys(keys::TAB);
        wait("it should be a step more", || value(page, "#field-churn") == "4.1");
        // WebKit's driver garbles Shift with Tab.
        if page.engine() != Engine::Webkit {
            page.keys(&format!("{}{}", keys::SHIFT, keys::TAB));
            assert_eq!(page.script("return document.activeElement.id", &[]), json!("field-churn"));
        }
        // In a field the undo is the field's own.
        page.keys(keys::TAB);
        reach(page, "summary");
        page.keys(&format!("{}z", keys::CONTROL));
        page.result_where(|result| result["inputs"]["churn"] != json!(0.041));
    }

    #[depends_on_engine]
    fn a_change_is_tried_in_the_sentence(page) {
        page.open("");
        page.bring_all();
        reach(page, ".remedy");
        page.keys(keys::ENTER);
        page.result_where(|result| !result["what_if"].is_null());
        page.keys(keys::ENTER);
        page.result_where(|result| result["what_if"].is_null());
        reach(page, ".mode input");
        page.keys(keys::RIGHT);
        page.script("document.querySelector('#sentence-traffic').focus()", &[]);
        reach(page, "#sentence-nps");
        page.keys("60");
        page.result_where(|result| !result["what_if"].is_null());
        reach(page, ".mode input");
        page.keys(keys::LEFT);
        page.result_where(|result| result["what_if"].is_null());
    }

    #[depends_on_engine]
    fn each_view_is_gone_to_and_worked_in(page) {
        page.open("#preset=saas");
        for (view, opens) in [(2, "push-next"), (3, "gap"), (4, "activity-map"), (5, "collins")] {
            go(page, view);
            reach(page, &format!("#{opens} > summary"));
            page.keys(keys::ENTER);
            wait("it opens", || page.count(&format!("#{opens}[open]")) == 1);
            reach(page, &format!("#{opens} :is(input, button, select, textarea, .scroll)"));
        }
        from_the_top(page);
        reach(page, "#menu > summary");
        page.keys(keys::ENTER);
        reach(page, ".menu .compare");
        page.keys(keys::ENTER);
        reach(page, "#compare button");
        page.keys(keys::ENTER);
        wait("the wheel is copied", || page.stored("other").is_some());
        go(page, 6);
        reach(page, "#share :is(button, a, textarea)");
    }

    #[depends_on_engine]
    fn the_language_is_chosen(page) {
        page.open("#preset=saas");
        reach(page, "#menu > summary");
        page.keys(keys::ENTER);
        reach(page, "#language summary");
        page.keys(keys::ENTER);
        reach(page, "#language [lang=fil]");
        page.keys(keys::ENTER);
        wait("another language", || page.script("return document.documentElement.lang", &[]) == json!("fil"));
    }
}
