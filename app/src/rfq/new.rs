//! Asking for a quote: the form, with lines and suppliers added and taken out without losing anything.

use super::{
    new_form::{Action, RfqForm},
    new_view::{Beside, page},
};
use crate::{failure::Failure, form::Form, visit::Visit};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    problem::{FieldErrors, Problem},
    rfq::{Request, complete, view::RfqStart},
    text::Locale,
};
use serde::Deserialize;
use service::{
    Conflict, Error,
    rfq::{self, Asked},
};

/// Where the buyer comes from.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    listing: String,
    /// The number of the variant they chose there.
    variant: String,
    supplier: String,
    /// The market they want to ask as a whole.
    market: String,
    /// What they looked for and did not find.
    wanted: String,
    /// The promotion they came through.
    promotion: String,
}

impl From {
    fn asked(&self) -> Result<Asked, Error> {
        match (self.listing.as_str(), self.supplier.as_str()) {
            ("", "") => Ok(Asked::Suppliers(Vec::new())),
            ("", code) => Ok(Asked::Suppliers(vec![code.to_owned()])),
            (id, _) => id.parse().map(Asked::Listing).map_err(|_| Error::NotFound),
        }
    }
}

pub(super) async fn show(visit: Visit, Query(from): Query<From>) -> Result<Response, Failure> {
    let start = rfq::start(&visit.ctx, &visit.actor, &from.asked()?).await?;
    let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
    let own = service::identity::settings(&visit.ctx, visit.person()?).await?;
    let mut form = RfqForm::new(
        &start.suppliers,
        start.listing.as_ref(),
        own.currency,
        visit.locale(),
        zone,
        now,
    );
    form.choose(from.variant);
    form.want(from.wanted.trim());
    form.market = vec![from.market];
    form.promotion = from.promotion;
    let errors = FieldErrors::default();
    Ok(answer(
        visit,
        StatusCode::OK,
        &start,
        &form,
        &errors,
        Beside::default(),
    ))
}

pub(super) async fn submit(visit: Visit, Form(mut form): Form<RfqForm>) -> Result<Response, Failure> {
    visit.require(Right::Buy)?;
    let action = form.action();
    match &action {
        Action::Invite(code) => form.invite(code),
        Action::DropSupplier(code) => form.supplier.retain(|asked| asked != code),
        _ => {}
    }
    let asked = Asked::Suppliers(form.supplier.clone());
    let start = rfq::start(&visit.ctx, &visit.actor, &asked).await?;
    match action {
        Action::Publish => write(visit, &start, &form, false).await,
        Action::Draft => write(visit, &start, &form, true).await,
        Action::Check => {
            let now = visit.frame.now;
            let beside = |request: Request| Beside {
                lacking: Some(complete::lacking(
                    &request.lines,
                    request.deliver_by,
                    &request.note,
                    request.deadline,
                    now,
                )),
                ..Beside::default()
            };
            let read = read(&visit, &start, &form).and_then(|request| {
                request.check(now)?;
                Ok(beside(request))
            });
            match read {
                Ok(beside) => {
                    let errors = FieldErrors::default();
                    Ok(answer(visit, StatusCode::OK, &start, &form, &errors, beside))
                }
                Err(errors) => Ok(wrong(visit, &start, &form, &errors)),
            }
        }
        Action::FindSupplier => find(visit, &start, &form).await,
        edit => {
            change(&mut form, &edit, &start, visit.locale());
            let errors = FieldErrors::default();
            Ok(answer(
                visit,
                StatusCode::OK,
                &start,
                &form,
                &errors,
                Beside::default(),
            ))
        }
    }
}

fn read(visit: &Visit, start: &RfqStart, form: &RfqForm) -> Result<Request, FieldErrors> {
    let suppliers = start.suppliers.iter().map(|supplier| supplier.id).collect();
    let markets = form.markets(&start.markets);
    form.draft()
        .parse(suppliers, markets, visit.frame.visitor.time_zone)
}

async fn write(visit: Visit, start: &RfqStart, form: &RfqForm, draft: bool) -> Result<Response, Failure> {
    let written = match read(&visit, start, form) {
        Ok(request) if draft => rfq::create(&visit.ctx, &visit.actor, request).await,
        Ok(request) => rfq::ask(&visit.ctx, &visit.actor, request).await,
        Err(errors) => Err(errors.into()),
    };
    match written {
        Ok(id) => Ok(Redirect::to(&format!("/rfqs/{id}")).into_response()),
        Err(Error::Invalid(errors)) => Ok(wrong(visit, start, form, &errors)),
        Err(Error::Conflict(conflict)) if matches!(*conflict, Conflict::OpenLimit(_)) => {
            let beside = Beside {
                too_many: match *conflict {
                    Conflict::OpenLimit(next) => Some(next),
                    _ => None,
                },
                ..Beside::default()
            };
            let errors = FieldErrors::default();
            Ok(answer(visit, StatusCode::CONFLICT, start, form, &errors, beside))
        }
        Err(other) => Err(other.into()),
    }
}

/// Suppliers called like what was typed, to choose from.
async fn find(visit: Visit, start: &RfqStart, form: &RfqForm) -> Result<Response, Failure> {
    let found = rfq::suppliers_called(&visit.ctx, &visit.actor, &form.invite).await?;
    if found.is_empty() {
        let errors = FieldErrors::one("invite", Problem::new("no-such-supplier"));
        return Ok(wrong(visit, start, form, &errors));
    }
    let beside = Beside {
        found,
        ..Beside::default()
    };
    let errors = FieldErrors::default();
    Ok(answer(visit, StatusCode::OK, start, form, &errors, beside))
}

fn change(form: &mut RfqForm, edit: &Action, start: &RfqStart, locale: Locale) {
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
        _ => {}
    }
}

fn wrong(visit: Visit, start: &RfqStart, form: &RfqForm, errors: &FieldErrors) -> Response {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    answer(visit, status, start, form, errors, Beside::default())
}

fn answer(
    visit: Visit,
    status: StatusCode,
    start: &RfqStart,
    form: &RfqForm,
    errors: &FieldErrors,
    beside: Beside,
) -> Response {
    let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
    visit.page_with(status, || page(start, form, errors, &beside, zone, now))
}
