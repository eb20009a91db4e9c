//! Links: they open exactly, overwrite nothing, and whatever they hold, the page makes sense.

use serde_json::json;

use super::{WHEEL, copied, is_shown, is_sound, number, result_has, same, settles, stores, stories};

const WHOLE: &str = "preset=agency&traffic=1234.5&customers=77&churn=3.3&products=1.25&cycle=2.5&market=5000\
    &horizon=48&conversion=1.5,40&stages=visit,Talk%20%26%20tea,client&votes=12,5,3&recommended=33.3";

const HOSTILE: &[&str] = &[
    "churn=NaN&nps=1e999&stages=%00,%ff&traffic=--1",
    "conversion=,,,,,,,,,,",
    "conversion=&stages=&votes=&preset=&basis=&v=",
    "traffic=Infinity&customers=-Infinity&churn=-0&market=0",
    "traffic=999999999999999999999999999999999999999999",
    "traffic=0.000000000000000000000000000000000000001",
    "conversion=0,0,0,0,0,0,0,0&customers=0&traffic=0&churn=0&products=0",
    "conversion=100,100,100,100,100,100,100,100&traffic=1000000000&churn=100",
    "votes=0,0,0",
    "votes=1000000000,1000000000,1000000000&wins=50&basis=separate&churn=0&horizon=120",
    "recommended=99&churn=0&horizon=120&customers=1000000000&traffic=1000000000",
    "customers=0&recommended=50",
    "customers=0.000001&wins=50",
    "nps=-100&wins=50&basis=promoter",
    "market=150",
    "market=0.0000001&customers=0&traffic=0",
    "stages=%3Cscript%3Ealert(1)%3C/script%3E,%3Cimg%20src=x%20onerror=alert(1)%3E,a,b",
    "stages=a,b,c",
    "=&=&=&&&===",
    "churn=3&churn=4&churn=x",
    "__proto__=1&constructor=2&traffic=5",
    "traffic=%31%30",
    "%",
    "a=%E0%A4%A",
    "horizon=1e2&cycle=٣",
];

stories! {
    fn a_link_opens_exactly_what_it_holds(page) {
        page.open(&format!("#{WHOLE}"));
        let inputs = &page.result()["inputs"];
        assert_eq!(inputs["preset"], "agency");
        assert_eq!(inputs["stages"], json!(["visit", "Talk & tea", "client"]));
        assert_eq!(inputs["votes"], json!([12, 5, 3]));
        assert_eq!(inputs["basis"], "measured");
        for (key, value) in [
            ("traffic", 1234.5),
            ("customers", 77.0),
            ("churn", 0.033),
            ("products", 1.25),
            ("cycle", 2.5),
            ("market", 5000.0),
            ("horizon", 48.0),
            ("recommended", 0.333),
            ("nps", 45.0),
        ] {
            assert!(inputs[key].as_f64().is_some_and(|is| same(is, value)), "{key}: {}", inputs[key]);
        }
        assert_eq!(page.value_of("Visit to Talk & tea"), "1.5");
        assert_eq!(page.value_of("Talk & tea to Client"), "40");
        assert_eq!(page.value_of("Horizon"), "48");
        assert!(!is_shown(page, "#told"));
    }

    fn what_the_address_says_opens_the_same_result(page) {
        page.open(&format!("#{WHOLE}"));
        page.fill("Traffic", "1235.25");
        settles(page, "traffic=1235.25");
        let before = page.result();
        let link = page.fragment();
        page.open("");
        page.open(&format!("#{link}"));
        assert_eq!(page.result(), before);
    }

    fn a_link_overwrites_nothing_of_the_visitors(page) {
        page.store(WHEEL, "v=1&preset=saas&churn=4");
        page.open("#preset=saas&churn=9");
        result_has(page, "/inputs/churn", 0.09);
        page.reads("#from-link p", |text| {
            text == "Shared with you. Your own numbers are kept in this browser."
        });
        page.fill("Traffic", "777");
        settles(page, "traffic=777");
        assert_eq!(page.stored(WHEEL).as_deref(), Some("v=1&preset=saas&churn=4"));
    }

    fn a_first_time_reader_is_greeted_until_the_first_edit(page) {
        let short = "Shared numbers. Only this page’s address holds your changes.";
        page.open("#preset=saas&churn=9");
        page.reads("#from-link p", |text| text == "Shared with you. Change any number to see what happens.");
        page.fill("Traffic", "777");
        page.reads("#from-link p", |text| text == short);
        settles(page, "traffic=777");
        page.reload();
        result_has(page, "/inputs/traffic", 777.0);
        page.reads("#from-link p", |text| text == short);
        page.press("Keep these as mine");
        stores(page, "traffic=777");
        assert!(!is_shown(page, "#from-link"));
    }

    fn a_first_time_reader_tries_the_example_of_their_own(page) {
        page.open("#preset=shop&churn=9");
        page.press("Try yours");
        result_has(page, "/inputs/churn", 0.025);
        assert!(!is_shown(page, "#from-link"));
        page.fill("Traffic", "777");
        stores(page, "traffic=777");
        page.open("");
        result_has(page, "/inputs/traffic", 777.0);
    }

    fn back_to_mine_brings_the_visitors_own(page) {
        page.store(WHEEL, "v=1&preset=saas&churn=4");
        page.open("#preset=saas&churn=9");
        page.press("Try yours");
        result_has(page, "/inputs/churn", 0.04);
        assert!(!is_shown(page, "#from-link"));
        settles(page, "churn=4");
        assert_eq!(page.stored(WHEEL).as_deref(), Some("v=1&preset=saas&churn=4"));
    }

    fn keep_these_as_mine_makes_them_the_visitors(page) {
        page.store(WHEEL, "v=1&preset=saas&churn=4");
        page.open("#preset=saas&churn=9");
        page.press("Keep these as mine");
        super::wait("the notice should go", || !is_shown(page, "#from-link"));
        stores(page, "churn=9");
        page.open("");
        result_has(page, "/inputs/churn", 0.09);
    }

    fn undo_after_back_to_mine_stores_nothing_of_the_link(page) {
        page.store(WHEEL, "v=1&preset=saas&churn=4");
        page.open("#preset=saas&churn=9");
        page.press("Try yours");
        result_has(page, "/inputs/churn", 0.04);
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.09);
        settles(page, "churn=9");
        is_sound(page, "undo");
    }

    fn a_value_that_cannot_be_used_is_told_and_the_rest_is_kept(page) {
        page.open("#preset=saas&churn=abc&traffic=2000&nps=101");
        let told = page.text_of("#told p");
        assert!(told.contains(
            "One value in the link was skipped. Customer churn: “abc” can’t be used. Enter a number such as 12,345.6."
        ), "{told}");
        assert!(told.contains(
            "One value in the link was skipped. Net Promoter Score: “101” can’t be used. Enter a number from -100 to 100."
        ), "{told}");
        let result = page.result();
        assert!(same(number(&result, "/inputs/traffic"), 2000.0));
        assert!(same(number(&result, "/inputs/churn"), 0.025));
        assert!(same(number(&result, "/inputs/nps"), 36.0));
    }

    #[phone]
    fn a_link_that_is_too_long_is_refused_not_cut(page) {
        page.open(&format!("#preset=saas&churn=9&stages={}", "x".repeat(2000)));
        let told = page.text_of("#told p");
        assert!(told.contains("can’t be used. Enter at most 2,000 characters."), "{told}");
        assert!(same(number(&page.result(), "/inputs/churn"), 0.025));
        assert_eq!(page.overflow(), 0);
    }

    fn a_link_of_another_version_is_told_and_not_opened(page) {
        page.store(WHEEL, "v=1&preset=saas&churn=4");
        page.open("#v=2&churn=3");
        page.reads("#told p", |text| {
            text == "This link is from another version of the calculator, so it was not opened. \
                Reload the page to get the newest version."
        });
        result_has(page, "/inputs/churn", 0.04);
        assert!(!is_shown(page, "#from-link"));
        page.open("#v=1&churn=3");
        assert!(!is_shown(page, "#told"));
        result_has(page, "/inputs/churn", 0.03);
    }

    fn unknown_keys_and_what_wordpress_adds_are_ignored(page) {
        page.open("#churn=3&utm_source=x&if-later=5#?secret=AbC123");
        result_has(page, "/inputs/churn", 0.03);
        assert!(!is_shown(page, "#told"));
    }

    fn an_anchor_is_no_link(page) {
        page.open("#limits");
        assert!(!is_shown(page, "#from-link"));
        assert!(!is_shown(page, "#told"));
    }

    #[depends_on_engine]
    fn another_link_in_the_same_tab_is_followed(page) {
        page.open("");
        page.fill("Customer churn", "5");
        stores(page, "churn=5");
        page.go_to_fragment("preset=saas&churn=7");
        result_has(page, "/inputs/churn", 0.07);
        assert!(is_shown(page, "#from-link"));
        assert_eq!(page.value_of("Customer churn"), "7");
        page.press("Undo");
        result_has(page, "/inputs/churn", 0.05);
    }

    #[depends_on_engine]
    fn back_goes_back_to_the_link_before(page) {
        page.open("#churn=5");
        // WebKit adds no step to its history before the visitor has done anything.
        page.press("Copy link");
        page.go_to_fragment("churn=7");
        result_has(page, "/inputs/churn", 0.07);
        page.back();
        result_has(page, "/inputs/churn", 0.05);
        page.forward();
        result_has(page, "/inputs/churn", 0.07);
    }

    fn back_to_mine_also_from_a_link_followed_in_the_same_tab(page) {
        page.open("");
        page.fill("Customer churn", "5");
        stores(page, "churn=5");
        page.go_to_fragment("churn=7");
        result_has(page, "/inputs/churn", 0.07);
        page.fill("Traffic", "777");
        settles(page, "traffic=777");
        assert_eq!(page.stored(WHEEL).as_deref(), Some("v=1&preset=saas&churn=5"));
        page.press("Try yours");
        result_has(page, "/inputs/churn", 0.05);
    }

    #[both_widths]
    #[depends_on_engine]
    fn copy_link_says_what_it_did(page) {
        page.open("#churn=3");
        let copied = copied(page, "Copy link", ".said");
        assert_eq!(copied, format!("{}#v=1&preset=saas&churn=3", page.site()));
        assert_eq!(page.overflow(), 0);
    }

    #[phone]
    fn no_link_stops_the_page(page) {
        for link in HOSTILE {
            page.open(&format!("#{link}"));
            is_sound(page, link);
            assert_eq!(page.overflow(), 0, "{link}");
        }
    }

    #[phone]
    fn no_link_followed_in_the_same_tab_stops_the_page(page) {
        page.open("");
        super::open_all(page);
        for link in HOSTILE {
            page.go_to_fragment(link);
            is_sound(page, link);
        }
        page.go_to_fragment("preset=saas&churn=3");
        result_has(page, "/inputs/churn", 0.03);
        assert_eq!(page.overflow(), 0);
    }
}
