//! Where a company is paid: shown whole to few, changed with a record and a mail to its owners.

use domain::{
    actor::{Actor, Right},
    company::{BankDetails, Role, view::BankView},
    notification::{Mail, Subject},
};
use entity::company::{bank, member};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;

use super::verification;
use crate::{
    Conflict, Ctx, Error, Result,
    error::{OrNotFound, require},
    event,
    identity::person,
    job::{self, Job},
    stored,
};

/// The bank details of the actor's company, if it gave any. Everyone in it sees that they are there; whether the account
/// number is to be shown whole stands in the view.
pub async fn bank(ctx: &Ctx, actor: &Actor) -> Result<Option<BankView>> {
    let db = ctx.db.read();
    let Some(row) = bank::Entity::owned_by(actor).one(db).await? else {
        return Ok(None);
    };
    Ok(Some(BankView {
        details: details(&row)?,
        whole: actor.may(Right::SeeBank),
        version: row.version,
        changed_at: row.changed_at,
        changed_by: person::name(db, row.changed_by).await?,
    }))
}

/// Gives or changes the bank details of the actor's company; its owners are told by mail. `seen` is the version the
/// author had read, 0 where there was none; a newer one is not written over. The trail keeps masked numbers only.
pub async fn change_bank(ctx: &Ctx, actor: &Actor, seen: i32, new: BankDetails) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    require(actor, Right::SeeBank)?;
    let author = actor.member().ok_or(Error::Forbidden)?;
    let tx = ctx.db.begin().await?;
    let before = bank::Entity::owned_by(actor).one(&tx).await?;
    let row = bank::ActiveModel {
        holder: Set(new.holder),
        bank: Set(new.bank),
        account: Set(new.account.reveal().to_owned()),
        bic: Set(new.bic.map(|bic| bic.as_str().to_owned())),
        version: Set(seen.saturating_add(1)),
        changed_by: Set(author.person.0),
        changed_at: Set(ctx.now()),
        ..Default::default()
    };
    write(&tx, author.company.into(), seen, before.is_some(), row).await?;
    let before = before.as_ref().map(details).transpose()?;
    let trail = json!({
        "before": before.map(|before| before.account.masked()),
        "account": new.account.masked(),
    });
    event::happened(ctx, &tx, actor, author.company, "company.bank_changed", trail).await?;
    tell_owners(ctx, &tx, actor).await?;
    verification::recheck(ctx, &tx, actor, author.company.0).await?;
    tx.commit().await?;
    Ok(())
}

async fn write(
    tx: &impl ConnectionTrait,
    company: uuid::Uuid,
    seen: i32,
    there: bool,
    row: bank::ActiveModel,
) -> Result<()> {
    if seen == 0 && !there {
        let row = bank::ActiveModel {
            company_id: Set(company),
            ..row
        };
        bank::Entity::insert(row).exec_without_returning(tx).await?;
        return Ok(());
    }
    let changed = bank::Entity::update_many()
        .set(row)
        .filter(bank::Column::CompanyId.eq(company))
        .filter(bank::Column::Version.eq(seen))
        .exec(tx)
        .await?;
    if changed.rows_affected == 0 {
        return Err(Conflict::Edited.into());
    }
    Ok(())
}

async fn tell_owners(ctx: &Ctx, tx: &impl ConnectionTrait, actor: &Actor) -> Result<()> {
    let company = actor.company().or_not_found()?;
    let owners = member::Entity::find()
        .filter(member::Column::CompanyId.eq(company.0))
        .filter(member::Column::Role.eq(Role::Owner.to_string()))
        .all(tx)
        .await?;
    for owner in owners {
        let mail = Mail {
            to: owner.person_id.into(),
            company: Some(company),
            about: Subject::BankChanged(company),
        };
        job::enqueue(ctx, tx, Job::Mail(mail)).await?;
    }
    Ok(())
}

pub(super) fn details(row: &bank::Model) -> Result<BankDetails> {
    Ok(BankDetails {
        holder: row.holder.clone(),
        bank: row.bank.clone(),
        account: stored::text(&row.account)?,
        bic: row.bic.as_deref().map(stored::text).transpose()?,
    })
}
