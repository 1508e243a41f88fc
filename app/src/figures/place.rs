//! What is asked for, as it stands in the address.

use domain::{
    Instant,
    figures::{By, Period, Report},
};
use serde::Deserialize;
use service::figures::Asked;

/// Where the page is.
pub(super) const PATH: &str = "/operating/figures";

/// What is asked for; what can't be read is as if it were not there, and the page says what it shows instead.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    market: String,
    from: String,
    to: String,
    by: String,
}

impl Place {
    pub(super) fn asked(&self, now: Instant) -> Asked {
        Asked {
            market: self.market(),
            period: Period::new(self.from.parse().ok(), self.to.parse().ok(), now),
            by: self.by.parse().unwrap_or_default(),
        }
    }

    /// The market that was chosen, by its slug.
    pub(super) fn market(&self) -> Option<String> {
        Some(self.market.trim().to_owned()).filter(|slug| !slug.is_empty())
    }
}

/// The query that asks for these figures.
pub(super) fn query(market: Option<&str>, period: Period, by: By) -> String {
    let asked = [
        ("market", market.unwrap_or_default().to_owned()),
        ("from", period.from().to_string()),
        ("to", period.to().to_string()),
        ("by", by.to_string()),
    ];
    serde_html_form::to_string(asked).unwrap_or_default()
}

/// The same figures as a file.
pub(super) fn file(market: Option<&str>, report: &Report) -> String {
    format!("{PATH}.csv?{}", query(market, report.period, report.by))
}
