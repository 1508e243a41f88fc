//! Offers (报价 / 还盘): immutable, hash-chained versions of proposed terms, from either side.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{RequestLine, incoterm::Incoterm, schedule::PaymentSchedule};
use crate::{
    Instant,
    actor::Right,
    id::NegotiationId,
    money::{Currency, Money, UnitPrice},
    problem::{FieldErrors, Problem},
    quantity::Quantity,
    unit::Unit,
};

/// Which side of a negotiation.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display, strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Side {
    /// Who asked.
    Buyer,
    /// Who was asked.
    Supplier,
}

impl Side {
    /// The one across the table.
    pub fn other(self) -> Self {
        match self {
            Self::Buyer => Self::Supplier,
            Self::Supplier => Self::Buyer,
        }
    }

    /// The right one needs to act on this side.
    pub fn right(self) -> Right {
        match self {
            Self::Buyer => Right::Buy,
            Self::Supplier => Right::Supply,
        }
    }

    /// The right one needs to read what this side has on its desk.
    pub fn sees(self) -> Right {
        match self {
            Self::Buyer => Right::SeeBuying,
            Self::Supplier => Right::SeeSelling,
        }
    }
}

/// One line of an offer; answers the RFQ's line of the same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferLine {
    /// The RFQ's line.
    pub line: u32,
    /// How much.
    pub quantity: Quantity,
    /// Of which unit.
    pub unit: Unit,
    /// The price of one.
    pub unit_price: UnitPrice,
}

impl OfferLine {
    fn check(&self, asked: &[RequestLine]) -> Result<(), Problem> {
        let asked = asked
            .iter()
            .find(|line| (line.line, line.unit) == (self.line, self.unit))
            .ok_or_else(|| Problem::new("line-not-asked").with("line", self.line))?;
        if self.quantity == Quantity::ZERO {
            return Err(Problem::new("must-be-positive"));
        }
        if self.quantity > asked.quantity {
            return Err(Problem::new("more-than-asked").with("max", asked.quantity));
        }
        Ok(())
    }
}

/// Everything an offer proposes. Price, quantity, term, lead time and payment move together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The currency of all prices; frozen once agreed.
    pub currency: Currency,
    /// Delivery term.
    pub incoterm: Incoterm,
    /// Named place of the delivery term.
    pub place: String,
    /// Days from order to ready.
    pub lead_time_days: u32,
    /// When which part is paid.
    pub payment_schedule: PaymentSchedule,
    /// Until when it can be accepted; at this very instant it is too late.
    pub valid_until: Instant,
    /// The lines, by rising number.
    pub lines: Vec<OfferLine>,
    /// Anything else, in the author's words.
    pub note: String,
}

impl Terms {
    /// The lines' totals, each rounded once; `None` when an amount does not fit.
    pub fn line_totals(&self) -> Option<Vec<Money>> {
        self.lines
            .iter()
            .map(|line| line.unit_price.line_total(line.quantity, self.currency))
            .collect()
    }

    /// The sum of the rounded lines, so that what is shown adds up.
    pub fn total(&self) -> Option<Money> {
        Money::sum(self.currency, self.line_totals()?)
    }

    /// What an offer must be whoever makes it: lines that answer lines of the request, each once, in its unit and
    /// not more than was asked for (more could never be awarded), a validity ahead, a total that fits.
    pub fn check(&self, now: Instant, asked: &[RequestLine]) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.lines.is_empty() {
            errors.add("lines", Problem::new("no-lines"));
        }
        if !self.lines.windows(2).all(|pair| pair[0].line < pair[1].line) {
            errors.add("lines", Problem::new("lines-not-in-order"));
        }
        for line in &self.lines {
            errors.take(format!("lines.{}.quantity", line.line), line.check(asked));
        }
        if self.valid_until <= now {
            errors.add("valid_until", Problem::new("validity-passed"));
        }
        if self.total().is_none() {
            errors.add("lines", Problem::new("too-large"));
        }
        errors.into_result()
    }
}

/// SHA-256 of an offer's canonical JSON, written as 64 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OfferHash([u8; 32]);

impl OfferHash {
    /// The first eight digits, for people to recognise it by.
    pub fn short(&self) -> String {
        self.to_string()[..8].to_owned()
    }
}

impl fmt::Display for OfferHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for OfferHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for OfferHash {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| Problem::new("not-a-hash"))?;
        Ok(Self(bytes))
    }
}

impl Serialize for OfferHash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for OfferHash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|problem: Problem| serde::de::Error::custom(problem.code))
    }
}

/// What is hashed: the terms, where they stand in the chain, and who proposed them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version<'a> {
    /// Which negotiation it belongs to.
    pub negotiation_id: NegotiationId,
    /// 1, 2, 3 … within the negotiation.
    pub version: u32,
    /// Whose proposal.
    pub side: Side,
    /// The hash of the version before; `None` for the first.
    pub prev_hash: Option<OfferHash>,
    /// What is proposed.
    #[serde(flatten)]
    pub terms: &'a Terms,
}

impl Version<'_> {
    /// SHA-256 over the canonical JSON (RFC 8785) of this version.
    pub fn hash(&self) -> OfferHash {
        // Terms hold strings, integers and lists only, which always serialise.
        let canonical = serde_json_canonicalizer::to_vec(self).unwrap_or_default();
        OfferHash(Sha256::digest(canonical).into())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    pub(crate) fn terms(price: &str, quantity: u32) -> Terms {
        let part = super::super::schedule::Part {
            event: super::super::schedule::DueEvent::Deposit,
            days: None,
            percent: super::super::schedule::Percent::WHOLE,
        };
        Terms {
            currency: Currency::USD,
            incoterm: Incoterm::Fob,
            place: "CNZUH".into(),
            lead_time_days: 12,
            payment_schedule: PaymentSchedule::new(vec![part]).unwrap(),
            valid_until: Instant::UNIX_EPOCH + chrono::TimeDelta::days(7),
            lines: vec![OfferLine {
                line: 1,
                quantity: Quantity::whole(quantity),
                unit: Unit::PIECE,
                unit_price: price.parse().unwrap(),
            }],
            note: String::new(),
        }
    }

    fn version(terms: &Terms) -> Version<'_> {
        let negotiation_id = uuid::Uuid::from_u128(7).into();
        Version {
            negotiation_id,
            version: 1,
            side: Side::Supplier,
            prev_hash: None,
            terms,
        }
    }

    /// The hash is evidence kept for years: this value changes only with a new, versioned form.
    #[test]
    fn the_canonical_form_is_pinned() {
        let terms = terms("3.25", 1000);
        let json = serde_json_canonicalizer::to_string(&version(&terms)).unwrap();
        assert_eq!(
            json,
            "{\"currency\":\"USD\",\"incoterm\":\"FOB\",\"lead_time_days\":12,\"lines\":[{\"line\":1,\"quantity\":\"1000\",\
             \"unit\":\"H87\",\"unit_price\":\"3.250000\"}],\"negotiation_id\":\"00000000-0000-0000-0000-000000000007\",\
             \"note\":\"\",\"payment_schedule\":[{\"event\":\"deposit\",\"percent\":\"100\"}],\"place\":\"CNZUH\",\
             \"prev_hash\":null,\"side\":\"supplier\",\"valid_until\":\"1970-01-08T00:00:00Z\",\"version\":1}"
        );
    }

    proptest! {
        #[test]
        fn any_change_changes_the_hash_and_reading_back_keeps_it(price in 1_i64..1_000_000_000, quantity in 1_u32..1_000_000) {
            let price = UnitPrice::from_millionths(price).unwrap().to_string();
            let one = terms(&price, quantity);
            let read: Terms = serde_json::from_str(&serde_json::to_string(&one).unwrap()).unwrap();
            prop_assert_eq!(version(&read).hash(), version(&one).hash());
            let other = terms(&price, quantity + 1);
            prop_assert_ne!(version(&other).hash(), version(&one).hash());
        }

        #[test]
        fn the_total_is_the_sum_of_the_shown_lines(prices in prop::collection::vec(1_i64..10_000_000, 1..20)) {
            let mut many = terms("1", 7);
            many.lines = prices.iter().zip(1..).map(|(price, line)| OfferLine {
                line, unit_price: UnitPrice::from_millionths(*price).unwrap(), ..many.lines[0]
            }).collect();
            let shown: i64 = many.line_totals().unwrap().iter().map(|total| total.minor).sum();
            prop_assert_eq!(many.total().unwrap().minor, shown);
        }
    }
}
