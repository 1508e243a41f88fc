//! An administrator changes the tree: what it will do is told first, and what is confirmed is what was told.

use domain::{
    actor::{Actor, Right},
    catalog::schema::{change::Change, effect::Effect, tree::Tree},
    problem::Problem,
};
use entity::catalog::{category, listing};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    load::{load, with_attributes},
    store::store,
    weigh::{Weighed, weigh},
};
use crate::{Conflict, Ctx, Error, Result, error::require, event, search};

/// Listings marked in one statement.
const MARKED_AT_ONCE: usize = 1_000;

/// What a change will do, and what names exactly that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What it does to listings.
    pub effect: Effect,
    /// Sent along with the confirmation.
    pub seal: String,
}

/// What a change will do; nothing is written.
pub async fn preview(ctx: &Ctx, actor: &Actor, change: &Change) -> Result<Preview> {
    require(actor, Right::Administer)?;
    let db = ctx.db.read();
    let before = load(db).await?;
    let after = before.after(change)?;
    let weighed = weigh(db, &before, &after, change).await?;
    allowed(change, &weighed.effect)?;
    Ok(Preview {
        seal: seal(&before, change, &weighed.effect),
        effect: weighed.effect,
    })
}

/// Does it. `seen` is the seal of what was told before; where the world is another one by now, nothing is done.
pub async fn carry_out(ctx: &Ctx, actor: &Actor, change: &Change, seen: Option<&str>) -> Result<()> {
    require(actor, Right::Administer)?;
    let tx = ctx.db.begin().await?;
    let rows = category::Entity::find()
        .order_by_asc(category::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(&tx)
        .await?;
    let before = with_attributes(&tx, rows).await?;
    let after = before.after(change)?;
    let weighed = weigh(&tx, &before, &after, change).await?;
    allowed(change, &weighed.effect)?;
    if change.is_weighed() && seen != Some(seal(&before, change, &weighed.effect).as_str()) {
        return Err(Conflict::Edited.into());
    }
    store(&tx, &before, &after, change).await?;
    let effect = &weighed.effect;
    let told = json!({
        "change": change, "listings": effect.listings, "lacking": effect.lacking, "unfit": effect.unfit,
    });
    event::happened(ctx, &tx, actor, change.category(), change.event(), told).await?;
    follow(ctx, &tx, weighed).await?;
    tx.commit().await?;
    Ok(())
}

/// A category that holds listings is retired only with another one to hold them.
fn allowed(change: &Change, effect: &Effect) -> Result<()> {
    match change {
        Change::Retire { into: None, .. } if effect.listings > 0 => {
            let held = Problem::new("category-has-listings").with("count", effect.listings);
            Err(Error::invalid("into", held))
        }
        _ => Ok(()),
    }
}

/// Names a change, what it was told to do, and what stood there before.
fn seal(before: &Tree, change: &Change, effect: &Effect) -> String {
    let category = before.get(change.category());
    let stands = category.map(|node| (before.names(node.id), before.schema(node.id)));
    let told = json!([stands, change, effect]).to_string();
    hex::encode(Sha256::digest(told))
}

/// The listings follow: which of them lack something, and how they are found.
async fn follow(ctx: &Ctx, tx: &impl ConnectionTrait, weighed: Weighed) -> Result<()> {
    for (incomplete, ids) in [(true, &weighed.incomplete), (false, &weighed.complete)] {
        for ids in ids.chunks(MARKED_AT_ONCE) {
            mark(tx, ids, incomplete).await?;
        }
    }
    search::reindex_listings(ctx, tx, &weighed.on_show).await
}

async fn mark(tx: &impl ConnectionTrait, ids: &[Uuid], incomplete: bool) -> Result<()> {
    listing::Entity::update_many()
        .col_expr(listing::Column::Incomplete, Expr::value(incomplete))
        .filter(listing::Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}
