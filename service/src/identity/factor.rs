//! A person's ways in besides the password: what they have, and that they hear of every change.

use domain::{
    actor::Actor,
    id::PersonId,
    identity::factor::{Code, FactorChange, Factors},
    notification::Subject,
};
use entity::identity::{authenticator, person};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    authenticator as app, recovery,
    throttle::{self, Caller, Tried},
};
use crate::{Ctx, Error, Result, error::OrNotFound, event, notification};

pub(super) fn person(actor: &Actor) -> Result<PersonId> {
    actor.member().map(|member| member.person).ok_or(Error::Forbidden)
}

pub(super) async fn row(db: &impl ConnectionTrait, id: PersonId) -> Result<person::Model> {
    let found = person::Entity::find().filter(person::Column::Id.eq(id.0));
    found.one(db).await?.or_not_found()
}

/// What one has.
pub async fn factors(ctx: &Ctx, actor: &Actor) -> Result<Factors> {
    let person = person(actor)?;
    let confirmed = authenticator::Entity::find()
        .filter(authenticator::Column::PersonId.eq(person.0))
        .one(ctx.db.read())
        .await?;
    Ok(Factors {
        authenticator: confirmed.and_then(|row| row.confirmed_at),
        recovery_codes: recovery::left(ctx.db.read(), person).await?,
    })
}

/// Records the change and tells the person.
pub(super) async fn changed(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    person: PersonId,
    change: FactorChange,
) -> Result<()> {
    event::happened(ctx, tx, actor, person, &format!("person.{change}"), ()).await?;
    let at = ctx.now();
    notification::tell_person(ctx, tx, person, Subject::Factor { change, at }).await
}

/// Whether it is the code of the person's app now, or one of their recovery codes; neither works twice.
pub async fn check_code(
    ctx: &Ctx,
    person: PersonId,
    code: &Code,
    caller: Option<&Caller>,
) -> Result<Tried<()>> {
    let target = format!("code\0{person}");
    let attempt = match throttle::attempt(ctx, caller, &target, Some(person)).await? {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(Tried::Wait(wait)),
    };
    let tx = ctx.db.begin().await?;
    let accepted = match code {
        Code::App(digits) => app::accepts(ctx, &tx, person, digits).await?,
        Code::Recovery(code) => recovery::accepts(ctx, &tx, person, code).await?,
    };
    if !accepted {
        return Ok(Tried::Wrong);
    }
    tx.commit().await?;
    attempt.succeeded(ctx).await?;
    Ok(Tried::Right(()))
}
