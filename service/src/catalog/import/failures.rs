//! The failed rows of an import, kept as long as there is room: a file made of nothing else must not fill the memory.

use domain::catalog::view::{FailedRow, ImportReport};

/// Room for failed cells, in bytes.
const ROOM: usize = 64 << 20;

/// Keeps failed rows in a report while there is room, and counts the rest.
pub(super) struct Failures {
    room: usize,
}

impl Default for Failures {
    fn default() -> Self {
        Self { room: ROOM }
    }
}

impl Failures {
    pub fn keep(&mut self, report: &mut ImportReport, row: FailedRow) {
        let size = row.cells.iter().map(String::len).sum();
        match self.room.checked_sub(size) {
            Some(room) => {
                self.room = room;
                report.failed.push(row);
            }
            None => {
                // Once one did not fit none is kept, so that the report ends at one line of the file.
                self.room = 0;
                report.unkept += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_room_is_counted() {
        let row = |line, cell: &str| FailedRow {
            line,
            errors: Vec::new(),
            cells: vec![cell.into()],
        };
        let (mut failures, mut report) = (Failures { room: 10 }, ImportReport::default());
        for (line, cell) in [(2, "12345"), (3, "123456"), (4, "1")] {
            failures.keep(&mut report, row(line, cell));
        }
        assert_eq!((report.failed.len(), report.unkept, report.failures()), (1, 2, 3));
    }
}
