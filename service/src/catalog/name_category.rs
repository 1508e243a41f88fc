//! Growing the category tree, with names in both languages.

use domain::{actor::Actor, id::CategoryId, text::Bilingual};
use entity::catalog::category;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{Ctx, Error, Result, event};

/// Makes sure that there is a category with these names from the root down, and that each has its Chinese name.
/// Only the machine itself does so until there is a platform administrator.
pub async fn name_category(ctx: &Ctx, actor: &Actor, names: &[Bilingual]) -> Result<()> {
    if *actor != Actor::System {
        return Err(Error::Forbidden);
    }
    let tx = ctx.db.begin().await?;
    let mut parent: Option<category::Model> = None;
    for name in names {
        let node = node(ctx, &tx, actor, parent.as_ref(), name).await?;
        parent = Some(node);
    }
    tx.commit().await?;
    Ok(())
}

async fn node(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    parent: Option<&category::Model>,
    name: &Bilingual,
) -> Result<category::Model> {
    let en = name.en.clone().unwrap_or_default();
    let path = match parent {
        Some(parent) => format!("{} > {en}", parent.path),
        None => en.clone(),
    };
    let found = category::Entity::find()
        .filter(category::Column::Path.eq(&path))
        .one(tx)
        .await?;
    if let Some(mut found) = found {
        if found.name_zh.is_none() {
            found.name_zh.clone_from(&name.zh);
            category::Entity::update_many()
                .col_expr(category::Column::NameZh, Expr::value(name.zh.clone()))
                .filter(category::Column::Id.eq(found.id))
                .exec(tx)
                .await?;
        }
        return Ok(found);
    }
    let id: CategoryId = ctx.new_id();
    let new = category::Model {
        id: id.0,
        parent_id: parent.map(|parent| parent.id),
        path,
        name_en: en,
        name_zh: name.zh.clone(),
        position: 0,
    };
    category::Entity::insert(category::ActiveModel::from(new.clone()).reset_all())
        .exec_without_returning(tx)
        .await?;
    event::happened(ctx, tx, actor, id, "category.made", &new.path).await?;
    Ok(new)
}
