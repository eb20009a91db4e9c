//! The checked examples of the model, digit by digit, and the figures its description prints.
//!
//! Other files test the examples of their own subject: `sensitivity.rs` E15, `friction.rs` E12 and E16, `forces.rs` E17.
//! The figures of E19 and E21 stand in `touchpoints.rs` and `fan.rs` themselves.

use crate::common::{baseline, baseline_inputs, near, path, printed, same, simple};
use flywheel_model::{
    Growth, Inputs, MarketLimit, Nps, Preset, Sentiment, Shares, Values, Votes, Wheel, promoter_band,
};
use serde_json::Value;
use std::f64::consts::LN_2;

/// One example: its numbers by name.
struct Example(Value);

impl Example {
    #[track_caller]
    fn named(name: &str) -> Example {
        let all: Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
        Example(all[name].clone())
    }

    #[track_caller]
    fn get(&self, key: &str) -> f64 {
        let text = self.0[key].as_str();
        text.unwrap_or_else(|| panic!("no {key}")).parse().unwrap()
    }

    #[track_caller]
    fn is(&self, key: &str, actual: f64) {
        near(actual, self.get(key), 1e-10);
    }
}

fn customers_after(wheel: &Wheel, months: usize) -> f64 {
    wheel.project(months).flywheel[months]
}

fn won_within(wheel: &Wheel, months: usize) -> f64 {
    wheel.project(months).won.iter().sum()
}

fn momentum_within(wheel: &Wheel, months: usize) -> f64 {
    wheel.stop(months).spun.iter().sum()
}

#[test]
fn e1_the_baseline_moves_as_worked_out() {
    let (e, wheel) = (Example::named("E1 baseline"), baseline());
    let (dials, year) = (wheel.dials(&baseline_inputs()), wheel.project(12));
    e.is("G", 1.0 - dials.friction);
    e.is("mu", dials.friction);
    e.is("R", dials.reproduction.unwrap());
    e.is("R_from_share", dials.self_spin_share * dials.quick_ratio.unwrap());
    e.is("mult", dials.lineage.unwrap());
    e.is("speed0", dials.speed);
    e.is("selfshare0", dials.self_spin_share);
    e.is("quick0", dials.quick_ratio.unwrap());
    e.is("half", dials.half_life.unwrap());
    e.is("glide12", dials.glide);
    e.is("J12", dials.momentum);
    e.is("Cstar", dials.terminal_size.unwrap());
    e.is("Astar", wheel.push + wheel.spin * dials.terminal_size.unwrap());
    e.is("C12", year.flywheel[12]);
    e.is("cumA12", year.won.iter().sum());
    e.is("funnelC12", year.funnel[12]);
    e.is("funnelCum12", year.funnel_won.iter().sum());
    e.is("Jinf", momentum_within(&wheel, 3000));
}

#[test]
fn e2_a_wheel_without_customers_starts_up() {
    let e = Example::named("E2 start C0=0");
    let wheel = Wheel {
        customers: 0.0,
        ..baseline()
    };
    e.is("A0", wheel.speed());
    e.is("C24", customers_after(&wheel, 24));
    e.is("cum24", won_within(&wheel, 24));
    e.is("J12", wheel.dials(&baseline_inputs()).momentum);
}

#[test]
fn e3_without_friction_it_grows_by_its_push() {
    let e = Example::named("E3 mu=0 (c=k=0.03)");
    let wheel = simple(12.5, 0.03, 0.03, 500.0);
    e.is("C36", customers_after(&wheel, 36));
    e.is("J36", momentum_within(&wheel, 36));
    e.is("cum36", won_within(&wheel, 36));
}

#[test]
fn e4_with_hardly_any_friction_no_digit_is_lost() {
    let e = Example::named("E4 mu=1e-12");
    let wheel = simple(12.5, 0.03, 0.03 + 1e-12, 500.0);
    e.is("C36", customers_after(&wheel, 36));
    e.is("J36", momentum_within(&wheel, 36));
    e.is("S36", wheel.stop(36).customers[..36].iter().sum::<f64>() / 500.0);
    // As a difference of two doubles this friction has five digits; given as churn alone it has all.
    let dials = wheel.dials(&baseline_inputs());
    near(dials.terminal_size.unwrap(), e.get("Cstar"), 1e-5);
    near(dials.half_life.unwrap(), e.get("half"), 1e-5);
    let alone = simple(12.5, 0.0, 1e-12, 500.0).dials(&baseline_inputs());
    e.is("Cstar", alone.terminal_size.unwrap());
    e.is("half", alone.half_life.unwrap());
}

#[test]
fn e5_after_breakthrough_it_doubles_by_itself() {
    let e = Example::named("E5 breakthrough");
    let wheel = simple(12.5, 0.05, 0.02, 500.0);
    let dials = wheel.dials(&baseline_inputs());
    e.is("mu", dials.friction);
    e.is("G", 1.0 - dials.friction);
    e.is("R", dials.reproduction.unwrap());
    e.is("J12", dials.momentum);
    e.is("doubling", wheel.doubling_time().unwrap());
    e.is("C24", customers_after(&wheel, 24));
    e.is("cum24", won_within(&wheel, 24));
    assert!(dials.breakthrough && dials.terminal_size.is_none());
}

#[test]
fn e6_nobody_leaves() {
    let e = Example::named("E6 churn 0");
    let wheel = simple(12.5, 0.01, 0.0, 500.0);
    e.is("C12", customers_after(&wheel, 12));
    e.is("C12_k0", wheel.project(12).funnel[12]);
    e.is("J12", wheel.dials(&baseline_inputs()).momentum);
}

#[test]
fn e7_everybody_leaves_every_month() {
    let e = Example::named("E7 churn 100%, k=.2");
    let wheel = simple(12.5, 0.2, 1.0, 500.0);
    let dials = wheel.dials(&baseline_inputs());
    e.is("C1", customers_after(&wheel, 1));
    e.is("C2", customers_after(&wheel, 2));
    e.is("C6", customers_after(&wheel, 6));
    e.is("Cstar", dials.terminal_size.unwrap());
    e.is("G", 1.0 - dials.friction);
    e.is("J12", dials.momentum);
}

#[test]
fn e8_pushing_stops_after_half_a_year() {
    let e = Example::named("E8 push stops after 6 months");
    let pushed = baseline().project(6);
    e.is("A5", pushed.won[5]);
    e.is("C6", pushed.flywheel[6]);
    let stopped = simple(0.0, 0.01, 0.03, pushed.flywheel[6]);
    e.is("A6", stopped.speed());
    e.is("C18", customers_after(&stopped, 12));
    e.is("wins_m6_to_17", won_within(&stopped, 12));
    e.is("J12_at6", stopped.dials(&baseline_inputs()).momentum);
}

#[test]
fn e10_a_score_alone_gives_the_least_presuming_shares() {
    for score in [-100.0, 0.0, 30.0, 100.0] {
        let e = Example::named(&format!("E10 NPS {}", score / 100.0));
        let shares = Shares::of_score(Nps::new(score).unwrap());
        e.is("p", shares.promoters);
        e.is("n", shares.passives);
        e.is("d", shares.detractors);
        e.is("chk", shares.promoters - shares.detractors);
        let even = shares.promoters * shares.detractors - shares.passives.powi(2);
        assert!(even.abs() < 1e-15); // pd_minus_n2
    }
    assert_eq!(promoter_band(30.0), (0.30, 0.65));
}

#[test]
fn e11_happier_customers_push_spin_and_stay_more() {
    let e = Example::named("E11 NPS 30->50");
    let change = Values {
        nps: Nps::new(50.0).ok(),
        ..Values::default()
    };
    let wheel = baseline().what_if(&baseline_inputs(), &change).unwrap();
    let dials = wheel.dials(&baseline_inputs());
    e.is("a1", wheel.push);
    e.is("k1", wheel.spin);
    e.is("c1", wheel.churn);
    e.is("theta", wheel.push / 12.5);
    e.is("kratio", wheel.spin / 0.01);
    e.is("hazratio", (-wheel.churn).ln_1p() / (-0.03f64).ln_1p());
    e.is("mu1", dials.friction);
    e.is("R1", dials.reproduction.unwrap());
    e.is("Cstar1", dials.terminal_size.unwrap());
    e.is("J12_1", dials.momentum);
    e.is("C12_1", customers_after(&wheel, 12));
}

#[test]
fn e12_friction_of_the_path_adds_up_over_its_stages() {
    let e = Example::named("E12 path friction");
    let halvings = |percent: &[f64]| -> Vec<f64> {
        let inputs = Inputs {
            path: path(percent),
            ..baseline_inputs()
        };
        let dials = baseline().dials(&inputs);
        dials.path_halvings.iter().map(|h| h.unwrap()).collect()
    };
    let (today, benchmark) = (halvings(&[2.5, 20.0, 25.0]), halvings(&[3.0, 25.0, 25.0]));
    for (index, halvings) in today.iter().enumerate() {
        e.is(&format!("f{}", index + 1), halvings * LN_2);
        e.is(&format!("ex{}", index + 1), (halvings - benchmark[index]) * LN_2);
    }
    let total = LN_2 * today.iter().sum::<f64>();
    e.is("halvings", total / LN_2);
    e.is("tot", total);
    let phi = total + baseline().friction().ln();
    e.is("Phi", phi);
    e.is("Cstar_check", 10_000.0 * (-phi).exp());
}

#[test]
fn e13_a_sales_cycle_holds_wins_back() {
    let e = Example::named("E13 pipeline tau=3");
    let wheel = |pipeline| Wheel {
        pipeline,
        cycle: 3.0,
        ..baseline()
    };
    // What entered and was not won is still on its way.
    let on_the_way = |wheel: &Wheel, months: usize| {
        let run = wheel.project(months);
        let entered = |customers: &f64| wheel.push + wheel.spin * customers;
        let entered: f64 = run.flywheel[..months].iter().map(entered).sum();
        wheel.pipeline + entered - run.won.iter().sum::<f64>()
    };
    let (empty, full) = (wheel(0.0), wheel(37.5));
    e.is("kappa", full.closing_rate());
    e.is("C12_Q0", customers_after(&empty, 12));
    e.is("C12_Qfull", customers_after(&full, 12));
    e.is("Q12_Q0", on_the_way(&empty, 12));
    e.is("Q12_Qfull", on_the_way(&full, 12));
    e.is("Cinf", full.dials(&baseline_inputs()).terminal_size.unwrap());
    e.is("Cinf", customers_after(&empty, 3000));
    near(on_the_way(&full, 3000), e.get("Qinf"), 1e-8); // a difference of large sums
    e.is("little", 3.0 * e.get("Winf"));
    e.is("Winf", full.project(3000).won[2999]);

    let dials = full.dials(&baseline_inputs());
    e.is("J12_stop", dials.in_pipeline + dials.momentum);
    let stopped = full.stop(3000);
    let all: f64 = stopped.spun.iter().chain(&stopped.from_pipeline).sum();
    e.is("Jinf_closed", all);
    let lasting = stopped.customers[1000] / stopped.customers[999];
    e.is("lam1", lasting);
    e.is("half", LN_2 / -lasting.ln());
    let (one, two) = (e.get("lam1"), e.get("lam2"));
    let [first, second, third] = [0, 1, 2].map(|month| stopped.customers[month]);
    same(third, (one + two) * second - one * two * first);
}

#[test]
fn e14_a_market_bends_the_growth() {
    let e = Example::named("E14 TAM");
    let limit = MarketLimit {
        size: 5000.0,
        theta: 1.0,
    };
    let wheel = Wheel {
        market: Some(limit),
        ..simple(12.5, 0.05, 0.02, 500.0)
    };
    let run = wheel.project(5000);
    e.is("A0", run.won[0]);
    e.is("A23", run.won[23]);
    e.is("C1", run.flywheel[1]);
    e.is("C24", run.flywheel[24]);
    e.is("C60", run.flywheel[60]);
    e.is("Cinf", run.flywheel[5000]);
    e.is("fp", wheel.dials(&baseline_inputs()).terminal_size.unwrap());
}

#[test]
fn e18_a_counted_score_has_a_sampling_error() {
    let e = Example::named("E18 NPS moe n=100");
    // The example's shares are no whole hundredths: so many answers have them to fourteen digits.
    let votes = Votes::new(12_610_786.0, 7_912_399.0, 4_964_485.0).unwrap();
    let error = Sentiment::Votes(votes).sampling_error().unwrap() * 254_876.7f64.sqrt();
    e.is("se", error);
    e.is("moe95", error * e.get("z"));
    let score = Sentiment::Score(Nps::new(30.0).unwrap());
    assert_eq!(score.sampling_error(), None);
}

#[test]
fn the_baseline_is_printed_as_described() {
    let (wheel, dials) = (baseline(), baseline().dials(&baseline_inputs()));
    let year = wheel.project(12);
    printed(dials.friction, "0.02");
    printed(dials.lineage.unwrap(), "1.5");
    printed(dials.speed, "17.5");
    printed(dials.self_spin_share, "0.2857142857");
    printed(year.flywheel[12], "526.9104095331");
    printed(year.won.iter().sum(), "211.5447952334");
    printed(year.funnel[12], "474.4868634163");
    printed(dials.momentum, "53.82081906630");
    printed(dials.half_life.unwrap(), "34.30961849152");
    printed(dials.terminal_size.unwrap(), "625");
}

#[test]
fn the_first_thing_a_visitor_sees_is_printed_as_described() {
    let inputs = Preset::Saas.inputs();
    let wheel = inputs.calibrate().unwrap();
    let (dials, run) = (wheel.dials(&inputs), wheel.project(36));
    printed(wheel.push, "6.000000000000");
    printed(wheel.spin, "0.01000000000000");
    printed(dials.speed, "7.500000000000");
    printed(dials.friction, "0.01500000000000");
    printed(dials.half_life.unwrap(), "45.8623654524");
    printed(dials.size, "150");
    printed(dials.mass, "306.0000000000");
    printed(dials.glide, "11.0578687773");
    printed(dials.reproduction.unwrap(), "0.4000000000000");
    printed(dials.lineage.unwrap(), "1.66666666667");
    printed(dials.quick_ratio.unwrap(), "2.000000000000");
    printed(dials.terminal_size.unwrap(), "400.0000000000");
    printed(dials.in_pipeline, "24.3442735116");
    printed(dials.momentum, "13.2652655840");
    printed(run.flywheel[12], "190.603122474");
    printed(run.flywheel[36], "252.445972865");
    printed(run.funnel[12], "177.549414343");
    printed(run.funnel[36], "206.127733152");
    let report = flywheel_model::Report::new(&inputs.clone().into()).unwrap();
    printed(report.wins().unwrap(), "0.0146203329984");
    printed(report.share().unwrap(), "0.2000000000000");
}

#[test]
fn every_preset_grows_and_is_far_from_breakthrough() {
    for preset in Preset::ALL {
        let inputs = preset.inputs();
        let wheel = inputs.calibrate().unwrap();
        let (dials, run) = (wheel.dials(&inputs), wheel.project(36));
        assert!(
            run.flywheel.windows(2).all(|pair| pair[1] > pair[0]),
            "{preset:?}"
        );
        assert!(dials.reproduction.unwrap() < 0.5, "{preset:?}");
        assert!(!dials.breakthrough && dials.crossover.is_none(), "{preset:?}");
        assert_eq!(dials.growth, Growth::Settles, "{preset:?}");
    }
}

#[test]
fn a_link_names_each_preset_by_its_key() {
    for preset in Preset::ALL {
        assert_eq!(Preset::from_key(preset.key()), Some(preset));
    }
    assert_eq!(Preset::from_key("saas "), None);
}
