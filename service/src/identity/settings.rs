//! How a person wants to be called and shown things: their own to read and to change, whomever they act for.

use domain::{
    id::PersonId,
    identity::{Email, Settings},
    text::Locale,
};
use entity::identity::person;
use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::person as people;
use crate::{Ctx, Result, error::OrNotFound, event, stored};

/// What the person chose; not found where they are gone.
pub async fn settings(ctx: &Ctx, person: PersonId) -> Result<Settings> {
    let row = person::Entity::find()
        .filter(person::Column::Id.eq(person.0))
        .filter(person::Column::ErasedAt.is_null())
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    Ok(Settings {
        name: row.name,
        locale: row.locale.parse().unwrap_or(Locale::ZhCn),
        time_zone: row.time_zone.parse().unwrap_or(chrono_tz::Asia::Shanghai),
        currency: stored::text(&row.currency)?,
    })
}

/// Chooses anew.
pub async fn change_settings(ctx: &Ctx, person: PersonId, new: Settings) -> Result<()> {
    let tx = ctx.db.begin().await?;
    // Not the name: the trail outlives whoever wants to be forgotten.
    let data = serde_json::json!({
        "locale": new.locale, "time_zone": new.time_zone.name(), "currency": new.currency,
    });
    let row = person::ActiveModel {
        id: Unchanged(person.0),
        name: Set(new.name),
        locale: Set(new.locale.tag().to_owned()),
        time_zone: Set(new.time_zone.name().to_owned()),
        currency: Set(new.currency.code().to_owned()),
        ..Default::default()
    };
    row.update(&tx).await?;
    event::of_person(ctx, &tx, person, "person.settings_changed", data).await?;
    tx.commit().await?;
    Ok(())
}

/// The address they sign in with.
pub async fn address(ctx: &Ctx, person: PersonId) -> Result<Email> {
    let row = people::by_id(ctx.db.read(), person).await?.or_not_found()?;
    stored::text(&row.email)
}
