//! Registering a company together with the first person who acts for it.

use domain::{
    actor::Actor,
    id::{CompanyId, PersonId},
    identity::{Email, LinkPurpose, Password},
    problem::{FieldErrors, Problem},
    text::Locale,
};
use entity::identity::person;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::Value;

use super::{
    link::{self, NewLink},
    password,
};
use crate::{
    Ctx, Result,
    company::{self, NewCompany},
    error::taken_meanwhile,
};

/// A company and its first person.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The company.
    pub company: NewCompany,
    /// The person's address.
    pub email: Email,
    /// The person's password.
    pub password: Password,
    /// The person's name.
    pub person_name: String,
    /// The language mails are written in.
    pub locale: Locale,
    /// The person's time zone.
    pub time_zone: chrono_tz::Tz,
    /// Whether the address is known to be theirs. If not, they are mailed a link that shows it.
    pub confirmed: bool,
}

/// Registers both, or says which fields are taken.
pub async fn register(ctx: &Ctx, new: Registration) -> Result<(PersonId, CompanyId)> {
    let person_id: PersonId = ctx.new_id();
    let email = new.email.as_str().to_owned();
    let password_hash = password::hash(new.password).await?;
    let tx = ctx.db.begin().await?;
    taken(&tx, &new.company, &email).await?;
    let now = ctx.now();
    let person = person::ActiveModel {
        id: Set(person_id.0),
        email: Set(email),
        password_hash: Set(password_hash),
        name: Set(new.person_name),
        locale: Set(new.locale.tag().to_owned()),
        time_zone: Set(new.time_zone.name().to_owned()),
        administers: Set(false),
        email_confirmed_at: Set(new.confirmed.then_some(now)),
        created_at: Set(now),
    };
    let inserted = person::Entity::insert(person).exec_without_returning(&tx).await;
    inserted.map_err(|error| taken_meanwhile(error, "email"))?;
    let company_id = company::insert(ctx, &tx, &Actor::Anyone, new.company, person_id).await?;
    if !new.confirmed {
        let confirming = NewLink {
            purpose: LinkPurpose::ConfirmEmail,
            person: Some(person_id),
            company: None,
            address: &new.email,
            locale: new.locale,
            data: Value::Null,
        };
        link::send(ctx, &tx, confirming).await?;
    }
    tx.commit().await?;
    Ok((person_id, company_id))
}

async fn taken(tx: &impl ConnectionTrait, company: &NewCompany, email: &str) -> Result<()> {
    let mut errors = FieldErrors::default();
    if company::is_taken(tx, &company.code).await? {
        errors.add("code", Problem::new("taken"));
    }
    let same = person::Entity::find().filter(person::Column::Email.eq(email));
    if same.count(tx).await? > 0 {
        errors.add("email", Problem::new("taken"));
    }
    Ok(errors.into_result()?)
}
