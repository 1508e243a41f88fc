//! Those who administer the platform: the first one is made from the machine itself, further ones by one of them. There
//! is always one.

use domain::{
    actor::{Actor, Right, Trades},
    company::Role,
    id::PersonId,
    identity::{AdministratorRow, Email},
    problem::Problem,
    text::{Bilingual, Reason},
};
use entity::{company::member, identity::person};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::person::{self as people, NewPerson};
use crate::{
    Conflict, Ctx, Error, Result,
    company::{self, NewCompany},
    error::{OrNotFound, require},
    event,
};

/// The company of administrators who act for no other: it is made with the first of them.
const PLATFORM: &str = "platform";

/// Makes the person with this address an administrator, from the machine itself. Whoever is new here is let in, with the
/// password that is returned.
pub async fn create_admin(ctx: &Ctx, email: &Email) -> Result<Option<String>> {
    let (secret, password_hash) = people::made_up_password().await?;
    let tx = ctx.db.begin().await?;
    let known = by_address(&tx, email).await?;
    let (id, secret) = match known {
        Some(person) => (PersonId(person.id), None),
        None => {
            let new = NewPerson::by_machine(email, password_hash);
            (people::insert(ctx, &tx, new).await?, Some(secret))
        }
    };
    let memberships = member::Entity::find().filter(member::Column::PersonId.eq(id.0));
    if memberships.one(&tx).await?.is_none() {
        join_platform(ctx, &tx, id).await?;
    }
    set(&tx, id, true).await?;
    let data = json!({ "reason": "made from the machine itself" });
    event::happened(ctx, &tx, &Actor::System, id, "person.administrator_made", data).await?;
    tx.commit().await?;
    Ok(secret)
}

/// Whoever acts acts for a company: administrators for the platform's own.
async fn join_platform(ctx: &Ctx, tx: &impl ConnectionTrait, id: PersonId) -> Result<()> {
    let Some(platform) = company::read::by_code(tx, PLATFORM).await? else {
        let bad = |problem: Problem| Error::internal(problem.code);
        let new = NewCompany {
            code: PLATFORM.parse().map_err(bad)?,
            name: Bilingual::both("平台运营方", "Platform operator"),
            country: "CN".parse().map_err(bad)?,
            city: Bilingual::default(),
            about: Bilingual::default(),
            trades: Trades::default(),
            uscc: None,
        };
        company::insert(ctx, tx, &Actor::System, new, id).await?;
        return Ok(());
    };
    let row = member::ActiveModel {
        person_id: Set(id.0),
        company_id: Set(platform.id),
        role: Set(Role::Manager.to_string()),
        created_at: Set(ctx.now()),
        ..Default::default()
    };
    member::Entity::insert(row).exec_without_returning(tx).await?;
    event::happened(ctx, tx, &Actor::System, platform.id, "company.member_added", id).await
}

/// Everyone who administers the platform.
pub async fn administrators(ctx: &Ctx, actor: &Actor) -> Result<Vec<AdministratorRow>> {
    require(actor, Right::Administer)?;
    let rows = person::Entity::find()
        .filter(person::Column::Administers.eq(true))
        .order_by_asc(person::Column::Id)
        .limit(200)
        .all(ctx.db.read())
        .await?;
    let shown = rows.into_iter().map(|row| AdministratorRow {
        person: row.id.into(),
        name: row.name.into(),
        email: row.email,
    });
    Ok(shown.collect())
}

/// One of them.
pub async fn administrator(ctx: &Ctx, actor: &Actor, person: PersonId) -> Result<AdministratorRow> {
    let mut rows = administrators(ctx, actor).await?.into_iter();
    rows.find(|row| row.person == person).or_not_found()
}

/// Makes whoever signs in with this address an administrator.
pub async fn make_administrator(ctx: &Ctx, actor: &Actor, email: &Email, reason: Reason) -> Result<()> {
    require(actor, Right::Administer)?;
    let tx = ctx.db.begin().await?;
    let person = by_address(&tx, email).await?;
    let person = person.ok_or_else(|| Error::invalid("email", Problem::new("no-such-person")))?;
    if person.administers {
        return Err(Error::invalid("email", Problem::new("administrator-already")));
    }
    set(&tx, person.id.into(), true).await?;
    let data = json!({ "reason": reason.into_inner() });
    event::happened(ctx, &tx, actor, person.id, "person.administrator_made", data).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes it from a person; from the last one it can't be taken.
pub async fn end_administrator(ctx: &Ctx, actor: &Actor, person: PersonId, reason: Reason) -> Result<()> {
    require(actor, Right::Administer)?;
    let tx = ctx.db.begin().await?;
    keep_one(&tx, person).await?;
    set(&tx, person, false).await?;
    let data = json!({ "reason": reason.into_inner() });
    event::happened(ctx, &tx, actor, person, "person.administrator_ended", data).await?;
    tx.commit().await?;
    Ok(())
}

/// Refuses if the platform had no administrator without this one.
async fn keep_one(tx: &impl ConnectionTrait, without: PersonId) -> Result<()> {
    let all = locked(tx).await?;
    if !all.iter().any(|row| row.id == without.0) {
        return Err(Error::NotFound);
    }
    match others(&all, without) {
        true => Ok(()),
        false => Err(Conflict::LastAdministrator.into()),
    }
}

/// Whether this person is the only administrator there is.
pub(super) async fn is_last(db: &impl ConnectionTrait, person: PersonId) -> Result<bool> {
    let all = locked(db).await?;
    Ok(all.iter().any(|row| row.id == person.0) && !others(&all, person))
}

/// Whether anybody else administers.
fn others(all: &[person::Model], without: PersonId) -> bool {
    all.iter().any(|row| row.id != without.0)
}

/// Every administrator, locked until the transaction ends where there is one.
async fn locked(db: &impl ConnectionTrait) -> Result<Vec<person::Model>> {
    let rows = person::Entity::find()
        .filter(person::Column::Administers.eq(true))
        .order_by_asc(person::Column::Id)
        .lock_exclusive();
    Ok(rows.all(db).await?)
}

async fn by_address(db: &impl ConnectionTrait, email: &Email) -> Result<Option<person::Model>> {
    let of = person::Entity::find().filter(person::Column::Email.eq(email.as_str()));
    Ok(of.one(db).await?)
}

async fn set(tx: &impl ConnectionTrait, person: PersonId, administers: bool) -> Result<()> {
    let row = person::ActiveModel {
        id: Unchanged(person.0),
        administers: Set(administers),
        ..Default::default()
    };
    row.update_without_returning(tx).await?;
    Ok(())
}
