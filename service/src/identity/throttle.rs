//! Counting the tries of signing in, by the rule of `domain::identity::throttle`.
//!
//! A try is counted as failed before it is made, and taken back when it succeeds: so tries made at once can't all slip
//! through before the first of them has failed. What is counted is kept under a MAC and forgotten soon; an address that
//! belongs to nobody is counted like any other.

use chrono::TimeDelta;
use domain::{
    Instant,
    id::PersonId,
    identity::throttle::{Counter, Network, Tally},
};
use entity::identity::throttle;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Set, sea_query::OnConflict,
};

use super::device::Device;
use crate::{Ctx, Result};

/// From where somebody tries to sign in.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Their network.
    pub network: Network,
    /// What the browser says of who was let in with it before.
    pub device: Option<Device>,
}

/// What came of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried<T> {
    /// It was right.
    Right(T),
    /// It was wrong; which part of it is not said.
    Wrong,
    /// It was not looked at: this long to wait first.
    Wait(TimeDelta),
}

/// A try that may be made, counted as failed until it says otherwise.
#[must_use]
pub(crate) struct Attempt(Vec<Counted>);

struct Counted {
    key: String,
    counter: Counter,
    before: Option<Tally>,
    after: Tally,
}

/// Counts a try at `target`, the account of `person` if it is anyone's; or says how long to wait. Without a caller
/// nothing is counted.
pub(crate) async fn attempt(
    ctx: &Ctx,
    caller: Option<&Caller>,
    target: &str,
    person: Option<PersonId>,
) -> Result<Result<Attempt, TimeDelta>> {
    let Some(caller) = caller else {
        return Ok(Ok(Attempt(Vec::new())));
    };
    let counters = counters(ctx, caller, target, person);
    let keys: Vec<&str> = counters.iter().map(|(key, _)| key.as_str()).collect();
    let found = throttle::Entity::find()
        .filter(throttle::Column::Id.is_in(keys.iter().copied()))
        .order_by_asc(throttle::Column::Id);
    // Looked at without the write lock first: whoever hammers holds up nobody.
    if let Some(wait) = wait(ctx, &counters, &found.clone().all(ctx.db.read()).await?) {
        return Ok(Err(wait));
    }
    let tx = ctx.db.begin().await?;
    let none = Tally {
        failures: 0,
        last: ctx.now(),
    };
    let none = keys.iter().map(|key| row(key, none, ctx.now()));
    throttle::Entity::insert_many(none)
        .on_conflict(OnConflict::column(throttle::Column::Id).do_nothing().to_owned())
        .exec_without_returning(&tx)
        .await?;
    let rows = found.lock_exclusive().all(&tx).await?;
    if let Some(wait) = wait(ctx, &counters, &rows) {
        return Ok(Err(wait));
    }
    let mut counted = Vec::new();
    for (key, counter) in counters {
        let before = tally(&rows, &key);
        let after = counter.failed(before, ctx.now());
        write(&tx, &key, counter, after).await?;
        counted.push(Counted {
            key,
            counter,
            before,
            after,
        });
    }
    tx.commit().await?;
    Ok(Ok(Attempt(counted)))
}

impl Attempt {
    /// It was right after all. What was counted for this account from here is forgotten; what is shared with others is
    /// only given back, or anyone with an account could wipe the slate of their network.
    pub(crate) async fn succeeded(self, ctx: &Ctx) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let tx = ctx.db.begin().await?;
        let keys = self.0.iter().map(|counted| counted.key.as_str());
        let rows = throttle::Entity::find()
            .filter(throttle::Column::Id.is_in(keys))
            .order_by_asc(throttle::Column::Id)
            .lock_exclusive()
            .all(&tx)
            .await?;
        for counted in &self.0 {
            let now = tally(&rows, &counted.key);
            let left = match counted.counter {
                Counter::Device | Counter::Here => None,
                Counter::Account | Counter::Network => now.and_then(|now| counted.given_back(now)),
            };
            match left {
                Some(tally) => write(&tx, &counted.key, counted.counter, tally).await?,
                None => forget_where(&tx, throttle::Column::Id.eq(&counted.key)).await?,
            }
        }
        tx.commit().await?;
        Ok(())
    }
}

impl Counted {
    /// As if it had not been counted; where others failed meanwhile, one failure less.
    fn given_back(&self, now: Tally) -> Option<Tally> {
        if now == self.after {
            return self.before;
        }
        (now.failures > 1).then_some(Tally {
            failures: now.failures - 1,
            ..now
        })
    }
}

/// What a try is counted by, in the order of the keys: everyone locks them in the same order.
fn counters(ctx: &Ctx, caller: &Caller, target: &str, person: Option<PersonId>) -> Vec<(String, Counter)> {
    let network = caller.network;
    // Nobody's account takes as long to look up in the cookie as somebody's.
    let person = person.unwrap_or_else(|| uuid::Uuid::nil().into());
    let known = caller.device.as_ref().filter(|device| device.knows(ctx, person));
    let mut counters = match known {
        Some(device) => vec![(Counter::Device, format!("{target}\0{}", device.id()))],
        None => vec![
            (Counter::Here, format!("{target}\0{network}")),
            (Counter::Account, target.to_owned()),
            (Counter::Network, network.to_string()),
        ],
    };
    let key = |(counter, what): (Counter, String)| {
        let name: &str = counter.into();
        let mac = ctx.secret.mac("throttle", format!("{name}\0{what}").as_bytes());
        (hex::encode(&mac[..16]), counter)
    };
    let mut keyed: Vec<_> = counters.drain(..).map(key).collect();
    keyed.sort();
    keyed
}

fn tally(rows: &[throttle::Model], key: &str) -> Option<Tally> {
    let row = rows.iter().find(|row| row.id == key)?;
    let failures = u32::try_from(row.failures).unwrap_or_default();
    (failures > 0).then_some(Tally {
        failures,
        last: row.last_at,
    })
}

fn wait(ctx: &Ctx, counters: &[(String, Counter)], rows: &[throttle::Model]) -> Option<TimeDelta> {
    let waits = counters.iter().filter_map(|(key, counter)| {
        let tally = tally(rows, key)?;
        counter.wait(tally, ctx.now())
    });
    waits.max()
}

fn row(key: &str, tally: Tally, forgotten_at: Instant) -> throttle::ActiveModel {
    throttle::ActiveModel {
        id: Set(key.to_owned()),
        failures: Set(i32::try_from(tally.failures).unwrap_or(i32::MAX)),
        last_at: Set(tally.last),
        forgotten_at: Set(forgotten_at),
    }
}

async fn write(tx: &impl ConnectionTrait, key: &str, counter: Counter, tally: Tally) -> Result<()> {
    let row = throttle::ActiveModel {
        id: Unchanged(key.to_owned()),
        ..row(key, tally, counter.forgotten_at(tally))
    };
    row.update(tx).await?;
    Ok(())
}

/// Forgets what says nothing any more.
pub async fn forget_failures(ctx: &Ctx) -> Result<()> {
    let tx = ctx.db.begin().await?;
    forget_where(&tx, throttle::Column::ForgottenAt.lte(ctx.now())).await?;
    tx.commit().await?;
    Ok(())
}

async fn forget_where(tx: &impl ConnectionTrait, condition: sea_orm::sea_query::Expr) -> Result<()> {
    throttle::Entity::delete_many().filter(condition).exec(tx).await?;
    Ok(())
}
