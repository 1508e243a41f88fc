//! Restricted categories: each operator keeps those of their markets, administrators those of every market.

use domain::{
    actor::{Actor, Right},
    catalog::content::CategoryPath,
    id::{MarketId, RestrictionId},
    moderation::{
        banned::keeper,
        restriction::{MAX_RESTRICTIONS, Restriction, RestrictionRow},
    },
    page::{Page, PageRequest},
    problem::Problem,
};
use entity::{
    catalog::category,
    moderation::restriction::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    catalog::{read::split, tree},
    error::{OrNotFound, require},
    event, market,
};

/// The restrictions of all markets and of the actor's own, newest first.
pub async fn list(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<RestrictionRow>> {
    require(actor, Right::KeepBannedWords)?;
    let db = ctx.db.read();
    let mut rows = Entity::visible_to(actor)
        .find_also_related(category::Entity)
        .order_by_desc(Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        rows = rows.filter(Column::Id.lt(last));
    }
    let rows = rows.all(db).await?;
    let markets = market::references(db, rows.iter().filter_map(|(row, _)| row.market_id)).await?;
    let row = |(row, category): (Model, Option<category::Model>)| {
        Ok(RestrictionRow {
            id: row.id.into(),
            market: row.market_id.and_then(|id| markets.get(&id).cloned()),
            made_at: row.made_at,
            mine: actor.may(keeper(row.market_id.map(Into::into))),
            restriction: kept(row, category.or_not_found()?),
        })
    };
    let rows = rows.into_iter().map(row).collect::<Result<_>>()?;
    Ok(Page::cut(rows, page.limit, |row: &RestrictionRow| {
        row.id.to_string()
    }))
}

/// As it was written down.
fn kept(row: Model, category: category::Model) -> Restriction {
    Restriction {
        category: split(&category.path),
        certificate: row.certificate,
        explanation: row.explanation,
    }
}

/// Restricts a category in a market, or in every one.
pub async fn add(
    ctx: &Ctx,
    actor: &Actor,
    market: Option<MarketId>,
    restriction: &Restriction,
) -> Result<RestrictionId> {
    require(actor, keeper(market))?;
    let tx = ctx.db.begin().await?;
    let category = tree::id_at(&tx, &restriction.category).await?;
    let category = category.ok_or_else(|| Error::invalid("category", Problem::new("unknown-category")))?;
    let of_market = match market {
        None => Column::MarketId.is_null(),
        Some(id) => Column::MarketId.eq(id.0),
    };
    let own = || Entity::visible_to(actor).filter(of_market.clone());
    if own().count(&tx).await? >= MAX_RESTRICTIONS {
        let full = Problem::new("restriction-full").with("max", MAX_RESTRICTIONS);
        return Err(Error::invalid("category", full));
    }
    let same = match &restriction.certificate {
        None => Column::Certificate.is_null(),
        Some(name) => Column::Certificate.eq(name),
    };
    let same = own().filter(Column::CategoryId.eq(category)).filter(same);
    if same.one(&tx).await?.is_some() {
        return Err(Error::invalid("category", Problem::new("restriction-twice")));
    }
    let id: RestrictionId = ctx.new_id();
    let told = json!({ "market": market, "after": restriction });
    event::happened(ctx, &tx, actor, id, "restriction.added", told).await?;
    let row = ActiveModel {
        id: Set(id.0),
        market_id: Set(market.map(|id| id.0)),
        category_id: Set(category),
        certificate: Set(restriction.certificate.clone()),
        explanation: Set(restriction.explanation.clone()),
        made_at: Set(ctx.now()),
    };
    Entity::insert(row).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(id)
}

/// Removes one.
pub async fn remove(ctx: &Ctx, actor: &Actor, id: RestrictionId) -> Result<()> {
    require(actor, Right::KeepBannedWords)?;
    let tx = ctx.db.begin().await?;
    let row = Entity::visible_to(actor)
        .filter(Column::Id.eq(id.0))
        .lock_exclusive()
        .one(&tx)
        .await?
        .or_not_found()?;
    require(actor, keeper(row.market_id.map(Into::into)))?;
    let told = json!({ "market": row.market_id, "category": row.category_id });
    event::happened(ctx, &tx, actor, id, "restriction.removed", told).await?;
    Entity::delete_many()
        .filter(Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Those that a listing of this category breaks in this market, from a supplier that holds these certificates.
pub(super) async fn broken(
    ctx: &Ctx,
    market: MarketId,
    category: &CategoryPath,
    held: &[String],
) -> Result<Vec<Restriction>> {
    let rows = Entity::visible_to(&Actor::System)
        .find_also_related(category::Entity)
        .filter(
            Condition::any()
                .add(Column::MarketId.is_null())
                .add(Column::MarketId.eq(market.0)),
        )
        .order_by_asc(Column::Id)
        .all(ctx.db.read())
        .await?;
    let restrictions = rows.into_iter().filter_map(|(row, of)| Some(kept(row, of?)));
    Ok(restrictions.filter(|one| one.is_broken(category, held)).collect())
}
