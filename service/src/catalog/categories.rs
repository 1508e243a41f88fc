//! Categories by their paths, for those who show them.

use std::collections::BTreeMap;

use domain::{catalog::view::CategoryChoice, text::Bilingual};
use entity::catalog::category;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::read;
use crate::{Ctx, Result};

/// The most paths looked up at once; a facet has no more.
const MAX: usize = 500;

/// The names of these categories, by path, in one query.
pub async fn category_names(
    ctx: &Ctx,
    paths: impl IntoIterator<Item = &String>,
) -> Result<BTreeMap<String, Bilingual>> {
    // Addresses may hold what no path does.
    let paths = paths.into_iter().filter(|path| !path.contains('\0')).take(MAX);
    let rows = category::Entity::find()
        .filter(category::Column::Path.is_in(paths))
        .all(ctx.db.read())
        .await?;
    Ok(rows.into_iter().map(named).collect())
}

/// The whole tree, for choosing: a market has hundreds of categories, not millions.
pub async fn categories(ctx: &Ctx) -> Result<Vec<CategoryChoice>> {
    let rows = category::Entity::find()
        .order_by_asc(category::Column::Path)
        .all(ctx.db.read())
        .await?;
    let names: BTreeMap<String, Bilingual> = rows.into_iter().map(named).collect();
    let choice = |path: &String| {
        let path = read::split(path);
        let above = path.lineage();
        CategoryChoice {
            names: above
                .filter_map(|path| names.get(&path.to_string()).cloned())
                .collect(),
            path,
        }
    };
    Ok(names.keys().map(choice).collect())
}

fn named(row: category::Model) -> (String, Bilingual) {
    let name = Bilingual {
        zh: row.name_zh,
        en: Some(row.name_en),
    };
    (row.path, name)
}
