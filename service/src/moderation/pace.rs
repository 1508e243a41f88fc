//! How fast an operator's markets decide.

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Right},
    company::view::TradeFigures,
};
use entity::moderation::moderation_case;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{Ctx, Result, error::require};

/// What is counted: decisions of the last 30 days, of these the newest thousand.
const SINCE: TimeDelta = TimeDelta::days(30);
const MOST: u64 = 1_000;

/// How long a case of the operator's markets waited for its decision, in the median; `None` where none was decided.
pub async fn pace(ctx: &Ctx, actor: &Actor) -> Result<Option<TimeDelta>> {
    require(actor, Right::Operate)?;
    let decided = moderation_case::Entity::visible_to(actor)
        .filter(moderation_case::Column::DecidedAt.gt(ctx.now() - SINCE))
        .order_by_desc(moderation_case::Column::DecidedAt)
        .limit(MOST)
        .all(ctx.db.read())
        .await?;
    let times = decided
        .into_iter()
        .filter_map(|case| Some(case.decided_at? - case.opened_at));
    Ok(TradeFigures::median(times.collect()))
}
