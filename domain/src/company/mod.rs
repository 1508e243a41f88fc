//! Companies: their codes, numbers and names, what they say of themselves, and the roles people have in them.

mod bank;
pub mod complete;
mod dossier;
mod draft;
mod fact;
mod number;
mod paper;
mod profile;
pub mod record;
pub mod reminder;
mod role;
mod showcase;
mod uscc;
mod verification;
pub mod view;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{id::CompanyId, problem::Problem, text::Bilingual};

pub use bank::{Account, BankDetails, Bic};
pub use dossier::{
    CaseEntry, CaseStage, Need, StatedBank, Statement, Submission, VerificationCase, VerificationRow,
    VerificationView,
};
pub use draft::ProfileDraft;
pub use fact::{Assessment, Check, Fact, FactKind, FactView, Finding, Seal};
pub use number::{CompanyNumber, NumberKind};
pub use paper::{NewPaper, PaperView, file_name};
pub use profile::{Address, AddressKind, Factory, Profile, Website};
pub use role::{Limited, OverLimit, Role, SpendingLimit};
pub use showcase::{Certificate, MAX_PICTURES};
pub use uscc::Uscc;
pub use verification::{Standing, VerificationState};

/// A company's short unique code: 3–40 of `a–z 0–9 -`, beginning with a letter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CompanyCode(String);

impl CompanyCode {
    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CompanyCode {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let code = text.trim().to_ascii_lowercase();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let sound = (3..=40).contains(&code.len())
            && code.starts_with(|c: char| c.is_ascii_lowercase())
            && code.chars().all(allowed);
        sound
            .then_some(Self(code))
            .ok_or_else(|| Problem::new("not-a-company-code"))
    }
}

impl fmt::Display for CompanyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A country of ISO 3166-1, by its alpha-2 code.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Country(String);

impl Country {
    /// The alpha-2 code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Whether it is mainland China, whose companies have a 统一社会信用代码; Hong Kong, Macao and Taiwan have codes of
    /// their own here and other numbers for companies.
    pub fn is_mainland_china(&self) -> bool {
        self.0 == "CN"
    }

    /// Every country, by its code, in the order of codes.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<_> = celes::Country::get_countries()
            .iter()
            .map(|country| Self(country.alpha2.to_owned()))
            .collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        all
    }
}

impl FromStr for Country {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let code = text.trim().to_ascii_uppercase();
        let known = code.len() == 2 && celes::Country::from_alpha2(&code).is_ok();
        known
            .then_some(Self(code))
            .ok_or_else(|| Problem::new("unknown-country"))
    }
}

/// A company as another one sees it in a list or beside an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CompanyRef {
    /// The company.
    pub id: CompanyId,
    /// Its short unique code.
    pub code: String,
    /// Its legal name.
    pub name: Bilingual,
    /// Whether a market has checked who it is.
    pub standing: Standing,
}
