//! Every table of every view: its heads stand above their columns, and its cells show all that they hold.

use flywheel_tests::Page;
use serde_json::json;

use super::everyone::{VIEWS, open};
use super::stories;
use super::worksheet::paste;

/// Rows with more or fewer cells than the head, heads that stand beside their columns or at their other end, and cells
/// that stay in sight but lie below others.
const WANDERED: &str = r"
const wandered = new Set();
const left = (cell) => cell.getBoundingClientRect().left;
const end = (cell) => getComputedStyle(cell.querySelector('input, select') ?? cell).textAlign;
for (const table of document.querySelectorAll('table')) {
  if (!table.checkVisibility()) continue;
  const name = table.id || table.closest('details')?.id || table.className;
  const box = table.closest('.scroll') ?? table;
  // A table whose columns need no names has an empty head.
  const [head, ...rows] = [...table.rows].filter((row) => row.checkVisibility() && row.cells.length > 0);
  if (!head) continue;
  box.scrollIntoView({ block: 'center' });
  const covered = (cell) => {
    const [inner, outer] = [cell, box].map((one) => one.getBoundingClientRect());
    const [x, y] = [inner.left + inner.width / 2, inner.top + inner.height / 2];
    if (x < outer.left || x > outer.right || y < outer.top || y > Math.min(outer.bottom, innerHeight)) return;
    const over = document.elementFromPoint(x, y);
    if (!cell.contains(over)) wandered.add(`${name}: “${cell.textContent}” lies below “${over?.textContent.slice(0, 40)}”`);
  };
  for (const row of rows) {
    if (row.cells.length !== head.cells.length) wandered.add(`${name}: ${row.cells.length} cells below ${head.cells.length}`);
  }
  for (const across of [0, 1e6]) {
    box.scrollTo(across, 0);
    for (const row of rows) {
      for (const [index, cell] of [...row.cells].entries()) {
        const above = head.cells[index];
        if (!above) continue;
        if (Math.abs(left(cell) - left(above)) > 1) wandered.add(`${name}: column ${index + 1}`);
        if (above.textContent && (cell.textContent || cell.querySelector('input')) && end(cell) !== end(above)) {
          wandered.add(`${name}: “${above.textContent}” is at the ${end(above)} of what is at the ${end(cell)}`);
        }
      }
    }
    [head, ...rows].forEach((row) => covered(row.cells[0]));
  }
  box.scrollTo(0, 1e6);
  [...head.cells].filter((cell) => cell.textContent).forEach(covered);
  box.scrollTo(0, 0);
}
return [...wandered]";

/// Fields that do not show all of their text.
const CUT: &str = r"
const pen = document.createElement('canvas').getContext('2d');
const ARROW = 16;
const needs = (field) => {
  if (field.localName !== 'select') return field.scrollWidth - 1;
  const style = getComputedStyle(field);
  pen.font = style.font;
  return pen.measureText(field.selectedOptions[0]?.text ?? '').width + parseFloat(style.paddingLeft) + ARROW;
};
return [...document.querySelectorAll('input:not([type=range], [type=radio], [type=checkbox], [type=file]), select')]
  .filter((field) => field.checkVisibility() && field.clientWidth > 0 && needs(field) > field.clientWidth)
  .map((field) => `${field.id || field.getAttribute('aria-label')}: ` +
    `${field.selectedOptions?.[0]?.text ?? field.value} in ${field.clientWidth} of ${needs(field)} pixels`)";

/// Usual rows in every sheet of the view that is shown.
fn fill(page: &Page, view: &str) {
    let months = |year: u32| (1..=12).map(move |month| format!("{year}-{month:02}\t1\t\t10000"));
    let ledger = months(2025).chain(months(2026)).collect::<Vec<_>>().join("\n");
    let sheets: &[(&str, &str)] = match view {
        "worksheet" => &[
            (
                "activities",
                "attract\tContent for buyers who compare\tAnna Kristoffersen\t40\t1250\tVisits from search engines",
            ),
            ("ledger", &ledger),
            ("answers", "2026-Q1\t130\t50\t20\n2026-Q2\t120\t50\t30\t10\t15\t5"),
            (
                "frictions",
                "Waiting for a price\tsales-service\t8\t20\tshare-goal\tAnna Kristoffersen\t5\t2\tchurn\t-20",
            ),
            (
                "pushes",
                "2026-01-01\tProfessional network\tWhat a flywheel is, in one picture\t3",
            ),
        ],
        "journey" => &[(
            "activity",
            "Articles for buyers who compare\t1\t\tProfessional network\tWhat a flywheel is\t16\t1250\t4",
        )],
        _ => &[],
    };
    for (sheet, rows) in sheets {
        paste(page, sheet, rows);
    }
}

stories! {
    #[desk]
    #[depends_on_engine]
    fn every_head_stands_above_its_column_wherever_the_table_is_scrolled(page) {
        page.browser().resize(1280).expect("a width");
        for view in VIEWS {
            open(page, "en", view);
            fill(page, view);
            assert_eq!(page.script(WANDERED, &[]), json!([]), "{view}");
        }
    }

    #[desk]
    fn every_field_and_cell_shows_all_that_it_usually_holds(page) {
        page.browser().resize(1280).expect("a width");
        for language in ["en", "de", "nb", "fil", "zh"] {
            for view in VIEWS {
                open(page, language, view);
                fill(page, view);
                assert_eq!(page.script(CUT, &[]), json!([]), "{language}, {view}");
            }
        }
    }
}
