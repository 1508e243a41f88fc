//! Feeds (每日自动更新): a catalogue file at an address of the supplier's own, fetched every night and imported as any file
//! is; when it is due, what becomes of it when it fails, and how its address names a file.

use chrono::NaiveTime;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::import::{ImportCounts, ImportState};
use crate::{
    Instant, daily, form,
    id::{FeedId, FeedRunId, ImportId},
    market::MarketRef,
    problem::{FieldErrors, Problem},
    state::{InvalidTransition, State, Step, Transition},
    web::WebAddress,
};

/// The most feeds of a company.
pub const MAX_FEEDS: usize = 5;
/// The largest file that is fetched, in bytes.
pub const MAX_FILE: usize = 32 << 20;
/// So many failures in a row the supplier is told of.
pub const TOLD_AFTER: u32 = 3;
/// After so many a feed pauses by itself.
pub const GIVEN_UP_AFTER: u32 = 7;

/// When a feed is fetched: at an hour of the night by the clocks of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// From 0 to 23.
    pub hour: u32,
    /// Whose clocks.
    pub zone: Tz,
}

impl Schedule {
    /// The first time after this instant: once a day, however the clocks are put.
    pub fn next(self, after: Instant) -> Option<Instant> {
        let time = NaiveTime::from_hms_opt(self.hour, 0, 0)?;
        daily::days_from(after, self.zone)
            .filter_map(|day| daily::at(day, time, self.zone))
            .find(|at| *at > after)
    }
}

/// What a supplier says of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedDraft {
    /// Where the file lies.
    pub address: WebAddress,
    /// When it is fetched.
    pub schedule: Schedule,
    /// The market new listings are offered in, by its slug; by default the company's home.
    pub market: Option<String>,
}

/// The same as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FeedForm {
    /// Address.
    pub address: String,
    /// From 0 to 23.
    pub hour: String,
    /// An IANA zone.
    pub time_zone: String,
    /// A slug.
    pub market: String,
}

impl FeedForm {
    /// A feed, or all that is wrong.
    pub fn parse(&self) -> Result<FeedDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let address = match self.address.trim() {
            "" => Err(Problem::new("required")),
            typed => WebAddress::parse(typed),
        };
        let address = errors.take("address", address);
        let hour = errors.take("hour", form::whole_number(&self.hour, 0, 23));
        let zone = self.time_zone.trim().parse::<Tz>();
        let zone = errors.take("time_zone", zone.map_err(|_| Problem::new("unknown-time-zone")));
        match (address, hour, zone) {
            (Some(address), Some(hour), Some(zone)) => Ok(FeedDraft {
                address,
                schedule: Schedule { hour, zone },
                market: form::optional_line(&self.market, 100).ok().flatten(),
            }),
            _ => Err(errors),
        }
    }
}

/// Where a feed stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum FeedState {
    /// It is fetched every night.
    Active,
    /// Its supplier wants it to rest.
    Paused,
    /// It failed too often.
    GivenUp,
}

impl State for FeedState {
    const MACHINE: &'static str = "feed";

    fn name(&self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::GivenUp => "given_up",
        }
    }
}

impl FeedState {
    /// The supplier lets it rest.
    pub fn pause(&self) -> Transition<Self> {
        self.step("paused", Self::Paused, *self == Self::Active)
    }

    /// The supplier wants it again.
    pub fn resume(&self) -> Transition<Self> {
        self.step("resumed", Self::Active, *self != Self::Active)
    }

    /// It failed too often.
    pub fn give_up(&self) -> Transition<Self> {
        self.step("given_up", Self::GivenUp, *self == Self::Active)
    }

    fn step(&self, verb: &'static str, next: Self, allowed: bool) -> Transition<Self> {
        match allowed {
            true => Ok(Step::to(next, verb)),
            false => Err(InvalidTransition::of(self, verb)),
        }
    }
}

/// What follows from a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// The next night may go well.
    Nothing,
    /// The supplier is told.
    Told,
    /// The feed pauses by itself, and the supplier is told that.
    GivenUp,
}

impl Consequence {
    /// What follows from this many failures in a row; each number of them is reached once.
    pub fn of(failures: u32) -> Self {
        match failures {
            TOLD_AFTER => Self::Told,
            GIVEN_UP_AFTER.. => Self::GivenUp,
            _ => Self::Nothing,
        }
    }
}

/// What became of fetching a feed once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::Display, strum::EnumString)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RunOutcome {
    /// It is fetched soon.
    Waiting,
    /// The file is the same as last time: nothing was done.
    Unchanged,
    /// It is being imported.
    Importing,
    /// It was imported.
    Imported,
    /// It could not be fetched or imported.
    Failed,
    /// Its supplier gave the import up.
    Cancelled,
}

/// What a finished import makes of the run it belongs to.
pub fn outcome_of(import: &ImportState) -> Option<RunOutcome> {
    match import {
        ImportState::Done => Some(RunOutcome::Imported),
        ImportState::Failed { .. } => Some(RunOutcome::Failed),
        ImportState::Cancelled => Some(RunOutcome::Cancelled),
        _ => None,
    }
}

/// The name of the file at an address: what the answer says, else the end of the address, with the ending of its kind
/// where the name has none. What the answer calls its kind is believed only then.
pub fn file_name(address: &WebAddress, said: Option<&str>, media_type: Option<&str>) -> String {
    let target = address.target();
    let path = target.split('?').next().unwrap_or_default();
    let last = |name: &str| {
        name.rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let said = said.map(last).filter(|name| !name.is_empty());
    let name = said.unwrap_or_else(|| last(path));
    let name = if name.is_empty() { "feed".to_owned() } else { name };
    let known = name.rsplit_once('.').is_some_and(|(_, ending)| {
        let ending = ending.to_lowercase();
        ["csv", "tsv", "tab", "xlsx", "xlsm", "ndjson", "jsonl", "gz"].contains(&ending.as_str())
    });
    let kind = media_type
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default();
    let ending = match kind.trim().to_lowercase().as_str() {
        "text/csv" | "application/csv" | "text/plain" => "csv",
        "text/tab-separated-values" => "tsv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "application/x-ndjson" | "application/ndjson" | "application/jsonl" => "ndjson",
        _ => return name,
    };
    match known {
        true => name,
        false => format!("{name}.{ending}"),
    }
}

/// A feed as its supplier sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedView {
    /// Which.
    pub id: FeedId,
    /// Where its file lies.
    pub address: String,
    /// When it is fetched.
    pub schedule: Schedule,
    /// The market its new listings are offered in.
    pub market: MarketRef,
    /// Where it stands.
    pub state: FeedState,
    /// How often it failed in a row.
    pub failures: u32,
    /// When it is fetched next; never while it rests.
    pub next_at: Option<Instant>,
    /// Whether it is being fetched or imported just now.
    pub under_way: bool,
    /// The last time it was fetched.
    pub last: Option<FeedRun>,
}

/// One time a feed was fetched.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedRun {
    /// Which.
    pub id: FeedRunId,
    /// When.
    pub at: Instant,
    /// What became of it.
    pub outcome: RunOutcome,
    /// Why it failed.
    pub problem: Option<Problem>,
    /// The import it became, while that is kept.
    pub import: Option<(ImportId, ImportCounts)>,
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Timelike};
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn nights(hour: u32, zone: Tz, after: &str, count: usize) -> Vec<String> {
        let schedule = Schedule { hour, zone };
        let next = |at: &Instant| schedule.next(*at);
        let nights = std::iter::successors(schedule.next(at(after)), next);
        nights
            .take(count)
            .map(|at| at.format("%m-%dT%H:%M").to_string())
            .collect()
    }

    #[test]
    fn a_night_has_one_run_however_the_clocks_are_put() {
        let berlin = chrono_tz::Europe::Berlin;
        // On 29 March there is no half past two: at three instead. The next night it is two o'clock again.
        assert_eq!(
            nights(2, berlin, "2026-03-27T12:00:00Z", 3),
            ["03-28T01:00", "03-29T01:00", "03-30T00:00"]
        );
        // On 25 October two o'clock comes twice: the first one counts.
        assert_eq!(
            nights(2, berlin, "2026-10-23T12:00:00Z", 3),
            ["10-24T00:00", "10-25T00:00", "10-26T01:00"]
        );
        assert_eq!(
            nights(3, chrono_tz::Asia::Shanghai, "2026-11-27T18:59:59Z", 2),
            ["11-27T19:00", "11-28T19:00"]
        );
        // Samoa had no 30 December 2011: the night of the 29th is followed by that of the 31st.
        assert_eq!(
            nights(0, chrono_tz::Pacific::Apia, "2011-12-29T09:00:00Z", 2),
            ["12-29T10:00", "12-30T10:00"]
        );
    }

    proptest! {
        #[test]
        fn the_next_run_is_later_and_within_the_days_to_come(
            seconds in 0_i64..4_000_000_000,
            zone in prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec()),
            hour in 0_u32..24,
        ) {
            let after = Instant::from_timestamp(seconds, 0).unwrap();
            let schedule = Schedule { hour, zone };
            let next = schedule.next(after).unwrap();
            prop_assert!(next > after && next - after <= TimeDelta::hours(74));
            let local = next.with_timezone(&zone);
            prop_assert!((hour..=hour + 3).contains(&local.hour()), "{local}");
            // Not twice a night.
            let following = schedule.next(next).unwrap();
            prop_assert!(following.with_timezone(&zone).date_naive() > local.date_naive());
        }
    }

    #[test]
    fn it_rests_goes_on_and_is_given_up() {
        for (state, steps) in [
            (FeedState::Active, [true, false, true]),
            (FeedState::Paused, [false, true, false]),
            (FeedState::GivenUp, [false, true, false]),
        ] {
            let may = [
                state.pause().is_ok(),
                state.resume().is_ok(),
                state.give_up().is_ok(),
            ];
            assert_eq!(may, steps, "{state:?}");
        }
        assert_eq!(FeedState::Active.give_up().unwrap().event(), "feed.given_up");
    }

    #[test]
    fn a_supplier_is_told_before_it_is_given_up_and_once_each() {
        let told: Vec<_> = (1..=GIVEN_UP_AFTER).map(Consequence::of).collect();
        let count = |one| told.iter().filter(|told| **told == one).count();
        assert_eq!((count(Consequence::Told), count(Consequence::GivenUp)), (1, 1));
        assert_eq!(told.last(), Some(&Consequence::GivenUp));
    }

    #[test]
    fn a_file_is_named_by_the_answer_or_by_its_address() {
        let named = |address: &str, said, kind| file_name(&WebAddress::parse(address).unwrap(), said, kind);
        assert_eq!(
            named("https://a.example/x/goods.csv?k=1", None, Some("text/html")),
            "goods.csv"
        );
        assert_eq!(
            named("https://a.example/export", None, Some("text/csv; charset=gbk")),
            "export.csv"
        );
        assert_eq!(named("https://a.example/", Some("../g.xlsx"), None), "g.xlsx");
        assert_eq!(named("https://a.example/?id=goods.csv", None, None), "feed");
        assert_eq!(
            named("https://a.example/list.php", None, Some("Application/X-NDJSON")),
            "list.php.ndjson"
        );
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let errors = FeedForm::default().parse().unwrap_err();
        let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["address", "hour", "time_zone"]);
        let form = FeedForm {
            address: " https://erp.example/goods.csv ".into(),
            hour: "2".into(),
            time_zone: "Asia/Shanghai".into(),
            market: String::new(),
        };
        let draft = form.parse().unwrap();
        assert_eq!((draft.schedule.hour, draft.market), (2, None));
        for address in ["ftp://a.example/x.csv", "https://me:secret@a.example/x.csv"] {
            let form = FeedForm {
                address: address.into(),
                ..form.clone()
            };
            assert_eq!(form.parse().unwrap_err().0[0].problem.code, "address-not-web");
        }
    }
}
