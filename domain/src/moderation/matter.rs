//! What a case is about, and what a listing on show can be reported for (举报).

use serde::{Deserialize, Serialize};

use crate::{
    Instant,
    company::CompanyRef,
    form,
    problem::{FieldErrors, Problem},
    text::Reason,
};

/// What a case is about.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Matter {
    /// A listing that no buyer has seen yet.
    New,
    /// A change of the text of one that was approved.
    Revision,
    /// One on show that somebody reported.
    Report,
    /// One on show whose change went straight through, chosen for a second look.
    Sample,
}

impl Matter {
    /// Whether it is about a text that waits to be shown, rather than a listing that is on show.
    pub fn is_review(self) -> bool {
        matches!(self, Self::New | Self::Revision)
    }

    /// Those for which [`is_review`](Self::is_review) holds.
    pub const REVIEWS: [&'static str; 2] = ["new", "revision"];
}

/// What a listing is reported for.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(
    serialize_all = "snake_case",
    parse_err_ty = Problem,
    parse_err_fn = unknown_ground
)]
pub enum Ground {
    /// The goods are not what it says.
    Untrue,
    /// The goods may not be sold.
    Forbidden,
    /// It uses a brand, design or patent of somebody else.
    Infringing,
    /// Its text or pictures are somebody else's.
    Copied,
    /// Something else.
    Other,
}

impl Ground {
    /// All of them, in the order they are asked in.
    pub const ALL: [Self; 5] = [
        Self::Untrue,
        Self::Forbidden,
        Self::Infringing,
        Self::Copied,
        Self::Other,
    ];
}

fn unknown_ground(_: &str) -> Problem {
    Problem::new("unknown-ground")
}

/// A report, before it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReport {
    /// What for.
    pub ground: Ground,
    /// What is wrong, in words for the operators.
    pub reason: Reason,
}

impl NewReport {
    /// How many listings a company can report within a day.
    pub const MOST_A_DAY: u64 = 30;

    /// Reads a form's fields.
    pub fn parse(ground: &str, reason: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let ground = errors.take("ground", form::required(ground));
        let reason = errors.take("reason", form::required(reason));
        match (ground, reason) {
            (Some(ground), Some(reason)) => Ok(Self { ground, reason }),
            _ => Err(errors),
        }
    }
}

/// A report, as the operators of the listing's market read it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportView {
    /// The company whose member reported it.
    pub company: CompanyRef,
    /// What for.
    pub ground: Ground,
    /// In their words.
    pub reason: String,
    /// When.
    pub at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_what_for_and_why() {
        assert!(NewReport::parse("copied", "these are our pictures").is_ok());
        let fields = |ground, reason| {
            let errors = NewReport::parse(ground, reason).unwrap_err().0;
            errors.into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        assert_eq!(fields("", " "), ["ground", "reason"]);
        assert_eq!(fields("ugly", "I don't like it"), ["ground"]);
    }

    #[test]
    fn the_matters_that_are_reviews_are_named_once() {
        for matter in [Matter::New, Matter::Revision, Matter::Report, Matter::Sample] {
            let named = Matter::REVIEWS.contains(&<&str>::from(matter));
            assert_eq!(named, matter.is_review(), "{matter}");
        }
    }
}
