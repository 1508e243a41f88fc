//! Who the person of a session is, and what they may act for.

use domain::{
    actor::{Actor, Member, Trades},
    id::{CompanyId, PersonId},
    text::Locale,
};
use entity::{
    company::{company, member},
    identity::person,
    market::{market, operator},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{Ctx, Result, stored};

/// The person acting for `chosen`, or for the company they joined first, as things are now; [`Actor::Anyone`] when the
/// person or every membership is gone.
pub async fn actor_of(ctx: &Ctx, person: PersonId, chosen: Option<CompanyId>) -> Result<Actor> {
    let db = ctx.db.read();
    let Some(person) = person::Entity::find()
        .filter(person::Column::Id.eq(person.0))
        .one(db)
        .await?
    else {
        return Ok(Actor::Anyone);
    };
    let mut memberships = member::Entity::find()
        .filter(member::Column::PersonId.eq(person.id))
        .order_by_asc(member::Column::CreatedAt)
        .order_by_asc(member::Column::CompanyId)
        .find_also_related(company::Entity)
        .all(db)
        .await?;
    let chosen = chosen.and_then(|chosen| memberships.iter().position(|(row, _)| row.company_id == chosen.0));
    if memberships.is_empty() {
        return Ok(Actor::Anyone);
    }
    let (membership, Some(company)) = memberships.swap_remove(chosen.unwrap_or_default()) else {
        return Ok(Actor::Anyone);
    };
    Ok(Actor::Member(member(ctx, person, membership, company).await?))
}

/// The person acting for just this company, as things are now; `None` when they do not act for it.
pub(crate) async fn member_of(ctx: &Ctx, person: PersonId, company: CompanyId) -> Result<Option<Member>> {
    let found = member::Entity::find()
        .filter(member::Column::PersonId.eq(person.0))
        .filter(member::Column::CompanyId.eq(company.0))
        .find_also_related(company::Entity)
        .one(ctx.db.read())
        .await?;
    let person = person::Entity::find()
        .filter(person::Column::Id.eq(person.0))
        .one(ctx.db.read())
        .await?;
    match (found, person) {
        (Some((membership, Some(company))), Some(person)) => {
            Ok(Some(member(ctx, person, membership, company).await?))
        }
        _ => Ok(None),
    }
}

async fn member(
    ctx: &Ctx,
    person: person::Model,
    membership: member::Model,
    company: company::Model,
) -> Result<Member> {
    let operated = market::Entity::find()
        .filter(market::Column::OperatorCompanyId.eq(company.id))
        .all(ctx.db.read())
        .await?;
    let appointed = operator::Entity::find()
        .filter(operator::Column::PersonId.eq(person.id))
        .all(ctx.db.read())
        .await?;
    Ok(Member {
        person: person.id.into(),
        name: person.name,
        locale: person.locale.parse().unwrap_or(Locale::ZhCn),
        time_zone: person.time_zone.parse().unwrap_or(chrono_tz::Asia::Shanghai),
        administers: person.administers,
        company: company.id.into(),
        company_code: company.code,
        trades: Trades {
            buys: company.buys,
            supplies: company.supplies,
            carries: company.carries,
            procures: company.procures,
        },
        role: stored::role(&membership.role)?,
        limit: stored::limit(&membership)?,
        operates: operated.into_iter().map(|market| market.id.into()).collect(),
        appointed: appointed.into_iter().map(|row| row.market_id.into()).collect(),
        by: None,
    })
}
