//! Making a person an operator of a market, from the machine itself.

use domain::{actor::Actor, company::Role, identity::Email};
use entity::company::member;
use sea_orm::{EntityTrait, Set};

use super::person::{self, NewPerson};
use crate::{Ctx, Result, error::OrNotFound, event, market};

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
    let (secret, password_hash) = person::made_up_password().await?;
    let tx = ctx.db.begin().await?;
    let market = market::by_slug(&tx, &new.market).await?.or_not_found()?;
    let id = person::insert(ctx, &tx, NewPerson::by_machine(&new.email, password_hash)).await?;
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
