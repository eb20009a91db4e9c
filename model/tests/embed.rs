//! What an embedder chooses is read from an address and written back, and a colour is made readable.

use flywheel_model::embed::{Accent, Call, Layout, Open, Settings, Theme};

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
    let query = "theme=dark&accent=123456&lang=zh-Hant&layout=compact&cta=https%3A%2F%2Fexample.org%2F\
                 &cta-label=Come%20in&inputs=customers,recommended";
    let expected = Settings {
        theme: Theme::Dark,
        accent: Accent::read("#123456"),
        lang: "zh-Hant".to_owned(),
        layout: Layout::Compact,
        open: vec![Open::Customers, Open::Recommended],
        call: Call::new("https://example.org/", "Come in").ok(),
    };
    assert_eq!(chosen(query), expected);
    assert_eq!(chosen(&format!("?{query}&colour=blue")), expected);
    assert_eq!(chosen(&query.replace("%20", "+")), expected);
    assert_eq!(expected.write(), query);
}

#[test]
fn what_is_usual_is_not_written() {
    let usual = "theme=auto&layout=full&inputs=traffic,conversion,churn,nps&lang=";
    assert_eq!(chosen(usual), Settings::default());
    assert_eq!(Settings::default().write(), "");
    assert_eq!(chosen("theme=light").write(), "theme=light");
}

#[test]
fn what_cannot_be_used_is_as_if_it_were_not_there() {
    refused("theme=pink", "theme");
    refused("layout=round", "layout");
    refused("accent=12345", "accent");
    refused("accent=", "accent");
    refused("accent=xyz", "accent");
    refused("inputs=churn,cycle", "inputs");
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
    assert_eq!(chosen("inputs=").open, []);
    assert_eq!(
        chosen("inputs=nps,+traffic,nps").open,
        [Open::Traffic, Open::Nps],
        "in the order in which they are shown"
    );
    for open in Open::ALL {
        assert_eq!(chosen(&format!("inputs={}", open.word())).open, [open]);
    }
    assert_eq!(
        Open::ALL.map(Open::word).join(" "),
        "traffic conversion customers churn nps recommended"
    );
}

#[test]
fn themes_and_layouts_have_their_words() {
    assert_eq!(
        [Theme::Auto, Theme::Light, Theme::Dark].map(Theme::word),
        ["auto", "light", "dark"]
    );
    assert_eq!(
        [Layout::Full, Layout::Compact].map(Layout::word),
        ["full", "compact"]
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
