//! Being done with a request.

use domain::{actor::Actor, id::RfqId};

use super::table::{advance_rfq, lapse_open, own_rfq};
use crate::{Ctx, Result};

/// Closes an open or awarded RFQ; what is still being negotiated lapses, orders stand.
pub async fn close(ctx: &Ctx, actor: &Actor, id: RfqId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let (row, state) = own_rfq(&tx, actor, id).await?;
    advance_rfq(ctx, &tx, actor, row.id, &state.close()?).await?;
    let lapsed = lapse_open(ctx, &tx, actor, row.id).await?;
    tx.commit().await?;
    lapsed.into_iter().for_each(|id| ctx.bus.publish(id));
    Ok(())
}
