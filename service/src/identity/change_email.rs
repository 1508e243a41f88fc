//! Moving an account to another address. The old and the new one each get a link, and both must be confirmed; whoever
//! holds either can stop it.

use domain::{
    id::PersonId,
    identity::{Email, EmailChange, LinkPurpose, mailing},
    problem::Problem,
};
use entity::identity::{link as row, person};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, Set,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    link::{self, NewLink},
    person as people,
};
use crate::{Conflict, Ctx, Error, Result, error::OrNotFound, event, stored};

/// What the two links of a change remember.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    /// Which change they belong to.
    change: Uuid,
    /// Where the account is to go.
    to: Email,
    /// Whether this one went to the old address.
    old: bool,
    /// Whether it was confirmed; a link that was withdrawn was not.
    confirmed: bool,
}

/// Mails both links; a change that waited is withdrawn. To an address that has an account no link goes, and nobody is
/// told here that it has one. [`Conflict::TooSoon`] where either address was mailed too often.
pub async fn ask_email_change(ctx: &Ctx, person: PersonId, to: Email) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let me = people::locked(&tx, person).await?.or_not_found()?;
    let old: Email = stored::text(&me.email)?;
    if old == to {
        return Err(Error::invalid("email", Problem::new("own-address")));
    }
    let mut sent = link::sent(ctx, &tx, person.0, LinkPurpose::ChangeEmail).await?;
    // Both links of a change go at one instant.
    sent.sort_unstable();
    sent.dedup();
    let there = link::sent_to(ctx, &tx, &to, LinkPurpose::ChangeEmail).await?;
    let free = mailing::free_from(sent).max(mailing::free_from(there));
    if let Some(from) = free.filter(|from| *from > ctx.now()) {
        return Err(Conflict::TooSoon(from).into());
    }
    withdraw(ctx, &tx, person).await?;
    let change = ctx.new_id();
    let to_old = Kept {
        change,
        to: to.clone(),
        old: true,
        confirmed: false,
    };
    send(ctx, &tx, &me, &old, &to_old).await?;
    let same = person::Entity::find().filter(person::Column::Email.eq(to.as_str()));
    if same.count(&tx).await? > 0 {
        link::send_nowhere(ctx, &tx, LinkPurpose::ChangeEmail).await?;
    } else {
        let to_new = Kept { old: false, ..to_old };
        send(ctx, &tx, &me, &to, &to_new).await?;
    }
    event::of_person(ctx, &tx, person, "person.email_change_asked", ()).await?;
    tx.commit().await?;
    Ok(())
}

async fn send(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    me: &person::Model,
    address: &Email,
    kept: &Kept,
) -> Result<()> {
    let link = NewLink {
        purpose: LinkPurpose::ChangeEmail,
        person: Some(me.id.into()),
        company: None,
        address,
        locale: stored::text(&me.locale)?,
        data: serde_json::to_value(kept)?,
    };
    link::send(ctx, tx, link).await.map(drop)
}

/// What whoever holds a link is told; [`Conflict::Link`] when it does nothing any more.
pub async fn email_change(ctx: &Ctx, token: &str) -> Result<EmailChange> {
    let opened = link::open(ctx, ctx.db.read(), LinkPurpose::ChangeEmail, token).await?;
    let kept: Kept = serde_json::from_value(opened.data)?;
    Ok(EmailChange {
        to: kept.to.to_string(),
        old_confirmed: false,
        new_confirmed: false,
    })
}

/// The change a person waits for, if there is one.
pub async fn waiting_email_change(ctx: &Ctx, person: PersonId) -> Result<Option<EmailChange>> {
    let mut found: Option<EmailChange> = None;
    for row in links(ctx.db.read(), person).await? {
        let kept: Kept = serde_json::from_value(row.data)?;
        let stands = row.used_at.is_none() || kept.confirmed;
        if !stands || row.expires_at <= ctx.now() {
            continue;
        }
        let change = found.get_or_insert(EmailChange {
            to: kept.to.to_string(),
            old_confirmed: false,
            new_confirmed: false,
        });
        if kept.old {
            change.old_confirmed = kept.confirmed;
        } else {
            change.new_confirmed = kept.confirmed;
        }
    }
    Ok(found)
}

/// Confirms it for the address the link was sent to. The answer is whether the account has moved: the other address had
/// confirmed before.
pub async fn confirm_email_change(ctx: &Ctx, token: &str) -> Result<bool> {
    let tx = ctx.db.begin().await?;
    let (opened, kept) = locked(ctx, &tx, token).await?;
    let person: PersonId = opened.person_id.ok_or(Conflict::Link)?.into();
    let confirmed = Kept {
        confirmed: true,
        ..kept.clone()
    };
    let used = row::ActiveModel {
        id: Unchanged(opened.id),
        used_at: Set(Some(ctx.now())),
        data: Set(serde_json::to_value(&confirmed)?),
        ..Default::default()
    };
    used.update(&tx).await?;
    let mut other = false;
    for row in links(&tx, person).await? {
        let pair: Kept = serde_json::from_value(row.data)?;
        other |= pair.change == kept.change && pair.old != kept.old && pair.confirmed;
    }
    if other {
        move_to(ctx, &tx, person, &kept.to).await?;
        withdraw(ctx, &tx, person).await?;
    }
    tx.commit().await?;
    Ok(other)
}

async fn move_to(ctx: &Ctx, tx: &impl ConnectionTrait, person: PersonId, to: &Email) -> Result<()> {
    let moved = person::ActiveModel {
        id: Unchanged(person.0),
        email: Set(to.as_str().to_owned()),
        ..Default::default()
    };
    // Somebody may have registered with it meanwhile.
    let moved = moved.update(tx).await;
    moved.map_err(|error| crate::error::taken_meanwhile(error, "email"))?;
    let to_old = [LinkPurpose::ResetPassword];
    link::withdraw(ctx, tx, person.0, &to_old).await?;
    event::of_person(ctx, tx, person, "person.email_changed", ()).await
}

/// Stops the change: neither link does anything any more.
pub async fn stop_email_change(ctx: &Ctx, token: &str) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let (opened, _) = locked(ctx, &tx, token).await?;
    let person = opened.person_id.ok_or(Conflict::Link)?;
    forget(ctx, &tx, person.into()).await?;
    tx.commit().await?;
    Ok(())
}

/// Its person takes it back.
pub async fn withdraw_email_change(ctx: &Ctx, person: PersonId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    people::locked(&tx, person).await?.or_not_found()?;
    forget(ctx, &tx, person).await?;
    tx.commit().await?;
    Ok(())
}

async fn forget(ctx: &Ctx, tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    withdraw(ctx, tx, person).await?;
    event::of_person(ctx, tx, person, "person.email_change_stopped", ()).await
}

/// Ends what waits, also what one side confirmed. The rows stay: by them it is counted what was mailed.
async fn withdraw(ctx: &Ctx, tx: &impl ConnectionTrait, person: PersonId) -> Result<()> {
    for row in links(tx, person).await? {
        let kept: Kept = serde_json::from_value(row.data)?;
        let ended = row::ActiveModel {
            id: Unchanged(row.id),
            used_at: Set(Some(row.used_at.unwrap_or(ctx.now()))),
            data: Set(serde_json::to_value(Kept {
                confirmed: false,
                ..kept
            })?),
            ..Default::default()
        };
        ended.update(tx).await?;
    }
    Ok(())
}

/// The link of a token with its person locked before it, as everywhere.
async fn locked(ctx: &Ctx, tx: &impl ConnectionTrait, token: &str) -> Result<(row::Model, Kept)> {
    let named = link::open(ctx, ctx.db.read(), LinkPurpose::ChangeEmail, token).await?;
    let person = named.person_id.ok_or(Conflict::Link)?;
    people::locked(tx, person.into()).await?.ok_or(Conflict::Link)?;
    let opened = link::open(ctx, tx, LinkPurpose::ChangeEmail, token).await?;
    let kept = serde_json::from_value(opened.data.clone())?;
    Ok((opened, kept))
}

async fn links(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<row::Model>> {
    let of = row::Entity::find()
        .filter(row::Column::PersonId.eq(person.0))
        .filter(row::Column::Purpose.eq(LinkPurpose::ChangeEmail.to_string()));
    Ok(of.all(db).await?)
}
