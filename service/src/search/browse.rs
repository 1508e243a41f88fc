//! Looking through the catalogue while the search engine does not answer: from the database, newest first.

use std::time::Instant as Stopwatch;

use domain::{
    Instant,
    id::ListingId,
    problem::Problem,
    search::{DATABASE, Filters, Found, Marks, SearchQuery, SearchResults},
};
use entity::{
    catalog::{category, listing, listing_market},
    company::company,
    market::market,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationTrait, Select,
    sea_query::{Expr, Func, FunctionCall, IntoCondition},
};
use uuid::Uuid;

use super::{find, shown};
use crate::{Ctx, Error, Result};

/// The newest of what is on show, by the engine, or by the database while it is down. Nothing is looked for in it.
pub async fn newest(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    match find(ctx, query).await {
        Err(Error::SearchDown) => browse(ctx, query).await,
        found => found,
    }
}

/// What is on show, newest first. Of the filters only markets, categories and the supplier count; words do not.
pub async fn browse(ctx: &Ctx, query: &SearchQuery) -> Result<SearchResults> {
    let started = Stopwatch::now();
    let db = ctx.db.read();
    let after = query.page.after.as_deref().map(read_key).transpose()?;
    let narrowed = narrowed(ctx, &query.filters).await?;
    let total = narrowed.clone().count(db).await?;
    let limit = u64::from(query.page.limit);
    let mut rows = narrowed
        .filter(after.map_or(Condition::all(), |(at, id)| {
            let earlier = Expr::expr(listed_at()).lt(at);
            let beside = Expr::expr(listed_at()).eq(at).and(listing::Column::Id.lt(id));
            earlier.or(beside).into_condition()
        }))
        .order_by_desc(Expr::expr(listed_at()))
        .order_by_desc(listing::Column::Id)
        .limit(limit + 1)
        .all(db)
        .await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(query.page.limit as usize);
    let next = rows.last().filter(|_| more);
    let next = next.map(|row| {
        let at = row.listed_at.unwrap_or(row.created_at);
        format!("{}-{}", at.timestamp_micros(), row.id.simple())
    });
    let order: Vec<ListingId> = rows.iter().map(|row| row.id.into()).collect();
    let documents = shown::load(db, ctx.now(), rows).await?;
    let mut items: Vec<_> = documents
        .into_iter()
        .map(|document| Found {
            hit: document.hit,
            marks: Marks::default(),
            why: None,
        })
        .collect();
    items.sort_by_key(|found| order.iter().position(|id| *id == found.hit.id));
    Ok(SearchResults {
        items,
        next,
        total,
        relaxed: false,
        corrected: None,
        facets: Default::default(),
        engine: DATABASE,
        took: started.elapsed(),
    })
}

/// When a listing came on show, as the index has it.
fn listed_at() -> FunctionCall {
    Func::coalesce([
        Expr::col(listing::Column::ListedAt),
        Expr::col(listing::Column::CreatedAt),
    ])
}

fn read_key(key: &str) -> Result<(Instant, Uuid)> {
    let read = || {
        let (micros, id) = key.split_once('-')?;
        let at = Instant::from_timestamp_micros(micros.parse().ok()?)?;
        Some((at, Uuid::try_parse(id).ok()?))
    };
    read().ok_or_else(|| Error::invalid("after", Problem::new("bad-page-key")))
}

async fn narrowed(ctx: &Ctx, filters: &Filters) -> Result<Select<listing::Entity>> {
    let mut rows = shown::on_show();
    if !filters.markets.is_empty() {
        let listed = listing_market::Entity::find()
            .select_only()
            .column(listing_market::Column::ListingId)
            .join(JoinType::InnerJoin, listing_market::Relation::Market.def())
            .filter(market::Column::Slug.is_in(&filters.markets));
        rows = rows.filter(listing::Column::Id.in_subquery(listed.into_query()));
    }
    if !filters.categories.is_empty() {
        rows = rows.filter(listing::Column::CategoryId.is_in(within(ctx, &filters.categories).await?));
    }
    if let Some(code) = &filters.supplier {
        let supplier = company::Entity::find()
            .select_only()
            .column(company::Column::Id)
            .filter(company::Column::Code.eq(code));
        rows = rows.filter(listing::Column::CompanyId.in_subquery(supplier.into_query()));
    }
    Ok(rows)
}

/// The categories of these paths and all below them.
async fn within(ctx: &Ctx, paths: &[String]) -> Result<Vec<Uuid>> {
    let all: Vec<(Uuid, String)> = category::Entity::find()
        .select_only()
        .columns([category::Column::Id, category::Column::Path])
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    let below = |path: &str, above: &String| {
        path.strip_prefix(above.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(" > "))
    };
    let within = all
        .into_iter()
        .filter(|(_, path)| paths.iter().any(|above| below(path, above)));
    Ok(within.map(|(id, _)| id).collect())
}
