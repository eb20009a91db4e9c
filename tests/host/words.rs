//! A language file that lacks a text, or has one too many, does not build.

use flywheel_words::{compile, parse};

const MASTER: &str =
    "# comment\nbrand = Wheel\nwon = {n} customer of {all} || {n} customers of {all}\n-early = Before\n";

#[test]
fn a_count_has_two_forms_and_no_more() {
    for words in ["{n} a || {n} b || {n} c", "{n} | a || {n} b"] {
        assert!(parse(&format!("won = {words}")).is_err(), "{words}");
    }
    assert!(parse("won = {n} a || {n} b\ncard = a | b | c | d").is_ok());
}

#[test]
fn a_translation_is_compiled_in_the_masters_order_with_numbered_slots() {
    let german = "won = {all}: {n} Kunde || {all}: {n} Kunden\nbrand = Rad\n-early = Vorher\n";
    assert_eq!(
        compile(MASTER, german).map(|[first, _]| first).as_deref(),
        Ok("Rad\n{1}: {0} Kunde || {1}: {0} Kunden")
    );
}

#[test]
fn what_is_below_the_first_sight_is_a_text_of_its_own() {
    let [first, below] = compile("+chart = Chart\nbrand = Wheel\n", "brand = Rad\n+chart = Kurve\n").unwrap();
    assert_eq!((first.as_str(), below.as_str()), ("Rad", "Kurve"));
}

#[test]
fn a_missing_text_is_an_error_that_names_it() {
    let error = compile(MASTER, "brand = Rad\n-early = Vorher\n").unwrap_err();
    assert!(error.contains("won") && error.contains("missing"), "{error}");
}

#[test]
fn a_surplus_text_is_an_error() {
    let german = "brand = Rad\nwon = {n} {all}\nold = Alt\n-early = Vorher\n";
    assert!(compile(MASTER, german).unwrap_err().contains("old"));
}

#[test]
fn another_slot_is_an_error() {
    let german = "brand = Rad\nwon = {n} Kunden\n-early = Vorher\n";
    assert!(compile(MASTER, german).unwrap_err().contains("slots"));
}

#[test]
fn a_line_that_is_no_message_is_an_error() {
    assert!(parse("brand: Wheel").is_err());
    assert!(parse("brand = ").is_err());
    assert!(parse("a = {open").is_err());
    assert!(parse("a = b\na = c").is_err());
}

#[test]
fn every_language_of_the_repository_is_whole() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../text");
    let master = include_str!("../../text/en.txt");
    for file in std::fs::read_dir(folder).expect("the text folder") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let words = std::fs::read_to_string(&path).expect("its words");
            if let Err(error) = compile(master, &words) {
                panic!("{}: {error}", path.display());
            }
        }
    }
}

/// The languages of the repository but English, by their tags, each with its words.
fn translations() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../text");
    let files = std::fs::read_dir(folder).expect("the text folder");
    let mut found: Vec<_> = files
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| !path.ends_with("en.txt"))
        .map(|path| {
            let tag = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            (tag, std::fs::read_to_string(&path).expect("its words"))
        })
        .collect();
    found.sort();
    found
}

/// Names, sources and marks that are the same in every language.
const NAMES: &str = "Amesto HubSpot unternehmer de Google YouTube NPS Net Promoter Score B2B";

/// English words that a language's marketers use as well, so that a text may be all of them.
fn loans(tag: &str) -> &'static str {
    match tag {
        "nb" => "Lead Leads Service Momentum Quick ratio Trigger Video Node Segment Diameter m kg Plan",
        "de" => {
            "Northlight Software Traffic Lead Leads Link Marketing Service Flywheel Phase h Video Pipeline \
             Segment ft m lb kg Layout Plan Journey"
        }
        "fil" => {
            "Accessibility Northlight Software Tall Pine Agency Hearth and Pipe Heating Seed software Online shop Churn churn \
             Sales cycle Lead Customer Cart Checkout Sign up Regular Conversion Link Marketing Friction friction \
             Momentum Half life ln Quick ratio Breakthrough Crossover Flywheel flywheel Funnel Lever Elasticity \
             Trigger Touchpoint Video Live demo team Self service Knowledge base Direct mail Social media Channel \
             Content Supplier Rollout Follow pipeline Quarter Metric ft m lb kg Node Quantity Formula Layout"
        }
        _ => "",
    }
}

#[test]
fn no_text_is_the_english_one_without_reason() {
    let master = include_str!("../../text/en.txt");
    let english = parse(master).expect("the master");
    let mut found = Vec::new();
    for (tag, words) in translations() {
        let known: Vec<&str> = NAMES.split(' ').chain(loans(&tag).split(' ')).collect();
        for message in parse(&words).expect("its words") {
            let same = english.contains(&message);
            let outside = message.words.split(['{', '}']).step_by(2);
            let mut words = outside.flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
            let is_foreign = |word: &&str| word.chars().any(char::is_alphabetic) && !known.contains(word);
            if let Some(word) = words.find(is_foreign).filter(|_| same) {
                found.push(format!("{tag}: {} = {} ({word})", message.key, message.words));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// A sentence whose counted forms differ in English has two forms in each language, or one said twice.
#[test]
fn counted_texts_are_counted_in_every_language() {
    let english = parse(include_str!("../../text/en.txt")).expect("the master");
    for (tag, words) in translations() {
        for message in parse(&words).expect("its words") {
            let master = english.iter().find(|other| other.key == message.key);
            let master = master.unwrap_or_else(|| panic!("{tag}: {} is not in the master", message.key));
            assert_eq!(message.is_plural(), master.is_plural(), "{tag}: {}", message.key);
            // A count of the first form may be any number that does not end in four, six or nine.
            if tag == "fil" && message.is_plural() {
                let forms = message
                    .words
                    .split(" || ")
                    .map(|words| words.matches('{').count());
                let forms: Vec<usize> = forms.collect();
                assert_eq!(forms[0], forms[1], "{tag}: {} leaves its count out", message.key);
            }
            let cells = |words: &str| words.matches(" | ").count();
            let is_card = message.key.contains("card_");
            assert!(
                !is_card || cells(message.words) == cells(master.words),
                "{tag}: {}",
                message.key
            );
            let is_term = message.key.starts_with("+glossary_") && master.words.contains(": ");
            assert!(!is_term || message.words.contains(": "), "{tag}: {}", message.key);
        }
    }
}

/// Breakthrough and crossover are two thresholds. A text that says when recommendation overtakes push names it the
/// crossover in every language, unless it stands under that name.
#[test]
fn a_text_about_overtaking_push_names_the_crossover() {
    let english = parse(include_str!("../../text/en.txt")).expect("the master");
    let is_about = |words: &str| {
        let overtakes = words.contains("overtake") && words.contains("push");
        overtakes || words.contains("more than push") || words.contains("more than your push")
    };
    let about = english.iter().filter(|message| is_about(message.words));
    let keys: Vec<&str> = about.map(|message| message.key).collect();
    assert!(keys.len() > 10, "{keys:?}");
    let mut all = translations();
    all.push(("en".to_owned(), include_str!("../../text/en.txt").to_owned()));
    for (tag, words) in all {
        let messages = parse(&words).expect("its words");
        let name = messages.iter().find(|message| message.key == "crossover");
        let name = name.expect("the name").words.to_lowercase();
        for message in messages.iter().filter(|message| keys.contains(&message.key)) {
            let is_under_it = message.key == "+crossover_says";
            assert!(
                is_under_it || message.words.to_lowercase().contains(&name),
                "{tag}: {} does not name {name}: {}",
                message.key,
                message.words
            );
        }
    }
}

/// What stands in the pages' own HTML is what the boot script would put there.
#[test]
fn the_pages_own_words_are_the_masters() {
    let english = parse(include_str!("../../text/en.txt")).expect("the master");
    let lines: Vec<&str> = english
        .iter()
        .filter(|message| message.is_for_page())
        .map(|message| message.words)
        .collect();
    let pages = [
        include_str!("../../index.html"),
        include_str!("../../static/widget/index.html"),
        include_str!("../../static/take-away.html"),
    ];
    for page in pages {
        let mut found = 0;
        for place in page.split("data-line=\"").skip(1) {
            let (number, rest) = place.split_once('"').expect("a number");
            let says = rest.split(['>', '<']).nth(1).expect("words");
            assert_eq!(
                Some(&says),
                lines.get(number.parse::<usize>().expect("a number")),
                "line {number}"
            );
            found += 1;
        }
        assert!(found >= 3, "{found} places");
    }
}
