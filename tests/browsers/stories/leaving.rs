//! What leaves the page looks made for it: the picture is a slide, and the report two pages.

use flywheel_tests::{Engine, Page};
use serde_json::{Value, json};

use super::paper::{OVERLAPPING, PAPER};
use super::worksheet::saved;
use super::{stories, wait};

const LANGUAGES: [&str; 5] = ["en", "de", "fil", "nb", "zh"];

/// In millimetres and inches: width and height.
const SHEETS: [(&str, f64, f64); 2] = [("A4", 8.27, 11.69), ("Letter", 8.5, 11.0)];

/// The longest stages and a name of the longest kind, so that every sentence is as long as it gets.
const LONG: &str = "&stages=visit,a%20lead%20with%20a%20very%20long%20name%20indeed,another%20stage,customer";

fn open(page: &Page, language: &str, rest: &str) {
    page.open(&format!("?lang={language}#preset=saas&view=share{rest}"));
    page.bring_all();
    wait("the chart and the view are there", || {
        page.count("#plot path") > 0 && page.count("#share button") > 5
    });
}

/// Saves the picture by the button at this place, whatever the language calls it.
fn picture(page: &Page, kind: &str) -> String {
    let name = format!(
        "return [...document.querySelectorAll('.journey-tools button')].map((button) => button.textContent)
           .findLast((name) => name.includes('{kind}'))"
    );
    let name = page.script(&name, &[]);
    saved(page, name.as_str().expect("a button"))
}

/// Texts of a drawing that reach out of it, or over another text.
const CUT: &str = r"
const texts = [...document.querySelectorAll('text')].filter((text) => text.textContent.trim());
const box = (one) => one.getBoundingClientRect();
const all = document.documentElement.viewBox.baseVal;
const out = texts.filter((text) => {
  const { left, top, right, bottom } = box(text);
  return left < 0 || top < 0 || right > all.width || bottom > all.height;
});
const over = texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => {
  if (one.closest('svg') !== other.closest('svg') || one.closest('svg') !== document.documentElement) return false;
  const [a, b] = [box(one), box(other)];
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
}).map((other) => [one, other]));
return [out, over].flat(2).map((text) => text.textContent)";

/// Shows the report as on a sheet of paper, tells something of it, and shows the page again.
fn on_paper(page: &Page, look: impl FnOnce() -> Value) -> Value {
    let devtools =
        |command: &str, parameters: Value| page.browser().devtools(command, parameters).expect("an answer");
    let paper = json!({ "width": PAPER, "height": 1000, "deviceScaleFactor": 1, "mobile": false });
    devtools("Emulation.setDeviceMetricsOverride", paper);
    page.show_printed();
    let seen = look();
    devtools("Emulation.clearDeviceMetricsOverride", json!({}));
    devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    seen
}

/// Three moves, each with what it takes, if the page has none.
const MOVES: &str = r"
if (!document.querySelector('[aria-labelledby=moves-title]')) {
  const moves = document.createElement('section');
  moves.setAttribute('aria-labelledby', 'moves-title');
  const words = 'Ask every customer who answered nine or ten for one name, in the week of the answer. '.repeat(2);
  moves.append(...[1, 2, 3].map(() => {
    const move = document.createElement('p');
    move.textContent = `15 % to 25.5 %: 155 more customers. ${words}`;
    return move;
  }));
  document.getElementById('moves').prepend(moves);
}";

/// What stands in the report, from top to bottom, and what is cut there.
const PARTS: &str = r"
const parts = ['h1', '.soft', '.verdict', '.wheel', 'table', '[aria-labelledby=moves-title]', 'dl', '.from'];
const report = document.querySelector('#report');
const tops = parts.map((css) => report.querySelector(css).getBoundingClientRect().top);
const cut = [...report.querySelectorAll('*')].filter((one) => one.scrollWidth > one.clientWidth + 1
  && getComputedStyle(one).display !== 'inline' && !one.closest('svg, .wheel, .plot'));
return [tops.every((top, at) => at === 0 || top > tops[at - 1]), cut.map((one) => one.outerHTML.slice(0, 60)),
  [...document.querySelectorAll('button, .top, footer, #in-words')].filter((one) => one.checkVisibility()).length]";

fn pages_of(pdf: &Value) -> usize {
    let text = pdf["data"].as_str().or(pdf.as_str()).unwrap_or_default();
    let bytes = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, text).expect("base64");
    lopdf::Document::load_mem(&bytes)
        .expect("a PDF")
        .get_pages()
        .len()
}

stories! {
    #[depends_on_engine]
    fn the_picture_has_headline_finding_wheel_chart_source_and_date(page) {
        open(page, "en", "");
        let text = picture(page, "SVG");
        let drawing = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let root = drawing.root_element();
        assert_eq!((root.attribute("width"), root.attribute("height")), (Some("1280"), Some("720")));
        let texts = root.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
        let says: Vec<String> = texts.map(|text| text.descendants().filter_map(|node| node.text()).collect()).collect();
        let says = says.join("\n");
        let year = page.script("return String(new Date().getFullYear())", &[]);
        for words in ["Northlight Software", "With 10,000 visits a month", "Attract", "Flywheel ", "36 months",
                      "The flywheel calculator, http", year.as_str().unwrap_or_default()] {
            assert!(says.contains(words), "{words} is not in {says}");
        }
        let colours = root.descendants().filter(|node| node.attribute("stroke").is_some_and(|colour| colour.starts_with("rgb")));
        assert!(colours.count() >= 5, "the colours stand in it");
    }

    #[only_in(Engine::Chromium, "only Chromium can be told what a visitor prefers")]
    fn the_picture_has_the_name_of_the_wheel_and_light_colours(page) {
        page.prefer(&[("prefers-color-scheme", "dark")]);
        page.open("#preset=saas&view=compare");
        page.fill("Name of this wheel", "Spring plan");
        page.press("Share");
        page.bring_all();
        let text = saved(page, "Save picture as SVG");
        page.prefer(&[]);
        let drawing = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let texts: Vec<&str> = drawing.descendants().filter_map(|node| node.text()).collect();
        assert!(texts.contains(&"Spring plan"), "{texts:?}");
        assert!(text.contains("fill=\"rgb(251, 250, 246)\""), "its paper is light");
        let background = page.script("return getComputedStyle(document.documentElement).colorScheme", &[]);
        assert_eq!(background, json!("light dark"), "the page is as it was");
    }

    #[only_in(Engine::Chromium, "the words are measured in one engine")]
    fn nothing_of_the_picture_is_cut_in_any_language(page) {
        for language in LANGUAGES {
            for rest in ["", "&preset=app", LONG] {
                open(page, language, rest);
                let file = picture(page, "SVG");
                let folder = std::env::temp_dir().join("flywheel-pictures");
                std::fs::create_dir_all(&folder).expect("a folder");
                let path = folder.join(format!("{language}-{}-{}.svg", rest.len(), page.width()));
                std::fs::write(&path, file).expect("a file");
                page.visit(&format!("file://{}", path.display()));
                assert_eq!(page.script(CUT, &[]), json!([]), "{language} {rest}");
            }
        }
    }

    #[only_in(Engine::Chromium, "only Chromium can show how it prints")]
    fn the_report_is_two_pages_in_every_language(page) {
        for language in LANGUAGES {
            open(page, language, LONG);
            page.script(MOVES, &[]);
            let parts = on_paper(page, || json!([page.script(PARTS, &[]), page.script(OVERLAPPING, &[])]));
            assert_eq!(parts, json!([[true, [], 0], []]), "{language}");
            for (sheet, width, height) in SHEETS {
                let size = json!({ "paperWidth": width, "paperHeight": height, "preferCSSPageSize": false });
                let pdf = page.browser().devtools("Page.printToPDF", size).expect("a PDF");
                assert_eq!(pages_of(&pdf), 2, "{language} on {sheet}");
            }
        }
    }

    #[depends_on_engine]
    #[not_in(Engine::Webkit, "its driver prints nothing")]
    fn the_report_is_printed_not_the_page(page) {
        open(page, "en", "");
        page.script("window.print = () => { window.__printed = true }", &[]);
        page.press("Print the report");
        wait("it prints", || page.script("return window.__printed", &[]) == json!(true));
        let pdf = page.browser().command("print", json!({})).expect("a PDF");
        assert_eq!(pages_of(&pdf), 2);
    }
}
