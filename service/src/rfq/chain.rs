//! The chain of a negotiation's offers, verified whenever it is read: a version that was changed after it was
//! sent, taken out or slipped in is never shown and never accepted.

use std::collections::HashMap;

use domain::{
    id::NegotiationId,
    identity::PersonName,
    rfq::{
        negotiation::{NegotiationState, OfferRef},
        offer::{OfferHash, Terms, Version},
        view::OfferView,
    },
};
use entity::rfq::offer;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{Error, Result, event, identity::person, stored};

/// Every version of these negotiations, oldest first, in two queries. `negotiations` are rows the actor was
/// allowed to see.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    negotiations: &[entity::rfq::negotiation::Model],
) -> Result<HashMap<Uuid, Vec<OfferView>>> {
    let ids = negotiations.iter().map(|row| row.id);
    let rows = offer::Entity::find()
        .filter(offer::Column::NegotiationId.is_in(ids))
        .order_by_asc(offer::Column::NegotiationId)
        .order_by_asc(offer::Column::Version)
        .all(db)
        .await?;
    let authors = person::names(db, rows.iter().map(|row| row.person_id)).await?;
    let mut chains: HashMap<Uuid, Vec<OfferView>> = HashMap::new();
    for row in rows {
        let author = authors.get(&row.person_id).cloned().unwrap_or(PersonName::FORMER);
        let chain = chains.entry(row.negotiation_id).or_default();
        let link = link(&row, chain.last(), author)?;
        chain.push(link);
    }
    for row in negotiations {
        let newest = chains.get(&row.id).and_then(|chain| chain.last());
        check_end(row.id, &event::state(&row.state_detail)?, newest)?;
    }
    Ok(chains)
}

/// Checks one version against the one before it and against its own hash.
fn link(row: &offer::Model, before: Option<&OfferView>, author: PersonName) -> Result<OfferView> {
    let terms: Terms = serde_json::from_value(row.terms.clone())?;
    let side = stored::side(&row.side)?;
    let version = stored::number(row.version)?;
    let hash: OfferHash = stored::text(&row.hash)?;
    let prev_hash = row.prev_hash.as_deref().map(stored::text).transpose()?;
    let computed = Version {
        negotiation_id: NegotiationId(row.negotiation_id),
        version,
        side,
        prev_hash,
        terms: &terms,
    }
    .hash();
    let follows = version == before.map_or(1, |before| before.version + 1)
        && prev_hash == before.map(|before| before.hash);
    let (Some(line_totals), Some(total)) = (terms.line_totals(), terms.total()) else {
        return Err(broken(row.negotiation_id, row.version));
    };
    if !follows || computed != hash || total.minor != row.total || terms.valid_until != row.valid_until {
        return Err(broken(row.negotiation_id, row.version));
    }
    Ok(OfferView {
        id: row.id.into(),
        version,
        side,
        author,
        created_at: row.created_at,
        terms,
        line_totals,
        total,
        prev_hash,
        hash,
    })
}

/// The state names the newest version: no version can be cut off the end.
fn check_end(id: Uuid, state: &NegotiationState, newest: Option<&OfferView>) -> Result<()> {
    let named = state.latest().or(state.agreed());
    let sound = match (named, newest) {
        (Some(named), Some(newest)) => *named == reference(newest),
        (Some(_), None) => false,
        (None, _) => true,
    };
    if sound { Ok(()) } else { Err(broken(id, 0)) }
}

/// An offer as a state names it.
fn reference(offer: &OfferView) -> OfferRef {
    OfferRef {
        id: offer.id,
        version: offer.version,
        hash: offer.hash,
        side: offer.side,
        valid_until: offer.terms.valid_until,
    }
}

fn broken(negotiation: Uuid, version: i32) -> Error {
    Error::internal(format!(
        "the chain of negotiation {negotiation} is broken at version {version}"
    ))
}
