//! Where a company has its place.

use domain::{actor::Actor, market::MarketRef};

use super::of_company;
use crate::{Ctx, Result};

/// The markets the actor's company has a booth in; none for whoever acts for no company.
pub async fn booths(ctx: &Ctx, actor: &Actor) -> Result<Vec<MarketRef>> {
    match actor.company() {
        Some(company) => of_company(ctx.db.read(), company.0).await,
        None => Ok(Vec::new()),
    }
}
