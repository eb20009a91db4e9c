//! Points, quantiles and percentiles, checked against sorting and counting.

use flywheel_fan::{COUNT, DIMENSIONS, Futures, points, quantile, select};

#[test]
fn each_dimension_has_one_point_in_every_slot() {
    for dimension in 0..DIMENSIONS {
        let mut slots = vec![0; COUNT];
        for x in points(dimension, 2018) {
            slots[(x * COUNT as f64) as usize] += 1;
        }
        assert!(slots.iter().all(|&count| count == 1), "dimension {dimension}");
    }
}

#[test]
fn neighbouring_dimensions_fill_their_square_evenly() {
    for dimension in 1..DIMENSIONS {
        let mut cells = [[0; 8]; 8];
        let (xs, ys) = (points(dimension - 1, 7), points(dimension, 7));
        for (x, y) in xs.iter().zip(ys) {
            cells[(x * 8.0) as usize][(y * 8.0) as usize] += 1;
        }
        let expected = COUNT as i32 / 64;
        for count in cells.into_iter().flatten() {
            assert!(
                (count - expected).abs() <= expected / 4,
                "dimension {dimension}: {count}"
            );
        }
    }
}

#[test]
fn the_same_seed_draws_the_same_points_and_another_others() {
    assert_eq!(points(3, 1), points(3, 1));
    assert_ne!(points(3, 1), points(3, 2));
}

#[test]
fn the_seeds_first_points_are_frozen() {
    // A link shows the same futures for ever: a change here needs another version of the model.
    let first = points(5, 2018)[..3].to_vec();
    assert_eq!(first, FROZEN, "{first:?}");
}

const FROZEN: [f64; 3] = [0.003219496109522879, 0.6505416174186394, 0.9193686625221744];

#[test]
fn normal_quantiles_are_those_of_the_tables() {
    // Abramowitz and Stegun, table 26.5, and symmetric.
    for (p, z) in [
        (0.5, 0.0),
        (0.975, 1.959963984540054),
        (0.999, 3.090232306167814),
        (1.0 - 1e-9, 5.997807015007687),
    ] {
        assert!((quantile(p) - z).abs() < 1e-6 * (1.0 + z), "{p}");
        assert!((quantile(1.0 - p) + quantile(p)).abs() < 1e-6);
    }
    assert!((quantile(0.9) - 1.2815515655446004).abs() < 1e-15);
    // Wichura 1988, the algorithm's own check: centre, middle and tail.
    for (p, z) in [
        (0.25, -0.6744897501960817),
        (0.001, -3.090232306167814),
        (1e-20, -9.262340089798408),
    ] {
        assert!((quantile(p) / z - 1.0).abs() < 1e-15, "{p}: {}", quantile(p));
    }
}

/// Numbers that look random enough.
fn shuffled(len: usize, seed: u64) -> Vec<f64> {
    let mut state = seed;
    let mut next = || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        state >> 33
    };
    (0..len).map(|_| next() as f64 / 1e6).collect()
}

#[test]
fn selecting_finds_what_sorting_finds() {
    for (len, seed) in [(1, 1), (2, 2), (25, 3), (100, 4), (4096, 5), (4097, 6)] {
        for shape in 0..4 {
            let mut values = shuffled(len, seed);
            match shape {
                1 => values.sort_by(f64::total_cmp),
                2 => values
                    .iter_mut()
                    .for_each(|value| *value = (*value / 500.0).floor()),
                3 => values.fill(1.5),
                _ => {}
            }
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            for rank in [0, len / 10, len / 4, len / 2, len * 9 / 10, len - 1] {
                let mut scratch = values.clone();
                assert_eq!(select(&mut scratch, rank), sorted[rank], "{len} {shape} {rank}");
                assert!(scratch[..rank].iter().all(|value| *value <= sorted[rank]));
                assert!(scratch[rank..].iter().all(|value| *value >= sorted[rank]));
            }
        }
    }
}

#[test]
fn the_percentiles_are_those_of_the_sorted_futures() {
    let len = 4096;
    let futures = Futures {
        push: shuffled(len, 1),
        spin: vec![0.01; len],
        staying: shuffled(len, 2).iter().map(|x| 0.9 + x / 1e5).collect(),
        customers: shuffled(len, 3),
        pipeline: vec![0.0; len],
        closing: vec![1.0; len],
        market: Vec::new(),
    };
    let mut by_hand = futures.clone();
    let fan = futures.run(12);
    for found in &fan {
        let mut sorted = by_hand.customers.clone();
        sorted.sort_by(f64::total_cmp);
        assert_eq!(*found, [410, 1024, 2048, 3072, 3687].map(|rank| sorted[rank - 1]));
        by_hand.step();
    }
    assert_eq!(fan.len(), 13);
}
