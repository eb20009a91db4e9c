//! Within a second of touching a number, its reader sees the wheel, a curve and four numbers move.

use flywheel_tests::{Engine, Page, keys};
use serde_json::{Value, json};

use super::{number, result_has, settles, stories, wait};

const LANGUAGES: [&str; 5] = ["en", "de", "fil", "nb", "zh"];

/// What has to be in sight at once, and how far down each reaches.
const REACHES: &str = "
const parts = ['#verdict', '.handled:has([name=recommended-slider]) .handle', '#wheel', '.stop-button', '#plot', '#momentum'];
const bottom = (css) => [css, Math.round(document.querySelector(css).getBoundingClientRect().bottom)];
return parts.map(bottom).filter(([, bottom]) => bottom > innerHeight)";

pub(super) fn devtools(page: &Page, method: &str, parameters: Value) -> Value {
    page.browser().devtools(method, parameters).expect("an answer")
}

fn with_size(page: &Page, width: u32, height: u32, act: impl FnOnce()) {
    let size =
        |width, height| json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    devtools(page, "Emulation.setDeviceMetricsOverride", size(width, height));
    act();
    page.browser().resize(page.width()).expect("the width of before");
}

/// Moves the slider of this label to a share of its width with the mouse.
fn drag(page: &Page, name: &str, share: f64) {
    let ends = format!(
        "const slider = document.querySelector('[name={name}-slider]'); slider.scrollIntoView({{ block: 'center' }});
         const box = slider.getBoundingClientRect();
         const now = slider.value / slider.max;
         const at = (share) => box.left + 8 + share * (box.width - 16);
         return [at(now), at({share}), box.top + box.height - 10]"
    );
    let ends = page.script(&ends, &[]);
    let mouse = |kind: &str, x: &Value| {
        let buttons = u8::from(kind != "mouseReleased");
        let event = json!({ "type": kind, "x": x, "y": ends[2], "button": "left", "buttons": buttons, "clickCount": 1 });
        devtools(page, "Input.dispatchMouseEvent", event);
    };
    mouse("mousePressed", &ends[0]);
    mouse("mouseMoved", &ends[1]);
    mouse("mouseReleased", &ends[1]);
}

stories! {
    #[desk]
    #[only_in(Engine::Chromium, "only Chromium takes a height")]
    fn the_sentence_six_rows_the_wheel_stop_the_chart_and_four_numbers_are_in_sight_at_once(page) {
        for language in LANGUAGES {
            with_size(page, 1280, 720, || {
                page.open(&format!("?lang={language}"));
                wait("the chart is there", || page.count("#plot") == 1);
                assert_eq!(page.script(REACHES, &[]), json!([]), "{language}");
            });
        }
    }

    #[desk]
    #[only_in(Engine::Chromium, "only Chromium takes a height")]
    fn on_a_phone_the_stage_stays_in_sight_while_a_row_is_worked_on(page) {
        for (height, language) in [740, 440].into_iter().flat_map(|height| LANGUAGES.map(|one| (height, one))) {
            with_size(page, 360, height, || {
                page.open(&format!("?lang={language}"));
                wait("the chart is there", || page.count("#plot") == 1);
                page.press_at("#field-recommended");
                page.keys("30");
                result_has(page, "/inputs/recommended", 0.3);
                let tops = "return ['#wheel', '#plot', '.strip', '#field-recommended'].map((css) => {
                    const { top, bottom } = document.querySelector(css).getBoundingClientRect(); return [top, bottom] })";
                let tops = page.script(tops, &[]);
                let at = |part: usize, end: usize| tops[part][end].as_f64().expect("a number");
                for part in 0..3 {
                    assert!(at(part, 0) >= 0.0 && at(part, 1) <= f64::from(height), "{language} {height} {tops}");
                }
                assert!(at(2, 1) <= 48.0 + 170.0, "{language}: the stage is at most 170 px high: {tops}");
                assert!(at(3, 0) >= at(2, 1) && at(3, 1) <= f64::from(height), "{language}: the row is below it: {tops}");
            });
        }
    }

    #[only_in(Engine::Chromium, "only Chromium takes a mouse's every step")]
    fn a_dragged_slider_moves_the_number_and_the_result_and_is_one_step_of_undo(page) {
        page.open("");
        drag(page, "churn", 0.2);
        wait("the number has moved", || number(&page.result(), "/inputs/churn") < 0.01);
        let says = page.attribute("[name=churn-slider]", "aria-valuetext").unwrap_or_default();
        assert_eq!(says, format!("{} % a month", page.value_of("Customer churn")));
        let before = page.attribute(".handled:has([name=churn-slider]) .before", "d").unwrap_or_default();
        assert!(before.starts_with('M'), "a tick stays where the number was: {before}");
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.025);
        assert_eq!(page.value_of("Customer churn"), "2.5");
    }

    fn an_arrow_key_moves_a_slider_by_a_step(page) {
        page.open("");
        page.script("document.querySelector('[name=nps-slider]').focus()", &[]);
        page.keys(keys::RIGHT);
        result_has(page, "/inputs/nps", 37.0);
        assert_eq!(page.value_of("NPS"), "37");
    }

    fn what_was_typed_gives_way_to_a_slider(page) {
        page.open("");
        page.fill("NPS", "40.0");
        result_has(page, "/inputs/nps", 40.0);
        page.script("document.querySelector('[name=nps-slider]').focus()", &[]);
        page.keys(keys::LEFT);
        result_has(page, "/inputs/nps", 39.0);
        assert_eq!(page.value_of("NPS"), "39");
    }

    fn a_click_anywhere_on_a_rows_box_selects_its_number(page) {
        page.open("");
        page.press_at(".handled .unit");
        page.keys("8000");
        result_has(page, "/inputs/traffic", 8000.0);
        page.press_at("#field-customers");
        page.keys("90");
        result_has(page, "/inputs/customers", 90.0);
    }

    fn visit_to_customer_moves_every_conversion(page) {
        page.open("");
        page.fill("Visit to customer", "0.15");
        let conversions = |page: &Page| page.result()["inputs"]["conversion"].as_array().cloned().unwrap_or_default();
        wait("all have moved", || {
            let all: Vec<f64> = conversions(page).iter().filter_map(Value::as_f64).collect();
            all.len() == 3 && all[0] > 0.025 && all[1] > 0.15 && all[2] > 0.2
        });
        let pass: f64 = conversions(page).iter().filter_map(Value::as_f64).product();
        assert!((pass - 0.0015).abs() < 1e-8, "{pass}");
        page.press("Undo");
        result_has(page, "/inputs/conversion/0", 0.025);
    }

    fn an_estimated_share_stands_in_its_row_and_becomes_ones_own_when_it_is_changed(page) {
        page.open("");
        assert_eq!(page.value_of("Share by recommendation"), "20");
        assert!(page.text_of("#field-recommended-hint").starts_with("Estimated from your NPS"));
        page.fill("Share by recommendation", "30");
        result_has(page, "/inputs/recommended", 0.3);
        settles(page, "recommended=30");
        assert!(!page.text_of("#field-recommended-hint").contains("Estimated"));
    }

    fn a_number_that_the_model_refuses_leaves_the_slider_where_it_was(page) {
        page.open("#preset=saas&market=200");
        let slider = "return document.querySelector('[name=customers-slider]').value";
        let before = page.script(slider, &[]);
        page.script("const slider = document.querySelector('[name=customers-slider]'); slider.value = slider.max;
            slider.dispatchEvent(new Event('input', { bubbles: true }))", &[]);
        assert_eq!(page.script(slider, &[]), before);
        result_has(page, "/inputs/customers", 150.0);
    }

    fn the_menu_closes_when_the_focus_leaves_it(page) {
        page.open("");
        let is_open = || page.script("return document.querySelector('#menu').open", &[]) == json!(true);
        page.press_at("#menu > summary");
        wait("it is open", is_open);
        page.press_at("#field-traffic");
        wait("it is closed", || !is_open());
    }
}
