//! The tree as its rows have it: a market has hundreds of categories, not millions.

use std::collections::HashMap;

use domain::{
    catalog::{
        content::CategoryPath,
        schema::{
            Definition, Schema,
            tree::{Node, Tree},
        },
    },
    text::Bilingual,
};
use entity::catalog::{category, category_attribute, category_former};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{Result, stored};

/// The whole tree, in two queries.
pub(crate) async fn load(db: &impl ConnectionTrait) -> Result<Tree> {
    let rows = category::Entity::find().all(db).await?;
    with_attributes(db, rows).await
}

/// These rows with the attributes they define.
pub(super) async fn with_attributes(db: &impl ConnectionTrait, rows: Vec<category::Model>) -> Result<Tree> {
    let attributes = category_attribute::Entity::find()
        .filter(category_attribute::Column::CategoryId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(category_attribute::Column::Position)
        .order_by_asc(category_attribute::Column::Key)
        .all(db)
        .await?;
    let mut own: HashMap<Uuid, Vec<Definition>> = HashMap::new();
    for row in attributes {
        let of = own.entry(row.category_id).or_default();
        of.push(definition(row)?);
    }
    let nodes = rows.into_iter().map(|row| {
        Ok(Node {
            id: row.id.into(),
            parent: row.parent_id.map(Into::into),
            name: Bilingual {
                zh: row.name_zh,
                en: Some(row.name_en),
            },
            position: stored::number(row.position)?,
            own: own.remove(&row.id).unwrap_or_default(),
        })
    });
    Ok(Tree::new(nodes.collect::<Result<Vec<_>>>()?))
}

fn definition(row: category_attribute::Model) -> Result<Definition> {
    Ok(Definition {
        category: row.category_id.into(),
        key: stored::text(&row.key)?,
        name: Bilingual::both(row.name_zh, row.name_en),
        kind: serde_json::from_value(row.kind)?,
        required: row.required,
        filterable: row.filterable,
        position: stored::number(row.position)?,
    })
}

/// What the category of this path asks for; nothing where there is none. Two queries, however large the tree.
pub(crate) async fn schema_at(db: &impl ConnectionTrait, path: &CategoryPath) -> Result<Schema> {
    let line = path.lineage().map(|above| above.to_string());
    let rows = category::Entity::find()
        .filter(category::Column::Path.is_in(line))
        .all(db)
        .await?;
    let whole = path.to_string();
    let id = rows.iter().find(|row| row.path == whole).map(|row| row.id);
    match id {
        Some(id) => Ok(with_attributes(db, rows).await?.schema(id.into())),
        None => Ok(Schema::default()),
    }
}

/// The category that has this path, or had it before.
pub(crate) async fn id_at(db: &impl ConnectionTrait, path: &CategoryPath) -> Result<Option<Uuid>> {
    let path = path.to_string();
    let now = category::Entity::find()
        .filter(category::Column::Path.eq(&path))
        .one(db)
        .await?;
    if let Some(now) = now {
        return Ok(Some(now.id));
    }
    let former = category_former::Entity::find().filter(category_former::Column::Path.eq(path));
    Ok(former.one(db).await?.map(|row| row.category_id))
}
