//! Files of messages: checked and kept before the message is written, read by whoever reads the message.

use std::collections::HashMap;

use bytes::Bytes;
use domain::{
    actor::Actor,
    company::file_name,
    file::{FileKind, Taken},
    id::{FileId, NegotiationId},
    problem::Problem,
    rfq::{
        message::{MAX_FILES, MAX_SIDE_SIZE},
        offer::Side,
        view::AttachmentView,
    },
};
use entity::rfq::{message, message_file};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    Set,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known},
    file::{Handed, check::check},
    stored,
};

/// A file that was checked and is kept, but that no message has yet.
pub(super) struct Kept {
    id: FileId,
    name: String,
    kind: FileKind,
    size: i64,
}

/// Checks all files, then keeps them.
pub(super) async fn keep(ctx: &Ctx, files: Vec<Handed>) -> Result<Vec<Kept>> {
    if files.len() > MAX_FILES {
        return Err(refused(Problem::new("too-many-files").with("max", MAX_FILES)));
    }
    let mut checked = Vec::with_capacity(files.len());
    for file in files {
        let found = check(file.bytes, Taken::ATTACHMENT).await.map_err(refused)?;
        checked.push((file_name(&file.name, found.kind), found));
    }
    let mut kept = Vec::with_capacity(checked.len());
    for (name, file) in checked {
        let one = Kept {
            id: ctx.new_id(),
            name,
            kind: file.kind,
            size: i64::try_from(file.bytes.len()).map_err(Error::internal)?,
        };
        let put = ctx.files.put(one.id, file.bytes).await;
        kept.push(one);
        if let Err(error) = put {
            let_go(ctx, &kept).await?;
            return Err(error);
        }
    }
    Ok(kept)
}

/// Removes them again: the message was not written.
pub(super) async fn let_go(ctx: &Ctx, kept: &[Kept]) -> Result<()> {
    for file in kept {
        ctx.files.remove(file.id).await?;
    }
    Ok(())
}

/// Names them as a message's. The negotiation is locked already.
pub(super) async fn add(
    tx: &impl ConnectionTrait,
    negotiation: Uuid,
    side: Side,
    message: Uuid,
    kept: &[Kept],
) -> Result<()> {
    if kept.is_empty() {
        return Ok(());
    }
    let sizes = kept.iter().map(|file| file.size).sum::<i64>();
    let whole = handed_in(tx, negotiation, side).await? + sizes;
    if u64::try_from(whole).is_ok_and(|whole| whole > MAX_SIDE_SIZE) {
        let max = format!("{} MB", MAX_SIDE_SIZE >> 20);
        return Err(refused(Problem::new("too-much-attached").with("max", max)));
    }
    let rows = (0..).zip(kept).map(|(position, file)| message_file::ActiveModel {
        id: Set(file.id.0),
        message_id: Set(message),
        position: Set(position),
        file_name: Set(file.name.clone()),
        file_kind: Set(file.kind.to_string()),
        size: Set(file.size),
    });
    message_file::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

fn refused(problem: Problem) -> Error {
    Error::invalid("files", problem)
}

/// How many bytes a side has handed in so far.
async fn handed_in(tx: &impl ConnectionTrait, negotiation: Uuid, side: Side) -> Result<i64> {
    let sum: Option<Option<i64>> = message_file::Entity::find()
        .join(JoinType::InnerJoin, message_file::Relation::Message.def())
        .filter(message::Column::NegotiationId.eq(negotiation))
        .filter(message::Column::Side.eq(side.to_string()))
        .select_only()
        .column_as(
            // A sum of PostgreSQL is no whole number by itself.
            Expr::col((message_file::Entity, message_file::Column::Size))
                .sum()
                .cast_as("bigint"),
            "size",
        )
        .into_tuple()
        .one(tx)
        .await?;
    Ok(sum.flatten().unwrap_or_default())
}

/// The files of these messages, by message.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    messages: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<AttachmentView>>> {
    let rows = message_file::Entity::find()
        .filter(message_file::Column::MessageId.is_in(messages))
        .order_by_asc(message_file::Column::Position)
        .all(db)
        .await?;
    let mut files: HashMap<Uuid, Vec<_>> = HashMap::new();
    for row in rows {
        files.entry(row.message_id).or_default().push(view(row)?);
    }
    Ok(files)
}

/// A file of a message, with its bytes, for whoever reads the message.
pub async fn file(
    ctx: &Ctx,
    actor: &Actor,
    id: NegotiationId,
    file: FileId,
) -> Result<(AttachmentView, Bytes)> {
    known(actor)?;
    let row = message_file::Entity::visible_to(actor)
        .join(JoinType::InnerJoin, message_file::Relation::Message.def())
        .filter(message_file::Column::Id.eq(file.0))
        .filter(message::Column::NegotiationId.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let bytes = ctx.files.get(file).await?;
    Ok((view(row)?, bytes))
}

fn view(row: message_file::Model) -> Result<AttachmentView> {
    Ok(AttachmentView {
        id: row.id.into(),
        name: row.file_name,
        kind: stored::name(&row.file_kind)?,
        size: u64::try_from(row.size).unwrap_or_default(),
    })
}
