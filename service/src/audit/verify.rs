//! Walking the chain from its beginning, a page at a time, to the first thing that does not fit.

use std::collections::HashMap;

use domain::audit::{Fault, GENESIS, Head, Sealed};
use entity::outbox::{audit_entry, audit_queue, event};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Statement,
};
use uuid::Uuid;

use super::sealed;
use crate::{Ctx, Result};

/// How many entries are held at once.
const PAGE: u64 = 1000;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The end of the chain; its `seq` is how many entries fit.
    pub head: Head,
    /// How many events wait to be sealed.
    pub waiting: i64,
    /// The first thing that does not fit.
    pub fault: Option<Fault>,
}

/// Checks the chain, and that it still reaches the head that was kept elsewhere.
pub async fn verify(ctx: &Ctx, kept: Option<&Head>) -> Result<Verified> {
    let mut walk = Walk {
        end: Head {
            seq: 0,
            hash: GENESIS.into(),
        },
        kept,
    };
    let mut fault = None;
    while fault.is_none() {
        let page = audit_entry::Entity::find()
            .filter(audit_entry::Column::Seq.gt(walk.end.seq))
            .order_by_asc(audit_entry::Column::Seq)
            .limit(PAGE)
            .all(ctx.db.read())
            .await?;
        if page.is_empty() {
            break;
        }
        let events = event::Entity::find()
            .filter(event::Column::Id.is_in(page.iter().map(|entry| entry.event_id)))
            .all(ctx.db.read())
            .await?;
        let events = events.into_iter().map(|row| (row.id, sealed(row))).collect();
        fault = page.into_iter().find_map(|entry| walk.step(entry, &events).err());
    }
    let (waiting, beside) = counts(ctx).await?;
    if fault.is_none() {
        fault = match walk.short() {
            None if beside > 0 => beside_the_chain(ctx)
                .await?
                .map(|event| Fault::Inserted { event }),
            short => short,
        };
    }
    Ok(Verified {
        head: walk.end,
        waiting,
        fault,
    })
}

/// How far the chain was found whole.
struct Walk<'a> {
    end: Head,
    kept: Option<&'a Head>,
}

impl Walk<'_> {
    fn step(&mut self, entry: audit_entry::Model, events: &HashMap<Uuid, Sealed>) -> Result<(), Fault> {
        let seq = self.end.seq + 1;
        if entry.seq != seq {
            return Err(Fault::Gap { seq });
        }
        if entry.prev_hash != self.end.hash {
            return Err(Fault::Broken { seq });
        }
        let event = entry.event_id;
        let known = events.get(&event).ok_or(Fault::Removed { seq, event })?;
        if known.seal(seq, &self.end.hash) != entry.hash {
            return Err(Fault::Changed { seq, event });
        }
        if self
            .kept
            .is_some_and(|kept| kept.seq == seq && kept.hash != entry.hash)
        {
            return Err(Fault::Rewritten { seq });
        }
        self.end = Head {
            seq,
            hash: entry.hash,
        };
        Ok(())
    }

    /// Whether it ends before the head that was kept.
    fn short(&self) -> Option<Fault> {
        let kept = self.kept.filter(|kept| kept.seq > self.end.seq)?;
        Some(Fault::Truncated {
            head: kept.seq,
            entries: self.end.seq,
        })
    }
}

/// How many events wait, and how many are neither sealed nor wait: of one moment, while others write.
async fn counts(ctx: &Ctx) -> Result<(i64, i64)> {
    let sql = "SELECT (SELECT count(*) FROM audit_queue), (SELECT count(*) FROM event), \
               (SELECT count(*) FROM audit_entry)";
    let db = ctx.db.read();
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql));
    let Some(row) = row.await? else { return Ok((0, 0)) };
    let count = |index| row.try_get_by_index::<i64>(index);
    let (waiting, events, entries) = (count(0)?, count(1)?, count(2)?);
    Ok((waiting, events - waiting - entries))
}

/// The first event that is neither sealed nor waits.
async fn beside_the_chain(ctx: &Ctx) -> Result<Option<Uuid>> {
    let sealed = audit_entry::Entity::find()
        .select_only()
        .column(audit_entry::Column::EventId);
    let waiting = audit_queue::Entity::find()
        .select_only()
        .column(audit_queue::Column::EventId);
    let found = event::Entity::find()
        .filter(event::Column::Id.not_in_subquery(sealed.into_query()))
        .filter(event::Column::Id.not_in_subquery(waiting.into_query()))
        .order_by_asc(event::Column::Id)
        .one(ctx.db.read())
        .await?;
    Ok(found.map(|event| event.id))
}
