//! The worksheet: sheets, ledger, answers and register, with the figures of the requirements.

use flywheel_model::Reason;
use flywheel_model::shown::ChangeOver;
use flywheel_model::worksheet::{
    Cell, CellReason, Example, Health, Kind, PLAIN, Quarter, RowReason, Sheet, Single, Worksheet, columns,
};
use flywheel_model::{Document, Lever, Part, Preset, Report};

pub(crate) fn pasted(sheet: Sheet, text: &str) -> Worksheet {
    let mut worksheet = Worksheet::default();
    let (_, refused) = worksheet.paste(sheet, text, &PLAIN);
    assert_eq!(refused, []);
    worksheet
}

fn refused(worksheet: &mut Worksheet, sheet: Sheet, text: &str) -> Vec<(usize, RowReason)> {
    let (_, refused) = worksheet.paste(sheet, text, &PLAIN);
    refused
        .into_iter()
        .map(|refused| (refused.row, refused.reason))
        .collect()
}

pub(crate) const YEAR: &str =
    "2025-03\t2\t900\t40\t20\t920\n2026-02\t2\t\t1000\n2026-03\t2\t1000\t200\t50\t1150";

#[test]
fn a_ledger_line_adds_up_and_changes_against_the_month_and_the_year_before() {
    let worksheet = pasted(Sheet::Ledger, YEAR);
    let month = worksheet.ledger(ChangeOver::Month)[2];
    assert_eq!(month.total, 1150.0);
    assert_eq!(month.change, Some(0.15));
    assert_eq!(worksheet.ledger(ChangeOver::Year)[2].change, Some(0.25));
}

#[test]
fn the_opening_is_the_month_before_where_that_has_no_row() {
    let worksheet = pasted(Sheet::Ledger, "2026-03\t2\t1000\t200\t50");
    assert_eq!(worksheet.ledger(ChangeOver::Month)[0].change, Some(0.15));
    assert_eq!(
        worksheet.ledger(ChangeOver::Year)[0].change,
        None,
        "a year earlier nothing was measured"
    );
}

#[test]
fn without_an_earlier_value_there_is_no_change() {
    let worksheet = pasted(Sheet::Ledger, "2026-03\t1\t\t100000");
    assert_eq!(worksheet.ledger(ChangeOver::Month)[0].change, None);
}

#[test]
fn conversions_and_churn_follow_from_a_month() {
    let month =
        "2026-03\t1\t\t100000\n2026-03\t2\t20000\t4000\t300\n2026-03\t3\t\t1000\n2026-03\t4\t2000\t150\t30";
    let worksheet = pasted(Sheet::Ledger, month);
    let lines = worksheet.ledger(ChangeOver::Month);
    assert_eq!(lines[1].conversion, Some(0.04));
    assert_eq!(lines[1].total, 23_700.0);
    assert_eq!(lines[3].conversion, Some(0.15));
    assert_eq!(lines[3].total, 2_120.0);
    assert_eq!(lines[3].churn, Some(0.015));
}

#[test]
fn a_ledger_that_does_not_add_up_is_refused_with_the_row_and_both_numbers() {
    let mut worksheet = pasted(Sheet::Ledger, YEAR);
    let before = worksheet.clone();
    let rows = "2026-04\t2\t1150\t10\t5\t1160\n2026-03\t2\t1\t1\n2026-04\t2\t1100\t1\n2026-05\t2\t\t1\t7\n2026-05\t2\t\t-1";
    let told = refused(&mut worksheet, Sheet::Ledger, rows);
    assert_eq!(
        told,
        [
            (1, RowReason::Total(1155.0, 1160.0)),
            (2, RowReason::Twice(2)),
            (3, RowReason::Opening(1150.0, 1100.0)),
            (4, RowReason::BelowZero),
            (
                5,
                RowReason::Cell(
                    columns::ledger::ADDED,
                    "-1".to_owned(),
                    CellReason::Number(Reason::NotWhole { min: 0.0, max: 1e9 })
                )
            ),
        ]
    );
    assert_eq!(worksheet, before, "nothing that was there is lost");
}

#[test]
fn a_cell_edited_into_a_contradiction_stays_and_is_flagged() {
    let mut worksheet = pasted(Sheet::Ledger, YEAR);
    worksheet
        .enter(Sheet::Ledger, 2, columns::ledger::LOST, "60", &PLAIN)
        .unwrap();
    assert_eq!(
        worksheet.check(Sheet::Ledger),
        [(2, RowReason::Total(1140.0, 1150.0))]
    );
}

#[test]
fn the_score_is_promoters_less_detractors_and_nothing_without_answers() {
    let nps = |counts| {
        Quarter {
            quarter: 8104.0,
            counts,
        }
        .nps()
    };
    assert_eq!(nps([120.0, 50.0, 30.0]), Some(45.0));
    assert_eq!(nps([0.0, 0.0, 3.0]), Some(-100.0));
    assert_eq!(nps([3.0, 0.0, 0.0]), Some(100.0));
    assert_eq!(nps([0.0; 3]), None);
}

#[test]
fn promoters_move_by_what_was_counted() {
    let mut worksheet = pasted(
        Sheet::Answers,
        "2026-Q1\t130\t50\t20\n2026-Q2\t120\t50\t30\t10\t15\t5",
    );
    assert_eq!(worksheet.check(Sheet::Answers), []);
    let told = refused(
        &mut worksheet,
        Sheet::Answers,
        "2026-Q3\t120\t50\t30\t10\t5\t0\n2026-Q2\t1\t1\t1",
    );
    assert_eq!(
        told,
        [(1, RowReason::Movements(125.0, 120.0)), (2, RowReason::Twice(1))]
    );
}

#[test]
fn the_ledger_becomes_the_wheels_numbers_and_the_month_before_its_reference() {
    let worksheet = pasted(
        Sheet::Ledger,
        "2026-02\t1\t\t8000\n2026-02\t2\t\t160\n2026-02\t3\t\t20\n2026-02\t4\t140\t4\t4\n\
         2026-03\t1\t\t10000\n2026-03\t2\t\t250\n2026-03\t3\t\t50\n2026-03\t4\t140\t10\t7",
    );
    let mut document = Document::from(Preset::Saas.inputs());
    let months = worksheet.months();
    assert_eq!(months.len(), 2);
    let [before, now] = [months[0], months[1]].map(|month| worksheet.measured(&document.inputs, month));
    assert!(!now.is_in_use(&document.inputs));
    now.apply(&mut document, Some(&before)).unwrap();
    assert!(now.is_in_use(&document.inputs));
    let of = |lever| document.inputs.get(lever).unwrap();
    assert_eq!(of(Lever::Traffic), 10_000.0);
    assert_eq!(
        [0, 1, 2].map(|index| of(Lever::Conversion(index))),
        [2.5, 20.0, 20.0]
    );
    assert_eq!(of(Lever::Customers), 143.0);
    assert_eq!(of(Lever::Churn), 5.0);
    assert_eq!(document.part(Part::Last).get(Lever::Conversion(0)), Some(2.0));
    assert_eq!(
        document.part(Part::Last).get(Lever::Churn),
        Some(100.0 * 4.0 / 140.0)
    );
}

#[test]
fn what_the_wheel_cannot_take_is_refused_whole() {
    let worksheet = pasted(Sheet::Ledger, "2026-03\t1\t\t100\n2026-03\t2\t\t250");
    let mut document = Document::from(Preset::Saas.inputs());
    let before = document.clone();
    let measured = worksheet.measured(&document.inputs, worksheet.months()[0]);
    let problem = measured.apply(&mut document, None).unwrap_err();
    assert_eq!(problem.read, "250");
    assert_eq!(document, before);
}

#[test]
fn answers_come_along_from_the_last_quarter_up_to_the_month() {
    let mut worksheet = pasted(Sheet::Ledger, "2026-05\t1\t\t10000");
    worksheet.paste(
        Sheet::Answers,
        "2026-Q3\t1\t1\t1\n2026-Q1\t120\t50\t30\n2025-Q4\t1\t2\t3",
        &PLAIN,
    );
    let inputs = Preset::Saas.inputs();
    let measured = worksheet.measured(&inputs, worksheet.months()[0]);
    assert_eq!(measured.enter(&inputs).unwrap().sentiment.score(), 45.0);
}

#[test]
fn resolving_lowers_friction_and_reopening_restores_the_wheel_exactly() {
    let mut worksheet = pasted(
        Sheet::Frictions,
        "Handoff to service\tsales-service\t8\t20\tshare-goal\tAna\t\t\tchurn\t-20\tno\nSilo\t\t\t\t\t\t\t\tchurn\t-10\tyes",
    );
    let mut document = Document::from(Preset::Saas.inputs());
    let today = document.inputs.calibrate().unwrap();
    worksheet.try_resolved(&mut document, &today).unwrap();
    let one = document.clone();
    assert_eq!(document.part(Part::If).get(Lever::Churn), Some(2.25));
    worksheet
        .enter(Sheet::Frictions, 0, columns::friction::RESOLVED, "yes", &PLAIN)
        .unwrap();
    worksheet.try_resolved(&mut document, &today).unwrap();
    let friction = |document: &Document| Report::new(document).unwrap().what_if.unwrap().dials.friction;
    assert!(friction(&document) < friction(&one));
    worksheet
        .enter(Sheet::Frictions, 0, columns::friction::RESOLVED, "no", &PLAIN)
        .unwrap();
    worksheet.try_resolved(&mut document, &today).unwrap();
    assert_eq!(document, one);
    worksheet
        .enter(Sheet::Frictions, 1, columns::friction::RESOLVED, "no", &PLAIN)
        .unwrap();
    worksheet.try_resolved(&mut document, &today).unwrap();
    assert_eq!(document.part(Part::If).get(Lever::Churn), None);
}

#[test]
fn a_resolved_friction_of_recommendation_raises_the_spin_by_just_its_effect() {
    for preset in Preset::ALL {
        let worksheet = pasted(Sheet::Frictions, "No reviews\t\t\t\t\t\t\t\trecommended\t25\tyes");
        let mut document = Document::from(preset.inputs());
        let today = document.inputs.calibrate().unwrap();
        worksheet.try_resolved(&mut document, &today).unwrap();
        let after = document.changed(&today).unwrap().unwrap();
        assert!((after.spin / today.spin - 1.25).abs() < 1e-12, "{preset:?}");
        assert_eq!(after.push, today.push);
    }
}

#[test]
fn the_worst_friction_is_the_worst_of_the_open_ones() {
    let mut worksheet = pasted(
        Sheet::Frictions,
        "A\t\t5\t2\nB\t\t3\t9\nC\t\t9\t9\t\t\t\t\t\t\tyes",
    );
    assert_eq!(worksheet.worst_friction().unwrap().row, 1);
    worksheet
        .enter(Sheet::Frictions, 1, columns::friction::RESOLVED, "yes", &PLAIN)
        .unwrap();
    assert_eq!(worksheet.worst_friction().unwrap().row, 0);
}

#[test]
fn an_example_keeps_its_own_row_in_the_register() {
    let mut worksheet = Worksheet::default();
    worksheet.tie(Example::Price, "Steps to the price", false);
    assert_eq!(
        worksheet.rows(Sheet::Frictions),
        [],
        "what was never there is not made"
    );
    worksheet.tie(Example::Price, "Steps to the price", true);
    worksheet.tie(Example::Price, "Steps to the price", true);
    assert_eq!(worksheet.rows(Sheet::Frictions).len(), 1);
    worksheet.tie(Example::Price, "Steps to the price", false);
    assert!(worksheet.frictions()[0].is_resolved);
}

#[test]
fn pushes_total_the_same_in_any_order_and_less_by_just_what_is_deleted() {
    let rows = [
        "2026-01-05\tBlog\tA\t3",
        "2026-02-05\tBlog\tB\t4",
        "2026-02-09\tMail\tC\t5",
    ];
    let one = pasted(Sheet::Pushes, &rows.join("\n")).pushes();
    let reversed: Vec<&str> = rows.iter().rev().copied().collect();
    let mut other = pasted(Sheet::Pushes, &reversed.join("\n"));
    assert_eq!((one.leads, one.pieces, one.months), (12.0, 3.0, 2.0));
    assert_eq!(other.pushes().leads, 12.0);
    assert_eq!(other.pushes().regularity, one.regularity);
    other.remove(Sheet::Pushes, 0);
    assert_eq!(other.pushes().leads, 7.0);
}

#[test]
fn eight_even_months_are_more_regular_than_one_burst_of_the_same_total() {
    let even: Vec<String> = (1..=8)
        .map(|month| format!("2026-0{month}-01\tBlog\t\t1"))
        .collect();
    let burst = ["2026-01-01\tBlog\t\t1"].repeat(7).join("\n") + "\n2026-08-01\tBlog\t\t1";
    let [even, burst] = [even.join("\n"), burst].map(|text| pasted(Sheet::Pushes, &text).pushes());
    assert_eq!(even.pieces, burst.pieces);
    assert!(even.regularity > burst.regularity);
}

#[test]
fn an_empty_segment_is_not_measured_rather_than_nought() {
    let [attract, engage, delight] = Worksheet::default().health(3);
    assert_eq!(
        attract,
        Health {
            activities: 0,
            hours: None,
            cost: None,
            is_measured: false,
            kept: None
        }
    );
    assert!(attract.is_flagged() && !attract.is_whole());
    assert_eq!((attract, engage), (engage, delight));
}

#[test]
fn a_segment_is_healthy_once_both_questions_are_answered_and_flagged_by_a_broken_promise() {
    let mut worksheet = pasted(
        Sheet::Activities,
        "attract\tBlog\tAna\t40\t\tVisits\ndelight\tCalls\t\t10",
    );
    let [attract, _, delight] = worksheet.health(3);
    assert!(attract.is_whole() && !attract.is_flagged());
    assert!(!delight.is_whole(), "nobody measures it");
    worksheet.enter_single(Single::KeptAttract, Some(3.0)).unwrap();
    assert!(worksheet.health(3)[0].is_flagged());
    worksheet.paste(Sheet::Answers, "2026-Q1\t1\t1\t1", &PLAIN);
    assert!(worksheet.health(3)[2].is_whole());
}

#[test]
fn moving_an_activity_moves_its_force() {
    let mut worksheet = pasted(Sheet::Activities, "attract\tBlog\tAna\t40\t500");
    worksheet
        .enter(
            Sheet::Activities,
            0,
            columns::activity::SEGMENT,
            "delight",
            &PLAIN,
        )
        .unwrap();
    let [attract, _, delight] = worksheet.health(3);
    assert_eq!(
        (attract.hours, delight.hours, delight.cost),
        (None, Some(40.0), Some(500.0))
    );
}

#[test]
fn what_is_typed_must_be_allowed_in_its_cell() {
    let read = |kind: Kind, text: &str| kind.read(text, &PLAIN);
    assert_eq!(read(Kind::Day, "2026-02-29"), Err(CellReason::Day));
    assert_eq!(read(Kind::Day, "2028-02-29"), Ok(Cell::Number(20_280_229.0)));
    for text in ["2026-13", "26-01", "2026-1", "March", "2026-01-01", "１２３４-01"] {
        assert_eq!(read(Kind::Month, text), Err(CellReason::Month), "{text}");
    }
    assert_eq!(read(Kind::Quarter, "2026-Q5"), Err(CellReason::Quarter));
    assert_eq!(
        read(Kind::Count, "1.5"),
        Err(CellReason::Number(Reason::NotWhole { min: 0.0, max: 1e9 }))
    );
    assert_eq!(
        read(Kind::Number(0.0, 10.0), "11"),
        Err(CellReason::Number(Reason::Range { min: 0.0, max: 10.0 }))
    );
    assert_eq!(read(Kind::Words, &"x".repeat(121)), Err(CellReason::TooLong));
    let mut worksheet = Worksheet::default();
    let told = refused(&mut worksheet, Sheet::Activities, "attract\t\nnowhere\tBlog");
    assert_eq!(told[0].1, RowReason::Cell(1, String::new(), CellReason::Missing));
    assert_eq!(
        told[1].1,
        RowReason::Cell(0, "nowhere".to_owned(), CellReason::Choice)
    );
}

#[test]
fn a_space_behind_a_control_character_is_not_kept() {
    let mut worksheet = Worksheet::default();
    worksheet.paste(Sheet::Frictions, "\u{1} where \u{1}", &PLAIN);
    assert_eq!(worksheet.rows(Sheet::Frictions)[0].words(0), "where");
    assert_eq!(Worksheet::from_text(&worksheet.to_text()), Some((worksheet, 0)));
}
