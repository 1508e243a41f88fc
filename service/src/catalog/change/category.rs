//! The categories listings name: found by their path in either language, made when an operator publishes.

use std::collections::HashMap;

use domain::{actor::Actor, catalog::content::CategoryPath};
use entity::catalog::{category, category_former};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

use crate::{Ctx, Result, error::OrNotFound, event};

/// What becomes of a category that does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// The listing is uncategorised.
    LeaveOut,
    /// It is made.
    Make,
    /// It would be made.
    Pretend,
}

/// The whole tree, by path and by the paths it was known by before: a market has hundreds of categories, not millions.
pub(crate) struct Categories {
    known: HashMap<String, Category>,
    missing: Missing,
}

/// A category and its path in English names.
#[derive(Clone, Debug)]
pub(crate) struct Category {
    pub id: Uuid,
    pub path: CategoryPath,
}

impl Categories {
    pub async fn load(ctx: &Ctx, missing: Missing) -> Result<Self> {
        let rows = category::Entity::find()
            .order_by_asc(category::Column::Path)
            .all(ctx.db.read())
            .await?;
        let mut known = by_path(rows);
        let former = category_former::Entity::find().all(ctx.db.read()).await?;
        for row in former {
            let current = known
                .values()
                .find(|category| category.id == row.category_id)
                .cloned();
            if let Some(current) = current {
                known.entry(row.path).or_insert(current);
            }
        }
        Ok(Self { known, missing })
    }

    /// The category a row names. Making one is a transaction of its own: an empty category harms nobody, and two
    /// imports that make the same one don't wait for each other's listings.
    pub async fn find(&mut self, ctx: &Ctx, actor: &Actor, path: &CategoryPath) -> Result<Option<Category>> {
        let key = path.to_string();
        if !self.known.contains_key(&key) {
            match self.missing {
                Missing::LeaveOut => {}
                Missing::Make => self.make(ctx, actor, path).await?,
                Missing::Pretend => self.know(ctx.new_id(), path.clone()),
            }
        }
        Ok(self.known.get(&key).cloned())
    }

    async fn make(&mut self, ctx: &Ctx, actor: &Actor, path: &CategoryPath) -> Result<()> {
        let tx = ctx.db.begin().await?;
        let mut parent = None;
        for above in path.lineage() {
            let id = match self.known.get(&above.to_string()) {
                Some(known) => known.id,
                None => insert(ctx, &tx, actor, parent, &above).await?,
            };
            self.know(id, above);
            parent = Some(id);
        }
        tx.commit().await?;
        Ok(())
    }

    fn know(&mut self, id: Uuid, path: CategoryPath) {
        self.known.insert(path.to_string(), Category { id, path });
    }
}

/// Inserts a category, unless someone else just did; answers its id.
async fn insert(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    parent: Option<Uuid>,
    path: &CategoryPath,
) -> Result<Uuid> {
    let id: Uuid = ctx.new_id();
    let name = path.0.last().or_not_found()?;
    let chinese = name.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let row = category::ActiveModel {
        id: Set(id),
        parent_id: Set(parent),
        path: Set(path.to_string()),
        name_en: Set(name.clone()),
        name_zh: Set(chinese.then(|| name.clone())),
        position: Set(0),
    };
    category::Entity::insert(row)
        .on_conflict_do_nothing_on([category::Column::Path])
        .exec_without_returning(tx)
        .await?;
    let found = category::Entity::find()
        .filter(category::Column::Path.eq(path.to_string()))
        .one(tx)
        .await?
        .or_not_found()?;
    if found.id == id {
        event::happened(ctx, tx, actor, id, "category.made", path).await?;
    }
    Ok(found.id)
}

/// Every category by its English path, and by its Chinese one where each name has its Chinese.
fn by_path(rows: Vec<category::Model>) -> HashMap<String, Category> {
    let chinese_names: HashMap<_, _> = rows
        .iter()
        .map(|row| (row.path.clone(), row.name_zh.clone()))
        .collect();
    let mut known = HashMap::new();
    for row in rows {
        let path = CategoryPath(row.path.split(" > ").map(str::to_owned).collect());
        let names = path.lineage();
        let names = names.map(|above| chinese_names.get(&above.to_string()).cloned().flatten());
        let category = Category {
            id: row.id,
            path: path.clone(),
        };
        if let Some(names) = names.collect::<Option<Vec<_>>>() {
            known
                .entry(CategoryPath(names).to_string())
                .or_insert_with(|| category.clone());
        }
        known.insert(row.path, category);
    }
    known
}
