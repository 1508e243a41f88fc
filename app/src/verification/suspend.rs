//! Suspending a company and letting it trade again: shows what follows, and asks once, with the reason it reads.

use crate::{
    failure::Failure,
    form::Form,
    i18n::locale,
    page::Page,
    rfq::end::{self, Ending, Why, status},
    t,
    ui::ButtonKind,
    visit::{Proven, Visit},
    visitor::Desk,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{company::VerificationCase, id::CaseId, problem::FieldErrors};
use service::company::verification;

pub(super) async fn ask_suspend(visit: Visit, Path(id): Path<CaseId>) -> Result<Response, Failure> {
    page(visit, id, of_suspend, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn ask_reinstate(visit: Visit, Path(id): Path<CaseId>) -> Result<Response, Failure> {
    page(visit, id, of_reinstate, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn suspend(
    Proven(visit): Proven,
    Path(id): Path<CaseId>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    match why.parse() {
        Err(errors) => page(visit, id, of_suspend, &why, &errors).await,
        Ok(reason) => {
            verification::suspend(&visit.ctx, &visit.actor, id, reason).await?;
            Ok(Redirect::to(&format!("/operating/verifications/{id}")).into_response())
        }
    }
}

pub(super) async fn reinstate(
    Proven(visit): Proven,
    Path(id): Path<CaseId>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    match why.parse() {
        Err(errors) => page(visit, id, of_reinstate, &why, &errors).await,
        Ok(reason) => {
            verification::reinstate(&visit.ctx, &visit.actor, id, reason).await?;
            Ok(Redirect::to(&format!("/operating/verifications/{id}")).into_response())
        }
    }
}

async fn page(
    visit: Visit,
    id: CaseId,
    of: fn(&VerificationCase) -> Ending,
    why: &Why,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let case = verification::case(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page_with(status(errors), || {
        on_case(end::page(of(&case), why, errors), &case)
    }))
}

fn on_case(page: Page, case: &VerificationCase) -> Page {
    let name = case.row.company.name.get(locale()).to_owned();
    page.at(Desk::Operating)
        .crumb(t!("shell-verifications"), "/operating/verifications")
        .crumb(name, format!("/operating/verifications/{}", case.row.entry.id))
}

fn of_suspend(case: &VerificationCase) -> Ending {
    let back = format!("/operating/verifications/{}", case.row.entry.id);
    Ending {
        title: t!("verification-suspend"),
        about: case.row.company.name.get(locale()).to_owned(),
        consequence: t!("verification-suspend-text"),
        act: t!("verification-suspend-act"),
        action: format!("{back}/suspend"),
        back,
        why: Some(t!("rfq-reason-hint")),
        kind: ButtonKind::Danger,
    }
}

fn of_reinstate(case: &VerificationCase) -> Ending {
    let back = format!("/operating/verifications/{}", case.row.entry.id);
    Ending {
        title: t!("verification-reinstate"),
        consequence: t!("verification-reinstate-text"),
        act: t!("verification-reinstate-act"),
        action: format!("{back}/reinstate"),
        kind: ButtonKind::Primary,
        ..of_suspend(case)
    }
}
