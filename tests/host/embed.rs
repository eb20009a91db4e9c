//! The heights that are reserved for the widget are the model's wherever they are written down.

use flywheel_model::embed::Layout;

const LAYOUTS: [(Layout, &str); 2] = [(Layout::Full, "FULL"), (Layout::Compact, "COMPACT")];

#[test]
fn the_script_reserves_the_models_heights() {
    let script = include_str!("../../static/embed.js");
    for (layout, name) in LAYOUTS {
        let heights = layout
            .heights()
            .map(|(from, height)| format!("[{from}, {height}]"));
        let line = format!("const {name} = [{}];", heights.join(", "));
        assert!(script.contains(&line), "{line}");
    }
}

#[test]
fn the_documentation_says_the_models_heights() {
    let docs = include_str!("../../docs/embedding.md");
    let [full, compact] = LAYOUTS.map(|(layout, _)| layout.heights());
    for ((from, full), (_, compact)) in full.into_iter().zip(compact) {
        let line = format!("| from {from} | {full} | {compact} |");
        assert!(docs.contains(&line), "{line}");
    }
    let usual = format!("height=\"{}\"", Layout::Full.height_in(Layout::COLUMN));
    assert!(docs.contains(&usual), "{usual}");
}

#[test]
fn the_widget_is_wide_from_a_width_at_which_its_height_changes() {
    let style = include_str!("../../style/widget/widget.css");
    let widths = Layout::Full
        .heights()
        .map(|(from, _)| format!("@media (min-width: {}rem)", from / 16));
    assert!(widths.iter().any(|query| style.contains(query)), "{widths:?}");
}
