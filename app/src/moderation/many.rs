//! Deciding many cases in one go, of whatever kind: each for itself, so that one that can't be decided holds up no other.

use crate::ui::{Notice, Tone};
use axum::http::StatusCode;
use chrono::SecondsFormat;
use domain::{
    Instant,
    id::CaseId,
    moderation::Ruling,
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use service::{Conflict, Error};

/// The most that are decided in one go: a page of them.
const MOST: usize = 100;

/// A case as it was read: its id and its `opened_at`.
pub(crate) fn chosen(id: CaseId, opened_at: Instant) -> String {
    let read = opened_at.to_rfc3339_opts(SecondsFormat::Micros, true);
    format!("{id}@{read}")
}

fn read(case: &str) -> Option<(CaseId, Instant)> {
    let (id, seen) = case.split_once('@')?;
    Some((id.parse().ok()?, seen.parse().ok()?))
}

/// The ruling, and the cases it is about with when each was read; or all that is wrong.
pub(crate) fn ruled(
    cases: &[String],
    ruling: Result<Ruling, FieldErrors>,
) -> Result<(Ruling, Vec<(CaseId, Instant)>), FieldErrors> {
    let chosen: Vec<_> = cases.iter().filter_map(|case| read(case)).take(MOST).collect();
    let mut errors = FieldErrors::default();
    if chosen.is_empty() {
        errors.add("case", Problem::new("nothing-chosen"));
    }
    match ruling {
        Ok(ruling) if errors.is_empty() => Ok((ruling, chosen)),
        Ok(_) => Err(errors),
        Err(more) => {
            errors.0.extend(more.0);
            Err(errors)
        }
    }
}

/// What became of them.
#[derive(Default)]
pub(crate) struct Became {
    pub(crate) decided: usize,
    /// What each of the others is called and what came in between; nothing of those that are gone.
    refused: Vec<Option<(String, Conflict)>>,
}

impl Became {
    /// Notes what became of one; `called` is asked where it is still there.
    pub(crate) async fn note(
        &mut self,
        outcome: service::Result<()>,
        called: impl AsyncFnOnce() -> service::Result<String>,
    ) -> service::Result<()> {
        match outcome {
            Ok(()) => self.decided += 1,
            Err(Error::Conflict(why)) => self.refused.push(Some((called().await?, *why))),
            Err(Error::NotFound) => self.refused.push(None),
            Err(other) => return Err(other),
        }
        Ok(())
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self.decided {
            0 => StatusCode::CONFLICT,
            _ => StatusCode::OK,
        }
    }

    /// Says so. `why` puts a conflict into words; `gone` is said of what is not there any more.
    pub(crate) fn notice(self, title: String, why: fn(&Conflict) -> String, gone: &str) -> AnyView {
        let tone = match self.refused.is_empty() {
            true => Tone::Leaf,
            false => Tone::Brass,
        };
        let said = |refused: Option<(String, Conflict)>| match refused {
            Some((called, conflict)) => format!("{called} · {}", why(&conflict)),
            None => gone.to_owned(),
        };
        let refused = self.refused.into_iter().map(said);
        let refused = refused.map(|words| view! { <li>{words}</li> }).collect_view();
        view! { <Notice tone title><ul>{refused}</ul></Notice> }.into_any()
    }
}
