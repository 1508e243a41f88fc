//! The store behind `tower-sessions`: our own small table, through `service`.

use app::visit;
use async_trait::async_trait;
use chrono::DateTime;
use service::{
    Ctx,
    identity::session::{self, Kept},
};
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

/// Sessions in the database.
#[derive(Clone)]
pub struct DbSessions(pub Ctx);

impl std::fmt::Debug for DbSessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DbSessions")
    }
}

fn backend(error: service::Error) -> Error {
    Error::Backend(error.to_string())
}

/// The record, and what of it the table knows by itself: whose it is, from where and since when.
fn kept(record: &Record) -> Result<Kept> {
    let of = |key: &str| record.data.get(key).cloned().unwrap_or_default();
    Ok(Kept {
        data: serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
        expires_at: DateTime::from_timestamp(record.expiry_date.unix_timestamp(), 0).unwrap_or_default(),
        person: serde_json::from_value(of(visit::PERSON)).ok(),
        since: serde_json::from_value(of(visit::SINCE)).ok(),
        agent: of(visit::AGENT).as_str().map(str::to_owned),
        address: of(visit::ADDRESS).as_str().map(str::to_owned),
    })
}

#[async_trait]
impl SessionStore for DbSessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // A new id is 128 random bits: there is no collision to look for.
        session::create(&self.0, &record.id.to_string(), kept(record)?)
            .await
            .map_err(backend)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        session::save(&self.0, &record.id.to_string(), kept(record)?)
            .await
            .map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some((data, expires_at)) = session::load(&self.0, &id.to_string()).await.map_err(backend)? else {
            return Ok(None);
        };
        let data = serde_json::from_str(&data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(expires_at.timestamp())
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date,
        }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        session::delete(&self.0, &id.to_string()).await.map_err(backend)
    }
}
