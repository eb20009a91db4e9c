//! The page in the visitor's language, which also says how numbers are written.

use flywheel_tests::{Engine, Host, Page, site_folder};
use serde_json::json;

use super::{stories, wait};

const TAG: &str = "return document.documentElement.lang";

/// Whether the first question of the journey is answered with yes.
const ANSWERED: &str = "return document.querySelector('#questions input[type=radio]').checked";

/// What was downloaded of words.
const WORDS: &str = "\
return performance.getEntriesByType('resource').map(({ name }) => name.match(/(text|below)-(\\w+)\\./))\
  .filter(Boolean).map((match) => match[2]).filter((tag, place, all) => all.indexOf(tag) === place)";

#[track_caller]
fn speak_norwegian(page: &Page) {
    page.press_at("#language summary");
    page.press("Norsk bokmål");
    wait("it speaks Norwegian", || page.script(TAG, &[]) == json!("nb"));
}

stories! {
    fn the_chooser_names_each_language_in_itself(page) {
        page.open("");
        let named = page.script(
            "return [...document.querySelectorAll('#language button')].map(({ lang, textContent }) => [lang, textContent])",
            &[],
        );
        assert_eq!(named, json!([["de", "Deutsch"], ["fil", "Filipino"], ["nb", "Norsk bokmål"],
            ["zh-Hant-TW", "繁體中文"]]));
        let now = page.attribute("#language summary", "aria-label");
        assert_eq!(now.as_deref(), Some("Language: English"));
    }

    fn another_language_keeps_every_number_and_is_remembered(page) {
        page.open("#preset=shop&view=levers");
        page.bring_all();
        page.fill("Customer churn", "4.25");
        page.fill("Visit to Cart", "7.5");
        let numbers = || page.result_where(|result| result["inputs"]["churn"] == json!(0.0425))["wheel"].clone();
        let before = numbers();
        speak_norwegian(page);
        wait("it speaks Norwegian", || page.script(TAG, &[]) == json!("nb"));
        page.reads("#field-churn", |_| true);
        assert_eq!(numbers(), before);
        assert_eq!(page.attribute("#field-churn", "name").as_deref(), Some("churn"));
        assert_eq!(page.script("return document.querySelector('#field-churn').value", &[]), json!("4,25"));
        assert_eq!(page.script("return document.title", &[]), json!("Svinghjulkalkulatoren"));
        assert!(!page.address().contains("lang="), "a copied link is for readers of any language");
        page.open("#preset=saas");
        assert_eq!(page.script(TAG, &[]), json!("nb"), "the last choice");
        page.open("?lang=fil#preset=saas");
        assert_eq!(page.script(TAG, &[]), json!("fil"), "a link that asks for one");
    }

    #[depends_on_engine]
    fn the_journey_and_the_worksheet_come_along_where_nothing_is_stored(page) {
        let host = Host::start().expect("a server");
        host.put("/", &[], &format!("<!doctype html><iframe id=there width=100% height=900 src=\"{}#preset=saas&view=journey\"></iframe>",
            page.site()));
        page.visit(&host.address());
        page.inside("#there", || {
            page.bring_all();
            page.unfold("questions");
            page.press_at("#questions .choice label");
            wait("it is chosen", || page.script(ANSWERED, &[]) == json!(true));
            speak_norwegian(page);
            wait("it speaks Norwegian", || page.script(TAG, &[]) == json!("nb"));
            page.bring_all();
            page.unfold("questions");
            wait("it is still chosen", || page.script(ANSWERED, &[]) == json!(true));
            assert!(page.address().contains("lang=nb"), "only the address can tell");
        });
    }

    fn related_tags_are_understood_and_unknown_ones_are_english(page) {
        for (asked, spoken) in [("no", "nb"), ("nn-NO", "nb"), ("nb-NO", "nb"), ("de-AT", "de"), ("zh", "zh-Hant-TW"),
            ("zh-Hant-TW", "zh-Hant-TW"), ("tl", "fil"), ("FIL", "fil"), ("xx", "en"), ("constructor", "en"),
            ("__proto__", "en"), ("", "en")] {
            page.open(&format!("?lang={asked}"));
            assert_eq!(page.script(TAG, &[]), json!(spoken), "{asked}");
        }
    }

    #[only_in(Engine::Chromium, "only Chromium can be told its language")]
    fn the_browsers_language_counts_where_no_other_is_wanted(page) {
        let agent = page.script("return navigator.userAgent", &[]);
        let prefer = |languages: &str| page.browser().devtools("Emulation.setUserAgentOverride",
            json!({ "userAgent": agent, "acceptLanguage": languages })).expect("an answer");
        prefer("sv,no,en");
        page.open("");
        assert_eq!(page.script(TAG, &[]), json!("nb"), "the first of theirs that there is");
        prefer("en-US");
    }

    fn only_the_words_of_one_language_are_downloaded(page) {
        page.open("?lang=fil");
        page.bring_all();
        assert_eq!(page.script(WORDS, &[]), json!(["fil"]));
    }

    #[depends_on_engine]
    fn numbers_are_written_as_the_language_writes_them(page) {
        page.open("?lang=nb#preset=saas&traffic=1234567");
        assert_eq!(page.script("return document.querySelector('#field-traffic').value", &[]), json!("1\u{a0}234\u{a0}567"));
        page.open("?lang=nb#preset=saas");
        page.reads("#friction-value", |says| says.replace('\u{a0}', " ") == "1,5 %");
    }

    #[depends_on_engine]
    fn money_is_written_in_the_visitors_currency_as_the_language_writes_it(page) {
        let plain = |says: &str| says.replace(['\u{a0}', '\u{202f}'], " ");
        // WebKit has an older version of the Norwegian formats.
        let norwegian = if page.engine() == Engine::Webkit { "kr 1 200" } else { "1 200 kr" };
        for (language, currency, written) in [("en", "usd", "$1,200"), ("de", "eur", "1.200 €"), ("nb", "nok", norwegian),
            ("zh", "twd", "$1,200"), ("fil", "php", "₱1,200"), ("en", "none", "1,200")] {
            page.open(&format!("?lang={language}#preset=saas&view=worksheet&currency={currency}"));
            page.bring_all();
            page.unfold("contract");
            page.reads("#contract-table tbody tr td", |says| plain(says) == written);
        }
        // The list has it in words, and nothing is converted.
        assert_eq!(page.script("return document.querySelector('#currency-of-contract').selectedIndex", &[]), json!(0));
        page.script("const list = document.querySelector('#currency-of-contract');\
            list.selectedIndex = [...list.options].findIndex(({ text }) => text === 'EUR: Euro');\
            list.dispatchEvent(new Event('change', { bubbles: true }))", &[]);
        page.reads("#contract-table tbody tr td", |says| says == "€1,200");
        wait("the link has it", || page.address().contains("currency=eur"));
    }

    #[both_widths]
    fn the_statement_of_accessibility_is_in_the_language(page) {
        page.open("?lang=nb");
        let statement = page.attribute("footer a", "href").unwrap_or_default();
        page.visit(&format!("{}{statement}", page.site()));
        assert_eq!(page.script(TAG, &[]), json!("nb"));
        page.see("Svinghjulkalkulatoren");
        assert!(page.count("li") >= 10, "all of it");
        assert_eq!(page.overflow(), 0);
        // Its policy forbids every fetch, also that of the reports that are checked after each story.
        page.open("");
    }

    #[depends_on_engine]
    fn what_is_counted_is_what_is_read(page) {
        // These are 1.004 customers, shown as 1.
        page.open("#preset=saas&traffic=1338.6667");
        page.reads("#verdict", |says| says.contains(" 1 customer a month"));
        // Filipino has a linker after four, six and nine.
        page.open("?lang=fil#preset=saas&horizon=24");
        page.reads("#verdict", |says| says.contains("24 na buwan"));
        page.open("?lang=fil#preset=saas&horizon=12");
        page.reads("#verdict", |says| says.contains("12 buwan"));
    }

    #[depends_on_engine]
    fn a_minus_is_written_the_same_everywhere(page) {
        for language in ["en", "de", "nb", "zh", "fil"] {
            page.open(&format!("?lang={language}#preset=app&churn=1&recommended=60"));
            page.reads("#friction-value", |says| says.starts_with('−'));
        }
    }

    #[depends_on_engine]
    fn what_is_typed_is_read_by_the_languages_signs_and_shown_as_it_was_read(page) {
        let held = |css: &str| page.script("return document.querySelector(arguments[0]).value", &[json!(css)]);
        let type_into = |css: &str, text: &str| {
            page.script("const field = document.querySelector(arguments[0]); field.focus(); field.select()", &[json!(css)]);
            page.keys(text);
            page.keys(flywheel_tests::keys::TAB);
        };
        page.open("?lang=nb#preset=saas");
        type_into("#field-traffic", "12 345,5");
        wait("it should be shown as read", || held("#field-traffic") == json!("12\u{a0}345,5"));
        page.result_where(|result| result["inputs"]["traffic"] == json!(12345.5));
        // A sign of another language is refused, not guessed at.
        type_into("#field-churn", "1.5");
        wait("it should be refused", || page.attribute("#field-churn", "aria-invalid").as_deref() == Some("true"));
        page.open("?lang=fil#preset=saas");
        type_into("#field-traffic", "１２，３４５．５");
        wait("full-width digits are digits", || held("#field-traffic") == json!("12,345.5"));
    }

    fn the_widget_builder_offers_every_language(page) {
        page.open("#preset=saas&view=share");
        page.bring_all();
        page.script("const list = document.querySelector('#embed-language');\
            list.selectedIndex = [...list.options].findIndex(({ text }) => text === 'Norsk bokmål');\
            list.dispatchEvent(new Event('change', { bubbles: true }))", &[]);
        let source = || page.attribute("#preview-680", "src").unwrap_or_default();
        wait("the widget should be Norwegian", || source().contains("lang=nb"));
    }

    fn the_sites_own_words_are_in_the_language(page) {
        let site = Host::start().expect("a server");
        site.put_site(&site_folder().expect("a site"), "/").expect("a site");
        page.visit(&format!("{}?lang=nb", site.address()));
        page.reads("#speed-value", |says| !says.is_empty());
        assert_eq!(page.script("return document.querySelector('#reload').textContent", &[]), json!("Last inn kalkulatoren på nytt"));
        page.visit(&format!("{}widget/?lang=nb", site.address()));
        page.reads("#verdict", |says| says.contains("Med 10"));
        assert_eq!(page.script("return document.querySelector('#failed p').textContent", &[]), json!("Kalkulatoren har stoppet."));
    }
}
