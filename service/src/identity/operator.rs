//! Making a person an operator of a market, from the machine itself.

use domain::{
    actor::Actor,
    company::Role,
    identity::{Email, Password},
    text::Locale,
};
use entity::company::member;
use rand::{Rng, distr::Alphanumeric};
use sea_orm::{EntityTrait, Set};

use super::person::{self, NewPerson};
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
        person::hash(Password::new(&secret).map_err(|_| Error::internal("password"))?).await?;
    let tx = ctx.db.begin().await?;
    let market = market::by_slug(&tx, &new.market).await?.or_not_found()?;
    let name = new
        .email
        .as_str()
        .split('@')
        .next()
        .unwrap_or_default()
        .to_owned();
    let person = NewPerson {
        email: &new.email,
        password_hash,
        name,
        locale: Locale::ZhCn,
        time_zone: chrono_tz::Asia::Shanghai,
        confirmed: true,
    };
    let id = person::insert(ctx, &tx, person).await?;
    let member = member::ActiveModel {
        person_id: Set(id.0),
        company_id: Set(market.operator_company_id),
        role: Set(Role::Manager.to_string()),
        created_at: Set(ctx.now()),
        ..Default::default()
    };
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
