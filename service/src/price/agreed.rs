//! What price lists make of listings for the buyer who asks: at most three queries, however many listings.

use std::collections::HashMap;

use domain::{
    actor::Actor,
    catalog::content::Supply,
    id::ListingId,
    price::{Agreed, Term},
};
use entity::{catalog::listing, price::price_list};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{ExprTrait, Query},
};
use uuid::Uuid;

use super::find;
use crate::{Ctx, Result};

/// For each of these listings what the lists say of it that hold now for the company the actor acts for. Listings no list
/// says anything of are left out.
pub async fn agreed(
    ctx: &Ctx,
    actor: &Actor,
    listings: impl IntoIterator<Item = ListingId>,
) -> Result<HashMap<ListingId, Agreed>> {
    agreed_in(ctx, ctx.db.read(), actor, listings).await
}

/// The same, as it is seen from within a transaction.
pub(crate) async fn agreed_in(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    actor: &Actor,
    listings: impl IntoIterator<Item = ListingId>,
) -> Result<HashMap<ListingId, Agreed>> {
    let listings: Vec<Uuid> = listings.into_iter().map(Uuid::from).collect();
    if actor.company().is_none() || listings.is_empty() {
        return Ok(HashMap::new());
    }
    let lists = holding(ctx, db, actor, &listings).await?;
    if lists.is_empty() {
        return Ok(HashMap::new());
    }
    let owners: Vec<(Uuid, Uuid)> = listing::Entity::find()
        .select_only()
        .columns([listing::Column::Id, listing::Column::CompanyId])
        .filter(listing::Column::Id.is_in(listings.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    let mut entries = find::entries(db, lists.iter().map(|list| list.id), listings).await?;
    let mut agreed: HashMap<ListingId, Agreed> = HashMap::new();
    for (listing, owner) in owners {
        for list in lists.iter().filter(|list| list.company_id == owner) {
            let entry = entries.remove(&(list.id, listing));
            if let Some(term) = Term::of(entry, find::change(list)?) {
                agreed.entry(listing.into()).or_default().push(term);
            }
        }
    }
    Ok(agreed)
}

/// The lists for the actor's company that hold now, of the suppliers of these listings.
async fn holding(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    actor: &Actor,
    listings: &[Uuid],
) -> Result<Vec<price_list::Model>> {
    use price_list::Column::{CompanyId, FromAt, UntilAt};
    let suppliers = Query::select()
        .column(listing::Column::CompanyId)
        .from(listing::Entity)
        .and_where(listing::Column::Id.is_in(listings.iter().copied()))
        .take();
    let now = ctx.now();
    let lists = price_list::Entity::granted_to(actor)
        .filter(CompanyId.in_subquery(suppliers))
        .filter(FromAt.is_null().or(FromAt.lte(now)))
        .filter(UntilAt.is_null().or(UntilAt.gt(now)));
    Ok(lists.all(db).await?)
}

/// Puts the buyer's own prices in the place of the public ones; whether they have any.
pub(crate) fn sold_to(agreed: Option<&Agreed>, supply: &mut Supply) -> bool {
    supply.sold_as(|public| agreed?.selling(public, None))
}
