//! Accepting an invitation: as a person who is here already, or as a new one. The link came to an address, and only the
//! person of that address can use it.

use domain::{
    Instant,
    actor::Member,
    company::{CompanyRef, Role, view::InvitationView},
    id::{CompanyId, PersonId},
    identity::{Email, LinkPurpose, Password},
    problem::Problem,
    text::Locale,
};
use entity::{
    company::member,
    identity::{link, person},
    outbox::event as trail,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    Set,
};
use serde_json::json;
use uuid::Uuid;

use super::{invite::Kept, member::columns, read};
use crate::{
    Conflict, Ctx, Error, Result,
    error::OrNotFound,
    event,
    identity::{
        link as links,
        person::{self as people, NewPerson},
    },
    stored,
};

/// A person who comes by an invitation; their address is the one it was sent to.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// The person's name.
    pub name: String,
    /// Their password.
    pub password: Password,
    /// The language mails are written in.
    pub locale: Locale,
    /// Their time zone.
    pub time_zone: chrono_tz::Tz,
}

/// What whoever holds the link is told; [`Conflict::Link`] when it does nothing any more.
pub async fn invitation(ctx: &Ctx, token: &str) -> Result<InvitationView> {
    let db = ctx.db.read();
    let opened = links::open(ctx, db, LinkPurpose::Invitation, token).await?;
    let kept: Kept = serde_json::from_value(opened.data.clone())?;
    Ok(InvitationView {
        company: read::reference_to(db, company_of(&opened)?.0).await?,
        by: people::name(db, kept.by.0).await?,
        role: kept.role,
        limit: kept.limit,
        until: opened.expires_at,
        person: at_address(db, &opened.address)
            .await?
            .map(|person| person.id.into()),
        email: opened.address,
    })
}

/// An invitation to the person who looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Who invites.
    pub company: CompanyRef,
    /// As what.
    pub role: Role,
    /// Until when.
    pub until: Instant,
    /// What makes the address of its page.
    pub token: String,
}

/// The invitations that wait for a person's answer.
pub async fn invitations_to(ctx: &Ctx, person: PersonId) -> Result<Vec<Offered>> {
    let db = ctx.db.read();
    let me = people::by_id(db, person).await?.or_not_found()?;
    let rows = waiting_at(ctx, &me.email).all(db).await?;
    let companies = read::references(db, rows.iter().filter_map(|row| row.company_id)).await?;
    rows.into_iter()
        .map(|row| {
            let kept: Kept = serde_json::from_value(row.data.clone())?;
            let company = companies.get(&company_of(&row)?.0).cloned();
            Ok(Offered {
                company: company.or_not_found()?,
                role: kept.role,
                until: row.expires_at,
                token: links::token(ctx, row.id.into(), LinkPurpose::Invitation),
            })
        })
        .collect()
}

/// How many of them there are.
pub(crate) async fn invitations_count(ctx: &Ctx, of: &Member) -> Result<u32> {
    let db = ctx.db.read();
    let me = people::by_id(db, of.person).await?.or_not_found()?;
    let count = waiting_at(ctx, &me.email).count(db).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

fn waiting_at(ctx: &Ctx, address: &str) -> Select<link::Entity> {
    link::Entity::find()
        .filter(link::Column::Address.eq(address))
        .filter(link::Column::Purpose.eq(LinkPurpose::Invitation.to_string()))
        .filter(link::Column::UsedAt.is_null())
        .filter(link::Column::ExpiresAt.gt(ctx.now()))
        .order_by_asc(link::Column::Id)
        .limit(20)
}

/// The person of the address joins the company; once more changes nothing. Anyone else is refused
/// ([`Conflict::OtherAddress`]), whatever they hold.
pub async fn join(ctx: &Ctx, person: PersonId, token: &str) -> Result<CompanyId> {
    let tx = ctx.db.begin().await?;
    let opened = links::open(ctx, &tx, LinkPurpose::Invitation, token).await?;
    let invited = at_address(&tx, &opened.address).await?;
    if invited.is_none_or(|invited| invited.id != person.0) {
        return Err(Conflict::OtherAddress.into());
    }
    let company = enter(ctx, &tx, person.0, &opened).await?;
    tx.commit().await?;
    Ok(company)
}

/// A new person of the address joins the company.
pub async fn join_as(ctx: &Ctx, token: &str, new: Newcomer) -> Result<(PersonId, CompanyId)> {
    // Looked at before the slow work of hashing: no token, no work.
    links::open(ctx, ctx.db.read(), LinkPurpose::Invitation, token).await?;
    let password_hash = people::hash(new.password).await?;
    let tx = ctx.db.begin().await?;
    let opened = links::open(ctx, &tx, LinkPurpose::Invitation, token).await?;
    let email: Email = stored::text(&opened.address)?;
    if at_address(&tx, email.as_str()).await?.is_some() {
        return Err(Error::invalid("person_name", Problem::new("sign-in-first")));
    }
    let person = NewPerson {
        email: &email,
        password_hash,
        name: new.name,
        locale: new.locale,
        time_zone: new.time_zone,
    };
    let person = people::insert(ctx, &tx, person).await?;
    let company = enter(ctx, &tx, person.0, &opened).await?;
    tx.commit().await?;
    Ok((person, company))
}

/// Makes the person a member as the invitation says, and spends it.
async fn enter(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    person: Uuid,
    opened: &link::Model,
) -> Result<CompanyId> {
    let company = company_of(opened)?;
    let kept: Kept = serde_json::from_value(opened.data.clone())?;
    links::spend(ctx, tx, opened).await?;
    let there = member::Entity::find()
        .filter(member::Column::PersonId.eq(person))
        .filter(member::Column::CompanyId.eq(company.0));
    if there.count(tx).await? > 0 {
        return Ok(company);
    }
    let row = member::ActiveModel {
        person_id: Set(person),
        company_id: Set(company.0),
        created_at: Set(ctx.now()),
        ..columns(kept.role, kept.limit)
    };
    member::Entity::insert(row).exec_without_returning(tx).await?;
    let data = json!({ "role": kept.role, "limit": kept.limit, "invited_by": kept.by });
    let joined = trail::ActiveModel {
        person_id: Set(Some(person)),
        company_id: Set(Some(company.0)),
        ..event::row(
            ctx,
            &domain::actor::Actor::Anyone,
            company,
            "company.member_joined".into(),
            data,
        )
    };
    trail::Entity::insert(joined).exec_without_returning(tx).await?;
    Ok(company)
}

fn company_of(opened: &link::Model) -> Result<CompanyId> {
    Ok(opened.company_id.or_not_found()?.into())
}

async fn at_address(db: &impl ConnectionTrait, address: &str) -> Result<Option<person::Model>> {
    let of = person::Entity::find().filter(person::Column::Email.eq(address));
    Ok(of.one(db).await?)
}
