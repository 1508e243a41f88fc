//! Writing: to the other side, or a note to one's own.

use domain::{
    actor::Actor,
    company::Role,
    id::{MessageId, NegotiationId},
    notification::{Mail, Subject},
    rfq::{
        message::{Audience, Text, mail_at},
        offer::Side,
    },
};
use entity::rfq::{message, thread_mail};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::OnConflict};
use serde_json::json;
use uuid::Uuid;

use super::{
    attach::{self, Kept},
    entry,
    mark::mark,
};
use crate::{
    Ctx, Error, Result, company,
    error::known,
    event,
    file::Handed,
    job::{self, Job},
    rfq::table::Table,
};

/// Writes a message. Who writes has read what stands there; whoever handles the negotiation on the other side is
/// mailed, unless it is a note.
pub async fn write(
    ctx: &Ctx,
    actor: &Actor,
    id: NegotiationId,
    audience: Audience,
    text: Text,
) -> Result<MessageId> {
    put(ctx, actor, id, audience, text, &[]).await
}

/// As [`write`], with files, whose readers are the message's. What each is, is told by its content.
pub async fn write_with(
    ctx: &Ctx,
    actor: &Actor,
    id: NegotiationId,
    audience: Audience,
    text: Text,
    files: Vec<Handed>,
) -> Result<MessageId> {
    known(actor)?;
    let kept = attach::keep(ctx, files).await?;
    let made = put(ctx, actor, id, audience, text, &kept).await;
    if made.is_err() {
        attach::let_go(ctx, &kept).await?;
    }
    made
}

async fn put(
    ctx: &Ctx,
    actor: &Actor,
    id: NegotiationId,
    audience: Audience,
    text: Text,
    files: &[Kept],
) -> Result<MessageId> {
    let tx = ctx.db.begin().await?;
    let table = Table::sit(&tx, actor, id).await?;
    let author = actor.member().ok_or(Error::Forbidden)?.person;
    let made: MessageId = ctx.new_id();
    let row = message::ActiveModel {
        id: Set(made.0),
        negotiation_id: Set(id.0),
        side: Set(table.side.to_string()),
        person_id: Set(author.0),
        own: Set(audience == Audience::Own),
        text: Set(text.into_inner()),
        created_at: Set(ctx.now()),
    };
    message::Entity::insert(row).exec_without_returning(&tx).await?;
    attach::add(&tx, id.0, table.side, made.0, files).await?;
    mark(&tx, id.0, author.0, ctx.now()).await?;
    let about = json!({ "message": made, "audience": audience.code(), "files": files.len() });
    event::happened(ctx, &tx, actor, id, "negotiation.message_written", about).await?;
    entry::add(&tx, id.0, table.side, made.0).await?;
    if audience == Audience::Both {
        let side = match table.side {
            Side::Buyer => Side::Supplier,
            Side::Supplier => Side::Buyer,
        };
        entry::add(&tx, id.0, side, made.0).await?;
        tell(ctx, &tx, id, side, table.other()).await?;
    }
    tx.commit().await?;
    ctx.bus.publish(id);
    Ok(made)
}

/// Mails those who handle it on this side, after their quiet time; nothing where a mail waits to go already.
async fn tell(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    id: NegotiationId,
    side: Side,
    company: Uuid,
) -> Result<()> {
    let last = thread_mail::Entity::find()
        .filter(thread_mail::Column::NegotiationId.eq(id.0))
        .filter(thread_mail::Column::Side.eq(side.to_string()))
        .one(tx)
        .await?;
    let Some(at) = mail_at(ctx.now(), last.map(|row| row.mailed_at)) else {
        return Ok(());
    };
    let row = thread_mail::ActiveModel {
        negotiation_id: Set(id.0),
        side: Set(side.to_string()),
        mailed_at: Set(at),
    };
    let anew = OnConflict::columns([thread_mail::Column::NegotiationId, thread_mail::Column::Side])
        .update_column(thread_mail::Column::MailedAt)
        .to_owned();
    thread_mail::Entity::insert(row)
        .on_conflict(anew)
        .exec_without_returning(tx)
        .await?;
    let roles = match side {
        Side::Buyer => [Role::Owner, Role::Manager, Role::Purchaser],
        Side::Supplier => [Role::Owner, Role::Manager, Role::Sales],
    };
    for to in company::read::people_as(tx, company, &roles).await? {
        let mail = Mail {
            to,
            company: Some(company.into()),
            about: Subject::Messages(id),
        };
        job::enqueue_at(ctx, tx, Job::Mail(mail), at).await?;
    }
    Ok(())
}
