//! Telling a company: a mail to each of its people, as part of the transaction.

use domain::{
    company::Role,
    id::PersonId,
    notification::{Mail, Subject},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::{
    Ctx, Result, company,
    job::{self, Job},
};

/// Puts a mail about this into the outbox for everyone who acts for the company.
pub(crate) async fn tell(ctx: &Ctx, tx: &impl ConnectionTrait, company: Uuid, about: Subject) -> Result<()> {
    let people = company::read::people(tx, company).await?;
    write(ctx, tx, company, people, about).await
}

/// As [`tell`], for those only who may change something about it: the company's owners and managers.
pub(crate) async fn tell_leaders(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    company: Uuid,
    about: Subject,
) -> Result<()> {
    let leaders = company::read::people_as(tx, company, &[Role::Owner, Role::Manager]).await?;
    write(ctx, tx, company, leaders, about).await
}

async fn write(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    company: Uuid,
    people: Vec<PersonId>,
    about: Subject,
) -> Result<()> {
    for to in people {
        let company = Some(company.into());
        job::enqueue(ctx, tx, Job::Mail(Mail { to, company, about })).await?;
    }
    Ok(())
}

/// Puts a mail into the outbox for one person who acts for the company.
pub(crate) async fn tell_member(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    company: Uuid,
    person: PersonId,
    about: Subject,
) -> Result<()> {
    write(ctx, tx, company, vec![person], about).await
}

/// Puts a mail about a person's own account into the outbox.
pub(crate) async fn tell_person(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    to: PersonId,
    about: Subject,
) -> Result<()> {
    let mail = Mail {
        to,
        company: None,
        about,
    };
    job::enqueue(ctx, tx, Job::Mail(mail)).await
}
