//! The chart's scale has room for its lines, and its ticks are round.

#[path = "../../src/views/wheel/plot.rs"]
mod plot;

use plot::Plot;

/// The values at the ticks, from the bottom.
fn ticks(plot: &Plot) -> Vec<f64> {
    (0..).map_while(|index| plot.tick(index)).collect()
}

/// The points of a path of `M` and `L`.
fn points(path: &str) -> Vec<(i32, i32)> {
    let points = path.trim_end_matches('Z').split(['M', 'L']).skip(1);
    points
        .map(|point| {
            let (x, y) = point.split_once(' ').expect("two numbers");
            (x.parse().expect("a number"), y.parse().expect("a number"))
        })
        .collect()
}

#[test]
fn a_line_goes_from_the_left_to_the_right_and_up_as_it_grows() {
    let plot = Plot::new(&[&[0.0, 10.0, 20.0]]);
    assert_eq!(
        points(&plot.line(&[0.0, 10.0, 20.0])),
        [(0, 10_000), (5_000, 5_000), (10_000, 0)]
    );
}

#[test]
fn ticks_are_one_two_or_five_times_a_power_of_ten() {
    for (top, wanted) in [
        (1.0, vec![0.0, 0.5, 1.0]),
        (4.0, vec![0.0, 1.0, 2.0, 3.0, 4.0]),
        (7.5, vec![0.0, 2.0, 4.0, 6.0, 8.0]),
        (252.0, vec![0.0, 100.0, 200.0, 300.0]),
    ] {
        assert_eq!(ticks(&Plot::new(&[&[0.0, top]])), wanted, "up to {top}");
    }
}

#[test]
fn whatever_the_lines_they_are_in_the_box_and_the_ticks_few() {
    for power in -6..13 {
        for digit in 1..100 {
            let top = f64::from(digit) * 10f64.powi(power);
            for bottom in [0.0, 0.3 * top, 0.7 * top, top] {
                let line = [bottom, top];
                let plot = Plot::new(&[&line]);
                let inside = points(&plot.line(&line))
                    .iter()
                    .all(|(x, y)| (0..=10_000).contains(x) && (0..=10_000).contains(y));
                assert!(inside, "{line:?}: {}", plot.line(&line));
                assert!(
                    (2..=plot::TICKS).contains(&ticks(&plot).len()),
                    "{line:?}: {:?}",
                    ticks(&plot)
                );
            }
        }
    }
}

#[test]
fn far_from_zero_the_scale_starts_near_the_lines() {
    assert_eq!(ticks(&Plot::new(&[&[950.0, 1000.0]])).first(), Some(&940.0));
    assert_eq!(
        ticks(&Plot::new(&[&[500.0, 1000.0]])).first(),
        Some(&0.0),
        "not where half is shown"
    );
}

#[test]
fn nothing_at_all_still_has_a_scale() {
    let nothing: [&[&[f64]]; 4] = [&[], &[&[]], &[&[0.0]], &[&[0.0, 0.0]]];
    for lines in nothing {
        let plot = Plot::new(lines);
        assert_eq!(ticks(&plot), [0.0, 0.5, 1.0]);
        assert_eq!(plot.line(&[]), "");
        assert_eq!(plot.area(&[], &[]), "");
    }
}

#[test]
fn an_area_goes_along_one_line_and_back_along_the_other() {
    let plot = Plot::new(&[&[10.0, 20.0], &[0.0, 0.0]]);
    let area = plot.area(&[10.0, 20.0], &[0.0, 0.0]);
    assert_eq!(
        points(&area),
        [(0, 5_000), (10_000, 0), (10_000, 10_000), (0, 10_000)]
    );
    assert!(area.ends_with('Z'), "{area}");
}

#[test]
fn the_grid_and_the_ticks_are_at_the_same_heights() {
    let plot = Plot::new(&[&[0.0, 4.0]]);
    assert_eq!(
        plot.grid(),
        "M0 10000H10000M0 7500H10000M0 5000H10000M0 2500H10000M0 0H10000"
    );
    let heights: Vec<String> = (0..=5).map(|index| plot.tick_at(index)).collect();
    assert_eq!(
        heights,
        ["100%", "75%", "50%", "25%", "0%", "0%"],
        "what is no tick stands at the last"
    );
}

#[test]
fn the_marker_is_at_its_month() {
    let plot = Plot::new(&[&[0.0; 5]]);
    assert_eq!(
        [plot.marker(0), plot.marker(1), plot.marker(4)],
        ["M0 0V10000", "M2500 0V10000", "M10000 0V10000"]
    );
}

#[test]
fn a_threshold_is_labelled_on_the_side_that_has_room() {
    let plot = Plot::new(&[&[0.0; 5]]);
    let places: Vec<String> = [0, 2, 3, 4].map(|month| plot.beside(month)).into();
    assert_eq!(places, ["left: 0%", "left: 50%", "right: 25%", "right: 0%"]);
}

#[test]
fn labels_of_two_ends_that_are_close_are_moved_apart() {
    let plot = Plot::new(&[&[0.0, 4.0]]);
    let labels = |ends| [plot.label_at(ends, 0), plot.label_at(ends, 1)];
    assert_eq!(
        labels([4.0, 1.0]),
        ["0%", "75%"],
        "where there is room they stand at the ends"
    );
    assert_eq!(labels([2.0, 2.0]), ["42%", "58%"]);
    assert_eq!(labels([1.9, 2.1]), ["58%", "42%"], "the higher one stays above");
}
