//! A grid of phase and content by channel. Cells without an activity show the gaps.

use flywheel_dom::fragment;
use flywheel_model::journey::{Grid, Journey, Phase};
use web_sys::Node;

use super::names;
use super::stored::stored;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::paragraph;
use crate::ui::table::table;

/// The most kinds of content and the most channels that are drawn: two hundred of each would be thousands of rows.
const DRAWN: usize = 12;

pub(super) fn headline(_: &Computed, journey: &Journey) -> String {
    let grid = journey.grid();
    if grid.cells() == 0 {
        return text::grid_empty().to_owned();
    }
    let empty = grid.empty() as f64;
    text::grid_headline(empty, &number::whole(empty), &number::whole(grid.cells() as f64))
}

pub(super) fn body() -> Node {
    let stored = stored();
    let heads = move || {
        let journey = stored.get();
        let grid = journey.grid();
        let channels = grid.channels.into_iter().take(DRAWN).map(label);
        std::iter::once(text::grid_head().to_owned())
            .chain(channels)
            .collect()
    };
    let rows = move || rows(&stored.get().grid());
    fragment([
        table("grid-table", text::grid_title(), Box::new(heads), Box::new(rows)),
        paragraph("grid-left-out", stored.live_text(left_out)),
    ])
}

/// The name of a channel or a kind of content.
fn label(word: &str) -> String {
    match word {
        "" => text::unnamed().to_owned(),
        word => names::name(word),
    }
}

fn rows(grid: &Grid<'_>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for phase in Phase::ALL {
        for content in grid.contents.iter().take(DRAWN) {
            let mut row = vec![format!("{} · {}", names::phase(phase), label(content))];
            for channel in grid.channels.iter().take(DRAWN) {
                let activities = grid.cell(phase, content, channel).into_iter();
                let names: Vec<String> = activities.map(|activity| names::name(&activity.name)).collect();
                row.push(match names.is_empty() {
                    true => text::unknown().to_owned(),
                    false => text::list(&names),
                });
            }
            rows.push(row);
        }
    }
    rows
}

fn left_out(_: &Computed, journey: &Journey) -> String {
    let grid = journey.grid();
    if grid.contents.len().max(grid.channels.len()) <= DRAWN {
        return String::new();
    }
    text::grid_left_out(&number::whole(DRAWN as f64))
}
