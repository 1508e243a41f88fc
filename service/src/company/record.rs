//! The record: what operators did to the actor's company, the latest first.

use domain::{
    actor::Actor,
    company::record::{Act, RecordEntry},
    id::MarketId,
    identity::PersonName,
    market::MarketRef,
    market::booth::Place,
    page::{Page, PageRequest},
    problem::Problem,
};
use entity::{company::record, outbox::event};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known},
    identity::person,
    market,
};

/// A page of the record of the actor's company: anyone in it may read it.
pub async fn record(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<RecordEntry>> {
    known(actor)?;
    let db = ctx.db.read();
    let mut wanted = record::Entity::owned_by(actor)
        .find_also_related(event::Entity)
        .order_by_desc(record::Column::EventId)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = &page.after {
        let last: Uuid = last
            .parse()
            .map_err(|_| Error::invalid("after", Problem::new("bad-page-key")))?;
        wanted = wanted.filter(record::Column::EventId.lt(last));
    }
    let rows = wanted.all(db).await?;
    let events = rows
        .into_iter()
        .map(|(_, event)| event.or_not_found())
        .collect::<Result<Vec<_>>>()?;
    let names = person::names(db, events.iter().filter_map(|row| row.person_id)).await?;
    let markets = market::references(db, events.iter().filter_map(|row| market_of(&row.data))).await?;
    let entries = events
        .into_iter()
        .map(|row| entry(row, &names, &markets))
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(entries, page.limit, |entry| entry.id.to_string()))
}

fn entry(
    row: event::Model,
    names: &HashMap<Uuid, PersonName>,
    markets: &HashMap<Uuid, MarketRef>,
) -> Result<RecordEntry> {
    let by = row.person_id.and_then(|person| names.get(&person)).cloned();
    Ok(RecordEntry {
        id: row.id.into(),
        at: row.at,
        act: act(&row.kind, &row.data)?,
        by: by.unwrap_or(PersonName::FORMER),
        market: market_of(&row.data)
            .and_then(|market| markets.get(&market))
            .cloned(),
        reason: row.data["reason"].as_str().unwrap_or_default().to_owned(),
    })
}

fn market_of(data: &Value) -> Option<Uuid> {
    let id: MarketId = read(data, "market").ok()?;
    Some(id.0)
}

/// What an event of this kind says was done. Whoever lets a further kind stand in the record names it here.
fn act(kind: &str, data: &Value) -> Result<Act> {
    Ok(match kind {
        "verification.verified" | "verification.renewed" => Act::Verified {
            until: read(data, "until")?,
        },
        "verification.changes_requested" => Act::ChangesRequested,
        "verification.rejected" => Act::Rejected,
        "company.renewal_refused" => Act::RenewalRefused,
        "verification.suspended" => Act::Suspended,
        "verification.reinstated" => Act::Reinstated,
        "verification.lapsed" => Act::Lapsed,
        "company.number_overridden" => Act::NumberOverridden {
            number: read(data, "number")?,
        },
        "moderation.decided" if data["rfq"].is_string() => Act::Rfq {
            title: read(data, "rfq_title")?,
            verdict: read(data, "verdict")?,
        },
        "moderation.decided" => Act::Listing {
            listing: read(data, "listing").ok(),
            title: read(data, "title").unwrap_or_default(),
            verdict: read(data, "verdict")?,
        },
        "company.demonstration_chosen" => Act::DemonstrationChosen {
            reason: read(data, "words")?,
        },
        "company.demonstration_ended" => Act::DemonstrationEnded,
        "campaign.approved" | "campaign.refused" => Act::Campaign {
            name: read(data, "name")?,
            shown: kind == "campaign.approved",
        },
        "company.took_booth" | "company.moved_booth" => Act::Booth {
            place: Place {
                hall: read(data, "hall")?,
                number: read(data, "number")?,
            },
            moved: kind == "company.moved_booth",
        },
        "company.left_booth" => Act::BoothEnded,
        "booth_wish.declined" => Act::BoothDeclined,
        "company.appointed" => Act::Appointed,
        "company.dismissed" => Act::Dismissed,
        _ => return Err(Error::internal(format!("the record does not know {kind:?}"))),
    })
}

fn read<T: serde::de::DeserializeOwned>(data: &Value, field: &str) -> Result<T> {
    Ok(T::deserialize(&data[field])?)
}
