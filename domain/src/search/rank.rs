//! Every weight of the ranking, in one place; `docs/search.md` says how they were found and what each is worth.
//!
//! A listing's place is decided first by how many of the words looked for it has (a code named exactly comes before
//! everything), then by how well it has them. All weights are in hundredths.

use chrono::TimeDelta;

/// What a word in the title counts; the title of either language, whichever says it better.
pub const TITLE: u32 = 300;
/// What a word among SKU, model and brand counts.
pub const NAME: u32 = 75;
/// What a word in the description or the category's name counts.
pub const TEXT: u32 = 75;
/// What a word among the attributes counts.
pub const ATTRIBUTE: u32 = 35;

/// How much a field's length counts: at 0 a word in a long text is worth what it is in a short one, at 100 a word in
/// a text twice as long is worth half. A title is short or long for no reason; a long list of attributes says a lot
/// of things in passing.
pub const TITLE_LENGTH: u32 = 50;
/// As [`TITLE_LENGTH`], of SKU, model and brand.
pub const NAME_LENGTH: u32 = 75;
/// As [`TITLE_LENGTH`], of descriptions.
pub const TEXT_LENGTH: u32 = 75;
/// As [`TITLE_LENGTH`], of attributes.
pub const ATTRIBUTE_LENGTH: u32 = 90;

/// How slowly a word said again stops adding: BM25's k.
pub const REPEAT: u32 = 200;

/// What a form of a word's own family is worth (`fish` for `fishing`), against the word itself.
pub const FAMILY: u32 = 40;
/// What a word that begins as typed is worth, where none is as typed.
pub const BEGINNING: u32 = 60;
/// What a word one slip of the finger away is worth, where none is as typed.
pub const SLIP: u32 = 60;
/// What a Chinese word that sounds as typed is worth.
pub const SOUND: u32 = 100;

/// What another term of the trade vocabulary is worth, against the term that was typed: so little that a title that has
/// the other one is worth no more than one twice as long that has the one typed.
pub const SYNONYM: u32 = 50;

/// What a Chinese word adds that stands by itself in the title, not within a longer one.
pub const WHOLE_WORD: u32 = 60;
/// What a Chinese word adds that names the goods: no single character after it makes a longer name of it.
pub const HEAD_WORD: u32 = 100;
/// What a pair of characters across the border of two Chinese words adds: they stand together.
pub const TOGETHER: u32 = 200;

/// Where fewer listings than this have all the words, those that have some of them follow: two pages' worth.
pub const ENOUGH: u64 = 48;

/// How long after its last change a listing counts as kept up to date.
pub const FRESH: TimeDelta = TimeDelta::days(90);
/// From what share of its invitations on a supplier answers nearly all who ask
/// ([`TradeFigures::answered`](crate::company::view::TradeFigures::answered)), in per cent.
pub const ANSWERS: u8 = 80;

/// What is known of a listing beside its words: how far a buyer gets with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signals {
    /// Its supplier's verification holds.
    pub verified: bool,
    /// Its supplier answers nearly all who ask it ([`ANSWERS`]).
    pub answers: bool,
    /// It was changed not long ago ([`FRESH`]).
    pub fresh: bool,
    /// It has a title in both languages.
    pub both_titles: bool,
    /// It is described.
    pub described: bool,
    /// It says a price.
    pub priced: bool,
    /// It says how long it takes.
    pub timed: bool,
    /// There is nothing left of it.
    pub sold_out: bool,
}

impl Signals {
    /// What a listing's score is worth for them. They decide between listings that match nearly alike, never against a
    /// better match: all of them together are less than one more word of the question, and less than half a title's
    /// worth of one.
    pub fn worth(self) -> u32 {
        let told = [
            (self.verified, 4),
            (self.answers, 2),
            (self.fresh, 1),
            (self.both_titles, 1),
            (self.described, 1),
            (self.priced, 2),
            (self.timed, 1),
        ];
        let gained: u32 = told.iter().filter(|(so, _)| *so).map(|(_, worth)| worth).sum();
        100 + gained - if self.sold_out { 10 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_says_more_is_worth_more_and_what_is_gone_less() {
        let plain = Signals::default();
        let verified = Signals {
            verified: true,
            ..plain
        };
        let gone = Signals {
            sold_out: true,
            ..plain
        };
        assert_eq!(plain.worth(), 100);
        assert!(gone.worth() < plain.worth() && plain.worth() < verified.worth());
        let all = Signals {
            verified: true,
            answers: true,
            fresh: true,
            both_titles: true,
            described: true,
            priced: true,
            timed: true,
            sold_out: false,
        };
        assert!(all.worth() <= 115, "a better match comes first");
    }
}
