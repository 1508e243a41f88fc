//! What people see of their own account.

use std::net::IpAddr;

use serde::Serialize;

use super::{PersonName, UserAgent};
use crate::{
    Instant,
    company::CompanyRef,
    id::{PasskeyId, PersonId},
};

/// A place where a person is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionRow {
    /// Which: the hash of its token, worth nothing to whoever holds it.
    pub id: String,
    /// The browser and the system, as it calls itself.
    pub device: UserAgent,
    /// The network address it signed in from.
    pub address: Option<IpAddr>,
    /// Since when.
    pub started_at: Instant,
    /// When it was seen last, to a few minutes.
    pub seen_at: Instant,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// A change of address that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailChange {
    /// The new address.
    pub to: String,
    /// Whether the old one has confirmed.
    pub old_confirmed: bool,
    /// Whether the new one has confirmed.
    pub new_confirmed: bool,
}

/// Someone who administers the platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AdministratorRow {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: PersonName,
    /// The address they sign in with.
    pub email: String,
}

/// What keeps a person from deleting their account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hindrance {
    /// The company whose only owner they are; `None`: the platform itself needs them.
    pub company: Option<CompanyRef>,
    /// Why.
    pub why: Hindering,
}

/// What an owner has to settle first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindering {
    /// Others act for the company, and none of them owns it.
    Members,
    /// It runs a market.
    Market,
    /// Requests or orders have not ended.
    Trade,
    /// It has listings on show.
    Listings,
    /// Nobody else administers the platform.
    Platform,
}

/// One of a person's passkeys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyRow {
    /// Which.
    pub id: PasskeyId,
    /// What its person calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it was last shown.
    pub used_at: Option<Instant>,
}
