//! How each way grows with months, futures, stages and activities: four panels, both axes logarithmic.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use crate::measure::{Row, Way};

const WIDTH: f64 = 800.0;
const HEIGHT: f64 = 640.0;
/// Of a panel's axes: the first panel's place, the way to the next, and the size.
const LEFT: f64 = 74.0;
const TOP: f64 = 92.0;
const NEXT: [f64; 2] = [378.0, 276.0];
const PANEL: [f64; 2] = [320.0, 200.0];

/// Readable on a light page and on a dark one; the lines differ in their dashes too.
const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#1f2328}.head{font-weight:600;font-size:15px}\
.end{text-anchor:end}.middle{text-anchor:middle}\
.grid{stroke:#d1d9e0;stroke-width:1}.line{fill:none;stroke-width:2}\
.c0{stroke:#1f2328}.c1{stroke:#0969da}.c2{stroke:#9a6700;stroke-dasharray:7 4}.c3{stroke:#bf3989;stroke-dasharray:2 3}\
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.grid{stroke:#3d444d}\
.c0{stroke:#f0f6fc}.c1{stroke:#4493f8}.c2{stroke:#d29922}.c3{stroke:#f778ba}}";

/// The plot of all rows.
pub(crate) fn svg(rows: &[Row]) -> Result<String> {
    let mut names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    names.dedup();
    let decades = decades(rows);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"title desc\">\n<title id=\"title\">How the time to compute grows</title>\n\
         <desc id=\"desc\">{}</desc>\n<style>{STYLE}</style>\n\
         <text class=\"head\" x=\"{LEFT}\" y=\"26\">Time to compute once, both axes logarithmic</text>\n",
        described(rows, &names)
    );
    legend(&mut svg)?;
    for (index, name) in names.iter().enumerate() {
        let place = [
            LEFT + NEXT[0] * (index % 2) as f64,
            TOP + NEXT[1] * (index / 2) as f64,
        ];
        let rows: Vec<&Row> = rows.iter().filter(|row| row.name == *name).collect();
        panel(&mut svg, place, &rows, decades).context("a panel")?;
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

/// The figures of the largest size of each, for whoever does not see the lines.
fn described(rows: &[Row], names: &[&str]) -> String {
    let largest = names
        .iter()
        .filter_map(|name| rows.iter().rfind(|row| row.name == *name));
    let says = largest.map(|row| {
        let times = Way::EVERY.map(|way| format!("{} {}", way.name(), duration(row.least(way))));
        format!("{} {}: {}.", row.size, row.name, times.join(", "))
    });
    says.collect::<Vec<_>>().join(" ")
}

fn duration(milliseconds: f64) -> String {
    let (value, unit) = match milliseconds {
        ms if ms < 1.0 => (ms * 1000.0, "µs"),
        ms if ms < 1000.0 => (ms, "ms"),
        ms => (ms / 1000.0, "s"),
    };
    let digits = if value < 10.0 { 1 } else { 0 };
    format!("{value:.digits$} {unit}")
}

/// The powers of ten of milliseconds between which all times lie.
fn decades(rows: &[Row]) -> [i32; 2] {
    let times = rows
        .iter()
        .flat_map(|row| Way::EVERY.map(|way| row.least(way).log10()));
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for time in times {
        (low, high) = (low.min(time), high.max(time));
    }
    [low.floor() as i32, high.ceil() as i32]
}

fn legend(svg: &mut String) -> std::fmt::Result {
    for (index, way) in Way::EVERY.into_iter().enumerate() {
        let x = LEFT + 150.0 * index as f64;
        writeln!(svg, "<path class=\"line c{index}\" d=\"M{x} 48h30\"/>")?;
        writeln!(svg, "<text x=\"{}\" y=\"52\">{}</text>", x + 38.0, way.name())?;
    }
    Ok(())
}

fn panel(svg: &mut String, [left, top]: [f64; 2], rows: &[&Row], [low, high]: [i32; 2]) -> Result<()> {
    let (first, last) = (rows.first().context("no row")?, rows.last().context("no row")?);
    let across = |size: u64| {
        let share = (size as f64 / first.size as f64).ln() / (last.size as f64 / first.size as f64).ln();
        left + PANEL[0] * share
    };
    let up = |decade: f64| top + PANEL[1] * (f64::from(high) - decade) / f64::from(high - low);
    for decade in low..=high {
        let y = up(f64::from(decade));
        writeln!(svg, "<path class=\"grid\" d=\"M{left} {y:.1}h{}\"/>", PANEL[0])?;
        let power = duration(10_f64.powi(decade)).replace(".0", "");
        writeln!(
            svg,
            "<text class=\"end\" x=\"{}\" y=\"{:.1}\">{power}</text>",
            left - 8.0,
            y + 4.0
        )?;
    }
    let below = top + PANEL[1];
    for row in rows {
        let x = across(row.size);
        writeln!(svg, "<path class=\"grid\" d=\"M{x:.1} {top}v{}\"/>", PANEL[1])?;
        writeln!(
            svg,
            "<text class=\"middle\" x=\"{x:.1}\" y=\"{}\">{}</text>",
            below + 18.0,
            row.size
        )?;
    }
    let middle = left + PANEL[0] / 2.0;
    writeln!(
        svg,
        "<text class=\"middle\" x=\"{middle}\" y=\"{}\">{}</text>",
        below + 38.0,
        last.name
    )?;
    for (index, way) in Way::EVERY.into_iter().enumerate() {
        let point = |row: &&Row| format!("{:.1} {:.1}", across(row.size), up(row.least(way).log10()));
        let points: Vec<String> = rows.iter().map(point).collect();
        writeln!(svg, "<path class=\"line c{index}\" d=\"M{}\"/>", points.join("L"))?;
    }
    Ok(())
}
