//! What the sheets say, against a second implementation that searches all rows every time. It is slow and plain.

use crate::common::cases;
use flywheel_model::shown::ChangeOver;
use flywheel_model::worksheet::{
    Health, Line, Measured, PLAIN, Quarter, Row, RowReason, Sheet, Single, Worksheet, columns,
};
use flywheel_model::{Inputs, Lever, Preset, Segment};
use proptest::prelude::*;

use columns::{activity, answers, ledger, push};

fn number(row: &Row, column: usize) -> f64 {
    row.number(column).unwrap_or(0.0)
}

fn total(row: &Row) -> f64 {
    number(row, ledger::OPENING) + number(row, ledger::ADDED) - number(row, ledger::LOST)
}

fn find(rows: &[Row], stage: usize, month: f64) -> Option<&Row> {
    let is_it =
        |row: &&Row| number(row, ledger::STAGE) == stage as f64 && number(row, ledger::MONTH) == month;
    rows.iter().find(is_it)
}

fn line(rows: &[Row], row: &Row, over: ChangeOver) -> Line {
    let (month, stage) = (number(row, ledger::MONTH), number(row, ledger::STAGE) as usize);
    let back = if over == ChangeOver::Month { 1.0 } else { 12.0 };
    let opening = row.number(ledger::OPENING);
    let then = find(rows, stage, month - back)
        .map(total)
        .or(opening.filter(|_| over == ChangeOver::Month));
    let ratio = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    let before = (stage > 0).then(|| find(rows, stage - 1, month)).flatten();
    Line {
        month,
        stage,
        total: total(row),
        change: then.and_then(|then| ratio(total(row) - then, then)),
        conversion: before
            .and_then(|before| ratio(number(row, ledger::ADDED), number(before, ledger::ADDED))),
        churn: opening.and_then(|opening| ratio(number(row, ledger::LOST), opening)),
    }
}

fn months(rows: &[Row]) -> Vec<f64> {
    let mut months: Vec<f64> = rows.iter().map(|row| number(row, ledger::MONTH)).collect();
    months.sort_by(f64::total_cmp);
    months.dedup();
    months
}

fn measured(worksheet: &Worksheet, inputs: &Inputs, month: f64) -> Measured {
    let rows = worksheet.rows(Sheet::Ledger);
    let last = inputs.path.conversion().len();
    let line = |stage| find(rows, stage, month).map(|row| line(rows, row, ChangeOver::Month));
    let mut values = Vec::new();
    if let Some(visits) = line(0) {
        values.push((Lever::Traffic, visits.total));
    }
    for stage in 1..=last {
        if let Some(rate) = line(stage).and_then(|line| line.conversion) {
            values.push((Lever::Conversion(stage - 1), 100.0 * rate));
        }
    }
    if let Some(customers) = line(last) {
        values.push((Lever::Customers, customers.total));
        values.extend(customers.churn.map(|churn| (Lever::Churn, 100.0 * churn)));
    }
    let quarters = worksheet.quarters().into_iter();
    let votes = quarters
        .filter(|quarter| quarter.quarter <= (month / 3.0).floor())
        .max_by(|a, b| a.quarter.total_cmp(&b.quarter));
    Measured { month, values, votes }
}

fn is_in_use(measured: &Measured, inputs: &Inputs) -> bool {
    !measured.values.is_empty() && measured.enter(inputs).is_ok_and(|new| new == *inputs)
}

fn ledger_reason(rows: &[Row], index: usize) -> Option<RowReason> {
    let row = &rows[index];
    let (stage, month) = (number(row, ledger::STAGE), number(row, ledger::MONTH));
    let is_twin =
        |other: &Row| number(other, ledger::STAGE) == stage && number(other, ledger::MONTH) == month;
    if let Some(twin) = rows[..index].iter().position(is_twin) {
        return Some(RowReason::Twice(twin));
    }
    if total(row) < 0.0 {
        return Some(RowReason::BelowZero);
    }
    if let Some(read) = row.number(ledger::TOTAL).filter(|read| *read != total(row)) {
        return Some(RowReason::Total(total(row), read));
    }
    let opening = row.number(ledger::OPENING)?;
    let before = find(rows, stage as usize, month - 1.0)?;
    before.number(ledger::OPENING)?;
    (total(before) != opening).then(|| RowReason::Opening(total(before), opening))
}

fn answers_reason(rows: &[Row], index: usize) -> Option<RowReason> {
    let row = &rows[index];
    let quarter = number(row, answers::QUARTER);
    let is_twin = |other: &Row| number(other, answers::QUARTER) == quarter;
    if let Some(twin) = rows[..index].iter().position(is_twin) {
        return Some(RowReason::Twice(twin));
    }
    let moved = [answers::GAINED, answers::TO_PASSIVE, answers::TO_DETRACTOR];
    if moved.iter().all(|column| row.number(*column).is_none()) {
        return None;
    }
    let before = rows
        .iter()
        .find(|other| number(other, answers::QUARTER) == quarter - 1.0)?;
    let [gained, to_passive, to_detractor] = moved.map(|column| number(row, column));
    let right = number(before, answers::PROMOTERS) + gained - to_passive - to_detractor;
    let read = number(row, answers::PROMOTERS);
    (right != read).then_some(RowReason::Movements(right, read))
}

fn reason(rows: &[Row], sheet: Sheet, index: usize) -> Option<RowReason> {
    match sheet {
        Sheet::Ledger => ledger_reason(rows, index),
        Sheet::Answers => answers_reason(rows, index),
        _ => None,
    }
}

/// Rows are added one after another, and each that does not fit those before it is left out.
fn pasted(mut rows: Vec<Row>, sheet: Sheet, new: &[Row]) -> (Vec<Row>, Vec<(usize, RowReason)>) {
    let mut refused = Vec::new();
    for (index, row) in new.iter().enumerate() {
        rows.push(row.clone());
        if let Some(reason) = reason(&rows, sheet, rows.len() - 1) {
            rows.pop();
            refused.push((index + 1, reason));
        }
    }
    (rows, refused)
}

fn health(worksheet: &Worksheet, last: usize) -> [Health; 3] {
    let has_stage = |stages: std::ops::RangeInclusive<usize>| {
        let mut rows = worksheet.rows(Sheet::Ledger).iter();
        rows.any(|row| stages.contains(&(number(row, ledger::STAGE) as usize)))
    };
    Segment::ALL.map(|segment| {
        let of_segment: Vec<&Row> = worksheet
            .rows(Sheet::Activities)
            .iter()
            .filter(|row| row.number(activity::SEGMENT) == Some(segment as usize as f64))
            .collect();
        let sum = |column| {
            let numbers = of_segment.iter().filter_map(|row| row.number(column));
            numbers.reduce(|sum, next| sum + next)
        };
        let has_figures = match segment {
            Segment::Attract => has_stage(0..=0),
            Segment::Engage => has_stage(1..=last),
            Segment::Delight => !worksheet.rows(Sheet::Answers).is_empty() || has_stage(last..=last),
        };
        Health {
            activities: of_segment.len(),
            hours: sum(activity::HOURS),
            cost: sum(activity::COST),
            is_measured: has_figures
                || of_segment
                    .iter()
                    .any(|row| !row.words(activity::METRIC).is_empty()),
            kept: worksheet.single(Single::KEPT[segment as usize]),
        }
    })
}

fn channels(rows: &[Row]) -> Vec<(String, f64, f64)> {
    let mut channels: Vec<(String, f64, f64)> = Vec::new();
    for row in rows {
        let (name, leads) = (row.words(push::CHANNEL), number(row, push::LEADS));
        match channels.iter_mut().find(|(other, ..)| other == name) {
            Some((_, pieces, sum)) => {
                *pieces += 1.0;
                *sum += leads;
            }
            None => channels.push((name.to_owned(), 1.0, leads)),
        }
    }
    channels
}

/// Few periods and small numbers, so that many rows have the same period and many fit each other.
fn cells(sheet: Sheet) -> BoxedStrategy<Vec<String>> {
    let count = || prop_oneof![2 => Just(String::new()), 5 => (0..30u32).prop_map(|n| n.to_string())];
    let needed = || (0..30u32).prop_map(|n| n.to_string());
    let month = || (0..40u32).prop_map(|n| format!("{}-{:02}", 1999 + n / 12, n % 12 + 1));
    let ends = prop_oneof![Just("1900-01".to_owned()), Just("2200-12".to_owned())];
    match sheet {
        Sheet::Ledger => (
            prop_oneof![20 => month(), 1 => ends],
            1..=9u32,
            count(),
            needed(),
            count(),
            count(),
        )
            .prop_map(|(month, stage, opening, added, lost, total)| {
                vec![month, stage.to_string(), opening, added, lost, total]
            })
            .boxed(),
        Sheet::Answers => (
            0..24u32,
            [needed(), needed(), needed()],
            [count(), count(), count()],
        )
            .prop_map(|(quarter, counts, moved)| {
                let quarter = format!("{}-Q{}", 1998 + quarter / 4, quarter % 4 + 1);
                [vec![quarter], counts.to_vec(), moved.to_vec()].concat()
            })
            .boxed(),
        Sheet::Activities => ("attract|engage|delight", "[a-c]", count(), count(), "[m]?")
            .prop_map(|(segment, name, hours, cost, metric)| {
                vec![segment, name, String::new(), hours, cost, metric]
            })
            .boxed(),
        Sheet::Pushes => (1..29u32, "[a-dé]{1,2}", needed())
            .prop_map(|(day, channel, leads)| {
                vec![format!("2026-01-{day:02}"), channel, String::new(), leads]
            })
            .boxed(),
        Sheet::Frictions => ("[a-c]", count(), count(), "no|yes|")
            .prop_map(|(place, severity, frequency, resolved)| {
                let mut cells = vec![String::new(); 11];
                (cells[0], cells[3]) = (place, frequency);
                cells[2] = if severity.len() > 1 {
                    String::new()
                } else {
                    severity
                };
                cells[10] = resolved;
                cells
            })
            .boxed(),
    }
}

fn rows(sheet: Sheet, most: usize) -> impl Strategy<Value = Vec<Row>> {
    let row = cells(sheet).prop_map(move |cells| sheet.row(&cells, &PLAIN).unwrap());
    prop::collection::vec(row, 0..most)
}

/// A worksheet in which rows need not fit each other, as after edits of single cells.
fn worksheets() -> impl Strategy<Value = Worksheet> {
    let sheets = (
        rows(Sheet::Activities, 20),
        rows(Sheet::Ledger, 120),
        rows(Sheet::Answers, 30),
        rows(Sheet::Frictions, 20),
        rows(Sheet::Pushes, 60),
    );
    sheets.prop_map(|(activities, ledger, answers, frictions, pushes)| {
        let mut worksheet = Worksheet::default();
        let sheets = [activities, ledger, answers, frictions, pushes];
        for (sheet, rows) in Sheet::ALL.into_iter().zip(sheets) {
            worksheet.replace(sheet, rows);
        }
        worksheet
    })
}

/// Everything that the sheets say is as the search finds it.
fn agrees(worksheet: &Worksheet, inputs: &Inputs) {
    for sheet in Sheet::ALL {
        let rows = worksheet.rows(sheet);
        let reasons: Vec<_> = (0..rows.len()).map(|index| reason(rows, sheet, index)).collect();
        let wrong = reasons.iter().cloned().enumerate();
        let wrong: Vec<_> = wrong
            .filter_map(|(index, reason)| Some((index, reason?)))
            .collect();
        assert_eq!(worksheet.check(sheet), wrong);
        for (index, reason) in reasons.into_iter().enumerate() {
            assert_eq!(worksheet.row_reason(sheet, index), reason);
        }
        assert_eq!(worksheet.row_reason(sheet, rows.len()), None);
    }
    let ledger = worksheet.rows(Sheet::Ledger);
    for over in [ChangeOver::Month, ChangeOver::Year] {
        let lines: Vec<Line> = ledger.iter().map(|row| line(ledger, row, over)).collect();
        assert_eq!(worksheet.ledger(over), lines);
    }
    let months = months(ledger);
    assert_eq!(worksheet.months(), months);
    for month in months
        .iter()
        .flat_map(|month| [month - 1.0, *month, month + 1.0])
        .chain([0.0, 1e9])
    {
        assert_eq!(
            worksheet.measured(inputs, month),
            measured(worksheet, inputs, month)
        );
    }
    let in_use = |month: &&f64| is_in_use(&measured(worksheet, inputs, **month), inputs);
    assert_eq!(
        worksheet.month_in_use(inputs),
        months.iter().rev().find(in_use).copied()
    );
    for last in 1..=8 {
        assert_eq!(worksheet.health(last), health(worksheet, last));
    }
    assert_eq!(
        worksheet.pushes().channels,
        channels(worksheet.rows(Sheet::Pushes))
    );
    of_the_register(worksheet);
    of_the_history(worksheet, inputs, &months);
}

fn of_the_register(worksheet: &Worksheet) {
    let frictions = worksheet.frictions();
    let open = || frictions.iter().filter(|friction| !friction.is_resolved);
    let worst = open().fold(
        None,
        |worst: Option<flywheel_model::worksheet::Friction>, next| match worst {
            Some(worst) if next.weight <= worst.weight => Some(worst),
            _ => Some(*next),
        },
    );
    assert_eq!(worksheet.worst_friction(), worst);
    assert_eq!(worksheet.open_frictions(), open().count());
    for (row, friction) in frictions.iter().enumerate() {
        assert_eq!(worksheet.friction(row), Some(*friction));
    }
    assert_eq!(worksheet.friction(frictions.len()), None);
}

fn of_the_history(worksheet: &Worksheet, inputs: &Inputs, months: &[f64]) {
    let dials = |month: &f64| {
        let measured = measured(worksheet, inputs, *month);
        let inputs = measured
            .enter(inputs)
            .ok()
            .filter(|_| !measured.values.is_empty())?;
        Some(inputs.calibrate().unwrap().dials(&inputs))
    };
    let known: Vec<_> = months.iter().filter_map(dials).collect();
    let ends = (known.len() > 1).then(|| [known[0].clone(), known[known.len() - 1].clone()]);
    assert_eq!(worksheet.first_and_last(inputs), ends);
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn what_the_sheets_say_is_what_a_search_finds(worksheet in worksheets(), preset in 0..5usize) {
        let inputs = Preset::ALL[preset].inputs();
        agrees(&worksheet, &inputs);
        // A month that is in use is found, too.
        for month in worksheet.months().iter().take(3) {
            if let Ok(inputs) = worksheet.measured(&inputs, *month).enter(&inputs) {
                agrees(&worksheet, &inputs);
            }
        }
    }

    #[test]
    fn a_change_is_followed(worksheet in worksheets(), rows in (rows(Sheet::Ledger, 40), rows(Sheet::Answers, 10)), at in 0..40usize) {
        let inputs = Preset::Saas.inputs();
        let mut worksheet = worksheet;
        worksheet.remove(Sheet::Ledger, at);
        agrees(&worksheet, &inputs);
        let _ = worksheet.enter(Sheet::Ledger, at, ledger::MONTH, "2000-05", &PLAIN);
        let _ = worksheet.enter(Sheet::Answers, at / 2, answers::QUARTER, "2000-Q2", &PLAIN);
        agrees(&worksheet, &inputs);
        for (sheet, new) in [(Sheet::Ledger, &rows.0), (Sheet::Answers, &rows.1)] {
            let lines: Vec<String> = new.iter().map(|row| sheet.written(row).join("\t")).collect();
            let expected = pasted(worksheet.rows(sheet).to_vec(), sheet, new);
            let (taken, refused) = worksheet.paste(sheet, &lines.join("\n"), &PLAIN);
            let reasons: Vec<_> = refused.into_iter().map(|refused| (refused.row, refused.reason)).collect();
            prop_assert_eq!(taken + reasons.len(), new.len());
            prop_assert_eq!((worksheet.rows(sheet).to_vec(), reasons), expected);
        }
        agrees(&worksheet, &inputs);
        worksheet.replace(Sheet::Ledger, rows.0);
        agrees(&worksheet, &inputs);
    }
}

#[test]
fn of_two_rows_with_a_quarter_the_last_counts() {
    let mut worksheet = Worksheet::default();
    for promoters in ["1", "2"] {
        let row = Sheet::Answers.row(&["2026-Q1", promoters, "0", "0"], &PLAIN);
        worksheet.add(Sheet::Answers, row.unwrap());
    }
    let counts = |quarter: Quarter| quarter.counts;
    assert_eq!(worksheet.last_answers(8104.0).map(counts), Some([2.0, 0.0, 0.0]));
    assert_eq!(worksheet.last_answers(8103.0), None);
}
