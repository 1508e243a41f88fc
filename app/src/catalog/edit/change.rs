//! A listing that is there.

use super::{
    form::ListingForm,
    new::schema,
    view::{Around, page},
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
        content::ListingContent, draft::ListingDraft, schema::Schema, view::EditableListing, written::changes,
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
    /// It was just saved.
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
    let categories = catalog::categories(&visit.ctx).await?;
    let mut form = ListingForm::of(ListingDraft::of(&stands.content), stands.version.clone());
    let schema = schema(&visit, &mut form).await?;
    let around = match from.saved.is_empty() {
        true => Around::Change(&stands),
        false => Around::Saved(&stands),
    };
    Ok(visit.page(|| page(&around, &categories, &form, &schema, &FieldErrors::default())))
}

pub(super) async fn submit(
    visit: Visit,
    Path(id): Path<ListingId>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let stands = found(&visit, id).await?;
    let mut form = ListingForm::read(sent);
    let schema = schema(&visit, &mut form).await?;
    let Some(saved) = form.saved() else {
        let none = FieldErrors::default();
        return again(
            visit,
            StatusCode::OK,
            &Around::Change(&stands),
            &form,
            &schema,
            &none,
        )
        .await;
    };
    let content = match form.content(&schema, &stands.content.wording.attributes) {
        Ok(content) => content,
        Err(errors) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return again(visit, status, &Around::Change(&stands), &form, &schema, &errors).await;
        }
    };
    let typed = content.clone();
    match catalog::edit(&visit.ctx, &visit.actor, id, &form.seen, content, saved).await {
        Ok(()) => Ok(Redirect::to(&format!("/selling/listings/{id}/edit?saved=1")).into_response()),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            again(visit, status, &Around::Change(&stands), &form, &schema, &errors).await
        }
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            overtaken(visit, id, form, &schema, typed).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The listing, of whoever may change it.
async fn found(visit: &Visit, id: ListingId) -> Result<EditableListing, Failure> {
    let stands = catalog::editable(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::ManageListings)?;
    Ok(stands)
}

/// The form once more, with everything typed.
async fn again(
    visit: Visit,
    status: StatusCode,
    around: &Around<'_>,
    form: &ListingForm,
    schema: &Schema,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let categories = catalog::categories(&visit.ctx).await?;
    Ok(visit.page_with(status, || page(around, &categories, form, schema, errors)))
}

/// Somebody else saved first: what stands now is shown against what was typed, which replaces it when it is sent again.
async fn overtaken(
    visit: Visit,
    id: ListingId,
    mut form: ListingForm,
    schema: &Schema,
    typed: ListingContent,
) -> Result<Response, Failure> {
    let stands = found(&visit, id).await?;
    form.seen.clone_from(&stands.version);
    let differs = changes(&stands.content, &typed);
    let around = Around::Overtaken(&stands, differs);
    again(
        visit,
        StatusCode::CONFLICT,
        &around,
        &form,
        schema,
        &FieldErrors::default(),
    )
    .await
}
