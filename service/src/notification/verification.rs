//! The facts of letters about a company's verification, read when they are sent: what is no longer so is not told.

use domain::{
    actor::{Actor, Right},
    company::VerificationState,
    id::{CaseId, CompanyId},
    moderation::{CaseState, Verdict},
    notification::News,
};
use entity::company::verification_case;
use sea_orm::{ColumnTrait, QueryFilter};

use super::letter::name;
use crate::{
    Ctx, Result,
    company::{read, verification},
    error::OrNotFound,
    event, market,
};

pub(super) async fn decided(ctx: &Ctx, actor: &Actor, id: CaseId) -> Result<News> {
    let db = ctx.db.read();
    let company = leads(actor)?;
    let case = verification_case::Entity::owned_by(actor)
        .filter(verification_case::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    let state: CaseState = event::state(&case.state_detail)?;
    let decision = state.decision().or_not_found()?;
    let market = match case.market_id {
        Some(id) => market::references(db, [id]).await?.remove(&id),
        None => None,
    };
    let until = state_of(ctx, company).await?.until();
    Ok(News::VerificationDecided {
        company: name(ctx, company.0).await?,
        market: market.map(|market| market.name),
        verdict: decision.verdict,
        reason: decision.reason.clone(),
        until: until.filter(|_| decision.verdict == Verdict::Approve),
    })
}

/// Nothing is told once what was about to end was renewed.
pub(super) async fn ends(ctx: &Ctx, actor: &Actor, company: CompanyId) -> Result<News> {
    leads(actor)?;
    let facts = verification::ending(ctx, company.0).await?;
    (!facts.is_empty()).then_some(()).or_not_found()?;
    Ok(News::VerificationEnds {
        company: name(ctx, company.0).await?,
        facts,
    })
}

pub(super) async fn expired(ctx: &Ctx, actor: &Actor, company: CompanyId) -> Result<News> {
    leads(actor)?;
    let at = match state_of(ctx, company).await? {
        VerificationState::Expired { at } => Some(at),
        _ => None,
    };
    Ok(News::VerificationExpired {
        company: name(ctx, company.0).await?,
        at: at.or_not_found()?,
    })
}

/// Told to everyone who acts for the company: none of them can agree on anything meanwhile.
pub(super) async fn suspension(ctx: &Ctx, actor: &Actor, company: CompanyId) -> Result<News> {
    let named = name(ctx, company.0).await?;
    match state_of(ctx, company).await? {
        VerificationState::Suspended { reason, .. } if actor.company() == Some(company) => {
            let company = named;
            Ok(News::Suspended { company, reason })
        }
        VerificationState::Verified { until } if actor.company() == Some(company) => {
            let company = named;
            Ok(News::Reinstated { company, until })
        }
        _ => Err(crate::Error::NotFound),
    }
}

/// The reader's company, if it is theirs to lead still.
fn leads(actor: &Actor) -> Result<CompanyId> {
    let company = actor.company().filter(|_| actor.may(Right::ManageCompany));
    company.or_not_found()
}

async fn state_of(ctx: &Ctx, company: CompanyId) -> Result<VerificationState> {
    let row = read::by_id(ctx.db.read(), company.0).await?.or_not_found()?;
    event::state(&row.verification_detail)
}
