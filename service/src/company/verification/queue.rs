//! The operators' list: what waits for them, and the companies they verified.

use domain::{
    Instant,
    actor::{Actor, Right},
    company::{CaseStage, VerificationRow},
    page::{Page, PageRequest},
};
use entity::{
    company::{company, verification_case},
    market::market,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait, Select,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;
use uuid::Uuid;

use super::find::entries;
use crate::{
    Ctx, Result,
    company::read,
    error::{OrNotFound, require},
    event, stored,
};

/// Cases of the actor's markets, or of one of them by its slug. Whoever administers the platform sees every market's.
pub async fn queue(
    ctx: &Ctx,
    actor: &Actor,
    which: CaseStage,
    market: Option<&str>,
    page: PageRequest,
) -> Result<Page<VerificationRow>> {
    require(actor, Right::Verify)?;
    let db = ctx.db.read();
    let mut cases = select(actor, which).limit(u64::from(page.limit) + 1);
    if let Some(slug) = market {
        let id: Option<Uuid> = market::Entity::find()
            .select_only()
            .column(market::Column::Id)
            .filter(market::Column::Slug.eq(slug))
            .into_tuple()
            .one(db)
            .await?;
        cases = cases.filter(verification_case::Column::MarketId.eq(id.or_not_found()?));
    }
    if let Some((at, id)) = page.after.as_deref().and_then(key_of) {
        cases = cases.filter(after(which, at, id));
    }
    let rows = rows_of(db, cases.all(db).await?).await?;
    Ok(Page::cut(rows, page.limit, |row| {
        format!("{}.{}", row.entry.opened_at.timestamp_micros(), row.entry.id)
    }))
}

fn select(actor: &Actor, which: CaseStage) -> Select<verification_case::Entity> {
    let cases = verification_case::Entity::visible_to(actor);
    let by_state = |name: &str| {
        cases
            .clone()
            .join(JoinType::InnerJoin, verification_case::Relation::Company.def())
            .filter(company::Column::Verification.eq(name))
            .filter(
                Expr::col((company::Entity, company::Column::VerifiedCaseId))
                    .equals((verification_case::Entity, verification_case::Column::Id)),
            )
    };
    let (chosen, oldest_first) = match which {
        CaseStage::Waiting => (
            cases
                .clone()
                .filter(verification_case::Column::State.ne("decided")),
            true,
        ),
        CaseStage::Verified => (by_state("verified"), false),
        CaseStage::Suspended => (by_state("suspended"), false),
        CaseStage::Decided => (
            cases
                .clone()
                .filter(verification_case::Column::State.eq("decided")),
            false,
        ),
    };
    match oldest_first {
        true => chosen
            .order_by_asc(verification_case::Column::OpenedAt)
            .order_by_asc(verification_case::Column::Id),
        false => chosen
            .order_by_desc(verification_case::Column::OpenedAt)
            .order_by_desc(verification_case::Column::Id),
    }
}

/// `1764230400000000.0193…`: when the last case of the page before was asked, and which it was.
fn key_of(key: &str) -> Option<(Instant, Uuid)> {
    let (at, id) = key.split_once('.')?;
    Some((
        Instant::from_timestamp_micros(at.parse().ok()?)?,
        id.parse().ok()?,
    ))
}

fn after(which: CaseStage, at: Instant, id: Uuid) -> Condition {
    use verification_case::Column::{Id, OpenedAt};
    let (later, next) = match which {
        CaseStage::Waiting => (OpenedAt.gt(at), Id.gt(id)),
        CaseStage::Verified | CaseStage::Suspended | CaseStage::Decided => (OpenedAt.lt(at), Id.lt(id)),
    };
    let same = Condition::all().add(OpenedAt.eq(at)).add(next);
    Condition::any().add(later).add(same)
}

/// Rows of cases with their companies, in three more queries however many there are.
pub(super) async fn rows_of(
    db: &impl ConnectionTrait,
    cases: Vec<verification_case::Model>,
) -> Result<Vec<VerificationRow>> {
    let companies: Vec<Uuid> = cases.iter().map(|case| case.company_id).collect();
    let rows: HashMap<Uuid, company::Model> = company::Entity::find()
        .filter(company::Column::Id.is_in(companies.clone()))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let entries = entries(db, cases).await?;
    companies
        .into_iter()
        .zip(entries)
        .map(|(company, entry)| {
            let row = rows.get(&company).cloned().or_not_found()?;
            Ok(VerificationRow {
                entry,
                country: stored::text(&row.country)?,
                verification: event::state(&row.verification_detail)?,
                company: read::reference(row),
            })
        })
        .collect()
}
