//! Deciding many listings in one go.

use super::{
    decide_form::Typed,
    many::{Became, ruled},
    page_case::conflict,
    page_queue::{Place, Queue, page},
};
use crate::{
    failure::Failure,
    form::Form,
    t,
    visit::{Proven, Visit},
};
use axum::{http::StatusCode, response::Response};
use domain::{Instant, actor::Right, id::CaseId, moderation::Ruling, problem::FieldErrors};
use serde::Deserialize;
use service::{moderation, notification};

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
    match ruled(&typed.case, typed.parse()) {
        Ok((ruling, chosen)) => {
            let became = decide(&visit, chosen, &ruling).await?;
            visit.frame.waiting = notification::waiting(&visit.ctx, &visit.actor).await?;
            let queue = Queue::load(&visit, place).await?;
            Ok(visit.page_with(became.status(), || {
                let title = t!("moderation-decided-many", count = became.decided);
                let said = became.notice(title, conflict, &t!("moderation-conflict-gone"));
                page(&queue, &Typed::default(), &FieldErrors::default(), Some(said))
            }))
        }
        Err(errors) => {
            let queue = Queue::load(&visit, place).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(visit.page_with(status, || page(&queue, &typed, &errors, None)))
        }
    }
}

async fn decide(visit: &Visit, chosen: Vec<(CaseId, Instant)>, ruling: &Ruling) -> Result<Became, Failure> {
    let (ctx, actor) = (&visit.ctx, &visit.actor);
    let mut became = Became::default();
    for (id, seen) in chosen {
        let outcome = moderation::decide(ctx, actor, id, ruling.clone(), seen).await;
        let called = async || {
            let case = moderation::view(ctx, actor, id).await?;
            Ok(case.listing.wording.title.get(visit.locale()).to_owned())
        };
        became.note(outcome, called).await?;
    }
    Ok(became)
}
