//! Rows pasted from a spreadsheet or a file: which sign stands between the cells, and where a row ends.

use flywheel_model::worksheet::{PLAIN, RowReason, Sheet, Worksheet, count_scores};

/// How many rows are taken, and each refused one with its reason.
fn pasted(text: &str) -> (usize, Vec<(usize, String, RowReason)>) {
    let (taken, refused) = Worksheet::default().paste(Sheet::Pushes, text, &PLAIN);
    let refused = refused
        .into_iter()
        .map(|refused| (refused.row, refused.text, refused.reason));
    (taken, refused.collect())
}

#[test]
fn rows_end_with_a_carriage_return_a_line_feed_or_both() {
    for end in ["\r", "\n", "\r\n"] {
        let text = ["2026-03-14\tBlog\tA\t12", "2026-03-15\tFair\tB\t3"].join(end);
        assert_eq!(pasted(&text), (2, vec![]), "{end:?}");
    }
}

#[test]
fn cells_stand_between_tabs_semicolons_or_commas() {
    for separator in ["\t", ";", ","] {
        let rows = [
            ["2026-03-14", "Blog", "A", "12"],
            ["2026-03-15", "Fair", "B", "3"],
        ];
        let text = rows.map(|row| row.join(separator)).join("\n");
        assert_eq!(pasted(&text), (2, vec![]), "{separator:?}");
    }
    // Where there are tabs, a comma belongs to the words.
    assert_eq!(
        pasted("2026-03-14\tBlog, guest\tA\t12\n2026-03-15\tFair\tB\t3"),
        (2, vec![])
    );
    // One in quotation marks does, too.
    assert_eq!(
        pasted("2026-03-14,\"Blog, guest\",A,12\n2026-03-15,Fair,B,3"),
        (2, vec![])
    );
}

#[test]
fn a_quotation_mark_that_is_not_closed_refuses_its_row_and_no_other() {
    let open = "2026-03-14\t\"Blog\tA\t12";
    let after = "2026-03-15\tFair\tB\t3\n2026-03-16\tAds\tC\t4";
    assert_eq!(
        pasted(&format!("{open}\n{after}")),
        (2, vec![(1, open.to_owned(), RowReason::Quote)])
    );
    // Also where a later row has marks that are closed.
    let closed = "2026-03-17\t\"Mail\"\tD\t5";
    let text = format!("{open}\n{after}\n{closed}");
    assert_eq!(pasted(&text), (3, vec![(1, open.to_owned(), RowReason::Quote)]));
    // And in the last row.
    assert_eq!(
        pasted(&format!("{after}\n{open}")),
        (2, vec![(3, open.to_owned(), RowReason::Quote)])
    );
}

#[test]
fn words_in_quotation_marks_may_hold_marks_and_line_breaks() {
    let text = "2026-03-14\t\"The \"\"big\"\"\nblog\"\tA\t12\n2026-03-15\tFair 12\" wide\tB\t3";
    let mut worksheet = Worksheet::default();
    assert_eq!(worksheet.paste(Sheet::Pushes, text, &PLAIN), (2, vec![]));
    let rows = worksheet.rows(Sheet::Pushes);
    assert_eq!(
        [rows[0].words(1), rows[1].words(1)],
        ["The \"big\" blog", "Fair 12\" wide"]
    );
}

#[test]
fn a_paste_of_open_marks_takes_time_that_grows_with_its_length() {
    let text = "2026-03-14\t\"Blog\tA\t12\n".repeat(10_000);
    let (taken, refused) = pasted(&text);
    assert_eq!((taken, refused.len()), (0, 10_000));
}

#[test]
fn the_whole_list_says_whether_its_commas_are_decimal() {
    for list in [
        "9,0\n10,0\n8,0",
        "9,0; 10,0; 8,0",
        "9.0 10.0 8.0",
        "9,10,8",
        "9, 10, 8",
        "９，10、8",
    ] {
        assert_eq!(count_scores(list), Ok([2.0, 1.0, 0.0]), "{list}");
    }
    // A 7 behind a comma is no fraction of a score.
    assert_eq!(count_scores("9,7\n10,8"), Ok([2.0, 2.0, 0.0]));
    assert_eq!(count_scores("9,0"), Ok([1.0, 0.0, 1.0]));
}

#[test]
fn what_is_no_score_is_named_and_nothing_is_counted() {
    for (list, read) in [
        ("9 11", "11"),
        ("9 8.5", "8.5"),
        ("good", "good"),
        ("9 -1", "-1"),
        ("9 010", "010"),
    ] {
        assert_eq!(count_scores(list), Err(read), "{list}");
    }
}

#[test]
fn signs_alone_are_no_answers() {
    for list in ["", " \n", ",,", "; ;"] {
        assert_eq!(count_scores(list), Ok([0.0; 3]), "{list:?}");
    }
}
