//! Sessions: opaque records under the hash of their token, so that whoever reads the table can't use them; and what
//! their owner sees of them.

use chrono::TimeDelta;
use domain::{
    Instant,
    id::PersonId,
    identity::{SessionRow, UserAgent},
};
use entity::identity::session;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, IntoCondition},
};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Ctx, Error, Result, event};

/// How often it is written down, at most, that a session was seen.
const SEEN: TimeDelta = TimeDelta::minutes(5);
/// How many a person is shown, the last seen first; those beyond end with all others.
const SHOWN: u64 = 100;

/// A session to be written.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The record, as the store wants it back.
    pub data: String,
    /// Until when it lasts.
    pub expires_at: Instant,
    /// Who is signed in.
    pub person: Option<PersonId>,
    /// Since when.
    pub since: Option<Instant>,
    /// What the browser said it is, at signing in.
    pub agent: Option<String>,
    /// From where, at signing in.
    pub address: Option<String>,
}

fn key(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

fn columns(kept: Kept) -> session::ActiveModel {
    session::ActiveModel {
        data: Set(kept.data),
        expires_at: Set(kept.expires_at),
        person_id: Set(kept.person.map(Uuid::from)),
        user_agent: Set(kept.agent),
        address: Set(kept.address),
        ..Default::default()
    }
}

/// Writes a new session.
pub async fn create(ctx: &Ctx, token: &str, kept: Kept) -> Result<()> {
    let now = ctx.now();
    let row = session::ActiveModel {
        id: Set(key(token)),
        started_at: Set(kept.since.unwrap_or(now)),
        seen_at: Set(now),
        ..columns(kept)
    };
    let tx = ctx.db.begin().await?;
    session::Entity::insert(row).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes a session that is there; one that was ended meanwhile stays ended.
pub async fn save(ctx: &Ctx, token: &str, kept: Kept) -> Result<()> {
    let tx = ctx.db.begin().await?;
    session::Entity::update_many()
        .set(columns(kept))
        .filter(session::Column::Id.eq(key(token)))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Reads a session that has not expired: its data, and until when it lasts. Now and then it is noted that it was seen.
pub async fn load(ctx: &Ctx, token: &str) -> Result<Option<(String, Instant)>> {
    let now = ctx.now();
    let row = session::Entity::find()
        .filter(session::Column::Id.eq(key(token)))
        .filter(session::Column::ExpiresAt.gt(now))
        .one(ctx.db.read())
        .await?;
    if let Some(row) = &row
        && row.seen_at + SEEN <= now
    {
        let tx = ctx.db.begin().await?;
        session::Entity::update_many()
            .col_expr(session::Column::SeenAt, Expr::value(now))
            .filter(session::Column::Id.eq(&row.id))
            .exec(&tx)
            .await?;
        tx.commit().await?;
    }
    Ok(row.map(|row| (row.data, row.expires_at)))
}

/// Ends a session.
pub async fn delete(ctx: &Ctx, token: &str) -> Result<()> {
    let tx = ctx.db.begin().await?;
    delete_where(&tx, session::Column::Id.eq(key(token)).into_condition()).await?;
    tx.commit().await?;
    Ok(())
}

/// Forgets the sessions that have expired.
pub async fn forget_expired(ctx: &Ctx) -> Result<()> {
    let tx = ctx.db.begin().await?;
    delete_where(&tx, session::Column::ExpiresAt.lte(ctx.now()).into_condition()).await?;
    tx.commit().await?;
    Ok(())
}

/// Where a person is signed in, the last seen first. `token` is the session they ask with.
pub async fn list(ctx: &Ctx, person: PersonId, token: &str) -> Result<Vec<SessionRow>> {
    let current = key(token);
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(person.0))
        .filter(session::Column::ExpiresAt.gt(ctx.now()))
        .order_by_desc(session::Column::SeenAt)
        .order_by_asc(session::Column::Id)
        .limit(SHOWN)
        .all(ctx.db.read())
        .await?;
    let row = |row: session::Model| SessionRow {
        current: row.id == current,
        id: row.id,
        device: UserAgent::read(row.user_agent.as_deref().unwrap_or_default()),
        address: row.address.and_then(|address| address.parse().ok()),
        started_at: row.started_at,
        seen_at: row.seen_at,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Ends one of a person's sessions; another's is not found.
pub async fn end(ctx: &Ctx, person: PersonId, id: &str) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let one = Condition::all()
        .add(session::Column::PersonId.eq(person.0))
        .add(session::Column::Id.eq(id));
    if delete_where(&tx, one).await? == 0 {
        return Err(Error::NotFound);
    }
    event::of_person(ctx, &tx, person, "person.session_ended", ()).await?;
    tx.commit().await?;
    Ok(())
}

/// Signs a person out everywhere but in the session they ask with.
pub async fn end_others(ctx: &Ctx, person: PersonId, token: &str) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let ended = end_all(&tx, person, Some(token)).await?;
    let data = json!({ "ended": ended });
    event::of_person(ctx, &tx, person, "person.other_sessions_ended", data).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends a person's sessions, all `but` this one, as part of the transaction; returns how many.
pub(super) async fn end_all(tx: &impl ConnectionTrait, person: PersonId, but: Option<&str>) -> Result<u64> {
    let mut theirs = Condition::all().add(session::Column::PersonId.eq(person.0));
    if let Some(token) = but {
        theirs = theirs.add(session::Column::Id.ne(key(token)));
    }
    delete_where(tx, theirs).await
}

async fn delete_where(tx: &impl ConnectionTrait, condition: Condition) -> Result<u64> {
    let deleted = session::Entity::delete_many().filter(condition).exec(tx).await?;
    Ok(deleted.rows_affected)
}
