//! Reporting a message of the other side to the operators.

use super::end::{Ending, Why, page, status};
use crate::{failure::Failure, form::Form, t, ui::ButtonKind, visit::Visit};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    id::{MessageId, NegotiationId},
    problem::FieldErrors,
};
use service::{Error, rfq::thread};

/// Which message of which negotiation.
type Named = (NegotiationId, MessageId);

/// How much of a message tells which one it is, in characters.
const BEGINNING: usize = 80;

pub(super) async fn ask(visit: Visit, Path(named): Path<Named>) -> Result<Response, Failure> {
    answer(visit, named, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn submit(
    visit: Visit,
    Path((id, message)): Path<Named>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    // Whoever may not is told so before what is wrong with what they typed.
    thread::reportable(&visit.ctx, &visit.actor, id, message).await?;
    let reported = match why.parse() {
        Ok(reason) => thread::report(&visit.ctx, &visit.actor, id, message, reason).await,
        Err(errors) => Err(errors.into()),
    };
    match reported {
        Ok(()) => Ok(Redirect::to(&format!("/negotiations/{id}#message-{message}")).into_response()),
        Err(Error::Invalid(errors)) => answer(visit, (id, message), &why, &errors).await,
        Err(other) => Err(other.into()),
    }
}

async fn answer(
    visit: Visit,
    (id, message): Named,
    why: &Why,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let text = thread::reportable(&visit.ctx, &visit.actor, id, message).await?;
    let beginning: String = text.chars().take(BEGINNING).collect();
    let ending = move || Ending {
        title: t!("rfq-report"),
        about: t!("rfq-report-about", text = beginning.as_str()),
        consequence: t!("rfq-report-consequence"),
        act: t!("rfq-report-act"),
        action: format!("/negotiations/{id}/messages/{message}/report"),
        back: format!("/negotiations/{id}#message-{message}"),
        why: Some(t!("rfq-report-hint")),
        kind: ButtonKind::Danger,
    };
    Ok(visit.page_with(status(errors), || page(ending(), why, errors)))
}
