//! The heights that are reserved for the widget are the model's wherever they are written down.

use flywheel_model::embed::{Layout, Settings};

fn of(layout: Layout) -> Settings {
    Settings {
        layout,
        ..Settings::default()
    }
}

/// The heights of a layout in any language, with this between.
fn heights(layout: Layout, between: &str) -> String {
    let heights = of(layout).heights().map(|(_, height)| height.to_string());
    heights.join(between)
}

#[test]
fn the_script_reserves_the_models_heights() {
    let script = include_str!("../../static/embed.js");
    let from = of(Layout::Card).heights().map(|(from, _)| from.to_string());
    let from = format!("const FROM = [{}];", from.join(", "));
    assert!(script.contains(&from), "{from}");
    for layout in Layout::ALL {
        let line = format!("    {}: [{}],", layout.word(), heights(layout, ", "));
        assert!(script.contains(&line), "{line}");
    }
}

#[test]
fn the_documentation_says_the_models_heights() {
    let docs = include_str!("../../docs/embedding.md");
    for layout in Layout::ALL {
        let line = format!("| `{}` | {} |", layout.word(), heights(layout, " | "));
        assert!(docs.contains(&line), "{line}");
    }
    let usual = format!("height=\"{}\"", Settings::default().height_in(Settings::COLUMN));
    assert!(docs.contains(&usual), "{usual}");
}

#[test]
fn the_widgets_style_changes_where_its_height_does() {
    let style = include_str!("../../style/widget/widget.css");
    let widths = of(Layout::Full).heights().map(|(from, _)| from);
    let queries = style.split("@container (min-width: ").skip(1);
    for query in queries {
        let from = query.split("px").next().and_then(|from| from.parse().ok());
        assert!(from.is_some_and(|from: u32| widths.contains(&from)), "{from:?}");
    }
}
