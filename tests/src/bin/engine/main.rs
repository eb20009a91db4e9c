//! Times the model natively, as wasm in Chromium, and beside it plain JavaScript and a published engine, all of
//! which must give the same numbers. `cargo xtask bench` runs it.

mod measure;
mod plot;

use std::{env, fs};

use anyhow::{Context, Result};
use flywheel_tests::{Browser, Engine, Pool, site_address};

use measure::{Row, Way};

const ROUNDS: usize = 5;

fn main() -> Result<()> {
    let site = site_address()?;
    let pool = Pool::default();
    let browser = pool.take(Engine::Chromium, 1280, &site)?;
    let cases = fs::read_to_string(setting("CASES")?)?;
    measure::install(&browser, &cases)?;
    let mut rows = measure::rows(&cases)?;
    println!(
        "Times as long as native, each the fastest of {ROUNDS} rounds; all give the same numbers to 1e-9:"
    );
    for row in &mut rows {
        time(&browser, row)?;
        println!("{}", line(row));
    }
    limits(&rows)?;
    fs::write(setting("PLOT")?, plot::svg(&rows)?)?;
    Ok(())
}

/// What `cargo xtask bench` tells.
fn setting(name: &str) -> Result<String> {
    env::var(format!("FLYWHEEL_ENGINE_{name}")).context("run `cargo xtask bench`")
}

/// The ways in turns, since the machine is faster at one time than at another.
fn time(browser: &Browser, row: &mut Row) -> Result<()> {
    for _ in 0..ROUNDS {
        for way in Way::of(row) {
            let time = measure::time(browser, way, row)?;
            row.times[way as usize].push(time);
        }
    }
    Ok(())
}

fn line(row: &Row) -> String {
    let native = row.least(Way::Native);
    let others = Way::of(row).into_iter().skip(1);
    let others: Vec<String> = others
        .map(|way| format!("{} {:.2}", way.name(), row.least(way) / native))
        .collect();
    let case = format!("{} {}", row.size, row.name);
    format!("{case:>14}  native {native:>9.5} ms  {}", others.join("  "))
}

/// How many times as long one way takes as another: least, median and most of the rounds.
fn spread(row: &Row, way: Way, beside: Way) -> [f64; 3] {
    let pairs = row.times[way as usize].iter().zip(&row.times[beside as usize]);
    let mut ratios: Vec<f64> = pairs.map(|(time, beside)| time / beside).collect();
    ratios.sort_by(f64::total_cmp);
    [ratios[0], ratios[ROUNDS / 2], ratios[ROUNDS - 1]]
}

/// What the fan must keep to.
fn limits(rows: &[Row]) -> Result<()> {
    let fans = rows.iter().filter(|row| row.name == "futures");
    let fan = fans.max_by_key(|row| row.size).context("no fan")?;
    println!(
        "\n{} futures of 60 months, five uncertain inputs, five percentiles:",
        fan.size
    );
    println!("  {:>6.2}  wasm in Chromium, ms", fan.least(Way::Wasm));
    let print = |way, beside, words| {
        let [least, median, most] = spread(fan, way, beside);
        println!("  {median:>6.2} ({least:.2} to {most:.2})  {words}");
    };
    print(
        Way::Wasm,
        Way::Native,
        "times as long as native (limit at most 1.3)",
    );
    print(
        Way::Plain,
        Way::Wasm,
        "the best JavaScript, times as long (limit at least 1)",
    );
    print(
        Way::Sorting,
        Way::Wasm,
        "JavaScript that sorts, times as long (limit at least 5)",
    );
    Ok(())
}
