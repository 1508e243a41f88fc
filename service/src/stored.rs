//! Values read back from rows. They were parsed before they were stored: what does not parse now is damage.

use std::str::FromStr;

use domain::{
    company::{Role, SpendingLimit},
    money::{Money, UnitPrice},
    problem::Problem,
    quantity::Quantity,
    rfq::offer::Side,
};
use entity::{company::member, rfq::offer};
use sea_orm::sea_query::{Expr, ExprTrait, Func, IntoColumnRef, LikeExpr};

use crate::{Error, Result};

/// A code or a hash kept as text.
pub(crate) fn text<T: FromStr<Err = Problem>>(text: &str) -> Result<T> {
    text.parse()
        .map_err(|problem: Problem| damaged(format!("{text:?}: {}", problem.code)))
}

/// A quantity kept in thousandths.
pub(crate) fn quantity(thousandths: i64) -> Result<Quantity> {
    Quantity::from_thousandths(thousandths).ok_or_else(|| damaged(thousandths))
}

/// A unit price kept in millionths.
pub(crate) fn unit_price(millionths: i64) -> Result<UnitPrice> {
    UnitPrice::from_millionths(millionths).ok_or_else(|| damaged(millionths))
}

/// A count or number kept as a signed integer.
pub(crate) fn number(number: i32) -> Result<u32> {
    u32::try_from(number).map_err(damaged)
}

/// An enum kept by its variant's name.
pub(crate) fn name<T: FromStr>(name: &str) -> Result<T> {
    name.parse().map_err(|_| damaged(format!("{name:?} is no name")))
}

/// A side kept by name.
pub(crate) fn side(name: &str) -> Result<Side> {
    name.parse().map_err(|_| damaged(format!("{name:?} is no side")))
}

/// An offer's total.
pub(crate) fn total(row: &offer::Model) -> Result<Money> {
    Ok(Money::new(row.total, text(&row.currency)?))
}

/// A number on its way into a signed column.
pub(crate) fn signed(number: u32) -> Result<i32> {
    i32::try_from(number).map_err(damaged)
}

/// A role kept by name.
pub(crate) fn role(name: &str) -> Result<Role> {
    name.parse().map_err(|_| damaged(format!("{name:?} is no role")))
}

/// How much a member may commit their company to.
pub(crate) fn limit(row: &member::Model) -> Result<Option<SpendingLimit>> {
    let Some(currency) = &row.limit_currency else {
        return Ok(None);
    };
    Ok(Some(SpendingLimit {
        currency: text(currency)?,
        per_order: row.limit_order,
        per_month: row.limit_month,
    }))
}

fn damaged(what: impl std::fmt::Display) -> Error {
    Error::internal(format!("a stored value is damaged: {what}"))
}

/// That a column holds this text, whatever its case.
pub(crate) fn holds(column: impl IntoColumnRef, text: &str) -> Expr {
    Func::lower(Expr::col(column)).like(LikeExpr::new(like(text)).escape('\\'))
}

/// A pattern that finds a text anywhere in a lower-case column, with `\` before what would be special in it, and
/// without what no text of the database holds.
pub(crate) fn like(text: &str) -> String {
    let escaped: String = text
        .to_lowercase()
        .chars()
        .filter(|char| !char.is_control())
        .flat_map(|char| {
            let special = matches!(char, '%' | '_' | '\\').then_some('\\');
            special.into_iter().chain([char])
        })
        .collect();
    format!("%{escaped}%")
}
