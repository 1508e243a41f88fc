//! Showing that an e-mail address is one's own, by the link that was mailed to it.

use domain::{
    Instant,
    id::PersonId,
    identity::{Confirmation, LinkPurpose, mailing},
};
use entity::identity::person;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set,
};
use serde_json::Value;

use super::link::{self, NewLink};
use crate::{Conflict, Ctx, Result, error::OrNotFound, event, stored};

/// Confirms the address the link was sent to, if it is still the person's.
pub async fn confirm_email(ctx: &Ctx, token: &str) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let opened = link::open(ctx, &tx, LinkPurpose::ConfirmEmail, token).await?;
    let id = opened.person_id.ok_or(Conflict::Link)?;
    let theirs = person::Entity::find()
        .filter(person::Column::Id.eq(id))
        .filter(person::Column::Email.eq(&opened.address));
    theirs.one(&tx).await?.ok_or(Conflict::Link)?;
    let confirmed = person::ActiveModel {
        id: Unchanged(id),
        email_confirmed_at: Set(Some(ctx.now())),
        ..Default::default()
    };
    confirmed.update(&tx).await?;
    link::spend(ctx, &tx, &opened).await?;
    event::of_person(ctx, &tx, id.into(), "person.email_confirmed", ()).await?;
    tx.commit().await?;
    Ok(())
}

/// What a person is told until they confirm their address; `None` once they have.
pub async fn confirmation(ctx: &Ctx, person: PersonId) -> Result<Option<Confirmation>> {
    let db = ctx.db.read();
    let of = person::Entity::find().filter(person::Column::Id.eq(person.0));
    let row = of.one(db).await?.or_not_found()?;
    if row.email_confirmed_at.is_some() {
        return Ok(None);
    }
    let sent = link::sent(ctx, db, person.0, LinkPurpose::ConfirmEmail).await?;
    Ok(Some(Confirmation {
        email: row.email,
        sent_at: sent.iter().max().copied(),
        again_from: later(mailing::free_from(sent), ctx.now()),
    }))
}

/// Mails the link once more. [`Conflict::TooSoon`] where the last is too near, or there were too many; those before it
/// go on working.
pub async fn resend_confirmation(ctx: &Ctx, person: PersonId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = person::Entity::find()
        .filter(person::Column::Id.eq(person.0))
        .lock_exclusive()
        .one(&tx)
        .await?
        .or_not_found()?;
    if row.email_confirmed_at.is_some() {
        return Ok(());
    }
    let sent = link::sent(ctx, &tx, person.0, LinkPurpose::ConfirmEmail).await?;
    if let Some(from) = later(mailing::free_from(sent), ctx.now()) {
        return Err(Conflict::TooSoon(from).into());
    }
    let again = NewLink {
        purpose: LinkPurpose::ConfirmEmail,
        person: Some(person),
        company: None,
        address: &stored::text(&row.email)?,
        locale: stored::text(&row.locale)?,
        data: Value::Null,
    };
    link::send(ctx, &tx, again).await?;
    event::of_person(ctx, &tx, person, "person.confirmation_sent", ()).await?;
    tx.commit().await?;
    Ok(())
}

/// An instant that is still to come.
fn later(at: Option<Instant>, now: Instant) -> Option<Instant> {
    at.filter(|at| *at > now)
}
