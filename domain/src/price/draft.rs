//! A price list as somebody wrote it in a form: texts, and all that is wrong with them at once.

use super::{Validity, change::Change};
use crate::{
    Instant,
    catalog::tier::Tiers,
    form,
    problem::{FieldErrors, Problem},
    promotion::draft::{beginning_of, end_of},
};

/// The most characters of a name.
pub const MAX_NAME: usize = 60;

/// A price list, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceListDraft {
    /// What its supplier calls it; nobody else reads it.
    pub name: String,
    /// `none`, `off` or `on`.
    pub way: String,
    /// How many percent off or on.
    pub percent: String,
    /// Its first day; empty: from now on.
    pub from: String,
    /// Its last day; empty: until it is taken away.
    pub until: String,
}

/// A price list, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceList {
    /// What its supplier calls it.
    pub name: String,
    /// What it makes of the public price of listings that have none of their own in it.
    pub change: Option<Change>,
    /// From when until when.
    pub validity: Validity,
}

impl PriceListDraft {
    /// The list, or all that is wrong with it.
    pub fn parse(&self) -> Result<PriceList, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", form::required_line(&self.name, MAX_NAME));
        let change = match self.way.as_str() {
            "none" => Some(None),
            "off" => errors.take("percent", Change::off(&self.percent)).map(Some),
            "on" => errors.take("percent", Change::on(&self.percent)).map(Some),
            _ => errors.take("way", Err(Problem::new("required"))),
        };
        let from = errors.take("from", unless_empty(&self.from, beginning_of));
        let until = errors.take("until", unless_empty(&self.until, end_of));
        let validity = from.zip(until).and_then(|(from, until)| {
            let backwards = from.zip(until).is_some_and(|(from, until)| until <= from);
            let checked = match backwards {
                true => Err(Problem::new("ends-before-it-begins")),
                false => Ok(Validity { from, until }),
            };
            errors.take("until", checked)
        });
        let list = (|| {
            Some(PriceList {
                name: name?,
                change: change?,
                validity: validity?,
            })
        })();
        list.ok_or(errors)
    }
}

fn unless_empty(raw: &str, read: fn(&str) -> Result<Instant, Problem>) -> Result<Option<Instant>, Problem> {
    match raw.trim() {
        "" => Ok(None),
        day => read(day).map(Some),
    }
}

/// Tiers as a form has them, a step a line: `200: 21.40`. None at all takes the listing's own price out of the list.
pub fn tiers(raw: &str) -> Result<Option<Tiers>, Problem> {
    let steps: Vec<_> = raw
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let tiers: Tiers = steps.join(";").parse()?;
    Ok(Some(tiers).filter(|tiers| !tiers.on_request()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn draft() -> PriceListDraft {
        PriceListDraft {
            name: "Northern dealers".into(),
            way: "off".into(),
            percent: "8".into(),
            from: "2026-12-01".into(),
            until: "2026-12-31".into(),
        }
    }

    fn wrong(draft: &PriceListDraft) -> Vec<String> {
        let told = draft.parse().unwrap_err().0.into_iter();
        told.map(|error| format!("{} {}", error.field, error.problem.code))
            .collect()
    }

    #[test]
    fn days_are_whole_in_the_markets_zone_and_may_be_left_out() {
        let list = draft().parse().unwrap();
        let days = [list.validity.from, list.validity.until].map(|at| at.unwrap().to_rfc3339());
        assert_eq!(days, ["2026-11-30T16:00:00+00:00", "2026-12-31T16:00:00+00:00"]);
        let open = PriceListDraft {
            from: String::new(),
            until: " ".into(),
            ..draft()
        };
        assert_eq!(open.parse().unwrap().validity, Validity::default());
        let backwards = PriceListDraft {
            until: "2026-11-30".into(),
            ..draft()
        };
        assert_eq!(wrong(&backwards), ["until ends-before-it-begins"]);
    }

    #[test]
    fn a_percentage_is_off_on_or_none() {
        let change = |way: &str, percent: &str| {
            let draft = PriceListDraft {
                way: way.into(),
                percent: percent.into(),
                ..draft()
            };
            draft.parse().map(|list| list.change.map(i32::from))
        };
        assert_eq!(change("off", "8"), Ok(Some(-800)));
        assert_eq!(change("on", "2.5"), Ok(Some(250)));
        assert_eq!(change("none", "nonsense"), Ok(None));
        assert!(change("off", "").is_err() && change("", "8").is_err());
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let expected = ["name required", "way required"];
        assert_eq!(wrong(&PriceListDraft::default()), expected);
        let odd = PriceListDraft {
            percent: "95".into(),
            from: "soon".into(),
            ..draft()
        };
        assert_eq!(wrong(&odd), ["percent price-percent", "from not-a-date"]);
    }

    #[test]
    fn tiers_are_read_a_step_a_line() {
        let steps = tiers(" 200: 21.40\r\n\n1000：19.8 \n").unwrap().unwrap();
        assert_eq!(steps.to_string(), "200:21.40;1000:19.80");
        assert_eq!(tiers(" \n "), Ok(None));
        assert_eq!(tiers("200").unwrap_err().code, "not-a-tier");
        assert_eq!(tiers("200:0").unwrap_err().code, "must-be-positive");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\PC\n]{0,60}") {
            let odd = PriceListDraft {
                percent: text.clone(),
                from: text.clone(),
                until: text.clone(),
                name: text.clone(),
                ..draft()
            };
            let _ = (odd.parse(), tiers(&text));
        }
    }
}
