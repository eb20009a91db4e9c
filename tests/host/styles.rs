//! The styles have five sizes of type and two weights, and read from right to left as well.

use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a drawing's own letters, which scale with the drawing and have its units.
const DRAWN: [&str; 7] = [
    "font: 400 32px var(--serif);",
    "font: 400 13px var(--sans);",
    "font: 600 18px var(--sans);",
    "font-size: 36px;",
    "font-size: 17px;",
    "font-size: 21px;",
    "font-size: 44px;",
];

/// The number in a dot of the journey's ring, which is a drawing too.
const RING: &str = "font-size: 14px;";

/// Paper has points, and a report more to say on a page than a screen.
fn is_of_paper(path: &Path) -> bool {
    path.ends_with("49-paper.css") || path.ends_with("50-print.css")
}

/// The styles of the page. Those of the widget that are its own have its sizes.
fn styles() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
    let mut found = Vec::new();
    for folder in [root.clone(), root.join("below")] {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let text = fs::read_to_string(&path).expect("a style");
                found.push((path, text));
            }
        }
    }
    found.sort();
    assert!(found.len() > 15, "{}", found.len());
    found
}

/// The declarations of a style, each with its line.
fn declarations(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    numbered.filter(|(_, line)| line.ends_with(';') && !line.starts_with("--"))
}

/// The lines of the styles that a rule refuses.
fn refused(allows: impl Fn(&Path, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in styles() {
        for (at, line) in declarations(&text) {
            if !allows(&path, line) {
                found.push(format!("{}:{at}: {line}", path.display()));
            }
        }
    }
    found
}

#[test]
fn there_are_five_sizes_of_type() {
    const ROLES: [&str; 5] = ["sentence", "figure", "heading", "body", "small"];
    let is_size =
        |value: &str| ROLES.iter().any(|role| value == format!("var(--{role})")) || value == "inherit";
    let is_font = |value: &str| {
        let families = ["var(--serif)", "var(--sans)", "ui-monospace"];
        value == "inherit"
            || ROLES
                .iter()
                .any(|role| value.contains(&format!("var(--{role}) / var(--{role}-line)")))
                && families.iter().any(|family| value.contains(family))
    };
    let found = refused(|path, line| {
        let (name, value) = line.trim_end_matches(';').split_once(": ").unwrap_or((line, ""));
        is_of_paper(path)
            || DRAWN.contains(&line)
            || line == RING
            || match name {
                "font-size" => is_size(value),
                "font" => is_font(value),
                _ => true,
            }
    });
    assert!(found.is_empty(), "{found:#?}");
    let tokens = styles()
        .into_iter()
        .find(|(path, _)| path.ends_with("00-tokens.css"))
        .expect("the tokens");
    for role in ROLES {
        assert!(tokens.1.contains(&format!("--{role}: ")), "{role} has a size");
        assert!(
            tokens.1.contains(&format!("--{role}-line: ")),
            "{role} has a line"
        );
    }
}

#[test]
fn there_are_two_weights() {
    let found = refused(|_, line| {
        let (name, value) = line.trim_end_matches(';').split_once(": ").unwrap_or((line, ""));
        match name {
            "font-weight" => ["400", "600", "inherit"].contains(&value),
            "font" => {
                let mut words = value.split(' ');
                let weight = words.find(|word| *word != "italic").unwrap_or_default();
                ["400", "600", "inherit"].contains(&weight) || DRAWN.contains(&line)
            }
            _ => true,
        }
    });
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_is_at_the_start_of_a_line_is_so_from_right_to_left_too() {
    let is_physical = |line: &str| {
        let (name, value) = line.trim_end_matches(';').split_once(": ").unwrap_or((line, ""));
        let sides = ["left", "right"];
        let named = name.split('-').any(|part| sides.contains(&part));
        let valued = ["text-align", "float", "clear", "justify-self", "justify-content"].contains(&name)
            && sides.contains(&value);
        // Four lengths are top, right, bottom and left.
        let lengths: Vec<&str> = value.split(' ').collect();
        let is_uneven = matches!(
            name,
            "margin" | "padding" | "inset" | "border-width" | "border-radius"
        ) && lengths.len() == 4
            && lengths[1] != lengths[3];
        named || valued || is_uneven && name != "border-radius"
    };
    let found = refused(|_, line| !is_physical(line));
    assert!(found.is_empty(), "{found:#?}");
}
