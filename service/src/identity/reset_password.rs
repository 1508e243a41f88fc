//! A forgotten password: a link to the address, and a new password for whoever opens it.

use domain::{
    id::PersonId,
    identity::{Email, LinkPurpose, Password, mailing},
};
use entity::identity::{link as row, person};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use super::{
    change_password::{self, Changed},
    link::{self, NewLink},
    person as people,
};
use crate::{Conflict, Ctx, Result, error::OrNotFound, event, stored};

/// Mails a link to whoever has this address; one that was sent before does nothing any more. An address nobody has, or
/// that was mailed too often, costs the same work and gets the same answer: nobody learns here who has an account.
pub async fn forgot_password(ctx: &Ctx, address: &Email) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let known = person::Entity::find()
        .filter(person::Column::Email.eq(address.as_str()))
        .lock_exclusive()
        .one(&tx)
        .await?;
    let of = |person: &Option<person::Model>| person.as_ref().map_or(Uuid::nil(), |person| person.id);
    let sent = link::sent(ctx, &tx, of(&known), LinkPurpose::ResetPassword).await?;
    let free = mailing::free_from(sent).is_none_or(|from| from <= ctx.now());
    let to = known.filter(|_| free);
    link::withdraw(ctx, &tx, of(&to), &[LinkPurpose::ResetPassword]).await?;
    match &to {
        None => link::send_nowhere(ctx, &tx, LinkPurpose::ResetPassword).await?,
        Some(person) => {
            let link = NewLink {
                purpose: LinkPurpose::ResetPassword,
                person: Some(person.id.into()),
                company: None,
                address,
                locale: stored::text(&person.locale)?,
                data: Value::Null,
            };
            link::send(ctx, &tx, link).await?
        }
    };
    tx.commit().await?;
    Ok(())
}

/// Whether the link still sets a password; [`Conflict::Link`] when it does nothing any more.
pub async fn reset_link(ctx: &Ctx, token: &str) -> Result<()> {
    opened(ctx, ctx.db.read(), token).await.map(drop)
}

/// Sets the password of the person the link was sent to, and says who that is. All their sessions end, and they are told.
pub async fn reset_password(ctx: &Ctx, token: &str, new: Password) -> Result<PersonId> {
    // Looked at before the slow work of hashing: no token, no work.
    let (_, person) = opened(ctx, ctx.db.read(), token).await?;
    let hash = change_password::hash(ctx, person, new).await?;
    let tx = ctx.db.begin().await?;
    people::locked(&tx, person).await?.or_not_found()?;
    let (link, _) = opened(ctx, &tx, token).await?;
    link::spend(ctx, &tx, &link).await?;
    let changed = Changed {
        person,
        hash,
        but: None,
    };
    change_password::write(ctx, &tx, changed).await?;
    event::of_person(ctx, &tx, person, "person.password_reset", ()).await?;
    tx.commit().await?;
    Ok(person)
}

async fn opened(ctx: &Ctx, db: &impl ConnectionTrait, token: &str) -> Result<(row::Model, PersonId)> {
    let link = link::open(ctx, db, LinkPurpose::ResetPassword, token).await?;
    let person = link.person_id.ok_or(Conflict::Link)?;
    Ok((link, person.into()))
}
