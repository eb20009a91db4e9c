//! The ledger at its edges: what has no ratio, and what the wheel refuses and under which name.

use flywheel_model::shown::ChangeOver;
use flywheel_model::worksheet::{Measured, PLAIN, Sheet, Worksheet};
use flywheel_model::{Document, Field, Lever, Part, Preset};

fn pasted(text: &str) -> Worksheet {
    let mut worksheet = Worksheet::default();
    let (_, refused) = worksheet.paste(Sheet::Ledger, text, &PLAIN);
    assert_eq!(refused, []);
    worksheet
}

fn first_month(text: &str) -> Measured {
    let worksheet = pasted(text);
    worksheet.measured(&Preset::Saas.inputs(), worksheet.months()[0])
}

#[test]
fn a_stage_may_be_left_by_everybody() {
    let worksheet = pasted("2026-03\t4\t20\t5\t25");
    assert_eq!(worksheet.ledger(ChangeOver::Month)[0].total, 0.0);
}

#[test]
fn nothing_is_a_share_of_nothing() {
    let worksheet = pasted("2026-03\t1\t\t0\n2026-03\t2\t0\t0\t0");
    let line = worksheet.ledger(ChangeOver::Month)[1];
    assert_eq!((line.churn, line.conversion, line.change), (None, None, None));
}

#[test]
fn customers_are_those_at_the_end_of_the_month() {
    let counted = first_month("2026-03\t4\t140\t10\t7");
    assert_eq!(counted.customers().map(|customers| customers.get()), Some(143.0));
    assert_eq!(first_month("2026-03\t1\t\t10000").customers(), None);
}

#[test]
fn what_the_wheel_refuses_is_reported_by_its_field() {
    for (text, field) in [
        ("2026-03\t1\t1000000000\t1", Field::Traffic),
        ("2026-03\t1\t\t100\n2026-03\t2\t\t250", Field::Conversion(0)),
        ("2026-03\t4\t1000000000\t1", Field::Customers),
        ("2026-03\t4\t10\t20\t15", Field::Churn),
    ] {
        let mut document = Document::from(Preset::Saas.inputs());
        let problem = first_month(text).apply(&mut document, None).unwrap_err();
        assert_eq!(problem.field, field);
        assert_eq!(document, Document::from(Preset::Saas.inputs()));
    }
}

#[test]
fn a_month_before_that_cannot_be_compared_with_leaves_the_document_as_it_was() {
    let before = first_month("2026-02\t1\t\t100\n2026-02\t2\t\t250");
    let now = first_month("2026-03\t1\t\t9000");
    let mut document = Document::from(Preset::Saas.inputs());
    let problem = now.apply(&mut document, Some(&before)).unwrap_err();
    assert_eq!(problem.field, Field::Of(Part::Last, Lever::Conversion(0)));
    assert_eq!(document, Document::from(Preset::Saas.inputs()));
}

#[test]
fn a_month_before_without_numbers_is_nothing_to_compare_with() {
    let now = first_month("2026-03\t1\t\t9000");
    let nothing = Measured {
        values: Vec::new(),
        ..now.clone()
    };
    let mut document = Document::from(Preset::Saas.inputs());
    let against = document.against;
    now.apply(&mut document, Some(&nothing)).unwrap();
    assert_eq!(
        (document.against, document.inputs.traffic.get()),
        (against, 9000.0)
    );
}
