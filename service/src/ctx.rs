//! What every use case is given: the database, the clock, ids, the secret and the ports.

use std::sync::{Arc, Mutex};

use chrono::{SubsecRound, Utc};
use domain::{Instant, id::OnceId};
use uuid::{ContextV7, Timestamp, Uuid};

use crate::{
    db::Db,
    file::Files,
    port::{
        event_bus::{EventBus, InProcess},
        search_index::SearchIndex,
    },
    promotion::Views,
    search::Counts,
    secret::Secret,
};

/// The context of a use case; cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    /// The database.
    pub db: Db,
    /// The server's clock.
    pub clock: Clock,
    /// The search engine.
    pub search: Arc<dyn SearchIndex>,
    /// Who is told when something new stands in a negotiation.
    pub bus: Arc<dyn EventBus>,
    /// What was looked for since it was written down last.
    pub counts: Counts,
    /// What was seen of promotions since it was written down last.
    pub views: Views,
    /// Where files are kept.
    pub files: Files,
    /// What only this market can have said.
    pub secret: Secret,
    ids: Arc<Mutex<ContextV7>>,
}

impl Ctx {
    /// A context over a connected database, a search engine and a place for files, of a market that is one process.
    pub fn new(db: Db, clock: Clock, search: Arc<dyn SearchIndex>, files: Files, secret: Secret) -> Self {
        Self {
            db,
            clock,
            search,
            bus: Arc::new(InProcess::default()),
            counts: Counts::default(),
            views: Views::default(),
            files,
            secret,
            ids: Arc::new(Mutex::new(ContextV7::new())),
        }
    }

    /// The same context, for one of several processes of a market: this bus reaches them all.
    pub fn with_bus(self, bus: Arc<dyn EventBus>) -> Self {
        Self { bus, ..self }
    }

    /// The same context, for work on a request that must not be done twice: every transaction begun on it marks the
    /// request as one for which something was done, and is undone together with the mark.
    pub fn once(&self, id: OnceId) -> Self {
        Self {
            db: self.db.clone().once(id),
            ..self.clone()
        }
    }

    /// Now, by the server's clock.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A new id: UUIDv7 of the clock's now, so that ids sort by the time they were made.
    pub fn new_id<Id: From<Uuid>>(&self) -> Id {
        let now = self.now();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        let timestamp = Timestamp::from_unix(&*self.ids, seconds, now.timestamp_subsec_nanos());
        Uuid::new_v7(timestamp).into()
    }
}

/// Where "now" comes from; always truncated to microseconds, the finest every database keeps.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock set by hand: tests, and demo data that happened in the past.
    Set(Arc<Mutex<Instant>>),
}

impl Clock {
    /// A clock set by hand.
    pub fn set_at(now: Instant) -> Self {
        Self::Set(Arc::new(Mutex::new(now)))
    }

    /// Now.
    pub fn now(&self) -> Instant {
        match self {
            #[expect(
                clippy::disallowed_methods,
                reason = "the one place that reads the machine's clock"
            )]
            Self::System => Utc::now().trunc_subsecs(6),
            Self::Set(now) => *now.lock().unwrap_or_else(|poisoned| poisoned.into_inner()),
        }
    }

    /// Moves a clock set by hand forward; the machine's clock moves by itself.
    pub fn advance(&self, by: chrono::TimeDelta) {
        if let Self::Set(now) = self {
            *now.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) += by;
        }
    }
}
