//! One case, as operators see it; and an operator takes it, so that no colleague reads it at the same time.

use domain::{
    actor::Actor,
    company::{VerificationCase, VerificationState},
    id::CaseId,
    moderation::CaseState,
};
use entity::company::{company, verification_case};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use super::{
    find::{entries, facts_of, findings, shown},
    queue::rows_of,
    row,
    stated::Stated,
};
use crate::{
    Conflict, Ctx, Result,
    company::read,
    error::{OrNotFound, known},
    event,
    moderation::operator,
};

/// How many of a company's earlier cases an operator is shown.
const BEFORE: u64 = 20;

/// A case and its company, both locked until the transaction ends: the company first.
pub(super) struct Locked {
    pub(super) company: company::Model,
    pub(super) verification: VerificationState,
    pub(super) case: verification_case::Model,
    pub(super) state: CaseState,
}

/// Takes a case the actor sees.
pub(super) async fn lock(tx: &impl ConnectionTrait, actor: &Actor, id: CaseId) -> Result<Locked> {
    known(actor)?;
    let case = || verification_case::Entity::visible_to(actor).filter(verification_case::Column::Id.eq(id.0));
    let named = case().one(tx).await?.or_not_found()?;
    let (company, verification) = row::lock(tx, named.company_id).await?;
    let case = case().lock_exclusive().one(tx).await?.or_not_found()?;
    Ok(Locked {
        company,
        verification,
        state: event::state(&case.state_detail)?,
        case,
    })
}

/// Takes a case, from a colleague too: then it is theirs no more. Taking one's own again changes nothing; one that is
/// decided is a conflict with its decision.
pub async fn claim(ctx: &Ctx, actor: &Actor, id: CaseId) -> Result<()> {
    let by = operator(actor)?.person;
    let tx = ctx.db.begin().await?;
    let locked = lock(&tx, actor, id).await?;
    if let CaseState::Decided(decision) = locked.state {
        return Err(Conflict::Decided(decision).into());
    }
    if locked.state.operator() == Some(by) {
        return Ok(());
    }
    let (name, detail) = event::record(ctx, &tx, actor, id, &locked.state.claim(by)?).await?;
    let mut case = locked.case.into_active_model();
    case.state = Set(name);
    case.state_detail = Set(detail);
    case.update_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(())
}

/// A case with what the company states, what it handed in and what was found.
pub async fn case(ctx: &Ctx, actor: &Actor, id: CaseId) -> Result<VerificationCase> {
    known(actor)?;
    let db = ctx.db.read();
    let case = verification_case::Entity::visible_to(actor)
        .filter(verification_case::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    let company = read::by_id(db, case.company_id).await?.or_not_found()?;
    let standing = company.verified_case_id == Some(case.id);
    let papers = row::exhibits(db, id.0).await?;
    let stated = Stated::of(db, company, case.contact.clone()).await?;
    let before = verification_case::Entity::visible_to(actor)
        .filter(verification_case::Column::CompanyId.eq(case.company_id))
        .filter(verification_case::Column::Id.lt(case.id))
        .order_by_desc(verification_case::Column::Id)
        .limit(BEFORE)
        .all(db)
        .await?;
    let decided = case.decided_at.is_some();
    let facts = match decided {
        true => findings(db, case.id).await?,
        false => facts_of(db, row::standing_facts(db, case.company_id).await?).await?,
    };
    Ok(VerificationCase {
        statement: stated.view()?,
        seen: stated.seen(&papers, case.opened_at),
        papers: shown(papers)?,
        facts,
        before: entries(db, before).await?,
        standing,
        row: rows_of(db, vec![case]).await?.pop().or_not_found()?,
    })
}
