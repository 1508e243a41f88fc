//! Single-use links sent by mail. The token is the row's id and a MAC over it: nothing in the database can be used.

use domain::{
    id::{CompanyId, LinkId, PersonId},
    identity::{Email, LinkPurpose},
    text::Locale,
};
use entity::identity::link;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QuerySelect, Set,
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
    let (id, now): (LinkId, _) = (ctx.new_id(), ctx.now());
    let row = link::ActiveModel {
        id: Set(id.0),
        purpose: Set(new.purpose.to_string()),
        person_id: Set(new.person.map(Uuid::from)),
        company_id: Set(new.company.map(Uuid::from)),
        address: Set(new.address.as_str().to_owned()),
        locale: Set(new.locale.tag().to_owned()),
        data: Set(new.data),
        created_at: Set(now),
        expires_at: Set(now + new.purpose.lasts()),
        used_at: Set(None),
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
