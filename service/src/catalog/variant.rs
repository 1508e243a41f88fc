//! The rows of variants: what is in stock of each and what it costs, and that no number names two things of a company.

use std::collections::{BTreeSet, HashMap};

use domain::{
    catalog::{
        content::{ListingContent, Supply},
        variant::{VariantSupplies, VariantSupply, Variation},
    },
    problem::Problem,
};
use entity::catalog::{listing, variant};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

use super::change::Existing;
use crate::{Result, stored};

/// What there is of the variants of these listings: no query where none has any.
pub(super) async fn supplies_of(
    db: &impl ConnectionTrait,
    rows: &[listing::Model],
) -> Result<HashMap<Uuid, VariantSupplies>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut supplies: HashMap<Uuid, VariantSupplies> = HashMap::new();
    if ids.is_empty() {
        return Ok(supplies);
    }
    let found = variant::Entity::find().filter(variant::Column::ListingId.is_in(ids));
    for row in found.all(db).await? {
        let supply = VariantSupply {
            stock: row.stock.map(stored::quantity).transpose()?,
            tiers: serde_json::from_value(row.tiers)?,
        };
        supplies
            .entry(row.listing_id)
            .or_default()
            .insert(row.sku, supply);
    }
    Ok(supplies)
}

/// The rows of a listing's variants.
pub(super) fn rows(
    company: Uuid,
    listing: Uuid,
    supplies: &VariantSupplies,
) -> Result<Vec<variant::ActiveModel>> {
    let row = |(sku, supply): (&String, &VariantSupply)| {
        Ok(variant::ActiveModel {
            company_id: Set(company),
            sku: Set(sku.clone()),
            listing_id: Set(listing),
            stock: Set(supply.stock.map(|stock| stock.thousandths())),
            tiers: Set(serde_json::to_value(&supply.tiers)?),
        })
    };
    supplies.iter().map(row).collect()
}

/// Takes out what there is of variants that a listing's text does not name any more.
pub(crate) async fn forget_others(
    tx: &impl ConnectionTrait,
    listing: Uuid,
    variation: &Variation,
) -> Result<()> {
    variant::Entity::delete_many()
        .filter(variant::Column::ListingId.eq(listing))
        .filter(variant::Column::Sku.is_not_in(variation.skus()))
        .exec(tx)
        .await?;
    Ok(())
}

/// A content as it stands beside one that buyers go on seeing until an operator read the new text: what there is of
/// variants that only the old one has stays.
pub(super) fn beside(live: &ListingContent, mut wanted: ListingContent) -> ListingContent {
    for sku in live.wording.variation.skus() {
        if let Some(supply) = live.supply.variants.get(sku) {
            let kept = wanted.supply.variants.entry(sku.to_owned());
            kept.or_insert_with(|| supply.clone());
        }
    }
    wanted
}

/// Whether a listing is sold as it was. What there is of variants that are not named any more does not count.
pub(super) fn sold_as(existing: &Existing, wanted: &Supply) -> bool {
    let mut stands = existing.content.supply.clone();
    stands.variants.retain(|sku, _| wanted.variants.contains_key(sku));
    stands == *wanted
}

/// Whose the numbers are that listings of a company want for their variants and themselves.
pub(super) struct Claims(HashMap<String, Uuid>);

impl Claims {
    /// Those that are there already, in two queries. The company is locked.
    pub async fn of<'a>(
        tx: &impl ConnectionTrait,
        company: Uuid,
        wanted: impl Iterator<Item = &'a ListingContent>,
    ) -> Result<Self> {
        let (mut own, mut all) = (BTreeSet::new(), BTreeSet::new());
        for content in wanted {
            own.extend(content.wording.variation.skus().map(str::to_owned));
            all.insert(content.sku.clone());
        }
        all.extend(own.iter().cloned());
        let variants = variant::Entity::find()
            .filter(variant::Column::CompanyId.eq(company))
            .filter(variant::Column::Sku.is_in(all))
            .all(tx)
            .await?;
        let mut owners: HashMap<_, _> = variants
            .into_iter()
            .map(|row| (row.sku, row.listing_id))
            .collect();
        if !own.is_empty() {
            let listings: Vec<(String, Uuid)> = listing::Entity::find()
                .select_only()
                .columns([listing::Column::Sku, listing::Column::Id])
                .filter(listing::Column::CompanyId.eq(company))
                .filter(listing::Column::Sku.is_in(own))
                .into_tuple()
                .all(tx)
                .await?;
            owners.extend(listings);
        }
        Ok(Self(owners))
    }

    /// Claims the numbers of a listing, or says which names something else.
    pub fn take(&mut self, listing: Uuid, content: &ListingContent) -> Result<(), Problem> {
        if self.0.get(&content.sku).is_some_and(|owner| *owner != listing) {
            return Err(Problem::new("variant-sku-taken").with("sku", &content.sku));
        }
        for sku in content.wording.variation.skus() {
            let owner = self.0.entry(sku.to_owned()).or_insert(listing);
            if *owner != listing {
                return Err(Problem::new("variant-sku-taken").with("sku", sku));
            }
        }
        self.0.insert(content.sku.clone(), listing);
        Ok(())
    }
}
