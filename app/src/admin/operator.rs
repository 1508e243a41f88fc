//! Appointing an operator, and ending it at once.

use super::{appoint::Appointment, market};
use crate::{
    failure::Failure,
    form::Form,
    i18n::named,
    rfq::end::{self, Ending, Why, status},
    t,
    ui::ButtonKind,
    visit::{Proven, Visit},
    visitor::Area,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Right, id::PersonId, problem::FieldErrors};
use service::Error;

pub(super) async fn appoint(
    Proven(visit): Proven,
    Path(slug): Path<String>,
    Form(form): Form<Appointment>,
) -> Result<Response, Failure> {
    visit.require(Right::Administer)?;
    let appointed = match form.parse() {
        Ok((email, reason)) => {
            service::market::appoint(&visit.ctx, &visit.actor, &slug, &email, reason).await
        }
        Err(errors) => Err(errors.into()),
    };
    match appointed {
        Ok(()) => Ok(Redirect::to(&format!("/admin/markets/{slug}?done=appointed")).into_response()),
        Err(Error::Invalid(errors)) => market::respond(visit, &slug, &form, &errors, "").await,
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_revoke(
    visit: Visit,
    Path(place): Path<(String, PersonId)>,
) -> Result<Response, Failure> {
    page(visit, place, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn revoke(
    Proven(visit): Proven,
    Path(place): Path<(String, PersonId)>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    let (slug, person) = &place;
    match why.parse() {
        Err(errors) => page(visit, place, &why, &errors).await,
        Ok(reason) => {
            service::market::revoke(&visit.ctx, &visit.actor, slug, *person, reason).await?;
            Ok(Redirect::to(&format!("/admin/markets/{slug}?done=revoked")).into_response())
        }
    }
}

async fn page(
    visit: Visit,
    (slug, person): (String, PersonId),
    why: &Why,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let row = service::market::appointed(&visit.ctx, &visit.actor, &slug, person).await?;
    let kept = service::market::kept(&visit.ctx, &visit.actor, &slug).await?;
    let name = kept.market.name.get(visit.locale()).to_owned();
    Ok(visit.page_with(status(errors), || {
        let back = format!("/admin/markets/{slug}");
        let ending = Ending {
            title: t!("admin-revoke-of", name = named(&row.name)),
            about: name.clone(),
            consequence: t!("admin-revoke-consequence"),
            act: t!("admin-revoke"),
            action: format!("{back}/operators/{person}/revoke"),
            back: back.clone(),
            why: Some(t!("rfq-reason-hint")),
            kind: ButtonKind::Danger,
        };
        end::page(ending, why, errors)
            .at(Area::Admin)
            .crumb(t!("admin-markets"), "/admin")
            .crumb(name, back)
    }))
}
