//! Taking it back, with a reason that the supplier reads.

use super::{PATH, choose::Place, choosing};
use crate::{
    company::words::name,
    failure::Failure,
    form::Form,
    i18n::locale,
    rfq::end::{self, Ending, Why, status},
    t,
    ui::ButtonKind,
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::problem::FieldErrors;
use service::{Error, market};

pub(super) async fn ask(visit: Visit, Path(place): Path<Place>) -> Result<Response, Failure> {
    page(visit, &place, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn take_back(
    visit: Visit,
    Path(place): Path<Place>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    let (slug, code) = &place;
    match why.parse() {
        Err(errors) => page(visit, &place, &why, &errors).await,
        Ok(reason) => {
            market::take_back(&visit.ctx, &visit.actor, slug, code, reason).await?;
            Ok(Redirect::to(&format!("{PATH}?done=ended")).into_response())
        }
    }
}

async fn page(
    visit: Visit,
    (slug, code): &Place,
    why: &Why,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let (company, market, stands) = market::demonstrating(&visit.ctx, &visit.actor, slug, code).await?;
    if stands.is_none() {
        return Err(Error::NotFound.into());
    }
    Ok(visit.page_with(status(errors), || {
        let ending = Ending {
            title: t!("demonstration-end-of", company = name(&company)),
            about: market.name.get(locale()).to_owned(),
            consequence: t!("demonstration-end-consequence"),
            act: t!("demonstration-end"),
            action: format!("{}/end", choosing(slug, code)),
            back: PATH.to_owned(),
            why: Some(t!("rfq-reason-hint")),
            kind: ButtonKind::Danger,
        };
        end::page(ending, why, errors)
            .at(Desk::Operating)
            .crumb(t!("demonstration-title"), PATH)
    }))
}
