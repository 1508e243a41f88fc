//! Single-use links sent by mail. The token is the row's id and a MAC over it: nothing in the database can be used.

use domain::{
    Instant,
    id::{CompanyId, LinkId, PersonId},
    identity::{Email, LinkPurpose, mailing},
    text::Locale,
};
use entity::identity::link;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QuerySelect, Set, sea_query::Expr,
};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    Conflict, Ctx, Result,
    job::{self, Job},
};

/// How many bytes of the MAC a token carries: 128 bits can't be guessed.
const MAC: usize = 16;

/// A link to be sent.
#[derive(Clone, Debug)]
pub(crate) struct NewLink<'a> {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// Whose it is, where that is known.
    pub person: Option<PersonId>,
    /// The company it invites to.
    pub company: Option<CompanyId>,
    /// Where it is sent.
    pub address: &'a Email,
    /// The language of the mail.
    pub locale: Locale,
    /// What its use needs to know.
    pub data: Value,
}

/// Writes the link and the mail that brings it, as part of the transaction.
pub(crate) async fn send(ctx: &Ctx, tx: &impl ConnectionTrait, new: NewLink<'_>) -> Result<LinkId> {
    let row = link::ActiveModel {
        person_id: Set(new.person.map(Uuid::from)),
        company_id: Set(new.company.map(Uuid::from)),
        address: Set(new.address.as_str().to_owned()),
        locale: Set(new.locale.tag().to_owned()),
        data: Set(new.data),
        ..Default::default()
    };
    write(ctx, tx, new.purpose, row).await
}

/// Does what [`send`] does, with a link that nobody gets and that opens nothing: the same work, so that nobody learns
/// from its absence whether an address is known.
pub(crate) async fn send_nowhere(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    purpose: LinkPurpose,
) -> Result<LinkId> {
    let row = link::ActiveModel {
        person_id: Set(None),
        company_id: Set(None),
        address: Set(String::new()),
        locale: Set(Locale::default().tag().to_owned()),
        data: Set(Value::Null),
        ..Default::default()
    };
    write(ctx, tx, purpose, row).await
}

async fn write(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    purpose: LinkPurpose,
    row: link::ActiveModel,
) -> Result<LinkId> {
    let (id, now): (LinkId, _) = (ctx.new_id(), ctx.now());
    let row = link::ActiveModel {
        id: Set(id.0),
        purpose: Set(purpose.to_string()),
        created_at: Set(now),
        expires_at: Set(now + purpose.lasts()),
        used_at: Set(None),
        ..row
    };
    link::Entity::insert(row).exec_without_returning(tx).await?;
    job::enqueue(ctx, tx, Job::Link(id)).await?;
    Ok(id)
}

/// What stands in the link's address: the id and its MAC, in hexadecimal digits.
pub(crate) fn token(ctx: &Ctx, id: LinkId, purpose: LinkPurpose) -> String {
    let mac = ctx.secret.mac(purpose.into(), id.0.as_bytes());
    hex::encode([&id.0.as_bytes()[..], &mac[..MAC]].concat())
}

/// The link of a token, locked until the transaction ends. One that is unknown, used or too old, or was made for
/// something else, is a [`Conflict::Link`]: all the same to whoever holds it.
pub(crate) async fn open(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    purpose: LinkPurpose,
    token: &str,
) -> Result<link::Model> {
    let spent = || Conflict::Link;
    let bytes = hex::decode(token).map_err(|_| spent())?;
    let (id, mac) = bytes.split_at_checked(16).ok_or_else(spent)?;
    if mac.len() != MAC || !ctx.secret.fits(purpose.into(), id, mac) {
        return Err(spent().into());
    }
    let id = Uuid::from_slice(id).map_err(|_| spent())?;
    let row = link::Entity::find()
        .filter(link::Column::Id.eq(id))
        .lock_exclusive()
        .one(tx)
        .await?;
    let live = |row: &link::Model| row.used_at.is_none() && ctx.now() < row.expires_at;
    Ok(row.filter(live).ok_or_else(spent)?)
}

/// Marks a link as used; it opens nothing any more.
pub(crate) async fn spend(ctx: &Ctx, tx: &impl ConnectionTrait, row: &link::Model) -> Result<()> {
    let used = link::ActiveModel {
        id: Unchanged(row.id),
        used_at: Set(Some(ctx.now())),
        ..Default::default()
    };
    used.update(tx).await?;
    Ok(())
}

/// When this person was mailed links for a purpose, within the last day.
pub(crate) async fn sent(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    person: Uuid,
    purpose: LinkPurpose,
) -> Result<Vec<Instant>> {
    let rows = link::Entity::find()
        .filter(link::Column::PersonId.eq(person))
        .filter(link::Column::Purpose.eq(purpose.to_string()))
        .filter(link::Column::CreatedAt.gt(ctx.now() - mailing::DAY))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.created_at).collect())
}

/// When links for a purpose were mailed to this address, within the last day, whoever asked for them.
pub(crate) async fn sent_to(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    address: &Email,
    purpose: LinkPurpose,
) -> Result<Vec<Instant>> {
    let rows = link::Entity::find()
        .filter(link::Column::Address.eq(address.as_str()))
        .filter(link::Column::Purpose.eq(purpose.to_string()))
        .filter(link::Column::CreatedAt.gt(ctx.now() - mailing::DAY))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.created_at).collect())
}

/// Withdraws a person's links for these purposes; they open nothing any more.
pub(crate) async fn withdraw(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    person: Uuid,
    purposes: &[LinkPurpose],
) -> Result<()> {
    let names = purposes.iter().map(ToString::to_string);
    link::Entity::update_many()
        .col_expr(link::Column::UsedAt, Expr::value(ctx.now()))
        .filter(link::Column::PersonId.eq(person))
        .filter(link::Column::Purpose.is_in(names))
        .filter(link::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets the links that led nowhere once they would have ended.
pub async fn forget_expired(ctx: &Ctx) -> Result<()> {
    let tx = ctx.db.begin().await?;
    link::Entity::delete_many()
        .filter(link::Column::Address.eq(""))
        .filter(link::Column::ExpiresAt.lte(ctx.now()))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
