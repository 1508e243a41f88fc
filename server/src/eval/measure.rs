//! What a ranking is worth against human judgements, and how figures are summed up.
//!
//! nDCG takes a gain of 2^grade − 1 and a discount of log2(rank + 1); recall is the share of all relevant documents
//! (grade 1 or more) among the first fifty; MRR is one over the rank of the first relevant one. A document nobody
//! judged counts as grade 0, and a query without any relevant document says nothing and is left out.

use std::collections::HashMap;

/// Grades by document id.
pub type Judged = HashMap<String, u32>;

/// The figures of one query, each between 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// nDCG over the first ten.
    pub ndcg: f64,
    /// One over the rank of the first relevant document, if it is among the first ten.
    pub mrr: f64,
    /// The share of the relevant documents that is among the first fifty.
    pub recall: f64,
}

/// How far down each figure looks.
const NDCG_DEPTH: usize = 10;
const MRR_DEPTH: usize = 10;
/// How many results a figure needs.
pub const DEPTH: usize = 50;

/// The figures of a ranking; `None` where nothing is relevant.
#[expect(clippy::float_arithmetic, reason = "these figures are ratios")]
pub fn score(ranking: &[String], judged: &Judged) -> Option<Score> {
    let grade = |id: &String| judged.get(id).copied().unwrap_or_default();
    let mut ideal: Vec<u32> = judged.values().copied().filter(|grade| *grade > 0).collect();
    if ideal.is_empty() {
        return None;
    }
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let grades: Vec<u32> = ranking.iter().map(grade).collect();
    let relevant = grades.iter().take(DEPTH).filter(|grade| **grade > 0).count();
    let first = grades.iter().take(MRR_DEPTH).position(|grade| *grade > 0);
    Some(Score {
        ndcg: dcg(&grades) / dcg(&ideal),
        mrr: first.map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0)),
        recall: relevant as f64 / ideal.len() as f64,
    })
}

#[expect(clippy::float_arithmetic, reason = "these figures are ratios")]
fn dcg(grades: &[u32]) -> f64 {
    let gains = grades.iter().take(NDCG_DEPTH).zip(0_u32..);
    gains
        .map(|(grade, rank)| (f64::from(*grade).exp2() - 1.0) / (f64::from(rank) + 2.0).log2())
        .sum()
}

/// The mean of each figure; zero of nothing.
#[expect(clippy::float_arithmetic, reason = "these figures are ratios")]
pub fn mean<'a>(scores: impl IntoIterator<Item = &'a Score>) -> Score {
    let mut sum = Score::default();
    let mut count = 0.0;
    for score in scores {
        sum.ndcg += score.ndcg;
        sum.mrr += score.mrr;
        sum.recall += score.recall;
        count += 1.0;
    }
    let count = f64::max(count, 1.0);
    Score {
        ndcg: sum.ndcg / count,
        mrr: sum.mrr / count,
        recall: sum.recall / count,
    }
}

/// Which of `folds` parts a query belongs to, by its text alone: the same part in every run and on every machine.
pub fn fold(query: &str, folds: u32) -> u32 {
    // FNV-1a, as published.
    let hash = query.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    u32::try_from(hash % u64::from(folds.max(1))).unwrap_or_default()
}

/// The value that `percent` of all lie at or below (nearest rank); the values need no order.
pub fn percentile(values: &mut [f64], percent: usize) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let rank = (values.len() * percent).div_ceil(100).max(1);
    values.get(rank - 1).copied().unwrap_or_default()
}

#[cfg(test)]
#[expect(clippy::float_arithmetic, reason = "figures are floats")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ids(text: &str) -> Vec<String> {
        text.chars().map(String::from).collect()
    }

    fn judged(pairs: &[(&str, u32)]) -> Judged {
        pairs
            .iter()
            .map(|(id, grade)| ((*id).to_owned(), *grade))
            .collect()
    }

    #[test]
    fn figures_are_those_worked_out_by_hand() {
        let judged = judged(&[("a", 3), ("b", 1), ("c", 0), ("d", 2)]);
        let found = score(&ids("xba"), &judged).unwrap();
        // (1/log2 3 + 7/log2 4) / (7 + 3/log2 3 + 1/log2 4)
        assert!((found.ndcg - 0.439_798).abs() < 1e-6, "{}", found.ndcg);
        assert_eq!(found.mrr, 0.5);
        assert!((found.recall - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(score(&ids("abd"), &self::judged(&[("a", 0)])), None);
    }

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        let mut values: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert_eq!(percentile(&mut values, 50), 100.0);
        assert_eq!(percentile(&mut values, 99), 198.0);
        assert_eq!(percentile(&mut [], 99), 0.0);
    }

    proptest! {
        #[test]
        fn the_ideal_order_is_worth_one_and_no_other_more(grades in prop::collection::vec(0_u32..4, 1..40)) {
            prop_assume!(grades.iter().any(|grade| *grade > 0));
            let judged: Judged = grades.iter().enumerate().map(|(id, grade)| (id.to_string(), *grade)).collect();
            let mut order: Vec<String> = judged.keys().cloned().collect();
            prop_assert!(score(&order, &judged).unwrap().ndcg <= 1.0 + 1e-9);
            order.sort_by_key(|id| std::cmp::Reverse(judged[id]));
            prop_assert!((score(&order, &judged).unwrap().ndcg - 1.0).abs() < 1e-9);
        }
    }
}
