//! What visitors copy and save, each read by a library that is not ours.

use flywheel_tests::Page;
use serde_json::{Value, json};

use super::worksheet::saved;
use super::{copied, row, same, stories, wait};

fn open(page: &Page) {
    page.open("#preset=saas&view=share");
    page.reads("#share-title", |says| says == "Share your result");
}

/// The bytes of a file that pressing this saves.
fn saved_bytes(page: &Page, button: &str) -> Vec<u8> {
    page.script("window.__bytes = null; window.__kept ??= URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => { blob.arrayBuffer().then((bytes) => { window.__bytes = [...new Uint8Array(bytes)] });
          return window.__kept(blob) }", &[]);
    page.press(button);
    wait("a file is saved", || {
        page.script("return window.__bytes !== null", &[]) == json!(true)
    });
    let bytes = page.script("return window.__bytes", &[]);
    bytes
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|byte| u8::try_from(byte.as_u64()?).ok())
        .collect()
}

fn records(text: &str) -> Vec<Vec<String>> {
    records_between(text, b',')
}

/// The records of a file, as a program reads them that splits them at this separator.
fn records_between(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(separator != b',')
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a record"));
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

stories! {
    #[depends_on_engine]
    fn the_result_in_words_says_the_numbers_and_where_they_are(page) {
        open(page);
        let words = page.reads("#in-words", |says| says.starts_with("The wheel wins 7.5 customers a month, 20% of them"));
        page.reads("#citation", |says| says.contains("model version 1") && says.ends_with("#v=1&preset=saas"));
        assert_eq!(copied(page, "Copy the sentence", "#take-said"), words);
    }

    fn the_result_as_json_is_the_result(page) {
        open(page);
        let file: Value = serde_json::from_str(&saved(page, "Save result as JSON")).expect("JSON");
        assert_eq!(file, page.result());
    }

    fn numbers_and_months_are_tables_that_others_read(page) {
        page.open("#preset=saas&view=share&stages=visit,%3Dcmd(%22a%2Cb%22),qualified,customer");
        let numbers = records(&saved(page, "Save numbers as CSV"));
        let of = |name: &str| numbers.iter().find(|record| record[0] == name).map(|record| record[1].clone());
        assert_eq!(of("speed").as_deref(), Some("7.5"));
        assert_eq!(of("churn").as_deref(), Some("0.025"));
        assert_eq!(of("market").as_deref(), Some(""));
        assert_eq!(of("conversion_3").as_deref(), Some("0.2"));
        assert_eq!(of("stages_2").as_deref(), Some("'=cmd(\"a,b\")"), "no spreadsheet takes it for a formula");
        let months = records(&saved(page, "Save months as CSV"));
        let flywheel = row(&page.result(), "/projection/flywheel");
        assert_eq!(months[0], ["month", "flywheel", "funnel", "won"]);
        assert_eq!(months.len(), 1 + flywheel.len());
        for (record, value) in months[1..].iter().zip(&flywheel) {
            assert!(same(record[1].parse().expect("a number"), *value));
        }
    }

    fn no_name_of_a_strangers_spoils_a_file(page) {
        // A formula behind a semicolon and a quotation mark, a mark that turns the text, and what is no character.
        let name = "a%3B%20%22%3D1%2B1%E2%80%AE%EF%BF%BEb";
        page.open(&format!("#preset=saas&view=share&stages=visit,{name},%EF%BC%9D2,customer"));
        page.bring_all();
        wait("the chart is there", || page.script("return document.querySelector('#plot path') !== null", &[]) == json!(true));
        let seen = json!(["visit", "a; \"=1+1b", "＝2", "customer"]);
        let json: Value = serde_json::from_str(&saved(page, "Save result as JSON")).expect("JSON");
        assert_eq!(json["inputs"]["stages"], seen);
        for button in ["Save numbers as CSV", "Save months as CSV"] {
            let file = saved(page, button);
            for separator in [b',', b';', b'\t'] {
                for cell in records_between(&file, separator).into_iter().flatten() {
                    let begins = cell.trim_start_matches(['"', ' ']);
                    let is_computed = begins.starts_with(['=', '+', '-', '@', '＝']) && cell.parse::<f64>().is_err();
                    assert!(!is_computed, "{cell:?} in {file}");
                }
            }
        }
        let text = saved(page, "Save picture as SVG");
        assert!(!text.contains(['\u{fffe}', '\u{202e}']), "{text}");
        roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let picture = saved_bytes(page, "Save picture as PNG");
        png::Decoder::new(std::io::Cursor::new(picture)).read_info().expect("a PNG");
    }

    #[depends_on_engine]
    fn the_picture_is_one_that_others_open(page) {
        open(page);
        page.bring_all();
        wait("the chart is there", || page.script("return document.querySelector('#plot path') !== null", &[]) == json!(true));
        let bytes = saved_bytes(page, "Save picture as PNG");
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        assert_eq!((reader.info().width, reader.info().height), (2560, 1440));
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut pixels).expect("pixels");
        let first = pixels[..4].to_vec();
        let others = pixels.chunks(4).filter(|pixel| **pixel != first[..]).count();
        assert!(others > 10_000, "something is drawn: {others} pixels");
    }

    #[depends_on_engine]
    fn one_file_opens_from_a_disk_with_the_visitors_numbers(page) {
        open(page);
        page.open("#preset=saas&customers=300&view=share");
        page.press("All of it");
        page.choose("Theme", "Dark");
        let file = saved(page, "Save the widget as one file");
        assert!(file.contains("<td>300</td>"), "the result stands in it");
        let folder = std::env::temp_dir().join("flywheel-take-away");
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join(format!("{}-{}.html", page.engine(), page.width()));
        std::fs::write(&path, file).expect("a file");
        page.visit(&format!("file://{}", path.display()));
        page.reads("#size-value", |says| says == "300");
        let theme = page.script("return document.documentElement.dataset.theme", &[]);
        assert_eq!(theme, json!("dark"));
        page.fill("Customer churn", "5");
        page.reads("#friction-value", |says| says != "1.5%");
        let fetched = page.script("return performance.getEntriesByType('resource').map((entry) => entry.name)", &[]);
        assert_eq!(fetched, json!([]), "nothing is fetched");
    }

    fn what_is_built_is_what_the_snippet_says(page) {
        open(page);
        page.choose("Numbers", "Online shop");
        page.press("Compact, without the wheel");
        page.fill("Accent: a colour such as 0a7 or 00aa77", "0a7");
        page.fill("Your link: an https address", "https://example.org/x?y=1&z=2");
        page.reads("#embed-problem", |says| says.contains("Enter its text"));
        page.fill("Text of your link", "Book a call");
        page.reads("#embed-problem", str::is_empty);
        let snippet = page.value_of("Code for your page");
        let source = snippet.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let source = source.replace("&amp;", "&");
        let wanted = "widget/?accent=00aa77&lang=en&layout=compact&cta=https%3A%2F%2Fexample.org%2Fx%3Fy%3D1%26z%3D2&cta-label=Book%20a%20call#preset=shop";
        assert!(source.ends_with(wanted), "{source}");
        page.inside("#preview-680", || {
            page.reads("a.call", |says| says == "Book a call");
            assert_eq!(page.script("return document.querySelectorAll('.wheel').length", &[]), json!(0));
        });
        page.reads("#oembed-address", |says| says.ends_with("/shop/"));
        page.fill("Your link: an https address", "http://example.org");
        page.reads("#embed-problem", |says| says.contains("starts with https://"));
    }

    fn ones_own_numbers_are_in_the_snippet_as_they_change(page) {
        open(page);
        page.open("#preset=saas&churn=7&view=share");
        let snippet = || page.value_of("Code for your page");
        wait("they are in it", || snippet().contains("#v=1&amp;preset=saas&amp;churn=7"));
    }
}
