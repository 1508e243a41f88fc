//! An order's own page, for either side: where it stands, what binds both, what happened.

use super::words;
use crate::{
    company::words::link,
    failure::Failure,
    format,
    i18n::{locale, moment, named},
    page::Page,
    rfq::{
        route::steps,
        terms,
        words::{asked, company},
    },
    t,
    ui::{
        Badge, ButtonKind, LinkButton, PageHead, Panel, Step, Stepper, Terms, Timeline, TimelineEntry, Tone,
        Turn,
    },
    visit::Visit,
    visitor::{Desk, Visitor},
};
use axum::{extract::Path, response::Response};
use domain::{
    Instant,
    id::OrderId,
    order::{
        OrderState, OrderVerb,
        reservation::{FromStock, Reservation, available},
        view::OrderView,
    },
    quantity::Quantity,
    rfq::offer::Side,
};
use leptos::prelude::*;
use service::order;

pub(super) async fn show(visit: Visit, Path(id): Path<OrderId>) -> Result<Response, Failure> {
    let view = order::view(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page(|| page(&view)))
}

fn page(view: &OrderView) -> Page {
    let (state, tone) = words::state(&view.row.state);
    let lede = t!(
        "order-lede",
        number = view.row.number.as_str(),
        buyer = company(&view.row.buyer),
        supplier = company(&view.row.supplier)
    );
    let partner = match view.side {
        Side::Buyer => link(&view.row.supplier),
        Side::Supplier => link(&view.row.buyer),
    };
    let body = view! {
        <PageHead title=view.row.title.clone() lede><Badge tone>{state}</Badge>{partner}</PageHead>
        <Stepper steps=route(view) turn=turn(view)/>
        {actions(view)}
        <div class="columns">
            <div class="stack">{agreed(view)}</div>
            <div class="stack">{record(view)}{request(view)}</div>
        </div>
    };
    crumbs(Page::new(view.row.title.clone(), body), view.side)
}

/// The pages above an order, for either side.
pub(super) fn crumbs(page: Page, side: Side) -> Page {
    match side {
        Side::Buyer => page
            .at(Desk::Buying)
            .crumb(t!("shell-my-orders"), "/buying/orders"),
        Side::Supplier => page
            .at(Desk::Selling)
            .crumb(t!("shell-orders"), "/selling/orders"),
    }
}

fn day(at: Instant) -> String {
    let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
    moment::day(locale(), zone, at)
}

const ROUTE: [OrderState; 7] = [
    OrderState::Placed,
    OrderState::Confirmed,
    OrderState::InProduction,
    OrderState::Ready,
    OrderState::Shipped,
    OrderState::Delivered,
    OrderState::Completed,
];

fn route(view: &OrderView) -> Vec<Step> {
    let reached = |index: usize| view.events.get(index).map(|event| day(event.at));
    let label = |index: usize, state: &OrderState| (words::state(state).0, reached(index));
    let here = ROUTE.iter().position(|state| *state == view.row.state);
    match here {
        Some(here) => {
            let labels = ROUTE.iter().enumerate().map(|(index, state)| {
                let (name, day) = label(index, state);
                (name, day.filter(|_| index <= here))
            });
            steps(labels.collect(), here, false)
        }
        None => {
            // It ended early: the states it went through, then how it ended.
            let before = view.events.len().saturating_sub(1).clamp(1, ROUTE.len());
            let mut labels: Vec<_> = ROUTE
                .iter()
                .take(before)
                .enumerate()
                .map(|(index, state)| label(index, state))
                .collect();
            labels.push(label(before, &view.row.state));
            steps(labels, before, true)
        }
    }
}

fn turn(view: &OrderView) -> Option<Turn> {
    let reason = match &view.row.state {
        OrderState::Declined { reason } | OrderState::Cancelled { reason, .. } => Some(reason),
        _ => None,
    };
    let (tone, text) = match (view.row.state.to_move(), reason) {
        (None, Some(reason)) => (Tone::Plain, t!("rfq-turn-reason", reason = reason.as_str())),
        (None, None) => (Tone::Leaf, t!("order-turn-completed")),
        (Some(side), _) if side == view.side => (Tone::Brass, next(&view.row.state)),
        (Some(Side::Buyer), _) => (Tone::Sea, t!("order-turn-buyer", name = company(&view.row.buyer))),
        (Some(Side::Supplier), _) => (
            Tone::Sea,
            t!("order-turn-supplier", name = company(&view.row.supplier)),
        ),
    };
    Some(Turn {
        tone,
        text,
        until: None,
    })
}

/// What the viewer is to do next.
fn next(state: &OrderState) -> String {
    match state {
        OrderState::Placed => t!("order-turn-placed"),
        OrderState::Confirmed => t!("order-turn-confirmed"),
        OrderState::InProduction => t!("order-turn-in-production"),
        OrderState::Ready => t!("order-turn-ready"),
        OrderState::Shipped => t!("order-turn-shipped"),
        _ => t!("order-turn-delivered"),
    }
}

fn actions(view: &OrderView) -> Option<impl IntoView + use<>> {
    let verbs = view.row.state.open_to(view.side);
    let id = view.row.id;
    let buttons: Vec<_> = verbs
        .into_iter()
        .map(|verb| {
            let kind = match verb {
                OrderVerb::Decline | OrderVerb::Cancel => ButtonKind::Quiet,
                _ => ButtonKind::Primary,
            };
            view! { <LinkButton href=format!("/orders/{id}/{verb}") kind>{words::verb(verb)}</LinkButton> }
        })
        .collect();
    (!buttons.is_empty()).then(|| view! { <div class="actions">{buttons}</div> })
}

fn agreed(view: &OrderView) -> impl IntoView + use<> {
    let mut boxes = terms::boxes(&view.terms, None);
    boxes.retain(|term| term.label != t!("rfq-term-valid-until"));
    let fingerprint = terms::fingerprint(&view.offer_hash);
    let version = t!("order-version", version = view.offer_version);
    let href = format!("/negotiations/{}", view.negotiation);
    let lines = terms::lines(&view.lines, &view.terms, None);
    let stock = from_stock(view);
    let total = terms::total(&view.terms, None);
    let note = terms::note(&view.terms);
    view! {
        <Panel title=t!("order-agreed") aside=day(view.row.placed_at)>
            {lines}
            {stock}
            <Terms terms=boxes total=Some(total)/>
            {note}
            {fingerprint}
            <p class="small muted">{version}" "<a href=href>{t!("order-to-negotiation")}</a></p>
        </Panel>
    }
}

/// What of the lines comes from stock, and what is to be made.
fn from_stock(view: &OrderView) -> Option<impl IntoView + use<>> {
    let line = |part: &FromStock| {
        let asked = view.lines.iter().find(|line| line.line == part.line)?;
        let agreed = view.terms.lines.iter().find(|line| line.line == part.line)?;
        let in_unit = |quantity| format::quantity_in(quantity, agreed.unit, locale());
        let (name, quantity) = (asked.said(locale()), in_unit(part.quantity));
        let rest = available(agreed.quantity, part.quantity);
        let words = match part.state {
            Reservation::Released => t!("order-stock-released", name = name, quantity = quantity),
            Reservation::Used => t!("order-stock-used", name = name, quantity = quantity),
            Reservation::Held if rest == Quantity::ZERO => {
                t!("order-stock-all", name = name, quantity = quantity)
            }
            Reservation::Held => t!(
                "order-stock-part",
                name = name,
                quantity = quantity,
                rest = in_unit(rest)
            ),
        };
        Some(view! { <li>{words}</li> })
    };
    let lines: Vec<_> = view.from_stock.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| {
        view! { <p class="field-label">{t!("order-stock")}</p><ul class="part-list">{lines}</ul> }
    })
}

fn request(view: &OrderView) -> impl IntoView + use<> {
    let lines = view
        .lines
        .iter()
        .map(|line| view! { <li>{asked(line)}</li> })
        .collect_view();
    view! { <Panel title=t!("rfq-asked")><ol class="asked-lines">{lines}</ol></Panel> }
}

fn record(view: &OrderView) -> impl IntoView + use<> {
    let entries = view
        .events
        .iter()
        .rev()
        .map(|event| {
            let reason = event.reason.clone().map(|reason| view! { <p>{reason}</p> });
            TimelineEntry {
                at: event.at,
                who: event.by.as_ref().map_or_else(|| t!("order-by-clock"), named),
                what: view! { <span class="version-name">{words::event(&event.kind)}</span>{reason} }
                    .into_any(),
                tone: Tone::Plain,
                own: false,
            }
        })
        .collect();
    view! { <Panel title=t!("order-record")><Timeline entries/></Panel> }
}
