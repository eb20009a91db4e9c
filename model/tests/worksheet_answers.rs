//! The examples to learn from, on numbers of the worksheet: upselling, silos, what a customer costs, a sale or a
//! contract.

use crate::common::cases;
use flywheel_model::learn::{Acquisition, Advice, Contract};
use flywheel_model::worksheet::{Single, Worksheet};
use proptest::prelude::*;

fn with(values: &[(Single, f64)]) -> Worksheet {
    let mut worksheet = Worksheet::default();
    for (single, value) in values {
        worksheet.enter_single(*single, Some(*value)).unwrap();
    }
    worksheet
}

#[test]
fn ten_open_tickets_wait_and_none_with_a_promoter_goes() {
    assert_eq!(with(&[(Single::Tickets, 10.0)]).upsell(), Advice::TooMany);
    assert_eq!(
        with(&[(Single::Tickets, 0.0), (Single::Group, 1.0)]).upsell(),
        Advice::Go
    );
    assert_eq!(
        with(&[(Single::Tickets, 0.0), (Single::Group, 3.0)]).upsell(),
        Advice::Unhappy
    );
    let lenient = [(Single::Tickets, 10.0), (Single::MostTickets, 10.0)];
    assert_eq!(with(&lenient).upsell(), Advice::TooOld);
    assert_eq!(
        with(&[lenient[0], lenient[1], (Single::Age, 2.0)]).upsell(),
        Advice::Go
    );
}

#[test]
fn integration_ends_silos_and_lets_sales_see_what_is_open() {
    assert_eq!(with(&[]).silos(), 4.0 / 6.0);
    assert!(!with(&[]).warns_sales());
    let integrated = with(&[(Single::Integrated, 1.0)]);
    assert_eq!(integrated.silos(), 0.0);
    assert!(integrated.warns_sales());
}

#[test]
fn recommendations_lower_the_blended_cost_and_not_the_paid_one() {
    let of = |won, recommended| {
        with(&[
            (Single::Spend, 12_000.0),
            (Single::Won, won),
            (Single::ByRecommendation, recommended),
        ])
        .acquisition()
    };
    let [few, more] = [of(100.0, 0.0), of(120.0, 20.0)];
    assert_eq!((few.blended, few.paid), (Some(120.0), Some(120.0)));
    assert_eq!((more.blended, more.paid), (Some(100.0), Some(120.0)));
    assert_eq!(
        of(0.0, 0.0),
        Acquisition {
            blended: None,
            paid: None
        }
    );
    assert_eq!(of(5.0, 5.0).paid, None);
}

#[test]
fn a_sale_of_1200_equals_a_contract_of_100_after_12_months() {
    let contract = Worksheet::default().contract();
    assert_eq!((contract.equal(), contract.ahead()), (Some(12), Some(13)));
    assert_eq!(
        Contract {
            churn: 0.1,
            ..contract
        }
        .ahead(),
        None,
        "it never brings more than ten fees"
    );
    assert!(
        Contract {
            spin: 0.05,
            ..contract
        }
        .ahead()
            < Some(13)
    );
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_crossover_is_the_one_a_month_by_month_count_finds(margin in 1.0..5_000.0f64, fee in 0.0..500.0f64, churn in 0.0..=1.0f64, spin in 0.0..0.5f64) {
        let contract = Contract { margin, fee, churn, spin };
        let (mut alive, mut brought, mut ahead) = (1.0, 0.0, None);
        for month in 1..=1200 {
            brought += fee * alive;
            alive *= 1.0 - churn + spin;
            if brought > margin {
                ahead = Some(month);
                break;
            }
        }
        let near = ahead.is_some_and(|month| (contract.brought(month) - margin).abs() < 1e-9 * margin);
        prop_assert!(near || contract.ahead() == ahead, "{:?} {ahead:?}", contract.ahead());
    }

    #[test]
    fn integration_never_raises_the_friction_of_silos(sees in prop::collection::vec(any::<bool>(), 6)) {
        let values: Vec<(Single, f64)> = Single::SEES.into_iter().zip(sees).map(|(single, sees)| (single, f64::from(u8::from(sees)))).collect();
        let mut worksheet = with(&values);
        let before = worksheet.silos();
        worksheet.enter_single(Single::Integrated, Some(1.0)).unwrap();
        prop_assert!(worksheet.silos() <= before);
    }
}
