//! The chart's geometry: two lines in a box of 10 000 by 10 000, the first month at its left.

const BOX: f64 = 10_000.0;

/// The most ticks a scale has.
pub(super) const TICKS: usize = 7;

/// Two labels need this share of the height between them to be read.
const APART: f64 = 0.16;

#[derive(Clone, PartialEq)]
pub(super) struct Plot {
    lines: [Vec<f64>; 2],
    /// Where both lines end.
    pub(super) last: [f64; 2],
    from: f64,
    step: f64,
    steps: usize,
}

impl Plot {
    pub(super) fn new(lines: [&[f64]; 2]) -> Plot {
        let values = || lines.iter().flat_map(|line| line.iter().copied());
        let top = match values().fold(0.0, f64::max) {
            0.0 => 1.0,
            top => top,
        };
        let bottom = values().fold(top, f64::min);
        // Far from zero the lines would be flat: start where they do.
        let from = if bottom > 0.6 * top && top > bottom {
            bottom
        } else {
            0.0
        };
        let step = step((top - from) / 4.0);
        let from = (from / step).floor() * step;
        let steps = ((top - from) / step).ceil().clamp(1.0, TICKS as f64 - 1.0) as usize;
        Plot {
            lines: lines.map(<[f64]>::to_vec),
            last: lines.map(|line| line.last().copied().unwrap_or_default()),
            from,
            step,
            steps,
        }
    }

    /// 0 at the top of the box, 1 at its bottom.
    fn share(&self, value: f64) -> f64 {
        1.0 - (value - self.from) / (self.step * self.steps as f64)
    }

    fn points(&self, line: usize) -> Vec<String> {
        let per_month = self.per_month();
        let point = |(month, &value): (usize, &f64)| {
            format!(
                "{} {}",
                whole(month as f64 * per_month),
                whole(self.share(value) * BOX)
            )
        };
        self.lines[line].iter().enumerate().map(point).collect()
    }

    fn per_month(&self) -> f64 {
        BOX / (self.lines[0].len().max(2) - 1) as f64
    }

    pub(super) fn line(&self, line: usize) -> String {
        format!("M{}", self.points(line).join("L"))
    }

    /// The area between the lines.
    pub(super) fn gap(&self) -> String {
        let mut back = self.points(1);
        back.reverse();
        format!("{}L{}Z", self.line(0), back.join("L"))
    }

    pub(super) fn grid(&self) -> String {
        (0..=self.steps)
            .map(|index| format!("M0 {}H10000", whole(BOX - BOX * index as f64 / self.steps as f64)))
            .collect()
    }

    pub(super) fn marker(&self, month: usize) -> String {
        format!("M{} 0V10000", whole(month as f64 * self.per_month()))
    }

    /// The value at a tick, if the scale has that many.
    pub(super) fn tick(&self, index: usize) -> Option<f64> {
        (index <= self.steps).then_some(self.from + self.step * index as f64)
    }

    pub(super) fn tick_at(&self, index: usize) -> String {
        percent(1.0 - index.min(self.steps) as f64 / self.steps as f64)
    }

    /// Where the label of a line's end stands: at its end, but off the other's.
    pub(super) fn label_at(&self, line: usize) -> String {
        let [flywheel, funnel] = self.last.map(|value| self.share(value));
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
