//! Spending limits: what a person may commit their company to, counted while nobody else can count.
//!
//! A person commits their company by accepting an offer, and by making a counter-offer, which the supplier may accept
//! at any moment. So both are checked when they are made, and both count: orders placed this calendar month (UTC), and
//! counter-offers that still stand.

use chrono::{Datelike, NaiveTime};
use domain::{
    Instant,
    actor::Actor,
    company::{Limited, Role},
    id::NegotiationId,
    money::Money,
    order::OrderState,
    rfq::{negotiation::NegotiationState, offer::Side},
};
use entity::{
    company::member,
    identity::person,
    order::purchase_order,
    rfq::{negotiation, offer, rfq},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Query,
};
use uuid::Uuid;

use crate::{Conflict, Ctx, Result, event, stored};

/// Why the actor could not commit their company to `total` in this negotiation now, if they could not; `None` also for
/// whoever commits nobody (a supplier, the machine).
pub async fn limited(ctx: &Ctx, actor: &Actor, id: NegotiationId, total: Money) -> Result<Option<Limited>> {
    limited_in(ctx, ctx.db.read(), actor, id, total).await
}

/// Refuses what is above the actor's limit. Their membership is locked until the transaction ends, so that two
/// acceptances at once are counted one after the other.
pub(super) async fn keep(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: NegotiationId,
    total: Money,
) -> Result<()> {
    let Some(member) = actor.member() else {
        return Ok(());
    };
    member::Entity::visible_to(actor)
        .filter(member::Column::PersonId.eq(member.person.0))
        .lock_exclusive()
        .one(tx)
        .await?;
    match limited_in(ctx, tx, actor, id, total).await? {
        Some(limited) => Err(Conflict::OverLimit(limited).into()),
        None => Ok(()),
    }
}

/// As [`limited`], within a transaction.
pub(super) async fn limited_in(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: NegotiationId,
    total: Money,
) -> Result<Option<Limited>> {
    let Some(member) = actor.member() else {
        return Ok(None);
    };
    // Read anew: the limit may have changed since the actor's request began.
    let row = member::Entity::visible_to(actor)
        .filter(member::Column::PersonId.eq(member.person.0))
        .one(db)
        .await?;
    let Some(limit) = row.as_ref().map(stored::limit).transpose()?.flatten() else {
        return Ok(None);
    };
    let (person, company) = (member.person.0, member.company.0);
    let currency = limit.currency.code();
    let placed = placed(db, person, company, currency, month_of(ctx.now())).await?;
    let promised = promised(ctx, db, person, company, currency, id).await?;
    let Err(over) = limit.check(total, placed.saturating_add(promised)) else {
        return Ok(None);
    };
    Ok(Some(Limited {
        over,
        approvers: approvers(db, company).await?,
    }))
}

/// The first instant of a calendar month, UTC.
fn month_of(now: Instant) -> Instant {
    now.date_naive()
        .with_day(1)
        .unwrap_or_else(|| now.date_naive())
        .and_time(NaiveTime::MIN)
        .and_utc()
}

/// What this person committed the company to by orders since then, in minor units; orders that bind nobody any more
/// left out.
async fn placed(
    db: &impl ConnectionTrait,
    person: Uuid,
    company: Uuid,
    currency: &str,
    since: Instant,
) -> Result<i64> {
    let totals: Vec<i64> = purchase_order::Entity::find()
        .select_only()
        .column(purchase_order::Column::Total)
        .filter(purchase_order::Column::CommittedBy.eq(person))
        .filter(purchase_order::Column::BuyerCompanyId.eq(company))
        .filter(purchase_order::Column::Currency.eq(currency))
        .filter(purchase_order::Column::PlacedAt.gte(since))
        .filter(purchase_order::Column::State.is_not_in(OrderState::VOID))
        .into_tuple()
        .all(db)
        .await?;
    Ok(totals.into_iter().fold(0, i64::saturating_add))
}

/// What suppliers may make binding by accepting this person's counter-offers, but for the negotiation at hand.
async fn promised(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    person: Uuid,
    company: Uuid,
    currency: &str,
    but: NegotiationId,
) -> Result<i64> {
    let own = Query::select()
        .column(rfq::Column::Id)
        .from(rfq::Entity)
        .and_where(rfq::Column::BuyerCompanyId.eq(company))
        .take();
    let standing = offer::Entity::find()
        .find_also_related(negotiation::Entity)
        .filter(offer::Column::PersonId.eq(person))
        .filter(offer::Column::Side.eq(Side::Buyer.to_string()))
        .filter(offer::Column::Currency.eq(currency))
        .filter(offer::Column::ValidUntil.gt(ctx.now()))
        .filter(negotiation::Column::RfqId.in_subquery(own))
        .filter(negotiation::Column::State.eq("supplier_to_move"))
        .filter(negotiation::Column::Id.ne(but.0))
        .all(db)
        .await?;
    let mut sum = 0_i64;
    for (offer, negotiation) in standing {
        let Some(negotiation) = negotiation else { continue };
        let state: NegotiationState = event::state(&negotiation.state_detail)?;
        if state.latest().is_some_and(|latest| latest.id.0 == offer.id) {
            sum = sum.saturating_add(offer.total);
        }
    }
    Ok(sum)
}

/// The names of those who may commit the company to more: its owners and managers.
async fn approvers(db: &impl ConnectionTrait, company: Uuid) -> Result<Vec<String>> {
    let leading = [Role::Owner.to_string(), Role::Manager.to_string()];
    let rows = member::Entity::find()
        .filter(member::Column::CompanyId.eq(company))
        .filter(member::Column::Role.is_in(leading))
        .order_by_asc(member::Column::CreatedAt)
        .find_also_related(person::Entity)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(_, person)| Some(person?.name))
        .collect())
}
