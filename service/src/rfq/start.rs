//! Beginning a request: what its form needs to know.

use std::collections::BTreeSet;

use domain::{
    actor::{Actor, Right},
    catalog::view::{ListingChoice, ListingView},
    company::{CompanyRef, Standing},
    id::ListingId,
    rfq::view::RfqStart,
};

use super::open;
use crate::{
    Conflict, Ctx, Error, Result, catalog, company,
    error::{OrNotFound, require},
    price,
};

/// How many suppliers can be asked by name.
const MOST: usize = 20;
/// How many of a supplier's listings one can choose further lines from.
const CHOICES: u32 = 100;

/// Where the buyer comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A listing's page.
    Listing(ListingId),
    /// Suppliers, by code; none: a whole market is asked.
    Suppliers(Vec<String>),
}

/// The suppliers to be asked with what they have on show, and the markets there are.
pub async fn start(ctx: &Ctx, actor: &Actor, asked: &Asked) -> Result<RfqStart> {
    require(actor, Right::Buy)?;
    let (suppliers, mut listing) = match asked {
        Asked::Listing(id) => {
            let view = catalog::view(ctx, actor, *id).await?;
            if !view.state.on_show() {
                return Err(Error::NotFound);
            }
            (vec![view.supplier.clone()], Some(choice(view)))
        }
        Asked::Suppliers(codes) => {
            let mut suppliers = Vec::new();
            for code in codes.iter().take(MOST) {
                suppliers.push(supplier(ctx, code).await?);
            }
            (suppliers, None)
        }
    };
    if let Some(stopped) = suppliers.iter().find(|one| one.standing == Standing::Suspended) {
        let (company, own) = (stopped.name.clone(), false);
        return Err(Conflict::Suspended { company, own }.into());
    }
    let mut choices = Vec::new();
    for supplier in &suppliers {
        choices.extend(catalog::choices(ctx, actor, supplier.id, CHOICES).await?);
    }
    let priced = own_prices(ctx, actor, choices.iter_mut().chain(&mut listing)).await?;
    let own = actor.company().ok_or(Error::Forbidden)?;
    let own = company::read::reference_to(ctx.db.read(), own.0).await?;
    Ok(RfqStart {
        suppliers,
        listing,
        choices,
        priced,
        markets: open::reach(ctx, actor).await?,
        verified: own.standing.is_verified(ctx.now()),
    })
}

/// Puts the buyer's own prices in the place of public ones; answers where.
async fn own_prices(
    ctx: &Ctx,
    actor: &Actor,
    choices: impl Iterator<Item = &mut ListingChoice>,
) -> Result<BTreeSet<ListingId>> {
    let choices: Vec<_> = choices.collect();
    let agreed = price::agreed(ctx, actor, choices.iter().map(|choice| choice.id)).await?;
    let mut priced = BTreeSet::new();
    for choice in choices {
        if price::sold_to(agreed.get(&choice.id), &mut choice.supply) {
            priced.insert(choice.id);
        }
    }
    Ok(priced)
}

async fn supplier(ctx: &Ctx, code: &str) -> Result<CompanyRef> {
    let row = company::read::by_code(ctx.db.read(), code).await?;
    let row = row.filter(|row| row.supplies).or_not_found()?;
    Ok(company::read::reference(row))
}

fn choice(listing: ListingView) -> ListingChoice {
    ListingChoice {
        id: listing.id,
        sku: listing.sku,
        title: listing.wording.title,
        variation: listing.wording.variation,
        supply: listing.supply,
    }
}
