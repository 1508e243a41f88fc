//! Looking for a supplier to invite, by name or code.

use domain::{
    actor::{Actor, Right},
    company::CompanyRef,
};
use entity::company::company;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{Ctx, Result, company::read, error::require};

/// How many are found at most: who finds this many writes more of the name.
const FOUND: u64 = 8;

/// Suppliers that are called like this and may trade, by name.
pub async fn suppliers_called(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Vec<CompanyRef>> {
    require(actor, Right::Buy)?;
    let own = actor.company().map(|id| company::Column::Id.ne(id.0));
    let text = text.trim();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let rows = company::Entity::find()
        .filter(read::called(text))
        .filter(company::Column::Supplies.eq(true))
        .filter(company::Column::Verification.ne("suspended"))
        .filter(Condition::all().add_option(own))
        .order_by_asc(company::Column::Code)
        .limit(FOUND)
        .all(ctx.db.read())
        .await?;
    Ok(rows.into_iter().map(read::reference).collect())
}
