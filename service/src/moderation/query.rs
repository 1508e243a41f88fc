//! The operator's queue, and one case of it.

use std::collections::HashMap;

use chrono::TimeDelta;
use domain::{
    Instant,
    actor::{Actor, Right},
    catalog::view::{CaseRow, CaseView},
    id::{CaseId, MarketId},
    identity::PersonName,
    moderation::{
        CaseState,
        matter::{Matter, ReportView},
    },
    page::{Page, PageRequest},
    text::Bilingual,
};
use entity::{
    catalog::listing,
    moderation::{listing_report, moderation_case},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::finding::findings;
use crate::{
    Ctx, Result,
    catalog::{picture, read},
    company,
    error::{OrNotFound, known, require},
    event,
    identity::person,
    market, stored,
};

/// Which cases of the queue; by default all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only what is about one of these; none: about anything.
    pub matters: Vec<Matter>,
    /// Only this market's.
    pub market: Option<MarketId>,
    /// Only those that have waited at least this long.
    pub waiting: Option<TimeDelta>,
}

impl Wanted {
    fn condition(&self, now: Instant) -> Condition {
        let matters = self.matters.iter().map(ToString::to_string);
        let matters = (!self.matters.is_empty()).then(|| moderation_case::Column::Matter.is_in(matters));
        let market = self.market.map(|id| moderation_case::Column::MarketId.eq(id.0));
        let waiting = self
            .waiting
            .map(|time| moderation_case::Column::OpenedAt.lte(now - time));
        Condition::all()
            .add_option(matters)
            .add_option(market)
            .add_option(waiting)
    }
}

/// What waits for a decision in the operator's markets, oldest first.
pub async fn queue(ctx: &Ctx, actor: &Actor, wanted: &Wanted, page: PageRequest) -> Result<Page<CaseRow>> {
    require(actor, Right::Operate)?;
    let db = ctx.db.read();
    let mut cases = moderation_case::Entity::visible_to(actor)
        .find_also_related(listing::Entity)
        .filter(moderation_case::Column::State.ne("decided"))
        .filter(wanted.condition(ctx.now()))
        .order_by_asc(moderation_case::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        cases = cases.filter(moderation_case::Column::Id.gt(last));
    }
    let cases = cases.all(db).await?;
    let listings = || cases.iter().filter_map(|(_, listing)| listing.as_ref());
    let suppliers = company::read::references(db, listings().map(|listing| listing.company_id)).await?;
    let markets = market::references(db, cases.iter().map(|(case, _)| case.market_id)).await?;
    let operators = operators(ctx, &cases).await?;
    let reports = report_counts(ctx, cases.iter().map(|(case, _)| case.id)).await?;
    let mut rows = Vec::with_capacity(cases.len());
    for (case, listing) in cases {
        let listing = listing.or_not_found()?;
        rows.push(CaseRow {
            id: case.id.into(),
            listing: listing.id.into(),
            title: Bilingual {
                zh: listing.title_zh,
                en: listing.title_en,
            },
            supplier: suppliers.get(&listing.company_id).cloned().or_not_found()?,
            market: markets.get(&case.market_id).cloned().or_not_found()?,
            matter: stored::name(&case.matter)?,
            reports: reports.get(&case.id).copied().unwrap_or_default(),
            appealed: event::state::<CaseState>(&case.state_detail)?.appeal().is_some(),
            operator: operators.get(&case.id).cloned(),
            opened_at: case.opened_at,
        });
    }
    Ok(Page::cut(rows, page.limit, |case| case.id.to_string()))
}

/// Case → the name of the operator who looks at it.
async fn operators<L>(ctx: &Ctx, cases: &[(moderation_case::Model, L)]) -> Result<HashMap<Uuid, PersonName>> {
    let mut claimed = HashMap::new();
    for (case, _) in cases {
        if let CaseState::Claimed { by, .. } = event::state(&case.state_detail)? {
            claimed.insert(case.id, by.0);
        }
    }
    let names = person::names(ctx.db.read(), claimed.values().copied()).await?;
    let named = |(case, by)| Some((case, names.get(&by)?.clone()));
    Ok(claimed.into_iter().filter_map(named).collect())
}

/// Case → how many companies reported its listing.
async fn report_counts(ctx: &Ctx, cases: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, u32>> {
    let counts: Vec<(Uuid, i64)> = listing_report::Entity::find()
        .select_only()
        .column(listing_report::Column::CaseId)
        .column_as(listing_report::Column::CompanyId.count(), "count")
        .filter(listing_report::Column::CaseId.is_in(cases))
        .group_by(listing_report::Column::CaseId)
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    let count = |(case, count)| (case, u32::try_from(count).unwrap_or(u32::MAX));
    Ok(counts.into_iter().map(count).collect())
}

/// Who reported the listing of a case, first to last.
async fn reports(ctx: &Ctx, case: Uuid) -> Result<Vec<ReportView>> {
    let db = ctx.db.read();
    let rows = listing_report::Entity::find()
        .filter(listing_report::Column::CaseId.eq(case))
        .order_by_asc(listing_report::Column::ReportedAt)
        .all(db)
        .await?;
    let reporters = company::read::references(db, rows.iter().map(|row| row.company_id)).await?;
    let report = |row: listing_report::Model| {
        Ok(ReportView {
            company: reporters.get(&row.company_id).cloned().or_not_found()?,
            ground: stored::name(&row.ground)?,
            reason: row.reason,
            at: row.reported_at,
        })
    };
    rows.into_iter().map(report).collect()
}

/// One case, with its listing as buyers see it or would see it.
pub async fn view(ctx: &Ctx, actor: &Actor, id: CaseId) -> Result<CaseView> {
    known(actor)?;
    let db = ctx.db.read();
    let case = moderation_case::Entity::visible_to(actor)
        .filter(moderation_case::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    let row = listing::Entity::visible_to(actor)
        .filter(listing::Column::Id.eq(case.listing_id))
        .one(db)
        .await?;
    let listing = read::load(db, row.into_iter().collect()).await?.pop();
    let state: CaseState = event::state(&case.state_detail)?;
    let operator = match state.operator() {
        Some(by) => Some(person::name(db, by.0).await?),
        None => None,
    };
    let listing = listing.or_not_found()?.into_view(db).await?;
    let proposal = case.proposal.map(serde_json::from_value).transpose()?;
    let findings = match state.decision() {
        None => {
            let wording = proposal.as_ref().unwrap_or(&listing.wording);
            findings(ctx, case.market_id.into(), &listing, wording).await?
        }
        Some(_) => Vec::new(),
    };
    Ok(CaseView {
        id,
        findings,
        market: market::references(db, [case.market_id])
            .await?
            .remove(&case.market_id)
            .or_not_found()?,
        matter: stored::name(&case.matter)?,
        reports: reports(ctx, case.id).await?,
        pictures: picture::all(db, case.listing_id).await?,
        listing,
        proposal,
        state,
        operator,
        opened_at: case.opened_at,
    })
}
