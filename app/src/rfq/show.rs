//! An RFQ's own page, for its buyer: where it stands, what each supplier proposes, side by side.

use super::{compare, negotiation_view::facts, new_asked, route, words};
use crate::{
    company::words::link,
    failure::Failure,
    format,
    i18n::locale,
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, DataColumn, DataTable, LinkButton, Moment, PageHead, Panel, Stepper, Terms,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono_tz::Tz;
use domain::{
    Instant,
    id::RfqId,
    rfq::{
        RfqState,
        complete::lacking,
        offer::Side,
        placement::PlacementState,
        view::{Contender, RfqHead, RfqView},
    },
};
use leptos::prelude::*;
use service::{Conflict, Error, rfq};

pub(super) async fn show(visit: Visit, Path(id): Path<RfqId>) -> Result<Response, Failure> {
    let view = rfq::view(&visit.ctx, &visit.actor, id).await?;
    let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
    Ok(visit.page(|| page(&view, None, zone, now)))
}

pub(super) async fn publish(visit: Visit, Path(id): Path<RfqId>) -> Result<Response, Failure> {
    match rfq::publish(&visit.ctx, &visit.actor, id).await {
        Err(Error::Conflict(conflict)) if matches!(*conflict, Conflict::OpenLimit(_)) => {
            let view = rfq::view(&visit.ctx, &visit.actor, id).await?;
            let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
            let next = match *conflict {
                Conflict::OpenLimit(next) => Some(next),
                _ => None,
            };
            return Ok(visit.page_with(StatusCode::CONFLICT, || page(&view, next, zone, now)));
        }
        other => other?,
    }
    Ok(Redirect::to(&format!("/rfqs/{id}")).into_response())
}

/// The page; `too_many` is from when another open one may be published, where this one could not be.
fn page(view: &RfqView, too_many: Option<Instant>, zone: Tz, now: Instant) -> Page {
    let head = &view.head;
    let (state, tone) = words::rfq_state(&head.state);
    let body = view! {
        <PageHead title=head.title.clone() lede=head.number.clone()><Badge tone>{state}</Badge></PageHead>
        {too_many.map(|next| new_asked::too_many(next, zone))}
        <Stepper steps=route::of_rfq(view) turn=route::rfq_turn(view, now)/>
        {compare::table(view, now)}
        {contenders(&view.contenders)}
        {lacks(head, now)}
        {recipients(view)}
        {placements(view)}
        {passed(view)}
        {request(head, zone)}
        {actions(head, now)}
    };
    Page::new(head.title.clone(), body)
        .at(Desk::Buying)
        .crumb(t!("shell-my-rfqs"), "/buying/rfqs")
}

fn contenders(contenders: &[Contender]) -> Option<impl IntoView + use<>> {
    let columns = vec![
        DataColumn::words(t!("rfq-column-supplier")),
        DataColumn::words(t!("rfq-column-state")),
        DataColumn::figures(t!("rfq-term-total")),
        DataColumn::words(t!("rfq-column-moved")),
    ];
    let rows = contenders
        .iter()
        .map(|contender| {
            let row = &contender.negotiation;
            let (state, tone) = words::negotiation_state(&row.state, Side::Buyer);
            let order = contender.order.clone().map(|(id, number)| {
                view! { " "<a href=format!("/orders/{id}")>{number}</a> }
            });
            let total = contender.latest.as_ref().map(|offer| format::money(offer.total));
            vec![
                view! { <a href=format!("/negotiations/{}", row.id)>{words::company(&row.supplier)}</a> }
                    .into_any(),
                view! { <span class="badges"><Badge tone>{state}</Badge>{order}</span> }.into_any(),
                total.unwrap_or_else(|| "–".to_owned()).into_any(),
                view! { <Moment at=row.updated_at/> }.into_any(),
            ]
        })
        .collect();
    (!contenders.is_empty()).then(|| {
        view! {
            <Panel title=t!("rfq-contenders")>
                <DataTable caption=t!("rfq-contenders") columns rows/>
            </Panel>
        }
    })
}

/// Whom a draft will be sent to.
fn recipients(view: &RfqView) -> Option<impl IntoView + use<>> {
    let names = view.suppliers.iter().map(link);
    let names: Vec<_> = names.map(|name| view! { <li>{name}</li> }).collect();
    (view.contenders.is_empty() && !view.suppliers.is_empty())
        .then(|| view! { <Panel title=t!("rfq-contenders")><ol class="asked-lines">{names}</ol></Panel> })
}

/// What suppliers will ask back about a draft.
fn lacks(head: &RfqHead, now: Instant) -> Option<impl IntoView + use<>> {
    (head.state == RfqState::Draft).then(|| {
        let lacking = lacking(&head.lines, head.deliver_by, &head.note, head.deadline, now);
        new_asked::lacks(&lacking)
    })
}

/// The markets of an open one, and where it stands in each.
fn placements(view: &RfqView) -> Option<impl IntoView + use<>> {
    let draft = view.head.state == RfqState::Draft;
    let items = view
        .placements
        .iter()
        .map(|placed| {
            let (state, tone) = words::placement(&placed.state);
            let why = match &placed.state {
                PlacementState::Refused { reason } => Some(t!("rfq-turn-reason", reason = reason.as_str())),
                _ => None,
            };
            let state = (!draft).then(|| view! { " "<Badge tone>{state}</Badge> });
            let name = placed.market.name.get(locale()).to_owned();
            let href = format!("/markets/{}", placed.market.slug);
            view! {
                <li>
                    <div>
                        <a href=href>{name}</a>{state}
                        <span class="under">{t!("rfq-open-reach", count = placed.suppliers)}</span>
                        {why.map(|why| view! { <p class="small">{why}</p> })}
                    </div>
                </li>
            }
        })
        .collect_view();
    let first = view
        .placements
        .iter()
        .all(|one| one.state == PlacementState::Shown);
    let hint = draft.then(|| view! { <p class="small muted">{new_asked::first_look(first)}</p> });
    (!view.placements.is_empty()).then(|| {
        view! { <Panel title=t!("rfq-open-markets")><ul class="part-list">{items}</ul>{hint}</Panel> }
    })
}

/// Who saw an open one and does not want to offer.
fn passed(view: &RfqView) -> Option<impl IntoView + use<>> {
    let items = view
        .passed
        .iter()
        .map(|(company, reason)| {
            let reason = (!reason.is_empty()).then(|| view! { <p class="remark-text">{reason.clone()}</p> });
            view! { <li><div>{link(company)}{reason}</div></li> }
        })
        .collect_view();
    (!view.passed.is_empty())
        .then(|| view! { <Panel title=t!("rfq-open-passers")><ul class="part-list">{items}</ul></Panel> })
}

fn request(head: &RfqHead, zone: Tz) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("rfq-column-line")),
        DataColumn::figures(t!("rfq-column-quantity")),
        DataColumn::figures(t!("rfq-target-price")),
    ];
    let rows = head
        .lines
        .iter()
        .map(|line| {
            let name = match line.listing_id {
                Some(id) => view! { <a href=format!("/listings/{id}")>{line.said(locale())}</a> }.into_any(),
                None => line.said(locale()).into_any(),
            };
            let target = line.target_price.map_or_else(
                || "–".to_owned(),
                |price| format::unit_price(price, head.currency),
            );
            vec![
                name,
                format::quantity_in(line.quantity, line.unit, locale()).into_any(),
                target.into_any(),
            ]
        })
        .collect();
    let note = (!head.note.is_empty()).then(|| {
        let text = head.note.clone();
        view! { <div class="remark"><p class="remark-label">{t!("rfq-note")}</p><p class="remark-text">{text}</p></div> }
    });
    let facts = facts(head, zone);
    view! {
        <Panel title=t!("rfq-asked-by-you")>
            <DataTable caption=t!("rfq-lines") columns rows/>
            <Terms terms=facts/>
            {note}
        </Panel>
    }
}

fn actions(head: &RfqHead, now: Instant) -> Option<impl IntoView + use<>> {
    let id = head.id;
    let publish = head.state.publish(now, head.deadline).is_ok().then(|| {
        view! { <form method="post" action=format!("/rfqs/{id}/publish")><Button>{t!("rfq-publish")}</Button></form> }
    });
    let close = head.state.close().is_ok().then(|| {
        view! { <LinkButton href=format!("/rfqs/{id}/close") kind=ButtonKind::Plain>{t!("rfq-close")}</LinkButton> }
    });
    let cancel = head.state.cancel(String::new()).is_ok().then(|| {
        view! { <LinkButton href=format!("/rfqs/{id}/cancel") kind=ButtonKind::Quiet>{t!("rfq-cancel")}</LinkButton> }
    });
    (publish.is_some() || close.is_some() || cancel.is_some())
        .then(|| view! { <div class="actions">{publish}{close}{cancel}</div> })
}
