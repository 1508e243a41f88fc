//! A listing's content as the columns of its row and the rows of its prices.

use domain::catalog::{
    content::{Supply, Wording},
    tier::Tiers,
};
use entity::catalog::{listing, price_tier};
use sea_orm::Set;
use uuid::Uuid;

use super::tree::Schemas;
use crate::{Result, stored};

/// Sets the reviewed part; `category` is the row of the wording's path.
pub(crate) fn set_wording(
    row: &mut listing::ActiveModel,
    wording: &Wording,
    category: Option<Uuid>,
    schemas: &Schemas,
) -> Result<()> {
    row.category_id = Set(category);
    row.incomplete = Set(!schemas.of(category).is_met(&wording.attributes));
    row.title_zh = Set(wording.title.zh.clone());
    row.title_en = Set(wording.title.en.clone());
    row.description_zh = Set(wording.description.zh.clone());
    row.description_en = Set(wording.description.en.clone());
    row.brand = Set(wording.brand.clone());
    row.model = Set(wording.model.clone());
    row.gtin = Set(wording.gtin.clone());
    row.hs_code = Set(wording.hs_code.clone());
    row.origin = Set(wording.origin.as_ref().map(|country| country.code().to_owned()));
    row.images = Set(serde_json::to_value(&wording.images)?);
    row.attributes = Set(serde_json::to_value(&wording.attributes)?);
    let varied = Some(&wording.variation).filter(|variation| !variation.is_empty());
    row.variation = Set(varied.map(serde_json::to_value).transpose()?);
    Ok(())
}

/// Sets the part that changes at once, but for its tiers and variants, which are rows of their own.
pub(crate) fn set_supply(row: &mut listing::ActiveModel, supply: &Supply) -> Result<()> {
    row.unit = Set(supply.unit.code().to_owned());
    row.currency = Set(supply.selling.currency.code().to_owned());
    row.moq = Set(supply.selling.moq.thousandths());
    row.increment = Set(supply.selling.increment.thousandths());
    row.stock = Set(supply.stock.map(|stock| stock.thousandths()));
    row.lead_time_days = Set(supply.lead_time_days.map(stored::signed).transpose()?);
    let steps = Some(&supply.lead_time_steps).filter(|steps| !steps.as_slice().is_empty());
    row.lead_time_steps = Set(steps.map(serde_json::to_value).transpose()?);
    row.incoterm = Set(supply.incoterm.map(|term| term.code().to_owned()));
    row.place = Set(supply.place.clone());
    row.packaging = Set(supply.packaging.as_ref().map(serde_json::to_value).transpose()?);
    row.sample = Set(supply.sample.as_ref().map(serde_json::to_value).transpose()?);
    Ok(())
}

/// The rows of a listing's tiers.
pub(crate) fn tiers(listing: Uuid, tiers: &Tiers) -> impl Iterator<Item = price_tier::ActiveModel> {
    tiers.as_slice().iter().map(move |tier| price_tier::ActiveModel {
        listing_id: Set(listing),
        min_quantity: Set(tier.min_quantity.thousandths()),
        unit_price: Set(tier.unit_price.millionths()),
    })
}
