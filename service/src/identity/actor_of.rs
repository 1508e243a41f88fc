//! Who the person of a session is, and what they may act for.

use domain::{
    actor::{Actor, Member, Trades},
    id::PersonId,
    text::Locale,
};
use entity::{
    company::{company, member},
    identity::person,
    market::market,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{Ctx, Result};

/// The person acting for their company, as things are now; [`Actor::Anyone`] when the person or the membership is gone.
pub async fn actor_of(ctx: &Ctx, person: PersonId) -> Result<Actor> {
    let db = ctx.db.read();
    let Some(person) = person::Entity::find()
        .filter(person::Column::Id.eq(person.0))
        .one(db)
        .await?
    else {
        return Ok(Actor::Anyone);
    };
    let company = member::Entity::find()
        .filter(member::Column::PersonId.eq(person.id))
        .order_by_asc(member::Column::CreatedAt)
        .find_also_related(company::Entity)
        .one(db)
        .await?;
    let Some((_, Some(company))) = company else {
        return Ok(Actor::Anyone);
    };
    let operated = market::Entity::find()
        .filter(market::Column::OperatorCompanyId.eq(company.id))
        .all(db)
        .await?;
    Ok(Actor::Member(Member {
        person: person.id.into(),
        name: person.name,
        locale: person.locale.parse().unwrap_or(Locale::ZhCn),
        time_zone: person.time_zone.parse().unwrap_or(chrono_tz::Asia::Shanghai),
        company: company.id.into(),
        company_code: company.code,
        trades: Trades {
            buys: company.buys,
            supplies: company.supplies,
        },
        operates: operated.into_iter().map(|market| market.id.into()).collect(),
    }))
}
