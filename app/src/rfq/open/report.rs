//! Reporting an open RFQ to the operators of the markets that show it.

use crate::{
    failure::Failure,
    form::Form,
    rfq::end::{Ending, Why, page, status},
    t,
    ui::ButtonKind,
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Right, id::RfqId, problem::FieldErrors, rfq::view::OpenView};
use service::{Error, rfq::open};

pub(super) async fn ask(visit: Visit, Path(id): Path<RfqId>) -> Result<Response, Failure> {
    answer(visit, id, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn report(
    visit: Visit,
    Path(id): Path<RfqId>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    match why.parse() {
        Err(errors) => answer(visit, id, &why, &errors).await,
        Ok(reason) => {
            open::report(&visit.ctx, &visit.actor, id, reason).await?;
            let next = match visit.actor.may(Right::Operate) {
                true => "/operating/rfq-cases",
                false => "/selling/open-requests",
            };
            Ok(Redirect::to(next).into_response())
        }
    }
}

async fn answer(visit: Visit, id: RfqId, why: &Why, errors: &FieldErrors) -> Result<Response, Failure> {
    let view = open::open_view(&visit.ctx, &visit.actor, id).await?;
    if !view.may.report {
        return Err(Error::Forbidden.into());
    }
    let desk = match visit.actor.may(Right::Operate) {
        true => Desk::Operating,
        false => Desk::Selling,
    };
    Ok(visit.page_with(status(errors), || page(ending(&view), why, errors).at(desk)))
}

fn ending(view: &OpenView) -> Ending {
    Ending {
        title: t!("rfq-open-report"),
        about: t!(
            "rfq-about",
            number = view.head.number.as_str(),
            title = view.head.title.as_str()
        ),
        consequence: t!("rfq-open-report-consequence"),
        act: t!("rfq-open-report-act"),
        action: format!("/requests/{}/report", view.head.id),
        back: format!("/requests/{}", view.head.id),
        why: Some(t!("rfq-open-report-hint")),
        kind: ButtonKind::Danger,
    }
}
