//! The content of the demo, as written in `data/`: who there is, what they sell, what they did.

use domain::{
    actor::Trades,
    catalog::schema::draft::{ChoiceDraft, DefinitionDraft},
    moderation::{Verdict, matter::Ground},
    money::{Currency, UnitPrice},
    order::OrderVerb,
    quantity::Quantity,
    rfq::{incoterm::Incoterm, offer::Side, schedule::PaymentSchedule},
    text::{Bilingual, Locale},
};
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::BTreeMap;

use super::{
    affair::AffairStep,
    calendar::{Day, Moment},
    profile::Told,
    promotion::{CampaignStep, FairStep},
};
use crate::Result;

/// A specialised market.
#[derive(Debug, Deserialize)]
pub(super) struct Market {
    pub(super) slug: String,
    name_zh: String,
    name_en: String,
    pub(super) region_code: String,
    region_zh: String,
    region_en: String,
    story_zh: String,
    story_en: String,
}

impl Market {
    pub(super) fn name(&self) -> Bilingual {
        Bilingual::both(&self.name_zh, &self.name_en)
    }

    pub(super) fn region(&self) -> Bilingual {
        Bilingual::both(&self.region_zh, &self.region_en)
    }

    pub(super) fn story(&self) -> Bilingual {
        Bilingual::both(&self.story_zh, &self.story_en)
    }
}

/// A person with an address.
#[derive(Debug, Deserialize)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) locale: Locale,
    pub(super) time_zone: chrono_tz::Tz,
}

/// A company: supplier, buyer or, without trades and country, the operator of its market.
#[derive(Debug, Deserialize)]
pub(super) struct Company {
    pub(super) code: String,
    name_zh: String,
    name_en: String,
    pub(super) country: Option<String>,
    pub(super) market: Option<String>,
    pub(super) hall: Option<String>,
    pub(super) booth: Option<String>,
    #[serde(default)]
    pub(super) buys: bool,
    #[serde(default)]
    pub(super) supplies: bool,
    city_zh: Option<String>,
    city_en: Option<String>,
    about_zh: Option<String>,
    about_en: Option<String>,
    pub(super) person: Person,
}

impl Company {
    pub(super) fn name(&self) -> Bilingual {
        Bilingual::both(&self.name_zh, &self.name_en)
    }

    pub(super) fn city(&self) -> Bilingual {
        Bilingual {
            zh: self.city_zh.clone(),
            en: self.city_en.clone(),
        }
    }

    pub(super) fn about(&self) -> Bilingual {
        Bilingual {
            zh: self.about_zh.clone(),
            en: self.about_en.clone(),
        }
    }

    pub(super) fn trades(&self) -> Trades {
        Trades {
            buys: self.buys,
            supplies: self.supplies,
            ..Trades::default()
        }
    }
}

/// A category by its path in both languages, `A > B`.
#[derive(Debug, Deserialize)]
pub(super) struct Category {
    pub(super) path: String,
    pub(super) zh: String,
}

/// What a category asks for.
#[derive(Debug, Deserialize)]
pub(super) struct Attribute {
    /// The category's path, `A > B`.
    pub(super) category: String,
    key: String,
    zh: String,
    en: String,
    kind: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    choices: Vec<Named>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    filterable: bool,
}

/// A name in both languages.
#[derive(Debug, Deserialize)]
struct Named {
    zh: String,
    en: String,
}

impl Attribute {
    /// As an administrator would type it, at this place.
    pub(super) fn typed(self, position: usize) -> DefinitionDraft {
        let choice = |named: Named| ChoiceDraft {
            code: String::new(),
            zh: named.zh,
            en: named.en,
        };
        DefinitionDraft {
            key: self.key,
            name_zh: self.zh,
            name_en: self.en,
            kind: self.kind,
            unit: self.unit,
            choices: self.choices.into_iter().map(choice).collect(),
            required: self.required,
            filterable: self.filterable,
            position: position.to_string(),
        }
    }
}

/// Terms that mean the same.
#[derive(Debug, Deserialize)]
pub(super) struct Synonyms {
    pub(super) terms: Vec<String>,
    /// Whether the first finds the others only.
    #[serde(default)]
    pub(super) one_way: bool,
}

/// A question buyers ask.
#[derive(Debug, Deserialize)]
pub(super) struct Sought {
    pub(super) text: String,
    pub(super) locale: Locale,
    /// How often, on each of the last days; the last number is today's.
    pub(super) times: Vec<u16>,
    pub(super) found: bool,
    pub(super) milliseconds: u64,
}

/// A word no listing may hold.
#[derive(Debug, Deserialize)]
pub(super) struct Banned {
    pub(super) word: String,
    pub(super) explanation: String,
}

/// A category that no market sells, or only with a certificate.
#[derive(Debug, Deserialize)]
pub(super) struct Restricted {
    pub(super) category: String,
    #[serde(default)]
    pub(super) certificate: String,
    pub(super) explanation: String,
}

/// Something that happens to a listing after its catalogue was imported.
#[derive(Debug, Deserialize)]
pub(super) struct ShelfStep {
    pub(super) at: Moment,
    /// Whose listing it is.
    pub(super) company: String,
    #[serde(flatten)]
    pub(super) act: ShelfAct,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum ShelfAct {
    /// A supplier hands in a file for review.
    Submit { file: String },
    /// The operator decides about what was handed in.
    Decide {
        sku: String,
        verdict: Verdict,
        #[serde(default)]
        reason: String,
    },
    /// The operator begins to look at what was handed in.
    Claim { sku: String },
    /// The supplier takes a listing off show for a while.
    Pause { sku: String },
    /// The supplier gives a listing up.
    Archive { sku: String },
    /// Another company reports a listing.
    Report {
        by: String,
        sku: String,
        ground: Ground,
        reason: String,
    },
    /// The supplier asks for a second look at a refusal.
    Appeal { sku: String, words: String },
}

/// All RFQs with what became of them.
#[derive(Debug, Deserialize)]
pub(super) struct TradeBook {
    pub(super) schedules: BTreeMap<String, PaymentSchedule>,
    pub(super) trades: Vec<Trade>,
}

/// An RFQ and what became of it.
#[derive(Debug, Deserialize)]
pub(super) struct Trade {
    pub(super) buyer: String,
    /// Whom it asks; of an open one, whose listings it names.
    pub(super) suppliers: Vec<String>,
    /// Whether all of the first supplier's market is asked, and whether its operator has looked at it.
    #[serde(default)]
    pub(super) open: Option<Looked>,
    pub(super) title: String,
    pub(super) currency: Currency,
    pub(super) incoterm: Incoterm,
    pub(super) place: String,
    /// Written, but not published yet.
    #[serde(default)]
    pub(super) draft: bool,
    pub(super) asked: Moment,
    pub(super) deadline: Day,
    pub(super) deliver_by: Option<Day>,
    pub(super) note: String,
    pub(super) lines: Vec<TradeLine>,
    pub(super) steps: Vec<TradeStep>,
}

/// What an operator did about an open RFQ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Looked {
    /// Nothing yet.
    Waits,
    /// Let it be shown.
    Shown,
}

#[derive(Debug, Deserialize)]
pub(super) struct TradeLine {
    pub(super) sku: String,
    pub(super) quantity: Quantity,
    pub(super) target: Option<UnitPrice>,
}

#[derive(Debug, Deserialize)]
pub(super) struct TradeStep {
    pub(super) at: Moment,
    /// The supplier's code, where more than one was asked.
    pub(super) with: Option<String>,
    #[serde(flatten)]
    pub(super) act: TradeAct,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum TradeAct {
    /// The supplier proposes.
    Offer(Proposal),
    /// The buyer proposes.
    Counter(Proposal),
    /// The newest version is accepted, by the buyer unless said otherwise.
    Accept {
        #[serde(default = "buyer")]
        side: Side,
    },
    /// The supplier does not want to offer.
    Decline { reason: String },
    /// A side leaves the table.
    Withdraw { side: Side, reason: String },
    /// The buyer takes the RFQ back.
    Cancel { reason: String },
    /// The buyer is done with the RFQ.
    Close,
    /// A side writes to the other, or notes something for itself.
    Say {
        side: Side,
        text: String,
        #[serde(default)]
        note: bool,
    },
    /// A step of the order, by the side whose step it is.
    Order {
        verb: OrderVerb,
        side: Option<Side>,
        reason: Option<String>,
    },
}

/// Terms, as far as they differ from what was asked.
#[derive(Debug, Deserialize)]
pub(super) struct Proposal {
    /// One a line of the RFQ; `null` is a line that is not offered.
    pub(super) prices: Vec<Option<UnitPrice>>,
    pub(super) lead: u32,
    /// The name of a payment schedule.
    pub(super) pay: String,
    /// How many days it is valid.
    pub(super) valid: i64,
    pub(super) note: String,
}

fn buyer() -> Side {
    Side::Buyer
}

macro_rules! json {
    ($($(#[$doc:meta])* $name:ident: $kind:ty = $file:literal),* $(,)?) => {$(
        $(#[$doc])*
        pub(super) fn $name() -> Result<$kind> {
            read(include_str!(concat!("data/", $file)))
        }
    )*};
}

json! {
    markets: Vec<Market> = "markets.json",
    operators: Vec<Company> = "operators.json",
    companies: Vec<Company> = "companies.json",
    categories: Vec<Category> = "categories.json",
    attributes: Vec<Attribute> = "attributes.json",
    shelf: Vec<ShelfStep> = "shelf.json",
    affairs: Vec<AffairStep> = "affairs.json",
    trades: TradeBook = "trades.json",
    profiles: Vec<Told> = "profiles.json",
    places: Vec<super::place::Place> = "places.json",
    vocabulary: Vec<Synonyms> = "vocabulary.json",
    searches: Vec<Sought> = "searches.json",
    banned: Vec<Banned> = "banned.json",
    promotions: Vec<CampaignStep> = "promotions.json",
    fairs: Vec<FairStep> = "fairs.json",
    restrictions: Vec<Restricted> = "restrictions.json",
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    Ok(serde_json::from_str(text)?)
}

macro_rules! files {
    ($(#[$doc:meta])* $name:ident in $folder:literal: $($code:literal)*) => {
        $(#[$doc])*
        pub(super) fn $name(code: &str) -> Option<&'static str> {
            match code {
                $($code => Some(include_str!(concat!("data/", $folder, "/", $code, ".csv"))),)*
                _ => None,
            }
        }
    };
}

files! {
    /// A supplier's catalogue file.
    catalog in "catalog":
    "baijiao-perch" "beigang-tea" "chenglingji-tackle" "demo-supplier" "demo-supplier-2" "dongshan-home"
    "dongting-gear" "gongbei-chips" "hongqi-drums" "huarong-towel" "huarong-yarn" "hutiaomen-pond"
    "jinding-kitchen" "jingan-processing" "junshan-rods" "junshan-yellow" "lianzhou-feed" "linxiang-brick"
    "linxiang-floats" "nanping-parts" "nanshan-fabric" "pingjiang-tea" "pingsha-media" "qianshan-cooling"
    "qianwu-fry" "sanzao-air" "tangjia-toner" "taohuashan-medical" "wanzai-ink" "xiangzhou-water"
    "xinqiang-lures" "yueyang-teaware"
}

files! {
    /// A file handed in for review later.
    submission in "submission":
    "beigang-tea" "beigang-tea-again" "demo-supplier" "demo-supplier-2" "huarong-yarn" "jingan-processing"
    "junshan-rods" "linxiang-floats" "qianshan-cooling" "tangjia-toner"
}
