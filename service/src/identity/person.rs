//! A person comes to the market: however they come, their row is written here; and their name is read from it here.

use std::collections::HashMap;

use domain::{
    id::PersonId,
    identity::{Email, Password, PersonName, Settings},
    text::Locale,
};
use entity::{
    company::{company, member},
    identity::person,
};
use rand::{Rng, distr::Alphanumeric};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

use super::password;
use crate::{Ctx, Error, Result, error::taken_meanwhile};

/// A person to be written.
pub(crate) struct NewPerson<'a> {
    /// Their address: known to be theirs.
    pub(crate) email: &'a Email,
    /// The hash of their password, of [`hash`].
    pub(crate) password_hash: String,
    /// Their name.
    pub(crate) name: String,
    /// The language mails are written in.
    pub(crate) locale: Locale,
    /// Their time zone.
    pub(crate) time_zone: chrono_tz::Tz,
}

impl<'a> NewPerson<'a> {
    /// Somebody who is let in from the machine itself; they choose their name and language when they come.
    pub(crate) fn by_machine(email: &'a Email, password_hash: String) -> Self {
        let name = email.as_str().split('@').next().unwrap_or_default();
        Self {
            email,
            password_hash,
            name: name.to_owned(),
            locale: Locale::ZhCn,
            time_zone: chrono_tz::Asia::Shanghai,
        }
    }
}

/// A password for them, and its hash.
pub(crate) async fn made_up_password() -> Result<(String, String)> {
    #[expect(clippy::disallowed_methods, reason = "the one password the machine makes up")]
    let secret: String = rand::rng()
        .sample_iter(Alphanumeric)
        .take(20)
        .map(char::from)
        .collect();
    let password = Password::new(&secret).map_err(|_| Error::internal("password"))?;
    Ok((secret, hash(password).await?))
}

/// The hash of a password: slow, so it is made before the transaction begins.
pub(crate) async fn hash(password: Password) -> Result<String> {
    password::hash(password).await
}

/// Writes the person; an address that is taken is a problem of the field `email`.
pub(crate) async fn insert(ctx: &Ctx, tx: &impl ConnectionTrait, new: NewPerson<'_>) -> Result<PersonId> {
    let (id, now): (PersonId, _) = (ctx.new_id(), ctx.now());
    let row = person::ActiveModel {
        id: Set(id.0),
        email: Set(new.email.as_str().to_owned()),
        password_hash: Set(new.password_hash),
        name: Set(new.name),
        locale: Set(new.locale.tag().to_owned()),
        time_zone: Set(new.time_zone.name().to_owned()),
        currency: Set(Settings::usual_currency(new.locale).code().to_owned()),
        administers: Set(false),
        erased_at: Set(None),
        created_at: Set(now),
    };
    let inserted = person::Entity::insert(row).exec_without_returning(tx).await;
    inserted.map_err(|error| taken_meanwhile(error, "email"))?;
    Ok(id)
}

/// The names of these people, as others read them: the one way from a person's id to what a page shows of them.
pub(crate) async fn names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, PersonName>> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name.into())).collect())
}

/// The name of one of them.
pub(crate) async fn name(db: &impl ConnectionTrait, id: Uuid) -> Result<PersonName> {
    Ok(names(db, [id]).await?.remove(&id).unwrap_or(PersonName::FORMER))
}

/// A person's row.
pub(crate) async fn by_id(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<person::Model>> {
    let of = person::Entity::find().filter(person::Column::Id.eq(id.0));
    Ok(of.one(db).await?)
}

/// A person's row, locked until the transaction ends. Whoever changes an account takes this first, then its links.
pub(crate) async fn locked(tx: &impl ConnectionTrait, id: PersonId) -> Result<Option<person::Model>> {
    let of = person::Entity::find().filter(person::Column::Id.eq(id.0));
    Ok(of.lock_exclusive().one(tx).await?)
}

/// What anyone could guess who knows the person: their address, their name, the codes of the companies they act for.
pub(super) async fn words(db: &impl ConnectionTrait, id: PersonId) -> Result<Vec<String>> {
    let companies = member::Entity::find()
        .filter(member::Column::PersonId.eq(id.0))
        .find_also_related(company::Entity)
        .all(db)
        .await?;
    let codes = companies
        .into_iter()
        .filter_map(|(_, company)| Some(company?.code));
    let known = by_id(db, id).await?.into_iter();
    Ok(known
        .flat_map(|person| [person.email, person.name])
        .chain(codes)
        .collect())
}
