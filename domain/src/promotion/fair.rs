//! Online fairs (网上展会): for some days a market gathers chosen suppliers in a hall of its own, with a programme. One that
//! is over stays to be read.

use std::collections::BTreeSet;

use chrono::{NaiveDateTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Period, ZONE,
    draft::{MAX_NAME, period},
    view::Tally,
};
use crate::{
    Instant,
    company::CompanyRef,
    form,
    id::PromotionId,
    market::{Charter, MarketRef},
    problem::{FieldErrors, Problem},
    state::{InvalidTransition, State, Step, Transition},
    text::Bilingual,
};

/// The most characters of its story.
pub const MAX_STORY: usize = 3_000;
/// The most entries of a programme.
pub const MAX_ENTRIES: usize = 50;
/// The most booths of a hall.
pub const MAX_BOOTHS: usize = 200;
/// The most characters of what an entry says.
const MAX_ENTRY: usize = 120;
/// The most characters of a booth's number.
const MAX_NUMBER: usize = 20;

/// What was decided about a fair. Whether it is ahead, going on or over, the clock says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum FairState {
    /// Being prepared by its market.
    Draft,
    /// Everyone sees it.
    Published,
    /// Given up by its market.
    Cancelled,
}

impl State for FairState {
    const MACHINE: &'static str = "fair";

    fn name(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Cancelled => "cancelled",
        }
    }
}

impl FairState {
    /// It is changed: programmes and halls change up to the last day.
    pub fn change(self) -> Transition<Self> {
        self.step("changed", self, self != Self::Cancelled)
    }

    /// Its market shows it.
    pub fn publish(self) -> Transition<Self> {
        self.step("published", Self::Published, self == Self::Draft)
    }

    /// Its market gives it up.
    pub fn cancel(self) -> Transition<Self> {
        self.step("cancelled", Self::Cancelled, self != Self::Cancelled)
    }

    fn step(self, verb: &'static str, next: Self, allowed: bool) -> Transition<Self> {
        if allowed {
            Ok(Step::to(next, verb))
        } else {
            Err(InvalidTransition::of(&self, verb))
        }
    }
}

/// An entry of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When it begins.
    pub at: Instant,
    /// What it is.
    pub text: Bilingual,
}

/// A place in the hall, as it is named in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The supplier's code.
    pub code: String,
    /// The booth's number.
    pub number: String,
}

/// A fair, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FairDraft {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// Its story in Chinese.
    pub story_zh: String,
    /// Its story in English.
    pub story_en: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub until: String,
    /// Its programme: `2026-12-01 10:00 开幕 | Opening`, one a line.
    pub programme: String,
    /// Its hall: `supplier-code A-12`, one a line.
    pub hall: String,
}

/// A fair, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fair {
    /// Its name in addresses.
    pub slug: String,
    /// What it is called.
    pub name: Bilingual,
    /// What it is about.
    pub story: Bilingual,
    /// From when until when.
    pub period: Period,
    /// Its programme, by time.
    pub programme: Vec<Entry>,
    /// Its hall, in its order.
    pub hall: Vec<Place>,
}

impl FairDraft {
    /// The fair, or all that is wrong with it.
    pub fn parse(&self) -> Result<Fair, FieldErrors> {
        let mut errors = FieldErrors::default();
        let slug = errors.take("slug", Charter::slug(&self.slug));
        let name_zh = errors.take("name_zh", form::required_line(&self.name_zh, MAX_NAME));
        let name_en = errors.take("name_en", form::required_line(&self.name_en, MAX_NAME));
        let story_zh = errors.take("story_zh", form::required_text(&self.story_zh, MAX_STORY));
        let story_en = errors.take("story_en", form::required_text(&self.story_en, MAX_STORY));
        let period = period(&self.from, &self.until, &mut errors);
        let programme = errors.take("programme", programme(&self.programme, period));
        let hall = errors.take("hall", hall(&self.hall));
        let fair = (|| {
            Some(Fair {
                slug: slug?,
                name: Bilingual::both(name_zh?, name_en?),
                story: Bilingual::both(story_zh?, story_en?),
                period: period?,
                programme: programme?,
                hall: hall?,
            })
        })();
        fair.ok_or(errors)
    }
}

fn lines(raw: &str) -> impl Iterator<Item = &str> {
    raw.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn programme(raw: &str, period: Option<Period>) -> Result<Vec<Entry>, Problem> {
    let mut entries = lines(raw).map(entry).collect::<Result<Vec<_>, _>>()?;
    if entries.len() > MAX_ENTRIES {
        return Err(Problem::new("fair-too-many-entries").with("max", MAX_ENTRIES));
    }
    if period.is_some_and(|period| entries.iter().any(|entry| !period.holds(entry.at))) {
        return Err(Problem::new("fair-entry-outside"));
    }
    entries.sort_by_key(|entry| entry.at);
    Ok(entries)
}

/// `2026-12-01 10:00 开幕 | Opening`.
fn entry(line: &str) -> Result<Entry, Problem> {
    let wrong = || Problem::new("fair-not-an-entry").with("line", form::excerpt(line));
    let mut parts = line.splitn(3, char::is_whitespace);
    let (day, time) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let at = form::half_width(&format!("{day} {time}"));
    let at = NaiveDateTime::parse_from_str(&at, "%Y-%m-%d %H:%M").map_err(|_| wrong())?;
    let at = ZONE.from_local_datetime(&at).earliest().ok_or_else(wrong)?;
    let text = parts.next().unwrap_or_default();
    let (zh, en) = text.split_once(['|', '｜']).ok_or_else(wrong)?;
    let word = |text| form::required_line(text, MAX_ENTRY).map_err(|_| wrong());
    Ok(Entry {
        at: at.with_timezone(&Utc),
        text: Bilingual::both(word(zh)?, word(en)?),
    })
}

/// Each supplier and each number once.
fn hall(raw: &str) -> Result<Vec<Place>, Problem> {
    let places = lines(raw).map(place).collect::<Result<Vec<_>, _>>()?;
    let (mut codes, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    let twice = places
        .iter()
        .find(|place| !codes.insert(place.code.as_str()) | !numbers.insert(place.number.as_str()));
    match (places.len(), twice) {
        (0, _) => Err(Problem::new("required")),
        (count, _) if count > MAX_BOOTHS => Err(Problem::new("fair-too-many-booths").with("max", MAX_BOOTHS)),
        (_, Some(place)) => {
            let line = format!("{} {}", place.code, place.number);
            Err(Problem::new("fair-booth-twice").with("line", form::excerpt(&line)))
        }
        _ => Ok(places),
    }
}

/// `supplier-code A-12`.
fn place(line: &str) -> Result<Place, Problem> {
    let wrong = || Problem::new("fair-not-a-booth").with("line", form::excerpt(line));
    let (code, number) = line.split_once(char::is_whitespace).ok_or_else(wrong)?;
    Ok(Place {
        code: code.to_lowercase(),
        number: form::required_line(number, MAX_NUMBER).map_err(|_| wrong())?,
    })
}

/// What to tell of lines that name no supplier of the market.
pub fn not_suppliers<'a>(codes: impl IntoIterator<Item = &'a str>) -> FieldErrors {
    let codes: Vec<_> = codes.into_iter().map(form::excerpt).collect();
    let problem = Problem::new("fair-no-supplier").with("codes", codes.join(", "));
    FieldErrors::one("hall", problem)
}

/// A fair in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairRow {
    /// Which.
    pub id: PromotionId,
    /// Its name in addresses.
    pub slug: String,
    /// Its market.
    pub market: MarketRef,
    /// What it is called.
    pub name: Bilingual,
    /// From when until when.
    pub period: Period,
    /// What was decided about it.
    pub state: FairState,
}

/// A booth of a hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Whose.
    pub company: CompanyRef,
    /// Its number.
    pub number: String,
}

/// A fair's own page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairView {
    /// What lists say of it.
    pub row: FairRow,
    /// What it is about.
    pub story: Bilingual,
    /// Its programme, by time.
    pub programme: Vec<Entry>,
    /// Its hall, in its order; those whose trade is stopped are there for its operators only.
    pub hall: Vec<Stand>,
    /// When it was last changed.
    pub updated_at: Instant,
    /// What came of it, for its operators, who may also change it.
    pub tally: Option<Tally>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn draft() -> FairDraft {
        FairDraft {
            slug: "gear-days".into(),
            name_zh: "渔具节".into(),
            name_en: "Gear days".into(),
            story_zh: "三天".into(),
            story_en: "Three days".into(),
            from: "2026-12-01".into(),
            until: "2026-12-03".into(),
            programme: "2026-12-02 09:30 论坛 | Forum\n2026-12-01 １０：００ 开幕｜Opening".into(),
            hall: "nets-co A-01\nRopes-Co  A-02".into(),
        }
    }

    fn code(draft: FairDraft) -> String {
        let error = draft.parse().unwrap_err().0.remove(0);
        format!("{} {}", error.field, error.problem.code)
    }

    #[test]
    fn programmes_are_in_order_and_halls_as_they_are_written() {
        let fair = draft().parse().unwrap();
        let told: Vec<_> = fair.programme.iter().map(|entry| entry.at.to_rfc3339()).collect();
        assert_eq!(told, ["2026-12-01T02:00:00+00:00", "2026-12-02T01:30:00+00:00"]);
        assert_eq!(fair.programme[0].text, Bilingual::both("开幕", "Opening"));
        let hall: Vec<_> = fair
            .hall
            .iter()
            .map(|place| (place.code.as_str(), place.number.as_str()))
            .collect();
        assert_eq!(hall, [("nets-co", "A-01"), ("ropes-co", "A-02")]);
    }

    #[test]
    fn what_is_no_entry_or_no_booth_is_told() {
        let programme = |programme: &str| {
            code(FairDraft {
                programme: programme.into(),
                ..draft()
            })
        };
        for odd in [
            "2026-12-01 开幕 | Opening",
            "2026-12-01 10:00 开幕",
            "2026-12-01 10:00 | Opening",
            "10:00 开幕 | O",
        ] {
            assert_eq!(programme(odd), "programme fair-not-an-entry", "{odd}");
        }
        assert_eq!(
            programme("2026-12-04 00:00 散场 | Over"),
            "programme fair-entry-outside"
        );
        let hall = |hall: &str| {
            code(FairDraft {
                hall: hall.into(),
                ..draft()
            })
        };
        assert_eq!(hall(""), "hall required");
        assert_eq!(hall("nets-co"), "hall fair-not-a-booth");
        assert_eq!(hall("nets-co A-01\nnets-co A-02"), "hall fair-booth-twice");
        assert_eq!(hall("nets-co A-01\nropes-co A-01"), "hall fair-booth-twice");
    }

    #[test]
    fn a_fair_is_published_once_and_given_up_once() {
        use FairState::{Cancelled, Draft, Published};
        for (state, change, publish, cancel) in [
            (Draft, true, true, true),
            (Published, true, false, true),
            (Cancelled, false, false, false),
        ] {
            assert_eq!(state.change().is_ok(), change, "{state:?}");
            assert_eq!(state.publish().is_ok(), publish, "{state:?}");
            assert_eq!(state.cancel().is_ok(), cancel, "{state:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(programme in "[\\PC\n]{0,80}", hall in "[\\PC\n]{0,80}") {
            let _ = FairDraft { programme, hall, ..draft() }.parse();
        }
    }
}
