//! Specialised markets (专业市场).

pub mod booth;
pub mod demonstration;
pub mod hall;
pub mod hours;
pub mod premises;

use serde::Serialize;

use crate::{
    Instant,
    company::{CompanyRef, Role},
    id::{MarketId, PersonId},
    identity::PersonName,
    problem::Problem,
    text::Bilingual,
};

/// A market as the frame and the filters show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarketRef {
    /// The market.
    pub id: MarketId,
    /// Its name in addresses: `yueyang-tea`.
    pub slug: String,
    /// Its name.
    pub name: Bilingual,
}

/// A market's own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarketView {
    /// Which market.
    pub market: MarketRef,
    /// The city it is in.
    pub region: Bilingual,
    /// The city's code (GB/T 2260).
    pub region_code: String,
    /// What it is known for.
    pub story: Bilingual,
    /// How many suppliers have their home here.
    pub suppliers: u64,
    /// How many listings are on show.
    pub listings: u64,
}

/// A city and its markets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionView {
    /// Its code (GB/T 2260).
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Its markets, in the operator's order.
    pub markets: Vec<MarketView>,
    /// How many suppliers have a booth in them, each once.
    pub suppliers: u64,
    /// How many listings are on show in them, each once.
    pub listings: u64,
}

/// What a market says of itself, and who runs it: all that an administrator decides about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Charter {
    /// Its name, in both languages.
    pub name: Bilingual,
    /// The city's code (GB/T 2260).
    pub region_code: String,
    /// The city.
    pub region: Bilingual,
    /// What it is known for.
    pub story: Bilingual,
    /// Its place in lists.
    pub position: u32,
}

impl Charter {
    /// The most characters of a name, and of a city's.
    pub const MAX_NAME: usize = 60;
    /// The most characters of what it is known for.
    pub const MAX_STORY: usize = 1000;
    /// The last place in lists.
    pub const LAST: u32 = 999;

    /// A city's code: six digits.
    pub fn region_code(raw: &str) -> Result<String, Problem> {
        let code = crate::form::half_width(raw.trim());
        match code.len() {
            0 => Err(Problem::new("required")),
            6 if code.bytes().all(|byte| byte.is_ascii_digit()) => Ok(code),
            _ => Err(Problem::new("not-a-region-code")),
        }
    }

    /// A market's name in addresses: 3 to 40 of `a–z 0–9 -`, beginning with a letter.
    pub fn slug(raw: &str) -> Result<String, Problem> {
        let slug = crate::form::half_width(raw.trim());
        let fits = (3..=40).contains(&slug.len())
            && slug.starts_with(|c: char| c.is_ascii_lowercase())
            && !slug.ends_with('-')
            && slug
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        match slug.as_str() {
            "" => Err(Problem::new("required")),
            _ if fits => Ok(slug),
            _ => Err(Problem::new("not-a-slug")),
        }
    }
}

/// A market as administrators keep it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptMarket {
    /// Which market.
    pub market: MarketRef,
    /// What was decided about it.
    pub charter: Charter,
    /// The company that runs it.
    pub operator: CompanyRef,
    /// How many people can operate it now.
    pub operators: u64,
    /// Since when there is one.
    pub since: Instant,
}

/// Someone who operates a market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OperatorRow {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: PersonName,
    /// The address they sign in with.
    pub email: String,
    /// What they lead the market's company as; `None`: they were appointed by name.
    pub leads: Option<Role>,
    /// Since when.
    pub since: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_what_an_address_can_hold() {
        for good in ["tea", "yueyang-tea", "a1-2"] {
            assert_eq!(Charter::slug(good).as_deref(), Ok(good));
        }
        assert_eq!(Charter::slug(" ｔｅａ "), Ok("tea".to_owned()));
        for odd in [
            "te",
            "Tea",
            "1st-tea",
            "-tea",
            "tea-",
            "茶叶市场",
            "tea/1",
            "../tea",
        ] {
            assert_eq!(Charter::slug(odd).unwrap_err().code, "not-a-slug", "{odd}");
        }
    }

    #[test]
    fn a_region_has_six_digits() {
        assert_eq!(Charter::region_code("４３０６００"), Ok("430600".to_owned()));
        for odd in ["43060", "4306000", "43o600"] {
            assert_eq!(Charter::region_code(odd).unwrap_err().code, "not-a-region-code");
        }
        assert_eq!(Charter::region_code(" ").unwrap_err().code, "required");
    }
}
