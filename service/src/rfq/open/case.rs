//! The operator's queue of open RFQs, and one case of it.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    id::CaseId,
    moderation::CaseState,
    page::{Page, PageRequest},
    rfq::view::{Report, RfqCaseRow, RfqCaseView},
};
use entity::rfq::{rfq, rfq_case, rfq_market, rfq_report};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Ctx, Result, company,
    error::{OrNotFound, known, require},
    event,
    identity::person,
    market,
    rfq::row,
};

/// What waits for a decision in the operator's markets, oldest first.
pub async fn cases(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<RfqCaseRow>> {
    require(actor, Right::Operate)?;
    let db = ctx.db.read();
    let mut found = rfq_case::Entity::visible_to(actor)
        .find_also_related(rfq::Entity)
        .filter(rfq_case::Column::State.ne("decided"))
        .order_by_asc(rfq_case::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        found = found.filter(rfq_case::Column::Id.gt(last));
    }
    let rows = found.all(db).await?;
    let buyers = rows
        .iter()
        .filter_map(|(_, rfq)| Some(rfq.as_ref()?.buyer_company_id));
    let buyers = company::read::references(db, buyers).await?;
    let markets = market::references(db, rows.iter().map(|(case, _)| case.market_id)).await?;
    let reports: Vec<(Uuid, i64)> = rfq_report::Entity::find()
        .select_only()
        .column(rfq_report::Column::CaseId)
        .column_as(rfq_report::Column::CompanyId.count(), "count")
        .filter(rfq_report::Column::CaseId.is_in(rows.iter().map(|(case, _)| case.id)))
        .group_by(rfq_report::Column::CaseId)
        .into_tuple()
        .all(db)
        .await?;
    let reports: HashMap<_, _> = reports.into_iter().collect();
    let items = rows
        .into_iter()
        .map(|(case, rfq)| {
            let rfq = rfq.or_not_found()?;
            let count = reports.get(&case.id).copied().unwrap_or_default();
            Ok(RfqCaseRow {
                id: case.id.into(),
                buyer: buyers.get(&rfq.buyer_company_id).cloned().or_not_found()?,
                market: markets.get(&case.market_id).cloned().or_not_found()?,
                number: rfq.number,
                title: rfq.title,
                reports: u32::try_from(count).unwrap_or(u32::MAX),
                opened_at: case.opened_at,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(items, page.limit, |case| case.id.to_string()))
}

/// One case, with the RFQ it is about.
pub async fn case(ctx: &Ctx, actor: &Actor, id: CaseId) -> Result<RfqCaseView> {
    known(actor)?;
    let db = ctx.db.read();
    let found = rfq_case::Entity::visible_to(actor)
        .filter(rfq_case::Column::Id.eq(id.0))
        .find_also_related(rfq::Entity)
        .one(db)
        .await?;
    let (case, rfq) = found.or_not_found()?;
    let rfq = rfq.or_not_found()?;
    let placed = rfq_market::Entity::find()
        .filter(rfq_market::Column::RfqId.eq(case.rfq_id))
        .filter(rfq_market::Column::MarketId.eq(case.market_id))
        .one(db)
        .await?
        .or_not_found()?;
    let reports = rfq_report::Entity::find()
        .filter(rfq_report::Column::CaseId.eq(case.id))
        .order_by_asc(rfq_report::Column::ReportedAt)
        .all(db)
        .await?;
    let reporters = company::read::references(db, reports.iter().map(|row| row.company_id)).await?;
    let state: CaseState = event::state(&case.state_detail)?;
    let operator = match state.decision() {
        Some(decision) => Some(person::name(db, decision.by.0).await?),
        None => None,
    };
    let buyer = company::read::reference_to(db, rfq.buyer_company_id).await?;
    let lines = row::lines_of(db, rfq.id).await?;
    Ok(RfqCaseView {
        id,
        state,
        operator,
        market: market::references(db, [case.market_id])
            .await?
            .remove(&case.market_id)
            .or_not_found()?,
        head: row::head(rfq, buyer, lines)?,
        placement: event::state(&placed.state_detail)?,
        reports: reports
            .into_iter()
            .map(|row| {
                Ok(Report {
                    company: reporters.get(&row.company_id).cloned().or_not_found()?,
                    reason: row.reason,
                    at: row.reported_at,
                })
            })
            .collect::<Result<_>>()?,
        opened_at: case.opened_at,
    })
}
