//! Making a person an operator of a market, from the machine itself.

use domain::{
    actor::Actor,
    company::Role,
    id::PersonId,
    identity::{Email, Password},
    problem::{FieldErrors, Problem},
    text::Locale,
};
use entity::{company::member, identity::person};
use rand::{Rng, distr::Alphanumeric};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::password;
use crate::{Ctx, Error, Result, error::OrNotFound, event, market};

/// A new operator.
#[derive(Clone, Debug)]
pub struct NewOperator {
    /// The person's address.
    pub email: Email,
    /// The slug of the market.
    pub market: String,
}

/// Adds a person to the company that runs the market and returns the password made for them.
pub async fn create_operator(ctx: &Ctx, new: NewOperator) -> Result<String> {
    #[expect(clippy::disallowed_methods, reason = "the one password the machine makes up")]
    let secret: String = rand::rng()
        .sample_iter(Alphanumeric)
        .take(20)
        .map(char::from)
        .collect();
    let password_hash =
        password::hash(Password::new(&secret).map_err(|_| Error::internal("password"))?).await?;
    let tx = ctx.db.begin().await?;
    let market = market::by_slug(&tx, &new.market).await?.or_not_found()?;
    if person::Entity::find()
        .filter(person::Column::Email.eq(new.email.as_str()))
        .count(&tx)
        .await?
        > 0
    {
        return Err(FieldErrors::one("email", Problem::new("taken")).into());
    }
    let (id, now): (PersonId, _) = (ctx.new_id(), ctx.now());
    let name = new
        .email
        .as_str()
        .split('@')
        .next()
        .unwrap_or_default()
        .to_owned();
    let person = person::ActiveModel {
        id: Set(id.0),
        email: Set(new.email.as_str().to_owned()),
        password_hash: Set(password_hash),
        name: Set(name),
        locale: Set(Locale::ZhCn.tag().to_owned()),
        time_zone: Set(chrono_tz::Asia::Shanghai.name().to_owned()),
        administers: Set(false),
        email_confirmed_at: Set(Some(now)),
        created_at: Set(now),
    };
    let member = member::ActiveModel {
        person_id: Set(id.0),
        company_id: Set(market.operator_company_id),
        role: Set(Role::Manager.to_string()),
        created_at: Set(now),
        ..Default::default()
    };
    person::Entity::insert(person).exec_without_returning(&tx).await?;
    member::Entity::insert(member).exec_without_returning(&tx).await?;
    event::happened(
        ctx,
        &tx,
        &Actor::System,
        market.operator_company_id,
        "company.member_added",
        id,
    )
    .await?;
    tx.commit().await?;
    Ok(secret)
}
