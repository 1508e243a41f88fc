//! Counting what is looked for, for operators to see.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{NaiveDate, TimeDelta};
use domain::{
    Instant,
    actor::{Actor, Right},
    search::{
        SearchQuery, SearchResults,
        asked::{Asked, KEPT, Order, counted},
    },
    text::Locale,
};
use entity::search::search_count::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func, OnConflict, SimpleExpr},
};

use crate::{Ctx, Error, Result, error::require};

/// How many different questions are held until they are written down; beyond that, new ones are not counted.
const MOST_HELD: usize = 10_000;
/// How many rows are written at once.
const BATCH: usize = 200;
/// How many questions are shown.
const SHOWN: u64 = 100;

/// What was looked for since it was written down last. A process that dies takes at most a minute of it along.
#[derive(Clone, Debug, Default)]
pub struct Counts(Arc<Mutex<HashMap<Question, Count>>>);

/// Something looked for on a day, in the language of a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Question {
    day: NaiveDate,
    locale: Locale,
    text: String,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    times: i64,
    nothing: i64,
    took: Duration,
    slowest: Duration,
}

impl Counts {
    /// Counts a search.
    pub fn count(&self, now: Instant, query: &SearchQuery, found: &SearchResults) {
        self.add(
            now.date_naive(),
            query.locale,
            &query.text,
            found.total > 0,
            found.took,
        );
    }

    /// Counts a question of a day, whether something was found, and how long that took.
    pub(crate) fn add(&self, day: NaiveDate, locale: Locale, text: &str, found: bool, took: Duration) {
        let Some(text) = counted(text) else { return };
        let question = Question { day, locale, text };
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= MOST_HELD && !held.contains_key(&question) {
            return;
        }
        let count = held.entry(question).or_default();
        count.times += 1;
        count.nothing += i64::from(!found);
        count.took += took;
        count.slowest = count.slowest.max(took);
    }

    fn take(&self) -> Vec<(Question, Count)> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.drain().collect()
    }
}

/// Writes down what was counted, and forgets what was kept long enough.
pub async fn keep_counts(ctx: &Ctx) -> Result<()> {
    let rows: Vec<_> = ctx.counts.take().into_iter().map(row).collect();
    let tx = ctx.db.begin().await?;
    for rows in rows.chunks(BATCH) {
        Entity::insert_many(rows.to_vec())
            .on_conflict(added())
            .exec_without_returning(&tx)
            .await?;
    }
    Entity::delete_many()
        .filter(Column::Day.lt((ctx.now() - KEPT).date_naive()))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

fn row((question, count): (Question, Count)) -> ActiveModel {
    ActiveModel {
        day: Set(question.day),
        locale: Set(question.locale.tag().to_owned()),
        text: Set(question.text),
        times: Set(count.times),
        nothing: Set(count.nothing),
        took_us: Set(micros(count.took)),
        slowest_us: Set(micros(count.slowest)),
    }
}

/// What is counted again is added to what was.
fn added() -> OnConflict {
    let kept = |column| Expr::col((Entity, column));
    let new = |column| Expr::col(("excluded", column));
    let sum = |column| (column, kept(column).add(new(column)));
    let slowest = Expr::case(
        new(Column::SlowestUs).gt(kept(Column::SlowestUs)),
        new(Column::SlowestUs),
    );
    OnConflict::columns([Column::Day, Column::Locale, Column::Text])
        .values([
            sum(Column::Times),
            sum(Column::Nothing),
            sum(Column::TookUs),
            (Column::SlowestUs, slowest.finally(kept(Column::SlowestUs)).into()),
        ])
        .to_owned()
}

#[derive(FromQueryResult)]
struct Row {
    text: String,
    locale: String,
    times: i64,
    nothing: i64,
    took_us: i64,
    slowest_us: i64,
}

/// What was looked for in the last days, for those who operate a market.
pub async fn asked(ctx: &Ctx, actor: &Actor, order: Order, days: u16) -> Result<Vec<Asked>> {
    require(actor, Right::Operate)?;
    let since = ctx.now() - TimeDelta::days(days.into()).min(KEPT);
    let sum = |column: Column| -> SimpleExpr { Func::sum(Expr::col(column)).cast_as("bigint") };
    let slowest = || -> SimpleExpr { Func::max(Expr::col(Column::SlowestUs)).into() };
    let query = Entity::find()
        .select_only()
        .columns([Column::Text, Column::Locale])
        .column_as(sum(Column::Times), "times")
        .column_as(sum(Column::Nothing), "nothing")
        .column_as(sum(Column::TookUs), "took_us")
        .column_as(slowest(), "slowest_us")
        .filter(Column::Day.gt(since.date_naive()))
        .group_by(Column::Text)
        .group_by(Column::Locale);
    let query = match order {
        Order::Often => query.order_by_desc(sum(Column::Times)),
        Order::Nothing => query
            .having(sum(Column::Nothing).gt(0))
            .order_by_desc(sum(Column::Nothing)),
        Order::Slow => query.order_by_desc(slowest()),
    };
    let rows = query
        .order_by_asc(Column::Text)
        .order_by_asc(Column::Locale)
        .limit(SHOWN)
        .into_model::<Row>()
        .all(ctx.db.read())
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<Asked> {
    Ok(Asked {
        text: row.text,
        locale: row
            .locale
            .parse()
            .map_err(|_| Error::internal("an unknown language"))?,
        times: count(row.times),
        nothing: count(row.nothing),
        mean: Duration::from_micros(
            count(row.took_us)
                .checked_div(count(row.times))
                .unwrap_or_default(),
        ),
        slowest: Duration::from_micros(count(row.slowest_us)),
    })
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
