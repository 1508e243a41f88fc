//! Saved searches (收藏的搜索): what a person looks for again and again, and how often they are mailed what is new in it.

use std::{borrow::Cow, str::FromStr};

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use super::{FilterForm, Filters, MAX_QUERY};
use crate::{
    Instant, form,
    id::{ListingId, SavedSearchId},
    money::Currency,
    problem::Problem,
    text::Bilingual,
};

/// The most searches one person keeps.
pub const MAX_SAVED: usize = 50;
/// The most listings a mail names of one search; all of them are behind its link.
pub const NAMED: usize = 5;
/// So long after a listing was put on show every search finds it. A mail tells of nothing younger: the next one does,
/// so that none is left out because the index was behind.
pub const SETTLES: TimeDelta = TimeDelta::minutes(10);

/// The most characters of what is looked for, filters and all.
const MAX_SOUGHT: usize = 2_000;
/// The local time mails go at.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(8, 0, 0).unwrap();

/// What a person calls a search: one line of 1 to [`Name::MAX`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// The most characters.
    pub const MAX: usize = 80;

    /// The name offered for a search: its words and filters, as many as there is room for.
    pub fn offered(parts: &[String]) -> String {
        let mut name = String::new();
        for part in parts.iter().filter(|part| !part.trim().is_empty()) {
            let more = match name.is_empty() {
                true => part.chars().take(Self::MAX).collect(),
                false => format!("{name} · {part}"),
            };
            if more.chars().count() > Self::MAX {
                break;
            }
            name = more;
        }
        name
    }

    /// The words.
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl FromStr for Name {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        form::required_line(text, Self::MAX).map(Self)
    }
}

/// How often a person is mailed what is new in a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::Display, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Every {
    /// Every morning.
    #[default]
    Daily,
    /// On Monday mornings.
    Weekly,
    /// Never.
    Off,
}

impl FromStr for Every {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        match text.trim() {
            "daily" => Ok(Self::Daily),
            "weekly" => Ok(Self::Weekly),
            "off" => Ok(Self::Off),
            "" => Err(Problem::new("required")),
            _ => Err(Problem::new("unknown-frequency")),
        }
    }
}

impl Every {
    /// The first morning after this instant on which a mail is due, by the clocks of a zone.
    pub fn next(self, after: Instant, zone: Tz) -> Option<Instant> {
        if self == Self::Off {
            return None;
        }
        let today = after.with_timezone(&zone).date_naive();
        // Two weeks hold a Monday even where a whole day is left out of the calendar.
        let days = (0..15).filter_map(|days| today.checked_add_days(Days::new(days)));
        let fits = |day: &NaiveDate| self == Self::Daily || day.weekday() == Weekday::Mon;
        days.filter(fits)
            .filter_map(|day| morning(day, zone))
            .find(|at| *at > after)
    }
}

/// The morning of a day. Where the clocks are put forward over it, as soon after as there is a time; `None` where the
/// calendar leaves the whole day out.
fn morning(day: NaiveDate, zone: Tz) -> Option<Instant> {
    let quarters = (0..16).map(|quarter| day.and_time(MORNING) + TimeDelta::minutes(15 * quarter));
    let mut times = quarters.filter_map(|local| zone.from_local_datetime(&local).earliest());
    times.next().map(|at| at.with_timezone(&Utc))
}

/// From when on a listing is told of: what was put on show since the last mail, and was not there to be seen when the
/// person looked last.
pub fn tells_from(told_to: Instant, seen_to: Instant) -> Instant {
    told_to.max(seen_to - SETTLES)
}

/// What is looked for: words and filters, without an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    text: String,
    filters: FilterForm,
}

impl Sought {
    /// What is looked for, as it stands in an address. Prices of which no currency is said are in `usual`, from now on.
    pub fn new(text: &str, filters: &FilterForm, usual: Currency) -> Result<Self, Problem> {
        let text: String = form::optional_line(text, usize::MAX)?
            .unwrap_or_default()
            .chars()
            .take(MAX_QUERY)
            .collect();
        let mut kept = FilterForm::default();
        for (name, value) in filters.parameters() {
            kept.take(&name, value);
        }
        if kept.has_price() && kept.currency.trim().is_empty() {
            usual.code().clone_into(&mut kept.currency);
        }
        let sought = Self {
            text: text.trim_end().to_owned(),
            filters: kept,
        };
        let parameters = sought.parameters();
        if parameters.is_empty() {
            return Err(Problem::new("saved-everything"));
        }
        let characters = |(name, value): &(Cow<'_, str>, &str)| name.chars().count() + value.chars().count();
        let length: usize = parameters.iter().map(characters).sum();
        if length > MAX_SOUGHT {
            return Err(Problem::new("saved-too-narrow"));
        }
        Ok(sought)
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The filters, as they stand in an address.
    pub fn filters(&self) -> &FilterForm {
        &self.filters
    }

    /// The parameters of the address where it is found.
    pub fn parameters(&self) -> Vec<(Cow<'static, str>, &str)> {
        let words = (!self.text.is_empty()).then_some(("q".into(), self.text.as_str()));
        words.into_iter().chain(self.filters.parameters()).collect()
    }

    /// Whether both find the same, however they are written.
    pub fn same(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    fn key(&self) -> (String, Filters) {
        // Prices have a currency of their own.
        let (mut filters, _) = self.filters.read(Currency::CNY);
        for alternatives in [
            &mut filters.markets,
            &mut filters.categories,
            &mut filters.regions,
        ] {
            alternatives.sort_unstable();
        }
        filters
            .countries
            .sort_unstable_by_key(|country| country.code().to_owned());
        filters.countries.dedup();
        (self.text.to_lowercase(), filters)
    }
}

/// A saved search as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Which.
    pub id: SavedSearchId,
    /// What they call it.
    pub name: String,
    /// What is looked for.
    pub sought: Sought,
    /// How often they are mailed.
    pub every: Every,
    /// When they saved it.
    pub saved_at: Instant,
}

/// What a mail tells of one search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Which.
    pub id: SavedSearchId,
    /// What its person calls it.
    pub name: String,
    /// What is looked for.
    pub sought: Sought,
    /// How many listings are new.
    pub new: usize,
    /// The newest of them, [`NAMED`] at most.
    pub named: Vec<NewListing>,
    /// What makes the address at which mails about this search are stopped.
    pub stop: String,
}

/// A listing a mail names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewListing {
    /// Which.
    pub id: ListingId,
    /// Its title.
    pub title: Bilingual,
    /// Who sells it.
    pub supplier: Bilingual,
}

#[cfg(test)]
mod tests {
    use chrono::Timelike;
    use proptest::prelude::*;

    use super::*;

    fn sought(text: &str, pairs: &[(&str, &str)]) -> Sought {
        try_sought(text, pairs).unwrap()
    }

    fn try_sought(text: &str, pairs: &[(&str, &str)]) -> Result<Sought, Problem> {
        let mut form = FilterForm::default();
        for (name, value) in pairs {
            form.take(name, value);
        }
        Sought::new(text, &form, Currency::EUR)
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_is_one_line_and_one_is_offered_that_fits() {
        assert_eq!(
            " nets \n we  buy ".parse::<Name>().unwrap().into_inner(),
            "nets we buy"
        );
        assert!("".parse::<Name>().is_err() && "x".repeat(81).parse::<Name>().is_err());
        let parts = ["渔网", "", "Zhuhai"].map(String::from);
        assert_eq!(Name::offered(&parts), "渔网 · Zhuhai");
        let long = ["x".repeat(70), "y".repeat(20), "z".into()];
        assert_eq!(Name::offered(&long), "x".repeat(70));
        assert_eq!(Name::offered(&["网".repeat(99)]).chars().count(), Name::MAX);
    }

    #[test]
    fn the_same_is_the_same_however_it_is_written() {
        let one = sought(
            "Nylon  net",
            &[
                ("market", "a"),
                ("market", "b"),
                ("country", "cn"),
                ("attr.Material", "PE"),
                ("price_max", "5"),
            ],
        );
        let other = sought(
            " nylon net",
            &[
                ("price_max", "5.00"),
                ("currency", "eur"),
                ("attr.material", "pe"),
                ("country", "CN"),
                ("market", "b"),
                ("market", "a"),
            ],
        );
        assert!(one.same(&other) && other.same(&one));
        for different in [
            sought("nylon net", &[]),
            sought(
                "nylon net",
                &[
                    ("price_max", "5"),
                    ("currency", "USD"),
                    ("attr.material", "pe"),
                    ("country", "CN"),
                    ("market", "a"),
                    ("market", "b"),
                ],
            ),
        ] {
            assert!(!one.same(&different));
        }
    }

    #[test]
    fn a_currency_is_kept_with_its_price_and_nothing_that_says_nothing() {
        let kept = sought("", &[("price_min", "2"), ("market", " "), ("verified", "")]);
        assert_eq!(
            kept.parameters(),
            [("price_min".into(), "2"), ("currency".into(), "EUR")]
        );
    }

    #[test]
    fn everything_is_no_search_and_a_search_has_its_length() {
        assert_eq!(
            try_sought("  ", &[("currency", "EUR")]).unwrap_err().code,
            "saved-everything"
        );
        let long = "x".repeat(2_001);
        assert_eq!(
            try_sought("", &[("attr.Colour", &long)]).unwrap_err().code,
            "saved-too-narrow"
        );
        assert_eq!(sought(&long, &[]).text().len(), MAX_QUERY, "as searching cuts it");
    }

    #[test]
    fn mails_go_in_the_morning_by_the_persons_clock() {
        let next = |every: Every, after: &str, zone: Tz| every.next(at(after), zone).unwrap();
        let (shanghai, berlin) = (chrono_tz::Asia::Shanghai, chrono_tz::Europe::Berlin);
        assert_eq!(
            next(Every::Daily, "2026-11-27T23:59:59Z", shanghai),
            at("2026-11-28T00:00:00Z")
        );
        assert_eq!(
            next(Every::Daily, "2026-11-28T00:00:00Z", shanghai),
            at("2026-11-29T00:00:00Z")
        );
        // Saturday; the Monday after.
        assert_eq!(
            next(Every::Weekly, "2026-11-28T12:00:00Z", shanghai),
            at("2026-11-30T00:00:00Z")
        );
        // Summer time begins on 29 March and ends on 25 October.
        assert_eq!(
            next(Every::Daily, "2026-03-28T07:00:00Z", berlin),
            at("2026-03-29T06:00:00Z")
        );
        assert_eq!(
            next(Every::Daily, "2026-10-24T06:00:00Z", berlin),
            at("2026-10-25T07:00:00Z")
        );
        // Samoa had no 30 December 2011.
        assert_eq!(
            next(Every::Daily, "2011-12-29T18:00:00Z", chrono_tz::Pacific::Apia),
            at("2011-12-30T18:00:00Z")
        );
        assert_eq!(Every::Off.next(at("2026-11-28T00:00:00Z"), berlin), None);
    }

    #[test]
    fn nothing_is_told_twice_and_what_came_late_to_the_index_is_told() {
        let (told, seen) = (at("2026-11-28T00:00:00Z"), at("2026-11-28T09:00:00Z"));
        assert_eq!(tells_from(told, seen), at("2026-11-28T08:50:00Z"));
        assert_eq!(tells_from(seen, told), seen);
    }

    fn zones() -> impl Strategy<Value = Tz> {
        prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec())
    }

    proptest! {
        #[test]
        fn the_next_mail_is_on_a_later_morning(seconds in 0_i64..4_000_000_000, zone in zones(), weekly: bool) {
            let after = Instant::from_timestamp(seconds, 0).unwrap();
            let every = if weekly { Every::Weekly } else { Every::Daily };
            let next = every.next(after, zone).unwrap();
            let local = next.with_timezone(&zone);
            prop_assert!(next > after);
            prop_assert!((8..12).contains(&local.hour()), "{local}");
            if weekly {
                prop_assert_eq!(local.weekday(), Weekday::Mon);
                prop_assert!(next - after < TimeDelta::days(15));
            } else {
                prop_assert!(next - after <= TimeDelta::hours(50), "{}", next - after);
            }
        }

        #[test]
        fn whoever_asks_later_is_not_told_an_earlier_time(seconds in 0_i64..4_000_000_000, later in 0_i64..900_000, zone in zones()) {
            let first = Instant::from_timestamp(seconds, 0).unwrap();
            let second = Instant::from_timestamp(seconds + later, 0).unwrap();
            for every in [Every::Daily, Every::Weekly] {
                prop_assert!(every.next(first, zone) <= every.next(second, zone));
            }
        }

        #[test]
        fn a_search_survives_its_address(text in "[ -~网]{0,30}", pairs in prop::collection::vec(("market|country|verified|price_max|currency|attr\\.[a-z网]{1,6}", "[ -~网]{1,9}"), 0..9)) {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            if let Ok(one) = try_sought(&text, &pairs) {
                let parameters = one.parameters();
                let filters: Vec<_> = parameters.iter().filter(|(name, _)| name != "q").map(|(name, value)| (name.as_ref(), *value)).collect();
                let again = sought(one.text(), &filters);
                prop_assert!(again.same(&one));
                prop_assert_eq!(again, one);
            }
        }
    }
}
