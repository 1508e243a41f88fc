//! Price lists as their supplier lists them, and each on its own page.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    catalog::view::{ListingChoice, OwnFilter},
    id::{ListingId, PriceListId},
    page::{Page, PageRequest},
    price::{
        Agreed, Entry, Term,
        change::Change,
        view::{PriceListRow, PriceListView, PricedListing},
    },
};
use entity::{
    catalog::listing,
    price::{price_list, price_list_company, price_list_entry},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Query,
};
use uuid::Uuid;

use super::find;
use crate::{
    Ctx, Error, Result, catalog, company,
    error::{OrNotFound, require},
};

/// What of a list's listings is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListingFilter {
    /// A part of the number or title; empty: any.
    pub text: String,
    /// Only those with prices of their own in it.
    pub set: bool,
}

/// The supplier's own, newest first.
pub async fn own(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<PriceListRow>> {
    require(actor, Right::SeeListings)?;
    let mut of = price_list::Entity::visible_to(actor)
        .order_by_desc(price_list::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        of = of.filter(price_list::Column::Id.lt(last));
    }
    let rows = rows(ctx, of.all(ctx.db.read()).await?).await?;
    Ok(Page::cut(rows, page.limit, |row| row.id.to_string()))
}

async fn rows(ctx: &Ctx, lists: Vec<price_list::Model>) -> Result<Vec<PriceListRow>> {
    let db = ctx.db.read();
    let ids: Vec<_> = lists.iter().map(|list| list.id).collect();
    let companies =
        counts::<price_list_company::Entity>(db, price_list_company::Column::ListId, &ids).await?;
    let listings = counts::<price_list_entry::Entity>(db, price_list_entry::Column::ListId, &ids).await?;
    let row = |list: price_list::Model| {
        let validity = find::validity(&list);
        Ok(PriceListRow {
            id: list.id.into(),
            change: find::change(&list)?,
            validity,
            phase: validity.phase(ctx.now()),
            companies: companies.get(&list.id).copied().unwrap_or_default(),
            listings: listings.get(&list.id).copied().unwrap_or_default(),
            name: list.name,
        })
    };
    lists.into_iter().map(row).collect()
}

/// How many rows of a table belong to each of these lists.
async fn counts<E: EntityTrait>(
    db: &impl ConnectionTrait,
    list: E::Column,
    lists: &[Uuid],
) -> Result<HashMap<Uuid, u64>> {
    let rows: Vec<(Uuid, i64)> = E::find()
        .select_only()
        .column(list)
        .column_as(list.count(), "count")
        .filter(list.is_in(lists.iter().copied()))
        .group_by(list)
        .into_tuple()
        .all(db)
        .await?;
    let count = |(id, count): (Uuid, i64)| (id, u64::try_from(count).unwrap_or_default());
    Ok(rows.into_iter().map(count).collect())
}

/// A list's own page.
pub async fn view(ctx: &Ctx, actor: &Actor, id: PriceListId) -> Result<PriceListView> {
    let db = ctx.db.read();
    let list = find::visible(db, actor, id).await?;
    let companies: Vec<Uuid> = price_list_company::Entity::find()
        .select_only()
        .column(price_list_company::Column::CompanyId)
        .filter(price_list_company::Column::ListId.eq(id.0))
        .into_tuple()
        .all(db)
        .await?;
    let companies = company::read::references(db, companies).await?;
    let mut companies: Vec<_> = companies.into_values().collect();
    companies.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(PriceListView {
        list: rows(ctx, vec![list]).await?.pop().or_not_found()?,
        companies,
        keeps: actor.may(Right::ManageListings),
    })
}

/// One the actor may change.
pub async fn kept(ctx: &Ctx, actor: &Actor, id: PriceListId) -> Result<PriceListView> {
    let view = view(ctx, actor, id).await?;
    match view.keeps {
        true => Ok(view),
        false => Err(Error::Forbidden),
    }
}

/// The supplier's listings, newest first, with what the list makes of each: what its companies see, whether or not it
/// holds yet.
pub async fn listings(
    ctx: &Ctx,
    actor: &Actor,
    id: PriceListId,
    filter: &ListingFilter,
    page: PageRequest,
) -> Result<Page<PricedListing>> {
    let db = ctx.db.read();
    let list = find::visible(db, actor, id).await?;
    let wanted = OwnFilter {
        text: filter.text.clone(),
        ..OwnFilter::default()
    };
    let mut rows = listing::Entity::owned_by(actor)
        .filter(catalog::wanted(&wanted))
        .order_by_desc(listing::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if filter.set {
        let set = Query::select()
            .column(price_list_entry::Column::ListingId)
            .from(price_list_entry::Entity)
            .and_where(price_list_entry::Column::ListId.eq(id.0))
            .take();
        rows = rows.filter(listing::Column::Id.in_subquery(set));
    }
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        rows = rows.filter(listing::Column::Id.lt(last));
    }
    let priced = priced(db, &list, rows.all(db).await?).await?;
    Ok(Page::cut(priced, page.limit, |one| one.listing.id.to_string()))
}

/// One of them.
pub async fn listing(ctx: &Ctx, actor: &Actor, id: PriceListId, listing: ListingId) -> Result<PricedListing> {
    let db = ctx.db.read();
    let list = find::visible(db, actor, id).await?;
    let own = listing::Entity::owned_by(actor).filter(listing::Column::Id.eq(listing.0));
    priced(db, &list, own.all(db).await?).await?.pop().or_not_found()
}

async fn priced(
    db: &impl ConnectionTrait,
    list: &price_list::Model,
    rows: Vec<listing::Model>,
) -> Result<Vec<PricedListing>> {
    let mut entries = find::entries(db, [list.id], rows.iter().map(|row| row.id)).await?;
    let change = find::change(list)?;
    let contents = catalog::read::contents(db, rows).await?;
    let priced = contents.into_iter().map(|(row, content)| {
        let entry = entries.remove(&(list.id, row.id));
        with_terms(catalog::choice(row.id.into(), content), entry, change)
    });
    Ok(priced.collect())
}

fn with_terms(listing: ListingChoice, entry: Option<Entry>, change: Option<Change>) -> PricedListing {
    let agreed: Agreed = Term::of(entry.clone(), change).into_iter().collect();
    PricedListing {
        agreed: agreed.selling(&listing.supply.selling, None),
        listing,
        entry,
    }
}
