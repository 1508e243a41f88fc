//! What a market tells those who want to visit it, and what it is known for: kept by its operators.

use std::collections::BTreeMap;

use domain::{
    actor::Actor,
    catalog::content::CategoryPath,
    market::{MarketRef, premises::Premises},
    problem::Problem,
    text::Bilingual,
};
use entity::{
    catalog::category,
    market::{focus, market},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, Set,
};
use serde_json::json;

use super::{
    booth::{kept_market, locked_market},
    by_slug, reference,
};
use crate::{
    Conflict, Ctx, Error, Result,
    catalog::{read::split, tree},
    error::OrNotFound,
    event, stored,
};

/// A market as a place, and the names of the categories it is known for.
pub async fn premises(ctx: &Ctx, slug: &str) -> Result<(Premises, BTreeMap<CategoryPath, Bilingual>)> {
    let db = ctx.db.read();
    let row = by_slug(db, slug).await?.or_not_found()?;
    of(db, &row).await
}

/// The same, of a market the actor keeps.
pub async fn kept_premises(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<(MarketRef, Premises)> {
    let db = ctx.db.read();
    let row = kept_market(db, actor, slug).await?;
    let (premises, _) = of(db, &row).await?;
    Ok((reference(row), premises))
}

async fn of(
    db: &impl ConnectionTrait,
    row: &market::Model,
) -> Result<(Premises, BTreeMap<CategoryPath, Bilingual>)> {
    let kept = row.premises.clone().map(serde_json::from_value).transpose()?;
    let mut premises: Premises = kept.unwrap_or_default();
    let rows = focus::Entity::find()
        .filter(focus::Column::MarketId.eq(row.id))
        .find_also_related(category::Entity)
        .order_by_asc(focus::Column::Position)
        .all(db)
        .await?;
    let mut names = BTreeMap::new();
    for category in rows.into_iter().filter_map(|(_, category)| category) {
        let path = split(&category.path);
        let name = Bilingual {
            zh: category.name_zh,
            en: Some(category.name_en),
        };
        premises.focus.push(path.clone());
        names.insert(path, name);
    }
    Ok((premises, names))
}

/// Changes them. `seen` is what their author had read; if something else stands there by now, nothing is written over.
pub async fn change_premises(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    seen: &Premises,
    new: Premises,
) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let market = locked_market(&tx, actor, slug).await?;
    let (before, _) = of(&tx, &market).await?;
    if before != *seen {
        return Err(Conflict::Edited.into());
    }
    if before == new {
        return Ok(());
    }
    let told = json!({ "before": before, "after": new });
    event::happened(ctx, &tx, actor, market.id, "market.premises_changed", told).await?;
    focus::Entity::delete_many()
        .filter(focus::Column::MarketId.eq(market.id))
        .exec(&tx)
        .await?;
    for (place, path) in (0..).zip(&new.focus) {
        let category = tree::id_at(&tx, path).await?;
        let category = category.ok_or_else(|| Error::invalid("focus", Problem::new("unknown-category")))?;
        let row = focus::ActiveModel {
            market_id: Set(market.id),
            category_id: Set(category),
            position: Set(stored::signed(place)?),
        };
        focus::Entity::insert(row).exec_without_returning(&tx).await?;
    }
    let kept = Premises {
        focus: Vec::new(),
        ..new
    };
    let row = market::ActiveModel {
        id: Unchanged(market.id),
        premises: Set(Some(serde_json::to_value(kept)?)),
        ..Default::default()
    };
    row.update_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(())
}
