//! Booths and wishes as operators and suppliers read them.

use domain::{
    actor::{Actor, Right},
    company::CompanyRef,
    market::{
        MarketRef,
        booth::{BoothRow, OwnBooths, Place, Wish, WishState},
    },
    notification::BoothAnswer,
    page::{Page, PageRequest},
};
use entity::{
    company::company,
    market::{booth, booth_wish, market},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::kept_market;
use crate::{
    Ctx, Result,
    company::read,
    error::{OrNotFound, require},
    event,
    market::{list, reference, references},
    stored,
};

/// The most wishes that are shown at once, the oldest first.
const WISHES: u64 = 50;

/// Who has a booth in a market the actor keeps, by code: those whose code, name, hall or number holds this text.
pub async fn given(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    text: &str,
    page: PageRequest,
) -> Result<Page<BoothRow>> {
    let db = ctx.db.read();
    let market = kept_market(db, actor, slug).await?;
    let mut rows = booth::Entity::kept_by(actor)
        .filter(booth::Column::MarketId.eq(market.id))
        .find_also_related(company::Entity)
        .order_by_asc(company::Column::Code)
        .limit(u64::from(page.limit) + 1);
    if let Some(after) = page.after.filter(|after| !after.contains('\0')) {
        rows = rows.filter(company::Column::Code.gt(after));
    }
    if !text.trim().is_empty() {
        rows = rows.filter(holds(text.trim()));
    }
    let rows = rows.all(db).await?;
    let row = |(row, company): (booth::Model, Option<company::Model>)| {
        Ok(BoothRow {
            company: read::reference(company.or_not_found()?),
            since: row.given_at,
            place: place(row),
        })
    };
    let rows = rows.into_iter().map(row).collect::<Result<_>>()?;
    Ok(Page::cut(rows, page.limit, |row: &BoothRow| {
        row.company.code.clone()
    }))
}

fn holds(text: &str) -> Condition {
    read::called(text)
        .add(stored::holds((booth::Entity, booth::Column::Hall), text))
        .add(stored::holds((booth::Entity, booth::Column::Number), text))
}

fn place(row: booth::Model) -> Place {
    Place {
        hall: row.hall,
        number: row.number,
    }
}

/// Who asks for a booth in a market the actor keeps, the oldest first.
pub async fn wishes(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<Vec<Wish>> {
    let db = ctx.db.read();
    let market = kept_market(db, actor, slug).await?;
    let rows = super::waiting(actor)
        .filter(booth_wish::Column::MarketId.eq(market.id))
        .order_by_asc(booth_wish::Column::At)
        .limit(WISHES)
        .find_also_related(company::Entity)
        .all(db)
        .await?;
    let market = reference(market);
    rows.into_iter()
        .map(|(row, company)| wish(row, read::reference(company.or_not_found()?), market.clone()))
        .collect()
}

fn wish(row: booth_wish::Model, company: CompanyRef, market: MarketRef) -> Result<Wish> {
    Ok(Wish {
        market,
        company,
        state: event::state(&row.state_detail)?,
        words: row.words,
        at: row.at,
    })
}

/// A supplier beside a market the actor keeps: its place there, and its wish.
pub async fn booth_of(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    code: &str,
) -> Result<(MarketRef, CompanyRef, Option<BoothRow>, Option<Wish>)> {
    let db = ctx.db.read();
    let market = kept_market(db, actor, slug).await?;
    let company = read::by_code(db, code).await?;
    let company = company.filter(|row| row.supplies).or_not_found()?;
    let row = booth::Entity::kept_by(actor)
        .filter(booth::Column::MarketId.eq(market.id))
        .filter(booth::Column::CompanyId.eq(company.id))
        .one(db)
        .await?;
    let asked = super::waiting(actor)
        .filter(booth_wish::Column::MarketId.eq(market.id))
        .filter(booth_wish::Column::CompanyId.eq(company.id))
        .one(db)
        .await?;
    let (market, company) = (reference(market), read::reference(company));
    let row = row.map(|row| BoothRow {
        company: company.clone(),
        since: row.given_at,
        place: place(row),
    });
    let asked = asked
        .map(|row| wish(row, company.clone(), market.clone()))
        .transpose()?;
    Ok((market, company, row, asked))
}

/// The booths of the actor's company, what it asked for, and whom it can still ask.
pub async fn own(ctx: &Ctx, actor: &Actor) -> Result<OwnBooths> {
    require(actor, Right::SeeListings)?;
    let db = ctx.db.read();
    let company = read::reference_to(db, actor.company().or_not_found()?.0).await?;
    let rows = booth::Entity::owned_by(actor)
        .find_also_related(market::Entity)
        .order_by_asc(market::Column::Position)
        .all(db)
        .await?;
    let booths: Vec<_> = rows
        .into_iter()
        .filter_map(|(row, market)| {
            let since = row.given_at;
            market.map(|market| (reference(market), place(row), since))
        })
        .collect();
    let rows = booth_wish::Entity::owned_by(actor)
        .order_by_asc(booth_wish::Column::At)
        .all(db)
        .await?;
    let markets = references(db, rows.iter().map(|row| row.market_id)).await?;
    let wishes = rows.into_iter().map(|row| {
        let market = markets.get(&row.market_id).cloned().or_not_found()?;
        wish(row, company.clone(), market)
    });
    let wishes = wishes.collect::<Result<Vec<_>>>()?;
    let mut others = list(ctx).await?;
    let asked = |market: &MarketRef| {
        wishes
            .iter()
            .any(|wish| wish.market == *market && wish.state == WishState::Asked)
    };
    others.retain(|market| !asked(market) && booths.iter().all(|(own, ..)| own != market));
    Ok(OwnBooths {
        booths,
        wishes,
        others,
    })
}

/// What a market answered a supplier last: the place it has, or why it has none.
pub(crate) async fn answer(db: &impl ConnectionTrait, actor: &Actor, market: Uuid) -> Result<BoothAnswer> {
    let row = booth::Entity::owned_by(actor).filter(booth::Column::MarketId.eq(market));
    if let Some(row) = row.one(db).await? {
        return Ok(BoothAnswer::Given(place(row)));
    }
    let wish = booth_wish::Entity::owned_by(actor).filter(booth_wish::Column::MarketId.eq(market));
    let wish = wish.one(db).await?.or_not_found()?;
    match event::state(&wish.state_detail)? {
        WishState::Asked => Err(crate::Error::NotFound),
        WishState::Declined { reason } => Ok(BoothAnswer::Declined(reason)),
        WishState::Ended { reason } => Ok(BoothAnswer::Ended(reason)),
    }
}
