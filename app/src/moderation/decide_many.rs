//! Deciding many cases in one go: each for itself, so that one that can't be decided holds up no other.

use super::{
    decide_form::Typed,
    page_queue::{Place, Queue, became, page},
};
use crate::{
    failure::Failure,
    form::Form,
    visit::{Proven, Visit},
};
use axum::{http::StatusCode, response::Response};
use domain::{
    Instant,
    actor::Right,
    id::CaseId,
    moderation::Ruling,
    problem::{FieldErrors, Problem},
};
use serde::Deserialize;
use service::{Conflict, Error, moderation, notification};

/// The most that are decided in one go: a page of them.
const MOST: usize = 100;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    show: String,
    market: String,
    after: String,
    verdict: String,
    template: String,
    reason: String,
    case: Vec<String>,
}

impl Sent {
    fn split(self) -> (Place, Typed) {
        let place = Place {
            show: self.show,
            market: self.market,
            after: self.after,
        };
        let typed = Typed {
            verdict: self.verdict,
            template: self.template,
            reason: self.reason,
            case: self.case,
            ..Typed::default()
        };
        (place, typed)
    }
}

pub(super) async fn submit(Proven(mut visit): Proven, Form(sent): Form<Sent>) -> Result<Response, Failure> {
    visit.require(Right::Operate)?;
    let (place, typed) = sent.split();
    match ruled(&typed) {
        Ok((ruling, chosen)) => {
            let (decided, refused) = decide(&visit, chosen, &ruling).await?;
            visit.frame.waiting = notification::waiting(&visit.ctx, &visit.actor).await?;
            let queue = Queue::load(&visit, place).await?;
            let (typed, errors) = (Typed::default(), FieldErrors::default());
            let status = match decided {
                0 => StatusCode::CONFLICT,
                _ => StatusCode::OK,
            };
            let said = || Some(became(decided, refused));
            Ok(visit.page_with(status, || page(&queue, &typed, &errors, said())))
        }
        Err(errors) => {
            let queue = Queue::load(&visit, place).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(visit.page_with(status, || page(&queue, &typed, &errors, None)))
        }
    }
}

/// The ruling, and the cases it is about with when each was read; or all that is wrong.
fn ruled(typed: &Typed) -> Result<(Ruling, Vec<(CaseId, Instant)>), FieldErrors> {
    let chosen: Vec<_> = typed
        .case
        .iter()
        .filter_map(|case| read(case))
        .take(MOST)
        .collect();
    let mut errors = FieldErrors::default();
    if chosen.is_empty() {
        errors.add("case", Problem::new("nothing-chosen"));
    }
    match typed.parse() {
        Ok(ruling) if errors.is_empty() => Ok((ruling, chosen)),
        Ok(_) => Err(errors),
        Err(more) => {
            errors.0.extend(more.0);
            Err(errors)
        }
    }
}

fn read(case: &str) -> Option<(CaseId, Instant)> {
    let (id, seen) = case.split_once('@')?;
    Some((id.parse().ok()?, seen.parse().ok()?))
}

/// How many were decided; of the others what they are called, and what came in between.
async fn decide(
    visit: &Visit,
    chosen: Vec<(CaseId, Instant)>,
    ruling: &Ruling,
) -> Result<(usize, Vec<(String, Option<Conflict>)>), Failure> {
    let (mut decided, mut refused) = (0, Vec::new());
    for (id, seen) in chosen {
        match moderation::decide(&visit.ctx, &visit.actor, id, ruling.clone(), seen).await {
            Ok(()) => decided += 1,
            Err(Error::Conflict(why)) => {
                let case = moderation::view(&visit.ctx, &visit.actor, id).await?;
                let title = case.listing.wording.title.get(visit.locale()).to_owned();
                refused.push((title, Some(*why)));
            }
            Err(Error::NotFound) => refused.push((id.to_string(), None)),
            Err(other) => return Err(other.into()),
        }
    }
    Ok((decided, refused))
}
