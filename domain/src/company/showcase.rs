//! What a company shows of itself beside words: pictures, and certificates it holds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::Bilingual;

/// A certificate as the company states it. Whether it is true is found out when the company is verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// What it is called.
    pub name: Bilingual,
    /// Who gave it.
    pub issuer: String,
    /// Its number.
    pub number: Option<String>,
    /// The last day it holds; none where it has no end.
    pub valid_until: Option<NaiveDate>,
}

impl Certificate {
    /// The most characters of its name and its issuer.
    pub const MAX_NAME: usize = 120;
    /// The most characters of its number.
    pub const MAX_NUMBER: usize = 80;
    /// The most certificates of a company.
    pub const MAX: usize = 30;

    /// Whether its last day is over.
    pub fn expired(&self, today: NaiveDate) -> bool {
        self.valid_until.is_some_and(|last| last < today)
    }
}

/// The most pictures of a company.
pub const MAX_PICTURES: usize = 12;
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_holds_through_its_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut certificate = Certificate {
            name: Bilingual::both("认证", "Certificate"),
            issuer: "SGS".into(),
            number: None,
            valid_until: Some(day("2026-12-31")),
        };
        assert!(!certificate.expired(day("2026-12-31")) && certificate.expired(day("2027-01-01")));
        certificate.valid_until = None;
        assert!(!certificate.expired(day("2999-01-01")));
    }
}
