//! What moves the wheel: where to push, friction, ranges, forces, and what an NPS does.

use flywheel_tests::{Host, Page, site_folder};
use serde_json::{Value, json};

use super::{number, result_has, same, settles, shows, stories, wait};

/// Opens one of the sections.
fn open(page: &Page, section: &str) {
    page.unfold(section);
}

/// The words of each row of a ranking.
const ROWS: &str = "\
return [...document.querySelectorAll(arguments[0] + ' tbody tr')]
  .map((row) => [...row.children].map((cell) => cell.innerText.trim()))";

fn rows(page: &Page, section: &str) -> Vec<Vec<String>> {
    let rows = page.script(ROWS, &[json!(format!("#{section}"))]);
    serde_json::from_value(rows).unwrap()
}

/// Goes to the levers of an app whose server does not give the plan away yet.
fn wait_for_the_plan(page: &Page) -> Host {
    let site = Host::start().expect("a server");
    site.put_site(&site_folder().expect("a site"), "/")
        .expect("a site");
    // A worker that does nothing: the real one would ask for the plan as well.
    site.change("/sw.js", |served| served.bytes.clear());
    site.hold("show_plan");
    page.visit(&site.address());
    page.press("Plan");
    wait("the plan is asked for", || site.is_waited_for());
    site
}

fn let_the_plan_come(page: &Page, site: &Host) {
    site.release();
    wait("it is there", || page.count("#moves .moves") == 1);
}

stories! {
    fn the_heading_says_where_to_push_before_it_is_opened(page) {
        page.open("");
        page.reads("#push-next", |text| {
            text.contains("Lead to Qualified 10% better would win 20.6 more customers; no other number wins more.")
        });
    }

    fn levers_are_ranked_by_what_ten_percent_wins(page) {
        page.open("");
        open(page, "push-next");
        page.see("In the long run one customer adds up to 1.67");
        let ranked = rows(page, "push-next");
        assert_eq!(ranked.len(), 8, "{ranked:?}");
        let gain = |row: &Vec<String>| row[1].trim_start_matches('+').parse::<f64>().unwrap();
        assert!(ranked.windows(2).all(|pair| gain(&pair[0]) >= gain(&pair[1])), "{ranked:?}");
        // The best is what trying it shows.
        let result = page.result();
        let last = |result: &Value, path: &str| {
            result.pointer(path).and_then(Value::as_array).unwrap().last().and_then(Value::as_f64).unwrap()
        };
        let today = last(&result, "/projection/flywheel");
        page.open("#preset=saas&if-conversion=,16.5");
        let tried = last(&page.result(), "/what_if/projection/flywheel");
        assert!((gain(&ranked[0]) - (tried - today)).abs() < 0.06, "{ranked:?} {today} {tried}");
    }

    fn they_can_be_ranked_from_low_to_high(page) {
        page.open("#preset=saas&low-traffic=1000&high-traffic=100000");
        open(page, "push-next");
        page.press("Low to high");
        wait("traffic swings most", || rows(page, "push-next")[0][0] == "Traffic");
        assert!(rows(page, "push-next")[0][3].starts_with("1,000 to 100,000:"));
    }

    fn friction_against_a_target_names_the_worst(page) {
        page.open("");
        open(page, "friction-chart");
        page.press("My target");
        page.see("Enter a number to compare with, to see");
        page.fill("Target for Customer churn", "1");
        page.fill("Target for Visit to Lead", "2");
        page.reads("#friction-chart > summary", |text| text.contains("Customer churn costs you most"));
        let rows = rows(page, "friction-chart");
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert!(rows[0][1].contains("tailwind") && rows[1][1].contains("headwind"), "{rows:?}");
        settles(page, "against=target");
        settles(page, "target-churn=1");
    }

    fn where_nothing_is_worse_than_the_example_it_says_what_the_brake_is_measured_by(page) {
        page.open("");
        page.reads("#verdict", |text| text.contains("halfway to its usual best: "));
        page.reads("#friction-chart > summary", |text| {
            text.contains("Nothing here is worse than in the example.")
                && text.contains("The biggest brake in the sentence at the top is measured otherwise")
        });
        page.open("#preset=saas&churn=4");
        page.reads("#friction-chart > summary", |text| text.contains("compared with the example’s 2.5%"));
        page.open("#preset=saas&against=target&target-churn=1");
        page.reads("#friction-chart > summary", |text| text.contains("compared with your target of 1%"));
        page.open("#preset=saas&against=last&last-churn=3");
        page.reads("#friction-chart > summary", |text| text.contains("Nothing here is worse than last period."));
    }

    fn friction_at_breakthrough_is_split_too(page) {
        page.open("#preset=saas&churn=0.2&against=target&target-churn=3&target-conversion=4");
        open(page, "friction-chart");
        page.reads("#friction-chart > summary", |text| text.contains("Visit to Lead costs you most"));
        assert!(page.result()["wheel"]["friction"].as_f64().unwrap() < 0.0);
    }

    fn ranges_draw_a_fan_and_the_link_draws_the_same(page) {
        page.open("");
        assert_eq!(page.result()["fan"], Value::Null);
        open(page, "ranges");
        page.fill("Customer churn, low", "1");
        page.fill("Customer churn, high", "5");
        let drawn = page.result_where(|result| result["fan"] != Value::Null)["fan"].clone();
        let line = |name: &str| drawn[name].as_array().unwrap().len();
        assert_eq!(["p10", "p25", "p50", "p75", "p90"].map(line), [37; 5]);
        page.reads("#ranges > summary", |text| text.contains("In four of five simulated futures"));
        page.reads("#month-reads", |text| text.contains("Half of the simulated futures"));
        page.see("of the simulated futures the wheel is past breakthrough");
        settles(page, "high-churn=5");
        let link = page.fragment();
        page.open(&format!("#{link}"));
        let again = page.result_where(|result| result["fan"] != Value::Null)["fan"].clone();
        assert_eq!(drawn, again, "the same link is the same fan");
    }

    fn a_range_whose_low_end_is_above_its_high_end_is_refused(page) {
        page.open("");
        open(page, "ranges");
        page.fill("Customer churn, low", "4");
        page.fill("Customer churn, high", "3");
        page.see("Enter a low end that is not above the high end.");
        assert_eq!(page.result()["fan"], Value::Null);
    }

    fn what_to_measure_better_is_the_widest(page) {
        page.open("#preset=saas&low-churn=1&high-churn=6&low-traffic=9900&high-traffic=10100");
        open(page, "ranges");
        page.reads("#measure-better", |text| text.contains("Measure Customer churn better: knowing it exactly would narrow"));
    }

    fn another_seed_draws_other_futures(page) {
        page.open("#preset=saas&low-churn=1&high-churn=6");
        let fan = page.result_where(|result| result["fan"] != Value::Null)["fan"].clone();
        open(page, "ranges");
        page.fill("Seed", "7");
        page.result_where(|result| result["fan"] != Value::Null && result["fan"] != fan);
        settles(page, "seed=7");
    }

    fn the_breakthrough_says_how_far_it_is(page) {
        page.open("");
        open(page, "breaking-through");
        page.see("Breakthrough needs churn down from 2.5% to 1% a month, or 2.5 times the recommendations.");
        page.see("40% of the way");
        page.see("One customer adds up to 1.67 in the end.");
        page.fill("Customer churn", "0.5");
        page.see("The wheel is past breakthrough");
    }

    fn the_month_of_the_crossover_is_the_same_everywhere(page) {
        page.open("#preset=saas&recommended=45");
        open(page, "breaking-through");
        page.see("recommendation overtakes push, comes in month 10.");
        page.reads("#crossover-value", |text| text.contains("10"));
    }

    fn a_market_has_no_long_run_to_count_customers_in(page) {
        page.open("#preset=saas&market=300");
        open(page, "push-next");
        page.reads("#push-next > summary", |text| text.contains("Market limit 10% better would win"));
        page.see("Customers after 36 months.");
        page.see_no("In the long run one customer adds up to");
    }

    fn a_path_of_ones_own_has_no_usual_conversions(page) {
        page.open("#preset=saas&conversion=2.5,15,20,100");
        page.reads("#verdict", |text| {
            text.contains("Churn of 2.5% a month, apart from your own stages, which have no usual range, is the biggest brake")
        });
        open(page, "friction-chart");
        page.see("its conversions are not compared");
    }

    fn opposed_efforts_are_wasted(page) {
        page.open("");
        open(page, "forces");
        for (segment, effort) in [("Attract", "40"), ("Engage", "40"), ("Delight", "0")] {
            page.fill(&format!("Effort, {segment}"), effort);
        }
        page.see("Of 80 in total, 80 pulls forward and 0 cancels out.");
        page.fill("Attract and Engage", "-1");
        page.see("Of 80 in total, 0 pulls forward and 80 cancels out.");
        page.see("The efforts cancel out");
        page.fill("Attract and Engage", "0");
        page.see("if all three pulled together");
        settles(page, "effort=40,40,0");
    }

    fn a_split_is_advised_only_when_it_wins_enough(page) {
        page.open("#preset=saas&effort=80,10,10&without=30,90,90&doubled=5,80,70");
        open(page, "forces");
        page.reads("#forces-advice", |text| text.contains("in this model the same effort") && text.contains("leaves delight as it is"));
        page.reads("#forces-per-unit", |text| text.contains("does most in Engage"));
        page.fill("Attract: worse without it", "1");
        page.reads("#forces-advice", |text| text.contains("Doubling effort should gain something"));
    }

    fn a_planned_split_says_what_it_does(page) {
        page.open("#preset=saas&effort=50,30,20&without=50,50,50&doubled=20,20,20");
        open(page, "forces");
        page.see("50% of your effort");
        page.reads("#forces-phase", |text| text.contains("most effort for attract and engage"));
        page.fill("Attract, planned", "40");
        page.fill("Engage, planned", "30");
        page.see("The shares total 70%. Change them to total 100%");
        page.fill("Delight, planned", "30");
        page.reads("#planned-says", |text| {
            text.contains("The plan puts 40 into attract, 30 into engage, 30 into delight.") && text.contains("only once the wheel turns")
        });
        let plan = rows(page, "planned-table");
        let value = |row: usize, column: usize| {
            plan[row][column].replace([',', '%'], "").parse::<f64>().unwrap()
        };
        assert_eq!(plan[0][0], "Customers after 36 months");
        let result = page.result();
        let today = super::row(&result, "/projection/flywheel")[36];
        assert!(shows(value(0, 1), today), "{plan:?}");
        assert!(shows(value(1, 1), number(&result, "/wheel/momentum")), "{plan:?}");
        // More for delight: more word of mouth.
        assert!(value(2, 2) > value(2, 1), "{plan:?}");
        settles(page, "planned=40,30,30");
        // Today's split is no change.
        for (segment, share) in [("Attract", "50"), ("Delight", "20")] {
            page.fill(&format!("{segment}, planned"), share);
        }
        wait("the plan is today's", || rows(page, "planned-table").iter().all(|row| row[1] == row[2]));
    }

    fn once_the_wheel_turns_effort_goes_to_delight(page) {
        page.open("#preset=saas&churn=0.5&recommended=60");
        open(page, "forces");
        page.reads("#forces-phase", |text| text.contains("more effort for delight now"));
    }

    fn how_they_are_ranked_is_in_the_link(page) {
        page.open("");
        open(page, "push-next");
        page.press("Low to high");
        settles(page, "rank=range");
        page.reload();
        open(page, "push-next");
        let chosen = "return document.querySelectorAll('[name=rank]')[1]?.checked ?? false";
        wait("the choice is kept", || page.script(chosen, &[]) == json!(true));
        // It is no number: there is nothing to undo.
        assert!(!super::can_press(page, "Undo"));
    }

    #[both_widths]
    #[depends_on_engine]
    fn the_view_of_what_moves_it_is_in_the_link(page) {
        page.open("");
        page.press("Plan");
        let at_levers = || {
            let top = "return document.querySelector('#what-moves')?.getBoundingClientRect().top ?? null";
            page.script(top, &[]).as_f64().is_some_and(|top| (-200.0..260.0).contains(&top))
        };
        wait("the levers come into sight", at_levers);
        settles(page, "view=levers");
        let link = page.fragment();
        page.open_without_waiting(&format!("#{link}"));
        // Not by a verb, which would scroll to look for them.
        wait("the levers are there", || page.count("#levers") == 1);
        wait("the link opens there", at_levers);
        page.press("Wheel");
        let at_top = "return Math.abs(document.querySelector('#main').getBoundingClientRect().top) < 200";
        wait("and back", || page.script(at_top, &[]) == json!(true));
    }

    fn the_effect_of_the_nps_can_be_switched_off(page) {
        page.open("#preset=saas&if-nps=60");
        let changed = number(&page.result(), "/what_if/wheel/churn");
        assert!(changed < 0.025);
        open(page, "nps-effect");
        page.press("Use the NPS effect");
        result_has(page, "/what_if/wheel/churn", 0.025);
        settles(page, "nps-effect=off");
        page.press("Undo");
        let again = page.result_where(|result| result["what_if"]["wheel"]["churn"] != json!(0.025));
        assert!(same(number(&again, "/what_if/wheel/churn"), changed));
    }

    fn weights_in_the_wrong_order_are_refused(page) {
        page.open("");
        open(page, "nps-effect");
        page.fill("Detractors recommend", "2");
        page.see("Enter factors that let happier customers recommend no less");
        page.fill("Detractors recommend", "0.1");
        settles(page, "weights=1,0.4,0.1,0.6,1,1.8,0.2,0");
    }

    fn the_ends_of_a_range_are_handles_on_the_slider_and_the_target_is_a_tick(page) {
        page.open("#preset=saas&low-churn=2&high-churn=3&against=target&target-churn=1.5");
        page.unfold("ranges");
        let ends = || page.script("return [...document.querySelectorAll('#churn-handle .end')].filter((end) => end.checkVisibility()).map((end) => end.ariaLabel)", &[]);
        wait("both ends are there", || ends() == json!(["Customer churn, low", "Customer churn, high"]));
        let move_to = |end: &str, position: u32| {
            let moved = "const slider = document.querySelector(`[name=${arguments[0]}-churn-slider]`); slider.value = arguments[1];
                slider.dispatchEvent(new Event('input', { bubbles: true }))";
            page.script(moved, &[json!(end), json!(position)]);
        };
        move_to("high", 190);
        wait("the end has moved", || page.value_of("Customer churn, high").parse::<f64>().is_ok_and(|high| high > 4.0));
        let before = page.value_of("Customer churn, low");
        move_to("low", 195);
        assert_eq!(page.value_of("Customer churn, low"), before, "the low end does not pass the high end");
        assert_eq!(page.script("return document.querySelectorAll('#nps-handle .end[hidden]').length", &[]), json!(2));
        let marks = page.attribute("#churn-handle .marks", "d").unwrap_or_default();
        assert!(marks.starts_with('M'), "{marks}");
    }

    fn any_lever_can_be_tried(page) {
        page.open("");
        page.press("What if");
        page.press("More numbers");
        page.fill("Lead to Qualified", "30");
        page.fill("Sales cycle", "1");
        page.see("You are trying: Sales cycle 1 and Conversion 2 30%.");
        page.fill("Market limit", "100");
        page.see("Enter at least 150, the customers that you have.");
    }

    fn what_a_promoter_brings_and_another_nps_than_the_counted_one_can_be_tried(page) {
        page.open("#preset=saas&votes=50,30,20&wins=0.02");
        page.press("What if");
        page.fill("NPS", "50");
        page.press("More numbers");
        page.fill("Customers won per promoter", "0.03");
        settles(page, "if-nps=50");
        settles(page, "if-wins=0.03");
    }

    #[both_widths]
    #[depends_on_engine]
    fn what_comes_later_takes_nobody_from_where_they_are(page) {
        let site = wait_for_the_plan(page);
        page.focus("Customer churn");
        page.script("document.activeElement.scrollIntoView({ block: 'center' })", &[]);
        let place = "const held = document.activeElement; return [held.name, Math.round(held.getBoundingClientRect().top)]";
        let before = page.script(place, &[]);
        assert_eq!(before[0], json!("churn"));
        let_the_plan_come(page, &site);
        let after = page.promise(&format!("await new Promise((done) => setTimeout(done, 300)); {place}"), &[]);
        assert_eq!(after, before);
    }

    #[both_widths]
    #[depends_on_engine]
    fn who_has_scrolled_on_is_not_taken_back(page) {
        let site = wait_for_the_plan(page);
        page.script("dispatchEvent(new Event('wheel')); scrollTo({ top: 0, behavior: 'instant' })", &[]);
        wait("it is scrolled", || page.script("return scrollY", &[]) == json!(0));
        let_the_plan_come(page, &site);
        let after = page.promise("await new Promise((done) => setTimeout(done, 300)); return scrollY", &[]);
        assert_eq!(after, json!(0));
    }
}
