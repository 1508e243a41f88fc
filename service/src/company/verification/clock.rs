//! What the clock brings: reminders before something ends, and its end. Any number of workers may look, at any time.

use domain::{
    actor::Actor,
    company::{VerificationState, reminder},
    notification::Subject,
};
use entity::company::{company, fact};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
    sea_query::{IntoCondition, Query},
};
use serde_json::json;
use uuid::Uuid;

use super::row::{self, advance};
use crate::{Ctx, Result, notification};

/// How many companies one look takes care of at most; the next look goes on.
const BATCH: u64 = 100;

/// Ends the verifications whose time is over, each in a transaction of its own. Returns how many.
pub async fn expire_due(ctx: &Ctx) -> Result<u32> {
    let late: Vec<Uuid> = company::Entity::find()
        .select_only()
        .column(company::Column::Id)
        .filter(company::Column::Verification.eq("verified"))
        .filter(company::Column::VerifiedUntil.lte(ctx.now()))
        .order_by_asc(company::Column::VerifiedUntil)
        .limit(BATCH)
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    let mut expired = 0;
    for company in late {
        let tx = ctx.db.begin().await?;
        let (_, state) = row::lock(&tx, company).await?;
        // Somebody was quicker: another worker, or an operator.
        let Ok(step) = state.expire(ctx.now()) else {
            continue;
        };
        advance(ctx, &tx, &Actor::System, company, &step, json!({}), None).await?;
        hand_in_again(ctx, &tx, company, step.next()).await?;
        let about = Subject::VerificationExpired(company.into());
        notification::tell_leaders(ctx, &tx, company, about).await?;
        tx.commit().await?;
        expired += 1;
    }
    Ok(expired)
}

/// A renewal that waits when the verification ends is a first submission from then on.
pub(super) async fn hand_in_again(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    company: Uuid,
    state: &VerificationState,
) -> Result<()> {
    if row::is_waiting(tx, company).await? {
        let step = state.submit()?;
        advance(ctx, tx, &Actor::System, company, &step, json!({}), None).await?;
    }
    Ok(())
}

/// Reminds companies of what ends soon: one mail a company and day, whatever ends. Returns how many companies.
pub async fn remind_due(ctx: &Ctx) -> Result<u32> {
    let verified = Query::select()
        .column(company::Column::Id)
        .from(company::Entity)
        .and_where(company::Column::Verification.eq("verified"))
        .take();
    let soon: Vec<Uuid> = fact::Entity::find()
        .select_only()
        .column(fact::Column::CompanyId)
        .distinct()
        .filter(due(ctx))
        .filter(fact::Column::CompanyId.in_subquery(verified))
        .limit(BATCH)
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    let mut reminded = 0;
    for company in soon {
        reminded += u32::from(remind(ctx, company).await?);
    }
    Ok(reminded)
}

async fn remind(ctx: &Ctx, company: Uuid) -> Result<bool> {
    let tx = ctx.db.begin().await?;
    // One worker at a time reminds a company.
    row::lock(&tx, company).await?;
    let facts = fact::Entity::find()
        .filter(fact::Column::CompanyId.eq(company))
        .filter(due(ctx))
        .all(&tx)
        .await?;
    let mut any = false;
    for fact in facts {
        let sent = fact.reminded.and_then(|days| u16::try_from(days).ok());
        let Some(until) = fact.valid_until else { continue };
        let Some(days) = reminder::due(ctx.now(), until, sent) else {
            continue;
        };
        let mut fact = fact.into_active_model();
        fact.reminded = Set(Some(days.into()));
        fact.update_without_returning(&tx).await?;
        any = true;
    }
    if any {
        let about = Subject::VerificationEnds(company.into());
        notification::tell_leaders(ctx, &tx, company, about).await?;
        tx.commit().await?;
    }
    Ok(any)
}

/// Facts of which a reminder is due: confirmed, not overtaken, and nearer to their end than what was told last.
fn due(ctx: &Ctx) -> Condition {
    let nearer = reminder::REMINDERS
        .into_iter()
        .fold(Condition::any(), |any, days| {
            let near = fact::Column::ValidUntil.lte(ctx.now() + chrono::TimeDelta::days(i64::from(days)));
            let told = Condition::any()
                .add(fact::Column::Reminded.is_null())
                .add(fact::Column::Reminded.gt(i32::from(days)));
            any.add(Condition::all().add(near).add(told))
        });
    fact::Column::Confirmed
        .eq(true)
        .into_condition()
        .add(fact::Column::EndedAt.is_null())
        .add(fact::Column::ValidUntil.gt(ctx.now()))
        .add(nearer)
}
