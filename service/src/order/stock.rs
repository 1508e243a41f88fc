//! Stock that orders reserve. Who reserves locks the listings first, in the order of their ids: of two orders for the
//! last goods one has them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{
    actor::Actor,
    catalog::{
        content::{ListingContent, Supply},
        variant::Variation,
    },
    id::{ListingId, OrderId},
    order::reservation::{FromStock, Reservation, available, reserved},
    quantity::Quantity,
    rfq::{RequestLine, offer::OfferLine},
};
use entity::{
    catalog::{listing, variant},
    order::stock_reservation,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Ctx, Result, catalog, event,
    job::{self, Job},
    stored,
};

/// What orders hold of listings and of their variants.
#[derive(Debug, Default)]
pub(crate) struct Held(HashMap<(Uuid, Option<String>), Quantity>);

impl Held {
    /// What is held of these listings, in one query.
    pub async fn of(db: &impl ConnectionTrait, listings: impl IntoIterator<Item = Uuid>) -> Result<Self> {
        let listings: Vec<Uuid> = listings.into_iter().collect();
        let mut held = Self::default();
        if listings.is_empty() {
            return Ok(held);
        }
        let rows = stock_reservation::Entity::find()
            .filter(stock_reservation::Column::ListingId.is_in(listings))
            .filter(stock_reservation::Column::State.eq(Reservation::Held.to_string()))
            .all(db)
            .await?;
        for row in rows {
            held.add(row.listing_id, row.variant, stored::quantity(row.quantity)?);
        }
        Ok(held)
    }

    fn add(&mut self, listing: Uuid, variant: Option<String>, quantity: Quantity) {
        let held = self.0.entry((listing, variant)).or_default();
        let sum = held.thousandths() + quantity.thousandths();
        *held = Quantity::from_thousandths(sum).unwrap_or(Quantity::MAX);
    }

    /// How much is held of a listing, or of its variant of this number.
    pub fn of_one(&self, listing: Uuid, variant: Option<&str>) -> Quantity {
        let held = self.0.get(&(listing, variant.map(str::to_owned)));
        held.copied().unwrap_or_default()
    }

    /// What is held of a listing: of each of its variants by its number, or of itself where it has none.
    pub fn of_each(&self, listing: Uuid, variation: &Variation) -> BTreeMap<Option<String>, Quantity> {
        let all: Vec<Option<&str>> = match variation.is_empty() {
            true => vec![None],
            false => variation.skus().map(Some).collect(),
        };
        let held = all
            .into_iter()
            .map(|sku| (sku.map(str::to_owned), self.of_one(listing, sku)));
        held.filter(|(_, quantity)| *quantity > Quantity::ZERO).collect()
    }

    /// Leaves in a supply what can be had of it.
    pub fn take_from(&self, listing: Uuid, supply: &mut Supply) {
        let left =
            |stock: Option<Quantity>, sku| stock.map(|stock| available(stock, self.of_one(listing, sku)));
        for (sku, variant) in &mut supply.variants {
            variant.stock = left(variant.stock, Some(sku));
        }
        supply.stock = left(supply.stock, None);
    }
}

/// Reserves for a new order what is in stock of its lines; the rest is to be made.
pub(crate) async fn reserve(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    order: OrderId,
    supplier: Uuid,
    asked: &[RequestLine],
    agreed: &[OfferLine],
) -> Result<()> {
    let ids = asked.iter().filter_map(|line| line.listing_id).map(Uuid::from);
    let listings = locked(tx, ids.collect()).await?;
    let mut held = Held::of(tx, listings.keys().copied()).await?;
    let mut rows = Vec::new();
    for line in agreed {
        let Some(asked) = asked.iter().find(|asked| asked.line == line.line) else {
            continue;
        };
        let found = asked.listing_id.and_then(|id| listings.get(&id.0));
        let Some((row, content)) = found.filter(|(row, _)| row.company_id == supplier) else {
            continue;
        };
        let variant = asked.variant.as_ref().map(|variant| variant.sku.as_str());
        let Some(stock) = stock_of(content, variant) else {
            continue;
        };
        let there = available(stock, held.of_one(row.id, variant));
        let units = (content.supply.unit, line.unit);
        let Some(quantity) = reserved(there, line.quantity, units) else {
            continue;
        };
        let variant = variant.map(str::to_owned);
        held.add(row.id, variant.clone(), quantity);
        rows.push(stock_reservation::ActiveModel {
            order_id: Set(order.0),
            line: Set(stored::signed(line.line)?),
            listing_id: Set(row.id),
            variant: Set(variant),
            quantity: Set(quantity.thousandths()),
            state: Set(Reservation::Held.to_string()),
        });
    }
    let touched: BTreeSet<Uuid> = rows
        .iter()
        .filter_map(|row| row.listing_id.clone().take())
        .collect();
    if !rows.is_empty() {
        stock_reservation::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    index(ctx, tx, touched).await
}

/// What is in stock of what a line asks for. Of a listing with variants nothing is reserved before one is chosen.
fn stock_of(content: &ListingContent, variant: Option<&str>) -> Option<Quantity> {
    let whole = content.wording.variation.is_empty();
    let known = |sku: &str| content.wording.variation.skus().any(|known| known == sku);
    match variant {
        None => content.supply.stock.filter(|_| whole),
        Some(sku) => content.supply.stock_of(Some(sku)).filter(|_| known(sku)),
    }
}

/// These listings by their ids, locked in the order of those.
async fn locked(
    tx: &impl ConnectionTrait,
    ids: BTreeSet<Uuid>,
) -> Result<HashMap<Uuid, (listing::Model, ListingContent)>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = listing::Entity::find()
        .filter(listing::Column::Id.is_in(ids))
        .order_by_asc(listing::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    let contents = catalog::read::contents(tx, rows).await?;
    Ok(contents
        .into_iter()
        .map(|(row, content)| (row.id, (row, content)))
        .collect())
}

/// What an order held is had again, or has left with it.
pub(super) async fn settle(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    order: OrderId,
    to: Reservation,
) -> Result<()> {
    let held = stock_reservation::Entity::find()
        .filter(stock_reservation::Column::OrderId.eq(order.0))
        .filter(stock_reservation::Column::State.eq(Reservation::Held.to_string()));
    let rows = held.all(tx).await?;
    let ids: BTreeSet<Uuid> = rows.iter().map(|row| row.listing_id).collect();
    let listings = locked(tx, ids.clone()).await?;
    if to == Reservation::Used {
        for (row, content) in listings.into_values() {
            let own = rows.iter().filter(|one| one.listing_id == row.id);
            use_up(ctx, tx, actor, &row, content.supply, own).await?;
        }
    }
    stock_reservation::Entity::update_many()
        .col_expr(stock_reservation::Column::State, to.to_string().into())
        .filter(stock_reservation::Column::OrderId.eq(order.0))
        .filter(stock_reservation::Column::State.eq(Reservation::Held.to_string()))
        .exec(tx)
        .await?;
    index(ctx, tx, ids).await
}

/// Goods leave the stock of a listing. Its supplier reads that in its history, as of a change they typed.
async fn use_up(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    row: &listing::Model,
    before: Supply,
    gone: impl Iterator<Item = &stock_reservation::Model>,
) -> Result<()> {
    let mut used = Held::default();
    for one in gone {
        used.add(
            one.listing_id,
            one.variant.clone(),
            stored::quantity(one.quantity)?,
        );
    }
    let mut after = before.clone();
    used.take_from(row.id, &mut after);
    if after == before {
        return Ok(());
    }
    for (sku, supply) in &after.variants {
        if before.variants.get(sku) != Some(supply) {
            let changed = variant::ActiveModel {
                company_id: Unchanged(row.company_id),
                sku: Unchanged(sku.clone()),
                stock: Set(supply.stock.map(|stock| stock.thousandths())),
                ..Default::default()
            };
            changed.update_without_returning(tx).await?;
        }
    }
    let changed = listing::ActiveModel {
        id: Unchanged(row.id),
        stock: Set(after.stock.map(|stock| stock.thousandths())),
        updated_at: Set(ctx.now()),
        ..Default::default()
    };
    changed.update_without_returning(tx).await?;
    let change = json!({ "before": before, "after": after });
    event::happened(ctx, tx, actor, row.id, "listing.supply_changed", change).await
}

/// What can be had changed: so does where listings are found.
async fn index(ctx: &Ctx, tx: &impl ConnectionTrait, listings: BTreeSet<Uuid>) -> Result<()> {
    let listings: Vec<ListingId> = listings.into_iter().map(ListingId).collect();
    match listings.is_empty() {
        true => Ok(()),
        false => job::enqueue(ctx, tx, Job::IndexListings(listings)).await,
    }
}

/// What of an order's lines comes from stock.
pub(super) async fn of_order(db: &impl ConnectionTrait, order: Uuid) -> Result<Vec<FromStock>> {
    let rows = stock_reservation::Entity::find()
        .filter(stock_reservation::Column::OrderId.eq(order))
        .order_by_asc(stock_reservation::Column::Line)
        .all(db)
        .await?;
    let line = |row: stock_reservation::Model| {
        Ok(FromStock {
            line: stored::number(row.line)?,
            quantity: stored::quantity(row.quantity)?,
            state: stored::name(&row.state)?,
        })
    };
    rows.into_iter().map(line).collect()
}
