//! Stopping mails by the link that stands in each of them: it works without signing in, and does only that. The token
//! is an id and a MAC over it, as those of other links are; it does not end, as mails are read late.

use domain::{
    id::{PersonId, SavedSearchId},
    search::saved::Every,
};
use entity::search::saved_search;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Select, Set,
};
use serde_json::json;
use uuid::Uuid;

use crate::{Ctx, Error, Result, error::OrNotFound, event};

/// How many bytes of the MAC a token carries: 128 bits can't be guessed.
const MAC: usize = 16;
/// What the MACs are for.
const ONE: &str = "saved_search.stop";
const ALL: &str = "saved_search.stop_all";

/// Which mails a link stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Those about one search.
    One(SavedSearchId),
    /// Those about any search of a person.
    All(PersonId),
}

/// What stands in the link's address: the id and its MAC, in hexadecimal digits.
pub fn stop_token(ctx: &Ctx, stop: Stop) -> String {
    let (purpose, id) = match stop {
        Stop::One(id) => (ONE, id.0),
        Stop::All(person) => (ALL, person.0),
    };
    let mac = ctx.secret.mac(purpose, id.as_bytes());
    hex::encode([&id.as_bytes()[..], &mac[..MAC]].concat())
}

/// The names of the searches whose mails a link stops; none where they are stopped. Not found where the link is none of
/// ours.
pub async fn stoppable(ctx: &Ctx, token: &str) -> Result<Vec<String>> {
    let stop = read(ctx, token).or_not_found()?;
    let rows = mailed(stop).all(ctx.db.read()).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// Stops them, if they are not: asked again, nothing is done. Forbidden where the link is none of ours.
pub async fn stop(ctx: &Ctx, token: &str) -> Result<()> {
    let stop = read(ctx, token).ok_or(Error::Forbidden)?;
    let tx = ctx.db.begin().await?;
    for row in mailed(stop).lock_exclusive().all(&tx).await? {
        let person = row.person_id.into();
        let stopped = json!({ "search": row.id });
        let mut row = row.into_active_model();
        row.every = Set(Every::Off.to_string());
        row.next_at = Set(None);
        row.update_without_returning(&tx).await?;
        event::of_person(ctx, &tx, person, "saved_search.stopped", stopped).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn mailed(stop: Stop) -> Select<saved_search::Entity> {
    let which = match stop {
        Stop::One(id) => saved_search::Column::Id.eq(id.0),
        Stop::All(person) => saved_search::Column::PersonId.eq(person.0),
    };
    saved_search::Entity::find()
        .filter(which)
        .filter(saved_search::Column::Every.ne(Every::Off.to_string()))
}

fn read(ctx: &Ctx, token: &str) -> Option<Stop> {
    let bytes = hex::decode(token).ok()?;
    let (id, mac) = bytes.split_at_checked(16)?;
    let made_for = |purpose| mac.len() == MAC && ctx.secret.fits(purpose, id, mac);
    let uuid = Uuid::from_slice(id).ok()?;
    if made_for(ONE) {
        return Some(Stop::One(uuid.into()));
    }
    made_for(ALL).then_some(Stop::All(uuid.into()))
}
