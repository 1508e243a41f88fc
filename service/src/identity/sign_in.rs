//! Signing in with address and password.

use domain::{
    id::PersonId,
    identity::{Email, Means},
};
use entity::identity::person;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    factor, password,
    throttle::{self, Caller, Tried},
};
use crate::{Ctx, Result, event};

/// The person these belong to. Whether the address or the password is wrong, the answer and the work done for it are
/// the same.
pub async fn sign_in(
    ctx: &Ctx,
    email: &str,
    password: &str,
    caller: Option<&Caller>,
) -> Result<Tried<PersonId>> {
    let (target, known) = match email.parse::<Email>() {
        Ok(email) => {
            let known = person::Entity::find()
                .filter(person::Column::Email.eq(email.as_str()))
                .one(ctx.db.read())
                .await?;
            (email.to_string(), known)
        }
        Err(_) => (email.trim().to_lowercase(), None),
    };
    check(ctx, &target, password, known, caller).await
}

/// Notes in the trail that a person was let in, and by what. Tries that failed leave nothing there.
pub async fn signed_in(ctx: &Ctx, person: PersonId, by: Means) -> Result<()> {
    let tx = ctx.db.begin().await?;
    event::of_person(ctx, &tx, person, "person.signed_in", json!({ "by": by })).await?;
    tx.commit().await?;
    Ok(())
}

/// Notes in the trail that a person left.
pub async fn signed_out(ctx: &Ctx, person: PersonId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    event::of_person(ctx, &tx, person, "person.signed_out", ()).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether it is the password of somebody who is signed in; their tries count as those of signing in do.
pub async fn check_password(
    ctx: &Ctx,
    person: PersonId,
    password: &str,
    caller: Option<&Caller>,
) -> Result<Tried<PersonId>> {
    let known = factor::row(ctx.db.read(), person).await?;
    let target = known.email.clone();
    check(ctx, &target, password, Some(known), caller).await
}

async fn check(
    ctx: &Ctx,
    target: &str,
    password: &str,
    known: Option<person::Model>,
    caller: Option<&Caller>,
) -> Result<Tried<PersonId>> {
    let person = known.as_ref().map(|person| person.id.into());
    let attempt = match throttle::attempt(ctx, caller, &format!("password\0{target}"), person).await? {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(Tried::Wait(wait)),
    };
    // Longer than any password can be: refused without the work of hashing it.
    let password = if password.len() > 4 * domain::identity::Password::MAX {
        ""
    } else {
        password
    };
    let hash = known.map(|person| person.password_hash);
    let fits = password::verify(password.to_owned(), hash).await?;
    let Some(person) = person.filter(|_| fits) else {
        return Ok(Tried::Wrong);
    };
    attempt.succeeded(ctx).await?;
    Ok(Tried::Right(person))
}
