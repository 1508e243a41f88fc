//! Ending things: declining, withdrawing, cancelling, closing. Each shows what follows, and asks once; what the
//! other side is told is asked for.

use super::{negotiation_view::crumbs, route, words};
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{ButtonKind, Confirm, ErrorSummary, PageHead, Textarea},
    visit::{Proven, Visit},
    visitor::Desk,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    form,
    id::{NegotiationId, RfqId},
    problem::FieldErrors,
    rfq::{
        offer::Side,
        view::{NegotiationView, RfqView},
    },
    text::Reason,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, rfq};

/// Why, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Why {
    pub(crate) reason: String,
}

impl Why {
    /// The reason, or what is wrong with it.
    pub(crate) fn parse(&self) -> Result<Reason, FieldErrors> {
        form::required(&self.reason).map_err(|problem| FieldErrors::one("reason", problem))
    }
}

/// The words of an ending.
pub(crate) struct Ending {
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) consequence: String,
    pub(crate) act: String,
    pub(crate) action: String,
    pub(crate) back: String,
    /// Where it needs a reason: who reads it.
    pub(crate) why: Option<String>,
    pub(crate) kind: ButtonKind,
}

/// The page of an ending, with what was typed and what is wrong with it.
pub(crate) fn page(ending: Ending, why: &Why, errors: &FieldErrors) -> Page {
    let reason = ending.why.map(|hint| {
        view! {
            <Textarea
                name="reason" label=t!("rfq-reason") hint value=why.reason.clone()
                error=error_of(errors, "reason") required=true rows=3
            />
        }
    });
    let title = ending.title.clone();
    let body = view! {
        <PageHead title=ending.title.clone() lede=ending.about/>
        <ErrorSummary errors=errors.clone() label=|_: &str| t!("rfq-reason")/>
        <Confirm
            title=t!("rfq-are-you-sure") consequence=ending.consequence terms=Vec::new() action=ending.action
            act=ending.act back=ending.back kind=ending.kind
        >
            {reason}
        </Confirm>
    };
    Page::new(title, body)
}

fn of_decline(view: &NegotiationView) -> Ending {
    Ending {
        title: t!("rfq-decline"),
        about: t!(
            "rfq-negotiation-lede",
            number = view.rfq.number.as_str(),
            name = words::company(route::other(view))
        ),
        consequence: t!("rfq-decline-consequence"),
        act: t!("rfq-decline-act"),
        action: format!("/negotiations/{}/decline", view.id),
        back: format!("/negotiations/{}", view.id),
        why: Some(t!("rfq-reason-hint")),
        kind: ButtonKind::Danger,
    }
}

fn of_withdraw(view: &NegotiationView) -> Ending {
    Ending {
        title: t!("rfq-withdraw"),
        consequence: t!("rfq-withdraw-consequence"),
        act: t!("rfq-withdraw-act"),
        action: format!("/negotiations/{}/withdraw", view.id),
        ..of_decline(view)
    }
}

fn of_cancel(view: &RfqView) -> Ending {
    Ending {
        title: t!("rfq-cancel"),
        about: t!(
            "rfq-about",
            number = view.head.number.as_str(),
            title = view.head.title.as_str()
        ),
        consequence: t!("rfq-cancel-consequence"),
        act: t!("rfq-cancel-act"),
        action: format!("/rfqs/{}/cancel", view.head.id),
        back: format!("/rfqs/{}", view.head.id),
        why: Some(t!("rfq-reason-hint")),
        kind: ButtonKind::Danger,
    }
}

fn of_close(view: &RfqView) -> Ending {
    Ending {
        title: t!("rfq-close"),
        consequence: t!("rfq-close-consequence"),
        act: t!("rfq-close-act"),
        action: format!("/rfqs/{}/close", view.head.id),
        why: None,
        ..of_cancel(view)
    }
}

fn on_rfq(page: Page, view: &RfqView) -> Page {
    page.at(Desk::Buying)
        .crumb(t!("shell-my-rfqs"), "/buying/rfqs")
        .crumb(view.head.number.clone(), format!("/rfqs/{}", view.head.id))
}

async fn negotiation_page(
    visit: Visit,
    id: NegotiationId,
    of: fn(&NegotiationView) -> Ending,
    by: &[Side],
    why: &Why,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
    if !by.contains(&view.side) {
        return Err(Error::Forbidden.into());
    }
    visit.require(view.side.right())?;
    Ok(visit.page_with(status(errors), || crumbs(page(of(&view), why, errors), &view)))
}

async fn rfq_page(
    visit: Visit,
    id: RfqId,
    of: fn(&RfqView) -> Ending,
    why: &Why,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let view = rfq::view(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::Buy)?;
    Ok(visit.page_with(status(errors), || on_rfq(page(of(&view), why, errors), &view)))
}

/// A form that comes back is unprocessable.
pub(crate) fn status(errors: &FieldErrors) -> StatusCode {
    if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

pub(super) async fn ask_decline(visit: Visit, Path(id): Path<NegotiationId>) -> Result<Response, Failure> {
    negotiation_page(
        visit,
        id,
        of_decline,
        &[Side::Supplier],
        &Why::default(),
        &FieldErrors::default(),
    )
    .await
}

pub(super) async fn decline(
    Proven(visit): Proven,
    Path(id): Path<NegotiationId>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    match why.parse() {
        Err(errors) => negotiation_page(visit, id, of_decline, &[Side::Supplier], &why, &errors).await,
        Ok(reason) => {
            rfq::decline(&visit.ctx, &visit.actor, id, reason).await?;
            Ok(Redirect::to(&format!("/negotiations/{id}")).into_response())
        }
    }
}

pub(super) async fn ask_withdraw(visit: Visit, Path(id): Path<NegotiationId>) -> Result<Response, Failure> {
    negotiation_page(
        visit,
        id,
        of_withdraw,
        &[Side::Buyer, Side::Supplier],
        &Why::default(),
        &FieldErrors::default(),
    )
    .await
}

pub(super) async fn withdraw(
    Proven(visit): Proven,
    Path(id): Path<NegotiationId>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    match why.parse() {
        Err(errors) => {
            negotiation_page(
                visit,
                id,
                of_withdraw,
                &[Side::Buyer, Side::Supplier],
                &why,
                &errors,
            )
            .await
        }
        Ok(reason) => {
            rfq::withdraw(&visit.ctx, &visit.actor, id, reason).await?;
            Ok(Redirect::to(&format!("/negotiations/{id}")).into_response())
        }
    }
}

pub(super) async fn ask_cancel(visit: Visit, Path(id): Path<RfqId>) -> Result<Response, Failure> {
    rfq_page(visit, id, of_cancel, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn cancel(
    Proven(visit): Proven,
    Path(id): Path<RfqId>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    match why.parse() {
        Err(errors) => rfq_page(visit, id, of_cancel, &why, &errors).await,
        Ok(reason) => {
            rfq::cancel(&visit.ctx, &visit.actor, id, reason).await?;
            Ok(Redirect::to(&format!("/rfqs/{id}")).into_response())
        }
    }
}

pub(super) async fn ask_close(visit: Visit, Path(id): Path<RfqId>) -> Result<Response, Failure> {
    rfq_page(visit, id, of_close, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn close(Proven(visit): Proven, Path(id): Path<RfqId>) -> Result<Response, Failure> {
    rfq::close(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("/rfqs/{id}")).into_response())
}
