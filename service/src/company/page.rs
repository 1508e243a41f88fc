//! A company's public page: what it says of itself, where it has its place, and what its trade shows.

use std::collections::HashMap;

use domain::{
    actor::Actor,
    company::view::{Booth, CompanyView},
    market::booth::Place,
};
use entity::{
    catalog::listing,
    company::company,
    market::{booth, market},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

use super::{certificate, figures, picture, profile, read};
use crate::{Ctx, Result, error::OrNotFound, market::reference};

/// The page of the company with this code.
pub async fn page(ctx: &Ctx, code: &str) -> Result<CompanyView> {
    let db = ctx.db.read();
    let row = read::by_code(db, code).await?.or_not_found()?;
    let listings = listing::Entity::visible_to(&Actor::Anyone)
        .filter(listing::Column::CompanyId.eq(row.id))
        .count(db)
        .await?;
    Ok(CompanyView {
        profile: profile::of(&row)?,
        booths: booths(db, [row.id]).await?.remove(&row.id).unwrap_or_default(),
        listings,
        joined: row.created_at,
        figures: figures::of(ctx, row.id).await?,
        pictures: picture::of(db, row.id).await?,
        certificates: certificate::of(db, row.id).await?,
        company: read::reference(row),
    })
}

/// The codes of the companies that have something on show: as many as a file of a sitemap may have.
pub async fn on_show(ctx: &Ctx) -> Result<Vec<String>> {
    const MOST: u64 = 50_000;
    let listed = listing::Entity::visible_to(&Actor::Anyone)
        .select_only()
        .column(listing::Column::CompanyId)
        .into_query();
    let codes = company::Entity::find()
        .select_only()
        .column(company::Column::Code)
        .filter(company::Column::Id.in_subquery(listed))
        .order_by_asc(company::Column::Code)
        .limit(MOST)
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    Ok(codes)
}

/// Where these companies have their places, each in the markets' order.
pub(crate) async fn booths(
    db: &impl ConnectionTrait,
    companies: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<Booth>>> {
    let rows = booth::Entity::find()
        .filter(booth::Column::CompanyId.is_in(companies))
        .find_also_related(market::Entity)
        .order_by_asc(market::Column::Position)
        .all(db)
        .await?;
    let mut booths: HashMap<_, Vec<_>> = HashMap::new();
    for (row, market) in rows {
        let own = booths.entry(row.company_id).or_default();
        own.extend(market.map(|market| Booth {
            market: reference(market),
            place: Place {
                hall: row.hall,
                number: row.number,
            },
        }));
    }
    Ok(booths)
}
