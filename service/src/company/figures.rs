//! What a company's trade shows, counted from what happened whenever it is asked for: nothing is stored. The formulae
//! stand at [`TradeFigures`] and, in words, on the company's page.

use std::collections::HashMap;

use chrono::TimeDelta;
use domain::{Instant, company::view::TradeFigures};
use entity::{
    order::purchase_order,
    rfq::{negotiation, offer, rfq},
};
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect,
    RelationTrait,
};
use uuid::Uuid;

use crate::{Ctx, Result};

/// An invitation of the last months, and what became of it.
struct Invited {
    at: Instant,
    declined: bool,
    /// It could have been answered, and can't be any more.
    missed: bool,
    first_offer: Option<Instant>,
}

/// The figures of a company, in four queries whatever it traded.
pub(super) async fn of(ctx: &Ctx, company: Uuid) -> Result<TradeFigures> {
    let db = ctx.db.read();
    let invited = invited(db, company, ctx.now()).await?;
    let times = invited.iter().filter_map(|one| Some(one.first_offer? - one.at));
    let answered = invited
        .iter()
        .filter(|one| one.declined || one.first_offer.is_some());
    let settled = invited
        .iter()
        .filter(|one| one.declined || one.first_offer.is_some() || one.missed);
    let completed = |column: purchase_order::Column| {
        purchase_order::Entity::find()
            .filter(column.eq(company))
            .filter(purchase_order::Column::State.eq("completed"))
            .count(db)
    };
    Ok(TradeFigures {
        response: TradeFigures::median(times.collect()),
        answered: TradeFigures::share(answered.count(), settled.count()),
        supplied: TradeFigures::count(completed(purchase_order::Column::SupplierCompanyId).await?),
        bought: TradeFigures::count(completed(purchase_order::Column::BuyerCompanyId).await?),
    })
}

async fn invited(db: &DatabaseConnection, company: Uuid, now: Instant) -> Result<Vec<Invited>> {
    let since = now - TimeDelta::days(TradeFigures::DAYS);
    let asked = negotiation::Entity::find()
        .filter(negotiation::Column::SupplierCompanyId.eq(company))
        .filter(negotiation::Column::CreatedAt.gt(since));
    let offers: Vec<(Uuid, Instant)> = offer::Entity::find()
        .join(JoinType::InnerJoin, offer::Relation::Negotiation.def())
        .filter(negotiation::Column::SupplierCompanyId.eq(company))
        .filter(negotiation::Column::CreatedAt.gt(since))
        .filter(offer::Column::Version.eq(1))
        .select_only()
        .column(offer::Column::NegotiationId)
        .column(offer::Column::CreatedAt)
        .into_tuple()
        .all(db)
        .await?;
    let first: HashMap<Uuid, Instant> = offers.into_iter().collect();
    let rows: Vec<(Uuid, String, Instant, String, Instant)> = asked
        .join(JoinType::InnerJoin, negotiation::Relation::Rfq.def())
        .select_only()
        .column(negotiation::Column::Id)
        .column(negotiation::Column::State)
        .column(negotiation::Column::CreatedAt)
        .column_as(rfq::Column::State, "rfq_state")
        .column(rfq::Column::Deadline)
        .into_tuple()
        .all(db)
        .await?;
    let invited = rows
        .into_iter()
        .map(|(id, state, at, rfq_state, deadline)| Invited {
            at,
            declined: state == "declined",
            missed: matches!(state.as_str(), "invited" | "lapsed")
                && rfq_state != "cancelled"
                && deadline <= now,
            first_offer: first.get(&id).copied(),
        });
    Ok(invited.collect())
}
