//! Approval: whoever may not commit their company to an offer asks its owners and managers to accept it. Nothing is
//! bound by asking; an approver accepts as anyone accepts. A request is over once its version is: accepted, answered,
//! ended or too old.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    id::NegotiationId,
    identity::PersonName,
    notification::Subject,
    rfq::{
        negotiation::NegotiationState,
        offer::{OfferHash, Side},
        view::{ApprovalAsked, ApprovalRow},
    },
};
use entity::rfq::{approval, negotiation, offer, rfq};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::{limit, row, table::Table};
use crate::{Ctx, Error, Result, error::OrNotFound, event, identity::person, notification, stored};

/// Asks the company's owners and managers to accept the version with this hash, once. Nothing is asked where the actor
/// may accept it themselves.
pub async fn ask_approval(ctx: &Ctx, actor: &Actor, id: NegotiationId, hash: &OfferHash) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let table = Table::sit(&tx, actor, id).await?;
    if table.side != Side::Buyer {
        return Err(Error::Forbidden);
    }
    let state = table.state()?;
    // Whether it could be accepted; the step is the approver's to take.
    drop(state.accept(ctx.now(), table.side, hash)?);
    let latest = *state.latest().or_not_found()?;
    let named = approval::Entity::find().filter(approval::Column::OfferId.eq(latest.id.0));
    if named.count(&tx).await? > 0 {
        return Ok(());
    }
    let offer = offer::Entity::visible_to(actor).filter(offer::Column::Id.eq(latest.id.0));
    let total = stored::total(&offer.one(&tx).await?.or_not_found()?)?;
    if limit::limited_in(ctx, &tx, actor, id, total).await?.is_none() {
        return Ok(());
    }
    let asked = approval::ActiveModel {
        offer_id: Set(latest.id.0),
        person_id: Set(actor.member().ok_or(Error::Forbidden)?.person.0),
        asked_at: Set(ctx.now()),
    };
    approval::Entity::insert(asked)
        .exec_without_returning(&tx)
        .await?;
    let data = json!({ "offer": latest.id, "version": latest.version });
    event::happened(ctx, &tx, actor, id, "negotiation.approval_asked", data).await?;
    let about = Subject::ApprovalAsked(latest.id);
    notification::tell_leaders(ctx, &tx, table.rfq.buyer_company_id, about).await?;
    tx.commit().await?;
    Ok(())
}

/// What waits for the actor's approval, the newest first; nothing for whoever approves nothing.
pub async fn approvals(ctx: &Ctx, actor: &Actor) -> Result<Vec<ApprovalRow>> {
    if !actor.may(Right::Approve) {
        return Ok(Vec::new());
    }
    let db = ctx.db.read();
    let asked = approval::Entity::find()
        .find_also_related(offer::Entity)
        .filter(offer::Column::NegotiationId.in_subquery(waiting(actor)))
        .filter(offer::Column::ValidUntil.gt(ctx.now()))
        .order_by_desc(approval::Column::OfferId)
        .limit(50)
        .all(db)
        .await?;
    let rows = negotiation::Entity::on_side(actor, Side::Buyer)
        .filter(
            negotiation::Column::Id.is_in(
                asked
                    .iter()
                    .filter_map(|(_, offer)| Some(offer.as_ref()?.negotiation_id)),
            ),
        )
        .find_also_related(rfq::Entity)
        .all(db)
        .await?;
    let rows = rows.into_iter().filter_map(|(row, rfq)| Some((row, rfq?)));
    let mut rows: HashMap<_, _> = row::negotiations(db, rows.collect())
        .await?
        .into_iter()
        .filter_map(|row| Some((row.state.latest()?.id.0, row)))
        .collect();
    let names = person::names(db, asked.iter().map(|(row, _)| row.person_id)).await?;
    let asked = asked.into_iter().filter_map(|(row, _)| {
        Some(ApprovalRow {
            negotiation: rows.remove(&row.offer_id)?,
            asked: shown(row, &names),
        })
    });
    Ok(asked.collect())
}

/// Whether this version's approval was asked for, by whom and when. Only for the buyer's side: whoever sits there.
pub(super) async fn of(db: &impl ConnectionTrait, state: &NegotiationState) -> Result<Option<ApprovalAsked>> {
    let Some(latest) = state.latest() else {
        return Ok(None);
    };
    let row = approval::Entity::find().filter(approval::Column::OfferId.eq(latest.id.0));
    let Some(row) = row.one(db).await? else {
        return Ok(None);
    };
    let names = person::names(db, [row.person_id]).await?;
    Ok(Some(shown(row, &names)))
}

fn waiting(actor: &Actor) -> sea_orm::sea_query::SelectStatement {
    let mut open = negotiation::Entity::on_side(actor, Side::Buyer)
        .select_only()
        .column(negotiation::Column::Id)
        .filter(negotiation::Column::State.is_in(NegotiationState::waiting_for(Side::Buyer).iter().copied()));
    QuerySelect::query(&mut open).take()
}

fn shown(row: approval::Model, names: &HashMap<Uuid, PersonName>) -> ApprovalAsked {
    ApprovalAsked {
        by: names.get(&row.person_id).cloned().unwrap_or(PersonName::FORMER),
        at: row.asked_at,
    }
}
