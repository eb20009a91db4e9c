//! Whatever stands in a link, a query, a file or the storage, there is no panic, and what is read is valid.

use flywheel_model::csv::Import;
use flywheel_model::embed::{Call, CallProblem, Settings};
use flywheel_model::journey::Journey;
use flywheel_model::link;
use flywheel_model::worksheet::Worksheet;

const FRAGMENTS: usize = 1_000_000;
const IMPORTS: usize = 100_000;

/// Numbers that look random and are the same in every run (splitmix64, Steele and others 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap_or_default()
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }

    /// Some of these pieces one after another, with a few characters changed.
    fn text(&mut self, pieces: &[&str], most: usize) -> String {
        let count = self.roll(most);
        let mut text: String = (0..count).map(|_| self.pick(pieces)).collect();
        for _ in 0..self.roll(4) {
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
            if places.is_empty() {
                break;
            }
            let place = places[self.roll(places.len())];
            match self.roll(3) {
                0 => drop(text.remove(place)),
                1 => text.insert(
                    place,
                    char::from_u32(self.roll(0x3000) as u32).unwrap_or('\u{fffd}'),
                ),
                _ => text.truncate(place),
            }
        }
        text
    }
}

const LINK: &[&str] = &[
    "&",
    "&",
    "&",
    "=",
    "=",
    ",",
    ";",
    "#",
    "?secret=",
    "%",
    "%20",
    "%zz",
    "-",
    "0",
    "1",
    "9",
    "25",
    "100",
    "1e9",
    "0.5",
    "-1",
    "99999999999999999999",
    "0.00000000000000000000001",
    "NaN",
    "∞",
    "½",
    "preset=",
    "saas",
    "shop",
    "app",
    "v=",
    "traffic=",
    "conversion=",
    "stages=",
    "customers=",
    "churn=",
    "nps=",
    "votes=",
    "basis=",
    "measured",
    "separate",
    "recommended=",
    "wins=",
    "products=",
    "cycle=",
    "market=",
    "horizon=",
    "if-churn=",
    "if-conversion=",
    "if-nps=",
    "low-churn=",
    "high-churn=",
    "low-traffic=",
    "target-churn=",
    "last-nps=",
    "against=",
    "correlation=",
    "seed=",
    "nps-effect=",
    "off",
    "weights=",
    "effort=",
    "alignment=",
    "planned=",
    "without=",
    "doubled=",
    "author=",
    "items=",
    "view=",
    "rank=",
    "chart=",
    "visit",
    "customer",
    "theme=",
    "accent=",
    "cta=",
    "https://",
    "javascript:",
    "@",
    "\\",
];

const FILE: &[&str] = &[
    "\n",
    "\n",
    "\r\n",
    ",",
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "'",
    "=",
    "+1",
    "-",
    "0",
    "1",
    "250",
    "1e3",
    "9999999999999",
    "2026-03",
    "2026-Q1",
    "2026-13",
    "2026-02-30",
    "month,stage,opening,added,lost,total\n",
    "stage,activity,owner,hours\n",
    "quarter,promoters,passives,detractors,gained\n",
    "where,severity,frequency,remedy,effect,resolved\n",
    "day,channel,piece,leads\n",
    "attract",
    "delight",
    "automate",
    "yes",
    "=cmd()",
    "\u{feff}",
    "\0",
    "é",
    "worksheet=1&",
    "journey=1&",
    "ledger=",
    "touch=",
    "do=",
    "deals=",
    "{\"flywheel\":1}",
    "%",
    "%2C",
];

#[test]
fn a_million_fragments_each_give_a_wheel() {
    let mut dice = Dice(1);
    for round in 0..FRAGMENTS {
        let text = dice.text(LINK, 24);
        let opened = link::read(&text);
        assert!(opened.document.inputs.calibrate().is_ok(), "{round}: {text}");
        if round % 16 == 0 {
            let written = link::write(&opened.document);
            assert_eq!(
                link::read_stored(&written).document,
                opened.document,
                "{round}: {text}"
            );
        }
    }
}

#[test]
fn a_hundred_thousand_imports_are_taken_whole_or_refused() {
    let mut dice = Dice(2);
    for round in 0..IMPORTS {
        let text = dice.text(FILE, 40);
        let Some(import) = Import::new(&text) else {
            continue;
        };
        let mut worksheet = Worksheet::default();
        match import.finish(&mut worksheet) {
            Ok(_) => {
                let kept = Worksheet::from_text(&worksheet.to_text());
                let is_kept = kept.is_some_and(|(kept, left)| left == 0 && kept == worksheet);
                assert!(is_kept || worksheet == Worksheet::default(), "{round}: {text:?}");
            }
            Err(refused) => {
                assert!(!refused.is_empty(), "{round}: {text:?}");
                assert_eq!(worksheet, Worksheet::default(), "{round}: {text:?}");
            }
        }
    }
}

#[test]
fn damaged_storage_and_settings_are_read_as_far_as_they_go() {
    let mut dice = Dice(3);
    for _ in 0..IMPORTS {
        let text = dice.text(FILE, 40);
        let _ = Worksheet::from_text(&text);
        let _ = Journey::from_text(&text);
        let (settings, _) = Settings::read(&dice.text(LINK, 16));
        // What is written for it is read back the same.
        assert_eq!(Settings::read(&settings.write()), (settings, Vec::new()));
    }
}

#[test]
fn a_call_to_action_is_https_to_a_host_or_nothing() {
    let refused = [
        ("javascript:alert(1)", CallProblem::NotHttps),
        ("http://example.org", CallProblem::NotHttps),
        ("//example.org", CallProblem::NotHttps),
        ("https://", CallProblem::NotHttps),
        ("https:///path", CallProblem::NotHttps),
        ("https://user:word@example.org", CallProblem::Credentials),
        ("https://example.org@evil.example", CallProblem::Credentials),
        ("https://exa\nmple.org", CallProblem::Characters),
        ("https://example.org\\@evil.example", CallProblem::Characters),
        ("https://example.org/\u{202e}gpj", CallProblem::Characters),
    ];
    for (address, problem) in refused {
        assert_eq!(Call::new(address, "Buy"), Err(problem), "{address}");
    }
    let long = format!("https://example.org/{}", "x".repeat(500));
    assert_eq!(Call::new(&long, "Buy"), Err(CallProblem::TooLong));
    assert_eq!(
        Call::new("https://example.org", " \u{200b} "),
        Err(CallProblem::NoLabel)
    );
    let call = Call::new(" HTTPS://bücher.example/a?b=c#d ", &"Kaufen ".repeat(20)).unwrap();
    assert_eq!(call.address(), "HTTPS://bücher.example/a?b=c#d");
    assert_eq!(call.label().chars().count(), Call::LONGEST_LABEL);
}

#[test]
fn a_label_that_is_cut_is_written_and_read_the_same() {
    let address = "https://example.org";
    let query = format!(
        "cta={address}&cta-label={}+b",
        "a".repeat(Call::LONGEST_LABEL - 1)
    );
    let (settings, _) = Settings::read(&query);
    assert_eq!(Settings::read(&settings.write()), (settings, Vec::new()));
}
