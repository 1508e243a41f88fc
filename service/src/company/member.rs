//! A company's people: who they are in it, how far they may commit it, and how they go. It always keeps an owner.

use domain::{
    actor::{Actor, Member, Right},
    company::{
        CompanyRef, Role, SpendingLimit,
        view::{MemberRow, Membership},
    },
    id::PersonId,
    notification::{Mail, Subject},
    page::{Page, PageRequest},
    problem::Problem,
};
use entity::{
    company::{company, member},
    identity::person,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, SelectTwo, Set,
};
use serde_json::json;

use super::read;
use crate::{
    Conflict, Ctx, Error, Result,
    error::{OrNotFound, require},
    event, integration,
    job::{self, Job},
    stored,
};

/// Everyone who acts for the actor's company, whoever joined first at the top; anyone in it may know them.
pub async fn members(ctx: &Ctx, actor: &Actor) -> Result<Vec<MemberRow>> {
    let rows = seen(actor)
        .order_by_asc(member::Column::CreatedAt)
        .order_by_asc(member::Column::PersonId)
        .all(ctx.db.read())
        .await?;
    rows.into_iter().map(row).collect()
}

/// A page of them, in the order in which they came to the market.
pub async fn members_page(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<MemberRow>> {
    let mut wanted = seen(actor)
        .order_by_asc(member::Column::PersonId)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = &page.after {
        let last: PersonId = last
            .parse()
            .map_err(|_| Error::invalid("after", Problem::new("bad-page-key")))?;
        wanted = wanted.filter(member::Column::PersonId.gt(last.0));
    }
    let rows = wanted.all(ctx.db.read()).await?;
    let items = rows.into_iter().map(row).collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(items, page.limit, |row| row.person.to_string()))
}

/// One of them.
pub async fn member(ctx: &Ctx, actor: &Actor, person: PersonId) -> Result<MemberRow> {
    let found = seen(actor)
        .filter(member::Column::PersonId.eq(person.0))
        .one(ctx.db.read())
        .await?;
    row(found.or_not_found()?)
}

fn seen(actor: &Actor) -> SelectTwo<member::Entity, person::Entity> {
    member::Entity::visible_to(actor).find_also_related(person::Entity)
}

fn row((row, person): (member::Model, Option<person::Model>)) -> Result<MemberRow> {
    let person = person.or_not_found()?;
    Ok(MemberRow {
        person: person.id.into(),
        name: person.name,
        email: person.email,
        role: stored::role(&row.role)?,
        limit: stored::limit(&row)?,
        since: row.created_at,
    })
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
    appoint_over(ctx, actor, person, None, role, limit).await
}

/// As [`appoint`]. `seen` is what its author had read of both; if they are others by now, nothing is written over.
pub async fn appoint_over(
    ctx: &Ctx,
    actor: &Actor,
    person: PersonId,
    seen: Option<(Role, Option<SpendingLimit>)>,
    role: Role,
    limit: Option<SpendingLimit>,
) -> Result<()> {
    let leader = leader(actor)?;
    let tx = ctx.db.begin().await?;
    let roster = Roster::lock(&tx, leader).await?;
    let before = roster.of(person)?;
    if seen.is_some_and(|seen| seen != before) {
        return Err(Conflict::Edited.into());
    }
    let before = before.0;
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
    let (role, _) = roster.of(person)?;
    may_appoint(leader, role)?;
    roster.keep_an_owner(person)?;
    delete(ctx, &tx, leader, person).await?;
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
    let (role, _) = roster.of(leaving.person)?;
    roster.keep_an_owner(leaving.person)?;
    delete(ctx, &tx, leaving, leaving.person).await?;
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

    fn of(&self, person: PersonId) -> Result<(Role, Option<SpendingLimit>)> {
        let row = self
            .0
            .iter()
            .find(|row| row.person_id == person.0)
            .or_not_found()?;
        Ok((stored::role(&row.role)?, stored::limit(row)?))
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

/// Ends a person's access, and that of the programs which act as them.
async fn delete(ctx: &Ctx, tx: &impl ConnectionTrait, of: &Member, person: PersonId) -> Result<()> {
    integration::end_keys(ctx, tx, person.0, Some(of.company.0)).await?;
    member::Entity::delete_many()
        .filter(member::Column::CompanyId.eq(of.company.0))
        .filter(member::Column::PersonId.eq(person.0))
        .exec(tx)
        .await?;
    Ok(())
}
