//! The forms of a case: taking it, deciding it. Whoever comes second sees what the first decided.

use super::{
    decide_form::Typed,
    page_case::{may_decide, page},
};
use crate::{
    failure::Failure,
    form::Form,
    visit::{Proven, Visit},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Instant, id::CaseId, problem::FieldErrors};
use service::{Conflict, Error, moderation};

pub(super) async fn claim(visit: Visit, Path(id): Path<CaseId>) -> Result<Response, Failure> {
    match moderation::claim(&visit.ctx, &visit.actor, id).await {
        Ok(()) => Ok(Redirect::to(&format!("/operating/cases/{id}")).into_response()),
        Err(refused) => again(visit, id, &Typed::default(), refused).await,
    }
}

pub(super) async fn submit(
    Proven(visit): Proven,
    Path(id): Path<CaseId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let decided = match typed.parse() {
        Ok(ruling) => moderation::decide(&visit.ctx, &visit.actor, id, ruling, seen(&typed)).await,
        Err(errors) => Err(errors.into()),
    };
    match decided {
        Ok(()) => Ok(Redirect::to("/operating/queue").into_response()),
        Err(refused) => again(visit, id, &typed, refused).await,
    }
}

/// When the case was read; an instant no case has where the form does not say, which is a conflict.
fn seen(typed: &Typed) -> Instant {
    typed.seen.parse().unwrap_or(Instant::UNIX_EPOCH)
}

/// The case as it stands now, with what was typed and why it was not done.
async fn again(visit: Visit, id: CaseId, typed: &Typed, refused: Error) -> Result<Response, Failure> {
    let (status, errors, conflict): (_, _, Option<Box<Conflict>>) = match refused {
        Error::Invalid(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors, None),
        Error::Conflict(conflict) => (StatusCode::CONFLICT, FieldErrors::default(), Some(conflict)),
        other => return Err(other.into()),
    };
    let case = moderation::view(&visit.ctx, &visit.actor, id).await?;
    let me = visit.actor.member().map(|member| member.person);
    Ok(visit.page_with(status, || {
        page(&case, may_decide(&case, me), typed, &errors, conflict.as_deref())
    }))
}
