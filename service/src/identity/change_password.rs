//! Changing one's password, and what every change of a password brings: other sessions end, links that were sent before
//! do nothing any more, and the person is told.

use domain::{
    id::PersonId,
    identity::{LinkPurpose, Password},
    notification::Subject,
};
use entity::identity::person;
use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, ConnectionTrait, Set};

use super::{
    check_password, link, person as people, session,
    throttle::{Caller, Tried},
};
use crate::{Ctx, Error, Result, error::OrNotFound, event, notification::tell_person};

/// Changes the password of a person who knows the present one; whoever does not is counted as at signing in. `token` is
/// the session they ask with: it goes on, all others end.
pub async fn change_password(
    ctx: &Ctx,
    person: PersonId,
    token: &str,
    present: &str,
    new: Password,
    caller: Option<&Caller>,
) -> Result<Tried<()>> {
    let known = people::by_id(ctx.db.read(), person).await?.or_not_found()?;
    match check_password(ctx, person, present, caller).await? {
        Tried::Right(_) => {}
        Tried::Wrong => return Ok(Tried::Wrong),
        Tried::Wait(wait) => return Ok(Tried::Wait(wait)),
    }
    let hash = hash(ctx, person, new).await?;
    let tx = ctx.db.begin().await?;
    let theirs = people::locked(&tx, person).await?.or_not_found()?;
    if theirs.password_hash != known.password_hash {
        return Ok(Tried::Wrong);
    }
    let but = Some(token);
    write(ctx, &tx, Changed { person, hash, but }).await?;
    event::of_person(ctx, &tx, person, "person.password_changed", ()).await?;
    tx.commit().await?;
    Ok(Tried::Right(()))
}

/// The hash of a person's new password, unless it is little more than words about them.
pub(super) async fn hash(ctx: &Ctx, person: PersonId, new: Password) -> Result<String> {
    let words = people::words(ctx.db.read(), person).await?;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let new = new.apart_from(&words);
    people::hash(new.map_err(|problem| Error::invalid("password", problem))?).await
}

/// A password to be written.
pub(super) struct Changed<'a> {
    /// Whose.
    pub(super) person: PersonId,
    /// Its hash.
    pub(super) hash: String,
    /// The session that goes on.
    pub(super) but: Option<&'a str>,
}

/// Writes the password and all that comes with it, as part of the transaction.
pub(super) async fn write(ctx: &Ctx, tx: &impl ConnectionTrait, new: Changed<'_>) -> Result<()> {
    let row = person::ActiveModel {
        id: Unchanged(new.person.0),
        password_hash: Set(new.hash),
        ..Default::default()
    };
    row.update(tx).await?;
    session::end_all(tx, new.person, new.but).await?;
    let asked = [LinkPurpose::ResetPassword, LinkPurpose::ChangeEmail];
    link::withdraw(ctx, tx, new.person.0, &asked).await?;
    let told = Subject::PasswordChanged { at: ctx.now() };
    tell_person(ctx, tx, new.person, told).await
}
