//! Who operates a market: those who lead its company, and people appointed by name. What is given here is given to the
//! person, whichever company they act for; what is taken is taken with their very next request.

use domain::{
    actor::{Actor, Right},
    company::Role,
    id::PersonId,
    identity::Email,
    market::OperatorRow,
    problem::Problem,
    text::Reason,
};
use entity::{company::member, identity::person, market::operator};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde_json::json;

use super::by_slug;
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, require, taken_meanwhile},
    event, stored,
};

/// Everyone who operates a market, those who lead its company first.
pub async fn operators(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<Vec<OperatorRow>> {
    require(actor, Right::Administer)?;
    let db = ctx.db.read();
    let market = by_slug(db, slug).await?.or_not_found()?;
    let leaders = member::Entity::find()
        .filter(member::Column::CompanyId.eq(market.operator_company_id))
        .filter(member::Column::Role.is_in(Role::LEADING.map(<&str>::from)))
        .order_by_asc(member::Column::CreatedAt)
        .limit(200)
        .find_also_related(person::Entity)
        .all(db)
        .await?;
    let appointed = operator::Entity::find()
        .filter(operator::Column::MarketId.eq(market.id))
        .order_by_asc(operator::Column::CreatedAt)
        .limit(200)
        .find_also_related(person::Entity)
        .all(db)
        .await?;
    let mut rows = Vec::new();
    for (row, person) in leaders {
        rows.push(shown(person, Some(stored::role(&row.role)?), row.created_at)?);
    }
    for (row, person) in appointed {
        rows.push(shown(person, None, row.created_at)?);
    }
    Ok(rows)
}

/// One who was appointed by name.
pub async fn appointed(ctx: &Ctx, actor: &Actor, slug: &str, person: PersonId) -> Result<OperatorRow> {
    let rows = operators(ctx, actor, slug).await?;
    let named = |row: &OperatorRow| row.person == person && row.leads.is_none();
    rows.into_iter().find(named).or_not_found()
}

fn shown(person: Option<person::Model>, leads: Option<Role>, since: domain::Instant) -> Result<OperatorRow> {
    let person = person.or_not_found()?;
    Ok(OperatorRow {
        person: person.id.into(),
        name: person.name.into(),
        email: person.email,
        leads,
        since,
    })
}

/// Appoints whoever signs in with this address.
pub async fn appoint(ctx: &Ctx, actor: &Actor, slug: &str, email: &Email, reason: Reason) -> Result<()> {
    require(actor, Right::Administer)?;
    let tx = ctx.db.begin().await?;
    let market = by_slug(&tx, slug).await?.or_not_found()?;
    let person = person::Entity::find()
        .filter(person::Column::Email.eq(email.as_str()))
        .one(&tx)
        .await?;
    let person = person.ok_or_else(|| Error::invalid("email", Problem::new("no-such-person")))?;
    let known = operator::Entity::find()
        .filter(operator::Column::MarketId.eq(market.id))
        .filter(operator::Column::PersonId.eq(person.id));
    if known.one(&tx).await?.is_some() {
        return Err(Error::invalid("email", Problem::new("operator-already")));
    }
    let row = operator::ActiveModel {
        market_id: Set(market.id),
        person_id: Set(person.id),
        created_at: Set(ctx.now()),
    };
    let inserted = operator::Entity::insert(row).exec_without_returning(&tx).await;
    inserted.map_err(|error| taken_meanwhile(error, "email"))?;
    let data = json!({ "person": person.id, "reason": reason.into_inner() });
    event::happened(ctx, &tx, actor, market.id, "market.operator_appointed", data).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends an appointment. What the person took up and did not decide, others take by claiming it.
pub async fn revoke(ctx: &Ctx, actor: &Actor, slug: &str, person: PersonId, reason: Reason) -> Result<()> {
    require(actor, Right::Administer)?;
    let tx = ctx.db.begin().await?;
    let market = by_slug(&tx, slug).await?.or_not_found()?;
    let ended = operator::Entity::delete_many()
        .filter(operator::Column::MarketId.eq(market.id))
        .filter(operator::Column::PersonId.eq(person.0))
        .exec(&tx)
        .await?;
    if ended.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    let data = json!({ "person": person, "reason": reason.into_inner() });
    event::happened(ctx, &tx, actor, market.id, "market.operator_revoked", data).await?;
    tx.commit().await?;
    Ok(())
}
