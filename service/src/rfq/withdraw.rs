//! Leaving the table.

use domain::{actor::Actor, id::NegotiationId, text::Reason};

use super::table::{Table, advance};
use crate::{Ctx, Result};

/// The actor's side ends the negotiation; whatever it had offered can't be accepted any more.
pub async fn withdraw(ctx: &Ctx, actor: &Actor, id: NegotiationId, reason: Reason) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let table = Table::sit(&tx, actor, id).await?;
    let step = table.state()?.withdraw(table.side, reason.into_inner())?;
    advance(ctx, &tx, actor, table.negotiation.id, &step).await?;
    tx.commit().await?;
    ctx.bus.publish(id);
    Ok(())
}
