//! A listing's history, as its own company reads it: who changed what, when, old and new. Of what operators do it holds
//! what the supplier is told of it, and nothing of theirs.

use std::collections::HashMap;

use domain::{
    actor::Actor,
    catalog::{
        content::{ListingContent, Supply, Wording},
        history::{Author, Deed, HistoryEntry},
        view::FieldChange,
        written::changes,
    },
    id::ListingId,
    identity::PersonName,
    page::{Page, PageRequest},
    text::Bilingual,
};
use entity::{catalog::listing, outbox::event};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::de::DeserializeOwned;
use serde_json::Value;
use strum::IntoEnumIterator;
use uuid::Uuid;

use super::read;
use crate::{
    Ctx, Result,
    error::{OrNotFound, known},
    identity::person,
    stored,
};

/// A listing and what happened to it.
#[derive(Clone, Debug)]
pub struct History {
    /// The supplier's own number.
    pub sku: String,
    /// Its title.
    pub title: Bilingual,
    /// The latest first.
    pub entries: Page<HistoryEntry>,
}

/// What happened to one of the supplier's own listings, in five queries.
pub async fn history(ctx: &Ctx, actor: &Actor, id: ListingId, page: PageRequest) -> Result<History> {
    known(actor)?;
    let db = ctx.db.read();
    let row = listing::Entity::owned_by(actor)
        .filter(listing::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    let company = row.company_id;
    let (_, content) = read::contents(db, vec![row]).await?.pop().or_not_found()?;
    let mut events = event::Entity::of_listing(actor, id.0)
        .filter(event::Column::Kind.is_in(Deed::iter().map(Deed::kind)))
        .order_by_desc(event::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        events = events.filter(event::Column::Id.lt(last));
    }
    let events = events.all(db).await?;
    let own = events.iter().filter(|event| event.company_id == Some(company));
    let names = person::names(db, own.filter_map(|event| event.person_id)).await?;
    let entries = events
        .into_iter()
        .map(|event| {
            let deed: Deed = stored::name(event.kind.trim_start_matches("listing."))?;
            Ok(HistoryEntry {
                id: event.id.into(),
                at: event.at,
                deed,
                by: author(&event, company, &names),
                reason: event.data["reason"].as_str().map(str::to_owned),
                changes: diff(deed, &event.data, &content),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(History {
        sku: content.sku,
        title: content.wording.title,
        entries: Page::cut(entries, page.limit, |entry| entry.id.to_string()),
    })
}

fn author(event: &event::Model, own: Uuid, names: &HashMap<Uuid, PersonName>) -> Author {
    match event.company_id {
        Some(company) if company == own => {
            let name = event.person_id.and_then(|person| names.get(&person)).cloned();
            Author::Own(name.unwrap_or(PersonName::FORMER))
        }
        Some(_) => Author::Operator,
        None => Author::System,
    }
}

/// What an event says was changed. Events from before it was written down say nothing.
fn diff(deed: Deed, data: &Value, content: &ListingContent) -> Vec<FieldChange> {
    let version = |name: &str| -> Option<ListingContent> {
        let said = &data[name];
        match deed {
            Deed::SupplyChanged => Some(ListingContent {
                supply: read_as::<Supply>(said)?,
                ..content.clone()
            }),
            Deed::Revised | Deed::RevisionSubmitted => Some(ListingContent {
                wording: read_as::<Wording>(said)?,
                ..content.clone()
            }),
            Deed::Rewritten => read_as::<ListingContent>(said),
            _ => None,
        }
    };
    match (version("before"), version("after")) {
        (Some(before), Some(after)) => changes(&before, &after),
        _ => Vec::new(),
    }
}

fn read_as<T: DeserializeOwned>(data: &Value) -> Option<T> {
    T::deserialize(data).ok()
}
