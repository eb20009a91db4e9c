//! The picture to show to others: headline, finding, wheel, chart, source and date on one slide.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::facts::{self, Facts};
use crate::state::Session;
use crate::ui::tenths;
use crate::web::markup::escaped;
use crate::web::picture::{drawn, in_light, lines, style_of};

/// Width and height of the SVG; a PNG has twice as many pixels each way.
pub(super) const SIZE: [u32; 2] = [WIDTH as u32, HEIGHT as u32];
const WIDTH: f64 = 1280.0;
const HEIGHT: f64 = 720.0;
const MARGIN: f64 = 48.0;
/// The line above source and date.
const FOOT: f64 = HEIGHT - 56.0;

/// The sizes of the finding, each with the height of its line, from the largest. The first one that leaves enough room
/// for the drawings is taken.
const FINDINGS: [[f64; 2]; 3] = [[28.0, 36.0], [20.0, 28.0], [16.0, 24.0]];
const HIGHEST_FINDING: f64 = 180.0;
const FINDING_TOP: f64 = 92.0;

/// A box of the picture.
#[derive(Clone, Copy)]
struct Place {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// The slide as SVG, always in light colours.
pub(super) fn picture(session: Session) -> String {
    in_light(|| {
        let facts = session.with_untracked(facts::facts);
        let mut slide = Slide {
            body: String::new(),
            ink: body_style("color"),
        };
        let sans = body_style("font-family");
        slide.write(MARGIN, 68.0, "start", &format!("600 20px {sans}"), &facts.title);
        let bottom = slide.finding(&facts.finding);
        let room = Place {
            left: MARGIN,
            top: bottom,
            width: WIDTH - 2.0 * MARGIN,
            height: FOOT - 16.0 - bottom,
        };
        slide.drawings(&facts, room, &sans);
        slide.foot(&facts, &format!("400 16px {sans}"));
        slide.finished(&facts)
    })
}

/// What is written of the slide.
struct Slide {
    body: String,
    ink: String,
}

impl Slide {
    /// Writes a line of text. `font` is weight, size and families, as in a stylesheet.
    fn write(&mut self, x: f64, y: f64, anchor: &str, font: &str, text: &str) {
        let (x, y, font) = (tenths(x), tenths(y), escaped(font));
        let (ink, text) = (&self.ink, escaped(text));
        self.body.push_str(&format!(
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" style=\"font:{font}\" fill=\"{ink}\">{text}</text>"
        ));
    }

    /// Writes the finding, and returns where it ends.
    fn finding(&mut self, finding: &str) -> f64 {
        let families = document().get_element_by_id("verdict");
        let families = families
            .map(|verdict| value(&verdict, "font-family"))
            .unwrap_or_default();
        let mut broken = Vec::new();
        let [mut size, mut height] = [0.0; 2];
        for tried in FINDINGS {
            [size, height] = tried;
            broken = lines(finding, &format!("{size}px {families}"), WIDTH - 2.0 * MARGIN);
            if broken.len() as f64 * height <= HIGHEST_FINDING {
                break;
            }
        }
        let font = format!("400 {size}px {families}");
        for (index, line) in broken.iter().enumerate() {
            let y = FINDING_TOP + height * (index as f64 + 0.75);
            self.write(MARGIN, y, "start", &font, line);
        }
        FINDING_TOP + height * broken.len() as f64 + 16.0
    }

    /// The wheel, and beside it the chart.
    fn drawings(&mut self, facts: &Facts, room: Place, sans: &str) {
        let side = room.height;
        if let Some(wheel) = wheel() {
            let (x, y, side) = (tenths(room.left), tenths(room.top), tenths(side));
            // The names of the segments reach out of the view box that the page uses.
            self.body.push_str(&format!(
                "<svg x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\" viewBox=\"-215 -215 430 430\">{wheel}</svg>"
            ));
        }
        if let Some(plot) = document().get_element_by_id("plot") {
            let left = room.left + side + 48.0;
            self.write(
                left,
                room.top + 24.0,
                "start",
                &format!("600 16px {sans}"),
                facts.chart,
            );
            let place = Place {
                left: left + 80.0,
                top: room.top + 56.0,
                width: room.left + room.width - left - 80.0 - ENDS,
                height: room.height - 96.0,
            };
            self.chart(&plot, place, &format!("400 16px {sans}"));
        }
    }

    fn chart(&mut self, plot: &Element, place: Place, font: &str) {
        for path in all(plot, "path:not(.marker)") {
            let data = path.get_attribute("d").unwrap_or_default();
            let styles = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity"];
            let styles = styles
                .map(|name| format!("{name}=\"{}\"", escaped(&value(&path, name))))
                .join(" ");
            self.body
                .push_str(&format!("<path d=\"{}\" {styles}/>", scaled(&data, place)));
        }
        let below = |share: f64| place.top + place.height * share;
        for label in all(plot, ".axis span") {
            let y = below(share_of(&label, "top").unwrap_or_default()) + 5.0;
            self.write(place.left - 8.0, y, "end", font, &words(&label));
        }
        for label in all(plot, ".ends span") {
            let broken = lines(&words(&label), font, ENDS - 8.0);
            let middle = below(share_of(&label, "top").unwrap_or_default());
            let first = middle + 5.0 - 10.0 * (broken.len() as f64 - 1.0);
            for (index, line) in broken.iter().enumerate() {
                let x = place.left + place.width + 8.0;
                self.write(x, first + 20.0 * index as f64, "start", font, line);
            }
        }
        for (index, label) in all(plot, ".thresholds span").iter().enumerate() {
            let y = place.top + 16.0 + 24.0 * index as f64;
            let from_left = share_of(label, "left");
            let (share, anchor, beside) = match (from_left, share_of(label, "right")) {
                (Some(share), _) => (share, "start", 6.0),
                (None, Some(share)) => (1.0 - share, "end", -6.0),
                (None, None) => continue,
            };
            self.write(
                place.left + place.width * share + beside,
                y,
                anchor,
                font,
                &words(label),
            );
        }
        for (index, label) in all(plot, ".months span").iter().enumerate() {
            let (x, anchor) = [(0.0, "start"), (place.width, "end")][index.min(1)];
            self.write(place.left + x, below(1.0) + 28.0, anchor, font, &words(label));
        }
    }

    fn foot(&mut self, facts: &Facts, font: &str) {
        let (y, right, ink) = (tenths(FOOT), tenths(WIDTH - MARGIN), &self.ink);
        self.body.push_str(&format!(
            "<path d=\"M{MARGIN} {y}H{right}\" fill=\"none\" stroke=\"{ink}\" opacity=\"0.25\"/>"
        ));
        self.write(MARGIN, FOOT + 30.0, "start", font, &facts.source);
        self.write(WIDTH - MARGIN, FOOT + 30.0, "end", font, &facts.date);
    }

    fn finished(self, facts: &Facts) -> String {
        let [width, height] = SIZE;
        let (title, finding) = (escaped(&facts.title), escaped(&facts.finding));
        let (paper, body) = (body_style("background-color"), self.body);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{title}</title><desc>{finding}</desc>\
             <rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>{body}</svg>"
        )
    }
}

/// Room for the labels at the ends of the chart's lines.
const ENDS: f64 = 152.0;

/// The wheel as the page draws it, with its rotor at rest.
fn wheel() -> Option<String> {
    let wheel = document().get_element_by_id("wheel")?;
    Some(all(&wheel, "svg").iter().map(drawn).collect())
}

fn all(parent: &Element, css: &str) -> Vec<Element> {
    let found = parent.query_selector_all(css).ok();
    let found = found.map(|list| (0..list.length()).filter_map(move |index| list.get(index)));
    found
        .into_iter()
        .flatten()
        .filter_map(|node: Node| node.dyn_into().ok())
        .collect()
}

fn words(label: &Element) -> String {
    label.text_content().unwrap_or_default()
}

fn value(element: &Element, name: &str) -> String {
    let value = style_of(element).and_then(|style| style.get_property_value(name).ok());
    value.unwrap_or_default().trim().to_owned()
}

fn body_style(name: &str) -> String {
    document()
        .body()
        .map(|body| value(&body, name))
        .unwrap_or_default()
}

/// A percentage in the style that a label says itself, such as `top: 12%`, as a share.
fn share_of(label: &Element, name: &str) -> Option<f64> {
    let style = label.get_attribute("style")?;
    let (_, rest) = style.split_once(name)?;
    let (number, _) = rest.strip_prefix(':')?.split_once('%')?;
    Some(f64::from(number.trim().parse::<i32>().ok()?) / 100.0)
}

/// A path of the chart, whose box is 10,000 by 10,000, at its place in the picture. Such a path has whole numbers after
/// M, L, H and V.
fn scaled(path: &str, place: Place) -> String {
    let mut placed = String::with_capacity(path.len());
    let mut number = String::new();
    let mut is_down = false;
    let flush = |number: &mut String, is_down: bool, placed: &mut String| {
        if let Ok(value) = number.parse::<i32>() {
            let share = f64::from(value) / 10_000.0;
            let value = if is_down {
                place.top + place.height * share
            } else {
                place.left + place.width * share
            };
            placed.push_str(&tenths(value));
        }
        number.clear();
    };
    for letter in path.chars() {
        match letter {
            '0'..='9' | '-' => number.push(letter),
            ' ' => {
                flush(&mut number, is_down, &mut placed);
                placed.push(' ');
                is_down = true;
            }
            command => {
                flush(&mut number, is_down, &mut placed);
                placed.push(command);
                is_down = command == 'V';
            }
        }
    }
    flush(&mut number, is_down, &mut placed);
    placed
}
