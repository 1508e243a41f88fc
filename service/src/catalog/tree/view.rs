//! The tree as administrators keep it.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    catalog::{
        content::CategoryPath,
        schema::{
            Schema,
            tree::{CategoryRow, CategoryView, Node, Tree},
        },
    },
    id::CategoryId,
};
use entity::catalog::listing;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{load, load::schema_at};
use crate::{
    Ctx, Result,
    error::{OrNotFound, require},
};

/// What the category of this path asks for: nothing where there is none.
pub async fn schema_of(ctx: &Ctx, path: &str) -> Result<Schema> {
    // Addresses and forms may hold what no path does.
    let path = CategoryPath::parse(path).ok().flatten();
    match path {
        Some(path) => schema_at(ctx.db.read(), &path).await,
        None => Ok(Schema::default()),
    }
}

/// The whole tree; everyone may read it.
pub async fn all(ctx: &Ctx) -> Result<Tree> {
    load(ctx.db.read()).await
}

/// Every category, as they are read.
pub async fn rows(ctx: &Ctx, actor: &Actor) -> Result<Vec<CategoryRow>> {
    require(actor, Right::Administer)?;
    let db = ctx.db.read();
    let tree = load(db).await?;
    let counts = Counts::of(db, &tree).await?;
    let lines = tree.in_order();
    Ok(lines.iter().filter_map(|line| counts.row(line)).collect())
}

/// One of them.
pub async fn category(ctx: &Ctx, actor: &Actor, id: CategoryId) -> Result<CategoryView> {
    require(actor, Right::Administer)?;
    let db = ctx.db.read();
    let tree = load(db).await?;
    let counts = Counts::of(db, &tree).await?;
    let line = tree.line(id);
    let (node, above) = line.split_last().or_not_found()?;
    let named = |node: &Node| (node.id, node.name.clone());
    Ok(CategoryView {
        row: counts.row(&line).or_not_found()?,
        name: node.name.clone(),
        above: above.iter().map(|node| named(node)).collect(),
        below: tree.children(Some(id)).into_iter().map(named).collect(),
        schema: tree.schema(id),
    })
}

/// How many listings are in each category, and how many are there and below, archived ones aside.
struct Counts {
    own: HashMap<CategoryId, u64>,
    altogether: HashMap<CategoryId, u64>,
}

impl Counts {
    async fn of(db: &impl ConnectionTrait, tree: &Tree) -> Result<Self> {
        let counted: Vec<(Option<Uuid>, i64)> = listing::Entity::find()
            .select_only()
            .column(listing::Column::CategoryId)
            .column_as(listing::Column::Id.count(), "listings")
            .filter(listing::Column::State.ne("archived"))
            .group_by(listing::Column::CategoryId)
            .into_tuple()
            .all(db)
            .await?;
        let (mut own, mut altogether) = (HashMap::new(), HashMap::new());
        for (id, count) in counted {
            let Some(id) = id.map(CategoryId) else { continue };
            own.insert(id, count.unsigned_abs());
            for node in tree.line(id) {
                *altogether.entry(node.id).or_default() += count.unsigned_abs();
            }
        }
        Ok(Self { own, altogether })
    }

    fn row(&self, line: &[&Node]) -> Option<CategoryRow> {
        let node = line.last()?;
        let count = |counts: &HashMap<CategoryId, u64>| counts.get(&node.id).copied().unwrap_or_default();
        Some(CategoryRow {
            id: node.id,
            names: line.iter().map(|node| node.name.clone()).collect(),
            listings: count(&self.own),
            altogether: count(&self.altogether),
            attributes: node.own.len(),
        })
    }
}
