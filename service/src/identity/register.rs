//! Registering a company together with the first person who acts for it.

use domain::{
    actor::{Actor, Trades},
    company::{CompanyCode, Country, Role},
    id::{CompanyId, PersonId},
    identity::{Email, LinkPurpose, Password},
    problem::{FieldErrors, Problem},
    text::{Bilingual, Locale},
};
use entity::{
    company::{company, member},
    identity::person,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::Value;

use super::{
    link::{self, NewLink},
    password,
};
use crate::{Ctx, Result, event};

/// A company and its first person.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The company's short unique code.
    pub code: CompanyCode,
    /// Its legal name, in at least one language.
    pub name: Bilingual,
    /// Where it is registered.
    pub country: Country,
    /// Its city.
    pub city: Bilingual,
    /// What it says about itself.
    pub about: Bilingual,
    /// What it does.
    pub trades: Trades,
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
    let (person_id, company_id): (PersonId, CompanyId) = (ctx.new_id(), ctx.new_id());
    let (code, email) = (new.code.as_str().to_owned(), new.email.as_str().to_owned());
    let password_hash = password::hash(new.password).await?;
    let tx = ctx.db.begin().await?;
    taken(&tx, &code, &email).await?;
    let now = ctx.now();
    let company = company::ActiveModel {
        id: Set(company_id.0),
        code: Set(code),
        name_zh: Set(new.name.zh),
        name_en: Set(new.name.en),
        country: Set(new.country.code().to_owned()),
        city_zh: Set(new.city.zh),
        city_en: Set(new.city.en),
        about_zh: Set(new.about.zh),
        about_en: Set(new.about.en),
        buys: Set(new.trades.buys),
        supplies: Set(new.trades.supplies),
        created_at: Set(now),
    };
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
    let member = member::ActiveModel {
        person_id: Set(person_id.0),
        company_id: Set(company_id.0),
        role: Set(Role::Owner.to_string()),
        created_at: Set(now),
        ..Default::default()
    };
    let written = async {
        company::Entity::insert(company)
            .exec_without_returning(&tx)
            .await?;
        person::Entity::insert(person).exec_without_returning(&tx).await?;
        member::Entity::insert(member).exec_without_returning(&tx).await
    };
    if let Err(error) = written.await {
        // Two registrations at once: the loser is told as if it had come later.
        if matches!(
            error.sql_err(),
            Some(sea_orm::SqlErr::UniqueConstraintViolation(_))
        ) {
            return Err(FieldErrors::one("email", Problem::new("taken")).into());
        }
        return Err(error.into());
    }
    event::happened(
        ctx,
        &tx,
        &Actor::Anyone,
        company_id,
        "company.registered",
        person_id,
    )
    .await?;
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

async fn taken(tx: &impl ConnectionTrait, code: &str, email: &str) -> Result<()> {
    let mut errors = FieldErrors::default();
    if company::Entity::find()
        .filter(company::Column::Code.eq(code))
        .count(tx)
        .await?
        > 0
    {
        errors.add("code", Problem::new("taken"));
    }
    if person::Entity::find()
        .filter(person::Column::Email.eq(email))
        .count(tx)
        .await?
        > 0
    {
        errors.add("email", Problem::new("taken"));
    }
    Ok(errors.into_result()?)
}
