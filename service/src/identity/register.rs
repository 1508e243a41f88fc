//! Registering a company together with the first person who acts for it: first the address is asked for and mailed a
//! link, then whoever opens the link fills in the rest. So every address here is known to be its person's, and nobody
//! learns who has an account already: only the mailbox is told.

use domain::{
    actor::Actor,
    id::{CompanyId, PersonId},
    identity::{Email, LinkPurpose, Password, mailing},
    problem::{FieldErrors, Problem},
    text::Locale,
};
use entity::identity::{link as link_row, person as row};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::Value;

use super::{
    link::{self, NewLink},
    person::{self, NewPerson},
};
use crate::{
    Conflict, Ctx, Result,
    company::{self, NewCompany},
    stored,
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
}

/// Mails the link that lets somebody register with this address; one who has an account is mailed that they have, and
/// how to get in. An address that was mailed too often gets nothing more. The answer and the work are the same.
pub async fn ask_registration(ctx: &Ctx, address: &Email, locale: Locale) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let known = row::Entity::find()
        .filter(row::Column::Email.eq(address.as_str()))
        .one(&tx)
        .await?;
    let sent = link::sent_to(ctx, &tx, address, LinkPurpose::Register).await?;
    match mailing::free_from(sent).is_none_or(|from| from <= ctx.now()) {
        false => link::send_nowhere(ctx, &tx, LinkPurpose::Register).await?,
        true => {
            let link = NewLink {
                purpose: LinkPurpose::Register,
                person: known.map(|person| person.id.into()),
                company: None,
                address,
                locale,
                data: Value::Null,
            };
            link::send(ctx, &tx, link).await?
        }
    };
    tx.commit().await?;
    Ok(())
}

/// The address a link lets register; [`Conflict::Link`] when it does nothing any more.
pub async fn registration(ctx: &Ctx, token: &str) -> Result<Email> {
    Ok(opened(ctx, ctx.db.read(), token).await?.1)
}

/// Registers both by the link that was mailed to the address, or says which fields are taken. The link is spent by it.
pub async fn register_by(ctx: &Ctx, token: &str, new: Registration) -> Result<(PersonId, CompanyId)> {
    // Looked at before the slow work of hashing: no token, no work.
    opened(ctx, ctx.db.read(), token).await?;
    let hash = person::hash(new.password.clone()).await?;
    let tx = ctx.db.begin().await?;
    let (link, email) = opened(ctx, &tx, token).await?;
    // Two links were mailed, and the other was used; or the form is not of this link.
    if email != new.email || has_account(&tx, &email).await? {
        return Err(Conflict::Link.into());
    }
    let made = write(ctx, &tx, new, hash).await?;
    link::spend(ctx, &tx, &link).await?;
    tx.commit().await?;
    Ok(made)
}

/// Registers both, the address being known to be theirs; or says which fields are taken.
pub async fn register(ctx: &Ctx, new: Registration) -> Result<(PersonId, CompanyId)> {
    let hash = person::hash(new.password.clone()).await?;
    let tx = ctx.db.begin().await?;
    let made = write(ctx, &tx, new, hash).await?;
    tx.commit().await?;
    Ok(made)
}

async fn write(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    new: Registration,
    password_hash: String,
) -> Result<(PersonId, CompanyId)> {
    let mut errors = FieldErrors::default();
    if company::is_taken(tx, &new.company.code).await? {
        errors.add("code", Problem::new("taken"));
    }
    if has_account(tx, &new.email).await? {
        errors.add("email", Problem::new("taken"));
    }
    errors.into_result()?;
    let person = NewPerson {
        email: &new.email,
        password_hash,
        name: new.person_name,
        locale: new.locale,
        time_zone: new.time_zone,
    };
    let person = person::insert(ctx, tx, person).await?;
    let company = company::insert(ctx, tx, &Actor::Anyone, new.company, person).await?;
    Ok((person, company))
}

async fn has_account(db: &impl ConnectionTrait, email: &Email) -> Result<bool> {
    let same = row::Entity::find().filter(row::Column::Email.eq(email.as_str()));
    Ok(same.count(db).await? > 0)
}

async fn opened(ctx: &Ctx, db: &impl ConnectionTrait, token: &str) -> Result<(link_row::Model, Email)> {
    let link = link::open(ctx, db, LinkPurpose::Register, token).await?;
    // Mailed to somebody who has an account: it was never a link, and opens nothing.
    if link.person_id.is_some() {
        return Err(Conflict::Link.into());
    }
    let email = stored::text(&link.address)?;
    Ok((link, email))
}
