//! Publishing a fair, and giving it up.

use super::show::answer;
use crate::{
    failure::Failure,
    i18n::locale,
    rfq::end::{self, Ending, Why},
    t,
    ui::ButtonKind,
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::problem::FieldErrors;
use service::{Error, promotion};

pub(super) async fn publish(visit: Visit, Path(slug): Path<String>) -> Result<Response, Failure> {
    match promotion::publish_fair(&visit.ctx, &visit.actor, &slug).await {
        Ok(()) => Ok(Redirect::to(&format!("/fairs/{slug}")).into_response()),
        Err(Error::Invalid(errors)) => {
            let view = promotion::own_fair(&visit.ctx, &visit.actor, &slug).await?;
            Ok(answer(visit, StatusCode::UNPROCESSABLE_ENTITY, &view, &errors))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_cancel(visit: Visit, Path(slug): Path<String>) -> Result<Response, Failure> {
    let view = promotion::own_fair(&visit.ctx, &visit.actor, &slug).await?;
    Ok(visit.page(|| {
        let ending = Ending {
            title: t!("promotion-fair-cancel"),
            about: view.row.name.get(locale()).to_owned(),
            consequence: t!("promotion-fair-cancel-consequence"),
            act: t!("promotion-fair-cancel-act"),
            action: format!("/fairs/{slug}/cancel"),
            back: format!("/fairs/{slug}"),
            why: None,
            kind: ButtonKind::Danger,
        };
        end::page(ending, &Why::default(), &FieldErrors::default())
            .at(Desk::Operating)
            .crumb(t!("promotion-fair-title"), super::PATH)
    }))
}

pub(super) async fn cancel(visit: Visit, Path(slug): Path<String>) -> Result<Response, Failure> {
    promotion::cancel_fair(&visit.ctx, &visit.actor, &slug).await?;
    Ok(Redirect::to(&format!("/fairs/{slug}")).into_response())
}
