//! The open RFQs a supplier sees and has not answered, newest first.

use std::collections::HashMap;

use chrono::TimeDelta;
use domain::{
    Instant,
    actor::{Actor, Right},
    id::MarketId,
    page::{Page, PageRequest},
    quantity::Quantity,
    rfq::view::OpenRow,
    unit::Unit,
};
use entity::{
    market::booth,
    rfq::{negotiation, rfq, rfq_line, rfq_market, rfq_pass},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Query,
};
use uuid::Uuid;

use crate::{
    Ctx, Result, company,
    error::{OrNotFound, require},
    market, stored,
};

/// Which open RFQs; by default all that were neither answered nor passed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenWanted {
    /// Only those shown in this market.
    pub market: Option<MarketId>,
    /// Only those with these words in their title or a line.
    pub text: String,
    /// Only those whose deadline is so near.
    pub within: Option<TimeDelta>,
    /// Those that were passed instead.
    pub passed: bool,
}

/// The open RFQs the actor's company sees and has not answered, newest first.
pub async fn open_requests(
    ctx: &Ctx,
    actor: &Actor,
    wanted: &OpenWanted,
    page: PageRequest,
) -> Result<Page<OpenRow>> {
    require(actor, Right::SeeSelling)?;
    let db = ctx.db.read();
    let mut found = not_offered_on(actor, ctx.now())
        .filter(wanted.condition(actor, ctx.now()))
        .order_by_desc(rfq::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        found = found.filter(rfq::Column::Id.lt(last));
    }
    let rows = found.all(db).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let firsts = Firsts::of(db, &ids).await?;
    let by = by_markets(db, actor, &ids).await?;
    let buyers = company::read::references(db, rows.iter().map(|row| row.buyer_company_id)).await?;
    let markets = market::references(db, by.iter().map(|(_, market)| *market)).await?;
    let items = rows
        .into_iter()
        .map(|row| {
            let (first, lines) = firsts.of_rfq(row.id)?;
            let own = by.iter().filter(|(rfq, _)| *rfq == row.id);
            Ok(OpenRow {
                id: row.id.into(),
                buyer: buyers.get(&row.buyer_company_id).cloned().or_not_found()?,
                markets: own.filter_map(|(_, id)| markets.get(id).cloned()).collect(),
                number: row.number,
                title: row.title,
                first,
                lines,
                deadline: row.deadline,
                published_at: row.published_at.unwrap_or(row.created_at),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(items, page.limit, |row| row.id.to_string()))
}

/// What waits for the actor's company: open RFQs it has neither offered on nor passed.
pub(crate) fn unanswered(actor: &Actor, now: Instant) -> Select<rfq::Entity> {
    not_offered_on(actor, now).filter(rfq::Column::Id.not_in_subquery(passed_by(actor)))
}

fn not_offered_on(actor: &Actor, now: Instant) -> Select<rfq::Entity> {
    let own = Query::select()
        .column(negotiation::Column::RfqId)
        .from(negotiation::Entity)
        .and_where(negotiation::Column::SupplierCompanyId.eq(company_of(actor)))
        .take();
    rfq::Entity::open_to(actor)
        .filter(rfq::Column::Deadline.gt(now))
        .filter(rfq::Column::Id.not_in_subquery(own))
}

fn passed_by(actor: &Actor) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(rfq_pass::Column::RfqId)
        .from(rfq_pass::Entity)
        .and_where(rfq_pass::Column::CompanyId.eq(company_of(actor)))
        .take()
}

fn company_of(actor: &Actor) -> Uuid {
    actor.company().map_or(Uuid::nil(), |company| company.0)
}

impl OpenWanted {
    fn condition(&self, actor: &Actor, now: Instant) -> Condition {
        let passed = match self.passed {
            true => rfq::Column::Id.in_subquery(passed_by(actor)),
            false => rfq::Column::Id.not_in_subquery(passed_by(actor)),
        };
        let market = self.market.map(|market| {
            let shown = Query::select()
                .column(rfq_market::Column::RfqId)
                .from(rfq_market::Entity)
                .and_where(rfq_market::Column::MarketId.eq(market.0))
                .and_where(rfq_market::Column::State.eq("shown"))
                .take();
            rfq::Column::Id.in_subquery(shown)
        });
        let within = self.within.map(|time| rfq::Column::Deadline.lte(now + time));
        let text = self.text.trim();
        let text = (!text.is_empty()).then(|| with_words(text));
        Condition::all()
            .add(passed)
            .add_option(market)
            .add_option(within)
            .add_option(text)
    }
}

/// These words stand in the title or in a line, in whatever case.
fn with_words(text: &str) -> Condition {
    let described = Query::select()
        .column(rfq_line::Column::RfqId)
        .from(rfq_line::Entity)
        .and_where(stored::holds(rfq_line::Column::Description, text))
        .take();
    Condition::any()
        .add(stored::holds((rfq::Entity, rfq::Column::Title), text))
        .add(rfq::Column::Id.in_subquery(described))
}

/// The markets by which the actor's company sees these RFQs.
pub(super) async fn by_markets(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rfqs: &[Uuid],
) -> Result<Vec<(Uuid, Uuid)>> {
    let places = Query::select()
        .column(booth::Column::MarketId)
        .from(booth::Entity)
        .and_where(booth::Column::CompanyId.eq(company_of(actor)))
        .take();
    Ok(rfq_market::Entity::find()
        .select_only()
        .columns([rfq_market::Column::RfqId, rfq_market::Column::MarketId])
        .filter(rfq_market::Column::RfqId.is_in(rfqs.iter().copied()))
        .filter(rfq_market::Column::State.eq("shown"))
        .filter(rfq_market::Column::MarketId.in_subquery(places))
        .into_tuple()
        .all(db)
        .await?)
}

/// The first line of RFQs, and how many lines they have: two queries, however many.
pub(super) struct Firsts {
    lines: HashMap<Uuid, rfq_line::Model>,
    counts: HashMap<Uuid, i64>,
}

impl Firsts {
    pub(super) async fn of(db: &impl ConnectionTrait, rfqs: &[Uuid]) -> Result<Self> {
        let lines = rfq_line::Entity::find()
            .filter(rfq_line::Column::RfqId.is_in(rfqs.iter().copied()))
            .filter(rfq_line::Column::Line.eq(1))
            .all(db)
            .await?;
        let counts: Vec<(Uuid, i64)> = rfq_line::Entity::find()
            .select_only()
            .column(rfq_line::Column::RfqId)
            .column_as(rfq_line::Column::Line.count(), "count")
            .filter(rfq_line::Column::RfqId.is_in(rfqs.iter().copied()))
            .group_by(rfq_line::Column::RfqId)
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self {
            lines: lines.into_iter().map(|line| (line.rfq_id, line)).collect(),
            counts: counts.into_iter().collect(),
        })
    }

    pub(super) fn of_rfq(&self, id: Uuid) -> Result<((String, Quantity, Unit), u32)> {
        let line = self.lines.get(&id).or_not_found()?;
        let first = (
            line.description.clone(),
            stored::quantity(line.quantity)?,
            stored::text(&line.unit)?,
        );
        let count = self.counts.get(&id).copied().unwrap_or_default();
        Ok((first, u32::try_from(count).unwrap_or(u32::MAX)))
    }
}
