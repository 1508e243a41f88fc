//! Telling the suppliers of a market of an open RFQ: those whose listings fit best, and not more than a few of them.

use std::collections::HashSet;

use domain::{
    company::Role,
    id::{MarketId, RfqId},
    notification::{Mail, Subject},
    page::PageRequest,
    search::{Filters, SearchQuery},
    text::Locale,
};
use entity::{
    company::company as companies,
    market::{booth, market},
    rfq::{rfq, rfq_line, rfq_market, rfq_supplier},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, Set, sea_query::LockType,
};
use uuid::Uuid;

use crate::{
    Ctx, Result, company,
    job::{self, Job},
    search,
};

/// How many suppliers get a mail of an RFQ in one market. All others find it among their open requests.
const TOLD: usize = 20;
/// How many listings are looked at to find them.
const LOOKED_AT: u32 = 100;
/// How many lines of the RFQ are looked for.
const LINES: u64 = 5;

/// Puts mails into the outbox for the people who sell for the suppliers whose listings fit. Once for each market: a
/// job that runs again finds that it was done.
pub async fn tell(ctx: &Ctx, id: RfqId, market: MarketId) -> Result<()> {
    let Some(fitting) = fitting(ctx, id, market).await? else {
        return Ok(());
    };
    let tx = ctx.db.begin().await?;
    let placed = rfq_market::Entity::find()
        .filter(rfq_market::Column::RfqId.eq(id.0))
        .filter(rfq_market::Column::MarketId.eq(market.0))
        .filter(rfq_market::Column::ToldAt.is_null())
        .lock(LockType::Update)
        .one(&tx)
        .await?;
    let Some(placed) = placed else { return Ok(()) };
    for supplier in fitting {
        let sellers = company::read::people_as(&tx, supplier, &[Role::Owner, Role::Manager, Role::Sales]);
        for to in sellers.await? {
            let about = Subject::OpenRfq(id);
            let company = Some(supplier.into());
            job::enqueue(ctx, &tx, Job::Mail(Mail { to, company, about })).await?;
        }
    }
    let mut row = placed.into_active_model();
    row.told_at = Set(Some(ctx.now()));
    row.update_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Suppliers with a place in the market whose listings there are found by what is asked, best first; those who were
/// asked by name know already. `None`: it is over.
async fn fitting(ctx: &Ctx, id: RfqId, market: MarketId) -> Result<Option<Vec<Uuid>>> {
    let db = ctx.db.read();
    let rfq = rfq::Entity::shown_in(market.0)
        .filter(rfq::Column::Id.eq(id.0))
        .one(db)
        .await?;
    let place = market::Entity::find()
        .filter(market::Column::Id.eq(market.0))
        .one(db)
        .await?;
    let (Some(rfq), Some(place)) = (rfq, place) else {
        return Ok(None);
    };
    let lines = rfq_line::Entity::find()
        .filter(rfq_line::Column::RfqId.eq(id.0))
        .order_by_asc(rfq_line::Column::Line)
        .limit(LINES)
        .all(db)
        .await?;
    let mut codes: Vec<String> = Vec::new();
    for line in lines {
        for code in selling(ctx, line.description, &place.slug).await? {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    let named: Vec<Uuid> = rfq_supplier::Entity::find()
        .select_only()
        .column(rfq_supplier::Column::CompanyId)
        .filter(rfq_supplier::Column::RfqId.eq(id.0))
        .into_tuple()
        .all(db)
        .await?;
    let found: Vec<(String, Uuid)> = booth::Entity::find()
        .join(JoinType::InnerJoin, booth::Relation::Company.def())
        .select_only()
        .column(companies::Column::Code)
        .column(companies::Column::Id)
        .filter(booth::Column::MarketId.eq(market.0))
        .filter(companies::Column::Code.is_in(codes.clone()))
        .filter(companies::Column::Id.ne(rfq.buyer_company_id))
        .filter(companies::Column::Verification.ne("suspended"))
        .into_tuple()
        .all(db)
        .await?;
    let known: HashSet<_> = named.into_iter().collect();
    let best = codes.iter().filter_map(|code| {
        let (_, id) = found.iter().find(|(found, _)| found == code)?;
        (!known.contains(id)).then_some(*id)
    });
    Ok(Some(best.take(TOLD).collect()))
}

/// The codes of the suppliers whose listings in this market are found by these words, best first.
async fn selling(ctx: &Ctx, text: String, market: &str) -> Result<Vec<String>> {
    let query = SearchQuery {
        text,
        locale: Locale::default(),
        filters: Filters {
            markets: vec![market.to_owned()],
            ..Filters::default()
        },
        page: PageRequest::new(Some(LOOKED_AT), None),
        ..SearchQuery::default()
    };
    let found = search::look(ctx, &query).await?;
    Ok(found
        .items
        .into_iter()
        .map(|found| found.hit.supplier_code)
        .collect())
}
