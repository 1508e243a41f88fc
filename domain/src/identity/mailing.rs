//! How often one person may be mailed what anyone can ask for: nobody's mailbox is flooded from here.

use chrono::TimeDelta;

use crate::Instant;

/// After a mail, none of its kind for this long.
const PAUSE: TimeDelta = TimeDelta::minutes(1);
/// The most mails of a kind within [`DAY`].
const PER_DAY: usize = 5;
/// Any 24 hours.
pub const DAY: TimeDelta = TimeDelta::hours(24);

/// From when another mail of a kind may go, where those before it went at these instants, in any order; `None`: at any
/// time. Only those of the last [`DAY`] count.
pub fn free_from(mut sent: Vec<Instant>) -> Option<Instant> {
    sent.sort_unstable();
    let paused = sent.last().map(|last| *last + PAUSE);
    let crowded = sent.iter().rev().nth(PER_DAY - 1).map(|fifth| *fifth + DAY);
    paused.max(crowded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    #[test]
    fn a_minute_between_two_and_five_a_day() {
        assert_eq!(free_from(Vec::new()), None);
        assert_eq!(free_from(vec![at(0)]), Some(at(60)));
        assert_eq!(free_from(vec![at(300), at(60), at(0), at(200)]), Some(at(360)));
        assert_eq!(
            free_from(vec![at(0), at(100), at(200), at(300), at(400)]),
            Some(at(86_400))
        );
    }

    proptest! {
        #[test]
        fn whoever_waits_as_told_never_sends_more(pauses in prop::collection::vec(0..40_000_i64, 1..40)) {
            let (mut sent, mut now) = (Vec::new(), at(0));
            for pause in pauses {
                now += TimeDelta::seconds(pause);
                if free_from(sent.clone()).is_none_or(|from| from <= now) {
                    sent.push(now);
                }
            }
            for (index, first) in sent.iter().enumerate() {
                let within = sent[index..].iter().filter(|other| **other < *first + DAY).count();
                prop_assert!(within <= PER_DAY);
            }
            prop_assert!(sent.windows(2).all(|pair| pair[0] + PAUSE <= pair[1]));
        }
    }
}
