//! Taking a request back before anything was awarded.

use domain::{actor::Actor, id::RfqId, text::Reason};

use super::table::{advance_rfq, lapse_open, own_rfq};
use crate::{Ctx, Result};

/// Cancels a draft or an open RFQ; its negotiations lapse.
pub async fn cancel(ctx: &Ctx, actor: &Actor, id: RfqId, reason: Reason) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let (row, state) = own_rfq(&tx, actor, id).await?;
    let step = state.cancel(reason.into_inner())?;
    advance_rfq(ctx, &tx, actor, row.id, &step).await?;
    let lapsed = lapse_open(ctx, &tx, actor, row.id).await?;
    tx.commit().await?;
    lapsed.into_iter().for_each(|id| ctx.bus.publish(id));
    Ok(())
}
