//! Facts about a company that an operator checks one by one, each with its own result and its own end.

use std::{collections::BTreeMap, fmt, str::FromStr};

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::{
    Instant,
    id::PaperId,
    identity::PersonName,
    market::MarketRef,
    moderation::{Ruling, Verdict},
    problem::{FieldErrors, Problem},
};

/// What a fact is about, and what a paper proves.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FactKind {
    /// The legal name and the register's number, as the licence has them.
    Licence,
    /// The registered address.
    Address,
    /// The legal representative, or whoever may act for the company.
    Representative,
    /// In whose name the bank account is.
    Bank,
    /// A certificate or a licence of its trade.
    Certificate,
}

impl FactKind {
    /// All of them, in the order they are read.
    pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;
}

/// One fact: each certificate is one of its own, all other kinds there are once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact {
    /// What it is about.
    pub kind: FactKind,
    /// Which certificate.
    pub paper: Option<PaperId>,
}

impl Fact {
    /// A fact of a kind there is once.
    pub const fn of(kind: FactKind) -> Self {
        Self { kind, paper: None }
    }

    /// A certificate.
    pub const fn certificate(paper: PaperId) -> Self {
        Self {
            kind: FactKind::Certificate,
            paper: Some(paper),
        }
    }

    /// The name of a field about it: `licence.until`.
    pub fn field(self, part: &str) -> String {
        format!("{self}.{part}")
    }
}

/// As forms name it: `licence`, `certificate-…`.
impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.paper {
            None => self.kind.fmt(f),
            Some(paper) => write!(f, "{}-{paper}", self.kind),
        }
    }
}

impl FromStr for Fact {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let (kind, paper) = match text.split_once('-') {
            None => (text, None),
            Some((kind, paper)) => (kind, Some(paper)),
        };
        let unknown = || Problem::new("unknown-fact");
        let kind: FactKind = kind.parse().map_err(|_| unknown())?;
        let paper = paper.map(PaperId::from_str).transpose().map_err(|_| unknown())?;
        let fits = (kind == FactKind::Certificate) == paper.is_some();
        fits.then_some(Self { kind, paper }).ok_or_else(unknown)
    }
}

/// What an operator found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// It is so.
    Confirmed {
        /// Until when that may be relied on.
        until: Instant,
    },
    /// It is not so, or can't be told from what was handed in.
    Refuted,
}

impl Finding {
    /// The longest a finding may be relied on.
    pub const LONGEST: TimeDelta = TimeDelta::days(5 * 366);

    /// Whether it holds at this instant.
    pub fn holds(self, now: Instant) -> bool {
        matches!(self, Self::Confirmed { until } if now < until)
    }
}

/// A finding about one fact, as an operator hands it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What was found.
    pub finding: Finding,
    /// What is wrong with it, or where it was looked up; the company reads it.
    pub note: String,
}

impl Check {
    /// The most characters of a note.
    pub const MAX_NOTE: usize = 400;
}

/// All an operator found, and what they rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// By fact; what was not looked at is not in here.
    pub checks: BTreeMap<Fact, Check>,
    /// The ruling on the whole.
    pub ruling: Ruling,
}

impl Assessment {
    /// Whether it can be ruled so: nobody is verified whose licence was not confirmed, what is confirmed has an end
    /// ahead and not too far, and what is refuted says why.
    pub fn check(&self, now: Instant) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        for (fact, check) in &self.checks {
            match check.finding {
                Finding::Confirmed { until } if until <= now => {
                    errors.add(fact.field("until"), Problem::new("not-ahead"));
                }
                Finding::Confirmed { until } if until - now > Finding::LONGEST => {
                    let years = Finding::LONGEST.num_days() / 366;
                    errors.add(
                        fact.field("until"),
                        Problem::new("too-far-ahead").with("years", years),
                    );
                }
                Finding::Refuted if check.note.is_empty() => {
                    errors.add(fact.field("note"), Problem::new("required"));
                }
                _ => {}
            }
        }
        if self.ruling.verdict == Verdict::Approve && self.until().is_none() {
            errors.add(
                Fact::of(FactKind::Licence).field("finding"),
                Problem::new("licence-not-confirmed"),
            );
        }
        errors.into_result()
    }

    /// Until when the company is verified by it: as long as its licence is.
    pub fn until(&self) -> Option<Instant> {
        match self.checks.get(&Fact::of(FactKind::Licence))?.finding {
            Finding::Confirmed { until } => Some(until),
            Finding::Refuted => None,
        }
    }
}

/// A fact with what was found, as the company and its operators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactView {
    /// What it is about.
    pub kind: FactKind,
    /// Which certificate.
    pub paper: Option<PaperId>,
    /// The certificate's name.
    pub title: Option<String>,
    /// What was found.
    #[serde(flatten)]
    pub finding: Finding,
    /// What the operator says about it.
    pub note: String,
    /// The operator.
    pub by: PersonName,
    /// The market that checked it; `None`: the platform.
    pub market: Option<MarketRef>,
    /// When.
    pub at: Instant,
}

/// A dated badge, for everyone: what was checked, by whom, until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seal {
    /// What.
    pub kind: FactKind,
    /// The certificate's name.
    pub title: Option<String>,
    /// The market that checked it; `None`: the platform.
    pub market: Option<MarketRef>,
    /// When.
    pub at: Instant,
    /// Until when.
    pub until: Instant,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Instant = Instant::UNIX_EPOCH;

    fn approval(checks: impl IntoIterator<Item = (Fact, Check)>) -> Assessment {
        Assessment {
            checks: checks.into_iter().collect(),
            ruling: Ruling {
                verdict: Verdict::Approve,
                reason: String::new(),
            },
        }
    }

    fn confirmed(days: i64) -> Check {
        let until = NOW + TimeDelta::days(days);
        Check {
            finding: Finding::Confirmed { until },
            note: String::new(),
        }
    }

    #[test]
    fn facts_are_named_in_forms_and_read_back() {
        let paper = uuid::Uuid::from_u128(7).into();
        for kind in FactKind::ALL {
            let fact = match kind {
                FactKind::Certificate => Fact::certificate(paper),
                other => Fact::of(*other),
            };
            assert_eq!(fact.to_string().parse(), Ok(fact));
        }
        for odd in [
            "",
            "certificate",
            "licence-7",
            "certificate-x",
            &format!("bank-{paper}"),
        ] {
            assert!(odd.parse::<Fact>().is_err(), "{odd}");
        }
    }

    #[test]
    fn nobody_is_verified_without_a_licence() {
        let licence = Fact::of(FactKind::Licence);
        let refused = |assessment: Assessment| {
            let errors = assessment.check(NOW).unwrap_err().0;
            errors.into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        assert_eq!(refused(approval([])), ["licence.finding"]);
        let unlike = Check {
            finding: Finding::Refuted,
            note: String::new(),
        };
        assert_eq!(
            refused(approval([(licence, unlike)])),
            ["licence.note", "licence.finding"]
        );
        let sound = approval([
            (licence, confirmed(90)),
            (Fact::of(FactKind::Bank), confirmed(30)),
        ]);
        assert_eq!(sound.check(NOW), Ok(()));
        assert_eq!(sound.until(), Some(NOW + TimeDelta::days(90)));
    }

    proptest! {
        #[test]
        fn a_finding_ends_ahead_and_within_five_years(days in -900..9_000_i64) {
            let sound = approval([(Fact::of(FactKind::Licence), confirmed(days))]).check(NOW).is_ok();
            prop_assert_eq!(sound, (1..=5 * 366).contains(&days));
        }
    }
}
