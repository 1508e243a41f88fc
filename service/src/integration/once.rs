//! Doing nothing twice for a program that asks again, because it does not know whether it was heard the first time: the
//! request's `Idempotency-Key` is remembered with what was answered.
//!
//! Work for such a request runs on [`Ctx::once`]: every transaction it begins marks the request in the same breath, so
//! that after a crash it is known whether something was done.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::id::{KeyId, OnceId};
use entity::integration::idempotency as row;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QuerySelect, Set, sea_query::OnConflict,
};
use sha2::{Digest, Sha256};

use crate::{Ctx, Result};

/// For how long a request is remembered.
const KEPT: TimeDelta = TimeDelta::hours(24);
/// After this long, work that has not ended was lost with its process: longer than any request may take.
const LEASE: TimeDelta = TimeDelta::minutes(3);

/// What a request was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers that matter, by name.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

/// What became of beginning a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It is to be worked on, and its answer to be [`finish`]ed.
    Now(OnceId),
    /// It was answered already: with this.
    Answered(Answer),
    /// It is being worked on.
    Busy,
    /// The same key was given to another request.
    Other,
    /// It was done, but its answer was lost in a crash.
    Lost,
}

/// Begins a request that a program named `name`; `request` is all that was asked.
pub async fn begin(ctx: &Ctx, key: KeyId, name: &str, request: &[&[u8]]) -> Result<Begun> {
    let (key_hash, request_hash) = (hash(&[name.as_bytes()]), hash(request));
    let tx = ctx.db.begin().await?;
    let known = row::Entity::find()
        .filter(row::Column::ApiKeyId.eq(key.0))
        .filter(row::Column::KeyHash.eq(&key_hash))
        .lock_exclusive()
        .one(&tx)
        .await?;
    let begun = match known {
        None => first(ctx, &tx, key, key_hash, request_hash).await?,
        Some(known) => again(ctx, &tx, known, request_hash).await?,
    };
    tx.commit().await?;
    Ok(begun)
}

async fn first(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    key: KeyId,
    key_hash: String,
    request_hash: String,
) -> Result<Begun> {
    let id: OnceId = ctx.new_id();
    let new = row::ActiveModel {
        id: Set(id.0),
        api_key_id: Set(key.0),
        key_hash: Set(key_hash),
        request_hash: Set(request_hash),
        applied: Set(false),
        status: Set(None),
        headers: Set(None),
        body: Set(None),
        created_at: Set(ctx.now()),
    };
    let once = OnConflict::columns([row::Column::ApiKeyId, row::Column::KeyHash])
        .do_nothing()
        .to_owned();
    let inserted = row::Entity::insert(new)
        .on_conflict(once)
        .exec_without_returning(tx)
        .await?;
    // Two at the same moment: one of them wrote it.
    Ok(if inserted == 0 {
        Begun::Busy
    } else {
        Begun::Now(id)
    })
}

async fn again(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    known: row::Model,
    request_hash: String,
) -> Result<Begun> {
    let now = ctx.now();
    let forgotten = known.created_at + KEPT <= now;
    if !forgotten {
        if known.request_hash != request_hash {
            return Ok(Begun::Other);
        }
        if let Some(answer) = answer(&known)? {
            return Ok(Begun::Answered(answer));
        }
        if now < known.created_at + LEASE {
            return Ok(Begun::Busy);
        }
        if known.applied {
            return Ok(Begun::Lost);
        }
    }
    let anew = row::ActiveModel {
        id: Unchanged(known.id),
        request_hash: Set(request_hash),
        applied: Set(false),
        status: Set(None),
        headers: Set(None),
        body: Set(None),
        created_at: Set(now),
        ..Default::default()
    };
    anew.update(tx).await?;
    Ok(Begun::Now(known.id.into()))
}

fn answer(known: &row::Model) -> Result<Option<Answer>> {
    let Some(status) = known.status else {
        return Ok(None);
    };
    let headers = known.headers.clone().map(serde_json::from_value).transpose()?;
    Ok(Some(Answer {
        status: status.unsigned_abs(),
        headers: headers.unwrap_or_default(),
        body: known.body.clone().unwrap_or_default(),
    }))
}

/// Keeps what a request was answered. A refusal is kept only if something was done nevertheless: otherwise the program
/// may try again.
pub async fn finish(ctx: &Ctx, id: OnceId, answer: &Answer) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let this = row::Column::Id.eq(id.0);
    if !(200..300).contains(&answer.status) {
        row::Entity::delete_many()
            .filter(this.clone())
            .filter(row::Column::Applied.eq(false))
            .exec(&tx)
            .await?;
    }
    let kept = row::ActiveModel {
        status: Set(i16::try_from(answer.status).ok()),
        headers: Set(Some(serde_json::to_value(&answer.headers)?)),
        body: Set(Some(answer.body.clone())),
        ..Default::default()
    };
    row::Entity::update_many()
        .set(kept)
        .filter(this)
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Marks a request as one for which something is done, as part of the transaction that does it.
pub(crate) async fn mark(tx: &impl ConnectionTrait, id: OnceId) -> Result<(), sea_orm::DbErr> {
    let applied = row::ActiveModel {
        applied: Set(true),
        ..Default::default()
    };
    row::Entity::update_many()
        .set(applied)
        .filter(row::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets requests that nobody will ask about again.
pub async fn forget_old(ctx: &Ctx) -> Result<()> {
    let tx = ctx.db.begin().await?;
    row::Entity::delete_many()
        .filter(row::Column::CreatedAt.lte(ctx.now() - KEPT))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// SHA-256 over parts, each with its length before it, in hexadecimal digits.
fn hash(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    hex::encode(digest.finalize())
}
