//! An open RFQ's page, for a supplier who sees it or an operator of one of its markets.

use domain::{
    actor::{Actor, Member, Right},
    id::{ListingId, RfqId},
    page::PageRequest,
    rfq::view::{OpenMay, OpenView, RfqHead},
    search::{Filters, SearchQuery},
    text::{Bilingual, Locale},
};
use entity::rfq::{negotiation, rfq, rfq_market, rfq_pass};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::list::by_markets;
use crate::{
    Ctx, Result, company,
    error::{OrNotFound, known},
    event, market,
    rfq::row,
    search,
};

/// An open RFQ as the actor sees it: not found for whoever has no business with it.
pub async fn open_view(ctx: &Ctx, actor: &Actor, id: RfqId) -> Result<OpenView> {
    known(actor)?;
    let db = ctx.db.read();
    let this = || rfq::Column::Id.eq(id.0);
    if let Some(row) = rfq::Entity::open_to(actor).filter(this()).one(db).await? {
        return as_supplier(ctx, actor, row).await;
    }
    let row = rfq::Entity::placed_with(actor).filter(this()).one(db).await?;
    as_operator(ctx, actor, row.or_not_found()?).await
}

async fn as_supplier(ctx: &Ctx, actor: &Actor, row: rfq::Model) -> Result<OpenView> {
    let db = ctx.db.read();
    let company = actor.company().or_not_found()?.0;
    let passed = rfq_pass::Entity::find()
        .filter(rfq_pass::Column::RfqId.eq(row.id))
        .filter(rfq_pass::Column::CompanyId.eq(company));
    let sits = negotiation::Entity::find()
        .filter(negotiation::Column::RfqId.eq(row.id))
        .filter(negotiation::Column::SupplierCompanyId.eq(company));
    let may = OpenMay {
        offer: actor.may(Right::Supply)
            && event::state::<domain::rfq::RfqState>(&row.state_detail)?
                .takes_offers(ctx.now(), row.deadline)
            && sits.one(db).await?.is_none(),
        report: actor.may(Right::Supply),
        passed: passed.one(db).await?.is_some(),
    };
    let by = by_markets(db, actor, &[row.id]).await?;
    let markets = market::references(db, by.into_iter().map(|(_, market)| market)).await?;
    let head = head(db, row).await?;
    Ok(OpenView {
        nearest: nearest(ctx, actor, &head).await,
        head,
        markets: markets.into_values().collect(),
        may,
    })
}

async fn as_operator(ctx: &Ctx, actor: &Actor, row: rfq::Model) -> Result<OpenView> {
    let db = ctx.db.read();
    let mine = actor.member().into_iter().flat_map(Member::markets);
    let placed: Vec<Uuid> = rfq_market::Entity::find()
        .select_only()
        .column(rfq_market::Column::MarketId)
        .filter(rfq_market::Column::RfqId.eq(row.id))
        .filter(rfq_market::Column::MarketId.is_in(mine.map(|id| id.0)))
        .into_tuple()
        .all(db)
        .await?;
    let markets = market::references(db, placed).await?;
    Ok(OpenView {
        head: head(db, row).await?,
        markets: markets.into_values().collect(),
        nearest: None,
        may: OpenMay {
            offer: false,
            report: true,
            passed: false,
        },
    })
}

async fn head(db: &impl ConnectionTrait, row: rfq::Model) -> Result<RfqHead> {
    let buyer = company::read::reference_to(db, row.buyer_company_id).await?;
    let lines = row::lines_of(db, row.id).await?;
    row::head(row, buyer, lines)
}

/// The supplier's own listing that fits best what is asked. A search that fails finds none: the request can be read
/// without it.
async fn nearest(ctx: &Ctx, actor: &Actor, head: &RfqHead) -> Option<(ListingId, Bilingual)> {
    let member = actor.member()?;
    let query = SearchQuery {
        text: head.lines.first()?.description.clone(),
        locale: Locale::default(),
        filters: Filters {
            supplier: Some(member.company_code.clone()),
            ..Filters::default()
        },
        page: PageRequest::new(Some(1), None),
        ..SearchQuery::default()
    };
    let found = search::look(ctx, &query).await.ok()?.items.into_iter().next()?;
    Some((found.hit.id, found.hit.title))
}
