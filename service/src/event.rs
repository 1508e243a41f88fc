//! The event trail: every transition writes a row in the transaction that makes it.

use domain::{
    actor::Actor,
    id::PersonId,
    state::{State, Step},
};
use entity::{company::record, outbox::event};
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::{Ctx, Result};

/// A state as rows keep it: its name for filters, and the whole of it.
pub(crate) fn columns<S: State>(state: &S) -> Result<(String, Value)> {
    Ok((state.name().to_owned(), serde_json::to_value(state)?))
}

/// Reads a state back from its row.
pub(crate) fn state<S: State>(detail: &Value) -> Result<S> {
    Ok(S::deserialize(detail)?)
}

/// Records a transition of `subject`, and hands out the columns of the state it leads to: whoever wants to write
/// the new state has recorded its event.
pub(crate) async fn record<S: State>(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    subject: impl Into<Uuid>,
    step: &Step<S>,
) -> Result<(String, Value)> {
    record_with(ctx, tx, actor, subject, step, Value::Null).await
}

/// As [`record`], with further fields of the event (who it was for, why) that the state does not keep.
pub(crate) async fn record_with<S: State>(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    subject: impl Into<Uuid>,
    step: &Step<S>,
    further: Value,
) -> Result<(String, Value)> {
    record_for(ctx, tx, actor, subject, step, further, None).await
}

/// As [`record_with`], of a step by which an operator touched a company: it stands in the record the company reads.
pub(crate) async fn record_for<S: State>(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    subject: impl Into<Uuid>,
    step: &Step<S>,
    further: Value,
    touched: Option<Uuid>,
) -> Result<(String, Value)> {
    let (name, detail) = columns(step.next())?;
    let mut data = detail.clone();
    if let (Value::Object(data), Value::Object(further)) = (&mut data, further) {
        data.extend(further);
    }
    write(tx, row(ctx, actor, subject, step.event(), data), touched).await?;
    Ok((name, detail))
}

async fn write(tx: &impl ConnectionTrait, row: event::ActiveModel, touched: Option<Uuid>) -> Result<()> {
    let id = row.id.clone();
    event::Entity::insert(row).exec_without_returning(tx).await?;
    if let Some(company) = touched {
        let entry = record::ActiveModel {
            company_id: Set(company),
            event_id: id,
        };
        record::Entity::insert(entry).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Records something that happened to `subject` without changing its state (`listing.price_changed`).
pub(crate) async fn happened(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    subject: impl Into<Uuid>,
    kind: &str,
    data: impl Serialize,
) -> Result<()> {
    let row = row(ctx, actor, subject, kind.to_owned(), serde_json::to_value(data)?);
    write(tx, row, None).await
}

/// Records something an operator did to a company, which reads it in its record.
pub(crate) async fn touched(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    company: Uuid,
    kind: &str,
    data: impl Serialize,
) -> Result<()> {
    let row = row(ctx, actor, company, kind.to_owned(), serde_json::to_value(data)?);
    write(tx, row, Some(company)).await
}

/// Records something that a person did to their own account (`person.password_changed`), whomever they act for.
pub(crate) async fn of_person(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    person: PersonId,
    kind: &str,
    data: impl Serialize,
) -> Result<()> {
    let row = event::ActiveModel {
        person_id: Set(Some(person.0)),
        ..row(
            ctx,
            &Actor::Anyone,
            person,
            kind.to_owned(),
            serde_json::to_value(data)?,
        )
    };
    event::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// An event row, for use cases that insert many at once.
pub(crate) fn row(
    ctx: &Ctx,
    actor: &Actor,
    subject: impl Into<Uuid>,
    kind: String,
    data: Value,
) -> event::ActiveModel {
    event::ActiveModel {
        id: Set(ctx.new_id()),
        at: Set(ctx.now()),
        kind: Set(kind),
        subject_id: Set(subject.into()),
        person_id: Set(actor.member().map(|member| member.person.0)),
        company_id: Set(actor.company().map(Uuid::from)),
        data: Set(with_key(actor, data)),
    }
}

/// What was done by a program says by which key.
fn with_key(actor: &Actor, data: Value) -> Value {
    let Some(key) = actor.member().and_then(|member| member.by.as_ref()) else {
        return data;
    };
    let mut fields = match data {
        Value::Object(fields) => fields,
        Value::Null => Map::new(),
        other => Map::from_iter([("data".to_owned(), other)]),
    };
    fields.insert("api_key".into(), json!(key.id));
    Value::Object(fields)
}
