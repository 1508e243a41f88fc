//! Categories by their paths, for those who show them.

use std::collections::BTreeMap;

use domain::text::Bilingual;
use entity::catalog::category;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

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
    Ok(rows
        .into_iter()
        .map(|row| {
            (
                row.path,
                Bilingual {
                    zh: row.name_zh,
                    en: Some(row.name_en),
                },
            )
        })
        .collect())
}
