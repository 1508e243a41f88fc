//! Document numbers people read out to each other: `RFQ-2026-000001`, one series a kind and year, without gaps.

use chrono::Datelike;
use entity::order::number_series;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, Set, sea_query::Expr};

use crate::{Ctx, Result, error::OrNotFound};

/// Takes the next number of this year's series. The series stays locked until the transaction ends, and a
/// transaction that rolls back gives its number back.
pub(crate) async fn next(ctx: &Ctx, tx: &impl ConnectionTrait, kind: &str) -> Result<String> {
    let name = format!("{kind}-{}", ctx.now().year());
    let first = number_series::ActiveModel {
        name: Set(name.clone()),
        last: Set(0),
    };
    number_series::Entity::insert(first)
        .on_conflict_do_nothing_on([number_series::Column::Name])
        .exec_without_returning(tx)
        .await?;
    number_series::Entity::update_many()
        .col_expr(
            number_series::Column::Last,
            Expr::col(number_series::Column::Last).add(1),
        )
        .filter(number_series::Column::Name.eq(&name))
        .exec(tx)
        .await?;
    let series = number_series::Entity::find()
        .filter(number_series::Column::Name.eq(&name))
        .one(tx)
        .await?
        .or_not_found()?;
    Ok(format!("{name}-{:06}", series.last))
}
