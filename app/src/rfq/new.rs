//! Asking for a quote: the form, with lines added and taken out without losing anything.

use super::{
    new_form::{Action, RfqForm},
    new_view::page,
};
use crate::{failure::Failure, form::Form, visit::Visit};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{problem::FieldErrors, rfq::view::RfqStart};
use serde::Deserialize;
use service::{
    Error,
    rfq::{self, Asked},
};

/// Where the buyer comes from.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    listing: String,
    supplier: String,
    /// What they looked for and did not find.
    wanted: String,
}

impl From {
    fn asked(self) -> Result<Asked, Error> {
        match self.listing.as_str() {
            "" => Ok(Asked::Supplier(self.supplier)),
            id => id.parse().map(Asked::Listing).map_err(|_| Error::NotFound),
        }
    }
}

pub(super) async fn show(visit: Visit, Query(from): Query<From>) -> Result<Response, Failure> {
    if from.listing.is_empty() && from.supplier.is_empty() {
        // A request begins with goods or a supplier: there one finds both.
        return Ok(Redirect::to("/search").into_response());
    }
    let wanted = from.wanted.clone();
    let start = rfq::start(&visit.ctx, &visit.actor, &from.asked()?).await?;
    let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
    let own = service::identity::settings(&visit.ctx, visit.person()?).await?;
    let mut form = RfqForm::new(
        &start.supplier.code,
        start.listing.as_ref(),
        own.currency,
        visit.locale(),
        zone,
        now,
    );
    form.want(wanted.trim());
    Ok(answer(
        visit,
        StatusCode::OK,
        &start,
        &form,
        &FieldErrors::default(),
    ))
}

pub(super) async fn submit(visit: Visit, Form(mut form): Form<RfqForm>) -> Result<Response, Failure> {
    let asked = Asked::Supplier(form.supplier.clone());
    let start = rfq::start(&visit.ctx, &visit.actor, &asked).await?;
    let draft = match form.action() {
        Action::Publish => false,
        Action::Draft => true,
        edit => {
            change(&mut form, &edit, &start, visit.locale());
            return Ok(answer(
                visit,
                StatusCode::OK,
                &start,
                &form,
                &FieldErrors::default(),
            ));
        }
    };
    let written = match form
        .draft()
        .parse(vec![start.supplier.id], visit.frame.visitor.time_zone)
    {
        Ok(request) if draft => rfq::create(&visit.ctx, &visit.actor, request).await,
        Ok(request) => rfq::ask(&visit.ctx, &visit.actor, request).await,
        Err(errors) => Err(errors.into()),
    };
    match written {
        Ok(id) => Ok(Redirect::to(&format!("/rfqs/{id}")).into_response()),
        Err(Error::Invalid(errors)) => Ok(answer(
            visit,
            StatusCode::UNPROCESSABLE_ENTITY,
            &start,
            &form,
            &errors,
        )),
        Err(other) => Err(other.into()),
    }
}

fn change(form: &mut RfqForm, edit: &Action, start: &RfqStart, locale: domain::text::Locale) {
    match edit {
        Action::AddLine => form.add_line(),
        Action::RemoveLine(line) => form.remove_line(*line),
        Action::AddListing => {
            let chosen = start
                .choices
                .iter()
                .find(|choice| choice.id.to_string() == form.choice);
            if let Some(listing) = chosen {
                form.add_listing(listing, locale);
            }
        }
        Action::Publish | Action::Draft => {}
    }
}

fn answer(
    visit: Visit,
    status: StatusCode,
    start: &RfqStart,
    form: &RfqForm,
    errors: &FieldErrors,
) -> Response {
    let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
    visit.page_with(status, || page(start, form, errors, zone, now))
}
