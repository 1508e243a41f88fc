//! Whose turn it is in a market's strip. There are no budgets: every campaign that runs is shown as often as any other,
//! at each place as often as at any other, and so is every listing of it. Turns go by the clock alone, minute by minute,
//! so that nothing is kept and nobody can play for more.

use crate::Instant;

/// How many listings the strip shows at most.
pub const SLOTS: usize = 4;

/// A place in the strip: which campaign, and which of its listings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its index among those that run.
    pub campaign: usize,
    /// The index among that campaign's listings.
    pub listing: usize,
}

/// The turn of an instant: a minute each.
pub fn turn(now: Instant) -> u64 {
    u64::try_from(now.timestamp() / 60).unwrap_or_default()
}

/// Who stands in the strip at a turn, by how many listings each campaign that runs can show (one or more).
///
/// At each turn the strip begins with the next campaign. In as many turns as there are campaigns, each has stood once at
/// every place. Where there are fewer campaigns than places, each has the same number of places, one beside the other.
pub fn slots(turn: u64, listings: &[usize]) -> Vec<Slot> {
    let campaigns = listings.len();
    if campaigns == 0 {
        return Vec::new();
    }
    let window = campaigns.min(SLOTS);
    let share = SLOTS / window;
    let (round, first) = (turn / campaigns as u64, turn % campaigns as u64);
    let place = |place: usize| {
        let campaign = (first as usize + place) % campaigns;
        let all = listings[campaign];
        // How often this campaign was shown before: its listings take turns by that.
        let shown = round * window as u64 + place as u64;
        let begin = (u128::from(shown) * share as u128) % all.max(1) as u128;
        (0..share.min(all)).map(move |next| Slot {
            campaign,
            listing: (begin as usize + next) % all,
        })
    };
    (0..window).flat_map(place).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn counted<T: Ord>(things: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
        let mut counts = BTreeMap::new();
        for thing in things {
            *counts.entry(thing).or_default() += 1;
        }
        counts
    }

    #[test]
    fn the_strip_is_empty_without_campaigns_and_full_with_one() {
        assert!(slots(7, &[]).is_empty());
        let listing: Vec<_> = slots(7, &[9]).iter().map(|slot| slot.listing).collect();
        assert_eq!(listing, [1, 2, 3, 4]);
        assert_eq!(slots(7, &[2]).len(), 2);
        assert_eq!(slots(7, &[2, 5]).len(), 4);
        assert_eq!(slots(7, &[2, 5, 1]).len(), 3);
    }

    proptest! {
        #[test]
        fn every_campaign_has_as_many_turns_as_any_other_at_every_place(
            campaigns in 1..30_usize, begin in 0..40_000_000_u64
        ) {
            let listings = vec![usize::MAX; campaigns];
            let turns = (begin..begin + campaigns as u64).map(|turn| slots(turn, &listings));
            let turns: Vec<_> = turns.collect();
            prop_assert!(turns.iter().all(|strip| strip.len() <= SLOTS));
            let shown = counted(turns.iter().flatten().map(|slot| slot.campaign));
            prop_assert_eq!(shown.len(), campaigns);
            let often = shown[&0];
            prop_assert!(shown.values().all(|count| *count == often), "{:?}", shown);
            let firsts = counted(turns.iter().map(|strip| strip[0].campaign));
            prop_assert!(firsts.len() == campaigns && firsts.values().all(|count| *count == 1));
        }

        #[test]
        fn every_listing_of_a_campaign_is_shown_as_often_as_any_other(
            listings in prop::collection::vec(1..8_usize, 1..10), round in 0..1_000_000_u64
        ) {
            // So many rounds that each number of listings divides them.
            let rounds: u64 = 840;
            let turns = listings.len() as u64;
            let all = (round * turns..(round + rounds) * turns).flat_map(|turn| slots(turn, &listings));
            let shown = counted(all.map(|slot| (slot.campaign, slot.listing)));
            for (campaign, count) in listings.iter().enumerate() {
                let often: Vec<_> = (0..*count).map(|listing| shown.get(&(campaign, listing))).collect();
                prop_assert!(often.iter().all(|one| one.is_some() && *one == often[0]), "{often:?}");
            }
        }

        #[test]
        fn no_listing_stands_twice_in_the_strip(
            listings in prop::collection::vec(1..8_usize, 1..10), turn in 0..40_000_000_u64
        ) {
            let strip = counted(slots(turn, &listings).iter().map(|slot| (slot.campaign, slot.listing)));
            prop_assert!(strip.values().all(|count| *count == 1));
        }
    }
}
