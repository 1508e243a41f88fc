//! A tree that became another one, as rows.

use std::collections::BTreeSet;

use domain::{
    catalog::schema::{
        Definition,
        change::Change,
        tree::{Node, Tree},
    },
    id::CategoryId,
};
use entity::{
    catalog::{category, category_attribute, category_former, listing},
    market::focus,
    moderation::restriction,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use crate::{Result, stored};

/// Writes what differs.
pub(super) async fn store(
    tx: &impl ConnectionTrait,
    before: &Tree,
    after: &Tree,
    change: &Change,
) -> Result<()> {
    for node in after.nodes() {
        match before.get(node.id) {
            None => {
                row(after, node)?.insert(tx).await?;
                set_attributes(tx, node).await?;
            }
            Some(old) => {
                let moved = before.path(node.id) != after.path(node.id);
                if moved || head(old) != head(node) {
                    row(after, node)?.update_without_returning(tx).await?;
                }
                if old.own != node.own {
                    set_attributes(tx, node).await?;
                }
            }
        }
    }
    keep_paths(tx, before, after, change).await?;
    if let Change::Retire { category, into } = change {
        remove(tx, *category, *into).await?;
    }
    Ok(())
}

/// What of a node stands in its row, but for its path.
fn head(node: &Node) -> (&domain::text::Bilingual, Option<CategoryId>, u32) {
    (&node.name, node.parent, node.position)
}

fn row(tree: &Tree, node: &Node) -> Result<category::ActiveModel> {
    Ok(category::ActiveModel {
        id: Set(node.id.0),
        parent_id: Set(node.parent.map(|parent| parent.0)),
        path: Set(tree.path(node.id).to_string()),
        name_en: Set(node.name.en.clone().unwrap_or_default()),
        name_zh: Set(node.name.zh.clone()),
        position: Set(stored::signed(node.position)?),
    })
}

async fn set_attributes(tx: &impl ConnectionTrait, node: &Node) -> Result<()> {
    category_attribute::Entity::delete_many()
        .filter(category_attribute::Column::CategoryId.eq(node.id.0))
        .exec(tx)
        .await?;
    let rows = node.own.iter().map(attribute).collect::<Result<Vec<_>>>()?;
    if !rows.is_empty() {
        category_attribute::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

fn attribute(definition: &Definition) -> Result<category_attribute::ActiveModel> {
    Ok(category_attribute::ActiveModel {
        category_id: Set(definition.category.0),
        key: Set(definition.key.to_string()),
        name_zh: Set(definition.name.zh.clone().unwrap_or_default()),
        name_en: Set(definition.name.en.clone().unwrap_or_default()),
        kind: Set(serde_json::to_value(&definition.kind)?),
        required: Set(definition.required),
        filterable: Set(definition.filterable),
        position: Set(stored::signed(definition.position)?),
    })
}

/// Files and changes under review name categories by their paths: those that are no one's any more go on leading to
/// what had them.
async fn keep_paths(tx: &impl ConnectionTrait, before: &Tree, after: &Tree, change: &Change) -> Result<()> {
    let paths = |tree: &Tree| -> BTreeSet<String> {
        tree.nodes().map(|node| tree.path(node.id).to_string()).collect()
    };
    let (held, taken) = (paths(before), paths(after));
    let new = taken.difference(&held).cloned();
    category_former::Entity::delete_many()
        .filter(category_former::Column::Path.is_in(new))
        .exec(tx)
        .await?;
    for node in before.nodes() {
        let old = before.path(node.id).to_string();
        let heir = match change {
            Change::Retire { category, into } if *category == node.id => *into,
            _ => Some(node.id),
        };
        if let (false, Some(heir)) = (taken.contains(&old), heir) {
            let row = category_former::ActiveModel {
                path: Set(old),
                category_id: Set(heir.0),
            };
            let mut conflict = OnConflict::column(category_former::Column::Path);
            conflict.update_column(category_former::Column::CategoryId);
            category_former::Entity::insert(row)
                .on_conflict(conflict)
                .exec_without_returning(tx)
                .await?;
        }
    }
    Ok(())
}

/// Takes a category away, and gives what was in it to another; what was said of it alone goes with it.
async fn remove(tx: &impl ConnectionTrait, id: CategoryId, into: Option<CategoryId>) -> Result<()> {
    let heir: Option<Uuid> = into.map(|into| into.0);
    listing::Entity::update_many()
        .col_expr(listing::Column::CategoryId, Expr::value(heir))
        .filter(listing::Column::CategoryId.eq(id.0))
        .exec(tx)
        .await?;
    let former = category_former::Column::CategoryId.eq(id.0);
    match heir {
        Some(heir) => {
            let update = category_former::Entity::update_many();
            let update = update.col_expr(category_former::Column::CategoryId, Expr::value(heir));
            update.filter(former).exec(tx).await?;
        }
        None => {
            category_former::Entity::delete_many()
                .filter(former)
                .exec(tx)
                .await?;
        }
    }
    category_attribute::Entity::delete_many()
        .filter(category_attribute::Column::CategoryId.eq(id.0))
        .exec(tx)
        .await?;
    restriction::Entity::delete_many()
        .filter(restriction::Column::CategoryId.eq(id.0))
        .exec(tx)
        .await?;
    focus::Entity::delete_many()
        .filter(focus::Column::CategoryId.eq(id.0))
        .exec(tx)
        .await?;
    category::Entity::delete_many()
        .filter(category::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}
