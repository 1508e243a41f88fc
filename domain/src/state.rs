//! What all state machines share: a transition yields the next state together with the event to record.
//!
//! A [`Step`] is the only way to a new state, and it carries its event, so a transition without an
//! event can't be written.

use serde::{Serialize, de::DeserializeOwned};

/// A state machine's state: serialisable, with a short name for columns and filters.
pub trait State: Clone + Serialize + DeserializeOwned {
    /// The machine's noun (`listing`, `rfq`, …), used in event kinds and error codes.
    const MACHINE: &'static str;
    /// The state's name, snake_case, as REST shows it.
    fn name(&self) -> &'static str;
}

/// A transition that was allowed: where it leads, and the verb to record.
#[must_use = "a transition counts only when its state and its event are written together"]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<S> {
    next: S,
    verb: &'static str,
}

impl<S: State> Step<S> {
    /// Only state machines make steps.
    pub(crate) fn to(next: S, verb: &'static str) -> Self {
        Self { next, verb }
    }

    /// The state this step leads to.
    pub fn next(&self) -> &S {
        &self.next
    }

    /// The event's kind: `listing.submitted`.
    pub fn event(&self) -> String {
        format!("{}.{}", S::MACHINE, self.verb)
    }
}

/// A transition that the state does not allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a {machine} that is {state} cannot be {verb}")]
pub struct InvalidTransition {
    /// The machine's noun.
    pub machine: &'static str,
    /// The state it is in.
    pub state: &'static str,
    /// The verb that was tried, as it would have been recorded.
    pub verb: &'static str,
}

impl InvalidTransition {
    pub(crate) fn of<S: State>(state: &S, verb: &'static str) -> Self {
        Self {
            machine: S::MACHINE,
            state: state.name(),
            verb,
        }
    }
}

/// What a transition function returns.
pub type Transition<S> = Result<Step<S>, InvalidTransition>;
