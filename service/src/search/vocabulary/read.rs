//! The vocabulary as operators see it, and as the engine is taught it.

use std::sync::Arc;

use domain::{
    actor::{Actor, Right},
    id::EntryId,
    page::{Page, PageRequest},
    search::vocabulary::{Entry, EntryRow, Vocabulary, folded},
};
use entity::search::vocabulary_entry::{Column, Entity, Model};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, require},
    stored,
};

/// The entries that have this text in a term, newest first; all of them where it is empty.
pub async fn entries(ctx: &Ctx, actor: &Actor, text: &str, page: PageRequest) -> Result<Page<EntryRow>> {
    require(actor, Right::KeepVocabulary)?;
    let like = LikeExpr::new(stored::like(&folded(text))).escape('\\');
    let mut rows = Entity::find()
        .filter(Expr::col(Column::Folded).like(like))
        .order_by_desc(Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        rows = rows.filter(Column::Id.lt(last));
    }
    let rows = rows.all(ctx.db.read()).await?.into_iter().map(row);
    Ok(Page::cut(rows.collect::<Result<_>>()?, page.limit, |row| {
        row.id.to_string()
    }))
}

/// One entry.
pub async fn entry(ctx: &Ctx, actor: &Actor, id: EntryId) -> Result<EntryRow> {
    require(actor, Right::KeepVocabulary)?;
    let found = Entity::find()
        .filter(Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?;
    row(found.or_not_found()?)
}

/// Teaches the search engine the vocabulary as it is now.
pub async fn teach(ctx: &Ctx) -> Result<()> {
    let rows = all(ctx.db.read()).await?;
    let entries = rows.into_iter().map(|row| row.entry).collect();
    let taught = ctx.search.teach(Arc::new(Vocabulary(entries))).await;
    taught.map_err(Error::internal)
}

/// Every entry, oldest first; their number is bounded.
pub(super) async fn all(db: &impl ConnectionTrait) -> Result<Vec<EntryRow>> {
    let rows = Entity::find().order_by_asc(Column::Id).all(db).await?;
    rows.into_iter().map(row).collect()
}

pub(super) fn row(row: Model) -> Result<EntryRow> {
    Ok(EntryRow {
        id: row.id.into(),
        entry: Entry::kept(&row.terms, stored::name(&row.direction)?),
        changed_at: row.changed_at,
    })
}
