//! Beginning a request: what its form needs to know.

use domain::{
    actor::{Actor, Right},
    catalog::view::{ListingChoice, ListingView},
    company::{CompanyRef, Standing},
    id::ListingId,
    rfq::view::RfqStart,
};

use crate::{
    Conflict, Ctx, Error, Result, catalog, company,
    error::{OrNotFound, require},
};

/// How many of the supplier's listings one can choose further lines from.
const CHOICES: u32 = 100;

/// Where the buyer comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A listing's page.
    Listing(ListingId),
    /// A supplier, by code.
    Supplier(String),
}

/// The supplier to be asked, and what they have on show.
pub async fn start(ctx: &Ctx, actor: &Actor, asked: &Asked) -> Result<RfqStart> {
    require(actor, Right::Buy)?;
    let (supplier, listing) = match asked {
        Asked::Listing(id) => {
            let view = catalog::view(ctx, actor, *id).await?;
            if !view.state.on_show() {
                return Err(Error::NotFound);
            }
            (view.supplier.clone(), Some(choice(view)))
        }
        Asked::Supplier(code) => (supplier(ctx, code).await?, None),
    };
    if supplier.standing == Standing::Suspended {
        let (company, own) = (supplier.name, false);
        return Err(Conflict::Suspended { company, own }.into());
    }
    let choices = catalog::choices(ctx, actor, supplier.id, CHOICES).await?;
    Ok(RfqStart {
        supplier,
        listing,
        choices,
    })
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
        supply: listing.supply,
    }
}
