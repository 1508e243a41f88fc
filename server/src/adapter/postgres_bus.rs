//! The event bus between the processes of a market that share a PostgreSQL database: LISTEN and NOTIFY. Each process
//! tells its own listeners by itself, and the others through the database.

use std::{sync::Once, time::Duration};

use domain::id::NegotiationId;
use sea_orm::sqlx::{self, PgPool, postgres::PgListener};
use service::port::event_bus::{EventBus, InProcess, Listening};
use tokio::sync::mpsc;

/// The channel of the database; its payload is a negotiation's id.
const CHANNEL: &str = "entrepot_negotiation";
/// How many notices wait to go at most; one too many is left to those who look by themselves.
const WAITING: usize = 1_024;
/// How long a database that does not answer is left alone.
const PAUSE: Duration = Duration::from_secs(1);

/// The bus over a database's pool.
pub struct PostgresBus {
    here: InProcess,
    pool: PgPool,
    outbox: mpsc::Sender<NegotiationId>,
    hearing: Once,
}

impl PostgresBus {
    /// Over this pool. It takes a connection of its own once somebody listens.
    pub fn over(pool: PgPool) -> Self {
        let (outbox, notices) = mpsc::channel(WAITING);
        tokio::spawn(tell(pool.clone(), notices));
        Self {
            here: InProcess::default(),
            pool,
            outbox,
            hearing: Once::new(),
        }
    }
}

impl EventBus for PostgresBus {
    fn publish(&self, id: NegotiationId) {
        self.here.publish(id);
        if self.outbox.try_send(id).is_err() {
            tracing::warn!("too many notices wait for the database: one is left out");
        }
    }

    fn listen(&self, id: NegotiationId) -> Listening {
        self.hearing
            .call_once(|| drop(tokio::spawn(hear(self.pool.clone(), self.here.clone()))));
        self.here.listen(id)
    }

    fn close(&self) {
        self.here.close();
    }
}

/// Sends what is published here to the other processes.
async fn tell(pool: PgPool, mut notices: mpsc::Receiver<NegotiationId>) {
    while let Some(id) = notices.recv().await {
        let told = sqlx::query("SELECT pg_notify($1, $2)")
            .bind(CHANNEL)
            .bind(id.to_string())
            .execute(&pool)
            .await;
        if let Err(error) = told {
            tracing::warn!(%error, "a notice can't be sent");
        }
    }
}

/// Passes on what the others publish, for as long as the process lives.
async fn hear(pool: PgPool, here: InProcess) {
    loop {
        if let Err(error) = heard(&pool, &here).await {
            tracing::warn!(%error, "notices can't be received");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn heard(pool: &PgPool, here: &InProcess) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    loop {
        // What was published before now was not heard here, nor what was while the connection was lost.
        here.publish_all();
        while let Some(notice) = listener.try_recv().await? {
            if let Ok(id) = notice.payload().parse() {
                here.publish(id);
            }
        }
    }
}
