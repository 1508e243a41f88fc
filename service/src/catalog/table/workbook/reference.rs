//! Cells by their names: `B12`, `A1:C3`.

use super::merged::Area;

/// The last column a sheet can have: XFD.
const LAST_COLUMN: u32 = 16_383;
/// The last row a sheet can have.
pub(super) const LAST_ROW: u32 = 1_048_576;

/// `B12` as its column, from 0, and its row; dollar signs are allowed.
pub(super) fn cell(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = name.split_at(letters);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row = digits.parse().ok().filter(|row| (1..=LAST_ROW).contains(row))?;
    (column - 1 <= LAST_COLUMN).then_some((column - 1, row))
}

/// `A1:C3`, or one cell.
pub(super) fn range(name: &str) -> Option<Area> {
    let (from, to) = name.split_once(':').unwrap_or((name, name));
    let ((left, top), (right, bottom)) = (cell(from)?, cell(to)?);
    Some(Area {
        rows: top.min(bottom)..=top.max(bottom),
        columns: left.min(right)..=left.max(right),
    })
}

/// The letters of a column, counted from 0.
pub(super) fn letters(column: usize) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => break,
        }
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells_are_read_and_impossible_ones_are_none() {
        assert_eq!(cell("A1"), Some((0, 1)));
        assert_eq!(cell("$AB$12"), Some((27, 12)));
        assert_eq!(cell("XFD1048576"), Some((16_383, 1_048_576)));
        for name in ["", "1", "A", "A0", "XFE1", "AAAA1", "A1048577", "A-1", "Ä1"] {
            assert_eq!(cell(name), None, "{name}");
        }
        assert_eq!(range("C3:A1"), range("A1:C3"));
    }

    #[test]
    fn letters_are_the_way_back() {
        for column in [0, 25, 26, 27, 701, 702, 16_383] {
            assert_eq!(
                cell(&format!("{}1", letters(column))),
                Some((u32::try_from(column).unwrap(), 1))
            );
        }
    }
}
