//! Reminders before something that was checked ends: 30, 7 and 1 days ahead, each once.

use chrono::TimeDelta;

use crate::Instant;

/// How many days ahead a company is reminded, the earliest first.
pub const REMINDERS: [u16; 3] = [30, 7, 1];

/// The reminder that is due now for something that ends at `until`, if `sent` was the last one. Whoever looks again
/// finds nothing due; whoever looks late (a server that stood still) finds the one that fits the days left, not all
/// that were missed; once it has ended there is nothing to remind of.
pub fn due(now: Instant, until: Instant, sent: Option<u16>) -> Option<u16> {
    let left = until - now;
    if left <= TimeDelta::zero() {
        return None;
    }
    let fits = |days: &u16| left <= TimeDelta::days(i64::from(*days));
    let nearest = REMINDERS.into_iter().rfind(fits)?;
    sent.is_none_or(|sent| nearest < sent).then_some(nearest)
}

/// How far ahead anything can be due.
pub fn horizon(now: Instant) -> Instant {
    now + TimeDelta::days(i64::from(REMINDERS[0]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_is_due_on_its_day() {
        let until = Instant::UNIX_EPOCH + TimeDelta::days(100);
        let ahead = |days, sent| due(until - TimeDelta::days(days), until, sent);
        assert_eq!((ahead(31, None), ahead(30, None)), (None, Some(30)));
        assert_eq!((ahead(8, Some(30)), ahead(7, Some(30))), (None, Some(7)));
        assert_eq!(
            (ahead(2, Some(7)), ahead(1, Some(7)), ahead(0, Some(7))),
            (None, Some(1), None)
        );
        // The server stood still for a month.
        assert_eq!(ahead(5, None), Some(7));
    }

    proptest! {
        /// However often and whenever one looks, each reminder goes out once at most, the last one in time, and the one
        /// that fits goes out at the first look there is.
        #[test]
        fn looking_often_reminds_once(mut looks in prop::collection::vec(0..(60 * 24_i64), 1..60)) {
            looks.sort_unstable();
            let until = Instant::UNIX_EPOCH + TimeDelta::hours(55 * 24);
            let (mut sent, mut all) = (None, Vec::new());
            for hours in looks {
                let now = Instant::UNIX_EPOCH + TimeDelta::hours(hours);
                if let Some(days) = due(now, until, sent) {
                    prop_assert!(now < until && until - now <= TimeDelta::days(i64::from(days)));
                    (sent, all) = (Some(days), [all, vec![days]].concat());
                }
                prop_assert_eq!(due(now, until, sent), None);
                let left = until - now;
                if TimeDelta::zero() < left && left <= TimeDelta::days(1) {
                    prop_assert_eq!(sent, Some(1));
                }
                prop_assert_eq!(now < until && horizon(now) >= until, now < until && sent.is_some());
            }
            prop_assert!(all.windows(2).all(|pair| pair[0] > pair[1]), "{:?}", all);
        }
    }
}
