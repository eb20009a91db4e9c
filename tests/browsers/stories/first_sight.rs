//! What a visitor has before doing anything.

use flywheel_tests::{Engine, Page};
use serde_json::json;

use super::{before_the_second_part, number, numbers_in, result_has, same, shows, stores, stories, wait};

const TURNS: &str = "\
document.querySelector('#wheel').scrollIntoView({ block: 'center' });
return document.querySelector('.rotor').getAnimations()
  .map((animation) => [animation.playState, animation.playbackRate])";

/// The served page as a document, for the scripts below. `DOMParser` would need a Trusted Type.
const SERVED: &str = r"
const served = await new Promise((done) => {
  const request = new XMLHttpRequest();
  request.responseType = 'document';
  request.onload = () => done(request.response);
  request.open('GET', location.pathname);
  request.send();
});";

/// What the page says as it is served, and now that the app runs.
const BEFORE: &str = r"
const parts = ['.brand', '#verdict', '.dials', '.strip', '.legend', '#your-numbers'];
const words = (page, css) => page.querySelector(css).textContent;
const values = (page) => [...page.querySelectorAll('h1 input, .your-numbers > .field [type=text]')].map((field) =>
  page === document ? field.value : field.getAttribute('value'));
const read = (page) => ({
  says: [...parts.map((css) => words(page, css)), page.querySelector('#wheel').getAttribute('aria-label'), values(page)],
  drawn: [...page.querySelectorAll('#wheel path, #wheel circle')].map((part) => part.getAttribute('d') ?? part.getAttribute('r')),
  table: [...served.querySelectorAll('#outlook tbody tr')].map((row) => [...row.children].map((cell) => Number(cell.textContent))),
});
return [read(served), read(document)]";

/// The position and size of every element but those that are fetched later, which stand at the end. In the widget, what is
/// in the boxes of the chart and of the curves comes with the app.
const STANDING: &str = r"
const place = document.querySelector('#app');
const later = () => `.later, footer, .rotor${place.querySelector('main.widget') ? ', .plot > *, .handle > *, .handled > small' : ''}`;
const standing = () => [...place.querySelectorAll('*')]
  .filter((one) => one.getClientRects().length > 0 && !one.closest(later()))
  .map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const tall = one.querySelector('.later') || one.matches('.column-inputs') ? 0 : height;
    const name = `${one.tagName} ${one.id} ${one.textContent.slice(0, 40)}`;
    return [name, left + scrollX, top + scrollY, width, tall];
  });
// Text in one node or in two differs by a 64th of a pixel.
const differs = (one, other) => !other || one.slice(1).some((at, index) => Math.abs(at - other[index + 1]) > 0.5);
const moved = (before, now) =>
  before.map((one, index) => [one, now[index] ?? null]).filter(([one, other]) => differs(one, other)).slice(0, 5);";

/// The elements that stand elsewhere in the served page than in the running app. The browser's own `layout-shift` does
/// not count an element that replaces another.
const MOVED: &str = r"
const now = standing();
served.querySelectorAll('noscript').forEach((one) => one.remove());
place.replaceChildren(...served.querySelector('#app').childNodes);
const before = standing();
return [before.length, moved(before, now)]";

/// The app's second part waits until `goOn` is called.
const HELD: &str = "await new Promise((go) => { globalThis.goOn = go; })";

/// What the first part says: the sentence with its numbers, the dials and the strip of the page, the hub.
const RESULT: &str = r"
const words = (element) => element?.textContent.replace(/\s+/g, ' ').trim();
const dials = ['speed', 'friction', 'size', 'momentum'].map((id) => document.querySelector(`#${id}-value`)).filter(Boolean);
return [
  words(document.querySelector('#verdict')),
  ...[...document.querySelectorAll('#verdict input')].map((field) => [field.value, field.size]),
  ...[...document.querySelectorAll('#verdict > span')].map((part) => [part.hidden, part.className]),
  ...dials.flatMap((value) => [value.previousElementSibling, value, value.nextElementSibling].map(words)),
  ...[...document.querySelectorAll('.strip span, text.hub-number, text.hub-label')].map(words),
]";

/// The languages whose words have been fetched, and those that the early script fetches where nothing has asked yet.
const WORDS: &str = r"
const words = (address) => `${address}`.match(/[/]text-(\w+)/)?.[1];
const before = performance.getEntriesByType('resource').map(({ name }) => words(name)).filter(Boolean);
const fetched = globalThis.fetch;
const again = [];
globalThis.fetch = (address) => (again.push(words(address)), fetched(address));
delete globalThis.firstWords;
await import(`${document.querySelector('script[async]').src}?again`);
await globalThis.firstWords.nb;
return [before, again]";

/// What has moved in the window since the page was opened, as the browser counts it.
const SHIFTS: &str = r"
const shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
await new Promise((after) => setTimeout(after, 500));
return shifts.map(({ value, sources }) => [value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName)])";

/// Opens the app and holds its second part back.
fn open_the_first_part(page: &Page, rest: &str) {
    page.with_script(&before_the_second_part(HELD), || page.open_without_waiting(rest));
    let is_held = "return !!document.querySelector('#app').dataset.beforehand && !!globalThis.goOn";
    wait("the first part to have said it", || {
        page.script(is_held, &[]) == json!(true)
    });
}

/// Waits until the app runs, but not by a verb, which would scroll to look for it.
fn has_taken_over(page: &Page) {
    wait("the app runs", || page.count("[data-beforehand]") == 0);
}

stories! {
    fn the_page_shows_the_app(page) {
        page.open("");
        assert!(!page.text_of("main").is_empty());
        assert!(page.result().is_object());
        assert_eq!(page.script("return document.title", &[]), "The flywheel calculator");
    }

    #[phone]
    #[depends_on_engine]
    fn what_is_below_is_fetched_when_it_comes_near(page) {
        let parts = "return performance.getEntriesByType('resource')
          .filter((entry) => /show_.*wasm/.test(entry.name)).length";
        page.open("");
        wait("the chart is there", || page.count("#plot") == 1);
        if page.width() < 400 {
            assert_eq!(page.script(parts, &[]), json!(1), "all else is far below a phone's window");
        }
        page.bring_all();
        assert_eq!(page.script(parts, &[]), json!(3));
        page.see("Flywheel against funnel");
    }

    #[both_widths]
    #[depends_on_engine]
    fn nothing_is_wider_than_the_window(page) {
        page.open("");
        page.bring_all();
        assert_eq!(page.overflow(), 0);
    }

    #[both_widths]
    #[depends_on_engine]
    fn with_everything_open_nothing_is_wider_than_the_window(page) {
        page.open("");
        super::open_all(page);
        assert_eq!(page.overflow(), 0);
    }

    fn the_verdict_names_the_example_its_speed_and_its_biggest_brake(page) {
        page.open("");
        let verdict = page.text_of("#verdict");
        for words in [
            "With 10,000 visits a month and an NPS of 36,",
            "Northlight Software wins 7.5 customers a month",
            "20% of them by recommendation.",
            "is the biggest brake. ",
            "Try 25.5%, halfway to its usual best: 155 more customers after 36 months",
        ] {
            assert!(verdict.contains(words), "no “{words}” in “{verdict}”");
        }
    }

    fn the_four_dials_show_the_example(page) {
        page.open("");
        for (dial, value) in [("speed", "7.5"), ("friction", "1.5%"), ("size", "150"), ("momentum", "13.3")] {
            assert_eq!(page.text_of(&format!("#{dial}-value")), value, "{dial}");
        }
        assert_eq!(page.text_of("#hub-customers"), "150");
    }

    fn the_wheel_says_the_same_numbers_as_the_result(page) {
        page.open("");
        let said = numbers_in(&page.attribute("#wheel", "aria-label").unwrap_or_default());
        let result = page.result();
        let wheel = |name: &str| number(&result, &format!("/wheel/{name}"));
        let exact = [
            wheel("size"),
            number(&result, "/inputs/nps"),
            wheel("push"),
            wheel("spin") * wheel("size"),
            wheel("speed"),
            100.0 * wheel("friction"),
            wheel("mass"),
        ];
        assert_eq!(said.len(), exact.len(), "{said:?}");
        for (said, exact) in said.iter().zip(exact) {
            assert!(shows(*said, exact), "{said} for {exact}");
        }
    }

    #[depends_on_engine]
    fn the_wheel_turns(page) {
        page.open("");
        wait("one animation of the rotor should run", || {
            let turns = page.script(TURNS, &[]);
            turns.as_array().is_some_and(|all| all.len() == 1)
                && turns[0][0] == "running"
                && turns[0][1].as_f64().is_some_and(|rate| rate > 0.0)
        });
    }

    #[depends_on_engine]
    fn the_wheel_turns_faster_the_more_it_wins(page) {
        let rate = || page.script(TURNS, &[])[0][1].as_f64().unwrap_or_default();
        page.open("");
        wait("the wheel should turn", || rate() > 0.0);
        let before = rate();
        page.fill("Traffic", "100000");
        wait("the wheel should turn faster", || rate() > before);
        page.fill("Traffic", "0");
        wait("the wheel should stand", || rate() == 0.0);
    }

    #[only_in(Engine::Chromium, "only Chromium can be told what a visitor prefers")]
    fn the_wheel_stands_for_who_wants_less_motion(page) {
        page.prefer(&[("prefers-reduced-motion", "reduce")]);
        page.open("");
        assert_eq!(page.script(TURNS, &[]), json!([]));
        page.prefer(&[]);
    }

    fn the_page_as_served_has_no_style_and_no_script_of_its_own(page) {
        page.open("");
        let served = page.promise("return await (await fetch(location.pathname)).text()", &[]);
        let served = served.as_str().unwrap_or_default().to_lowercase();
        assert!(served.contains(">the flywheel calculator</title>"), "{served}");
        for unwanted in [" style=", "<style", " onclick=", " onload=", "javascript:"] {
            assert!(!served.contains(unwanted), "it holds {unwanted}");
        }
        for script in served.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            assert!(tag.contains(" src="), "an inline script: {tag}");
        }
    }

    #[depends_on_engine]
    fn before_any_script_runs_the_page_says_what_the_app_says(page) {
        page.open("");
        let result = page.result();
        let compared = page.promise(&[SERVED, BEFORE].concat(), &[]);
        let [served, live] = [&compared[0], &compared[1]];
        assert_eq!(served["says"], live["says"], "the sentence, the numbers, the wheel in words");
        assert_eq!(served["drawn"], live["drawn"], "the wheel as it is drawn");
        assert!(served["says"].to_string().contains("Northlight Software"), "{served}");
        for row in served["table"].as_array().expect("a table") {
            let [month, flywheel, funnel] = [0, 1, 2].map(|cell| row[cell].as_f64().unwrap_or(-1.0));
            let at = |line: &str| super::row(&result, &format!("/projection/{line}"))[month as usize];
            assert_eq!([flywheel, funnel], [at("flywheel").round(), at("funnel").round()], "month {month}");
        }
    }

    #[both_widths]
    #[depends_on_engine]
    #[not_in(Engine::Webkit, "it lays out a legend otherwise when it is put back, and rounds the width of a field otherwise")]
    fn nothing_moves_when_the_app_takes_over(page) {
        for (path, width) in [("", page.width()), ("", 768), ("widget/", page.width()), ("widget/", 768)] {
            page.browser().resize(width).expect("a window of that width");
            page.visit(&format!("{}{path}", page.site()));
            has_taken_over(page);
            if page.engine() == Engine::Chromium {
                assert_eq!(page.promise(SHIFTS, &[]), json!([]), "{path} at {width} pixels");
            }
            let moved = page.promise(&[SERVED, STANDING, MOVED].concat(), &[]);
            assert!(moved[0].as_u64().is_some_and(|count| count > 30), "{path}: {moved}");
            assert_eq!(moved[1], json!([]), "{path} at {width} pixels");
        }
    }

    #[both_widths]
    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn the_result_is_there_before_the_rest_of_the_app(page) {
        for rest in [
            "",
            "#preset=saas&churn=3",
            "#preset=shop&traffic=5000&if-traffic=9000&if-nps=70",
            "?lang=de#preset=agency&votes=120,50,30",
            "?lang=zh#preset=app&conversion=,5&stages=Visit,Install,Paying",
            "#preset=saas&churn=0&traffic=0",
            "widget/#preset=agency&churn=7&if-nps=70",
            "widget/?lang=fil&inputs=churn#preset=shop",
            "widget/",
        ] {
            open_the_first_part(page, rest);
            let is_pale = "const parts = [...document.querySelectorAll('.wheel-section, .presets, .your-numbers, .later')];
              return parts.length > 1 && parts.every((part) => getComputedStyle(part).opacity < 1)";
            let is_others = !["", "widget/"].contains(&rest);
            assert_eq!(page.script(is_pale, &[]), json!(is_others), "{rest}: what still shows the example's numbers is pale");
            let first = page.script(RESULT, &[]);
            page.script(&[STANDING, "globalThis.stood = standing(); globalThis.goOn()"].concat(), &[]);
            has_taken_over(page);
            assert_eq!(first, page.script(RESULT, &[]), "{rest}");
            // Other numbers can need more lines of what the first part does not say.
            if !is_others {
                let moved = page.script(&[STANDING, "return moved(globalThis.stood, standing())"].concat(), &[]);
                assert_eq!(moved, json!([]), "{rest}");
            }
            assert_eq!(page.script(is_pale, &[]), json!(false), "{rest}");
        }
    }

    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn who_goes_on_from_the_widget_before_its_rest_has_come_takes_the_numbers_along(page) {
        open_the_first_part(page, "widget/#v=1&preset=agency&churn=7");
        let leads = "return document.querySelector('.calls a').href";
        let led = page.script(leads, &[]);
        assert!(led.as_str().is_some_and(|to| to.ends_with("/#v=1&preset=agency&churn=7")), "{led}");
        page.script("globalThis.goOn()", &[]);
        has_taken_over(page);
        assert_eq!(page.script(leads, &[]), led);
    }

    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn a_link_that_comes_before_the_rest_is_followed(page) {
        open_the_first_part(page, "#preset=saas&churn=3");
        page.script("location.hash = '#preset=saas&churn=4'; globalThis.goOn()", &[]);
        page.result_where(|result| same(number(result, "/inputs/churn"), 0.04));
    }

    #[only_in(Engine::Chromium, "only Chromium runs a script before those of the page")]
    fn what_another_tab_stores_before_the_rest_has_come_is_shown_and_not_written_over(page) {
        page.open("");
        page.fill("Customer churn", "3");
        stores(page, "churn=3");
        open_the_first_part(page, "");
        page.store("wheel", "preset=saas&churn=6");
        page.script("globalThis.goOn()", &[]);
        result_has(page, "/inputs/churn", 0.06);
        page.fill("NPS", "50");
        stores(page, "nps=50");
        stores(page, "churn=6");
    }

    #[depends_on_engine]
    fn the_words_are_asked_for_once_and_early(page) {
        page.open("?lang=nb");
        let words = page.promise(WORDS, &[]);
        assert_eq!(words[0], json!(["nb"]), "once");
        // Firefox runs a story's scripts in a world of their own.
        if page.engine() != Engine::Firefox {
            assert_eq!(words[1], json!(["nb"]), "by the early script, where nobody had asked");
        }
    }

    fn the_language_of_the_page_is_told(page) {
        page.open("");
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
    }
}
