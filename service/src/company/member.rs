//! A company's people: who they are in it, how far they may commit it, and how they go. It always keeps an owner.

use domain::{
    actor::{Actor, Member, Right},
    company::{
        CompanyRef, Role, SpendingLimit,
        view::{MemberRow, Membership},
    },
    id::PersonId,
    notification::{Mail, Subject},
};
use entity::{
    company::{company, member},
    identity::person,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde_json::json;

use super::read;
use crate::{
    Conflict, Ctx, Error, Result,
    error::{OrNotFound, require},
    event,
    job::{self, Job},
    stored,
};

/// Everyone who acts for the actor's company, whoever joined first at the top; anyone in it may know them.
pub async fn members(ctx: &Ctx, actor: &Actor) -> Result<Vec<MemberRow>> {
    let rows = member::Entity::visible_to(actor)
        .find_also_related(person::Entity)
        .order_by_asc(member::Column::CreatedAt)
        .order_by_asc(member::Column::PersonId)
        .all(ctx.db.read())
        .await?;
    rows.into_iter()
        .map(|(row, person)| {
            let person = person.or_not_found()?;
            Ok(MemberRow {
                person: person.id.into(),
                name: person.name,
                email: person.email,
                role: stored::role(&row.role)?,
                limit: stored::limit(&row)?,
                since: row.created_at,
            })
        })
        .collect()
}

/// One of them.
pub async fn member(ctx: &Ctx, actor: &Actor, person: PersonId) -> Result<MemberRow> {
    let mut rows = members(ctx, actor).await?.into_iter();
    rows.find(|row| row.person == person).or_not_found()
}

/// The companies a person acts for, the first one they joined first.
pub async fn memberships(ctx: &Ctx, person: PersonId) -> Result<Vec<Membership>> {
    let rows = member::Entity::find()
        .filter(member::Column::PersonId.eq(person.0))
        .order_by_asc(member::Column::CreatedAt)
        .order_by_asc(member::Column::CompanyId)
        .find_also_related(company::Entity)
        .all(ctx.db.read())
        .await?;
    rows.into_iter()
        .map(|(row, company)| {
            Ok(Membership {
                company: read::reference(company.or_not_found()?),
                role: stored::role(&row.role)?,
            })
        })
        .collect()
}

/// The company with this code, if the person acts for it.
pub async fn company_of(ctx: &Ctx, person: PersonId, code: &str) -> Result<CompanyRef> {
    let mut companies = memberships(ctx, person).await?.into_iter().map(|one| one.company);
    companies.find(|company| company.code == code).or_not_found()
}

/// Gives a person another role, and a limit if they purchase. Nobody gives or takes a role that is not theirs to give.
pub async fn appoint(
    ctx: &Ctx,
    actor: &Actor,
    person: PersonId,
    role: Role,
    limit: Option<SpendingLimit>,
) -> Result<()> {
    let leader = leader(actor)?;
    let tx = ctx.db.begin().await?;
    let roster = Roster::lock(&tx, leader).await?;
    let before = roster.of(person)?;
    may_appoint(leader, before)?;
    may_appoint(leader, role)?;
    if role != Role::Owner {
        roster.keep_an_owner(person)?;
    }
    let limit = limit.filter(|_| role == Role::Purchaser);
    member::Entity::update_many()
        .set(columns(role, limit))
        .filter(member::Column::CompanyId.eq(leader.company.0))
        .filter(member::Column::PersonId.eq(person.0))
        .exec(&tx)
        .await?;
    let data = json!({ "person": person, "before": before, "role": role, "limit": limit });
    event::happened(ctx, &tx, actor, leader.company, "company.role_changed", data).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends a person's access at once; they are told by mail.
pub async fn remove(ctx: &Ctx, actor: &Actor, person: PersonId) -> Result<()> {
    let leader = leader(actor)?;
    let tx = ctx.db.begin().await?;
    let roster = Roster::lock(&tx, leader).await?;
    let role = roster.of(person)?;
    may_appoint(leader, role)?;
    roster.keep_an_owner(person)?;
    delete(&tx, leader, person).await?;
    let data = json!({ "person": person, "role": role });
    event::happened(ctx, &tx, actor, leader.company, "company.member_removed", data).await?;
    let mail = Mail {
        to: person,
        company: Some(leader.company),
        about: Subject::MemberRemoved(leader.company),
    };
    job::enqueue(ctx, &tx, Job::Mail(mail)).await?;
    tx.commit().await?;
    Ok(())
}

/// The actor gives up acting for their company.
pub async fn leave(ctx: &Ctx, actor: &Actor) -> Result<()> {
    let leaving = actor.member().ok_or(Error::Forbidden)?;
    let tx = ctx.db.begin().await?;
    let roster = Roster::lock(&tx, leaving).await?;
    let role = roster.of(leaving.person)?;
    roster.keep_an_owner(leaving.person)?;
    delete(&tx, leaving, leaving.person).await?;
    event::happened(
        ctx,
        &tx,
        actor,
        leaving.company,
        "company.member_left",
        json!({ "role": role }),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Everyone who acts for a company, locked until the transaction ends.
struct Roster(Vec<member::Model>);

impl Roster {
    async fn lock(tx: &impl ConnectionTrait, of: &Member) -> Result<Self> {
        let rows = member::Entity::find()
            .filter(member::Column::CompanyId.eq(of.company.0))
            .order_by_asc(member::Column::PersonId)
            .lock_exclusive()
            .all(tx)
            .await?;
        Ok(Self(rows))
    }

    fn of(&self, person: PersonId) -> Result<Role> {
        let row = self
            .0
            .iter()
            .find(|row| row.person_id == person.0)
            .or_not_found()?;
        stored::role(&row.role)
    }

    /// Refuses if the company had no owner without this person.
    fn keep_an_owner(&self, without: PersonId) -> Result<()> {
        let owner: &str = Role::Owner.into();
        let mut owners = self.0.iter().filter(|row| row.role == owner);
        match (owners.next(), owners.next()) {
            (Some(only), None) if only.person_id == without.0 => Err(Conflict::LastOwner.into()),
            _ => Ok(()),
        }
    }
}

/// Who may change others' roles.
pub(super) fn leader(actor: &Actor) -> Result<&Member> {
    require(actor, Right::ManageMembers)?;
    actor.member().ok_or(Error::Forbidden)
}

/// Refuses a role that is not the leader's to give or take.
pub(super) fn may_appoint(leader: &Member, role: Role) -> Result<()> {
    if leader.may_appoint(role) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// A role and a limit as rows keep them.
pub(super) fn columns(role: Role, limit: Option<SpendingLimit>) -> member::ActiveModel {
    member::ActiveModel {
        role: Set(role.to_string()),
        limit_currency: Set(limit.map(|limit| limit.currency.code().to_owned())),
        limit_order: Set(limit.and_then(|limit| limit.per_order)),
        limit_month: Set(limit.and_then(|limit| limit.per_month)),
        ..Default::default()
    }
}

async fn delete(tx: &impl ConnectionTrait, of: &Member, person: PersonId) -> Result<()> {
    member::Entity::delete_many()
        .filter(member::Column::CompanyId.eq(of.company.0))
        .filter(member::Column::PersonId.eq(person.0))
        .exec(tx)
        .await?;
    Ok(())
}
