//! Writing the variants of a listing that is there.

use super::{
    form::VariantForm,
    view::{Said, page},
};
use crate::{failure::Failure, form::Form, visit::Visit};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::{
        variant::{VariantSupplies, Variation, draft::VariantsDraft},
        view::EditableListing,
    },
    id::ListingId,
    problem::FieldErrors,
};
use serde::Deserialize;
use service::{Conflict, Error, catalog};

/// Where one comes from.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    /// They were just saved.
    saved: String,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<ListingId>,
    Query(from): Query<From>,
) -> Result<Response, Failure> {
    let stands = found(&visit, id).await?;
    if !stands.state.may_edit() {
        return Ok(Redirect::to(&format!("/listings/{id}")).into_response());
    }
    let form = VariantForm::of(&VariantsDraft::of(&stands.content), stands.version.clone());
    let said = match from.saved.is_empty() {
        true => Said::Nothing,
        false => Said::Saved,
    };
    Ok(visit.page(|| page(&stands, &form, &FieldErrors::default(), said)))
}

pub(super) async fn submit(
    visit: Visit,
    Path(id): Path<ListingId>,
    Form(mut form): Form<VariantForm>,
) -> Result<Response, Failure> {
    let stands = found(&visit, id).await?;
    let Some(saved) = form.saved() else {
        let combined = form.combine(&stands.content.sku);
        return Ok(match combined {
            Ok(()) => again(
                visit,
                StatusCode::OK,
                &stands,
                form,
                &FieldErrors::default(),
                Said::Combined,
            ),
            Err(errors) => wrong(visit, &stands, form, &errors),
        });
    };
    let written = match read(&stands, &form) {
        Ok(written) => catalog::edit_variants(&visit.ctx, &visit.actor, id, &form.seen, written, saved).await,
        Err(errors) => Err(errors.into()),
    };
    match written {
        Ok(()) => Ok(Redirect::to(&format!("/selling/listings/{id}/variants?saved=1")).into_response()),
        Err(Error::Invalid(errors)) => Ok(wrong(visit, &stands, form, &errors)),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            let stands = found(&visit, id).await?;
            form.seen.clone_from(&stands.version);
            let none = FieldErrors::default();
            Ok(again(
                visit,
                StatusCode::CONFLICT,
                &stands,
                form,
                &none,
                Said::Overtaken,
            ))
        }
        Err(other) => Err(other.into()),
    }
}

fn read(stands: &EditableListing, form: &VariantForm) -> Result<(Variation, VariantSupplies), FieldErrors> {
    let mut errors = FieldErrors::default();
    let content = &stands.content;
    let read = form
        .draft()
        .parse(&content.sku, &content.supply.selling, &mut errors);
    read.ok_or_else(|| form.placed(errors))
}

/// The listing, of whoever may change it.
async fn found(visit: &Visit, id: ListingId) -> Result<EditableListing, Failure> {
    let stands = catalog::editable(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::ManageListings)?;
    Ok(stands)
}

fn wrong(visit: Visit, stands: &EditableListing, form: VariantForm, errors: &FieldErrors) -> Response {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    again(visit, status, stands, form, errors, Said::Nothing)
}

/// The form once more, with everything typed.
fn again(
    visit: Visit,
    status: StatusCode,
    stands: &EditableListing,
    mut form: VariantForm,
    errors: &FieldErrors,
    said: Said,
) -> Response {
    let rows = form.rows();
    form.with_rows(rows);
    visit.page_with(status, || page(stands, &form, errors, said))
}
