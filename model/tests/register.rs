//! The friction register: resolving a row does to the wheel exactly what the row says.

use flywheel_model::worksheet::{
    Contact, Example, Options, PLAIN, Remedy, Sheet, Worksheet, columns, planned,
};
use flywheel_model::{
    Basis, Brake, Choice, Document, Lever, Part, Preset, Report, Segment, Traffic, Wins, moves,
};

/// A resolved friction of a lever, with its effect in percent.
fn resolved(lever: &str, effect: &str) -> Worksheet {
    let mut worksheet = Worksheet::default();
    let row = format!("Handoff\t\t\t\t\t\t\t\t{lever}\t{effect}\tyes");
    assert_eq!(worksheet.paste(Sheet::Frictions, &row, &PLAIN), (1, vec![]));
    worksheet
}

/// The value that resolving tries for a lever.
#[track_caller]
fn tried(document: &mut Document, worksheet: &Worksheet, lever: Lever) -> Option<f64> {
    let today = document.inputs.calibrate().unwrap();
    worksheet.try_resolved(document, &today).unwrap();
    document.part(Part::If).get(lever)
}

fn saas() -> Document {
    Document::from(Preset::Saas.inputs())
}

fn by_promoters(wins: f64) -> Document {
    let mut document = saas();
    document.inputs.basis = Basis::Promoter(Wins::new(wins).unwrap());
    document
}

#[test]
fn every_key_is_its_lever() {
    let keys = Options::Levers.keys();
    assert_eq!(keys.len(), Options::LEVERS.len());
    for (key, lever) in keys.iter().zip(Options::LEVERS) {
        let name = match lever {
            Lever::Conversion(index) => format!("conversion-{}", index + 1),
            lever => lever.key().to_owned(),
        };
        assert_eq!(*key, name);
        assert_eq!(resolved(key, "10").levers(), [lever]);
    }
}

#[test]
fn every_option_is_written_by_its_own_key() {
    let keys = |options: Options| options.keys().to_vec();
    assert_eq!(keys(Options::Segments), Segment::ALL.map(Options::segment));
    assert_eq!(keys(Options::Contacts), Contact::ALL.map(Contact::key));
    assert_eq!(keys(Options::Remedies), Remedy::ALL.map(Remedy::key));
    assert_eq!(keys(Options::Examples), Example::ALL.map(Example::key));
    for segment in Segment::ALL {
        let word = Choice::Start.word(segment as usize);
        assert_eq!(Options::segment(segment), word, "as in a link");
    }
}

#[test]
fn a_friction_weighs_how_bad_times_how_often_and_of_equal_ones_the_first_is_worst() {
    let mut worksheet = Worksheet::default();
    worksheet.paste(Sheet::Frictions, "A\t\t5\t2\nB\t\t2\t5\nC\t\t7", &PLAIN);
    let weights: Vec<f64> = worksheet
        .frictions()
        .iter()
        .map(|friction| friction.weight)
        .collect();
    assert_eq!(weights, [10.0, 10.0, 7.0]);
    assert_eq!(worksheet.worst_friction().unwrap().row, 0);
}

#[test]
fn a_lever_is_multiplied_within_what_it_can_be() {
    let traffic = tried(&mut saas(), &resolved("traffic", "50"), Lever::Traffic);
    assert_eq!(traffic, Some(15_000.0));
    let mut crowded = saas();
    crowded.inputs.traffic = Traffic::new(9e8).unwrap();
    assert_eq!(
        tried(&mut crowded, &resolved("traffic", "50"), Lever::Traffic),
        Some(1e9)
    );
    let first = Lever::Conversion(0);
    assert_eq!(
        tried(&mut saas(), &resolved("conversion-1", "100"), first),
        Some(5.0)
    );
    let tenfold = resolved("conversion-2", "900");
    assert_eq!(tried(&mut saas(), &tenfold, Lever::Conversion(1)), Some(100.0));
}

#[test]
fn where_promoters_are_counted_recommendation_is_what_they_bring() {
    let worksheet = resolved("recommended", "25");
    let mut document = by_promoters(0.016);
    assert_eq!(tried(&mut document, &worksheet, Lever::Wins), Some(0.02));
    assert_eq!(
        tried(&mut by_promoters(45.0), &worksheet, Lever::Wins),
        Some(50.0)
    );
    // Any other lever stays itself, whatever promoters bring.
    let churn = resolved("churn", "-20");
    assert_eq!(tried(&mut by_promoters(0.016), &churn, Lever::Churn), Some(2.0));
    worksheet.forget(&mut document, Lever::Recommended);
    assert!(document.change().is_empty());
}

#[test]
fn a_lever_that_returns_to_today_leaves_the_other_levers() {
    let mut document = by_promoters(0.016);
    document.try_out(Lever::Wins, Some(0.02)).unwrap();
    document.try_out(Lever::Churn, Some(2.0)).unwrap();
    Worksheet::default().forget(&mut document, Lever::Churn);
    let change = document.change();
    assert_eq!(
        (change.get(Lever::Churn), change.get(Lever::Wins)),
        (None, Some(0.02))
    );
}

#[test]
fn where_nobody_is_won_nobody_is_won_by_recommendation() {
    let mut still = saas();
    still.inputs.traffic = Traffic::new(0.0).unwrap();
    let share = tried(&mut still, &resolved("recommended", "25"), Lever::Recommended);
    assert_eq!(share, Some(0.0));
}

#[test]
fn a_change_of_the_register_changes_the_wheel_with_it() {
    let mut document = Document::from(Preset::Saas.inputs());
    let mut worksheet = Worksheet::default();
    worksheet.change_register(&mut document, &|worksheet| {
        worksheet.paste(Sheet::Frictions, "Handoff\t\t\t\t\t\t\t\tchurn\t-20\tyes", &PLAIN);
    });
    assert_eq!(document.change().get(Lever::Churn), Some(2.0));
    worksheet.change_register(&mut document, &|worksheet| worksheet.remove(Sheet::Frictions, 0));
    assert_eq!(document, Preset::Saas.inputs().into());
}

fn step(lever: Lever, from: f64, to: f64) -> Brake {
    Brake {
        lever,
        from,
        to,
        gain: 1.0,
    }
}

#[test]
fn a_move_of_a_conversion_or_of_churn_is_a_row_of_the_register_that_resolves_to_it() {
    let mut seen = 0;
    for preset in Preset::ALL {
        let document = Document::from(preset.inputs());
        let wheel = document.inputs.calibrate().unwrap();
        for step in moves(&document.inputs, &wheel, &document.effect()) {
            let (sheet, row) = planned(&step, Segment::Engage, "Call them", "").expect("a row");
            if sheet != Sheet::Frictions {
                continue;
            }
            seen += 1;
            assert_eq!(row.words(columns::friction::WHERE), "Call them");
            assert_eq!(row.number(columns::friction::BEFORE), Some(step.from));
            let (mut worksheet, mut document) = (Worksheet::default(), document.clone());
            worksheet.add(sheet, row);
            assert_eq!(worksheet.levers(), [step.lever]);
            worksheet.resolve(&mut document);
            assert!(document.change().is_empty(), "it is open");
            let resolve = |worksheet: &mut Worksheet| {
                let column = columns::friction::RESOLVED;
                worksheet
                    .enter(Sheet::Frictions, 0, column, "yes", &PLAIN)
                    .unwrap();
            };
            worksheet.change_register(&mut document, &resolve);
            let report = Report::new(&document).unwrap();
            let last = |line: &[f64]| *line.last().unwrap();
            let tried = last(&report.what_if.unwrap().projection.flywheel);
            let gain = tried - last(&report.projection.flywheel);
            assert!(
                (gain / step.gain - 1.0).abs() < 1e-4,
                "{preset:?} {step:?} {gain}"
            );
        }
    }
    assert_eq!(seen, 20, "three conversions and churn of five presets");
}

#[test]
fn any_other_move_is_an_activity_of_its_segment_with_what_measures_it() {
    let traffic = step(Lever::Traffic, 10_000.0, 11_000.0);
    let (sheet, row) = planned(
        &traffic,
        Segment::Attract,
        "Write",
        "Traffic: from 10,000 to 11,000",
    )
    .unwrap();
    assert_eq!(sheet, Sheet::Activities);
    assert_eq!(
        row.number(columns::activity::SEGMENT),
        Some(Segment::Attract as usize as f64)
    );
    assert_eq!(row.words(columns::activity::NAME), "Write");
    assert_eq!(
        row.words(columns::activity::METRIC),
        "Traffic: from 10,000 to 11,000"
    );
}

#[test]
fn a_step_too_large_for_an_effect_leaves_the_effect_to_the_visitor() {
    let (_, row) = planned(
        &step(Lever::Conversion(0), 0.001, 0.5),
        Segment::Engage,
        "Ask",
        "",
    )
    .unwrap();
    assert_eq!(row.number(columns::friction::EFFECT), None);
    assert_eq!(
        planned(
            &step(Lever::Churn, 2.0, 1.0),
            Segment::Delight,
            &"a".repeat(121),
            ""
        ),
        None
    );
}
