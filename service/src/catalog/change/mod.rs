//! What files, forms and programs have in common when they write listings: where these go, what becomes of each beside
//! what is there, and the rows that are written for it.

mod category;
mod existing;
mod plan;
mod reviewed;
mod target;
mod writes;

use entity::company::company;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use uuid::Uuid;

pub(super) use self::{
    category::{Categories, Missing},
    existing::{Existing, existing, last_written, with_skus},
    plan::{Outcome, Plan, Wanted},
    target::{Goal, Target},
};
use crate::Result;

/// Who makes listings of one company take turns, batch by batch: they could make the same ones.
pub(super) async fn lock_company(tx: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    company::Entity::find()
        .filter(company::Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    Ok(())
}
