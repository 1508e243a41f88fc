//! Inviting a person to act for a company: a single-use link to their address.

use domain::{
    actor::{Actor, Right},
    company::{Role, SpendingLimit, view::InvitationRow},
    id::{CompanyId, LinkId, PersonId},
    identity::{Email, LinkPurpose},
    problem::Problem,
};
use entity::{
    company::member,
    identity::{link, person},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::member::{leader, may_appoint};
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, require},
    event,
    identity::link::{self as links, NewLink},
    stored,
};

/// The most invitations of a company that wait at once: nobody's mail is flooded from here.
const MAX_PENDING: u64 = 50;

/// Whom to invite, and as what.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The person's address.
    pub email: Email,
    /// What they will be.
    pub role: Role,
    /// How much they may commit the company to, if they purchase.
    pub limit: Option<SpendingLimit>,
}

/// What the link's row remembers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) role: Role,
    pub(super) limit: Option<SpendingLimit>,
    pub(super) by: PersonId,
}

/// Mails an invitation. One that waits for the same address is replaced.
pub async fn invite(ctx: &Ctx, actor: &Actor, new: Invitation) -> Result<LinkId> {
    let leader = leader(actor)?;
    may_appoint(leader, new.role)?;
    let tx = ctx.db.begin().await?;
    let invited = person::Entity::find()
        .filter(person::Column::Email.eq(new.email.as_str()))
        .one(&tx)
        .await?;
    if let Some(person) = &invited {
        refuse_member(&tx, person, leader.company).await?;
    }
    for row in pending(leader.company)
        .filter(link::Column::Address.eq(new.email.as_str()))
        .all(&tx)
        .await?
    {
        links::spend(ctx, &tx, &row).await?;
    }
    if pending(leader.company).count(&tx).await? >= MAX_PENDING {
        return Err(Error::invalid(
            "email",
            Problem::new("too-many-invitations").with("max", MAX_PENDING),
        ));
    }
    let kept = Kept {
        role: new.role,
        limit: new.limit.filter(|_| new.role == Role::Purchaser),
        by: leader.person,
    };
    let locale = match &invited {
        Some(person) => stored::text(&person.locale)?,
        None => leader.locale,
    };
    let link = NewLink {
        purpose: LinkPurpose::Invitation,
        person: invited.map(|person| person.id.into()),
        company: Some(leader.company),
        address: &new.email,
        locale,
        data: serde_json::to_value(&kept)?,
    };
    let id = links::send(ctx, &tx, link).await?;
    let data = json!({ "link": id, "role": kept.role, "limit": kept.limit });
    event::happened(ctx, &tx, actor, leader.company, "company.member_invited", data).await?;
    tx.commit().await?;
    Ok(id)
}

/// Mails an invitation once more, with a new link; the old one does nothing any more.
pub async fn resend(ctx: &Ctx, actor: &Actor, id: LinkId) -> Result<LinkId> {
    let company = leader(actor)?.company;
    let row = pending(company)
        .filter(link::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?;
    let row = row.or_not_found()?;
    let kept: Kept = serde_json::from_value(row.data)?;
    let again = Invitation {
        email: stored::text(&row.address)?,
        role: kept.role,
        limit: kept.limit,
    };
    invite(ctx, actor, again).await
}

/// Takes an invitation back: its link does nothing any more.
pub async fn withdraw(ctx: &Ctx, actor: &Actor, id: LinkId) -> Result<()> {
    let company = leader(actor)?.company;
    let tx = ctx.db.begin().await?;
    let row = pending(company)
        .filter(link::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(&tx)
        .await?;
    let row = row.or_not_found()?;
    links::spend(ctx, &tx, &row).await?;
    let data = json!({ "link": id });
    event::happened(ctx, &tx, actor, company, "company.invitation_withdrawn", data).await?;
    tx.commit().await?;
    Ok(())
}

/// The invitations of the actor's company that were not answered, the newest first; also those whose time is over.
pub async fn invitations(ctx: &Ctx, actor: &Actor) -> Result<Vec<InvitationRow>> {
    require(actor, Right::ManageMembers)?;
    let company = actor.company().or_not_found()?;
    let rows = pending(company)
        .order_by_desc(link::Column::CreatedAt)
        .limit(MAX_PENDING)
        .all(ctx.db.read())
        .await?;
    rows.into_iter()
        .map(|row| {
            let kept: Kept = serde_json::from_value(row.data)?;
            Ok(InvitationRow {
                id: row.id.into(),
                email: row.address,
                role: kept.role,
                limit: kept.limit,
                sent_at: row.created_at,
                until: row.expires_at,
            })
        })
        .collect()
}

/// A company's invitations that were neither accepted nor withdrawn.
fn pending(company: CompanyId) -> sea_orm::Select<link::Entity> {
    link::Entity::find()
        .filter(link::Column::CompanyId.eq(company.0))
        .filter(link::Column::Purpose.eq(LinkPurpose::Invitation.to_string()))
        .filter(link::Column::UsedAt.is_null())
}

async fn refuse_member(tx: &impl ConnectionTrait, person: &person::Model, company: CompanyId) -> Result<()> {
    let there = member::Entity::find()
        .filter(member::Column::PersonId.eq(person.id))
        .filter(member::Column::CompanyId.eq(company.0))
        .count(tx)
        .await?;
    if there > 0 {
        return Err(Error::invalid("email", Problem::new("already-member")));
    }
    Ok(())
}
