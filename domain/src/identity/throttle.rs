//! How often somebody may guess: who fails waits, longer with each failure, and nobody waits for another's failures
//! longer than they must.
//!
//! A failed try is counted where it came from and at what it was aimed ([`Counter`]). Each counter lets some failures
//! pass, then asks for a pause that doubles, and forgives one failure for each while without any. A try within a pause
//! is refused unseen and not counted, so hammering neither learns anything nor draws the pause out.
//!
//! No stranger can lock a person out:
//! - who is let in is remembered by a cookie; from then on that browser is counted by [`Counter::Device`] alone, which
//!   nobody else can add to, however many addresses hammer the account and whoever shares the network (the device
//!   cookies of OWASP's “Slow Down Online Guessing Attacks”). A browser says more than an address would: strangers
//!   share addresses, and people change them;
//! - a passkey and the link of a mail for a new password are not guesses, and are never counted;
//! - a person who comes with a new browser and a password, while many addresses hammer their account, waits
//!   [`Counter::Account`]'s pause with everyone else, or takes one of the other two ways.
//!
//! Many honest people behind one address share [`Counter::Network`] only until they were let in once; a success is no
//! failure, so it takes what they mistype, and that is forgiven quickly.

use std::net::{IpAddr, Ipv6Addr};

use chrono::TimeDelta;

use crate::Instant;

/// What failures are added up for. A browser that was let in before has its own counter; any other try is counted by
/// the other three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Counter {
    /// One account, tried from a browser that its person was let in with before.
    Device,
    /// One account, tried from one network.
    Here,
    /// One account, tried from anywhere: many networks that guess together.
    Account,
    /// One network, whatever account it tries: a list of accounts, each with the commonest passwords.
    Network,
}

/// How a counter counts.
struct Rule {
    /// Failures without a pause.
    free: u32,
    /// The first pause, in seconds; it doubles with each further failure.
    first: i64,
    /// The longest pause, in seconds.
    longest: i64,
    /// For each such while without a failure one is forgiven, in seconds.
    forgives: i64,
}

impl Counter {
    /// NIST SP 800-63B section 5.2.2 allows no more than 100 failures in a row; a quarter of an hour's pause keeps any
    /// guesser of one account below a hundred a day.
    const fn rule(self) -> Rule {
        let (free, first, longest, forgives) = match self {
            Self::Device => (10, 15, 900, 1800),
            Self::Here => (5, 15, 900, 1800),
            Self::Account => (30, 15, 900, 1800),
            Self::Network => (100, 5, 120, 120),
        };
        Rule {
            free,
            first,
            longest,
            forgives,
        }
    }

    /// How long to wait yet; `None` where the next try may be made.
    pub fn wait(self, tally: Tally, now: Instant) -> Option<TimeDelta> {
        let left = tally.last + self.rule().pause(tally.failures) - now;
        // A clock that was set back must not make anyone wait for it.
        let left = left.min(TimeDelta::seconds(self.rule().longest));
        (left > TimeDelta::zero()).then_some(left)
    }

    /// The tally after one more failure.
    pub fn failed(self, before: Option<Tally>, now: Instant) -> Tally {
        let rule = self.rule();
        let left = before.map_or(0, |tally| {
            let whiles = (now - tally.last).num_seconds().max(0) / rule.forgives;
            tally
                .failures
                .saturating_sub(u32::try_from(whiles).unwrap_or(u32::MAX))
        });
        Tally {
            failures: (left + 1).min(rule.most()),
            last: now,
        }
    }

    /// From when on the tally says nothing any more.
    pub fn forgotten_at(self, tally: Tally) -> Instant {
        tally.last + TimeDelta::seconds(self.rule().forgives * i64::from(tally.failures))
    }
}

impl Rule {
    fn pause(&self, failures: u32) -> TimeDelta {
        let seconds = match failures.saturating_sub(self.free) {
            0 => 0,
            over => self
                .first
                .saturating_mul(1 << (over - 1).min(32))
                .min(self.longest),
        };
        TimeDelta::seconds(seconds)
    }

    /// More failures than it takes to reach the longest pause are not counted: they would only be remembered longer.
    fn most(&self) -> u32 {
        self.free + 1 + (self.longest as u64 / self.first as u64).ilog2() + 1
    }
}

/// How often it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Failures not forgiven yet at the last of them, that one included.
    pub failures: u32,
    /// When it failed last.
    pub last: Instant,
}

/// The network an address is in, as far as one customer has it: an IPv4 address, the first 64 bits of an IPv6 address
/// (RFC 6177: a site has at least a /64, and its machines change the rest at will).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// The network of an address.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => {
                let prefix = u128::from(address) & !u128::from(u64::MAX);
                Ipv6Addr::from(prefix).into()
            }
            v4 => v4,
        })
    }
}

impl std::fmt::Display for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Counter; 4] = [Counter::Device, Counter::Here, Counter::Account, Counter::Network];

    fn counter() -> impl Strategy<Value = Counter> {
        prop::sample::select(&ALL[..])
    }

    fn after(seconds: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    /// Guesses as soon as it may, after the given idle times; the instants at which a guess was let through.
    fn guesser(counter: Counter, idle: &[i64]) -> Vec<Instant> {
        let (mut now, mut tally) = (Instant::UNIX_EPOCH, None);
        let mut made = Vec::new();
        for pause in idle {
            now += TimeDelta::seconds(*pause);
            if let Some(wait) = tally.and_then(|tally| counter.wait(tally, now)) {
                now += wait;
            }
            tally = Some(counter.failed(tally, now));
            made.push(now);
        }
        made
    }

    proptest! {
        /// However it spreads its tries, a guesser gets the free ones and then one a longest pause, or one for each forgiven.
        #[test]
        fn guessing_is_slow(counter in counter(), idle in prop::collection::vec(0_i64..4000, 1..300)) {
            let rule = counter.rule();
            let made = guesser(counter, &idle);
            let took = (made[made.len() - 1] - made[0]).num_seconds();
            let bound = i64::from(rule.most()) + took / rule.longest + took / rule.forgives + 1;
            prop_assert!(made.len() as i64 <= bound, "{} tries in {took} s", made.len());
        }

        #[test]
        fn each_failure_waits_at_least_as_long_as_the_one_before(counter in counter(), failures in 1..200_u32) {
            let (last, now) = (after(0), after(0));
            let wait = |failures| counter.wait(Tally { failures, last }, now).unwrap_or_default();
            prop_assert!(wait(failures) <= wait(failures + 1));
            prop_assert!(wait(failures) <= TimeDelta::seconds(counter.rule().longest));
            prop_assert_eq!(wait(failures).is_zero(), failures <= counter.rule().free);
        }

        #[test]
        fn what_is_forgotten_counts_for_nothing(counter in counter(), failures in 1..100_u32, later in 0_i64..100_000) {
            let tally = Tally { failures: failures.min(counter.rule().most()), last: after(0) };
            let now = counter.forgotten_at(tally) + TimeDelta::seconds(later);
            prop_assert_eq!(counter.wait(tally, now), None);
            prop_assert_eq!(counter.failed(Some(tally), now), counter.failed(None, now));
        }

        #[test]
        fn a_clock_that_jumps_back_costs_no_more_than_the_longest_pause(counter in counter(), failures in 1..100_u32, back in 0_i64..1_000_000) {
            let tally = Tally { failures, last: after(back) };
            let wait = counter.wait(tally, after(0)).unwrap_or_default();
            prop_assert!(wait <= TimeDelta::seconds(counter.rule().longest));
        }
    }

    #[test]
    fn one_account_is_guessed_at_less_than_a_hundred_times_a_day_once_the_free_ones_are_used() {
        for counter in [Counter::Device, Counter::Here, Counter::Account] {
            let made = guesser(counter, &[0; 400]);
            let day = TimeDelta::days(1);
            let settled = made[usize::try_from(counter.rule().most()).unwrap()];
            let a_day = made
                .iter()
                .filter(|at| (settled..settled + day).contains(at))
                .count();
            assert!(a_day < 100, "{counter:?}: {a_day}");
        }
    }

    #[test]
    fn the_pause_doubles_up_to_a_quarter_of_an_hour() {
        let waits: Vec<_> = (4..15)
            .map(|failures| {
                let tally = Tally {
                    failures,
                    last: after(0),
                };
                Counter::Here
                    .wait(tally, after(0))
                    .unwrap_or_default()
                    .num_seconds()
            })
            .collect();
        assert_eq!(waits, [0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900]);
        assert_eq!(Counter::Here.rule().most(), 12);
    }

    #[test]
    fn an_ipv6_site_is_one_network_and_an_ipv4_address_is_itself_however_it_is_written() {
        let network = |address: &str| Network::of(address.parse().unwrap()).to_string();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(network("2001:db8:1:2::9"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:3::9"), network("2001:db8:1:2::9"));
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_ne!(network("192.0.2.7"), network("192.0.2.8"));
    }
}
