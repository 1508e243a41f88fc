//! What differs between two versions of the terms, for marking it old → new.

use super::offer::Terms;

/// A term that differs between two versions, for marking what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// The currency.
    Currency,
    /// Incoterm or place.
    Delivery,
    /// Lead time.
    LeadTime,
    /// Payment schedule.
    Payment,
    /// Validity.
    Validity,
    /// Quantity of this line.
    Quantity(u32),
    /// Unit price of this line, or the line as a whole.
    UnitPrice(u32),
}

impl Terms {
    /// The terms that changed since `before`; the note is not a term.
    pub fn changed_since(&self, before: &Self) -> Vec<Term> {
        let mut changed = Vec::new();
        let mut note = |differs: bool, term| differs.then(|| changed.push(term));
        note(self.currency != before.currency, Term::Currency);
        note(
            (self.incoterm, &self.place) != (before.incoterm, &before.place),
            Term::Delivery,
        );
        note(self.lead_time_days != before.lead_time_days, Term::LeadTime);
        note(self.payment_schedule != before.payment_schedule, Term::Payment);
        note(self.valid_until != before.valid_until, Term::Validity);
        for line in &self.lines {
            let old = before.lines.iter().find(|old| old.line == line.line);
            note(
                old.is_some_and(|old| old.quantity != line.quantity),
                Term::Quantity(line.line),
            );
            note(
                old.is_none_or(|old| old.unit_price != line.unit_price),
                Term::UnitPrice(line.line),
            );
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::{super::offer::tests::terms, *};

    #[test]
    fn what_changed_is_named_term_by_term() {
        let before = terms("3.25", 1000);
        let mut after = terms("3.10", 1000);
        after.place = "CNYYA".into();
        assert_eq!(after.changed_since(&before), [Term::Delivery, Term::UnitPrice(1)]);
    }
}
