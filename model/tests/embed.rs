//! What an embedder chooses is read from an address and written back, and a colour is made readable.

use flywheel_model::Handle;
use flywheel_model::embed::{Accent, Call, Layout, Month, Part, Parts, Settings, Theme, input_word};

/// Reads a query of which everything can be used.
#[track_caller]
fn chosen(query: &str) -> Settings {
    let (settings, refused) = Settings::read(query);
    assert_eq!(refused, [] as [&str; 0], "{query}");
    settings
}

#[track_caller]
fn refused(query: &str, key: &str) {
    assert_eq!(Settings::read(query), (Settings::default(), vec![key]), "{query}");
}

#[test]
fn every_choice_is_read_and_written() {
    let query = "theme=dark&accent=123456&lang=zh-Hant&layout=compact&headline=Try%20it&pin=1&month=2027-01\
                 &cta=https%3A%2F%2Fexample.org%2F&cta-label=Come%20in&parts=sentence,mine&inputs=recommended,customers";
    let expected = Settings {
        theme: Theme::Dark,
        accent: Accent::read("#123456"),
        lang: "zh-Hant".to_owned(),
        layout: Layout::Compact,
        parts: Parts::read("mine,sentence"),
        inputs: Some(vec![Handle::Recommended, Handle::Customers]),
        headline: "Try it".to_owned(),
        pin: true,
        month: Month::read("2027-01"),
        call: Call::new("https://example.org/", "Come in").ok(),
    };
    assert_eq!(chosen(query), expected);
    assert_eq!(chosen(&format!("?{query}&colour=blue")), expected);
    assert_eq!(chosen(&query.replace("%20", "+")), expected);
    assert_eq!(expected.write(), query);
}

#[test]
fn what_is_usual_is_not_written() {
    assert_eq!(
        chosen("theme=auto&layout=card&lang=&headline=&pin=0"),
        Settings::default()
    );
    assert_eq!(Settings::default().write(), "");
    assert_eq!(chosen("theme=light").write(), "theme=light");
}

#[test]
fn addresses_of_before_have_the_parts_and_the_numbers_that_they_had() {
    let [full, compact] = ["full", "compact"].map(|layout| chosen(&format!("layout={layout}")));
    assert!([Part::Sentence, Part::Wheel, Part::Numbers].map(|part| full.parts().has(part)) == [true; 3]);
    assert!(
        [Part::Sentence, Part::Wheel, Part::Numbers].map(|part| compact.parts().has(part))
            == [true, false, true]
    );
    for settings in [full, compact] {
        let words: Vec<_> = settings.inputs().iter().map(|input| input_word(*input)).collect();
        assert_eq!(words, ["traffic", "conversion", "churn", "nps"]);
    }
}

#[test]
fn parts_override_those_of_the_layout() {
    assert_eq!(chosen("layout=chart").parts(), Layout::Chart.parts());
    let parts = chosen("layout=chart&parts=stop,+wheel").parts();
    assert_eq!(parts, Layout::Stop.parts());
    assert_eq!(parts.write(), "wheel,stop");
    assert_eq!(parts.toggled(Part::Mine).write(), "wheel,stop,mine");
    assert_eq!(parts.toggled(Part::Stop).write(), "wheel");
    assert_eq!(chosen("parts=").parts(), Parts::default());
    assert_eq!(
        chosen("parts=source,chart").parts(),
        Layout::Chart.parts(),
        "the link is always there"
    );
    for part in Part::ALL {
        let parts = Parts::read(part.word()).unwrap();
        assert_eq!(
            Part::ALL.map(|other| parts.has(other)),
            Part::ALL.map(|other| other == part)
        );
    }
}

#[test]
fn without_inputs_no_number_can_be_changed() {
    assert_eq!(chosen("layout=chart&inputs=churn").inputs(), []);
    assert_eq!(
        chosen("layout=chart&inputs=churn&parts=inputs").inputs(),
        [Handle::Churn]
    );
    assert_eq!(chosen("").inputs(), [Handle::Churn, Handle::Recommended]);
}

#[test]
fn a_headline_has_at_most_80_characters() {
    let long = "word ".repeat(30);
    assert!(chosen(&format!("headline={long}")).headline.chars().count() <= 80);
    assert_eq!(
        chosen("headline=%E2%80%AEab").headline,
        "ab",
        "nothing hidden turns the words"
    );
}

#[test]
fn a_month_is_one_of_the_calendar() {
    let read = |text| Month::read(text).map(|month| month.to_string());
    assert_eq!(read("2027-01").as_deref(), Some("2027-01"));
    for text in [
        "",
        "2027",
        "2027-00",
        "2027-13",
        "2027-1",
        "0999-01",
        "02027-01",
        "2027-+1",
        "+207-01",
        "2027-01-01",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    let after = |months| Month::read("2026-11").unwrap().after(months).to_string();
    assert_eq!(
        [after(0), after(1), after(2), after(36)],
        ["2026-11", "2026-12", "2027-01", "2029-11"]
    );
}

#[test]
fn what_cannot_be_used_is_as_if_it_were_not_there() {
    refused("theme=pink", "theme");
    refused("layout=round", "layout");
    refused("accent=12345", "accent");
    refused("accent=", "accent");
    refused("accent=xyz", "accent");
    refused("inputs=churn,cycle", "inputs");
    refused("parts=wheel,chrt", "parts");
    refused("pin=yes", "pin");
    refused("month=2027-13", "month");
    refused("lang=a_b", "lang");
    refused("cta=https%3A%2F%2Fexample.org", "cta");
}

#[test]
fn a_languages_tag_has_at_most_35_letters_digits_and_hyphens() {
    let longest = "abcde-".repeat(5) + "abcd1";
    assert_eq!(chosen(&format!("lang={longest}")).lang, longest);
    refused(&format!("lang={longest}2"), "lang");
}

#[test]
fn each_number_may_be_open_and_none_twice() {
    let inputs = |query: &str| chosen(query).inputs().to_vec();
    assert_eq!(inputs("inputs="), []);
    assert_eq!(
        inputs("inputs=nps,+traffic,nps"),
        [Handle::Nps, Handle::Traffic],
        "in the order in which they were chosen"
    );
    for handle in Handle::ALL {
        assert_eq!(inputs(&format!("inputs={}", input_word(handle))), [handle]);
    }
    assert_eq!(
        Handle::ALL.map(input_word).join(" "),
        "traffic conversion customers churn nps recommended"
    );
}

#[test]
fn themes_and_layouts_have_their_words() {
    assert_eq!(Theme::ALL.map(Theme::word), ["auto", "light", "dark"]);
    assert_eq!(
        Layout::ALL.map(Layout::word),
        ["sentence", "chart", "stop", "card", "full", "compact"]
    );
}

#[test]
fn a_colour_has_three_or_six_digits() {
    let read = |text| Accent::read(text).map(|accent| accent.to_string());
    assert_eq!(read("1a8").as_deref(), Some("#11aa88"));
    assert_eq!(read("#F0c").as_deref(), Some("#ff00cc"));
    assert_eq!(read("12ab9f").as_deref(), Some("#12ab9f"));
    for text in ["", "#", "12", "1234", "1234567", "12g", "##123"] {
        assert_eq!(read(text), None, "{text}");
    }
}

/// Red, green and blue from 0 to 255.
fn channels(accent: Accent) -> [f64; 3] {
    let text = accent.to_string();
    [1, 3, 5].map(|place| f64::from(u8::from_str_radix(&text[place..place + 2], 16).unwrap()))
}

/// WCAG 2.2's contrast ratio, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let [r, g, b] = colour.map(|channel| match channel / 255.0 {
            low if low <= 0.04045 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    (one / other).max(other / one)
}

#[test]
fn a_colour_changes_until_it_can_be_read_and_no_further() {
    const PAPER: [f64; 3] = [251.0, 250.0, 246.0];
    const DARK_PAPER: [f64; 3] = [21.0, 23.0, 26.0];
    for text in (0..4096).map(|colour| format!("{colour:03x}")) {
        let accent = Accent::read(&text).unwrap();
        let own = channels(accent);
        for (readable, end, paper) in accent
            .readable()
            .into_iter()
            .zip([0.0, 255.0])
            .zip([PAPER, DARK_PAPER])
            .map(|((readable, end), paper)| (readable, end, paper))
        {
            let found = channels(readable);
            assert!(contrast(found, paper) >= 4.5, "{text} became {readable}");
            if contrast(own, paper) >= 4.5 {
                assert_eq!(readable, accent);
                continue;
            }
            // One step of a sixty-fourth less, with what rounding takes, would not be readable.
            let back = own.map(|channel| (channel - end) / 64.0);
            let before =
                [0, 1, 2].map(|i| found[i] + back[i] + if back[i] == 0.0 { 0.0 } else { back[i].signum() });
            assert!(contrast(before, paper) < 4.5, "{text} became {readable}");
            // The hue is the same: each channel keeps the same part of its distance from black or white.
            let kept = found.iter().sum::<f64>() - 3.0 * end;
            let had = own.iter().sum::<f64>() - 3.0 * end;
            for i in 0..3 {
                let expected = end + (own[i] - end) * kept / had;
                assert!((found[i] - expected).abs() <= 2.0, "{text} became {readable}");
            }
        }
    }
}

#[test]
fn more_parts_take_more_room_and_a_named_language_never_more_than_any() {
    for layout in Layout::ALL {
        let of_any = chosen(&format!("layout={}", layout.word()));
        for lang in ["en", "nb", "de", "zh-Hant", "fil"] {
            let named = chosen(&format!("layout={}&lang={lang}", layout.word()));
            for ((from, most), (_, height)) in of_any.heights().into_iter().zip(named.heights()) {
                assert!(height <= most, "{lang}, {from}");
                assert_eq!(named.height_in(from), height);
                assert_eq!(named.height_in(from + 39), height, "until the next width");
            }
        }
        let mut settings = of_any;
        // Wheel and chart stand side by side, and take room from each other.
        let below = [Part::Sentence, Part::Numbers, Part::Mine, Part::Inputs];
        for part in below.into_iter().filter(|part| !layout.parts().has(*part)) {
            let before = settings.heights();
            settings.parts = Some(settings.parts().toggled(part));
            let grown = settings.heights();
            assert!(
                before.iter().zip(grown).all(|(before, now)| before.1 <= now.1),
                "{part:?}"
            );
        }
    }
}

#[test]
fn words_of_the_embedders_take_room_by_their_length() {
    let height = |query: &str| chosen(query).height_in(320);
    let call = "cta=https%3A%2F%2Fexample.org&cta-label=";
    assert_eq!(height("headline=Try"), height("") + 28 + 8);
    assert!(height(&format!("headline={}", "word+".repeat(16))) > height("headline=Try") + 28);
    assert_eq!(height(&format!("{call}Buy")), height("") + 44);
    assert_eq!(
        chosen(&format!("{call}Buy")).height_in(1100),
        chosen("").height_in(1100),
        "beside the other"
    );
    assert!(height(&format!("{call}{}", "word+".repeat(12))) > height(&format!("{call}Buy")));
}

#[test]
fn numbers_behind_more_take_one_line() {
    let height = |inputs: &str, width| chosen(&format!("inputs={inputs}")).height_in(width);
    let three = "churn,nps,traffic";
    for width in [320, 680, 1100] {
        let four = height("churn,nps,traffic,customers", width);
        assert_eq!(four, height(three, width) + 53);
        assert_eq!(
            height("churn,nps,traffic,customers,conversion,recommended", width),
            four
        );
    }
    assert_eq!(height(three, 320), height("churn", 320) + 2 * (90 + 8));
    assert_eq!(height(three, 1100), height("churn", 1100), "side by side");
}
