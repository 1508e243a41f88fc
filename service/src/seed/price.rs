//! Private prices a demo supplier made for a demo buyer.

use domain::price::draft::{PriceListDraft, tiers};

use super::{broken, cast::Cast, shelf};
use crate::{Ctx, Result, price};

/// Whose list it is, and whom it is for.
const SUPPLIER: &str = "demo-supplier";
const BUYER: &str = "demo-buyer";
/// What the supplier calls it, and how many percent are off.
const LIST: (&str, &str) = ("老客户", "6");
/// A listing with prices of its own in it.
const SET: (&str, &str) = ("DEMO-0001", "100:9.2;2000:7.7");

pub(super) async fn agree(ctx: &Ctx, cast: &Cast) -> Result<()> {
    let supplier = cast.actor(SUPPLIER)?;
    let (name, percent) = LIST;
    let draft = PriceListDraft {
        name: name.into(),
        way: "off".into(),
        percent: percent.into(),
        ..PriceListDraft::default()
    };
    let list = price::create(ctx, supplier, draft.parse()?).await?;
    price::add(ctx, supplier, list, BUYER).await?;
    let (sku, prices) = SET;
    let listing = shelf::listing(ctx, supplier, sku).await?;
    let prices = tiers(prices).map_err(|problem| broken(&problem.code))?;
    price::set(ctx, supplier, list, listing, prices).await
}
