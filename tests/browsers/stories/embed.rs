//! The widget in other people's pages, on another origin than theirs.

use flywheel_tests::{Engine, Host, Page, keys, site_folder};
use serde_json::{Value, json};

use super::worksheet::saved;
use super::{stories, wait};

/// The site on another origin than [`Host::address`].
pub(super) fn site() -> (Host, String) {
    let site = Host::start().expect("a server");
    site.put_site(&site_folder().expect("a site"), "/")
        .expect("a site");
    let address = site.elsewhere();
    (site, address)
}

/// Opens somebody's page with this in its body.
pub(super) fn visit(page: &Page, headers: &[(&str, &str)], body: &str) -> Host {
    let host = Host::start().expect("a server");
    host.put(
        "/",
        headers,
        &format!("<!doctype html><meta charset=utf-8><title>A blog</title><body>{body}"),
    );
    page.visit(&host.address());
    host
}

pub(super) fn frame(site: &str, rest: &str) -> String {
    format!(
        "<iframe src=\"{site}widget/{rest}\" title=\"Calculator\" width=\"100%\" height=\"760\"></iframe>"
    )
}

/// Waits until the widget in the frame says this speed.
#[track_caller]
pub(super) fn speed_is(page: &Page, speed: &str) {
    page.inside("iframe", || says_speed(page, speed));
}

/// Waits until the widget says this speed in its sentence, which stands in the served page, too.
#[track_caller]
pub(super) fn says_speed(page: &Page, speed: &str) {
    page.reads("#verdict", |says| says.contains(speed));
}

/// Enters a number by script: WebKit's driver does not reach every field of a frame.
pub(super) fn enter_churn(page: &Page, churn: &str) {
    let script = "const field = document.getElementById('field-churn'); field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    page.script(script, &[json!(churn)]);
}

/// Red, green and blue of a place in a PNG.
fn pixel(png: &[u8], x: u32, y: u32) -> [u8; 3] {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("pixels");
    let at = y as usize * info.line_size + x as usize * info.color_type.samples();
    [pixels[at], pixels[at + 1], pixels[at + 2]]
}

/// The speed of `preset=saas`.
pub(super) const SAAS: &str = "7.5";

stories! {
    #[depends_on_engine]
    fn a_host_that_allows_the_frame_and_nothing_else_has_the_widget(page) {
        let (site, address) = site();
        let policy = format!("default-src 'none'; frame-src {address}");
        visit(page, &[("Content-Security-Policy", &policy)], &frame(&address, "#preset=saas"));
        speed_is(page, SAAS);
        assert_eq!(site.violations(), [""; 0]);
    }

    #[depends_on_engine]
    #[not_in(Engine::Webkit, "in a sandbox without an origin it takes the policy's 'self' for nothing and loads neither style nor script")]
    fn in_a_sandbox_with_scripts_alone_it_is_computed_and_styled(page) {
        let (site, address) = site();
        let frame = frame(&address, "?layout=full#preset=saas").replace("<iframe", "<iframe sandbox=\"allow-scripts\"");
        visit(page, &[], &frame);
        speed_is(page, SAAS);
        page.inside("iframe", || {
            let styled = page.script("return getComputedStyle(document.querySelector('.dials')).display", &[]);
            assert_eq!(styled, json!("grid"));
            page.fill("Customer churn", "5");
            page.reads("#friction-value", |says| says == "4%");
        });
        assert_eq!(site.violations(), [""; 0]);
    }

    #[depends_on_engine]
    #[only_in(Engine::Webkit, "the others load the policy's 'self' in such a sandbox")]
    fn in_a_sandbox_that_lets_nothing_load_readers_have_the_example(page) {
        let (_site, address) = site();
        let frame = frame(&address, "#preset=saas").replace("<iframe", "<iframe sandbox=\"allow-scripts\"");
        visit(page, &[], &frame);
        let says = "return document.querySelector('[data-beforehand] #verdict').textContent";
        page.inside("iframe", || assert!(page.script(says, &[]).to_string().contains(SAAS)));
    }

    #[desk]
    fn the_widgets_numbers_have_three_digits_and_all_of_them_at_the_focus(page) {
        let (_site, address) = site();
        let link = "?inputs=churn#preset=saas&traffic=3086.4197530864&churn=3.0864197530864";
        visit(page, &[], &frame(&address, link));
        page.inside("iframe", || {
wait("three digits in the sentence", || page.script("return document.getElementById('sentence-traffic')?.value", &[]) == json!("3,086"));
            let field = |page: &Page| page.value_of("Customer churn");
            assert_eq!(field(page), "3.09");
            page.focus("Customer churn");
            wait("the number to be exact", || field(page) == "3.0864197530864");
        });
    }

    #[desk]
    #[only_in(Engine::Chromium, "only Chromium tells what moved")]
    fn nothing_below_it_is_moved_at_load_or_by_changes(page) {
        let (_site, address) = site();
        let frame = frame(&address, "#preset=saas");
        let own = format!("<flywheel-calculator>{frame}</flywheel-calculator><script async src=\"{address}embed.js\"></script>");
        for body in [frame, own] {
            for width in [320, 768, 1280] {
                page.browser().resize(width).expect("a width");
                let watch = "<script>window.moved = 0; new PerformanceObserver((list) => {
                    for (const entry of list.getEntries()) window.moved += entry.value })
                    .observe({ type: 'layout-shift', buffered: true })</script>";
                visit(page, &[], &format!("{watch}<h1>A post</h1>{body}<p>What follows.</p>"));
                speed_is(page, SAAS);
                page.inside("iframe", || {
                    for churn in 1..=9 {
                        page.fill("Customer churn", &churn.to_string());
                    }
                });
                assert_eq!(page.script("return window.moved", &[]), json!(0), "{width}");
            }
        }
    }

    #[depends_on_engine]
    fn of_eight_in_an_article_only_those_near_are_fetched(page) {
        let (site, address) = site();
        let frame = frame(&address, "#preset=saas").replace("<iframe", "<iframe loading=\"lazy\"");
        let text = "<p style=\"height:3000px\">Words.</p>";
        visit(page, &[], &format!("{frame}{text}").repeat(8));
        speed_is(page, SAAS);
        let fetched = site.asked().iter().filter(|path| *path == "/widget/").count();
        assert!(fetched <= 2, "{fetched} were fetched");
    }

    #[depends_on_engine]
    fn on_a_dark_host_it_has_the_hosts_ground(page) {
        let (_site, address) = site();
        let style = "<style>:root { color-scheme: dark; background: rgb(20, 40, 60) } iframe { border: 0; color-scheme: dark }</style>";
        visit(page, &[], &format!("{style}{}", frame(&address, "?theme=dark#preset=saas")));
        page.inside("iframe", || {
            says_speed(page, SAAS);
            let grounds = "return [document.documentElement, document.body].map((part) => getComputedStyle(part).backgroundColor)";
            assert_eq!(page.script(grounds, &[]), json!(["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"]));
            let scheme = page.script("return getComputedStyle(document.documentElement).colorScheme", &[]);
            assert_eq!(scheme, json!("dark"));
        });
        let corner = "const { x, y } = document.querySelector('iframe').getBoundingClientRect(); return [x + scrollX, y + scrollY]";
        let corner = page.script(corner, &[]);
        let place = |index: usize| corner[index].as_f64().unwrap_or_default() as u32;
        let shot = page.browser().screenshot().expect("a picture");
        assert_eq!(pixel(&shot, place(0) + 2, place(1) + 2), [20, 40, 60], "in the frame");
        assert_eq!(pixel(&shot, place(0) - 2, place(1) + 2), [20, 40, 60], "beside it");
    }

    #[depends_on_engine]
    fn fifty_changes_leave_the_hosts_history_as_it_was(page) {
        let (_site, address) = site();
        visit(page, &[], &frame(&address, "#preset=saas"));
        speed_is(page, SAAS);
        let length = page.script("return history.length", &[]);
        page.inside("iframe", || {
            for change in 0..50 {
                enter_churn(page, &format!("{}", 1.0 + f64::from(change) / 10.0));
            }
            wait("its own address follows", || page.script("return location.hash", &[]).to_string().contains("churn=5.9"));
        });
        assert_eq!(page.script("return history.length", &[]), length);
    }

    #[depends_on_engine]
    fn the_script_twice_or_blocked_leaves_one_frame_that_works(page) {
        let (_site, address) = site();
        let script = format!("<script src=\"{address}embed.js\"></script>");
        let own = format!("{script}<flywheel-calculator>{}</flywheel-calculator>{script}", frame(&address, "#preset=saas"));
        visit(page, &[], &own);
        speed_is(page, SAAS);
        assert_eq!(page.script("return document.querySelectorAll('iframe').length", &[]), json!(1));
        visit(page, &[("Content-Security-Policy", &format!("script-src 'none'; frame-src {address}"))], &own);
        speed_is(page, SAAS);
        assert_eq!(page.script("return document.querySelectorAll('iframe').length", &[]), json!(1));
        // The host's policy has refused the script, as was wanted.
        let _ = page.console_errors();
    }

    #[only_in(Engine::Chromium, "only Chromium can be told to run no scripts")]
    fn without_scripts_there_is_a_table_of_the_example(page) {
        let (_site, address) = site();
        let browser = page.browser();
        browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).expect("no scripts");
        page.visit(&format!("{address}widget/#preset=saas"));
        let says = |css: &str| page.script("return document.querySelector(arguments[0]).textContent", &[json!(css)]);
        assert_eq!(says("noscript caption"), json!("An example: Northlight Software"));
        assert_eq!(says("noscript td"), json!(SAAS));
        assert!(says("#verdict").as_str().is_some_and(|says| says.contains(SAAS)));
        assert!(page.count("#wheel svg path") > 10, "the wheel is drawn");
        browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false })).expect("scripts");
    }

    #[depends_on_engine]
    fn a_host_that_isolates_itself_has_it_too(page) {
        let (_site, address) = site();
        visit(page, &[("Cross-Origin-Embedder-Policy", "require-corp")], &frame(&address, "#preset=saas"));
        speed_is(page, SAAS);
    }

    #[depends_on_engine]
    fn tab_enters_walks_through_and_leaves(page) {
        let (_site, address) = site();
        let body = format!("<a href=\"#a\" id=\"before\">Before</a>{}<a href=\"#b\" id=\"after\">After</a>", frame(&address, "#preset=saas"));
        visit(page, &[], &body);
        speed_is(page, SAAS);
        page.script("document.getElementById('before').focus()", &[]);
        let mut walked = Vec::new();
        for _ in 0..20 {
            // Firefox's driver presses keys in the document that it looks at, wherever the focus is.
            let is_inside = walked.last().is_some_and(|at| at == "iframe");
            if is_inside && page.engine() == Engine::Firefox {
                page.inside("iframe", || page.keys(keys::TAB));
            } else {
                page.keys(keys::TAB);
            }
            let at = page.script("const at = document.activeElement; return at.id || at.localName", &[]);
            walked.push(at.as_str().unwrap_or_default().to_owned());
            if at == json!("after") {
                break;
            }
        }
        let inside = walked.iter().filter(|at| *at == "iframe").count();
        assert_eq!(walked.last().map(String::as_str), Some("after"), "{walked:?}");
        // Three numbers of the sentence and its remedy, Stop, two numbers with a slider each, the link.
        assert_eq!(inside, 10, "{walked:?}");
    }

    fn a_hostile_call_to_action_is_no_link(page) {
        let (_site, address) = site();
        let hostile = [
            "javascript:alert(1)", "http://example.org", "//example.org", "https://user:word@example.org", "data:text/html,x",
            "https:\\\\example.org", "https://", "https://exa%09mple.org%0a", " java%0ascript:alert(1)", "%68ttps%3A//a%20b",
        ];
        for call in hostile {
            visit(page, &[], &frame(&address, &format!("?cta={call}&cta-label=Buy#preset=saas")));
            page.inside("iframe", || {
                says_speed(page, SAAS);
                let links = page.script("return [...document.querySelectorAll('a')].map((link) => link.href)", &[]);
                assert_eq!(links.as_array().map(Vec::len), Some(1), "{call}: {links}");
            });
        }
        visit(page, &[], &frame(&address, "?cta=https%3A%2F%2Fexample.org%2Fbuy%3Fa%3D1&cta-label=%3Cb%3EBuy#preset=saas"));
        page.inside("iframe", || {
            page.reads("a.call", |says| says == "<b>Buy");
            let link = page.script("const { href, rel, target } = document.querySelector('a.call'); return [href, rel, target]", &[]);
            assert_eq!(link, json!(["https://example.org/buy?a=1", "noopener nofollow", "_blank"]));
        });
    }

    // Anybody can write such an address, and it looks like ours.
    fn on_a_page_of_its_own_the_widget_shows_no_link_of_a_strangers(page) {
        let (_site, address) = site();
        page.visit(&format!("{address}widget/?cta=https%3A%2F%2Fevil.example&cta-label=Log%20in&theme=dark#preset=saas"));
        says_speed(page, SAAS);
        let links = page.script("return [...document.querySelectorAll('a')].map((link) => link.href)", &[]);
        assert_eq!(links, json!([format!("{address}#v=1&preset=saas")]));
        let theme = page.script("return document.documentElement.dataset.theme", &[]);
        assert_eq!(theme, json!("dark"), "the rest of the address counts");
    }

    fn the_file_that_is_taken_away_keeps_its_authors_link(page) {
        page.open("#preset=saas&view=share");
        page.fill("Your link: an https address", "https://example.org/buy");
        page.fill("Text of your link", "Buy");
        let file = saved(page, "Save the widget as one file");
        let path = std::env::temp_dir().join(format!("flywheel-with-a-link-{}.html", page.width()));
        std::fs::write(&path, file).expect("a file");
        page.visit(&format!("file://{}", path.display()));
        page.reads("a.call", |says| says == "Buy");
        page.visit(&format!("file://{}?cta=https%3A%2F%2Fevil.example&cta-label=Log%20in#preset=saas", path.display()));
        says_speed(page, SAAS);
        assert_eq!(page.count("a.call"), 0, "no other address puts one there");
    }

    fn what_the_embedder_chooses_is_what_readers_see(page) {
        let (_site, address) = site();
        visit(page, &[], &frame(&address, "?layout=compact&inputs=nps&theme=light&accent=f0f#preset=saas"));
        page.inside("iframe", || {
            says_speed(page, SAAS);
            let shown = "return [document.querySelectorAll('.wheel').length, document.querySelectorAll('.field').length,
                document.documentElement.dataset.theme]";
            assert_eq!(page.script(shown, &[]), json!([0, 1, "light"]));
            let accent = page.script("return getComputedStyle(document.querySelector('.calls a')).color", &[]);
            // Magenta on light paper is made as dark as it must be to be read.
            assert_eq!(accent, json!("rgb(203, 0, 203)"));
        });
    }

    fn addresses_of_before_show_what_they_showed(page) {
        let (_site, address) = site();
        for (layout, drawings) in [("full", 1), ("compact", 0)] {
            visit(page, &[], &frame(&address, &format!("?layout={layout}&inputs=traffic,nps&cta-label=x#v=1&preset=saas&customers=300")));
            page.inside("iframe", || {
                page.reads("#size-value", |says| says == "300");
                assert_eq!(page.count(".wheel"), drawings, "{layout}");
                let fields = page.script("return [...document.querySelectorAll('.field input[type=text]')].map((field) => field.name)", &[]);
                assert_eq!(fields, json!(["traffic", "nps"]), "{layout}");
            });
        }
    }

    fn three_numbers_are_open_and_the_others_behind_more(page) {
        let (_site, address) = site();
        visit(page, &[], &frame(&address, "?inputs=nps,churn,conversion,customers,traffic#preset=saas"));
        page.inside("iframe", || {
            says_speed(page, SAAS);
            let names = |css: &str| page.script("return [...document.querySelectorAll(arguments[0])].map((field) => field.name)", &[json!(css)]);
            assert_eq!(names(".your-numbers > .rows [type=text]"), json!(["nps", "churn", "pass"]));
            assert_eq!(names("details [type=text]"), json!(["customers", "traffic"]));
            page.press("More numbers");
            page.script("scrollTo(0, document.body.scrollHeight)", &[]);
            let top = "return document.querySelector('.results').getBoundingClientRect().top >= 0";
            assert_eq!(page.script(top, &[]), json!(true), "the results stay in view");
        });
    }

    fn the_authors_headline_month_and_curve_are_there(page) {
        let (_site, address) = site();
        let settings = "?headline=Try+%3Cb%3Eit&pin=1&month=2027-01&lang=en&parts=chart,mine,inputs&inputs=churn#preset=saas";
        visit(page, &[], &frame(&address, settings));
        page.inside("iframe", || {
            page.reads(".headline", |says| says == "Try <b>it");
            page.reads(".months", |says| says.split_whitespace().collect::<String>() == "Jan2027Jan2030");
            let line = |class: &str| page.attribute(&format!(".{class}-line"), "d").unwrap_or_default();
            assert_eq!(line("today"), line("flywheel"), "nothing is changed yet");
            let author = line("today");
            let says = page.text_of(".against");
            enter_churn(page, "1");
            page.reads(".against", |now| now != says);
            wait("the reader's curve has moved", || line("flywheel") != line("today"));
            let share = |path: &str| path.split('L').count();
            assert_eq!(share(&line("today")), share(&author), "the author's curve has all its months");
            assert!(page.style(".today-line", &["stroke-dasharray"])["stroke-dasharray"].contains("px"), "it is dashed");
        });
    }

    #[phone]
    #[only_in(Engine::Chromium, "only Chromium takes touches")]
    fn a_finger_on_a_slider_of_the_frame_changes_the_result(page) {
        let (_site, address) = site();
        visit(page, &[], &frame(&address, "?parts=sentence,inputs&inputs=recommended#preset=saas"));
        speed_is(page, SAAS);
        let before = page.inside("iframe", || page.text_of("#verdict"));
        let slider = "const { left, top, width, height } = document.querySelector('[name=recommended-slider]').getBoundingClientRect();
            const { value, max } = document.querySelector('[name=recommended-slider]');
            return [left + 8 + (width - 16) * value / max, left + width - 20, top + height - 10]";
        let slider = page.inside("iframe", || page.script(slider, &[]));
        let corner = page.script("const { x, y } = document.querySelector('iframe').getBoundingClientRect(); return [x, y]", &[]);
        let place = |of: &Value, at: usize| of[at].as_f64().unwrap_or_default();
        let devtools = |command: &str, parameters: Value| {
            page.browser().devtools(command, parameters).expect(command);
        };
        devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }));
        let touch = |kind: &str, x: f64| {
            let points = json!([{ "x": place(&corner, 0) + x, "y": place(&corner, 1) + place(&slider, 2) }]);
            let points = if kind == "touchEnd" { json!([]) } else { points };
            devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
        };
        let (from, to) = (place(&slider, 0), place(&slider, 1));
        touch("touchStart", from);
        for step in 1..=8 {
            touch("touchMove", from + (to - from) * f64::from(step) / 8.0);
        }
        touch("touchEnd", to);
        page.inside("iframe", || page.reads("#verdict", |says| says != before));
        devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": false }));
    }

    #[depends_on_engine]
    fn it_stores_nothing_and_keeps_no_worker(page) {
        let (_site, address) = site();
        visit(page, &[], &frame(&address, "#preset=saas"));
        page.inside("iframe", || {
            page.fill("Customer churn", "7");
            wait("it has settled", || page.script("return location.hash", &[]).to_string().contains("churn=7"));
            let kept = "return [localStorage.length, sessionStorage.length, document.cookie,
                (await navigator.serviceWorker?.getRegistrations() ?? []).length]";
            let kept = page.browser().promise(kept, &[]).expect("an answer");
            assert_eq!(kept, json!([0, 0, "", 0]));
        });
    }

    fn every_example_has_a_page_with_a_valid_oembed_link(page) {
        page.open("");
        let fetched = |path: &str| {
            let script = "return await (await fetch(arguments[0])).text()";
            let text = page.browser().promise(script, &[json!(path)]).expect("a page");
            text.as_str().unwrap_or_default().to_owned()
        };
        for preset in ["saas", "shop", "agency", "local", "app"] {
            let text = fetched(&format!("{preset}/"));
            let after = |start: &str| {
                let rest = text.split_once(start).unwrap_or_else(|| panic!("{start} in {text}")).1;
                rest.split(['"', '<']).next().unwrap_or_default().to_owned()
            };
            assert!(after("<title>").starts_with("The flywheel calculator: "));
            assert_eq!(text.matches("<td>").count(), 8, "the table of its result");
            assert!(after("og:image\" content=\"").ends_with("/card.png"));
            let link = after("application/json+oembed\" href=\"");
            let path = link.strip_prefix("https://flywheel.test/").expect("the site's address");
            let oembed: Value = serde_json::from_str(&fetched(path)).expect("JSON");
            assert_eq!((&oembed["version"], &oembed["type"]), (&json!("1.0"), &json!("rich")));
            let html = oembed["html"].as_str().unwrap_or_default();
            let start = format!("<iframe src=\"https://flywheel.test/widget/#preset={preset}\"");
            assert!(html.starts_with(&start), "{html}");
            assert!(oembed["width"].is_u64() && oembed["height"].is_u64());
        }
    }
}
