//! Activities pasted from a spreadsheet: each row is taken, or reported with its reason.

use flywheel_model::Reason;
use flywheel_model::journey::{Journey, Number, Phase, RowReason, Words};

fn words() -> Words<'static> {
    Words {
        number: &|cell| cell.parse().ok(),
        phase: &|cell| {
            cell.parse::<usize>()
                .ok()
                .and_then(|n| Phase::ALL.get(n.checked_sub(1)?).copied())
        },
        touchpoint: &|cell, _| (cell == "Google").then_some(4),
    }
}

#[test]
fn pasted_rows_are_taken_one_by_one_and_refusals_are_reported() {
    let mut journey = Journey::default();
    journey.add_example();
    let text = "Ads\t2\tGoogle\tGoogle\tad\t12\t500\t3\n\nBlog\t1\nBad phase\t9\n\t1\nBad hours\t1\t\t\t\tmany\nToo many\t\t\t\t\t-5";
    let (taken, refused) = journey.paste(text, &words());
    assert_eq!((taken, journey.activities.len()), (2, 4));
    let ads = &journey.activities[2];
    assert_eq!(
        (ads.phase, ads.touchpoint, ads.hours, ads.cost, ads.times),
        (Some(Phase::Trigger), Some(4), 12.0, 500.0, 3.0)
    );
    assert_eq!(journey.activities[3].times, 1.0);
    let told: Vec<(usize, RowReason)> = refused.into_iter().map(|r| (r.row, r.reason)).collect();
    let number = |which, read: &str, reason| RowReason::Number(which, read.to_owned(), reason);
    assert_eq!(
        told,
        [
            (4, RowReason::Phase("9".to_owned())),
            (5, RowReason::Name),
            (6, number(Number::Hours(0), "many", Reason::NotANumber)),
            (
                7,
                number(Number::Hours(0), "-5", Reason::Range { min: 0.0, max: 1e6 })
            ),
        ]
    );
}

#[test]
fn a_row_that_contradicts_itself_is_refused_and_can_be_corrected() {
    let mut journey = Journey::default();
    let (taken, refused) = journey.paste("Talks\t7\tGoogle\nAds\t2\tGoogle", &words());
    assert_eq!(taken, 1);
    assert_eq!(refused[0].reason, RowReason::OtherPhase("Google".to_owned()));
    let corrected = refused[0].text.replace('7', "2");
    assert_eq!(journey.paste(&corrected, &words()), (1, vec![]));
    assert_eq!(journey.activities.len(), 2);
}

#[test]
fn quoted_cells_hold_tabs_line_breaks_and_quotation_marks() {
    let mut journey = Journey::default();
    let text = "\"Talks,\nlong and \"\"good\"\"\"\t1\t\t\"Hall\t2\"\r\nSay \"hello\"\t2\r\n";
    assert_eq!(journey.paste(text, &words()), (2, vec![]));
    let names: Vec<&str> = journey
        .activities
        .iter()
        .map(|activity| activity.name.as_str())
        .collect();
    assert_eq!(names, ["Talks, long and \"good\"", "Say \"hello\""]);
    assert_eq!(journey.activities[0].channel, "Hall 2");
}

#[test]
fn what_is_too_much_is_refused_and_what_is_there_stays() {
    let mut journey = Journey::default();
    let text = "Post\n".repeat(Journey::MOST_ACTIVITIES + 2);
    let (taken, refused) = journey.paste(&text, &words());
    assert_eq!((taken, refused.len()), (Journey::MOST_ACTIVITIES, 2));
    assert_eq!(refused[0].reason, RowReason::Full);
}

#[test]
fn a_pasted_activity_has_a_name_that_can_be_seen() {
    let mut journey = Journey::default();
    let (taken, refused) = journey.paste("\u{1}\t2\n\u{1} Fair \u{1}\t2", &words());
    assert_eq!((taken, &refused[0].reason), (1, &RowReason::Name));
    assert_eq!(journey.activities[0].name, "Fair");
    assert_eq!(Journey::from_text(&journey.to_text()), Some((journey, 0)));
}
