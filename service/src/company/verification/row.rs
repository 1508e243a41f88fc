//! A company taken into a transaction, and its verification's next state written with its event.

use domain::{
    actor::Actor,
    company::{FactKind, FactView, Finding, VerificationState},
    id::CompanyId,
    moderation::CaseState,
    state::Step,
};
use entity::company::{company, exhibit, fact, paper, verification_case};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::Value;
use uuid::Uuid;

use crate::{Ctx, Error, Result, error::OrNotFound, event, search, stored};

/// A company, locked until the transaction ends.
pub(super) async fn lock(tx: &impl ConnectionTrait, id: Uuid) -> Result<(company::Model, VerificationState)> {
    let row = company::Entity::find()
        .filter(company::Column::Id.eq(id))
        .lock_exclusive()
        .one(tx)
        .await?
        .or_not_found()?;
    let state = event::state(&row.verification_detail)?;
    Ok((row, state))
}

/// Writes a step of the company's verification, its event with what `further` says of it. A step to `verified` names
/// the case it stands on.
pub(super) async fn advance(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    company: Uuid,
    step: &Step<VerificationState>,
    further: Value,
    case: Option<Uuid>,
) -> Result<()> {
    // Whoever acts for another company is an operator.
    let by_operator = actor.company().is_some_and(|acting| acting.0 != company);
    let touched = by_operator.then_some(company);
    let (name, detail) = event::record_for(ctx, tx, actor, company, step, further, touched).await?;
    let until = match step.next() {
        VerificationState::Verified { until } => Some(*until),
        _ => None,
    };
    let mut row = company::ActiveModel {
        id: Unchanged(company),
        verification: Set(name),
        verification_detail: Set(detail),
        verified_until: Set(until),
        ..Default::default()
    };
    if let Some(case) = case {
        row.verified_case_id = Set(Some(case));
    }
    row.update_without_returning(tx).await?;
    // These begin or end what the search is narrowed by.
    let tells = matches!(
        step.next(),
        VerificationState::Verified { .. }
            | VerificationState::Expired { .. }
            | VerificationState::Suspended { .. }
    );
    if tells {
        search::reindex_supplier(ctx, tx, company).await?;
    }
    Ok(())
}

/// What the company asked last.
pub(super) async fn newest_case(
    db: &impl ConnectionTrait,
    company: Uuid,
) -> Result<Option<(verification_case::Model, CaseState)>> {
    let newest = verification_case::Entity::find()
        .filter(verification_case::Column::CompanyId.eq(company))
        .order_by_desc(verification_case::Column::Id)
        .one(db)
        .await?;
    newest
        .map(|row| {
            let state = event::state(&row.state_detail)?;
            Ok((row, state))
        })
        .transpose()
}

/// Whether something the company asked waits for an operator.
pub(super) async fn is_waiting(db: &impl ConnectionTrait, company: Uuid) -> Result<bool> {
    let newest = newest_case(db, company).await?;
    Ok(newest.is_some_and(|(_, state)| state.decision().is_none()))
}

/// The papers of a company that stand there, the newest first.
pub(super) async fn papers(db: &impl ConnectionTrait, company: CompanyId) -> Result<Vec<paper::Model>> {
    let rows = paper::Entity::find()
        .filter(paper::Column::CompanyId.eq(company.0))
        .filter(paper::Column::RemovedAt.is_null())
        .order_by_desc(paper::Column::Id);
    Ok(rows.all(db).await?)
}

/// The papers a case is about, by what they prove.
pub(super) async fn exhibits(db: &impl ConnectionTrait, case: Uuid) -> Result<Vec<paper::Model>> {
    let rows = exhibit::Entity::find()
        .filter(exhibit::Column::CaseId.eq(case))
        .find_also_related(paper::Entity)
        .all(db)
        .await?;
    let mut papers: Vec<_> = rows.into_iter().filter_map(|(_, paper)| paper).collect();
    let order = |row: &paper::Model| stored::name::<FactKind>(&row.kind).ok();
    papers.sort_by_key(|row| (order(row), row.id));
    Ok(papers)
}

/// What was found about a company and was not overtaken.
pub(super) async fn standing_facts(db: &impl ConnectionTrait, company: Uuid) -> Result<Vec<fact::Model>> {
    let rows = fact::Entity::find()
        .filter(fact::Column::CompanyId.eq(company))
        .filter(fact::Column::EndedAt.is_null());
    Ok(rows.all(db).await?)
}

/// What a row says was found.
pub(super) fn finding(row: &fact::Model) -> Result<Finding> {
    match (row.confirmed, row.valid_until) {
        (true, Some(until)) => Ok(Finding::Confirmed { until }),
        (true, None) => Err(Error::internal(format!("fact {} has no end", row.id))),
        (false, _) => Ok(Finding::Refuted),
    }
}

/// Findings in the order they are read: by kind, then as they were checked.
pub(super) fn in_order(facts: &mut [FactView]) {
    facts.sort_by_key(|fact| (fact.kind, fact.at, fact.paper));
}
