//! Rows that another view puts on the worksheet. That view needs none of the worksheet's code: it hands the row over, and
//! the worksheet adds it once it is there.

use flywheel_model::shown::View;
use flywheel_model::worksheet::{Row, RowReason, Sheet, columns};
use leptos::prelude::Set;
use std::cell::RefCell;

use super::names;
use super::stored::Stored;
use super::table::{Pages, cell_id};
use crate::state::{Session, Told};
use crate::ui::places;
use crate::web::motion;

type Add = Box<dyn Fn(Sheet, &Row)>;

enum Desk {
    /// The worksheet has not been opened, and nothing waits for it.
    Empty,
    /// A row waits for the worksheet.
    Waiting(Sheet, Row),
    /// The worksheet is there and adds rows.
    Open(Add),
}

thread_local! {
    static DESK: RefCell<Desk> = const { RefCell::new(Desk::Empty) };
}

/// Shows the worksheet and adds a row to it, unless a row of the same words is there. The focus goes to the row.
pub(crate) fn plan(session: Session, sheet: Sheet, row: Row) {
    session.show(View::Worksheet);
    motion::scroll_to(places::MAIN);
    DESK.with_borrow_mut(|desk| match desk {
        Desk::Open(add) => add(sheet, &row),
        _ => *desk = Desk::Waiting(sheet, row),
    });
}

/// Adds the row that waits, and every one that is planned from now on.
pub(super) fn take(stored: Stored, pages: Pages) {
    let add = move |sheet: Sheet, row: &Row| add(stored, pages, sheet, row);
    DESK.with_borrow_mut(|desk| {
        if let Desk::Waiting(sheet, row) = desk {
            add(*sheet, row);
        }
        *desk = Desk::Open(Box::new(add));
    });
}

fn add(stored: Stored, pages: Pages, sheet: Sheet, row: &Row) {
    let (section, column) = match sheet {
        Sheet::Frictions => ("register", columns::friction::WHERE),
        _ => ("activity-map", columns::activity::NAME),
    };
    let place = || {
        let worksheet = stored.get_untracked();
        let mut rows = worksheet.rows(sheet).iter();
        rows.position(|other| other.words(column) == row.words(column))
    };
    if place().is_none() {
        // An open row of the register changes nothing on the wheel, so what is tried there stays.
        stored.edit(&|worksheet| {
            worksheet.add(sheet, row.clone());
        });
    }
    match place() {
        Some(place) => {
            pages.turn_to(sheet, place);
            places::go_to(Some(section), cell_id(sheet, place, column));
        }
        None => {
            let full = names::why(sheet, &RowReason::Full);
            stored.message().set(Told::refused(full));
        }
    }
}
