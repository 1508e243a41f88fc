//! Saving a search.

use domain::{
    id::{PersonId, SavedSearchId},
    problem::Problem,
    search::saved::{Every, MAX_SAVED, Name, SETTLES, Sought},
};
use entity::search::saved_search;
use sea_orm::{EntityTrait, Set};
use serde_json::json;

use super::row;
use crate::{Ctx, Error, Result, error::OrNotFound, event, identity::person as people};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is saved now.
    Now(SavedSearchId),
    /// The person has it already, perhaps by another name; it stays as it is.
    Already(SavedSearchId),
}

/// Saves a search for a person.
pub async fn save(ctx: &Ctx, person: PersonId, name: Name, sought: Sought, every: Every) -> Result<Saved> {
    let tx = ctx.db.begin().await?;
    // Whoever saves twice at once waits here for themselves.
    let me = people::locked(&tx, person).await?;
    let me = me.filter(|me| me.erased_at.is_none()).or_not_found()?;
    let saved = row::of(person).all(&tx).await?;
    if let Some(id) = like(&saved, &sought)? {
        return Ok(Saved::Already(id));
    }
    if saved.len() >= MAX_SAVED {
        let problem = Problem::new("too-many-saved").with("max", MAX_SAVED);
        return Err(Error::invalid("", problem));
    }
    let zone = me.time_zone.parse().unwrap_or(chrono_tz::Asia::Shanghai);
    let (id, now): (SavedSearchId, _) = (ctx.new_id(), ctx.now());
    let filters: Vec<_> = sought.filters().parameters();
    let row = saved_search::ActiveModel {
        id: Set(id.0),
        person_id: Set(person.0),
        name: Set(name.into_inner()),
        text: Set(sought.text().to_owned()),
        filters: Set(serde_json::to_value(filters)?),
        every: Set(every.to_string()),
        // They look at it just now.
        seen_to: Set(now),
        told_to: Set(now - SETTLES),
        told: Set(json!([])),
        next_at: Set(every.next(now, zone)),
        created_at: Set(now),
    };
    saved_search::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    // Not what is looked for: the trail outlives whoever wants to be forgotten.
    event::of_person(ctx, &tx, person, "saved_search.saved", json!({ "search": id })).await?;
    tx.commit().await?;
    Ok(Saved::Now(id))
}

/// The search of the person's that is the same, if they have it.
pub async fn there(ctx: &Ctx, person: PersonId, sought: &Sought) -> Result<Option<SavedSearchId>> {
    like(&row::of(person).all(ctx.db.read()).await?, sought)
}

fn like(saved: &[saved_search::Model], sought: &Sought) -> Result<Option<SavedSearchId>> {
    for one in saved {
        if row::sought(one)?.same(sought) {
            return Ok(Some(one.id.into()));
        }
    }
    Ok(None)
}
