//! The row of a saved search.

use domain::{
    id::{PersonId, SavedSearchId},
    money::Currency,
    search::{
        FilterForm,
        saved::{SavedSearch, Sought},
    },
};
use entity::search::saved_search;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::{Error, Result, error::OrNotFound, stored};

/// The searches of a person: the only way to them.
pub(super) fn of(person: PersonId) -> Select<saved_search::Entity> {
    saved_search::Entity::find().filter(saved_search::Column::PersonId.eq(person.0))
}

/// One of them, locked until the transaction ends.
pub(super) async fn locked(
    tx: &impl ConnectionTrait,
    person: PersonId,
    id: SavedSearchId,
) -> Result<saved_search::Model> {
    let one = of(person).filter(saved_search::Column::Id.eq(id.0));
    one.lock_exclusive().one(tx).await?.or_not_found()
}

/// What is looked for.
pub(super) fn sought(row: &saved_search::Model) -> Result<Sought> {
    let pairs: Vec<(String, String)> = serde_json::from_value(row.filters.clone())?;
    let mut form = FilterForm::default();
    for (name, value) in pairs {
        form.take(&name, &value);
    }
    // Prices have a currency of their own.
    Sought::new(&row.text, &form, Currency::CNY).map_err(|problem| Error::internal(problem.code))
}

/// As its person sees it.
pub(super) fn view(row: saved_search::Model) -> Result<SavedSearch> {
    Ok(SavedSearch {
        id: row.id.into(),
        sought: sought(&row)?,
        name: row.name,
        every: stored::text(&row.every)?,
        saved_at: row.created_at,
    })
}
