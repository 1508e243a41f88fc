//! The categories the listings of a batch may come to name, with what these ask for: taken before the listings are.

use std::collections::HashMap;

use domain::{
    catalog::{
        bulk::{BulkAct, Part},
        content::{CategoryPath, Wording},
        schema::Schema,
    },
    problem::Problem,
};
use entity::{
    catalog::{bulk_edit_listing, category, listing},
    moderation::moderation_case,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    Result,
    catalog::{change::Existing, tree::Schemas},
};

/// Those of a batch.
pub(super) struct Categories {
    by_path: HashMap<String, Uuid>,
    pub schemas: Schemas,
}

impl Categories {
    /// Those the listings have, those their waiting texts name, and those they move to, forth or back.
    pub async fn of(
        tx: &impl ConnectionTrait,
        act: &BulkAct,
        items: &[bulk_edit_listing::Model],
    ) -> Result<Self> {
        let listings = || items.iter().map(|item| item.listing_id);
        let mut ids: Vec<Uuid> = listing::Entity::find()
            .select_only()
            .column(listing::Column::CategoryId)
            .filter(listing::Column::Id.is_in(listings()))
            .filter(listing::Column::CategoryId.is_not_null())
            .distinct()
            .into_tuple()
            .all(tx)
            .await?;
        let proposals: Vec<Option<Value>> = moderation_case::Entity::reviews()
            .select_only()
            .column(moderation_case::Column::Proposal)
            .filter(moderation_case::Column::ListingId.is_in(listings()))
            .filter(moderation_case::Column::Proposal.is_not_null())
            .into_tuple()
            .all(tx)
            .await?;
        let mut paths = Vec::new();
        for proposal in proposals.into_iter().flatten() {
            paths.extend(serde_json::from_value::<Wording>(proposal)?.category);
        }
        if let BulkAct::Move { category } = act {
            paths.push(category.clone());
        }
        for part in items.iter().filter_map(|item| item.before.clone()) {
            if let Part::Category { path } = serde_json::from_value(part)? {
                paths.extend(path);
            }
        }
        let by_path = by_path(tx, paths).await?;
        ids.extend(by_path.values());
        Ok(Self {
            schemas: Schemas::of_those(tx, ids).await?,
            by_path,
        })
    }

    /// What the category at a path asks for.
    pub fn schema_at(&self, path: &CategoryPath) -> &Schema {
        self.schemas.of(self.by_path.get(&path.to_string()).copied())
    }

    /// The category a listing's new text names. One that nobody knew of when the batch began, or knows any more, is a
    /// change that came in between.
    pub fn named(&self, existing: &Existing, wording: &Wording) -> Result<Option<Uuid>, Problem> {
        let id = match &wording.category {
            same if *same == existing.content.wording.category => existing.row.category_id,
            None => None,
            Some(path) => {
                let id = self.by_path.get(&path.to_string());
                Some(*id.ok_or_else(|| Problem::new("unknown-category"))?)
            }
        };
        match self.schemas.know(id) {
            true => Ok(id),
            false => Err(Problem::new("bulk-changed-since")),
        }
    }
}

async fn by_path(tx: &impl ConnectionTrait, paths: Vec<CategoryPath>) -> Result<HashMap<String, Uuid>> {
    if paths.is_empty() {
        return Ok(HashMap::new());
    }
    let mut paths: Vec<String> = paths.iter().map(ToString::to_string).collect();
    paths.sort_unstable();
    paths.dedup();
    let rows = category::Entity::find()
        .filter(category::Column::Path.is_in(paths))
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| (row.path, row.id)).collect())
}
