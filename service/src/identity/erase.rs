//! Deleting an account: the person's data goes, what their companies traded stays with the companies.

use domain::{
    company::Role,
    id::PersonId,
    identity::{Hindering, Hindrance},
};
use entity::{
    catalog::listing,
    company::{company, member},
    identity::{authenticator, link, passkey, person, recovery_code},
    integration::api_key,
    market::{market, operator},
    order::purchase_order,
    outbox::event as trail,
    rfq::{negotiation, rfq},
    search::saved_search,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set, sea_query::Expr,
};
use serde_json::json;
use uuid::Uuid;

use super::{administrator, person as people, session};
use crate::{Conflict, Ctx, Error, Result, company as companies, error::OrNotFound, event};

/// What keeps a person from deleting their account: companies that would be left without an owner while others rely on
/// them, and the platform if nobody else administers it.
pub async fn hindrances(ctx: &Ctx, person: PersonId) -> Result<Vec<Hindrance>> {
    hindering(ctx.db.read(), person).await
}

/// Deletes the account, in one transaction: sessions, memberships, links and everything the person could come in by end,
/// their row keeps no name and no address, and the address is free. [`Conflict::Hindered`] where something keeps them.
pub async fn erase(ctx: &Ctx, person: PersonId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let me = people::locked(&tx, person).await?.or_not_found()?;
    if me.erased_at.is_some() {
        return Err(Error::NotFound);
    }
    let hindering = hindering(&tx, person).await?;
    if !hindering.is_empty() {
        return Err(Conflict::Hindered.into());
    }
    revoke(ctx, &tx, person).await?;
    leave(ctx, &tx, person).await?;
    let links = Condition::any()
        .add(link::Column::PersonId.eq(person.0))
        .add(link::Column::Address.eq(&me.email));
    link::Entity::delete_many().filter(links).exec(&tx).await?;
    saved_search::Entity::delete_many()
        .filter(saved_search::Column::PersonId.eq(person.0))
        .exec(&tx)
        .await?;
    let nobody = person::ActiveModel {
        id: Unchanged(person.0),
        // No address looks like this: nobody registers or signs in with it.
        email: Set(person.to_string()),
        name: Set(String::new()),
        password_hash: Set(String::new()),
        time_zone: Set("UTC".into()),
        administers: Set(false),
        erased_at: Set(Some(ctx.now())),
        ..Default::default()
    };
    nobody.update(&tx).await?;
    event::of_person(ctx, &tx, person, "person.erased", ()).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends everything a person could come in by. Whatever else lets people in ends here too.
async fn revoke(ctx: &Ctx, tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    session::end_all(tx, person, None).await?;
    authenticator::Entity::delete_many()
        .filter(authenticator::Column::PersonId.eq(person.0))
        .exec(tx)
        .await?;
    passkey::Entity::delete_many()
        .filter(passkey::Column::PersonId.eq(person.0))
        .exec(tx)
        .await?;
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::PersonId.eq(person.0))
        .exec(tx)
        .await?;
    api_key::Entity::update_many()
        .col_expr(api_key::Column::RevokedAt, Expr::value(ctx.now()))
        .filter(api_key::Column::PersonId.eq(person.0))
        .filter(api_key::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

async fn leave(ctx: &Ctx, tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    let theirs = || member::Entity::find().filter(member::Column::PersonId.eq(person.0));
    for row in theirs().all(tx).await? {
        let left = trail::ActiveModel {
            person_id: Set(Some(person.0)),
            company_id: Set(Some(row.company_id)),
            ..event::row(
                ctx,
                &domain::actor::Actor::Anyone,
                row.company_id,
                "company.member_left".into(),
                json!({ "role": row.role }),
            )
        };
        trail::Entity::insert(left).exec_without_returning(tx).await?;
    }
    member::Entity::delete_many()
        .filter(member::Column::PersonId.eq(person.0))
        .exec(tx)
        .await?;
    operator::Entity::delete_many()
        .filter(operator::Column::PersonId.eq(person.0))
        .exec(tx)
        .await?;
    Ok(())
}

async fn hindering(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Hindrance>> {
    let owned = member::Entity::find()
        .filter(member::Column::PersonId.eq(person.0))
        .filter(member::Column::Role.eq(Role::Owner.to_string()))
        .order_by_asc(member::Column::CompanyId)
        .find_also_related(company::Entity)
        .all(db)
        .await?;
    let mut found = Vec::new();
    if administrator::is_last(db, person).await? {
        found.push(Hindrance {
            company: None,
            why: Hindering::Platform,
        });
    }
    for (_, company) in owned {
        let company = company.or_not_found()?;
        if let Some(why) = why(db, person, company.id).await? {
            found.push(Hindrance {
                company: Some(companies::read::reference(company)),
                why,
            });
        }
    }
    Ok(found)
}

/// Why a company needs this owner of its own; `None` where another one is there, or nobody relies on it.
async fn why(db: &impl ConnectionTrait, person: PersonId, company: Uuid) -> Result<Option<Hindering>> {
    let people = member::Entity::find()
        .filter(member::Column::CompanyId.eq(company))
        .order_by_asc(member::Column::PersonId)
        .lock_exclusive()
        .all(db)
        .await?;
    let others = || people.iter().filter(|row| row.person_id != person.0);
    let owner: &str = Role::Owner.into();
    if others().any(|row| row.role == owner) {
        return Ok(None);
    }
    if others().next().is_some() {
        return Ok(Some(Hindering::Members));
    }
    let operated = market::Entity::find().filter(market::Column::OperatorCompanyId.eq(company));
    if operated.count(db).await? > 0 {
        return Ok(Some(Hindering::Market));
    }
    if trades(db, company).await? {
        return Ok(Some(Hindering::Trade));
    }
    let shown = listing::Entity::find()
        .filter(listing::Column::CompanyId.eq(company))
        .filter(listing::Column::State.eq("published"));
    Ok((shown.count(db).await? > 0).then_some(Hindering::Listings))
}

/// Whether somebody waits for the company: an RFQ of its own or of others that is open, an order that has not ended.
async fn trades(db: &impl ConnectionTrait, company: Uuid) -> Result<bool> {
    let asks = rfq::Entity::find()
        .filter(rfq::Column::BuyerCompanyId.eq(company))
        .filter(rfq::Column::State.is_in(["open", "awarded"]));
    let asked = negotiation::Entity::find()
        .filter(negotiation::Column::SupplierCompanyId.eq(company))
        .filter(negotiation::Column::State.is_in(["invited", "supplier_to_move", "buyer_to_move"]));
    let side = purchase_order::Column::BuyerCompanyId
        .eq(company)
        .or(purchase_order::Column::SupplierCompanyId.eq(company));
    let orders = purchase_order::Entity::find()
        .filter(side)
        .filter(purchase_order::Column::State.is_not_in(["completed", "declined", "cancelled"]));
    Ok(asks.count(db).await? + asked.count(db).await? + orders.count(db).await? > 0)
}
