//! The company's own page of its verification, and asking to be checked.

use super::own_view::page;
use crate::{failure::Failure, form::Form, visit::Visit};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Right, company::Submission, form, problem::FieldErrors, text::Reason};
use serde::Deserialize;
use service::{Error, company::verification};

/// Whatever was typed on the page, in whichever of its forms.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    /// The slug of the market that is to check; `platform`.
    pub market: String,
    pub contact: String,
    pub note: String,
    pub kind: String,
    pub title: String,
    pub words: String,
}

impl Said {
    fn submission(&self) -> Result<Submission, FieldErrors> {
        let mut errors = FieldErrors::default();
        let contact = errors.take(
            "contact",
            form::required_line(&self.contact, Submission::MAX_CONTACT),
        );
        let note = errors.take("note", form::optional_text(&self.note, Submission::MAX_NOTE));
        match (contact, note) {
            (Some(contact), Some(note)) => Ok(Submission {
                market: Some(self.market.clone()).filter(|slug| slug != PLATFORM),
                contact,
                note: note.unwrap_or_default(),
            }),
            _ => Err(errors),
        }
    }
}

/// How the form names the platform among the markets.
pub(super) const PLATFORM: &str = "platform";

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.member()?;
    let view = verification::own(&visit.ctx, &visit.actor).await?;
    let manages = visit.actor.may(Right::ManageCompany);
    Ok(visit.page(|| page(&view, manages, &Said::default(), &FieldErrors::default(), None)))
}

/// Refuses whoever may not, before anything they typed is looked at.
pub(super) fn manages(visit: &Visit) -> Result<(), Failure> {
    match visit.actor.may(Right::ManageCompany) {
        true => Ok(()),
        false => Err(Error::Forbidden.into()),
    }
}

pub(super) async fn submit(visit: Visit, Form(said): Form<Said>) -> Result<Response, Failure> {
    manages(&visit)?;
    let outcome = match said.submission() {
        Ok(new) => verification::submit(&visit.ctx, &visit.actor, new)
            .await
            .map(drop),
        Err(errors) => Err(errors.into()),
    };
    done(visit, said, outcome).await
}

pub(super) async fn appeal(visit: Visit, Form(said): Form<Said>) -> Result<Response, Failure> {
    manages(&visit)?;
    let outcome = match form::required::<Reason>(&said.words) {
        Ok(words) => verification::appeal(&visit.ctx, &visit.actor, words).await,
        Err(problem) => Err(Error::invalid("words", problem)),
    };
    done(visit, said, outcome).await
}

async fn done(visit: Visit, said: Said, outcome: service::Result<()>) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => Ok(Redirect::to("/company/verification").into_response()),
        Err(refused) => again(visit, said, refused).await,
    }
}

/// The page as things stand now, with what was typed and why it was not done.
pub(super) async fn again(visit: Visit, said: Said, refused: Error) -> Result<Response, Failure> {
    let (status, errors, conflict) = match refused {
        Error::Invalid(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors, None),
        Error::Conflict(conflict) => (StatusCode::CONFLICT, FieldErrors::default(), Some(conflict)),
        other => return Err(other.into()),
    };
    let view = verification::own(&visit.ctx, &visit.actor).await?;
    let manages = visit.actor.may(Right::ManageCompany);
    Ok(visit.page_with(status, || {
        page(&view, manages, &said, &errors, conflict.as_deref())
    }))
}
