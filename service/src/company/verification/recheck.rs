//! What was checked is held against what stands there now, whenever a company changes it: a finding about something
//! else is no finding, and a company whose checked name or number changed is verified no more.

use domain::{
    actor::Actor,
    company::{Fact, FactKind, VerificationState},
    id::PaperId,
    notification::Subject,
};
use entity::company::{fact, paper};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    clock::hand_in_again,
    row::{self, advance},
    stated::Stated,
};
use crate::{Ctx, Result, event, notification, search, stored};

/// Ends what no longer fits what the company states. Whoever changes that calls this at the end of their transaction;
/// it locks the company, so that no operator decides at the same time.
pub(crate) async fn recheck(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    company: Uuid,
) -> Result<()> {
    let (row, state) = row::lock(tx, company).await?;
    let facts = row::standing_facts(tx, company).await?;
    if facts.is_empty() {
        return Ok(());
    }
    let stated = Stated::of(tx, row, String::new()).await?;
    let removed = removed(tx, &facts).await?;
    let (mut unlicensed, mut uncertified) = (false, false);
    for fact in facts {
        let kind: FactKind = stored::name(&fact.kind)?;
        let holds = match fact.paper_id {
            Some(paper) => !removed.contains(&paper),
            // Whoever may act for the company is stated with each case, and changes with the next one only.
            None if kind == FactKind::Representative => true,
            None => stated.digest(Fact::of(kind)) == fact.stated,
        };
        if holds {
            continue;
        }
        uncertified |= kind == FactKind::Certificate && fact.confirmed;
        unlicensed |= kind == FactKind::Licence && fact.confirmed;
        let data = json!({ "fact": kind, "paper": fact.paper_id.map(PaperId) });
        event::happened(ctx, tx, actor, company, "company.fact_ended", data).await?;
        let mut fact = fact.into_active_model();
        fact.ended_at = Set(Some(ctx.now()));
        fact.update_without_returning(tx).await?;
    }
    if uncertified {
        search::reindex_supplier(ctx, tx, company).await?;
    }
    if unlicensed && state.until().is_some() {
        lapse(ctx, tx, actor, company, &state).await?;
    }
    Ok(())
}

async fn lapse(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    company: Uuid,
    state: &VerificationState,
) -> Result<()> {
    let step = state.lapse(ctx.now())?;
    advance(ctx, tx, actor, company, &step, json!({}), None).await?;
    if matches!(step.next(), VerificationState::Expired { .. }) {
        hand_in_again(ctx, tx, company, step.next()).await?;
        let about = Subject::VerificationExpired(company.into());
        notification::tell_leaders(ctx, tx, company, about).await?;
    }
    Ok(())
}

/// The certificates among these facts that the company took away.
async fn removed(tx: &impl ConnectionTrait, facts: &[fact::Model]) -> Result<Vec<Uuid>> {
    let rows = paper::Entity::find()
        .filter(paper::Column::Id.is_in(facts.iter().filter_map(|fact| fact.paper_id)))
        .filter(paper::Column::RemovedAt.is_not_null())
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
