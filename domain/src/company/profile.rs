//! What a company says of itself: who it is, what it does, its factory, its addresses.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use url::Url;

use super::Country;
use crate::{actor::Trades, form, problem::Problem, text::Bilingual};

/// All a company says on its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// Its legal name, in at least one language.
    pub name: Bilingual,
    /// Where it is registered.
    pub country: Country,
    /// Its city.
    pub city: Bilingual,
    /// What it says about itself.
    pub about: Bilingual,
    /// What it does.
    pub trades: Trades,
    /// Its own pages elsewhere.
    pub website: Option<Website>,
    /// Where it sells to.
    pub exports_to: Vec<Country>,
    /// What its factory is.
    pub factory: Factory,
}

impl Profile {
    /// The most characters of a name.
    pub const MAX_NAME: usize = 120;
    /// The most characters of a city.
    pub const MAX_CITY: usize = 60;
    /// The most characters of what it says about itself.
    pub const MAX_ABOUT: usize = 4_000;
    /// The most countries it names as markets.
    pub const MAX_EXPORTS: usize = 60;
}

/// Figures of a factory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Factory {
    /// The year the company was founded.
    pub founded: Option<u32>,
    /// How many people work there.
    pub staff: Option<u32>,
    /// Floor area in square metres.
    pub floor_area: Option<u32>,
    /// What it mainly makes.
    pub products: Bilingual,
}

impl Factory {
    /// The most characters of its main products.
    pub const MAX_PRODUCTS: usize = 200;
    /// The years a company can have been founded in, up to the present one.
    pub const FIRST_YEAR: u32 = 1600;

    /// Whether nothing is said of it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A company's own pages: an `http` or `https` address with a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Website(String);

impl Website {
    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, as one reads it.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or(self.0.as_str(), |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or(rest)
    }
}

/// An address without a scheme is taken as `https`; one with a user name or another scheme is none.
impl FromStr for Website {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        let bad = || Problem::new("not-a-website");
        let whole = if text.contains("://") {
            text.to_owned()
        } else {
            format!("https://{text}")
        };
        let url = Url::parse(&whole).map_err(|_| bad())?;
        let web = matches!(url.scheme(), "http" | "https");
        let named = url.host_str().is_some_and(|host| host.contains('.'));
        let sound = web && named && url.username().is_empty() && url.password().is_none();
        (sound && url.as_str().len() <= 300)
            .then(|| Self(url.to_string()))
            .ok_or_else(bad)
    }
}

impl fmt::Display for Website {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an address is for.
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
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum AddressKind {
    /// Where the company is registered.
    Registered,
    /// Where goods leave or arrive.
    Warehouse,
    /// Where invoices go.
    Billing,
}

/// A postal address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// What it is for.
    pub kind: AddressKind,
    /// Street, building, city, as on an envelope; line breaks are kept.
    pub lines: String,
    /// Postcode, where there are any.
    pub postcode: Option<String>,
    /// Country.
    pub country: Country,
}

impl Address {
    /// The most characters of its lines.
    pub const MAX_LINES: usize = 400;
    /// The most addresses of a company.
    pub const MAX: usize = 30;

    /// A postcode: letters, digits, blanks and hyphens, at most 12 of them.
    pub fn postcode(raw: &str) -> Result<Option<String>, Problem> {
        let Some(code) = form::optional_line(&form::half_width(raw), 12)? else {
            return Ok(None);
        };
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-');
        let code = code.to_ascii_uppercase();
        code.chars()
            .all(allowed)
            .then_some(Some(code))
            .ok_or_else(|| Problem::new("not-a-postcode"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_a_page_and_never_a_script() {
        let read = |text: &str| text.parse::<Website>();
        assert_eq!(read("nets.example").unwrap().as_str(), "https://nets.example/");
        assert_eq!(read("http://Nets.example/a?b").unwrap().host(), "nets.example");
        for odd in [
            "",
            "javascript:alert(1)",
            "javascript://x.cn/%0aalert(1)",
            "ftp://x.cn",
            "https://x",
            "https://a:b@x.cn",
            "a b.cn",
        ] {
            assert_eq!(read(odd).unwrap_err().code, "not-a-website", "{odd:?}");
        }
    }

    #[test]
    fn postcodes_are_short_and_plain() {
        assert_eq!(Address::postcode(" ４１４０００ "), Ok(Some("414000".into())));
        assert_eq!(Address::postcode("sw1a 1aa"), Ok(Some("SW1A 1AA".into())));
        assert_eq!(Address::postcode(""), Ok(None));
        assert!(Address::postcode("<b>").is_err() && Address::postcode("1234567890123").is_err());
    }
}
