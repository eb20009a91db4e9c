//! The friction register: resolving a row does to the wheel exactly what the row says.

use flywheel_model::worksheet::{Contact, Example, Options, PLAIN, Remedy, Sheet, Worksheet};
use flywheel_model::{Basis, Choice, Document, Lever, Part, Preset, Segment, Traffic, Wins};

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
