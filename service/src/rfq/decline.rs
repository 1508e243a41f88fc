//! Declining: a supplier does not want to offer.

use domain::{actor::Actor, id::NegotiationId, rfq::offer::Side, text::Reason};

use super::table::{Table, advance};
use crate::{Ctx, Error, Result};

/// Declines an invitation that was not answered yet.
pub async fn decline(ctx: &Ctx, actor: &Actor, id: NegotiationId, reason: Reason) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let table = Table::sit(&tx, actor, id).await?;
    if table.side != Side::Supplier {
        return Err(Error::Forbidden);
    }
    let step = table.state()?.decline(reason.into_inner())?;
    advance(ctx, &tx, actor, table.negotiation.id, &step).await?;
    tx.commit().await?;
    ctx.bus.publish(id);
    Ok(())
}
