//! Banned words: each operator keeps those of their markets, administrators those of every market.

use domain::{
    actor::{Actor, Right},
    id::{BannedWordId, MarketId},
    moderation::banned::{BannedRow, BannedWord, MAX_WORDS, keeper},
    page::{Page, PageRequest},
    problem::Problem,
};
use entity::moderation::banned_word::{ActiveModel, Column, Entity};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, require},
    event, market,
};

/// The words of all markets and of the actor's own, newest first.
pub async fn list(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<BannedRow>> {
    require(actor, Right::KeepBannedWords)?;
    let db = ctx.db.read();
    let mut rows = Entity::visible_to(actor)
        .order_by_desc(Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        rows = rows.filter(Column::Id.lt(last));
    }
    let rows = rows.all(db).await?;
    let markets = market::references(db, rows.iter().filter_map(|row| row.market_id)).await?;
    let row = |row: entity::moderation::banned_word::Model| BannedRow {
        id: row.id.into(),
        market: row.market_id.and_then(|id| markets.get(&id).cloned()),
        word: BannedWord::kept(row.word, row.explanation),
        changed_at: row.changed_at,
        mine: actor.may(keeper(row.market_id.map(Into::into))),
    };
    let rows = rows.into_iter().map(row).collect();
    Ok(Page::cut(rows, page.limit, |row: &BannedRow| row.id.to_string()))
}

/// Adds a word to those of a market, or of every market.
pub async fn add(
    ctx: &Ctx,
    actor: &Actor,
    market: Option<MarketId>,
    word: &BannedWord,
) -> Result<BannedWordId> {
    require(actor, keeper(market))?;
    let tx = ctx.db.begin().await?;
    let of_market = match market {
        None => Column::MarketId.is_null(),
        Some(id) => Column::MarketId.eq(id.0),
    };
    let own = || Entity::visible_to(actor).filter(of_market.clone());
    let same = own().filter(Column::Folded.eq(word.folded()));
    if same.one(&tx).await?.is_some() {
        return Err(Error::invalid("word", Problem::new("banned-twice")));
    }
    if own().count(&tx).await? >= MAX_WORDS {
        let full = Problem::new("banned-full").with("max", MAX_WORDS);
        return Err(Error::invalid("word", full));
    }
    let id: BannedWordId = ctx.new_id();
    let told = json!({ "market": market, "after": word });
    event::happened(ctx, &tx, actor, id, "banned.added", told).await?;
    let row = ActiveModel {
        id: Set(id.0),
        market_id: Set(market.map(|id| id.0)),
        word: Set(word.word.clone()),
        folded: Set(word.folded()),
        explanation: Set(word.explanation.clone()),
        changed_at: Set(ctx.now()),
    };
    Entity::insert(row).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(id)
}

/// Removes a word.
pub async fn remove(ctx: &Ctx, actor: &Actor, id: BannedWordId) -> Result<()> {
    require(actor, Right::KeepBannedWords)?;
    let tx = ctx.db.begin().await?;
    let found = Entity::visible_to(actor)
        .filter(Column::Id.eq(id.0))
        .lock_exclusive();
    let row = found.one(&tx).await?.or_not_found()?;
    require(actor, keeper(row.market_id.map(Into::into)))?;
    let before = BannedWord::kept(row.word, row.explanation);
    let told = json!({ "market": row.market_id, "before": before });
    event::happened(ctx, &tx, actor, id, "banned.removed", told).await?;
    Entity::delete_many()
        .filter(Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// The words a listing of this market may not hold.
pub(super) async fn of_market(db: &impl ConnectionTrait, market: MarketId) -> Result<Vec<BannedWord>> {
    let rows = Entity::visible_to(&Actor::System)
        .filter(
            Condition::any()
                .add(Column::MarketId.is_null())
                .add(Column::MarketId.eq(market.0)),
        )
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let word = |row: entity::moderation::banned_word::Model| BannedWord::kept(row.word, row.explanation);
    Ok(rows.into_iter().map(word).collect())
}
