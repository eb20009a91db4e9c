//! The chart's geometry: lines and areas in a box of 10 000 by 10 000, the first month at its left.

const BOX: f64 = 10_000.0;

/// The most ticks a scale has.
pub(crate) const TICKS: usize = 7;

/// The smallest distance at which two labels can be read, as a share of the height.
const APART: f64 = 0.16;

/// The scale of a chart's lines.
pub(crate) struct Plot {
    from: f64,
    step: f64,
    steps: usize,
    per_month: f64,
}

impl Plot {
    /// A scale that has room for all of these lines.
    pub(crate) fn new(lines: &[&[f64]]) -> Plot {
        let values = || lines.iter().flat_map(|line| line.iter().copied());
        let top = match values().fold(0.0, f64::max) {
            0.0 => 1.0,
            top => top,
        };
        let bottom = values().fold(top, f64::min);
        // If the lines are far from zero, a scale that starts there would make them flat.
        let from = if bottom > 0.6 * top && top > bottom {
            bottom
        } else {
            0.0
        };
        let step = step((top - from) / 4.0);
        let from = (from / step).floor() * step;
        let steps = ((top - from) / step).ceil().clamp(1.0, TICKS as f64 - 1.0) as usize;
        let points = lines.first().map_or(2, |line| line.len().max(2));
        Plot {
            from,
            step,
            steps,
            per_month: BOX / (points - 1) as f64,
        }
    }

    /// The position of a value: 0 at the top of the box, 1 at its bottom.
    pub(crate) fn share(&self, value: f64) -> f64 {
        1.0 - (value - self.from) / (self.step * self.steps as f64)
    }

    /// Writes the points one after another, each after an `L`.
    fn points<'a>(&self, line: impl Iterator<Item = (usize, &'a f64)>) -> String {
        let mut path = String::with_capacity(800);
        for (month, &value) in line {
            path.push('L');
            path.push_str(&whole(month as f64 * self.per_month).to_string());
            path.push(' ');
            path.push_str(&whole(self.share(value) * BOX).to_string());
        }
        path
    }

    /// The path of a line. Empty if the line is empty.
    pub(crate) fn line(&self, line: &[f64]) -> String {
        let mut path = self.points(line.iter().enumerate());
        if !path.is_empty() {
            path.replace_range(..1, "M");
        }
        path
    }

    /// The area between two lines.
    pub(crate) fn area(&self, upper: &[f64], lower: &[f64]) -> String {
        let mut path = self.line(upper);
        if !path.is_empty() {
            path.push_str(&self.points(lower.iter().enumerate().rev()));
            path.push('Z');
        }
        path
    }

    pub(crate) fn grid(&self) -> String {
        (0..=self.steps)
            .map(|index| format!("M0 {}H10000", whole(BOX - BOX * index as f64 / self.steps as f64)))
            .collect()
    }

    pub(crate) fn marker(&self, month: usize) -> String {
        format!("M{} 0V10000", whole(month as f64 * self.per_month))
    }

    /// Where a label stands beside the line at a month: on the side that has more room.
    pub(crate) fn beside(&self, month: usize) -> String {
        let share = month as f64 * self.per_month / BOX;
        if share <= 0.5 {
            format!("left: {}", percent(share))
        } else {
            format!("right: {}", percent(1.0 - share))
        }
    }

    /// The value at a tick, if the scale has that many.
    pub(crate) fn tick(&self, index: usize) -> Option<f64> {
        (index <= self.steps).then_some(self.from + self.step * index as f64)
    }

    pub(crate) fn tick_at(&self, index: usize) -> String {
        percent(1.0 - index.min(self.steps) as f64 / self.steps as f64)
    }

    /// The position of the label at the end of one of two lines. If the ends are close, the labels move apart.
    pub(crate) fn label_at(&self, ends: [f64; 2], line: usize) -> String {
        let [flywheel, funnel] = ends.map(|value| self.share(value));
        let missing = (APART - (funnel - flywheel).abs()).max(0.0) / 2.0;
        let upper = if flywheel <= funnel { 0 } else { 1 };
        percent([flywheel, funnel][line] + if line == upper { -missing } else { missing })
    }
}

/// 1, 2 or 5 times a power of ten, not less than `rough`.
fn step(rough: f64) -> f64 {
    let power = 10f64.powi(rough.log10().floor() as i32);
    match rough / power {
        ratio if ratio <= 1.0 => power,
        ratio if ratio <= 2.0 => 2.0 * power,
        ratio if ratio <= 5.0 => 5.0 * power,
        _ => 10.0 * power,
    }
}

fn whole(length: f64) -> i32 {
    length.round() as i32
}

fn percent(share: f64) -> String {
    format!("{}%", whole(share * 100.0))
}
