//! A supplier says which listings and what is to be done with them; it is tried, nothing is written.

use domain::{
    actor::{Actor, Right},
    catalog::bulk::{BulkAct, BulkState, Chosen, MAX_LISTINGS},
    id::BulkEditId,
    problem::Problem,
};
use entity::catalog::{bulk_edit, bulk_edit_listing, category, listing};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::work::at_once;
use crate::{
    Ctx, Error, Result,
    catalog::query::wanted,
    error::require,
    event,
    job::{self, Job},
};

/// Rows of one insert.
const INSERTED_AT_ONCE: usize = 4_000;

/// Begins a bulk edit; what it would do is known at once where it is about few listings, or when the worker says so.
pub async fn begin(ctx: &Ctx, actor: &Actor, chosen: &Chosen, act: &BulkAct) -> Result<BulkEditId> {
    require(actor, Right::ManageListings)?;
    let member = actor.member().ok_or(Error::Forbidden)?;
    let id: BulkEditId = ctx.new_id();
    let tx = ctx.db.begin().await?;
    require_category(&tx, act).await?;
    let listings = ids_of(&tx, actor, chosen).await?;
    let count = i64::try_from(listings.len()).map_err(Error::internal)?;
    let (state, state_detail) = event::columns(&BulkState::Checking)?;
    let row = bulk_edit::ActiveModel {
        id: Set(id.0),
        company_id: Set(member.company.0),
        person_id: Set(member.person.0),
        act: Set(serde_json::to_value(act)?),
        state: Set(state),
        state_detail: Set(state_detail),
        listings: Set(count),
        looked_at: Set(0),
        created_at: Set(ctx.now()),
        updated_at: Set(ctx.now()),
    };
    row.insert(&tx).await?;
    insert_listings(&tx, id, &listings).await?;
    let told = json!({ "edit": act, "listings": count });
    event::happened(ctx, &tx, actor, id, "bulk_edit.begun", told).await?;
    job::enqueue(ctx, &tx, Job::BulkEdit(id)).await?;
    tx.commit().await?;
    at_once(ctx, id).await?;
    Ok(id)
}

async fn require_category(tx: &impl ConnectionTrait, act: &BulkAct) -> Result<()> {
    let BulkAct::Move { category: path } = act else {
        return Ok(());
    };
    let known = category::Entity::find().filter(category::Column::Path.eq(path.to_string()));
    match known.count(tx).await? {
        0 => Err(Error::invalid("category", Problem::new("unknown-category"))),
        _ => Ok(()),
    }
}

/// Those of one's own listings that are meant, the latest first.
async fn ids_of(tx: &impl ConnectionTrait, actor: &Actor, chosen: &Chosen) -> Result<Vec<Uuid>> {
    let own = listing::Entity::owned_by(actor);
    let meant = match chosen {
        Chosen::Matching(filter) => own.filter(wanted(filter)),
        Chosen::These(ids) => own.filter(listing::Column::Id.is_in(ids.iter().map(|id| id.0))),
    };
    let ids: Vec<Uuid> = meant
        .select_only()
        .column(listing::Column::Id)
        .order_by_desc(listing::Column::Id)
        .limit(MAX_LISTINGS + 1)
        .into_tuple()
        .all(tx)
        .await?;
    if ids.is_empty() {
        return Err(Error::invalid("listing", Problem::new("nothing-chosen")));
    }
    if u64::try_from(ids.len()).map_err(Error::internal)? > MAX_LISTINGS {
        let too_many = Problem::new("bulk-too-many").with("max", MAX_LISTINGS);
        return Err(Error::invalid("listing", too_many));
    }
    Ok(ids)
}

async fn insert_listings(tx: &impl ConnectionTrait, id: BulkEditId, listings: &[Uuid]) -> Result<()> {
    let rows = listings
        .iter()
        .zip(1_i64..)
        .map(|(listing, number)| bulk_edit_listing::ActiveModel {
            bulk_edit_id: Set(id.0),
            number: Set(number),
            listing_id: Set(*listing),
            outcome: Set(None),
            before: Set(None),
            after: Set(None),
            problem: Set(None),
        });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(INSERTED_AT_ONCE) {
        bulk_edit_listing::Entity::insert_many(some.to_vec())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
