//! What page and widget say to each other.

use flywheel_tests::{Engine, Page};
use serde_json::{Value, json};

use super::embed::{SAAS, enter_churn, frame, says_speed, site, speed_is, visit};
use super::{stories, wait};

/// What has happened to the page's element since it listened.
fn heard(page: &Page) -> Vec<Value> {
    page.script("return window.heard", &[])
        .as_array()
        .cloned()
        .unwrap_or_default()
}

pub(super) const LISTEN: &str =
    "<script>window.heard = []; for (const type of ['ready', 'resize', 'change', 'error'])
    addEventListener(`flywheel-${type}`, ({ detail }) => heard.push({ type, ...detail }));
    addEventListener('message', ({ data }) => { (window.messages ??= []).push(data) });</script>";

#[track_caller]
pub(super) fn heard_one(page: &Page, kind: &str) -> Value {
    wait(&format!("the page hears “{kind}”"), || {
        heard(page).iter().any(|event| event["type"] == kind)
    });
    heard(page)
        .into_iter()
        .rfind(|event| event["type"] == kind)
        .unwrap_or_default()
}

stories! {
    #[depends_on_engine]
    #[not_in(Engine::Webkit, "in a sandbox without an origin it takes the policy's 'self' for nothing and loads neither style nor script")]
    fn wordpress_is_told_the_height_with_its_secret_and_the_numbers_survive(page) {
        let (_site, address) = site();
        let frame = frame(&address, "?layout=full#preset=saas&customers=300#?secret=AbC123xyz0")
            .replace("<iframe", "<iframe sandbox=\"allow-scripts\" security=\"restricted\"");
        visit(page, &[], &format!("{LISTEN}{frame}"));
        page.inside("iframe", || page.reads("#size-value", |says| says == "300"));
        let told = || page.script("return (window.messages ?? []).find((data) => data.message === 'height') ?? null", &[]);
        wait("WordPress is told the height", || told() != json!(null));
        assert_eq!(told()["secret"], "AbC123xyz0");
        assert!(told()["value"].as_f64().is_some_and(|height| (200.0..2000.0).contains(&height)), "{}", told());
    }

    #[depends_on_engine]
    #[not_in(Engine::Webkit, "in a sandbox without an origin it takes the policy's 'self' for nothing and loads neither style nor script")]
    fn what_is_clicked_tells_wordpress_nothing_that_the_visitor_has_entered(page) {
        let (_site, address) = site();
        let call = "cta=https%3A%2F%2Fshop.example%2F%23form&cta-label=Buy";
        let frame = frame(&address, &format!("?{call}#preset=saas#?secret=AbC123xyz0"))
            .replace("<iframe", "<iframe sandbox=\"allow-scripts\" security=\"restricted\"");
        visit(page, &[], &format!("{LISTEN}{frame}"));
        page.inside("iframe", || {
            says_speed(page, SAAS);
            enter_churn(page, "7");
            let whole = "return document.querySelector('.calls a:not(.call)').href";
            wait("the link has the numbers", || page.script(whole, &[]).to_string().contains("churn=7"));
            page.script("for (const one of document.querySelectorAll('a[href], button:not(#reload)')) one.click()", &[]);
        });
        let told = |kind: &str| {
            let script = "return (window.messages ?? []).filter((data) => data.message === arguments[0])
                .map(({ value, secret }) => [value, secret])";
            page.script(script, &[json!(kind)])
        };
        wait("WordPress is told of both links", || told("link").as_array().is_some_and(|links| links.len() >= 2));
        let secret = "AbC123xyz0";
        let whole = format!("{address}#preset=saas");
        assert_eq!(told("link"), json!([["https://shop.example/#form", secret], [whole, secret]]));
        // The frame loads again, now with what was entered in its own address.
        page.inside("iframe", || { page.script("document.getElementById('reload').click()", &[]); });
        let ready = "return window.messages.filter((data) => data.type === 'ready').length";
        wait("it is there again", || page.script(ready, &[]).as_u64() >= Some(2));
        let all = page.script("return JSON.stringify(window.messages)", &[]).to_string();
        assert!(!all.contains("churn"), "{all}");
        // The sandbox refuses windows, as was wanted.
        let _ = page.console_errors();
    }

    #[depends_on_engine]
    fn the_element_makes_its_frame_and_tells_what_happens(page) {
        let (_site, address) = site();
        let own = format!("{LISTEN}<flywheel-calculator preset=\"shop\" layout=\"compact\" events=\"change\"></flywheel-calculator>
            <script async src=\"{address}embed.js\"></script>");
        visit(page, &[], &own);
        heard_one(page, "ready");
        let height = heard_one(page, "resize")["height"].as_f64().unwrap_or_default();
        assert!((200.0..=4000.0).contains(&height), "{height}");
        page.inside("iframe", || enter_churn(page, "7"));
        let change = heard_one(page, "change");
        assert_eq!(change["result"]["wheel"]["churn"], json!(0.07));
        assert!(change["link"].as_str().is_some_and(|link| link.contains("churn=7")), "{change}");
    }

    #[depends_on_engine]
    fn parts_and_numbers_follow_the_element_and_the_frame_does_not_load_again(page) {
        let (_site, address) = site();
        let own = format!("{LISTEN}<flywheel-calculator preset=\"saas\" parts=\"sentence\" lang=\"en\"></flywheel-calculator>
            <script async src=\"{address}embed.js\"></script>");
        visit(page, &[], &own);
        heard_one(page, "ready");
        let set = |name: &str, value: &str| {
            let script = "document.querySelector('flywheel-calculator').setAttribute(...arguments)";
            page.script(script, &[json!(name), json!(value)]);
        };
        let shows = |parts: Value| {
            let shown = "return ['#verdict', '.wheel', '.plot', '.stop-button', '.dials', '.against', '.slider']
                .filter((css) => document.querySelector(css)?.checkVisibility())";
            page.inside("iframe", || wait(&format!("it shows {parts}"), || page.script(shown, &[]) == parts));
        };
        shows(json!(["#verdict"]));
        page.inside("iframe", || page.script("window.isSame = true", &[]));
        set("parts", "wheel,chart,mine");
        shows(json!([".wheel", ".plot", ".against"]));
        set("parts", "sentence,stop,numbers,inputs");
        shows(json!(["#verdict", ".stop-button", ".dials", ".slider"]));
        page.inside("iframe", || {
            enter_churn(page, "7");
            page.reads("#friction-value", |says| says == "6%");
        });
        set("parts", "sentence,numbers");
        page.inside("iframe", || page.reads("#friction-value", |says| says == "6%"));
        set("state", "preset=saas&churn=4");
        page.inside("iframe", || {
            page.reads("#friction-value", |says| says == "3%");
            assert_eq!(page.script("return window.isSame", &[]), json!(true), "it is the same document");
        });
        set("parts", "sentence,wings");
        assert_eq!(heard_one(page, "error")["message"], "not understood: parts");
        shows(json!(["#verdict", ".dials"]));
    }

    // Only who has made the frame says what it shows: another frame of the page does not.
    #[depends_on_engine]
    fn what_another_frame_wants_shown_is_not(page) {
        let (_site, address) = site();
        let other = "<iframe id=\"other\" srcdoc=\"<script>parent[0].postMessage(
            { flywheel: 1, type: 'show', parts: 'chart', state: 'preset=shop' }, '*'); parent.isSent = true</script>\"></iframe>";
        visit(page, &[], &frame(&address, "#preset=saas"));
        speed_is(page, SAAS);
        page.script("document.body.insertAdjacentHTML('beforeend', arguments[0])", &[json!(other)]);
        wait("the other frame has spoken", || page.script("return window.isSent === true", &[]) == json!(true));
        speed_is(page, SAAS);
        page.inside("iframe", || assert_eq!(page.script("return document.querySelector('.wheel').checkVisibility()", &[]), json!(true)));
    }

    #[depends_on_engine]
    fn a_change_is_told_to_nobody_who_has_not_asked(page) {
        let (_site, address) = site();
        // The script comes first: a frame that is ready before it tells its height only once.
        let own = format!("{LISTEN}<script src=\"{address}embed.js\"></script><flywheel-calculator>{}</flywheel-calculator>",
            frame(&address, "#preset=saas"));
        visit(page, &[], &own);
        heard_one(page, "resize");
        page.inside("iframe", || {
            page.fill("Customer churn", "7");
            wait("it has settled", || page.script("return location.hash", &[]).to_string().contains("churn=7"));
        });
        let told = page.script("return JSON.stringify([window.heard, window.messages])", &[]).to_string();
        assert!(!told.contains("change") && !told.contains("churn"), "{told}");
    }

    #[depends_on_engine]
    fn forged_malformed_and_flooding_messages_change_nothing(page) {
        let (_site, address) = site();
        let own = format!("{LISTEN}<script src=\"{address}embed.js\"></script><flywheel-calculator events=\"change\">{}</flywheel-calculator>
            <iframe id=\"other\" srcdoc=\"<script>for (let at = 0; at < 1000; at++)
              parent.postMessage({{ flywheel: 1, type: ['ready', 'resize', 'change', 'error'][at % 4], height: 9, result: {{}},
              link: 'forged', message: 'forged' }}, '*')</script>\"></iframe>", frame(&address, "#preset=saas"));
        visit(page, &[], &own);
        heard_one(page, "resize");
        // To the widget, from the page itself: nothing of this is a hello.
        page.script("const widget = document.querySelector('flywheel-calculator iframe').contentWindow;
            const odd = [null, 7, 'hello', [], { flywheel: 2, type: 'hello', change: true }, { flywheel: 1, type: 'reset' },
              { flywheel: 1, type: 'hello', change: 'yes' }, { flywheel: 1, type: ['hello'] }];
            for (let at = 0; at < 1000; at++) widget.postMessage(odd[at % odd.length], '*');
            window.postMessage({ flywheel: 1, type: 'resize', height: 9 }, '*')", &[]);
        wait("the other frame has told", || {
            page.script("return (window.messages ?? []).length >= 1000", &[]) == json!(true)
        });
        speed_is(page, SAAS);
        let heard = heard(page);
        assert!(heard.len() <= 4, "{} events", heard.len());
        assert!(!json!(heard).to_string().contains("forged"), "{heard:?}");
        let frames = page.script("return document.querySelector('flywheel-calculator iframe').height", &[]);
        assert_eq!(frames, json!("760"));
    }
}
