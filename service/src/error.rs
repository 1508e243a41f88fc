//! What a use case can answer instead of its result. Internals stay in the log, under the id that is shown.

use domain::{
    Instant,
    company::Limited,
    identity::PersonName,
    moderation::Decision,
    problem::{FieldErrors, Problem},
    rfq::negotiation::{AcceptRefusal, OfferRef},
    state::InvalidTransition,
    text::Bilingual,
};
use sea_orm::DbErr;
use uuid::Uuid;

/// A use case's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or this actor may not see it: the same answer for both.
    #[error("not found")]
    NotFound,
    /// The actor sees it but may not do this.
    #[error("forbidden")]
    Forbidden,
    /// The input is wrong; all that is wrong with it.
    #[error("invalid input")]
    Invalid(FieldErrors),
    /// The world has moved on.
    #[error("conflict: {0:?}")]
    Conflict(Box<Conflict>),
    /// The search engine does not answer.
    #[error("search is down")]
    SearchDown,
    /// Our fault. The id finds it in the log.
    #[error("internal error {0}")]
    Internal(Uuid),
}

/// What moved on. The names are those REST calls them by: `superseded`, `own_offer`.
#[derive(Clone, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Conflict {
    /// The state does not allow this any more.
    State(InvalidTransition),
    /// A newer offer stands.
    Superseded(OfferRef),
    /// The offer's validity has ended.
    Expired,
    /// It is one's own offer.
    OwnOffer,
    /// More would be awarded than was asked for on this line.
    OverAwarded {
        /// The RFQ's line.
        line: u32,
    },
    /// Another operator decided first.
    Decided(Decision),
    /// Another operator is looking at it.
    Claimed(PersonName),
    /// The supplier changed what is to be decided since it was read.
    Resubmitted,
    /// Somebody else changed it since it was read.
    Edited,
    /// The supplier has no place in the market any more.
    NoBooth,
    /// The company would have no owner any more.
    LastOwner,
    /// The platform would have no administrator any more.
    LastAdministrator,
    /// The invitation was sent to somebody else.
    OtherAddress,
    /// It would commit the company to more than this person may.
    OverLimit(Limited),
    /// An operator stopped a company's trade: nothing can be asked of it or agreed with it.
    Suspended {
        /// Its name.
        company: Bilingual,
        /// Whether it is the actor's own.
        own: bool,
    },
    /// Others rely on a person who wants to go.
    Hindered,
    /// A mail of its kind went too short a while ago, or too many did: from when another may go.
    TooSoon(Instant),
    /// The company has published as many open RFQs as it may within a day: from when the next may be.
    OpenLimit(Instant),
    /// The link of a mail does nothing any more: it was used or withdrawn, is too old, or never was one.
    Link,
}

impl Error {
    /// An input with one wrong field.
    pub fn invalid(field: &str, problem: Problem) -> Self {
        Self::Invalid(FieldErrors::one(field, problem))
    }

    /// Logs what went wrong inside and keeps only an id of it.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        let id = Uuid::now_v7();
        tracing::error!(%id, %cause, "internal error");
        Self::Internal(id)
    }
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(Box::new(conflict))
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        Self::internal(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<InvalidTransition> for Error {
    fn from(refused: InvalidTransition) -> Self {
        Conflict::State(refused).into()
    }
}

impl From<AcceptRefusal> for Error {
    fn from(refusal: AcceptRefusal) -> Self {
        match refusal {
            AcceptRefusal::Superseded { latest } => Conflict::Superseded(latest),
            AcceptRefusal::Expired => Conflict::Expired,
            AcceptRefusal::OwnOffer => Conflict::OwnOffer,
            AcceptRefusal::NotOpen(refused) => Conflict::State(refused),
        }
        .into()
    }
}

/// `?` for an `Option` that stands for "not found".
pub(crate) trait OrNotFound<T> {
    fn or_not_found(self) -> Result<T>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self) -> Result<T> {
        self.ok_or(Error::NotFound)
    }
}

/// A unique value that somebody else wrote at the same moment: the later one is told as if it had come later.
pub(crate) fn taken_meanwhile(error: DbErr, field: &str) -> Error {
    match error.sql_err() {
        Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => Error::invalid(field, Problem::new("taken")),
        _ => error.into(),
    }
}

/// Refuses whoever has not signed in: they are asked to, and come back.
pub(crate) fn known(actor: &domain::actor::Actor) -> Result<()> {
    match actor {
        domain::actor::Actor::Anyone => Err(Error::Forbidden),
        _ => Ok(()),
    }
}

/// Refuses an actor who lacks a right.
pub(crate) fn require(actor: &domain::actor::Actor, right: domain::actor::Right) -> Result<()> {
    if actor.may(right) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}
