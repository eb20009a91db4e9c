//! Sheets as files of other programs, and rows pasted from a spreadsheet.

use flywheel_model::Preset;
use flywheel_model::csv::{Import, guarded, sheet_of, write as written};
use flywheel_model::journey::{Journey, Phase, Words};
use flywheel_model::link::decimal;
use flywheel_model::worksheet::{Cell, PLAIN, Sheet, Worksheet};

use super::json::{is_kept_journey, is_kept_worksheet};

/// Reads the input as a file, and pastes it into each sheet and into the journey.
pub fn csv(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    is_taken_whole_or_refused(text);
    for sheet in Sheet::ALL {
        is_pasted(sheet, text);
    }
    is_pasted_into_the_journey(text);
}

/// An import takes all rows or none, whether it is read at once or in pieces.
fn is_taken_whole_or_refused(text: &str) {
    // The first piece has the heads.
    let heads = text.find('\n').map_or(text.len(), |end| end + 1);
    let [at_once, in_pieces] = [Import::new(text), Import::new(&text[..heads])];
    let (Some(at_once), Some(mut in_pieces)) = (at_once, in_pieces) else {
        assert_eq!(sheet_of(text), None);
        return;
    };
    let sheet = at_once.sheet();
    let [mut worksheet, mut other] = [Worksheet::default(), Worksheet::default()];
    let result = at_once.finish(&mut worksheet);
    for letter in text[heads..].chars() {
        in_pieces.read(letter.encode_utf8(&mut [0; 4]));
    }
    assert_eq!(in_pieces.finish(&mut other), result);
    assert_eq!(other, worksheet);
    match result {
        Ok(count) => {
            assert_eq!(worksheet.rows(sheet).len(), count);
            assert_eq!(worksheet.check(sheet), []);
            is_kept(&worksheet);
        }
        Err(refused) => {
            assert!(!refused.is_empty());
            assert!(
                refused.is_sorted_by(|one, other| one.row < other.row) && refused[0].row > 1,
                "{refused:?}"
            );
            assert!(worksheet.is_empty());
        }
    }
}

/// What is taken is stored, and each row that is refused is reported.
fn is_pasted(sheet: Sheet, text: &str) {
    let mut worksheet = Worksheet::default();
    let (taken, refused) = worksheet.paste(sheet, text, &PLAIN);
    assert_eq!(worksheet.rows(sheet).len(), taken);
    assert!(
        refused.is_sorted_by(|one, other| one.row < other.row),
        "{refused:?}"
    );
    is_kept(&worksheet);
}

fn is_pasted_into_the_journey(text: &str) {
    let words = Words {
        number: &decimal,
        phase: &|name| {
            let number = name.parse::<usize>().ok()?;
            Phase::ALL.get(number.checked_sub(1)?).copied()
        },
        touchpoint: &|name, _| name.parse().ok(),
    };
    let mut journey = Journey::default();
    let (taken, refused) = journey.paste(text, &words);
    assert_eq!(journey.activities.len(), taken);
    assert!(
        journey
            .activities
            .iter()
            .all(|activity| !activity.name.is_empty()),
        "{text:?}"
    );
    assert!(
        refused.is_sorted_by(|one, other| one.row < other.row),
        "{refused:?}"
    );
    if taken > 0 {
        is_kept_journey(&journey, &Preset::Saas.inputs());
    }
}

fn is_kept(worksheet: &Worksheet) {
    is_kept_worksheet(worksheet, &Preset::Saas.inputs().into());
    for sheet in Sheet::ALL
        .into_iter()
        .filter(|sheet| !worksheet.rows(*sheet).is_empty())
    {
        let file = written(sheet, worksheet.rows(sheet));
        is_the_same_file(worksheet, sheet, &file);
        is_read_by_others(worksheet, sheet, &file);
    }
}

/// A sheet that adds up is read back as it was saved, and one that does not is refused.
fn is_the_same_file(worksheet: &Worksheet, sheet: Sheet, file: &str) {
    let mut again = Worksheet::default();
    let import = Import::new(file).expect("a saved file names its sheet");
    assert_eq!(import.sheet(), sheet);
    let result = import.finish(&mut again);
    assert_eq!(result.is_ok(), worksheet.check(sheet).is_empty(), "{file}");
    if result.is_ok() {
        assert_eq!(again.rows(sheet), worksheet.rows(sheet), "{file}");
    }
}

/// Another reader finds the same cells, and none that a spreadsheet would compute.
fn is_read_by_others(worksheet: &Worksheet, sheet: Sheet, file: &str) {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), worksheet.rows(sheet).len(), "{file}");
    for (record, row) in records.iter().zip(worksheet.rows(sheet)) {
        let cells = sheet.written(row);
        assert_eq!(record.len(), cells.len(), "{file}");
        for (place, (read, cell)) in record.iter().zip(&cells).enumerate() {
            let expected = match row.cell(place) {
                Cell::Words(words) => guarded(words),
                _ => cell.clone(),
            };
            assert_eq!(read, expected);
            let mut parts = read.split([';', '\t']);
            let computes =
                |part: &str| part.starts_with(['=', '+', '-', '@', '\r']) && decimal(part).is_none();
            assert!(!parts.any(computes), "{read}");
        }
    }
}
