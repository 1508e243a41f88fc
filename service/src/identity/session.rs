//! Sessions: opaque records under the hash of their token, so that whoever reads the table can't use them.

use domain::Instant;
use entity::identity::session;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::OnConflict};
use sha2::{Digest, Sha256};

use crate::{Ctx, Result};

fn key(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

/// Writes a session, new or known.
pub async fn save(ctx: &Ctx, token: &str, data: String, expires_at: Instant) -> Result<()> {
    let row = session::ActiveModel {
        id: Set(key(token)),
        data: Set(data),
        expires_at: Set(expires_at),
    };
    let again = OnConflict::column(session::Column::Id)
        .update_columns([session::Column::Data, session::Column::ExpiresAt])
        .to_owned();
    let tx = ctx.db.begin().await?;
    session::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Reads a session that has not expired: its data, and until when it lasts.
pub async fn load(ctx: &Ctx, token: &str) -> Result<Option<(String, Instant)>> {
    let row = session::Entity::find()
        .filter(session::Column::Id.eq(key(token)))
        .filter(session::Column::ExpiresAt.gt(ctx.now()))
        .one(ctx.db.read())
        .await?;
    Ok(row.map(|row| (row.data, row.expires_at)))
}

/// Ends a session.
pub async fn delete(ctx: &Ctx, token: &str) -> Result<()> {
    delete_where(ctx, session::Column::Id.eq(key(token))).await
}

/// Forgets the sessions that have expired.
pub async fn forget_expired(ctx: &Ctx) -> Result<()> {
    delete_where(ctx, session::Column::ExpiresAt.lte(ctx.now())).await
}

async fn delete_where(ctx: &Ctx, condition: sea_orm::sea_query::Expr) -> Result<()> {
    let tx = ctx.db.begin().await?;
    session::Entity::delete_many().filter(condition).exec(&tx).await?;
    tx.commit().await?;
    Ok(())
}
