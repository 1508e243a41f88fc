//! The audit chain over the event trail: sealing what was committed, and checking what was sealed.
//!
//! Sealing happens after the commit, by one sequencer at a time, so that trading transactions never wait for each other.

mod seal;
mod verify;

use domain::audit::{Head, Sealed};
use entity::outbox::{audit_entry, event};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

pub use seal::seal;
pub use verify::{Verified, verify};

use crate::Result;

fn sealed(row: event::Model) -> Sealed {
    Sealed {
        id: row.id,
        at: row.at,
        kind: row.kind,
        subject: row.subject_id,
        person: row.person_id,
        company: row.company_id,
        data: row.data,
    }
}

/// The end of the chain; `None` before anything was sealed.
async fn head(db: &impl ConnectionTrait) -> Result<Option<Head>> {
    let last = audit_entry::Entity::find()
        .order_by_desc(audit_entry::Column::Seq)
        .one(db)
        .await?;
    Ok(last.map(|entry| Head {
        seq: entry.seq,
        hash: entry.hash,
    }))
}
