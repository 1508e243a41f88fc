//! `/requests/{id}`: an open RFQ as a market's suppliers and operators see it, and a supplier's first offer on it.

use super::list::markets_of;
use crate::{
    catalog::words::shown,
    company::words::link,
    failure::Failure,
    form::Form,
    page::Page,
    rfq::{
        negotiation_view::asked,
        offer_form::OfferForm,
        offer_view::{self, Answering},
        words,
    },
    t,
    ui::{Badge, Button, ButtonKind, LinkButton, Notice, PageHead, Panel, Term, Terms, Tone},
    verification::stopped,
    visit::{Proven, Visit},
    visitor::Desk,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono_tz::Tz;
use domain::{Instant, actor::Right, id::RfqId, problem::FieldErrors, rfq::view::OpenView};
use leptos::prelude::*;
use service::{
    Conflict, Error,
    rfq::{self, open},
};

pub(super) async fn show(visit: Visit, Path(id): Path<RfqId>) -> Result<Response, Failure> {
    // Whoever sits at its table goes on there.
    if let Ok(at) = rfq::asked_in(&visit.ctx, &visit.actor, id).await {
        return Ok(Redirect::to(&format!("/negotiations/{at}")).into_response());
    }
    let view = open::open_view(&visit.ctx, &visit.actor, id).await?;
    let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
    let form = OfferForm::first(&view.head, zone, now);
    Ok(visit.page(|| page(&view, &form, &FieldErrors::default(), zone, now)))
}

pub(super) async fn offer(
    Proven(visit): Proven,
    Path(id): Path<RfqId>,
    Form(form): Form<OfferForm>,
) -> Result<Response, Failure> {
    if let Ok(at) = rfq::asked_in(&visit.ctx, &visit.actor, id).await {
        visit.require(Right::Supply)?;
        // A colleague was quicker: what they offered stands there.
        return Ok(Redirect::to(&format!("/negotiations/{at}")).into_response());
    }
    let view = open::open_view(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::Supply)?;
    let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
    let offered = match form.parse(&view.head.lines, zone) {
        Ok((_, terms)) => open::answer(&visit.ctx, &visit.actor, id, terms).await,
        Err(errors) => Err(errors.into()),
    };
    match offered {
        Ok((at, _)) => Ok(Redirect::to(&format!("/negotiations/{at}")).into_response()),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(visit.page_with(status, || page(&view, &form, &errors, zone, now)))
        }
        Err(Error::Conflict(conflict)) if matches!(*conflict, Conflict::State(_)) => {
            let view = open::open_view(&visit.ctx, &visit.actor, id).await?;
            let errors = FieldErrors::default();
            Ok(visit.page_with(StatusCode::CONFLICT, || page(&view, &form, &errors, zone, now)))
        }
        Err(other) => Err(other.into()),
    }
}

fn page(view: &OpenView, form: &OfferForm, errors: &FieldErrors, zone: Tz, now: Instant) -> Page {
    let title = view.head.title.clone();
    let (state, tone) = words::rfq_state(&view.head.state);
    let lede = t!(
        "rfq-negotiation-lede",
        number = view.head.number.as_str(),
        name = words::company(&view.head.buyer)
    );
    let buyer = link(&view.head.buyer);
    let body = view! {
        <PageHead title=title.clone() lede><Badge tone>{state}</Badge>{buyer}</PageHead>
        {stopped(&view.head.buyer, false)}
        {standing(view, now)}
        <div class="columns negotiation">
            <div class="stack">{offering(view, form, errors, zone, now)}</div>
            <div class="stack">{why(view)}{asked(&view.head, zone)}{ways(view)}</div>
        </div>
    };
    on(Page::new(title, body))
}

/// The pages above it, for a supplier.
pub(super) fn on(page: Page) -> Page {
    page.at(Desk::Selling)
        .crumb(t!("rfq-open-requests"), "/selling/open-requests")
}

/// What keeps the viewer from offering.
fn standing(view: &OpenView, now: Instant) -> Option<impl IntoView + use<>> {
    if view.may.passed {
        let action = format!("/requests/{}/take-up", view.head.id);
        return Some(
            view! {
                <Notice title=t!("rfq-open-passed")>
                    <form method="post" action=action><Button kind=ButtonKind::Plain>{t!("rfq-open-take-up")}</Button></form>
                </Notice>
            }
            .into_any(),
        );
    }
    let late = now >= view.head.deadline;
    late.then(|| view! { <Notice tone=Tone::Brass title=t!("rfq-turn-too-late")/> }.into_any())
}

fn offering(
    view: &OpenView,
    form: &OfferForm,
    errors: &FieldErrors,
    zone: Tz,
    now: Instant,
) -> Option<impl IntoView + use<>> {
    view.may.offer.then(|| {
        let to = Answering {
            rfq: &view.head,
            action: format!("/requests/{}/offers", view.head.id),
            act: t!("rfq-offer-send"),
        };
        let form = offer_view::form(&to, form, errors, zone, now);
        let pass = format!("/requests/{}/pass", view.head.id);
        let instead = (!view.may.passed).then(|| {
            view! { <p class="small">{t!("rfq-decline-instead")}" "<a href=pass>{t!("rfq-open-pass")}</a></p> }
        });
        view! { <Panel title=t!("rfq-first-offer")>{form}{instead}</Panel> }
    })
}

/// Why the viewer sees it.
fn why(view: &OpenView) -> impl IntoView + use<> {
    let terms = vec![Term::new(t!("rfq-open-shown-in"), markets_of(&view.markets))];
    let nearest = view.nearest.as_ref().map(|(id, title)| {
        let listing = view! { <a href=format!("/listings/{id}")>{shown(title)}</a> };
        view! { <p class="small">{t!("rfq-open-nearest")}" "{listing}</p> }
    });
    view! { <Panel title=t!("rfq-open-why")><Terms terms/>{nearest}</Panel> }
}

/// Reporting it.
fn ways(view: &OpenView) -> Option<impl IntoView + use<>> {
    let href = format!("/requests/{}/report", view.head.id);
    view.may.report.then(|| {
        view! { <div class="actions"><LinkButton href kind=ButtonKind::Quiet>{t!("rfq-open-report")}</LinkButton></div> }
    })
}
