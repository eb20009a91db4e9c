//! How much work long sheets are, in cells that are read. A clock would depend on the machine.

use super::csv::{self, Import};
use crate::field::shown::ChangeOver;
use crate::inputs::Preset;
use crate::worksheet::{PLAIN, READ, Row, Sheet, Worksheet};

/// How many cells are read.
fn read<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = READ.get();
    let result = work();
    (result, READ.get() - before)
}

fn ledger(rows: usize) -> Vec<Row> {
    const STAGES: usize = 9;
    let row = |index: usize| {
        let month = index / STAGES;
        let month = format!("{}-{:02}", 1900 + month / 12, month % 12 + 1);
        let stage = (index % STAGES + 1).to_string();
        Sheet::Ledger.row(&[&month, &stage, "", "100"], &PLAIN).unwrap()
    };
    (0..rows).map(row).collect()
}

fn with(sheet: Sheet, rows: Vec<Row>) -> Worksheet {
    let mut worksheet = Worksheet::default();
    worksheet.replace(sheet, rows);
    worksheet
}

/// A sheet of pasted text, without the heads.
fn text(rows: usize) -> String {
    let file = csv::write(Sheet::Ledger, &ledger(rows));
    file.replace(',', "\t")
        .lines()
        .skip(1)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Twice as many rows are twice as much work. The first year has nothing to be compared with.
fn is_linear(what: &str, work: impl Fn(usize) -> usize) {
    let [half, all] = [work(5_000), work(10_000)];
    assert!(
        half > 0 && all <= half * 2 + half / 50,
        "{what}: {half} and {all} cells"
    );
}

#[test]
fn ten_thousand_rows_are_at_most_twice_the_work_of_five_thousand() {
    let inputs = Preset::Saas.inputs();
    is_linear("check", |rows| {
        let worksheet = with(Sheet::Ledger, ledger(rows));
        let (wrong, cells) = read(|| worksheet.check(Sheet::Ledger));
        assert_eq!(wrong, []);
        cells
    });
    is_linear("paste", |rows| {
        let text = text(rows);
        let (taken, cells) = read(|| Worksheet::default().paste(Sheet::Ledger, &text, &PLAIN));
        assert_eq!(taken, (rows, Vec::new()));
        cells
    });
    is_linear("a paste of what is there", |rows| {
        let mut worksheet = with(Sheet::Ledger, ledger(5_000));
        let text = text(rows / 2);
        let ((taken, refused), cells) = read(|| worksheet.paste(Sheet::Ledger, &text, &PLAIN));
        assert_eq!((taken, refused.len()), (0, rows / 2));
        cells
    });
    is_linear("import", |rows| {
        let file = csv::write(Sheet::Ledger, &ledger(rows));
        let mut worksheet = Worksheet::default();
        let (taken, cells) = read(|| Import::new(&file).map(|import| import.finish(&mut worksheet)));
        assert_eq!(taken, Some(Ok(rows)));
        cells
    });
    is_linear("lines", |rows| {
        let worksheet = with(Sheet::Ledger, ledger(rows));
        read(|| worksheet.ledger(ChangeOver::Year)).1
    });
    is_linear("every month", |rows| {
        let worksheet = with(Sheet::Ledger, ledger(rows));
        read(|| {
            worksheet
                .months()
                .iter()
                .map(|month| worksheet.dials(&inputs, *month))
                .collect::<Vec<_>>()
        })
        .1
    });
    is_linear("channels", |rows| {
        let row = |row: usize| ["2026-01-01", &format!("Channel {row}"), "", "1"].map(str::to_owned);
        let rows = (0..rows).map(|index| Sheet::Pushes.row(&row(index), &PLAIN).unwrap());
        let worksheet = with(Sheet::Pushes, rows.collect());
        read(|| worksheet.pushes()).1
    });
}

/// What the closed sections ask for whenever the wheel changes.
#[test]
fn a_keystroke_on_the_wheel_reads_no_long_sheet() {
    let inputs = Preset::Saas.inputs();
    let mut ends = Vec::new();
    for rows in [900, 9_000] {
        let mut worksheet = with(Sheet::Ledger, ledger(rows));
        let activity = Sheet::Activities.row(&["attract", "Blog"], &PLAIN).unwrap();
        worksheet.replace(Sheet::Activities, vec![activity; 500]);
        let friction = Sheet::Frictions.row(&["Handoff"], &PLAIN).unwrap();
        worksheet.replace(Sheet::Frictions, vec![friction; 500]);
        worksheet.health(3);
        let (_, cells) = read(|| {
            worksheet.health(3);
            worksheet.worst_friction();
            worksheet.open_frictions();
            worksheet.is_friction_planned()
        });
        assert_eq!(cells, 0);
        ends.push(read(|| worksheet.first_and_last(&inputs)).1);
        // The headline of the ledger compares the visits of each month.
        let (month, cells) = read(|| worksheet.month_in_use(&inputs));
        assert!(
            month.is_none() && cells <= 10 * worksheet.months().len(),
            "{cells} cells"
        );
    }
    assert_eq!(ends[0], ends[1]);
}
