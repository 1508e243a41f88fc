//! Suppliers as a search finds them.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashSet},
};

use crate::company::{CompanyRef, Profile, view::Booth};

/// A supplier of what matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplierFound {
    /// Which company.
    pub company: CompanyRef,
    /// What it says of itself.
    pub profile: Profile,
    /// Where it has its place.
    pub booths: Vec<Booth>,
    /// How many of its listings match.
    pub listings: u64,
}

/// Suppliers in the order they are shown, each with how many of its listings match: first those that were named, then
/// those that have the most.
pub fn ranked(counts: BTreeMap<String, u64>, named: &HashSet<String>) -> Vec<(String, u64)> {
    let mut ranked: Vec<_> = counts.into_iter().collect();
    // Those that have as many stay in the order of their codes.
    ranked.sort_by_key(|(code, listings)| (!named.contains(code), Reverse(*listings)));
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_come_first_then_who_has_most() {
        let counts =
            [("cool", 9), ("gear", 1), ("nets", 9), ("tea", 4)].map(|(code, count)| (code.into(), count));
        let ranked = ranked(counts.into(), &["gear".to_owned()].into());
        let codes: Vec<_> = ranked.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["gear", "cool", "nets", "tea"]);
    }
}
