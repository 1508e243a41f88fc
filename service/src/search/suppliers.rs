//! Finding suppliers: those of the listings that match.

use std::collections::{BTreeMap, HashSet};

use super::find::found;
use crate::{
    Ctx, Error, Result,
    company::{page, profile, read},
    stored,
};
use domain::{
    page::PageRequest,
    problem::Problem,
    search::{
        SUPPLIER, SearchQuery, SearchResults,
        supplier::{SupplierFound, ranked},
    },
};
use entity::company::company;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// How many suppliers are looked for by name.
const MOST_NAMED: u64 = 100;

/// Suppliers that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppliers {
    /// This page's, in their order.
    pub items: Vec<SupplierFound>,
    /// The key of the next page.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u64,
    /// What the search found beside: facets, whether it was relaxed, how long it took.
    pub found: SearchResults,
}

/// The suppliers of what matches; everyone may ask. First those whose names have what is looked for, then those with
/// the most listings that match. `query.page` is a page of suppliers.
pub async fn suppliers(ctx: &Ctx, query: &SearchQuery) -> Result<Suppliers> {
    let start = match query.page.after.as_deref() {
        None => 0,
        Some(key) => key
            .parse()
            .map_err(|_| Error::invalid("after", Problem::new("bad-page-key")))?,
    };
    let asked = SearchQuery {
        count_suppliers: true,
        page: PageRequest::new(Some(1), None),
        ..query.clone()
    };
    let mut found = found(ctx, &asked).await?;
    found.items.clear();
    found.next = None;
    let counts = found.facets.remove(SUPPLIER).unwrap_or_default();
    let named = named(ctx, &query.text).await?;
    let total = counts.len() as u64;
    let ranked = ranked(counts, &named);
    let limit = query.page.limit as usize;
    let end = ranked.len().min(limit.saturating_add(start));
    let shown = ranked.get(start..end).unwrap_or_default();
    Ok(Suppliers {
        items: told(ctx.db.read(), shown).await?,
        next: (end < ranked.len() && start < end).then(|| end.to_string()),
        total,
        found,
    })
}

/// The codes of companies whose names have this, in either language.
async fn named(ctx: &Ctx, text: &str) -> Result<HashSet<String>> {
    if text.trim().is_empty() {
        return Ok(HashSet::new());
    }
    let has = |column| stored::holds(column, text.trim());
    let codes: Vec<String> = company::Entity::find()
        .select_only()
        .column(company::Column::Code)
        .filter(
            Condition::any()
                .add(has(company::Column::NameZh))
                .add(has(company::Column::NameEn)),
        )
        .limit(MOST_NAMED)
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    Ok(codes.into_iter().collect())
}

/// What is told of these suppliers: two queries, however many they are.
async fn told(db: &impl ConnectionTrait, ranked: &[(String, u64)]) -> Result<Vec<SupplierFound>> {
    let rows = company::Entity::find()
        .filter(company::Column::Code.is_in(ranked.iter().map(|(code, _)| code)))
        .all(db)
        .await?;
    let mut booths = page::booths(db, rows.iter().map(|row| row.id)).await?;
    let mut rows: BTreeMap<_, _> = rows.into_iter().map(|row| (row.code.clone(), row)).collect();
    let rows = ranked
        .iter()
        .filter_map(|(code, listings)| Some((rows.remove(code)?, *listings)));
    rows.map(|(row, listings)| {
        Ok(SupplierFound {
            profile: profile::of(&row)?,
            booths: booths.remove(&row.id).unwrap_or_default(),
            company: read::reference(row),
            listings,
        })
    })
    .collect()
}
