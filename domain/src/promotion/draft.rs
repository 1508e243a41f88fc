//! A campaign as somebody wrote it in a form: texts, and all that is wrong with them at once.

use std::{collections::BTreeSet, fmt, str::FromStr};

use chrono::{NaiveTime, TimeDelta, TimeZone, Utc};

use super::{Kind, MAX_LISTINGS, Period, ZONE, discount::Percent};
use crate::{
    Instant, form,
    id::ListingId,
    problem::{FieldErrors, Problem},
    text::Bilingual,
};

/// The most characters of a name.
pub const MAX_NAME: usize = 60;
/// The most characters of what it says.
pub const MAX_TEXT: usize = 1_000;
/// The most characters of a line that names a listing.
const MAX_LINE: usize = 200;

/// A campaign, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CampaignDraft {
    /// `discount` or `featured`.
    pub kind: String,
    /// How much is taken off, in percent.
    pub percent: String,
    /// Whether the market is paid for it.
    pub paid: bool,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// What it says in Chinese.
    pub text_zh: String,
    /// What it says in English.
    pub text_en: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub until: String,
    /// Its listings, one a line.
    pub listings: String,
}

/// A campaign, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// What it does.
    pub kind: Kind,
    /// What it is called.
    pub name: Bilingual,
    /// What it says.
    pub text: Bilingual,
    /// From when until when.
    pub period: Period,
    /// Its listings as they were named, each once.
    pub listings: Vec<Named>,
}

/// A listing, as a line of the form names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// By its address, or the id in it.
    Id(ListingId),
    /// By the supplier's own number.
    Sku(String),
}

/// Anything that ends in a listing's id, an address with a question behind it too, is that listing.
impl FromStr for Named {
    type Err = Problem;
    fn from_str(line: &str) -> Result<Self, Problem> {
        let line = form::required_line(line, MAX_LINE)?;
        let path = line.split(['?', '#']).next().unwrap_or_default();
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        Ok(last.parse().map_or_else(|_| Self::Sku(line.clone()), Self::Id))
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => write!(f, "/listings/{id}"),
            Self::Sku(sku) => f.write_str(sku),
        }
    }
}

/// What to tell of lines that name no listing which could be promoted.
pub fn not_found<'a>(lines: impl IntoIterator<Item = &'a Named>) -> FieldErrors {
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| form::excerpt(&line.to_string()))
        .collect();
    let problem = Problem::new("promotion-no-listing").with("lines", lines.join(", "));
    FieldErrors::one("listings", problem)
}

impl CampaignDraft {
    /// The campaign of a supplier, or of a market, or all that is wrong with it.
    pub fn parse(&self, of_market: bool) -> Result<Campaign, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = self.kind(of_market, &mut errors);
        let name_zh = errors.take("name_zh", form::required_line(&self.name_zh, MAX_NAME));
        let name_en = errors.take("name_en", form::required_line(&self.name_en, MAX_NAME));
        let text_zh = errors.take("text_zh", form::required_text(&self.text_zh, MAX_TEXT));
        let text_en = errors.take("text_en", form::required_text(&self.text_en, MAX_TEXT));
        let period = period(&self.from, &self.until, &mut errors);
        let listings = errors.take("listings", listings(&self.listings));
        let campaign = (|| {
            Some(Campaign {
                kind: kind?,
                name: Bilingual::both(name_zh?, name_en?),
                text: Bilingual::both(text_zh?, text_en?),
                period: period?,
                listings: listings?,
            })
        })();
        campaign.ok_or(errors)
    }

    /// Goods are their supplier's: a market takes nothing off their prices. What a supplier asks for is an advertisement.
    fn kind(&self, of_market: bool, errors: &mut FieldErrors) -> Option<Kind> {
        match self.kind.trim() {
            _ if of_market => Some(Kind::Featured { paid: self.paid }),
            "discount" => {
                let percent = errors.take("percent", form::required::<Percent>(&self.percent));
                percent.map(|percent| Kind::Discount { percent })
            }
            "featured" => Some(Kind::Featured { paid: true }),
            _ => errors.take("kind", Err(Problem::new("required"))),
        }
    }
}

/// Both days are whole, in the markets' zone.
pub fn period(from: &str, until: &str, errors: &mut FieldErrors) -> Option<Period> {
    let from = errors.take("from", beginning_of(from));
    let until = errors.take("until", end_of(until));
    let period = Period {
        from: from?,
        until: until?,
    };
    let wrong = if period.until <= period.from {
        Some(Problem::new("ends-before-it-begins"))
    } else if period.until - period.from > TimeDelta::days(Period::MAX_DAYS) {
        Some(Problem::new("promotion-too-long").with("max", Period::MAX_DAYS))
    } else {
        None
    };
    match wrong {
        None => Some(period),
        Some(problem) => errors.take("until", Err(problem)),
    }
}

/// A day, and nothing more exact.
fn day(raw: &str) -> Result<&str, Problem> {
    match raw.trim() {
        "" => Err(Problem::new("required")),
        day => form::date(day).map(|_| day),
    }
}

/// The end of a day in the markets' zone.
pub(crate) fn end_of(raw: &str) -> Result<Instant, Problem> {
    day(raw).and_then(|day| form::instant(day, ZONE))
}

/// The beginning of a day in the markets' zone.
pub(crate) fn beginning_of(raw: &str) -> Result<Instant, Problem> {
    let begin = form::date(day(raw)?)?.and_time(NaiveTime::MIN);
    let begin = ZONE.from_local_datetime(&begin).earliest();
    begin
        .map(|at| at.with_timezone(&Utc))
        .ok_or_else(|| Problem::new("not-a-date"))
}

/// Each once, in the order they are named.
fn listings(raw: &str) -> Result<Vec<Named>, Problem> {
    let lines = raw.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut seen = BTreeSet::new();
    let mut named = Vec::new();
    for line in lines {
        let listing: Named = line.parse()?;
        if seen.insert(listing.clone()) {
            named.push(listing);
        }
    }
    match named.len() {
        0 => Err(Problem::new("required")),
        count if count > MAX_LISTINGS => Err(Problem::new("promotion-too-many").with("max", MAX_LISTINGS)),
        _ => Ok(named),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "0193f5d2-6b1c-7c3e-9d7a-2f4b5c6d7e8f";

    fn draft() -> CampaignDraft {
        CampaignDraft {
            kind: "discount".into(),
            percent: "15".into(),
            name_zh: "岁末特惠".into(),
            name_en: "Year-end sale".into(),
            text_zh: "库存渔网".into(),
            text_en: "Nets in stock".into(),
            from: "2026-12-01".into(),
            until: "2026-12-31".into(),
            listings: "N-0210\n".into(),
            ..CampaignDraft::default()
        }
    }

    fn wrong(draft: &CampaignDraft) -> Vec<String> {
        let told = draft.parse(false).unwrap_err().0.into_iter();
        told.map(|error| format!("{} {}", error.field, error.problem.code))
            .collect()
    }

    #[test]
    fn days_are_whole_in_the_markets_zone() {
        let campaign = draft().parse(false).unwrap();
        assert_eq!(campaign.period.from.to_rfc3339(), "2026-11-30T16:00:00+00:00");
        assert_eq!(campaign.period.until.to_rfc3339(), "2026-12-31T16:00:00+00:00");
        let one_day = CampaignDraft {
            until: "2026-12-01".into(),
            ..draft()
        };
        assert!(one_day.parse(false).is_ok());
        for (from, until, code) in [
            ("2026-12-02", "2026-12-01", "until ends-before-it-begins"),
            ("2026-12-01", "2027-12-01", "until promotion-too-long"),
            ("", "2026-12-01", "from required"),
            ("2026-12-01T08:00", "2026-12-01", "from not-a-date"),
            ("2026-12-01", "2026-12-01T08:00", "until not-a-date"),
        ] {
            let odd = CampaignDraft {
                from: from.into(),
                until: until.into(),
                ..draft()
            };
            assert_eq!(wrong(&odd), [code]);
        }
    }

    #[test]
    fn listings_are_named_by_address_or_number_each_once() {
        let named = |lines: &str| CampaignDraft {
            listings: lines.into(),
            ..draft()
        };
        let id = ID.parse().unwrap();
        let lines = format!(
            " N-0210 \r\n\nhttps://market.example/listings/{ID}?lang=en\n{ID}\n/listings/{ID}/\nN-0210\nN/7"
        );
        let expected = [
            Named::Sku("N-0210".into()),
            Named::Id(id),
            Named::Sku("N/7".into()),
        ];
        assert_eq!(named(&lines).parse(false).unwrap().listings, expected);
        assert_eq!(wrong(&named(" \n ")), ["listings required"]);
        let many: Vec<_> = (0..=MAX_LISTINGS).map(|number| number.to_string()).collect();
        assert_eq!(wrong(&named(&many.join("\n"))), ["listings promotion-too-many"]);
    }

    #[test]
    fn what_a_supplier_asks_for_is_an_advertisement_and_a_market_gives_no_discount() {
        let kind = |kind: &str, paid, of_market| {
            let draft = CampaignDraft {
                kind: kind.into(),
                paid,
                ..draft()
            };
            draft.parse(of_market).map(|campaign| campaign.kind)
        };
        assert_eq!(kind("featured", false, false), Ok(Kind::Featured { paid: true }));
        assert_eq!(kind("discount", false, true), Ok(Kind::Featured { paid: false }));
        assert_eq!(kind("featured", true, true), Ok(Kind::Featured { paid: true }));
        assert!(kind("", true, false).is_err());
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let expected = [
            "kind required",
            "name_zh required",
            "name_en required",
            "text_zh required",
            "text_en required",
            "from required",
            "until required",
            "listings required",
        ];
        assert_eq!(wrong(&CampaignDraft::default()), expected);
        let free = CampaignDraft {
            percent: "100".into(),
            ..draft()
        };
        assert_eq!(wrong(&free), ["percent not-a-whole-number"]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}", listings in "[\\PC\n]{0,80}") {
            let odd = CampaignDraft {
                kind: "discount".into(),
                percent: text.clone(),
                from: text.clone(),
                until: text.clone(),
                name_zh: text,
                listings,
                ..CampaignDraft::default()
            };
            let _ = (odd.parse(true), odd.parse(false));
        }
    }
}
