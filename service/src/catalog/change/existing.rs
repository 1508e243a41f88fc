//! The listings that are there already: locked and read, with where they are offered and what is under review.

use std::collections::HashMap;

use domain::{
    catalog::content::ListingContent,
    moderation::{CaseState, Verdict},
};
use entity::{
    catalog::{listing, listing_market},
    moderation::moderation_case,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::target::Target;
use crate::{
    Result,
    catalog::{picture, read},
    event,
};

/// A listing that is there already.
pub(crate) struct Existing {
    pub row: listing::Model,
    pub content: ListingContent,
    /// The markets it is offered in; never none.
    pub markets: Vec<Uuid>,
    /// The latest review of its text, decided or not.
    pub case: Option<moderation_case::Model>,
    /// Whether something new about its pictures waits for an operator.
    pub new_pictures: bool,
}

impl Existing {
    /// The market whose operators review it: its own, not the one an import names.
    pub fn home(&self, target: &Target) -> Uuid {
        self.markets.first().copied().unwrap_or(target.market)
    }

    /// What its supplier wrote last.
    pub fn last_written(&self) -> Result<ListingContent> {
        last_written(self.content.clone(), self.case.as_ref())
    }
}

/// The company's listings with these SKUs, locked, by SKU.
pub(crate) async fn with_skus(
    tx: &impl ConnectionTrait,
    company: Uuid,
    skus: impl Iterator<Item = String>,
) -> Result<HashMap<String, Existing>> {
    let rows = listing::Entity::find()
        .filter(listing::Column::CompanyId.eq(company))
        .filter(listing::Column::Sku.is_in(skus));
    let found = existing(tx, rows).await?;
    let by_sku = found.into_iter().map(|one| (one.row.sku.clone(), one));
    Ok(by_sku.collect())
}

/// The listings of a query, locked in the order of their ids.
pub(crate) async fn existing(
    tx: &impl ConnectionTrait,
    rows: Select<listing::Entity>,
) -> Result<Vec<Existing>> {
    let rows = rows
        .order_by_asc(listing::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let cases = moderation_case::Entity::reviews()
        .filter(moderation_case::Column::ListingId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(moderation_case::Column::Id)
        .all(tx)
        .await?;
    let mut latest: HashMap<Uuid, _> = cases.into_iter().map(|case| (case.listing_id, case)).collect();
    let places = listing_market::Entity::find()
        .filter(listing_market::Column::ListingId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(listing_market::Column::MarketId)
        .all(tx)
        .await?;
    let mut markets: HashMap<Uuid, Vec<_>> = HashMap::new();
    for place in places {
        markets.entry(place.listing_id).or_default().push(place.market_id);
    }
    let new_pictures = picture::new_of(tx, rows.iter().map(|row| row.id)).await?;
    let contents = read::contents(tx, rows).await?;
    Ok(contents
        .into_iter()
        .map(|(row, content)| {
            let case = latest.remove(&row.id);
            let markets = markets.remove(&row.id).unwrap_or_default();
            Existing {
                new_pictures: new_pictures.contains(&row.id),
                row,
                content,
                markets,
                case,
            }
        })
        .collect())
}

/// What the supplier wrote last: the text that waits for the operator or was sent back, rather than the one buyers see.
pub(crate) fn last_written(
    live: ListingContent,
    case: Option<&moderation_case::Model>,
) -> Result<ListingContent> {
    let Some(case) = case else { return Ok(live) };
    let Some(proposal) = &case.proposal else {
        return Ok(live);
    };
    let state: CaseState = event::state(&case.state_detail)?;
    let mends = |verdict| verdict == Verdict::RequestChanges;
    match state.decision() {
        Some(decision) if !mends(decision.verdict) => Ok(live),
        _ => Ok(ListingContent {
            wording: serde_json::from_value(proposal.clone())?,
            ..live
        }),
    }
}

pub(crate) fn undecided(case: &moderation_case::Model) -> bool {
    case.state != "decided"
}
