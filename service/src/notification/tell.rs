//! Telling a company: a mail to each of its people, as part of the transaction.

use domain::{
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
    for to in company::read::people(tx, company).await? {
        job::enqueue(
            ctx,
            tx,
            Job::Mail(Mail {
                to,
                company: Some(company.into()),
                about,
            }),
        )
        .await?;
    }
    Ok(())
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
