//! A person's authenticator app (RFC 6238): set up, confirmed by a first code, asked for at every sign-in, taken away.
//!
//! Its secret is a MAC of the row's id, as a link's token is: whoever reads the database can't make a code.

use domain::{
    actor::Actor,
    id::PersonId,
    identity::factor::{Code, FactorChange, RecoveryCode},
    problem::Problem,
};
use entity::identity::authenticator;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QuerySelect, Select, Set,
};
use totp_rs::{Builder, Totp};
use uuid::Uuid;

use super::{factor, recovery};
use crate::{Conflict, Ctx, Error, Result, error::OrNotFound};

/// What an app needs to be set up.
#[derive(Clone, PartialEq, Eq)]
pub struct Setup {
    /// The `otpauth:` address its camera reads.
    pub address: String,
    /// The secret in Base32 (RFC 4648), to be typed where there is no camera.
    pub secret: String,
}

/// SHA-1, six digits, thirty seconds, one step either way: what every app can do.
fn totp(ctx: &Ctx, id: Uuid, issuer: &str, account: &str) -> Result<Totp> {
    let mac = ctx.secret.mac("authenticator", id.as_bytes());
    // Neither may hold a colon, which parts them.
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(mac[..20].to_vec())
        .with_issuer(Some(plain(issuer)))
        .with_account_name(plain(account))
        .build()
        .map_err(Error::internal)
}

fn of(person: PersonId) -> Select<authenticator::Entity> {
    authenticator::Entity::find().filter(authenticator::Column::PersonId.eq(person.0))
}

/// Whether a code is asked for after the password.
pub async fn asks_for_code(ctx: &Ctx, person: PersonId) -> Result<bool> {
    let confirmed = of(person).filter(authenticator::Column::ConfirmedAt.is_not_null());
    Ok(confirmed.one(ctx.db.read()).await?.is_some())
}

/// Begins to set up an app, anew where it was begun before. It counts for nothing until it is confirmed.
pub async fn start_authenticator(ctx: &Ctx, actor: &Actor) -> Result<()> {
    let person = factor::person(actor)?;
    let tx = ctx.db.begin().await?;
    if let Some(before) = of(person).lock_exclusive().one(&tx).await? {
        unconfirmed(&before)?;
        authenticator::Entity::delete_many()
            .filter(authenticator::Column::Id.eq(before.id))
            .exec(&tx)
            .await?;
    }
    let row = authenticator::ActiveModel {
        id: Set(ctx.new_id()),
        person_id: Set(person.0),
        last_step: Set(0),
        created_at: Set(ctx.now()),
        confirmed_at: Set(None),
    };
    let inserted = authenticator::Entity::insert(row)
        .exec_without_returning(&tx)
        .await;
    inserted.map_err(begun_meanwhile)?;
    tx.commit().await?;
    Ok(())
}

/// Begun twice at once: the later one finds the first.
fn begun_meanwhile(error: sea_orm::DbErr) -> Error {
    match error.sql_err() {
        Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => Conflict::Edited.into(),
        _ => error.into(),
    }
}

fn unconfirmed(row: &authenticator::Model) -> Result<()> {
    match row.confirmed_at {
        Some(_) => Err(Conflict::Edited.into()),
        None => Ok(()),
    }
}

/// What the app that is being set up needs; not found where none is. `issuer` is the market's name in the app.
pub async fn authenticator_setup(ctx: &Ctx, actor: &Actor, issuer: &str) -> Result<Setup> {
    let person = factor::person(actor)?;
    let row = of(person).one(ctx.db.read()).await?.or_not_found()?;
    unconfirmed(&row)?;
    let email = factor::row(ctx.db.read(), person).await?.email;
    let totp = totp(ctx, row.id, issuer, &email)?;
    Ok(Setup {
        address: totp.to_url().map_err(Error::internal)?,
        secret: totp.secret().to_base32(),
    })
}

/// Confirms the app by its first code: from now on it is asked for. Gives the recovery codes, which are never shown
/// again.
pub async fn confirm_authenticator(ctx: &Ctx, actor: &Actor, code: &str) -> Result<Vec<RecoveryCode>> {
    let person = factor::person(actor)?;
    let wrong = |problem| Error::invalid("code", problem);
    let code = code.parse().map_err(wrong)?;
    let tx = ctx.db.begin().await?;
    let row = of(person).lock_exclusive().one(&tx).await?.or_not_found()?;
    unconfirmed(&row)?;
    let step = match &code {
        Code::App(digits) => fits(ctx, &row, digits)?,
        Code::Recovery(_) => None,
    };
    let Some(step) = step else {
        return Err(wrong(Problem::new("wrong-code")));
    };
    let confirmed = authenticator::ActiveModel {
        id: Unchanged(row.id),
        last_step: Set(step),
        confirmed_at: Set(Some(ctx.now())),
        ..Default::default()
    };
    confirmed.update(&tx).await?;
    let codes = recovery::make(ctx, &tx, person).await?;
    factor::changed(ctx, &tx, actor, person, FactorChange::AuthenticatorAdded).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Takes the app away, and the recovery codes that stood in for it.
pub async fn remove_authenticator(ctx: &Ctx, actor: &Actor) -> Result<()> {
    let person = factor::person(actor)?;
    let tx = ctx.db.begin().await?;
    let row = of(person).lock_exclusive().one(&tx).await?.or_not_found()?;
    authenticator::Entity::delete_many()
        .filter(authenticator::Column::Id.eq(row.id))
        .exec(&tx)
        .await?;
    recovery::forget(&tx, person).await?;
    if row.confirmed_at.is_some() {
        factor::changed(ctx, &tx, actor, person, FactorChange::AuthenticatorRemoved).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whether the app shows these digits now; their time step is then used up.
pub(super) async fn accepts(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    person: PersonId,
    digits: &str,
) -> Result<bool> {
    let confirmed = of(person).filter(authenticator::Column::ConfirmedAt.is_not_null());
    let Some(row) = confirmed.lock_exclusive().one(tx).await? else {
        return Ok(false);
    };
    let Some(step) = fits(ctx, &row, digits)? else {
        return Ok(false);
    };
    let used = authenticator::ActiveModel {
        id: Unchanged(row.id),
        last_step: Set(step),
        ..Default::default()
    };
    used.update(tx).await?;
    Ok(true)
}

/// The time step of these digits, if it is now, one before or one after (RFC 6238 section 5.2), and none of it or a
/// later one was accepted yet.
fn fits(ctx: &Ctx, row: &authenticator::Model, digits: &str) -> Result<Option<i64>> {
    let now = u64::try_from(ctx.now().timestamp()).unwrap_or_default();
    let step = totp(ctx, row.id, "", "")?.check(digits, now);
    let step = step.and_then(|step| i64::try_from(step).ok());
    Ok(step.filter(|step| *step > row.last_step))
}

/// Forgets what was begun more than a day ago and never confirmed.
pub async fn forget_unconfirmed(ctx: &Ctx) -> Result<()> {
    let tx = ctx.db.begin().await?;
    authenticator::Entity::delete_many()
        .filter(authenticator::Column::ConfirmedAt.is_null())
        .filter(authenticator::Column::CreatedAt.lt(ctx.now() - chrono::TimeDelta::days(1)))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
