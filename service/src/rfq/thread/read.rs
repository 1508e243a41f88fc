//! The messages of a negotiation as one side reads them.

use domain::{actor::Actor, rfq::view::MessageView};
use entity::rfq::{message, read_mark};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{attach, report};
use crate::{Result, identity::person, stored};

/// How many messages a page shows at most: the newest.
const SHOWN: u64 = 500;

/// Both sides' messages and one's own side's notes, oldest first.
pub(in crate::rfq) async fn messages(
    db: &impl ConnectionTrait,
    actor: &Actor,
    negotiation: Uuid,
) -> Result<Vec<MessageView>> {
    let mut rows = message::Entity::visible_to(actor)
        .filter(message::Column::NegotiationId.eq(negotiation))
        .order_by_desc(message::Column::Id)
        .limit(SHOWN)
        .all(db)
        .await?;
    rows.reverse();
    shown(db, actor, negotiation, rows).await
}

/// These messages of one negotiation as the actor reads them, in their order.
pub(super) async fn shown(
    db: &impl ConnectionTrait,
    actor: &Actor,
    negotiation: Uuid,
    rows: Vec<message::Model>,
) -> Result<Vec<MessageView>> {
    let Some(reader) = actor.member().map(|member| member.person.0) else {
        return Ok(Vec::new());
    };
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let read = read_mark::Entity::find()
        .filter(read_mark::Column::NegotiationId.eq(negotiation))
        .filter(read_mark::Column::PersonId.eq(reader))
        .one(db)
        .await?
        .map(|mark| mark.read_at);
    let mut reports = report::answers(db, actor, rows.iter().map(|row| row.id)).await?;
    let mut files = attach::of(db, rows.iter().map(|row| row.id)).await?;
    let names = person::names(db, rows.iter().map(|row| row.person_id)).await?;
    rows.into_iter()
        .map(|row| {
            Ok(MessageView {
                id: row.id.into(),
                side: stored::side(&row.side)?,
                author: names
                    .get(&row.person_id)
                    .cloned()
                    .unwrap_or(domain::identity::PersonName::FORMER),
                own: row.own,
                unread: row.person_id != reader && read.is_none_or(|read| read < row.created_at),
                report: reports.remove(&row.id),
                files: files.remove(&row.id).unwrap_or_default(),
                text: row.text,
                at: row.created_at,
            })
        })
        .collect()
}
