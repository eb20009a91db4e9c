//! The height that the widget takes in a column, so that a frame can reserve it without a script.
//!
//! The sizes are those of the widget's style sheet. Only texts differ by language: how many lines each takes was
//! measured, over all examples. All lengths are CSS pixels.

use super::{Layout, Part, Settings};

/// The widths of columns from which on the widget takes another height.
const FROM: [u32; STEPS] = [0, 320, 360, 480, 608, 680, 896];
const STEPS: usize = 7;

/// The narrowest column that is reckoned with: a window of 320 with the margins of a page.
const NARROWEST: u32 = 288;

/// Between parts, and above the first.
const GAP: u32 = 8;
/// The line with the link to the whole calculator.
const SOURCE: u32 = 44;
const HEADLINE: u32 = 28;
/// A line of small text: what a number means, the months of the chart.
const SMALL: u32 = 18;

/// Engines and numbers make texts longer or shorter by about a line.
const SPARE_LINES: u32 = 1;

/// How many lines a text takes, by the width of the column.
type Lines = [u32; STEPS];

/// The texts of a language.
struct Texts {
    tag: &'static str,
    /// The button in it counts as a line.
    sentence: Lines,
    /// What the four numbers mean: in one row of a wide column, in two rows of a narrow one.
    meanings: Lines,
}

const TEXTS: [Texts; 5] = [
    Texts {
        tag: "en",
        sentence: [11, 9, 9, 7, 6, 5, 5],
        meanings: [9, 7, 7, 5, 4, 4, 3],
    },
    Texts {
        tag: "de",
        sentence: [13, 11, 11, 8, 6, 6, 5],
        meanings: [11, 10, 9, 6, 6, 5, 4],
    },
    Texts {
        tag: "fil",
        sentence: [14, 13, 11, 9, 7, 6, 6],
        meanings: [13, 11, 9, 7, 6, 6, 4],
    },
    Texts {
        tag: "nb",
        sentence: [12, 10, 9, 7, 6, 6, 5],
        meanings: [11, 8, 8, 6, 5, 4, 4],
    },
    Texts {
        tag: "zh",
        sentence: [7, 7, 6, 5, 4, 4, 4],
        meanings: [6, 6, 6, 4, 3, 3, 2],
    },
];

const SENTENCE_LINE: [u32; STEPS] = [28, 28, 28, 28, 28, 28, 32];
const STOP: [u32; STEPS] = [124, 104, 104, 84, 54, 54, 54];
const MINE: [u32; STEPS] = [72, 72, 48, 48, 48, 24, 24];
/// The height of an input, and how many stand side by side.
const INPUT: [[u32; 2]; STEPS] = [[90, 1], [90, 1], [90, 1], [70, 1], [70, 2], [70, 2], [70, 3]];
/// The closed section of further numbers.
const MORE: u32 = 53;
/// From this step on the stop button stands beside a wheel without a chart.
const STOP_BESIDE: usize = 3;
/// From this step on the ends of the lines are named beside the chart.
const ENDS_BESIDE: usize = 4;

impl Layout {
    fn wheel(self) -> [u32; STEPS] {
        match self {
            Layout::Stop => [180, 180, 180, 180, 220, 220, 220],
            Layout::Full => [110, 110, 110, 180, 220, 220, 220],
            _ => [110, 110, 110, 150, 132, 132, 176],
        }
    }

    /// The box of the chart's lines.
    fn lines(self) -> [u32; STEPS] {
        match self {
            Layout::Stop | Layout::Full => [76, 76, 76, 118, 176, 176, 176],
            Layout::Chart => [160, 160, 160, 200, 200, 200, 200],
            _ => [76, 76, 76, 88, 88, 88, 132],
        }
    }
}

impl Settings {
    /// The width of most columns of text.
    pub const COLUMN: u32 = 680;

    /// The heights that the widget takes in columns of different widths: from each width on, the height, the narrowest
    /// first. If no language is named, those of the longest.
    pub fn heights(&self) -> [(u32, u32); STEPS] {
        std::array::from_fn(|step| (FROM[step], self.height(step)))
    }

    /// The height that it takes in a column of this width.
    pub fn height_in(&self, width: u32) -> u32 {
        let step = FROM.iter().rposition(|from| *from <= width);
        self.height(step.unwrap_or_default())
    }

    fn height(&self, step: usize) -> u32 {
        let rows = [
            self.headline_height(step),
            self.sentence_height(step),
            self.results_height(step),
            self.inputs_height(step),
            SOURCE + self.call_height(step),
        ];
        GAP + stacked(&rows)
    }

    /// The most lines of a text in the language, or in any if none is named.
    fn lines(&self, text: fn(&Texts) -> &Lines, step: usize) -> u32 {
        let language = self.lang.split('-').next().unwrap_or_default();
        let lines = |texts: &Texts| text(texts)[step];
        let named = TEXTS.iter().find(|texts| texts.tag == language);
        let most = || TEXTS.iter().map(lines).max().unwrap_or_default();
        named.map_or_else(most, lines) + SPARE_LINES
    }

    fn headline_height(&self, step: usize) -> u32 {
        // Half as wide again as most letters, since words do not fill their lines.
        HEADLINE * lines_of(&self.headline, 15, width(step))
    }

    fn sentence_height(&self, step: usize) -> u32 {
        if self.parts().has(Part::Sentence) {
            SENTENCE_LINE[step] * self.lines(|texts| &texts.sentence, step)
        } else {
            0
        }
    }

    fn results_height(&self, step: usize) -> u32 {
        let parts = self.parts();
        let if_shown = |part, height| if parts.has(part) { height } else { 0 };
        let wheel = if_shown(Part::Wheel, self.layout.wheel()[step]);
        let chart = if_shown(Part::Chart, self.chart_height(step));
        let stop = if_shown(Part::Stop, STOP[step]);
        let is_beside = wheel > 0 && chart == 0 && step >= STOP_BESIDE;
        let rows = if step < ENDS_BESIDE { 2 } else { 1 };
        let numbers =
            rows * (SMALL + 28) + (rows - 1) * GAP + SMALL * self.lines(|texts| &texts.meanings, step);
        stacked(&[
            wheel.max(chart),
            if is_beside { 0 } else { stop },
            if_shown(Part::Numbers, numbers),
            if_shown(Part::Mine, MINE[step]),
        ])
    }

    fn chart_height(&self, step: usize) -> u32 {
        let is_narrow = step < STOP_BESIDE;
        let heading = if is_narrow && self.parts().has(Part::Wheel) {
            0
        } else {
            SMALL + GAP
        };
        let ends = match step {
            _ if is_narrow => 2 * SMALL,
            _ if step < ENDS_BESIDE => SMALL,
            _ => 0,
        };
        heading + self.layout.lines()[step] + SMALL + ends
    }

    fn inputs_height(&self, step: usize) -> u32 {
        let inputs = self.inputs().len();
        let [height, columns] = INPUT[step];
        let rows = (inputs.min(Settings::OPEN) as u32).div_ceil(columns);
        let more = if inputs > Settings::OPEN { MORE } else { 0 };
        rows * height + rows.saturating_sub(1) * GAP + more
    }

    /// The embedder's link, if it does not fit beside the other.
    fn call_height(&self, step: usize) -> u32 {
        const OTHER_LINK: u32 = 400;
        const PADDING: u32 = 44;
        let Some(call) = &self.call else { return 0 };
        let label = call.label();
        if label.chars().count() as u32 * 12 + PADDING + OTHER_LINK <= width(step) {
            return 0;
        }
        (SMALL * lines_of(label, 12, width(step) - PADDING) + 12).max(SOURCE)
    }
}

/// The narrowest content in a column of this step.
fn width(step: usize) -> u32 {
    FROM[step].max(NARROWEST) - 12
}

/// How many lines the words need at most if letters are this wide.
fn lines_of(words: &str, letter: u32, width: u32) -> u32 {
    (words.chars().count() as u32 * letter).div_ceil(width)
}

/// What stands one below the other, with gaps between. What has no height is not there.
fn stacked(heights: &[u32]) -> u32 {
    let shown = heights.iter().filter(|height| **height > 0);
    shown.map(|height| height + GAP).sum::<u32>().saturating_sub(GAP)
}
