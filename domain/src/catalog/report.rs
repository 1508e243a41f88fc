//! The report of failed rows: a catalogue file again, with what is wrong in front of each row, to be mended and
//! imported once more.

use std::borrow::Cow;

use super::{header::without_report, view::FailedRow};
use crate::problem::Problem;

/// The columns in front of the original ones. An import does not read them.
pub const COLUMNS: [&str; 3] = ["line", "column", "reason"];

/// The report's header for a file with these columns: where they are those of a report, no second one is put before them.
pub fn header(columns: &[String]) -> Vec<String> {
    let ours = COLUMNS.iter().map(|name| (*name).to_owned());
    ours.chain(without_report(columns).iter().cloned()).collect()
}

/// A failed row of a file with these columns as a record of the report; `say` puts a problem into words.
pub fn record(columns: &[String], row: &FailedRow, say: impl Fn(&Problem) -> String) -> Vec<String> {
    let theirs = columns.len() - without_report(columns).len();
    let columns: Vec<_> = row.errors.iter().map(|error| error.field.as_str()).collect();
    let reasons: Vec<_> = row.errors.iter().map(|error| say(&error.problem)).collect();
    let ours = [row.line.to_string(), columns.join("; "), reasons.join("; ")];
    ours.into_iter()
        .chain(row.cells.iter().skip(theirs).cloned())
        .collect()
}

/// A cell no spreadsheet takes for a formula (CSV injection, OWASP): an apostrophe goes before one that begins like it,
/// as a person types it there to have text. Files of separated values are written so, and read back by [`unguarded`].
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if like_formula(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell as it was before it was guarded.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| like_formula(rest))
        .unwrap_or(cell)
}

/// Negative numbers and a lone dash begin like a formula but are none. A cell that looks guarded counts too, so that nothing is lost.
fn like_formula(cell: &str) -> bool {
    let cell = cell.trim_start_matches('\'');
    let number = |rest: &str| rest.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    cell.starts_with(['=', '+', '@', '\t', '\r']) || cell.strip_prefix('-').is_some_and(|rest| !number(rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_disarmed_and_numbers_left_alone() {
        for (cell, written) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+1", "'+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3", "'-2+3"),
            ("-5.5", "-5.5"),
            ("-", "-"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(guarded(cell), written);
        }
    }

    #[test]
    fn the_report_of_a_mended_report_has_its_columns_once() {
        let columns = ["line", "column", "reason", "sku"].map(str::to_owned);
        assert_eq!(header(&columns), columns);
        let row = FailedRow {
            line: 2,
            errors: Vec::new(),
            cells: ["7", "moq", "?", "A"].map(str::to_owned).to_vec(),
        };
        assert_eq!(record(&columns, &row, |_| String::new()), ["2", "", "", "A"]);
    }

    proptest! {
        #[test]
        fn a_guarded_cell_is_read_back_as_it_was(cell in "'{0,2}[=+@-]?\\PC{0,8}") {
            let guarded = guarded(&cell);
            prop_assert_eq!(unguarded(&guarded), &cell);
        }
    }
}
