//! Ending a supplier's place in a market, and declining its wish for one: with a reason that it reads.

use super::{PATH, giving, one::Spot};
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

pub(super) async fn ask(visit: Visit, Path(spot): Path<Spot>) -> Result<Response, Failure> {
    page(visit, &spot, true, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn end(
    visit: Visit,
    Path(spot): Path<Spot>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    let (slug, code) = &spot;
    match why.parse() {
        Err(errors) => page(visit, &spot, true, &why, &errors).await,
        Ok(reason) => {
            market::booth::end(&visit.ctx, &visit.actor, slug, code, reason).await?;
            Ok(Redirect::to(&format!("{PATH}?market={slug}&done=ended")).into_response())
        }
    }
}

pub(super) async fn ask_decline(visit: Visit, Path(spot): Path<Spot>) -> Result<Response, Failure> {
    page(visit, &spot, false, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn decline(
    visit: Visit,
    Path(spot): Path<Spot>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    let (slug, code) = &spot;
    match why.parse() {
        Err(errors) => page(visit, &spot, false, &why, &errors).await,
        Ok(reason) => {
            market::booth::decline(&visit.ctx, &visit.actor, slug, code, reason).await?;
            Ok(Redirect::to(&format!("{PATH}?market={slug}&done=declined")).into_response())
        }
    }
}

/// Asks why: a place it has ends, or a wish is declined. Where there is neither there is no such page.
async fn page(
    visit: Visit,
    (slug, code): &Spot,
    ends: bool,
    why: &Why,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let (market, company, row, wish) = market::booth::booth_of(&visit.ctx, &visit.actor, slug, code).await?;
    let there = if ends { row.is_some() } else { wish.is_some() };
    if !there {
        return Err(Error::NotFound.into());
    }
    let back = giving(slug, code);
    Ok(visit.page_with(status(errors), || {
        let who = name(&company);
        let (title, consequence, act, step) = match ends {
            true => (
                t!("booth-end-of", company = who),
                t!("booth-end-consequence"),
                t!("booth-end"),
                "end",
            ),
            false => (
                t!("booth-decline-of", company = who),
                t!("booth-decline-consequence"),
                t!("booth-decline"),
                "decline",
            ),
        };
        let ending = Ending {
            title,
            about: market.name.get(locale()).to_owned(),
            consequence,
            act,
            action: format!("{back}/{step}"),
            back: back.clone(),
            why: Some(t!("rfq-reason-hint")),
            kind: ButtonKind::Danger,
        };
        end::page(ending, why, errors)
            .at(Desk::Operating)
            .crumb(t!("booth-title"), PATH)
    }))
}
