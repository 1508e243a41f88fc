//! The clock of requests: what nobody was awarded in time expires.

use domain::{actor::Actor, rfq::RfqState};
use entity::rfq::rfq;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType};

use super::table::{advance_rfq, lapse_open};
use crate::{Ctx, Result, event};

/// How many RFQs one call expires at most; the next call goes on.
const BATCH: u64 = 100;

/// Expires open RFQs whose grace has passed, each in a transaction of its own. Returns how many; a worker calls it
/// every now and then, and any number of workers may.
pub async fn expire_due(ctx: &Ctx) -> Result<u32> {
    let late = rfq::Entity::find()
        .filter(rfq::Column::State.eq("open"))
        .filter(rfq::Column::Deadline.lte(ctx.now() - RfqState::GRACE))
        .order_by_asc(rfq::Column::Deadline)
        .limit(BATCH)
        .all(ctx.db.read())
        .await?;
    let mut expired = 0;
    for row in late {
        let tx = ctx.db.begin().await?;
        let locked = rfq::Entity::find()
            .filter(rfq::Column::Id.eq(row.id))
            .filter(rfq::Column::State.eq("open"))
            .lock(LockType::Update)
            .one(&tx)
            .await?;
        // Somebody was quicker: another worker, or the buyer.
        let Some(row) = locked else { continue };
        let state: RfqState = event::state(&row.state_detail)?;
        let step = state.expire(ctx.now(), row.deadline)?;
        advance_rfq(ctx, &tx, &Actor::System, row.id, &step).await?;
        let lapsed = lapse_open(ctx, &tx, &Actor::System, row.id).await?;
        tx.commit().await?;
        lapsed.into_iter().for_each(|id| ctx.bus.publish(id));
        expired += 1;
    }
    Ok(expired)
}
