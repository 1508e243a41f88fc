//! Registering a company together with the first person who acts for it.

use domain::{
    actor::Actor,
    id::{CompanyId, PersonId},
    identity::{Email, LinkPurpose, Password},
    problem::{FieldErrors, Problem},
    text::Locale,
};
use entity::identity::person as row;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::Value;

use super::{
    link::{self, NewLink},
    person::{self, NewPerson},
    throttle::{self, Caller, Tried},
};
use crate::{
    Ctx, Error, Result,
    company::{self, NewCompany},
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
    let password_hash = person::hash(new.password).await?;
    let tx = ctx.db.begin().await?;
    taken(&tx, &new.company, &new.email).await?;
    let person = NewPerson {
        email: &new.email,
        password_hash,
        name: new.person_name,
        locale: new.locale,
        time_zone: new.time_zone,
        confirmed: new.confirmed,
    };
    let person_id = person::insert(ctx, &tx, person).await?;
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

/// The same for somebody who comes by themselves: whoever asks after addresses others have is kept waiting longer and
/// longer, as whoever guesses passwords is.
pub async fn register_from(
    ctx: &Ctx,
    new: Registration,
    caller: Option<&Caller>,
) -> Result<Tried<(PersonId, CompanyId)>> {
    let target = format!("register\0{}", new.email);
    let attempt = match throttle::attempt(ctx, caller, &target, None).await? {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(Tried::Wait(wait)),
    };
    let registered = register(ctx, new).await;
    let asked_after = |errors: &FieldErrors| errors.of("email").next().is_some();
    if !matches!(&registered, Err(Error::Invalid(errors)) if asked_after(errors)) {
        attempt.succeeded(ctx).await?;
    }
    registered.map(Tried::Right)
}

async fn taken(tx: &impl ConnectionTrait, company: &NewCompany, email: &Email) -> Result<()> {
    let mut errors = FieldErrors::default();
    if company::is_taken(tx, &company.code).await? {
        errors.add("code", Problem::new("taken"));
    }
    let same = row::Entity::find().filter(row::Column::Email.eq(email.as_str()));
    if same.count(tx).await? > 0 {
        errors.add("email", Problem::new("taken"));
    }
    Ok(errors.into_result()?)
}
