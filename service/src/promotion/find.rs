//! A campaign's row, and what the actor may do with it.

use domain::{
    Instant,
    actor::{Actor, Right},
    id::PromotionId,
    promotion::{Period, view::Acts},
};
use entity::promotion::campaign;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::{
    Error, Result,
    error::{OrNotFound, known},
    moderation::refuse_own,
};

fn by_id(actor: &Actor, id: PromotionId) -> Select<campaign::Entity> {
    campaign::Entity::visible_to(actor).filter(campaign::Column::Id.eq(id.0))
}

/// One the actor sees.
pub(super) async fn visible(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: PromotionId,
) -> Result<campaign::Model> {
    by_id(actor, id).one(db).await?.or_not_found()
}

/// One the actor keeps, locked.
pub(super) async fn kept(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: PromotionId,
) -> Result<campaign::Model> {
    known(actor)?;
    let row = by_id(actor, id).lock_exclusive().one(tx).await?.or_not_found()?;
    if acts(actor, &row).keeps {
        Ok(row)
    } else {
        Err(Error::Forbidden)
    }
}

/// A supplier's, whose market the actor operates and for which they do not act themselves, locked.
pub(super) async fn decided(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: PromotionId,
) -> Result<campaign::Model> {
    known(actor)?;
    let row = by_id(actor, id).lock_exclusive().one(tx).await?.or_not_found()?;
    let company = row.company_id.filter(|_| acts(actor, &row).decides);
    refuse_own(tx, actor, company.ok_or(Error::Forbidden)?).await?;
    Ok(row)
}

/// A market's are its operators', a supplier's those people's who keep its listings; what these hand in, operators of the
/// market decide who do not act for that supplier.
pub(super) fn acts(actor: &Actor, row: &campaign::Model) -> Acts {
    let operates = actor.may(Right::Moderate(row.market_id.into()));
    match row.company_id {
        None => Acts {
            keeps: operates,
            decides: false,
        },
        Some(company) => Acts {
            keeps: actor.company() == Some(company.into()) && actor.may(Right::ManageListings),
            decides: operates && actor.company() != Some(company.into()),
        },
    }
}

pub(super) fn period(row: &campaign::Model) -> Period {
    Period {
        from: row.from_at,
        until: row.until_at,
    }
}

/// Those of suppliers that wait for an operator, while there is still time.
pub(crate) fn waiting(actor: &Actor, now: Instant) -> Select<campaign::Entity> {
    campaign::Entity::operated_by(actor)
        .filter(campaign::Column::State.eq("submitted"))
        .filter(campaign::Column::UntilAt.gt(now))
}

/// Those that are shown now.
pub(super) fn running(now: Instant, kind: &str) -> Select<campaign::Entity> {
    campaign::Entity::find()
        .filter(campaign::Column::Kind.eq(kind))
        .filter(campaign::Column::State.eq("published"))
        .filter(campaign::Column::FromAt.lte(now))
        .filter(campaign::Column::UntilAt.gt(now))
}
