//! The segments' two sets of names.

use flywheel_tests::Page;
use serde_json::{Value, json};

use super::{stories, wait};

const TOGGLE: &str = "Name wheel segments by team";

/// Where each segment is drawn on the screen: the degrees at which it starts, how many it sweeps, and whether it keeps
/// its distance from the middle, which is the mean of all points.
const ARCS: &str = r"
const arcs = [...document.querySelectorAll('path.segment')].map((path) => {
  const screen = path.getScreenCTM();
  return Array.from({ length: 25 }, (_, step) =>
    path.getPointAtLength(path.getTotalLength() * step / 24).matrixTransform(screen));
});
const points = arcs.flatMap((arc) => arc.slice(1));
const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
const middle = [mean(({ x }) => x), mean(({ y }) => y)];
const angle = ({ x, y }) => Math.atan2(y - middle[1], x - middle[0]) * 180 / Math.PI;
const radius = ({ x, y }) => Math.hypot(x - middle[0], y - middle[1]);
const around = (degrees) => Math.round((degrees + 360) % 360);
return arcs.map((arc) => {
  const radii = arc.map(radius);
  const sweep = arc.slice(1).reduce((sum, point, step) => sum + (angle(point) - angle(arc[step]) + 360) % 360, 0);
  return [around(angle(arc[0])), Math.round(sweep), Math.max(...radii) < 1.01 * Math.min(...radii)];
})";

#[track_caller]
fn on_the_wheel(page: &Page) -> Value {
    page.script(
        "return [...document.querySelectorAll('.segment-name textPath')].map((name) => name.firstChild.textContent)",
        &[],
    )
}

#[track_caller]
fn in_the_legend(page: &Page) -> Value {
    page.script(
        "return [...document.querySelectorAll('.legend li b')].slice(0, 3).map((name) => name.textContent)",
        &[],
    )
}

stories! {
    fn the_segments_attract_engage_and_delight(page) {
        page.open("");
        let names = json!(["Attract", "Engage", "Delight"]);
        assert_eq!(on_the_wheel(page), names);
        assert_eq!(in_the_legend(page), names);
    }

    fn named_by_team_they_are_marketing_sales_and_service(page) {
        page.open("");
        let before = page.result();
        let dials = page.text_of("#speed-value");
        page.press(TOGGLE);
        let names = json!(["Marketing", "Sales", "Service"]);
        wait("the names should change", || on_the_wheel(page) == names);
        assert_eq!(in_the_legend(page), names);
        // Names change no number, and are no step.
        assert_eq!(page.result(), before);
        assert_eq!(page.text_of("#speed-value"), dials);
        assert!(!super::can_press(page, "Undo"));
        page.press(TOGGLE);
        wait("the names should change back", || on_the_wheel(page) == json!(["Attract", "Engage", "Delight"]));
    }

    fn the_wheel_may_start_at_any_segment(page) {
        page.open("");
        let before = page.result();
        let at_the_top = |page: &Page| page.script(
            "return document.querySelector('.stator .segment[transform=\"rotate(0)\"]').getAttribute('class')",
            &[],
        );
        assert_eq!(at_the_top(page), json!("segment attract"));
        page.press("Start at the next segment");
        wait("engage starts", || at_the_top(page) == json!("segment engage"));
        assert_eq!(page.result(), before);
        assert!(!super::can_press(page, "Undo"));
        super::settles(page, "start=engage");
        page.press("Start at the next segment");
        page.press("Start at the next segment");
        wait("it is as it was", || at_the_top(page) == json!("segment attract"));
    }

    #[depends_on_engine]
    fn three_equal_segments_go_around(page) {
        page.open("");
        // Clockwise from the right: from ten o’clock over the top to two, on to six, and back to ten.
        assert_eq!(page.script(ARCS, &[]), json!([[210, 120, true], [330, 120, true], [90, 120, true]]));
    }

    fn the_legend_says_the_numbers_of_the_wheel(page) {
        page.open("");
        let legend = page.text_of(".legend");
        for words in [
            "6 a month pushed in",
            "1 in 1,333 visits becomes a customer",
            "1.5 a month by recommendation",
            "1.5% of customers a month, net",
        ] {
            assert!(legend.contains(words), "no “{words}” in “{legend}”");
        }
    }

    #[both_widths]
    #[depends_on_engine]
    fn every_name_is_on_the_wheel_whole(page) {
        page.open("");
        for _ in 0..2 {
            let outside = page.script(
                "const box = document.querySelector('.wheel').getBoundingClientRect();\
                 // Where the drawing is too small for words, the legend alone says them.\n\
                 return [...document.querySelectorAll('.segment-name')].filter((name) => name.checkVisibility()).filter((name) => {\
                   const at = name.getBoundingClientRect();\
                   return at.width < 20 || at.left < box.left - 1 || at.right > box.right + 1;\
                 }).map((name) => name.textContent)",
                &[],
            );
            assert_eq!(outside, json!([]));
            page.press(TOGGLE);
        }
    }
}
