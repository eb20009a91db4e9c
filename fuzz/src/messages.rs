//! What an embedding page says to the widget in its address: settings in the query, the numbers in the fragment.
//! The messages between the two are checked under Node, by `messages/main.mjs`.

use flywheel_model::embed::{Call, Settings};
use flywheel_model::{Part, link, visible};
use url::Url;

use super::link::is_sound;

/// Reads the first line as the widget's query, the rest as its fragment.
pub fn messages(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    let (query, fragment) = text.split_once('\n').unwrap_or((text, ""));
    let (settings, refused) = Settings::read(query);
    assert_eq!(Settings::read(&settings.write()), (settings.clone(), Vec::new()));
    assert!(
        refused
            .iter()
            .all(|key| query.contains(key) || query.contains('%')),
        "{refused:?}"
    );
    stays_in_its_place(&settings);
    if let Some(call) = &settings.call {
        leads_where_it_says(call);
    }
    let mut opened = link::read(fragment);
    opened.document.clear(Part::If);
    is_sound(&opened.document);
}

/// Values that end up in attributes and styles hold nothing that could end these.
fn stays_in_its_place(settings: &Settings) {
    if let Some(accent) = settings.accent {
        let [light, dark] = accent.readable();
        for colour in [accent, light, dark].map(|colour| colour.to_string()) {
            let digits = colour.strip_prefix('#').expect("a colour starts with its sign");
            assert!(
                digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()),
                "{colour}"
            );
        }
    }
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    assert!(
        settings.lang.len() <= 35 && settings.lang.chars().all(is_plain),
        "{}",
        settings.lang
    );
    let inputs = settings.inputs();
    let is_new = |(place, input)| !inputs[..place].contains(input);
    assert!(inputs.iter().enumerate().all(is_new), "{inputs:?}");
    let headline = &settings.headline;
    assert!(
        headline.chars().count() <= Settings::LONGEST_HEADLINE,
        "{headline:?}"
    );
    assert_eq!(&visible(headline), headline, "{headline:?}");
}

/// As browsers read the address, it is https with a host, and hides nothing.
fn leads_where_it_says(call: &Call) {
    let address = call.address();
    assert!(address.chars().count() <= Call::LONGEST);
    assert!(
        !address.contains(|letter: char| letter.is_control() || letter.is_whitespace() || letter == '\\')
    );
    // What a browser does not take for an address leads nowhere.
    if let Ok(read) = Url::parse(address) {
        assert_eq!(read.scheme(), "https", "{address}");
        assert!(read.host_str().is_some_and(|host| !host.is_empty()), "{address}");
        assert!(
            read.username().is_empty() && read.password().is_none(),
            "{address}"
        );
    }
    let label = call.label();
    assert!(
        (1..=Call::LONGEST_LABEL).contains(&label.chars().count()),
        "{label:?}"
    );
    assert_eq!(visible(label), label, "{label:?}");
}
