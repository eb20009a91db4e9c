//! What cannot be seen is taken out of every name, whoever wrote it and wherever it is read.

use flywheel_model::csv::Import;
use flywheel_model::embed::{Call, Settings};
use flywheel_model::journey::{Journey, Phase, Supplier};
use flywheel_model::worksheet::{Note, PLAIN, Sheet, Worksheet};
use flywheel_model::{Item, Lever, Path, Preset, Wheels, link};

/// They turn the direction of what follows, have no shape, or are no characters.
const HIDDEN: [char; 27] = [
    '\u{ad}',
    '\u{61c}',
    '\u{200b}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{2029}',
    '\u{202a}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{2069}',
    '\u{206f}',
    '\u{3164}',
    '\u{fdd0}',
    '\u{fdef}',
    '\u{feff}',
    '\u{ffa0}',
    '\u{fff9}',
    '\u{fffb}',
    '\u{fffe}',
    '\u{ffff}',
    '\u{1fffe}',
    '\u{2ffff}',
    '\u{e0001}',
    '\u{10fffe}',
    '\u{10ffff}',
];

/// Languages and emoji need their joiners, selectors, tags and marks.
const SEEN: [&str; 6] = [
    "می\u{200c}خواهم",
    "क्\u{200d}ष",
    "👩\u{200d}🔧\u{fe0f} crew",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "מכירות",
    "Zoë 飛輪",
];

/// Each way by which a name comes in: the name, and what is kept of it.
fn kept(name: &str) -> Vec<(&'static str, String)> {
    let encoded = |name: &str| {
        name.bytes()
            .map(|byte| format!("%{byte:02X}"))
            .collect::<String>()
    };
    let conversion = Preset::Saas.inputs().path.conversion()[..1].to_vec();
    let path = Path::new(vec![name.to_owned(), "end".to_owned()], conversion.clone()).expect("a path");
    let renamed = path.with_name(1, name).expect("a name");
    let linked = link::read(&format!(
        "conversion=5&stages={0},end&items={0},churn,-20,0,10",
        encoded(name)
    ));
    assert_eq!(linked.problems, []);
    let item = Item::new(name, Lever::Churn).expect("an item");
    let wheels = Wheels::from_text(&format!("{name}\n{name}\tpreset=shop"));
    let mut journey = Journey::default();
    let id = journey.add_touchpoint(Phase::Trigger, name).expect("room");
    let touchpoint = journey.touchpoint(id).expect("a touchpoint").name.clone();
    journey.suppliers = vec![Supplier {
        name: name.to_owned(),
        ..Supplier::default()
    }];
    journey.normalise();
    let mut worksheet = Worksheet::default();
    worksheet.paste(Sheet::Frictions, name, &PLAIN);
    worksheet.write(Note::Goal, name);
    let mut imported = Worksheet::default();
    let import = Import::new(&format!("where\r\n{name}\r\n")).expect("a sheet");
    import.finish(&mut imported).expect("rows");
    let (settings, _) = Settings::read(&format!("cta=https://example.org&cta-label={}", encoded(name)));
    let label = |settings: &Settings| settings.call.as_ref().map(|call: &Call| call.label().to_owned());
    vec![
        ("a path", path.names()[0].clone()),
        ("a renamed stage", renamed.names()[1].clone()),
        ("a link's stage", linked.document.inputs.path.names()[0].clone()),
        ("a link's item", linked.document.items[0].name().to_owned()),
        ("an item", item.name().to_owned()),
        ("a wheel", wheels.name),
        ("another wheel", wheels.others[0].0.clone()),
        ("a named wheel", Wheels::named(name, "")),
        ("a touchpoint", touchpoint),
        ("a supplier", journey.suppliers[0].name.clone()),
        ("a cell", worksheet.rows(Sheet::Frictions)[0].words(0).to_owned()),
        ("a note", worksheet.note(Note::Goal).to_owned()),
        (
            "a file's cell",
            imported.rows(Sheet::Frictions)[0].words(0).to_owned(),
        ),
        ("a call to action", label(&settings).unwrap_or_default()),
    ]
}

#[test]
fn what_cannot_be_seen_is_taken_out_of_every_name() {
    for letter in HIDDEN {
        for (place, name) in kept(&format!("pay{letter}pal{letter}")) {
            assert_eq!(name, "paypal", "{place} with {letter:?}");
        }
    }
}

#[test]
fn what_languages_and_emoji_need_stays_in_every_name() {
    for name in SEEN {
        for (place, kept) in kept(name) {
            assert_eq!(kept, name, "{place}");
        }
    }
}

#[test]
fn a_name_that_cannot_be_seen_is_none() {
    for name in ["\u{202e}", "\u{200b} \u{fffe}", "\u{200d}", " \u{200c} \u{200d}"] {
        assert!(Item::new(name, Lever::Churn).is_err(), "{name:?}");
        assert_eq!(Wheels::named(name, "Mine"), "Mine", "{name:?}");
        assert!(Call::new("https://example.org", name).is_err(), "{name:?}");
        let mut worksheet = Worksheet::default();
        worksheet.write(Note::Goal, name);
        assert_eq!(worksheet.note(Note::Goal), "", "{name:?}");
    }
}

/// Each of these would lead elsewhere than it looks.
#[test]
fn no_hidden_character_stands_in_the_address_of_a_call_to_action() {
    for letter in HIDDEN.into_iter().chain(['\u{200c}', '\u{200d}']) {
        let address = format!("https://exam{letter}ple.org/");
        assert!(Call::new(&address, "Buy").is_err(), "{letter:?}");
    }
}

/// XML refuses the last two characters of the first plane.
#[test]
fn every_name_can_stand_in_xml_and_json() {
    let name = "pay\u{fffe}\u{ffff}\u{b}pal";
    let wheels = Wheels::from_text(name);
    let is_xml = |letter: char| matches!(letter, ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(wheels.name.chars().all(is_xml), "{:?}", wheels.name);
    let json = serde_json::to_string(&wheels.name).expect("JSON");
    assert_eq!(json, "\"paypal\"");
}
