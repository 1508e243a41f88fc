//! Showing that an e-mail address is one's own, by the link that was mailed to it.

use domain::{actor::Actor, identity::LinkPurpose};
use entity::identity::person;
use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, Set};

use super::link;
use crate::{Conflict, Ctx, Result, event};

/// Confirms the address the link was sent to.
pub async fn confirm_email(ctx: &Ctx, token: &str) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let opened = link::open(ctx, &tx, LinkPurpose::ConfirmEmail, token).await?;
    let person = opened.person_id.ok_or(Conflict::Link)?;
    let confirmed = person::ActiveModel {
        id: Unchanged(person),
        email_confirmed_at: Set(Some(ctx.now())),
        ..Default::default()
    };
    confirmed.update(&tx).await?;
    link::spend(ctx, &tx, &opened).await?;
    event::happened(ctx, &tx, &Actor::Anyone, person, "person.email_confirmed", ()).await?;
    tx.commit().await?;
    Ok(())
}
