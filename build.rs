//! Gives each message of `text/en.txt` a function, so that a missing or unused text does not build.

use std::{env, fs, path::Path};

use flywheel_words::Message;

fn main() {
    println!("cargo::rerun-if-changed=text/en.txt");
    let master = fs::read_to_string("text/en.txt").unwrap_or_else(|error| panic!("text/en.txt: {error}"));
    let messages = flywheel_words::parse(&master).unwrap_or_else(|error| panic!("text/en.txt: {error}"));
    let code: String = flywheel_words::in_order(&messages)
        .enumerate()
        .filter(|(_, message)| !message.is_for_page())
        .map(|(line, message)| function(line, message))
        .collect();
    let out = env::var("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("messages.rs"), code)
        .unwrap_or_else(|error| panic!("messages.rs: {error}"));
}

fn function(line: usize, message: &Message<'_>) -> String {
    let name = message.key.trim_start_matches(['*', '+']);
    let slots = message.slots();
    let doc = format!("/// {}\n", message.words);
    let kind = if message.is_rich() { "Node" } else { "&str" };
    let typed: Vec<String> = slots.iter().map(|slot| format!("{slot}: {kind}")).collect();
    let (typed, slots) = (typed.join(", "), slots.join(", "));
    let body = match (message.is_rich(), message.is_plural(), slots.is_empty()) {
        (true, _, _) => format!("fn {name}({typed}) -> Node {{ rich({line}, vec![{slots}]) }}"),
        (_, true, _) => {
            format!("fn {name}(count: f64, {typed}) -> String {{ plural({line}, count, &[{slots}]) }}")
        }
        (_, _, true) => format!("fn {name}() -> &'static str {{ line({line}) }}"),
        _ => format!("fn {name}({typed}) -> String {{ fill(line({line}), &[{slots}]) }}"),
    };
    // Only the widget says it; elsewhere nobody would use it.
    let of = if name.starts_with("widget_") {
        "#[cfg(feature = \"widget\")]\n"
    } else {
        ""
    };
    format!("{doc}{of}pub(crate) {body}\n")
}
