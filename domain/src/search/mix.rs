//! The order matches are shown in: no supplier fills a page while others match as well.

use std::{collections::HashMap, hash::Hash};

/// Of so many in a row …
const ROW: usize = 12;
/// … at most so many are of one supplier.
const MOST: usize = 4;

/// A match to be mixed: how much of the question it has, and who sells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match<S> {
    /// Only those that have as much of the question change places.
    pub words: u64,
    /// Its supplier.
    pub supplier: S,
}

/// The places of these matches, the best first, as they are shown: of each row of twelve at most four are of one
/// supplier, as long as another one's matches, with as many of the words, wait behind.
pub fn mixed<S: Copy + Eq + Hash>(matches: &[Match<S>]) -> Vec<usize> {
    let (suppliers, count) = numbered(matches);
    let mut waiting: Vec<usize> = (0..matches.len()).collect();
    let mut shown = Vec::with_capacity(matches.len());
    let mut row = vec![0; count];
    while let Some(best) = waiting.first().map(|at| matches[*at]) {
        if shown.len() % ROW == 0 {
            row.fill(0);
        }
        let alike = waiting.iter().take_while(|at| matches[**at].words == best.words);
        let fits = |at: &&usize| row[suppliers[**at]] < MOST;
        let next = alike.enumerate().find(|(_, at)| fits(at));
        let at = waiting.remove(next.map_or(0, |(place, _)| place));
        row[suppliers[at]] += 1;
        shown.push(at);
    }
    shown
}

/// The supplier of each match as a number, and how many suppliers there are: whoever has most of the matches is looked at
/// again and again.
fn numbered<S: Copy + Eq + Hash>(matches: &[Match<S>]) -> (Vec<usize>, usize) {
    let mut numbers = HashMap::new();
    let suppliers = matches.iter().map(|one| {
        let next = numbers.len();
        *numbers.entry(one.supplier).or_insert(next)
    });
    (suppliers.collect(), numbers.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matches(suppliers: &str) -> Vec<Match<char>> {
        let words = |c: char| if c.is_uppercase() { 2 } else { 1 };
        let of = |c: char| Match {
            words: words(c),
            supplier: c.to_ascii_lowercase(),
        };
        suppliers.chars().map(of).collect()
    }

    fn shown(suppliers: &str) -> String {
        let places = mixed(&matches(suppliers)).into_iter();
        places.filter_map(|at| suppliers.chars().nth(at)).collect()
    }

    #[test]
    fn others_come_between_one_suppliers_many() {
        assert_eq!(shown("aaaaaabbc"), "aaaabbcaa");
        assert_eq!(shown("aaaaaa"), "aaaaaa");
    }

    #[test]
    fn a_better_match_is_never_put_behind_a_worse_one() {
        assert_eq!(shown("AAAAAABbbc"), "AAAABAAbbc");
    }

    proptest! {
        #[test]
        fn all_are_shown_once_and_each_suppliers_in_their_order(suppliers in "[a-d]{0,60}") {
            let matches = matches(&suppliers);
            let shown = mixed(&matches);
            for supplier in ['a', 'b', 'c', 'd'] {
                prop_assert!(shown.iter().filter(|at| matches[**at].supplier == supplier).is_sorted());
            }
            let mut all = shown;
            all.sort_unstable();
            prop_assert!(all.into_iter().eq(0..matches.len()));
        }

        #[test]
        fn a_row_has_more_of_one_only_where_no_other_waits(suppliers in "[a-d]{0,60}") {
            let matches = matches(&suppliers);
            let shown = mixed(&matches);
            for (start, row) in shown.chunks(ROW).enumerate() {
                for (at, supplier) in row.iter().map(|place| matches[*place].supplier).enumerate() {
                    let before = row[..at].iter().filter(|place| matches[**place].supplier == supplier).count();
                    let behind = shown[start * ROW + at..].iter().map(|place| matches[*place].supplier);
                    let full = |other| row[..at].iter().filter(|place| matches[**place].supplier == other).count() >= MOST;
                    prop_assert!(before < MOST || behind.clone().all(full));
                }
            }
        }
    }
}
