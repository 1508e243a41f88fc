//! A supplier asks for a booth in a market; its operators decline, or give one (`give`).

use domain::{
    actor::{Actor, Right},
    market::booth::WishState,
    notification::Subject,
    problem::Problem,
    text::Reason,
};
use entity::market::{booth, booth_wish};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect,
    Select, Set,
};
use serde_json::json;

use super::{super::by_slug, locked_market};
use crate::{
    Ctx, Error, Result,
    company::{read, verification},
    error::{OrNotFound, known, require, taken_meanwhile},
    event, notification,
};

/// Wishes that wait for this operator.
pub(crate) fn waiting(actor: &Actor) -> Select<booth_wish::Entity> {
    booth_wish::Entity::kept_by(actor).filter(booth_wish::Column::State.eq("asked"))
}

/// Asks a market for a booth, also once more after it was declined or ended.
pub async fn ask(ctx: &Ctx, actor: &Actor, slug: &str, words: Reason) -> Result<()> {
    require(actor, Right::ManageListings)?;
    let company = actor.company().ok_or(Error::Forbidden)?;
    let tx = ctx.db.begin().await?;
    let unknown = || Error::invalid("market", Problem::new("unknown-market").with("slug", slug));
    let market = by_slug(&tx, slug).await?.ok_or_else(unknown)?;
    verification::refuse_suspended(&tx, actor, [company.0]).await?;
    let place = booth::Entity::owned_by(actor).filter(booth::Column::MarketId.eq(market.id));
    if place.count(&tx).await? > 0 {
        return Err(Error::invalid("market", Problem::new("booth-already")));
    }
    let wish = booth_wish::Entity::owned_by(actor).filter(booth_wish::Column::MarketId.eq(market.id));
    let known = wish.lock_exclusive().one(&tx).await?;
    let state = match &known {
        None => WishState::Asked,
        Some(row) => match event::state::<WishState>(&row.state_detail)?.ask_again() {
            Ok(step) => step.next().clone(),
            Err(_) => return Err(Error::invalid("market", Problem::new("booth-asked"))),
        },
    };
    let told = json!({ "market": market.id });
    event::happened(ctx, &tx, actor, company, "booth_wish.asked", told).await?;
    let (state, detail) = event::columns(&state)?;
    let row = booth_wish::ActiveModel {
        company_id: Set(company.0),
        market_id: Set(market.id),
        words: Set(words.into_inner()),
        state: Set(state),
        state_detail: Set(detail),
        at: Set(ctx.now()),
    };
    match known {
        Some(_) => {
            row.update_without_returning(&tx).await?;
        }
        None => {
            let inserted = booth_wish::Entity::insert(row).exec_without_returning(&tx).await;
            inserted.map_err(|error| taken_meanwhile(error, "market"))?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Takes one's own wish back, or puts an answer away that has been read.
pub async fn withdraw(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    let market = by_slug(&tx, slug).await?.or_not_found()?;
    let wish = booth_wish::Entity::owned_by(actor).filter(booth_wish::Column::MarketId.eq(market.id));
    let row = wish.lock_exclusive().one(&tx).await?.or_not_found()?;
    require(actor, Right::ManageListings)?;
    let told = json!({ "market": market.id });
    event::happened(ctx, &tx, actor, row.company_id, "booth_wish.withdrawn", told).await?;
    booth_wish::Entity::delete_many()
        .filter(booth_wish::Column::MarketId.eq(market.id))
        .filter(booth_wish::Column::CompanyId.eq(row.company_id))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Declines a wish; the supplier is mailed why.
pub async fn decline(ctx: &Ctx, actor: &Actor, slug: &str, code: &str, reason: Reason) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let market = locked_market(&tx, actor, slug).await?;
    let company = read::by_code(&tx, code).await?.or_not_found()?;
    let row = booth_wish::Entity::kept_by(actor)
        .filter(booth_wish::Column::MarketId.eq(market.id))
        .filter(booth_wish::Column::CompanyId.eq(company.id))
        .lock_exclusive()
        .one(&tx)
        .await?
        .or_not_found()?;
    let state: WishState = event::state(&row.state_detail)?;
    let step = state.decline(reason.into_inner())?;
    let told = json!({ "market": market.id });
    let (state, detail) =
        event::record_for(ctx, &tx, actor, company.id, &step, told, Some(company.id)).await?;
    let mut row = row.into_active_model();
    row.state = Set(state);
    row.state_detail = Set(detail);
    row.at = Set(ctx.now());
    row.update_without_returning(&tx).await?;
    notification::tell(ctx, &tx, company.id, Subject::Booth(market.id.into())).await?;
    tx.commit().await?;
    Ok(())
}
