//! Refusing a supplier its place in a market: ending the one it has, or declining its wish for one. With a reason that it
//! reads.

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
use service::{Error, market::booth};

/// What is refused.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Refusal {
    /// The place it has.
    End,
    /// The one it asks for.
    Decline,
}

pub(super) async fn ask(visit: Visit, Path(spot): Path<Spot>) -> Result<Response, Failure> {
    page(
        visit,
        &spot,
        Refusal::End,
        &Why::default(),
        &FieldErrors::default(),
    )
    .await
}

pub(super) async fn end(
    visit: Visit,
    Path(spot): Path<Spot>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    refuse(visit, &spot, Refusal::End, &why).await
}

pub(super) async fn ask_decline(visit: Visit, Path(spot): Path<Spot>) -> Result<Response, Failure> {
    page(
        visit,
        &spot,
        Refusal::Decline,
        &Why::default(),
        &FieldErrors::default(),
    )
    .await
}

pub(super) async fn decline(
    visit: Visit,
    Path(spot): Path<Spot>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    refuse(visit, &spot, Refusal::Decline, &why).await
}

async fn refuse(visit: Visit, spot: &Spot, refusal: Refusal, why: &Why) -> Result<Response, Failure> {
    let (slug, code) = spot;
    let (ctx, actor) = (&visit.ctx, &visit.actor);
    let done = match (why.parse(), refusal) {
        (Err(errors), _) => return page(visit, spot, refusal, why, &errors).await,
        (Ok(reason), Refusal::End) => {
            booth::end(ctx, actor, slug, code, reason).await?;
            "ended"
        }
        (Ok(reason), Refusal::Decline) => {
            booth::decline(ctx, actor, slug, code, reason).await?;
            "declined"
        }
    };
    Ok(Redirect::to(&format!("{PATH}?market={slug}&done={done}")).into_response())
}

/// Asks why. Where there is nothing to refuse there is no such page.
async fn page(
    visit: Visit,
    (slug, code): &Spot,
    refusal: Refusal,
    why: &Why,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let (market, company, row, wish) = booth::booth_of(&visit.ctx, &visit.actor, slug, code).await?;
    let there = match refusal {
        Refusal::End => row.is_some(),
        Refusal::Decline => wish.is_some(),
    };
    if !there {
        return Err(Error::NotFound.into());
    }
    let back = giving(slug, code);
    Ok(visit.page_with(status(errors), || {
        let who = name(&company);
        let (title, consequence, act, step) = match refusal {
            Refusal::End => (
                t!("booth-end-of", company = who),
                t!("booth-end-consequence"),
                t!("booth-end"),
                "end",
            ),
            Refusal::Decline => (
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
