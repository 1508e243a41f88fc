//! What categories ask for while their listings are written.

use std::collections::HashMap;

use domain::catalog::schema::Schema;
use entity::catalog::category;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType,
};
use uuid::Uuid;

use super::load;
use crate::Result;

/// The schemas of some categories.
#[derive(Default)]
pub(crate) struct Schemas {
    known: HashMap<Uuid, Schema>,
    none: Schema,
}

impl Schemas {
    /// Of these. They stay as they are until the transaction is over: whoever changes a schema waits, and then looks at
    /// the listings that were written under the old one as well. Ask before listings are locked: who changes the tree locks
    /// categories first.
    pub async fn of_those(
        tx: &impl ConnectionTrait,
        categories: impl IntoIterator<Item = Uuid>,
    ) -> Result<Self> {
        let mut wanted: Vec<Uuid> = categories.into_iter().collect();
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            return Ok(Self::default());
        }
        category::Entity::find()
            .filter(category::Column::Id.is_in(wanted.clone()))
            .order_by_asc(category::Column::Id)
            .lock(LockType::Share)
            .all(tx)
            .await?;
        let tree = load(tx).await?;
        let schema = |id: Uuid| (id, tree.schema(id.into()));
        Ok(Self {
            known: wanted.into_iter().map(schema).collect(),
            none: Schema::default(),
        })
    }

    /// Of this one; nothing is asked of what is uncategorised.
    pub fn of(&self, category: Option<Uuid>) -> &Schema {
        category.and_then(|id| self.known.get(&id)).unwrap_or(&self.none)
    }

    /// Whether what this one asks for is known.
    pub fn know(&self, category: Option<Uuid>) -> bool {
        category.is_none_or(|id| self.known.contains_key(&id))
    }
}
