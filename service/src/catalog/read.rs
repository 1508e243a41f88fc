//! Listing rows become listings: content, places, category and supplier, in a constant number of queries.
//!
//! Never a finder: who may see the rows was decided by whoever read them.

use std::collections::{BTreeSet, HashMap};

use domain::{
    catalog::{
        content::{CategoryPath, ListingContent, Supply, Wording},
        schema::Schema,
        tier::{Selling, Tier, Tiers},
        variant::{VariantSupplies, Variation},
        view::ListingView,
    },
    company::CompanyRef,
    market::MarketRef,
    text::Bilingual,
};
use entity::{
    catalog::{category, listing, listing_market, price_tier},
    market::market,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, prelude::Json};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{picture, tree::schema_at, variant};
use crate::{
    Error, Result, company, error::OrNotFound, event, market as markets, order::stock::Held, stored,
};

/// A listing with all that belongs to it.
pub(crate) struct Loaded {
    /// Its row.
    pub row: listing::Model,
    /// What it says and how it is sold.
    pub content: ListingContent,
    /// Its supplier.
    pub supplier: CompanyRef,
    /// Its markets, in the operator's order.
    pub markets: Vec<MarketRef>,
    /// Category names from the root; empty when uncategorised.
    pub category: Vec<Bilingual>,
}

impl Loaded {
    /// As its own page shows it: with what can be had of it.
    pub(crate) async fn into_view(self, db: &impl ConnectionTrait) -> Result<ListingView> {
        let id = self.row.id;
        let mut content = self.content;
        offer(&mut content, id, &Held::of(db, [id]).await?);
        let state = event::state(&self.row.state_detail)?;
        let schema = match &content.wording.category {
            Some(path) => schema_at(db, path).await?,
            None => Schema::default(),
        };
        Ok(ListingView {
            schema,
            pictures: picture::shown(db, self.row.id, &state).await?,
            id: self.row.id.into(),
            sku: content.sku,
            supplier: self.supplier,
            markets: self.markets,
            category: self.category,
            wording: content.wording,
            supply: content.supply,
            state,
            updated_at: self.row.updated_at,
        })
    }
}

/// Leaves of a content what buyers are offered: what there is of the variants its text names, less what orders hold.
pub(crate) fn offer(content: &mut ListingContent, id: Uuid, held: &Held) {
    held.take_from(id, &mut content.supply);
    content.supply = content.supply.clone().of_variants(&content.wording.variation);
}

/// Loads what belongs to these rows, in their order: seven queries, however many rows (at most a few hundred).
pub(crate) async fn load(db: &impl ConnectionTrait, rows: Vec<listing::Model>) -> Result<Vec<Loaded>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut tiers = tiers_of(db, &rows).await?;
    let mut variants = variant::supplies_of(db, &rows).await?;
    let mut places = markets_of(db, &rows).await?;
    let suppliers = company::read::references(db, distinct(rows.iter().map(|row| row.company_id))).await?;
    let categories = Categories::of(db, &rows).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Loaded {
                supplier: suppliers.get(&row.company_id).cloned().or_not_found()?,
                markets: places.remove(&row.id).unwrap_or_default(),
                category: categories.names(row.category_id),
                content: content(
                    &row,
                    tiers.remove(&row.id).unwrap_or_default(),
                    variants.remove(&row.id).unwrap_or_default(),
                    categories.path(row.category_id),
                )?,
                row,
            })
        })
        .collect()
}

/// The contents of these rows, in their order, without what surrounds them: four queries.
pub(crate) async fn contents(
    db: &impl ConnectionTrait,
    rows: Vec<listing::Model>,
) -> Result<Vec<(listing::Model, ListingContent)>> {
    let mut tiers = tiers_of(db, &rows).await?;
    let mut variants = variant::supplies_of(db, &rows).await?;
    let ids = distinct(rows.iter().filter_map(|row| row.category_id));
    let paths: HashMap<Uuid, String> = category::Entity::find()
        .filter(category::Column::Id.is_in(ids))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.path))
        .collect();
    rows.into_iter()
        .map(|row| {
            let path = row.category_id.and_then(|id| paths.get(&id));
            let own = tiers.remove(&row.id).unwrap_or_default();
            let each = variants.remove(&row.id).unwrap_or_default();
            let content = content(&row, own, each, path.map(|path| split(path)))?;
            Ok((row, content))
        })
        .collect()
}

/// A row, its tiers and its variants as the content the supplier wrote.
fn content(
    row: &listing::Model,
    tiers: Vec<price_tier::Model>,
    variants: VariantSupplies,
    category: Option<CategoryPath>,
) -> Result<ListingContent> {
    Ok(ListingContent {
        sku: row.sku.clone(),
        wording: Wording {
            title: bilingual(&row.title_zh, &row.title_en),
            description: bilingual(&row.description_zh, &row.description_en),
            category,
            brand: row.brand.clone(),
            model: row.model.clone(),
            gtin: row.gtin.clone(),
            hs_code: row.hs_code.clone(),
            origin: row.origin.as_deref().map(stored::text).transpose()?,
            images: serde_json::from_value(row.images.clone())?,
            attributes: serde_json::from_value(row.attributes.clone())?,
            variation: match row.variation.clone() {
                Some(variation) => serde_json::from_value(variation)?,
                None => Variation::default(),
            },
        },
        supply: Supply {
            selling: selling(row, tiers)?,
            unit: stored::text(&row.unit)?,
            stock: row.stock.map(stored::quantity).transpose()?,
            lead_time_days: row.lead_time_days.map(stored::number).transpose()?,
            lead_time_steps: json(&row.lead_time_steps)?.unwrap_or_default(),
            incoterm: row.incoterm.as_deref().map(stored::text).transpose()?,
            place: row.place.clone(),
            packaging: json(&row.packaging)?,
            sample: json(&row.sample)?,
            variants,
        },
    })
}

fn selling(row: &listing::Model, tiers: Vec<price_tier::Model>) -> Result<Selling> {
    let tiers = tiers
        .into_iter()
        .map(|tier| {
            Ok(Tier {
                min_quantity: stored::quantity(tier.min_quantity)?,
                unit_price: stored::unit_price(tier.unit_price)?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Selling {
        currency: stored::text(&row.currency)?,
        moq: stored::quantity(row.moq)?,
        increment: stored::quantity(row.increment)?,
        tiers: Tiers::new(tiers).map_err(|problem| Error::internal(problem.code))?,
    })
}

fn json<T: DeserializeOwned>(column: &Option<Json>) -> Result<Option<T>> {
    Ok(column.clone().map(serde_json::from_value).transpose()?)
}

fn bilingual(zh: &Option<String>, en: &Option<String>) -> Bilingual {
    Bilingual {
        zh: zh.clone(),
        en: en.clone(),
    }
}

/// A stored path: `A > B > C`.
pub(crate) fn split(path: &str) -> CategoryPath {
    CategoryPath(path.split(SEPARATOR).map(str::to_owned).collect())
}

const SEPARATOR: &str = " > ";

fn distinct(ids: impl Iterator<Item = Uuid>) -> BTreeSet<Uuid> {
    ids.collect()
}

async fn tiers_of(
    db: &impl ConnectionTrait,
    rows: &[listing::Model],
) -> Result<HashMap<Uuid, Vec<price_tier::Model>>> {
    let found = price_tier::Entity::find()
        .filter(price_tier::Column::ListingId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(price_tier::Column::MinQuantity)
        .all(db)
        .await?;
    let mut tiers: HashMap<_, Vec<_>> = HashMap::new();
    for tier in found {
        tiers.entry(tier.listing_id).or_default().push(tier);
    }
    Ok(tiers)
}

async fn markets_of(
    db: &impl ConnectionTrait,
    rows: &[listing::Model],
) -> Result<HashMap<Uuid, Vec<MarketRef>>> {
    let found = listing_market::Entity::find()
        .filter(listing_market::Column::ListingId.is_in(rows.iter().map(|row| row.id)))
        .find_also_related(market::Entity)
        .order_by_asc(market::Column::Position)
        .all(db)
        .await?;
    let mut places: HashMap<_, Vec<_>> = HashMap::new();
    for (place, market) in found {
        let named = market.map(markets::reference);
        places.entry(place.listing_id).or_default().extend(named);
    }
    Ok(places)
}

/// The categories of some rows and all above them.
struct Categories {
    by_id: HashMap<Uuid, String>,
    names: HashMap<String, Bilingual>,
}

impl Categories {
    async fn of(db: &impl ConnectionTrait, rows: &[listing::Model]) -> Result<Self> {
        let ids = distinct(rows.iter().filter_map(|row| row.category_id));
        let own = category::Entity::find()
            .filter(category::Column::Id.is_in(ids))
            .all(db)
            .await?;
        let above: BTreeSet<String> = own.iter().flat_map(|row| ancestors(&row.path)).collect();
        let above = category::Entity::find()
            .filter(category::Column::Path.is_in(above))
            .all(db)
            .await?;
        let by_id = own.iter().map(|row| (row.id, row.path.clone())).collect();
        let name = |row: category::Model| {
            let name = Bilingual {
                zh: row.name_zh,
                en: Some(row.name_en),
            };
            (row.path, name)
        };
        Ok(Self {
            by_id,
            names: own.into_iter().chain(above).map(name).collect(),
        })
    }

    fn path(&self, id: Option<Uuid>) -> Option<CategoryPath> {
        id.and_then(|id| self.by_id.get(&id)).map(|path| split(path))
    }

    fn names(&self, id: Option<Uuid>) -> Vec<Bilingual> {
        let Some(path) = id.and_then(|id| self.by_id.get(&id)) else {
            return Vec::new();
        };
        let paths = ancestors(path).chain([path.clone()]);
        paths.filter_map(|path| self.names.get(&path).cloned()).collect()
    }
}

/// `A > B > C` → `A`, `A > B`.
fn ancestors(path: &str) -> impl Iterator<Item = String> {
    path.match_indices(SEPARATOR)
        .map(|(end, _)| path[..end].to_owned())
}
