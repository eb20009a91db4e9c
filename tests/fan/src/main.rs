//! Times the fan natively and prints the milliseconds of a run, the median of many.

use std::time::Instant;

const RUNS: usize = 60;

fn main() {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            assert!(flywheel_fan_bench::median() > 0.0);
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{}", times[RUNS / 2]);
}
