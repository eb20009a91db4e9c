//! Numbers that are dragged and tapped, with the mouse and with a thumb on a phone.

use flywheel_tests::{Engine, Page, keys};
use serde_json::{Value, json};
use std::cell::Cell;

use super::first_screen::devtools;
use super::{is_shown, number, result_has, settles, stories, wait};

/// A phone's window: its width, and its height without and with a keyboard.
const PHONE: [u32; 3] = [360, 740, 440];

fn be_a_phone(page: &Page, height: u32) {
    let size = json!({ "width": PHONE[0], "height": height, "deviceScaleFactor": 1, "mobile": true });
    devtools(page, "Emulation.setDeviceMetricsOverride", size);
    let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
    devtools(page, "Emulation.setTouchEmulationEnabled", touch);
}

fn be_a_desk_again(page: &Page) {
    devtools(
        page,
        "Emulation.setTouchEmulationEnabled",
        json!({ "enabled": false }),
    );
    page.browser().resize(page.width()).expect("the width of before");
}

/// The middle of an element.
fn middle(page: &Page, css: &str) -> [f64; 2] {
    let script =
        "const { left, top, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
        return [left + width / 2, top + height / 2]";
    let place = page.script(script, &[json!(css)]);
    [0, 1].map(|index| place[index].as_f64().expect("a place"))
}

fn touch(page: &Page, kind: &str, place: Option<[f64; 2]>) {
    let points: Vec<Value> = place
        .into_iter()
        .map(|[x, y]| json!({ "x": x, "y": y }))
        .collect();
    devtools(
        page,
        "Input.dispatchTouchEvent",
        json!({ "type": kind, "touchPoints": points }),
    );
}

/// Moves a finger from a place by so many pixels, in steps of eight.
fn swipe(page: &Page, [x, y]: [f64; 2], [right, down]: [f64; 2]) {
    let steps = (right.abs().max(down.abs()) / 8.0).ceil();
    touch(page, "touchStart", Some([x, y]));
    for step in 1..=steps as u32 {
        let part = f64::from(step) / steps;
        touch(page, "touchMove", Some([x + part * right, y + part * down]));
    }
    touch(page, "touchEnd", None);
}

fn tap(page: &Page, css: &str) {
    let place = middle(page, css);
    touch(page, "touchStart", Some(place));
    touch(page, "touchEnd", None);
}

fn mouse(page: &Page, kind: &str, [x, y]: [f64; 2], modifiers: u32) {
    let buttons = u8::from(kind != "mouseReleased");
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1,
        "modifiers": modifiers });
    devtools(page, "Input.dispatchMouseEvent", event);
}

/// Presses the mouse at a place and moves it sideways, in steps of eight pixels. Returns where it is.
fn pull(page: &Page, [x, y]: [f64; 2], right: f64, modifiers: u32) -> [f64; 2] {
    mouse(page, "mousePressed", [x, y], modifiers);
    let steps = (right.abs() / 8.0).ceil();
    for step in 1..=steps as u32 {
        mouse(
            page,
            "mouseMoved",
            [x + right * f64::from(step) / steps, y],
            modifiers,
        );
    }
    [x + right, y]
}

/// Pulls and releases.
fn drag(page: &Page, place: [f64; 2], right: f64, modifiers: u32) {
    let there = pull(page, place, right, modifiers);
    mouse(page, "mouseReleased", there, modifiers);
}

fn traffic(page: &Page) -> f64 {
    number(&page.result(), "/inputs/traffic")
}

fn has_focus(page: &Page, id: &str) -> bool {
    page.script("return document.activeElement.id === arguments[0]", &[json!(id)]) == json!(true)
}

const SHIFT: u32 = 8;

stories! {
    #[desk]
    #[only_in(Engine::Chromium, "only Chromium takes a mouse's every step")]
    fn a_number_in_the_sentence_is_dragged_sideways_and_is_one_step_of_undo(page) {
        page.open("");
        drag(page, middle(page, "#sentence-traffic"), 86.0, 0);
        // A fifth of a scale from 1,000 to 100,000.
        wait("the number has moved", || traffic(page) > 15_000.0);
        assert!(traffic(page) < 30_000.0, "{}", traffic(page));
        assert!(!has_focus(page, "sentence-traffic"), "a drag is no click");
        let coarse = traffic(page);
        drag(page, middle(page, "#sentence-traffic"), 86.0, SHIFT);
        wait("with Shift it moves finely", || traffic(page) > coarse && traffic(page) < 1.15 * coarse);
        page.press("Undo");
        result_has(page, "/inputs/traffic", coarse);
        page.press("Undo");
        result_has(page, "/inputs/traffic", 10_000.0);
    }

    #[desk]
    #[only_in(Engine::Chromium, "only Chromium takes a mouse's every step")]
    fn the_number_of_the_brake_is_dragged_until_another_brake_takes_over(page) {
        page.open("#preset=saas&churn=5");
        page.reads("#verdict", |text| text.contains("Churn of 5% a month is the biggest brake"));
        let there = pull(page, middle(page, "#sentence-brake"), -120.0, 0);
        wait("the number has moved", || number(&page.result(), "/inputs/churn") < 0.02);
        assert!(page.text_of("#verdict").contains("Churn of"), "the brake stays while it is held");
        mouse(page, "mouseReleased", there, 0);
        page.reads("#verdict", |text| text.contains("A conversion of 15% from Lead to Qualified is the biggest brake"));
        page.press("Undo");
        page.reads("#verdict", |text| text.contains("Churn of 5% a month"));
    }

    fn the_number_of_the_brake_is_typed_and_tried(page) {
        page.open("#preset=saas&churn=5");
        page.fill("Brake, in the sentence", "x");
        page.see("Customer churn: “x” can’t be used.");
        page.fill("Brake, in the sentence", "0.5");
        result_has(page, "/inputs/churn", 0.005);
        assert!(!is_shown(page, ".remedy"), "nothing is left to try");
        page.keys(keys::TAB);
        page.reads("#verdict", |text| text.contains("A conversion of 15% from Lead to Qualified is the biggest brake"));
        page.fill("Customer churn", "6");
        page.reads("#verdict", |text| text.contains("Churn of 6% a month"));
        page.press("What if");
        page.fill("Brake, in the sentence", "3");
        settles(page, "if-churn=3");
        page.keys(keys::TAB);
        assert_eq!(page.value_of("Brake, in the sentence"), "6", "the brake is that of today's wheel");
        result_has(page, "/inputs/churn", 0.06);
    }

    #[desk]
    #[only_in(Engine::Chromium, "only Chromium takes a mouse's every step")]
    fn a_hand_that_trembles_does_not_drag(page) {
        page.open("");
        drag(page, middle(page, "#sentence-traffic"), 5.0, 0);
        wait("it is a click", || has_focus(page, "sentence-traffic"));
        page.keys("8000");
        result_has(page, "/inputs/traffic", 8_000.0);
    }

    #[phone]
    #[only_in(Engine::Chromium, "only Chromium takes touches")]
    fn a_thumb_drags_a_number_of_the_sentence_sideways_and_taps_it_to_type(page) {
        be_a_phone(page, PHONE[1]);
        page.open("");
        swipe(page, middle(page, "#sentence-traffic"), [100.0, 0.0]);
        wait("the number has moved", || traffic(page) > 11_000.0);
        assert!(!has_focus(page, "sentence-traffic"), "no keyboard opens");
        // Two touches in a row would be a double tap.
        std::thread::sleep(std::time::Duration::from_millis(500));
        tap(page, "#sentence-traffic");
        wait("the field has the focus", || has_focus(page, "sentence-traffic"));
        page.keys("8000");
        result_has(page, "/inputs/traffic", 8_000.0);
        be_a_desk_again(page);
    }

    #[phone]
    #[only_in(Engine::Chromium, "only Chromium takes touches")]
    fn a_thumb_on_a_slider_moves_it_sideways_and_scrolls_the_page_up_and_down(page) {
        be_a_phone(page, PHONE[1]);
        page.open("");
        wait("the chart is there", || page.count("#plot") == 1);
        page.script("document.querySelector('[name=nps-slider]').scrollIntoView({ block: 'center' })", &[]);
        let top = || page.script("return scrollY", &[]).as_f64().unwrap_or_default();
        let before = (top(), page.value_of("NPS"));
        let place = middle(page, "[name=nps-slider]");
        swipe(page, place, [0.0, -160.0]);
        wait("the page has scrolled", || top() > before.0 + 100.0);
        assert_eq!(page.value_of("NPS"), before.1, "and the number stays");
        // What the thumb has set in motion comes to rest: until then the slider is not where it was seen.
        let last = Cell::new(top());
        wait("the page is at rest", || {
            let now = top();
            last.replace(now) == now
        });
        let [_, y] = middle(page, "[name=nps-slider]");
        // From the thumb, which is at 36 of -100 to 100.
        swipe(page, [16.0 + 0.68 * 328.0, y + 12.0], [60.0, 0.0]);
        wait("the number has moved", || number(&page.result(), "/inputs/nps") > 50.0);
        be_a_desk_again(page);
    }

    #[phone]
    #[only_in(Engine::Chromium, "only Chromium takes touches")]
    fn from_an_example_to_six_own_numbers_are_at_most_twelve_actions(page) {
        be_a_phone(page, PHONE[1]);
        page.open("");
        wait("the chart is there", || page.count("#plot") == 1);
        let own = [("traffic", "8000"), ("pass", "0.1"), ("customers", "90"), ("churn", "3"), ("nps", "40"), ("recommended", "25")];
        let mut actions = 0;
        for (name, value) in own {
            let field = format!("#field-{name}");
            let is_reached = "const field = document.querySelector(arguments[0]);
                const { left, top, width, height } = field.getBoundingClientRect();
                return document.elementFromPoint(left + width / 2, top + height / 2) === field";
            if page.script(is_reached, &[json!(field)]) != json!(true) {
                page.script("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", &[json!(field)]);
                actions += 1;
            }
            tap(page, &field);
            wait("the field has the focus", || has_focus(page, &field[1..]));
            // The keyboard has opened.
            be_a_phone(page, PHONE[2]);
            page.keys(value);
            actions += 2;
        }
        let result = result_has(page, "/inputs/recommended", 0.25);
        assert!((number(&result, "/inputs/traffic"), number(&result, "/inputs/nps")) == (8000.0, 40.0));
        assert!((number(&result, "/inputs/customers"), number(&result, "/inputs/churn")) == (90.0, 0.03));
        assert!(actions <= 12, "{actions} actions");
        be_a_desk_again(page);
    }
}
