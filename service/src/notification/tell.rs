//! Telling a company: a mail to each of its people, as part of the transaction.

use domain::notification::{Mail, Subject};
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
                company: company.into(),
                about,
            }),
        )
        .await?;
    }
    Ok(())
}
