//! The audit chain: every event, sealed in order, each seal over the one before. What was sealed once can't be changed,
//! taken out or put in between without every later seal failing.

use std::fmt;

use chrono::SecondsFormat;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::Instant;

/// What stands before the first seal.
pub const GENESIS: &str = "";

/// An event as it is sealed: all of its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The event's id.
    pub id: Uuid,
    /// When it happened, to the microsecond.
    pub at: Instant,
    /// `order.confirmed`.
    pub kind: String,
    /// What it happened to.
    pub subject: Uuid,
    /// Who did it.
    pub person: Option<Uuid>,
    /// For which company.
    pub company: Option<Uuid>,
    /// What else is known of it.
    pub data: Value,
}

/// The canonical form. A member that is added later is left out where there is none, so that older seals stay true.
#[derive(Serialize)]
struct Form<'a> {
    prev_hash: &'a str,
    seq: i64,
    id: Uuid,
    at: String,
    kind: &'a str,
    subject: Uuid,
    person: Option<Uuid>,
    company: Option<Uuid>,
    data: &'a Value,
}

impl Sealed {
    /// The seal: SHA-256 over the canonical JSON (RFC 8785) of the event, its place in the chain (from 1) and the seal
    /// before, as 64 lower-case hex digits.
    pub fn seal(&self, seq: i64, prev_hash: &str) -> String {
        let form = Form {
            prev_hash,
            seq,
            id: self.id,
            at: self.at.to_rfc3339_opts(SecondsFormat::Micros, true),
            kind: &self.kind,
            subject: self.subject,
            person: self.person,
            company: self.company,
            data: &self.data,
        };
        // Strings, integers and JSON read from a database always serialise.
        let canonical = serde_json_canonicalizer::to_vec(&form).unwrap_or_default();
        hex::encode(Sha256::digest(canonical))
    }
}

/// The end of the chain as somebody saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many events were sealed.
    pub seq: i64,
    /// The last seal.
    pub hash: String,
}

/// The first thing that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An entry is missing, or stands at another's place.
    Gap {
        /// The place it was expected at.
        seq: i64,
    },
    /// The entry does not name the seal before it.
    Broken {
        /// Its place.
        seq: i64,
    },
    /// The event of this entry is gone.
    Removed {
        /// The entry's place.
        seq: i64,
        /// The event.
        event: Uuid,
    },
    /// The event of this entry is not as it was sealed.
    Changed {
        /// The entry's place.
        seq: i64,
        /// The event.
        event: Uuid,
    },
    /// An event neither was sealed nor waits to be.
    Inserted {
        /// The event.
        event: Uuid,
    },
    /// The chain ends before the head that was kept elsewhere.
    Truncated {
        /// The place of that head.
        head: i64,
        /// How many entries there are.
        entries: i64,
    },
    /// The chain has another seal at the place of the head that was kept elsewhere: it was written anew.
    Rewritten {
        /// The place of that head.
        seq: i64,
    },
}

/// For the command line and the log.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gap { seq } => write!(f, "entry {seq} is missing"),
            Self::Broken { seq } => write!(f, "entry {seq} does not follow the entry before it"),
            Self::Removed { seq, event } => write!(f, "event {event} of entry {seq} was removed"),
            Self::Changed { seq, event } => write!(f, "event {event} of entry {seq} is not as it was sealed"),
            Self::Inserted { event } => write!(f, "event {event} was put in beside the chain"),
            Self::Truncated { head, entries } => {
                write!(f, "the chain ends at entry {entries}, but {head} were sealed")
            }
            Self::Rewritten { seq } => write!(
                f,
                "entry {seq} is not the one that was sealed: the chain was written anew"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn event(kind: &str, data: Value) -> Sealed {
        Sealed {
            id: Uuid::from_u128(7),
            at: Instant::UNIX_EPOCH,
            kind: kind.into(),
            subject: Uuid::from_u128(8),
            person: None,
            company: Some(Uuid::from_u128(9)),
            data,
        }
    }

    /// Seals are kept for years: this value changes only with a new, versioned form.
    #[test]
    fn the_seal_is_pinned() {
        let sealed = event("order.confirmed", json!({ "b": 1, "a": [null, "值"] }));
        assert_eq!(
            sealed.seal(1, GENESIS),
            "95e616a21193791a77140c4df4b7eee7450f86e814fc627de2cc7c02d0e88a5a"
        );
    }

    proptest! {
        #[test]
        fn any_change_changes_the_seal(kind in "[a-z.]{1,20}", other in "[a-z.]{1,20}", seq in 1_i64..1_000_000) {
            let (one, two) = (event(&kind, Value::Null), event(&other, Value::Null));
            prop_assert_eq!(one.seal(seq, GENESIS) == two.seal(seq, GENESIS), kind == other);
            prop_assert_ne!(one.seal(seq, GENESIS), one.seal(seq + 1, GENESIS));
            prop_assert_ne!(one.seal(seq, GENESIS), one.seal(seq, "another"));
            prop_assert_ne!(one.seal(seq, GENESIS), event(&kind, json!({})).seal(seq, GENESIS));
        }
    }
}
