//! Counting what the statements of `facts` find: one query a kind of thing, however much there is of it.

use domain::figures::{By, Tally};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, QueryResult,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use uuid::Uuid;

use super::facts::{KEY, PART, Wanted};
use crate::{Result, stored};

/// What a thing falls under, as its row has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RawKey {
    /// A month, by its place in the period.
    Month(i32),
    /// A market, a category or a supplier.
    Id(Option<Uuid>),
    /// A country.
    Code(String),
}

/// Everything there is of what is wanted, in five queries or fewer.
pub(super) async fn all(db: &DatabaseConnection, wanted: &Wanted) -> Result<Vec<(RawKey, Tally)>> {
    let mut all = Vec::new();
    let set = |set: fn(&mut Tally, u64)| {
        move |row: &QueryResult| {
            let mut tally = Tally::default();
            set(&mut tally, whole(row, "count")?);
            Ok(tally)
        }
    };
    let simple = [
        (wanted.suppliers(), set(|tally, count| tally.suppliers = count)),
        (wanted.listings(), set(|tally, count| tally.listings = count)),
        (wanted.open_rfqs(), set(|tally, count| tally.open_rfqs = count)),
    ];
    for (facts, tally) in simple {
        all.extend(rows(db, wanted.by, facts.map(counted), tally).await?);
    }
    let requests = wanted.requests().map(|facts| {
        let mut requests = counted(facts);
        requests
            .column("tenths")
            .expr_as(Expr::col("agreed").count(), "agreed")
            .group_by_col("tenths");
        requests
    });
    all.extend(rows(db, wanted.by, requests, of_requests).await?);
    let orders = wanted.orders().map(|facts| {
        let sum = |part: &'static str| Expr::col(part).sum().cast_as("BIGINT");
        let mut orders = counted(facts);
        orders
            .column("currency")
            .expr_as(sum("high"), "high")
            .expr_as(sum("low"), "low")
            .group_by_col("currency");
        orders
    });
    all.extend(rows(db, wanted.by, orders, of_orders).await?);
    Ok(all)
}

/// How many fall under each key. The key is worked out beneath: PostgreSQL takes an expression with values in it for
/// another one where rows are grouped by it.
fn counted(facts: SelectStatement) -> SelectStatement {
    let mut counted = Query::select();
    counted
        .column(KEY)
        .expr_as(Expr::cust("*").count(), "count")
        .from_subquery(facts, "facts")
        .group_by_col(KEY);
    counted
}

async fn rows(
    db: &DatabaseConnection,
    by: By,
    statement: Option<SelectStatement>,
    tally: impl Fn(&QueryResult) -> Result<Tally>,
) -> Result<Vec<(RawKey, Tally)>> {
    let Some(statement) = statement else {
        return Ok(Vec::new());
    };
    let rows = db.query_all(&statement).await?;
    rows.iter().map(|row| Ok((key(by, row)?, tally(row)?))).collect()
}

fn key(by: By, row: &QueryResult) -> Result<RawKey> {
    Ok(match by {
        By::Month => RawKey::Month(row.try_get("", KEY)?),
        By::Market | By::Region | By::Category | By::Supplier => RawKey::Id(row.try_get("", KEY)?),
        By::SupplierCountry | By::BuyerCountry => RawKey::Code(row.try_get("", KEY)?),
    })
}

fn of_requests(row: &QueryResult) -> Result<Tally> {
    let (count, tenths): (_, Option<i64>) = (whole(row, "count")?, row.try_get("", "tenths")?);
    let waited = tenths.map(|tenths| (u32::try_from(tenths).unwrap_or_default(), count));
    Ok(Tally {
        requests: count,
        offered: waited.map_or(0, |(_, count)| count),
        agreed: whole(row, "agreed")?,
        waits: waited.into_iter().collect(),
        ..Tally::default()
    })
}

fn of_orders(row: &QueryResult) -> Result<Tally> {
    let currency: String = row.try_get("", "currency")?;
    let (high, low): (i64, i64) = (row.try_get("", "high")?, row.try_get("", "low")?);
    let minor = i128::from(high) * i128::from(PART) + i128::from(low);
    Ok(Tally {
        orders: whole(row, "count")?,
        amounts: [(stored::text(&currency)?, minor)].into(),
        ..Tally::default()
    })
}

fn whole(row: &QueryResult, column: &str) -> Result<u64> {
    let count: i64 = row.try_get("", column)?;
    Ok(u64::try_from(count).unwrap_or_default())
}
