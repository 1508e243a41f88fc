//! Handing a campaign in, showing it, refusing it, ending it.

use super::{
    form::seen,
    list,
    show::{Told, answer},
};
use crate::{
    failure::{Failure, encoded},
    form::Form,
    i18n::locale,
    rfq::end::{self, Ending, Why, status},
    t,
    ui::ButtonKind,
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Instant, id::PromotionId, problem::FieldErrors, promotion::view::CampaignView};
use serde::Deserialize;
use service::{Error, promotion};

/// When what an operator read was written.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Read {
    seen: String,
}

fn instant(seen: &str) -> Instant {
    seen.parse().unwrap_or(Instant::UNIX_EPOCH)
}

pub(super) async fn submit(visit: Visit, Path(id): Path<PromotionId>) -> Result<Response, Failure> {
    let done = promotion::submit(&visit.ctx, &visit.actor, id).await;
    done_or_told(visit, id, done).await
}

pub(super) async fn approve(
    visit: Visit,
    Path(id): Path<PromotionId>,
    Form(read): Form<Read>,
) -> Result<Response, Failure> {
    let done = promotion::approve(&visit.ctx, &visit.actor, id, instant(&read.seen)).await;
    done_or_told(visit, id, done).await
}

/// Back to its page: as it is now, or with why it was not done.
async fn done_or_told(visit: Visit, id: PromotionId, done: Result<(), Error>) -> Result<Response, Failure> {
    let (status, told) = match done {
        Ok(()) => return Ok(Redirect::to(&format!("/campaigns/{id}")).into_response()),
        Err(Error::Invalid(errors)) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Told {
                errors,
                ..Told::default()
            },
        ),
        Err(Error::Conflict(conflict)) => (
            StatusCode::CONFLICT,
            Told {
                conflict: Some(conflict),
                ..Told::default()
            },
        ),
        Err(other) => return Err(other.into()),
    };
    let view = promotion::view(&visit.ctx, &visit.actor, id).await?;
    answer(visit, status, view, told).await
}

pub(super) async fn ask_cancel(visit: Visit, Path(id): Path<PromotionId>) -> Result<Response, Failure> {
    let (view, _) = promotion::written(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page(|| {
        let desk = desk(&view);
        let ending = Ending {
            consequence: t!("promotion-cancel-consequence"),
            act: t!("promotion-cancel-act"),
            why: None,
            ..of_refusal(&view, t!("promotion-cancel"), "cancel")
        };
        end::page(ending, &Why::default(), &FieldErrors::default())
            .at(desk)
            .crumb(t!("promotion-title"), list::path(desk))
    }))
}

pub(super) async fn cancel(visit: Visit, Path(id): Path<PromotionId>) -> Result<Response, Failure> {
    let done = promotion::cancel(&visit.ctx, &visit.actor, id).await;
    done_or_told(visit, id, done).await
}

pub(super) async fn ask_refuse(visit: Visit, Path(id): Path<PromotionId>) -> Result<Response, Failure> {
    let view = decided(&visit, id).await?;
    let (why, read) = (Why::default(), seen(view.updated_at));
    Ok(refuse_page(visit, &view, &read, &why, &FieldErrors::default()))
}

pub(super) async fn refuse(
    visit: Visit,
    Path(id): Path<PromotionId>,
    Query(read): Query<Read>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    let view = decided(&visit, id).await?;
    match why.parse() {
        Err(errors) => Ok(refuse_page(visit, &view, &read.seen, &why, &errors)),
        Ok(reason) => {
            let (ctx, actor) = (&visit.ctx, &visit.actor);
            let done = promotion::refuse(ctx, actor, id, instant(&read.seen), reason).await;
            done_or_told(visit, id, done).await
        }
    }
}

/// One the visitor may decide about.
async fn decided(visit: &Visit, id: PromotionId) -> Result<CampaignView, Failure> {
    visit.member()?;
    let view = promotion::view(&visit.ctx, &visit.actor, id).await?;
    match view.acts.decides {
        true => Ok(view),
        false => Err(Error::Forbidden.into()),
    }
}

fn refuse_page(visit: Visit, view: &CampaignView, read: &str, why: &Why, errors: &FieldErrors) -> Response {
    visit.page_with(status(errors), || {
        let ending = Ending {
            action: format!("/campaigns/{}/refuse?seen={}", view.id, encoded(read)),
            ..of_refusal(view, t!("promotion-refuse"), "refuse")
        };
        end::page(ending, why, errors)
            .at(Desk::Operating)
            .crumb(t!("promotion-title"), list::path(Desk::Operating))
    })
}

fn of_refusal(view: &CampaignView, title: String, verb: &str) -> Ending {
    let here = format!("/campaigns/{}", view.id);
    Ending {
        title,
        about: view.name.get(locale()).to_owned(),
        consequence: t!("promotion-refuse-consequence"),
        act: t!("promotion-refuse-act"),
        action: format!("{here}/{verb}"),
        back: here,
        why: Some(t!("promotion-refuse-why")),
        kind: ButtonKind::Danger,
    }
}

fn desk(view: &CampaignView) -> Desk {
    match view.supplier {
        Some(_) => Desk::Selling,
        None => Desk::Operating,
    }
}
