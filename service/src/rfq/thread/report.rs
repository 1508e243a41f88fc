//! Reporting a message to the operators of the supplier's markets. They read it with what was written right before and
//! after it, and nothing else of the thread; notes of neither side.

use std::collections::HashMap;

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Right},
    company::CompanyRef,
    id::{MessageId, NegotiationId},
    identity::PersonName,
    moderation::matter::NewReport,
    problem::Problem,
    rfq::{
        offer::Side,
        view::{Excerpt, ReportAnswer, ReportedMessage},
    },
    text::Reason,
};
use entity::rfq::{message, message_report, negotiation, rfq};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    Set,
    sea_query::{LockType, OnConflict},
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Ctx, Error, Result, company,
    error::{OrNotFound, known, require},
    event,
    identity::person,
    rfq::table::side_of,
    stored,
};

/// How many an operator is shown, those that wait longest first.
const SHOWN: u64 = 100;

/// Reports a message of the other side. A company that reports it twice before it is closed says why anew.
pub async fn report(
    ctx: &Ctx,
    actor: &Actor,
    id: NegotiationId,
    message: MessageId,
    reason: Reason,
) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = of_other_side(&tx, actor, id, message).await?;
    let member = actor.member().ok_or(Error::Forbidden)?;
    let today = message_report::Entity::find()
        .filter(message_report::Column::CompanyId.eq(member.company.0))
        .filter(message_report::Column::ReportedAt.gt(ctx.now() - TimeDelta::days(1)))
        .count(&tx)
        .await?;
    if today >= NewReport::MOST_A_DAY {
        let many = Problem::new("too-many-reports").with("max", NewReport::MOST_A_DAY);
        return Err(Error::invalid("reason", many));
    }
    let report = message_report::ActiveModel {
        message_id: Set(row.id),
        company_id: Set(member.company.0),
        person_id: Set(member.person.0),
        reason: Set(reason.into_inner()),
        reported_at: Set(ctx.now()),
        finding: Set(None),
        operator_id: Set(None),
        closed_at: Set(None),
    };
    let anew = OnConflict::column(message_report::Column::MessageId)
        .update_columns([
            message_report::Column::PersonId,
            message_report::Column::Reason,
            message_report::Column::ReportedAt,
            message_report::Column::Finding,
            message_report::Column::OperatorId,
            message_report::Column::ClosedAt,
        ])
        .to_owned();
    message_report::Entity::insert(report)
        .on_conflict(anew)
        .exec_without_returning(&tx)
        .await?;
    let about = json!({ "message": message });
    event::happened(ctx, &tx, actor, id, "negotiation.message_reported", about).await?;
    tx.commit().await?;
    Ok(())
}

/// The words of a message the actor may report.
pub async fn reportable(ctx: &Ctx, actor: &Actor, id: NegotiationId, message: MessageId) -> Result<String> {
    Ok(of_other_side(ctx.db.read(), actor, id, message).await?.text)
}

/// A message of this negotiation that the other side wrote to the actor's, who sees it and may report it.
async fn of_other_side(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: NegotiationId,
    message: MessageId,
) -> Result<message::Model> {
    known(actor)?;
    let row = message::Entity::visible_to(actor)
        .filter(message::Column::Id.eq(message.0))
        .filter(message::Column::NegotiationId.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    let (table, rfq) = table(db, row.negotiation_id).await?;
    let side = side_of(actor, &table, &rfq)?;
    require(actor, Right::Report)?;
    if stored::side(&row.side)? == side {
        return Err(Error::Forbidden);
    }
    Ok(row)
}

async fn table(db: &impl ConnectionTrait, id: Uuid) -> Result<(negotiation::Model, rfq::Model)> {
    let found = negotiation::Entity::find()
        .filter(negotiation::Column::Id.eq(id))
        .find_also_related(rfq::Entity)
        .one(db)
        .await?;
    let (negotiation, rfq) = found.or_not_found()?;
    Ok((negotiation, rfq.or_not_found()?))
}

/// Those that wait for the operator.
pub(crate) fn waiting_reports(actor: &Actor) -> Select<message_report::Entity> {
    message_report::Entity::visible_to(actor).filter(message_report::Column::ClosedAt.is_null())
}

/// The reported messages that wait for the operator, with their neighbours.
pub async fn reported(ctx: &Ctx, actor: &Actor) -> Result<Vec<ReportedMessage>> {
    require(actor, Right::Operate)?;
    let db = ctx.db.read();
    let rows = waiting_reports(actor)
        .order_by_asc(message_report::Column::ReportedAt)
        .limit(SHOWN)
        .all(db)
        .await?;
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        shown.push(view(db, row).await?);
    }
    Ok(shown)
}

/// One of them, also one that is closed.
pub async fn reported_one(ctx: &Ctx, actor: &Actor, message: MessageId) -> Result<ReportedMessage> {
    known(actor)?;
    let db = ctx.db.read();
    let row = message_report::Entity::visible_to(actor)
        .filter(message_report::Column::MessageId.eq(message.0))
        .one(db)
        .await?
        .or_not_found()?;
    view(db, row).await
}

async fn view(db: &impl ConnectionTrait, row: message_report::Model) -> Result<ReportedMessage> {
    let reported = message::Entity::find()
        .filter(message::Column::Id.eq(row.message_id))
        .one(db)
        .await?;
    let reported = reported.or_not_found()?;
    let (table, rfq) = table(db, reported.negotiation_id).await?;
    let around = around(db, &reported).await?;
    let people = around.iter().map(|one| one.person_id);
    let names = person::names(db, people.chain(row.operator_id)).await?;
    let name = |id: Uuid| names.get(&id).cloned().unwrap_or(PersonName::FORMER);
    let mut companies =
        company::read::references(db, [rfq.buyer_company_id, table.supplier_company_id]).await?;
    let mut company = |id: Uuid| companies.remove(&id).or_not_found();
    let (buyer, supplier) = (
        company(rfq.buyer_company_id)?,
        company(table.supplier_company_id)?,
    );
    let side = stored::side(&reported.side)?;
    let (by, of): (CompanyRef, CompanyRef) = match side {
        Side::Buyer => (supplier, buyer),
        Side::Supplier => (buyer, supplier),
    };
    let excerpt = |one: message::Model| {
        Ok(Excerpt {
            of_reported_side: stored::side(&one.side)? == side,
            reported: one.id == reported.id,
            author: name(one.person_id),
            text: one.text,
            at: one.created_at,
        })
    };
    Ok(ReportedMessage {
        id: reported.id.into(),
        by,
        of,
        reason: row.reason,
        at: row.reported_at,
        finding: row.finding,
        found_by: row.operator_id.map(name),
        around: around.into_iter().map(excerpt).collect::<Result<_>>()?,
    })
}

/// The message between the one before and the one after it, as both sides read them.
async fn around(db: &impl ConnectionTrait, of: &message::Model) -> Result<Vec<message::Model>> {
    let both = || {
        message::Entity::find()
            .filter(message::Column::NegotiationId.eq(of.negotiation_id))
            .filter(message::Column::Own.eq(false))
    };
    let before = both()
        .filter(message::Column::Id.lt(of.id))
        .order_by_desc(message::Column::Id)
        .one(db)
        .await?;
    let after = both()
        .filter(message::Column::Id.gt(of.id))
        .order_by_asc(message::Column::Id)
        .one(db)
        .await?;
    Ok(before.into_iter().chain([of.clone()]).chain(after).collect())
}

/// What became of those of these messages that the actor's company reported, by message.
pub(super) async fn answers(
    db: &impl ConnectionTrait,
    actor: &Actor,
    messages: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, ReportAnswer>> {
    let rows = message_report::Entity::made_by(actor)
        .filter(message_report::Column::MessageId.is_in(messages))
        .all(db)
        .await?;
    let answer = |row: message_report::Model| (row.message_id, ReportAnswer { finding: row.finding });
    Ok(rows.into_iter().map(answer).collect())
}

/// Closes a report with what was found; whoever reported it reads that.
pub async fn close_report(ctx: &Ctx, actor: &Actor, message: MessageId, finding: Reason) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    let row = waiting_reports(actor)
        .filter(message_report::Column::MessageId.eq(message.0))
        .lock(LockType::Update)
        .one(&tx)
        .await?
        .or_not_found()?;
    let operator = actor.member().ok_or(Error::Forbidden)?;
    let closed = message_report::ActiveModel {
        finding: Set(Some(finding.into_inner())),
        operator_id: Set(Some(operator.person.0)),
        closed_at: Set(Some(ctx.now())),
        ..Default::default()
    };
    message_report::Entity::update_many()
        .set(closed)
        .filter(message_report::Column::MessageId.eq(row.message_id))
        .exec(&tx)
        .await?;
    let about = json!({ "message": message });
    event::happened(
        ctx,
        &tx,
        actor,
        message,
        "moderation.message_report_closed",
        about,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
