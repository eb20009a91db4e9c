//! Drawings show the numbers: what a drawing says about itself is what is drawn, on the page and in its file.

use serde_json::json;

use super::worksheet::saved;
use super::{stories, unfold_all, wait};

/// Attributes of drawings that a stylesheet overrides. A style wins over an attribute, so each element is compared with
/// a copy where no stylesheet reaches it.
const OVERRIDDEN: &str = r"
const host = document.body.appendChild(document.createElement('div'));
const bare = host.attachShadow({ mode: 'open' })
  .appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
const shown = [...document.querySelectorAll('svg *')].filter((element) => element.checkVisibility());
const overridden = shown.flatMap((element) => {
  const copy = bare.appendChild(element.cloneNode(false));
  const [has, says] = [element, copy].map((one) => getComputedStyle(one));
  const lost = [...element.attributes].map(({ name }) => name)
    .filter((name) => has.getPropertyValue(name) !== says.getPropertyValue(name))
    .map((name) => `${element.localName}.${element.getAttribute('class')}: ${name} is ` +
      `${has.getPropertyValue(name)} and says ${says.getPropertyValue(name)}`);
  copy.remove();
  return lost;
});
host.remove();
return [...new Set(overridden)]";

/// The widths of the arrows at attract, engage and delight.
const ARROWS: &str = r"
return [...document.querySelectorAll('.arrow')]
  .map((arrow) => parseFloat(getComputedStyle(arrow.querySelector('path')).strokeWidth))";

stories! {
    #[depends_on_engine]
    fn what_a_drawing_says_about_itself_no_style_overrides(page) {
        for view in ["wheel", "levers", "journey", "worksheet", "compare", "learn", "share"] {
            page.open(&format!("#preset=saas&view={view}"));
            page.bring_all();
            unfold_all(page);
            assert_eq!(page.script(OVERRIDDEN, &[]), json!([]), "{view}");
        }
    }

    fn each_segment_says_what_it_wins_a_month(page) {
        page.open("#preset=saas&recommended=20");
        let forces = || page.script("return [...document.querySelectorAll('.segment-name')].map((name) => name.textContent)", &[]);
        assert_eq!(forces(), json!(["Attract 6", "Engage 7.5", "Delight 1.5"]));
        page.press("Stop all marketing");
        wait("nobody pushes", || forces()[0] == "Attract 0" && forces()[1] == "Engage 0");
    }

    // Without a number being read: the shoe is half as long again, and the rim of a shop twice as thick as an agency's.
    fn companies_and_churns_are_told_apart_by_eye(page) {
        let shoe = || {
            let dashes = page.attribute("#wheel .shoe", "stroke-dasharray").unwrap_or_default();
            dashes.split(' ').nth(2).and_then(|length| length.parse::<f64>().ok()).unwrap_or_default()
        };
        let rim = || page.attribute("#wheel .mass", "stroke-width").and_then(|width| width.parse::<f64>().ok()).unwrap_or_default();
        page.open("#preset=saas&churn=2.5&recommended=20");
        let low = shoe();
        page.fill("Customer churn", "5");
        wait("the shoe is much longer", || shoe() > 1.25 * low);
        page.open("#preset=agency");
        let thin = rim();
        page.open("#preset=shop");
        assert!(rim() > 1.6 * thin, "{} and {thin}", rim());
    }

    #[depends_on_engine]
    fn each_arrow_is_as_wide_as_its_force_on_the_page_and_in_the_file(page) {
        // From 3, without any force, to 10: marketing pushes 80 %, sales all, and a fifth comes by recommendation.
        page.open("#preset=saas&recommended=20");
        assert_eq!(page.script(ARROWS, &[]), json!([8.6, 10, 4.4]));
        page.fill("Share by recommendation", "50");
        wait("the arrows follow", || page.script(ARROWS, &[]) == json!([6.5, 10, 6.5]));
        page.press("Share");
        let file = saved(page, "Save picture as SVG");
        let drawing = roxmltree::Document::parse(&file).unwrap_or_else(|error| panic!("{error}: {file}"));
        // All three have the same path, each turned to its segment.
        let arrows = drawing.descendants().filter(|node| node.attribute("d").is_some_and(|path| path.starts_with("M-142.7 ")));
        let drawn: Vec<f64> = arrows.filter_map(|arrow| arrow.attribute("stroke-width")?.trim_end_matches("px").parse().ok()).collect();
        assert_eq!(drawn, [6.5, 10.0, 6.5]);
    }
}
