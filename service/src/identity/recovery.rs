//! Recovery codes: shown once, kept as MACs, each good for one sign-in without the app.

use domain::{
    actor::Actor,
    id::PersonId,
    identity::factor::{FactorChange, RecoveryCode},
};
use entity::identity::recovery_code;
use rand::Rng;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set, sea_query::Expr};

use super::{authenticator, factor};
use crate::{Ctx, Error, Result};

fn mac(ctx: &Ctx, person: PersonId, code: &RecoveryCode) -> String {
    let message = [person.0.as_bytes(), code.digits().as_bytes()].concat();
    hex::encode(ctx.secret.mac("recovery_code", &message))
}

/// New codes in place of the old ones. There are none without an app they stand in for.
pub async fn make_recovery_codes(ctx: &Ctx, actor: &Actor) -> Result<Vec<RecoveryCode>> {
    let person = factor::person(actor)?;
    if !authenticator::asks_for_code(ctx, person).await? {
        return Err(Error::NotFound);
    }
    let tx = ctx.db.begin().await?;
    let codes = make(ctx, &tx, person).await?;
    factor::changed(ctx, &tx, actor, person, FactorChange::RecoveryCodesMade).await?;
    tx.commit().await?;
    Ok(codes)
}

pub(super) async fn make(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<RecoveryCode>> {
    forget(tx, person).await?;
    let codes = random();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        id: Set(ctx.new_id()),
        person_id: Set(person.0),
        mac: Set(mac(ctx, person, code)),
        created_at: Set(ctx.now()),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(codes)
}

fn random() -> Vec<RecoveryCode> {
    #[expect(clippy::disallowed_methods, reason = "what nobody must be able to foresee")]
    let mut random = rand::rng();
    (0..RecoveryCode::COUNT)
        .map(|_| RecoveryCode::of(random.random()))
        .collect()
}

pub(super) async fn forget(tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::PersonId.eq(person.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether it is one of the person's codes and was not used before; now it is.
pub(super) async fn accepts(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    person: PersonId,
    code: &RecoveryCode,
) -> Result<bool> {
    let used = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(ctx.now()))
        .filter(recovery_code::Column::PersonId.eq(person.0))
        .filter(recovery_code::Column::Mac.eq(mac(ctx, person, code)))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    if used.rows_affected == 0 {
        return Ok(false);
    }
    factor::changed(ctx, tx, &Actor::Anyone, person, FactorChange::RecoveryCodeUsed).await?;
    Ok(true)
}

pub(super) async fn left(db: &impl ConnectionTrait, person: PersonId) -> Result<u32> {
    let left = recovery_code::Entity::find()
        .filter(recovery_code::Column::PersonId.eq(person.0))
        .filter(recovery_code::Column::UsedAt.is_null())
        .count(db)
        .await?;
    Ok(u32::try_from(left).unwrap_or(u32::MAX))
}
