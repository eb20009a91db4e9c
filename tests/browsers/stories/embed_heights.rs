//! The room that the widget needs in other people's pages, and that its snippets reserve for it.

use flywheel_model::embed::{Layout, Settings};
use flywheel_tests::Page;
use serde_json::json;

use super::embed::{site, visit};
use super::messages::{LISTEN, heard_one};
use super::{stories, wait};

/// Columns: two phones, the text of most blogs, and a wide page.
const WIDTHS: [u32; 4] = [320, 375, 680, 1100];

/// The height that may be left below the widget in a frame. Its author's numbers make the sentence longer or shorter.
const MOST_LEFT: f64 = 160.0;

/// The layouts by the names of their pictures.
const NAMES: [(Layout, &str); 6] = [
    (Layout::Sentence, "A line of text"),
    (Layout::Chart, "Chart"),
    (Layout::Stop, "Wheel with the stop test"),
    (Layout::Card, "Card"),
    (Layout::Full, "All of it"),
    (Layout::Compact, "Compact, without the wheel"),
];

/// What is wider than the frame, cut by its own box, or below the end of the frame. The drawing turns and is clipped.
const CUT: &str = "
    const isCut = (element) => {
        const { left, right, bottom, width } = element.getBoundingClientRect();
        const isOutside = width > 1 && (left < -1 || right > innerWidth + 1 || bottom > innerHeight + 1);
        const clips = getComputedStyle(element).overflowX !== 'visible' && !element.matches('main, input');
        return isOutside || (clips && element.scrollWidth > element.clientWidth + 1);
    };
    const all = [...document.querySelectorAll('main :not(.wheel, .wheel *, svg *, .visually-hidden, .handled > small)')];
    return all.filter((element) => element.checkVisibility() && isCut(element))
        .map((element) => `${element.localName}.${element.className}`)";

/// Room below the content, and what scrolls or is cut, of the frame that this selector finds.
fn looked_at(page: &Page, frame: &str) -> (f64, Vec<String>) {
    page.inside(frame, || {
        wait("the app is there", || {
            page.count(".calls a") == 1 && page.count("[data-beforehand]") == 0
        });
        let room =
            "const { clientWidth, scrollWidth, clientHeight, scrollHeight } = document.documentElement;
            return [scrollWidth - clientWidth, scrollHeight - clientHeight,
                innerHeight - document.body.getBoundingClientRect().height]";
        let room = page.script(room, &[]);
        let mut faults: Vec<String> = serde_json::from_value(page.script(CUT, &[])).expect("names");
        for (scrolled, way) in [(&room[0], "sideways"), (&room[1], "down")] {
            if scrolled != &json!(0) {
                faults.push(format!("it scrolls {way} by {scrolled}"));
            }
        }
        (room[2].as_f64().unwrap_or(-1.0), faults)
    })
}

stories! {
    #[desk]
    #[depends_on_engine]
    fn the_height_that_the_snippets_reserve_is_what_it_takes(page) {
        page.browser().resize(1280).expect("a width");
        let (_site, address) = site();
        const LEFT_OVER: f64 = 70.0;
        let mut taken = Vec::new();
        for (layout, name) in Layout::ALL.map(|layout| (layout, layout.word())) {
            let settings = Settings { layout, lang: "fil".to_owned(), ..Settings::default() };
            // In each range a width at which the widget is among the highest: a phone's window of 320 has margins.
            for width in [288, 480, 720, 900] {
                let reserved = f64::from(settings.height_in(width));
                // Of all languages Filipino has the longest words.
                let own = format!("{LISTEN}<div style=\"width:{width}px\">
                    <flywheel-calculator preset=\"saas\" layout=\"{name}\" lang=\"fil\"></flywheel-calculator></div>
                    <script async src=\"{address}embed.js\"></script>");
                visit(page, &[], &own);
                let takes = heard_one(page, "resize")["height"].as_f64().unwrap_or_default();
                taken.push((name, width, takes, reserved, takes <= reserved && takes > reserved - LEFT_OVER));
            }
        }
        assert!(taken.iter().all(|(.., fits)| *fits), "{taken:?}");
    }

    // Columns of text are narrower than their window.
    #[desk]
    #[depends_on_engine]
    fn in_a_column_of_any_width_the_snippet_cuts_nothing_and_scrolls_nowhere(page) {
        page.browser().resize(1280).expect("a width");
        let mut wrong = Vec::new();
        for (layout, name) in NAMES {
            page.open("#preset=saas&view=share");
            page.press(name);
            page.choose("Language", "English");
            let snippet = || page.value_of("Code for your page");
            let wanted = format!("layout={}", layout.word());
            wait("the snippet follows", || {
                let snippet = snippet();
                snippet.contains("lang=en") && snippet.contains(&wanted) == (layout != Layout::default())
            });
            let snippet = snippet();
            for theme in ["light", "dark"] {
                let snippet = snippet.replace("widget/?", &format!("widget/?theme={theme}&"));
                let column = |width| format!("<div id=\"w{width}\" style=\"width:{width}px\">{snippet}</div>");
                visit(page, &[], &WIDTHS.map(column).concat().replace("loading=\"lazy\"", ""));
                for width in WIDTHS {
                    let (left, faults) = looked_at(page, &format!("#w{width} iframe"));
                    if !faults.is_empty() || !(0.0..MOST_LEFT).contains(&left) {
                        wrong.push((layout, width, theme, left, faults));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[desk]
    fn in_each_language_the_snippet_that_names_it_leaves_little_room(page) {
        page.browser().resize(1280).expect("a width");
        let mut wrong = Vec::new();
        for language in ["English", "Norsk bokmål", "Deutsch", "繁體中文", "Filipino"] {
            for (layout, name) in NAMES {
                page.open("#preset=agency&view=share");
                page.choose("Language", language);
                page.press(name);
                let wanted = format!("layout={}", layout.word());
                let snippet = || page.value_of("Code for your page");
                wait("the snippet follows", || snippet().contains("lang=") && snippet().contains(&wanted) == (layout != Layout::default()));
                let snippet = snippet();
                let column = |width| format!("<div id=\"w{width}\" style=\"width:{width}px\">{snippet}</div>");
                visit(page, &[], &WIDTHS.map(column).concat().replace("loading=\"lazy\"", ""));
                for width in WIDTHS {
                    let (left, faults) = looked_at(page, &format!("#w{width} iframe"));
                    if !faults.is_empty() || !(0.0..MOST_LEFT).contains(&left) {
                        wrong.push((language, layout, width, left, faults));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[both_widths]
    fn the_copied_snippet_has_room_for_the_widget_in_anybodys_page(page) {
        for name in ["All of it", "Card"] {
            page.open("#preset=saas&view=share");
            page.press(name);
            let snippet = || page.value_of("Code for your page");
            wait("the snippet follows", || snippet().contains("layout=full") == (name == "All of it"));
            visit(page, &[], &snippet());
            let (left, faults) = looked_at(page, "iframe");
            assert!(faults.is_empty() && (0.0..MOST_LEFT).contains(&left), "{name}: {left} is left, {faults:?}");
            page.reads("figcaption a", |says| says == "The flywheel calculator");
            assert_eq!(page.overflow(), 0, "nothing is wider than the window");
        }
    }
}
