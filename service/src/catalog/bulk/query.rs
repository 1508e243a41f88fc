//! Bulk edits as their company reads them.

use std::collections::{BTreeMap, HashMap};

use domain::{
    actor::{Actor, Right},
    catalog::bulk::{BulkAct, BulkCounts, BulkEditView, BulkItem, BulkOutcome},
    id::BulkEditId,
    identity::PersonName,
    page::{Page, PageRequest},
    text::Bilingual,
};
use entity::catalog::{bulk_edit, bulk_edit_listing, listing};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    catalog::category_names,
    error::{OrNotFound, known, require},
    event,
    identity::person,
    stored,
};

/// One's own company's bulk edits, the latest first.
pub async fn list(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<BulkEditView>> {
    require(actor, Right::SeeListings)?;
    let mut rows = bulk_edit::Entity::visible_to(actor)
        .order_by_desc(bulk_edit::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        rows = rows.filter(bulk_edit::Column::Id.lt(last));
    }
    let found = rows.all(ctx.db.read()).await?;
    let edits = views(ctx, found).await?;
    Ok(Page::cut(edits, page.limit, |edit| edit.id.to_string()))
}

/// A bulk edit of one's own company.
pub async fn view(ctx: &Ctx, actor: &Actor, id: BulkEditId) -> Result<BulkEditView> {
    let row = seen(ctx, actor, id).await?;
    views(ctx, vec![row]).await?.pop().or_not_found()
}

/// The listings of a bulk edit that came to this.
pub async fn items(
    ctx: &Ctx,
    actor: &Actor,
    id: BulkEditId,
    outcome: BulkOutcome,
    page: PageRequest,
) -> Result<Page<BulkItem>> {
    seen(ctx, actor, id).await?;
    let mut rows = bulk_edit_listing::Entity::visible_to(actor)
        .filter(bulk_edit_listing::Column::BulkEditId.eq(id.0))
        .filter(bulk_edit_listing::Column::Outcome.eq(outcome.to_string()))
        .order_by_asc(bulk_edit_listing::Column::Number)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<i64>().ok()) {
        rows = rows.filter(bulk_edit_listing::Column::Number.gt(last));
    }
    let found = rows.all(ctx.db.read()).await?;
    let named = listing::Entity::owned_by(actor)
        .filter(listing::Column::Id.is_in(found.iter().map(|row| row.listing_id)))
        .all(ctx.db.read())
        .await?;
    let named: HashMap<Uuid, _> = named.into_iter().map(|row| (row.id, row)).collect();
    let items = found
        .into_iter()
        .map(|row| Ok((row.number, item(&named, row)?)))
        .collect::<Result<Vec<_>>>()?;
    let page = Page::cut(items, page.limit, |(number, _)| number.to_string());
    Ok(page.map(|(_, item)| item))
}

fn item(named: &HashMap<Uuid, listing::Model>, row: bulk_edit_listing::Model) -> Result<BulkItem> {
    let listing = named.get(&row.listing_id).or_not_found()?;
    Ok(BulkItem {
        listing: row.listing_id.into(),
        sku: listing.sku.clone(),
        title: Bilingual {
            zh: listing.title_zh.clone(),
            en: listing.title_en.clone(),
        },
        before: row.before.map(serde_json::from_value).transpose()?,
        after: row.after.map(serde_json::from_value).transpose()?,
        problem: row.problem.map(serde_json::from_value).transpose()?,
    })
}

/// The bulk edit, if the actor sees it.
async fn seen(ctx: &Ctx, actor: &Actor, id: BulkEditId) -> Result<bulk_edit::Model> {
    known(actor)?;
    bulk_edit::Entity::visible_to(actor)
        .filter(bulk_edit::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()
}

/// With what belongs to them: three queries, however many.
async fn views(ctx: &Ctx, rows: Vec<bulk_edit::Model>) -> Result<Vec<BulkEditView>> {
    let db = ctx.db.read();
    let mut counts = counts(db, &rows).await?;
    let people = person::names(db, rows.iter().map(|row| row.person_id)).await?;
    let acts = rows
        .iter()
        .map(|row| serde_json::from_value(row.act.clone()))
        .collect::<Result<Vec<BulkAct>, _>>()?;
    let paths: Vec<String> = acts.iter().flat_map(paths).collect();
    let names = category_names(ctx, &paths).await?;
    let view = |(row, act): (bulk_edit::Model, BulkAct)| {
        Ok(BulkEditView {
            id: row.id.into(),
            category: named(&act, &names),
            act,
            state: event::state(&row.state_detail)?,
            listings: count(row.listings)?,
            looked_at: count(row.looked_at)?,
            counts: counts.remove(&row.id).unwrap_or_default(),
            by: people.get(&row.person_id).cloned().unwrap_or(PersonName::FORMER),
            at: row.created_at,
        })
    };
    rows.into_iter().zip(acts).map(view).collect()
}

async fn counts(db: &impl ConnectionTrait, rows: &[bulk_edit::Model]) -> Result<HashMap<Uuid, BulkCounts>> {
    let found: Vec<(Uuid, String, i64)> = bulk_edit_listing::Entity::visible_to(&Actor::System)
        .select_only()
        .column(bulk_edit_listing::Column::BulkEditId)
        .column(bulk_edit_listing::Column::Outcome)
        .column_as(bulk_edit_listing::Column::Number.count(), "count")
        .filter(bulk_edit_listing::Column::BulkEditId.is_in(rows.iter().map(|row| row.id)))
        .filter(bulk_edit_listing::Column::Outcome.is_not_null())
        .group_by(bulk_edit_listing::Column::BulkEditId)
        .group_by(bulk_edit_listing::Column::Outcome)
        .into_tuple()
        .all(db)
        .await?;
    let mut counts: HashMap<Uuid, BulkCounts> = HashMap::new();
    for (edit, outcome, number) in found {
        let told = (stored::name(&outcome)?, count(number)?);
        counts.entry(edit).or_default().0.push(told);
    }
    Ok(counts)
}

/// The category an act names, and all above it.
fn paths(act: &BulkAct) -> Vec<String> {
    let BulkAct::Move { category } = act else {
        return Vec::new();
    };
    category.lineage().map(|path| path.to_string()).collect()
}

/// Their names from the root.
fn named(act: &BulkAct, names: &BTreeMap<String, Bilingual>) -> Vec<Bilingual> {
    let known = paths(act)
        .into_iter()
        .filter_map(|path| names.get(&path).cloned());
    known.collect()
}

fn count(number: i64) -> Result<u64> {
    u64::try_from(number).map_err(Error::internal)
}
