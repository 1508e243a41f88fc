//! The lines of a new request's form: added and taken out whole, nothing else touched.

use super::new_form::RfqForm;
use domain::{catalog::view::ListingChoice, rfq::MAX_LINES, text::Locale, unit::Unit};

impl RfqForm {
    /// Adds an empty line.
    pub(super) fn add_line(&mut self) {
        self.push(String::new(), String::new(), String::new(), Unit::PIECE.code());
    }

    /// Adds a line for a listing, with its least quantity.
    pub(super) fn add_listing(&mut self, listing: &ListingChoice, locale: Locale) {
        let supply = &listing.supply;
        self.push(
            listing.id.to_string(),
            listing.title.get(locale).to_owned(),
            supply.selling.moq.to_string(),
            supply.unit.code(),
        );
    }

    fn push(&mut self, listing: String, description: String, quantity: String, unit: &str) {
        if self.lines() == MAX_LINES {
            return;
        }
        // Columns of different lengths can only come from a made-up form; rows stay together all the same.
        let rows = self.line_description.len();
        for column in self.columns() {
            column.resize(rows, String::new());
        }
        self.line_listing.push(listing);
        self.line_variant.push(String::new());
        self.line_description.push(description);
        self.line_quantity.push(quantity);
        self.line_unit.push(unit.to_owned());
        self.line_target.push(String::new());
    }

    /// Takes out a line, counted from 1.
    pub(super) fn remove_line(&mut self, line: usize) {
        for column in self.columns() {
            if (1..=column.len()).contains(&line) {
                column.remove(line - 1);
            }
        }
    }

    fn columns(&mut self) -> [&mut Vec<String>; 6] {
        [
            &mut self.line_listing,
            &mut self.line_variant,
            &mut self.line_description,
            &mut self.line_quantity,
            &mut self.line_unit,
            &mut self.line_target,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(descriptions: &[&str]) -> RfqForm {
        let mut form = RfqForm::default();
        for (row, description) in descriptions.iter().enumerate() {
            form.add_line();
            form.line_description[row] = (*description).into();
        }
        form
    }

    #[test]
    fn lines_come_and_go_whole() {
        let mut form = with(&["Net", "Rope"]);
        form.remove_line(1);
        form.remove_line(9);
        form.remove_line(0);
        assert_eq!(form.line_description, ["Rope"]);
        assert_eq!(form.line_quantity.len(), 1);
    }

    #[test]
    fn a_made_up_form_with_ragged_columns_stays_together() {
        let mut form = with(&["Net", "Rope"]);
        form.line_quantity.clear();
        form.add_line();
        assert_eq!((form.line_quantity.len(), form.line_unit.len()), (3, 3));
        form.line_description.extend(vec![String::new(); 300]);
        form.add_line();
        assert_eq!(form.lines(), MAX_LINES);
    }
}
