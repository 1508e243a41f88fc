//! What waits for the signed-in person, desk by desk: the count, and the first rows of each list.

use super::{
    admin,
    own::{self, Own},
};
use crate::{
    failure::Failure,
    moderation, order,
    page::Page,
    rfq::{
        list::{request_table, rfq_table},
        open::{case_table, table as open_table},
    },
    t,
    ui::{ButtonKind, LinkButton, Notice, PageHead, Panel, Tone},
    visit::Visit,
    visitor::{Area, Desk},
};
use axum::response::Response;
use domain::{
    actor::Right,
    catalog::view::CaseRow,
    company::{CaseStage, VerificationRow},
    notification::Waiting,
    order::view::OrderRow,
    page::{PageRequest, Stage},
    rfq::{
        offer::Side,
        view::{NegotiationRow, OpenRow, RfqCaseRow, RfqRow},
    },
};
use leptos::prelude::*;
use service::{
    Error,
    company::verification,
    rfq::{self, open},
};

/// How many rows of each list stand on the desk.
const ROWS: u32 = 5;

/// What waits at one desk.
enum Tray {
    Buying(Vec<RfqRow>, Vec<OrderRow>),
    Selling(Vec<NegotiationRow>, Vec<OpenRow>, Vec<OrderRow>),
    Operating(Vec<CaseRow>, Vec<RfqCaseRow>, Vec<VerificationRow>),
}

pub(super) async fn all(visit: Visit) -> Result<Response, Failure> {
    if visit.actor.member().is_none() && visit.person.is_some() {
        return own::without_company(visit).await;
    }
    visit.member()?;
    let desks = visit.frame.visitor.person.iter().flat_map(|person| &person.desks);
    let desks: Vec<Desk> = desks.copied().collect();
    show(visit, &desks).await
}

pub(super) async fn buying(visit: Visit) -> Result<Response, Failure> {
    one(visit, Desk::Buying).await
}

pub(super) async fn selling(visit: Visit) -> Result<Response, Failure> {
    one(visit, Desk::Selling).await
}

pub(super) async fn operating(visit: Visit) -> Result<Response, Failure> {
    one(visit, Desk::Operating).await
}

async fn one(visit: Visit, desk: Desk) -> Result<Response, Failure> {
    let person = visit.frame.visitor.person.as_ref();
    if !person.is_some_and(|person| person.desks.contains(&desk)) {
        return Err(Error::Forbidden.into());
    }
    show(visit, &[desk]).await
}

async fn show(visit: Visit, desks: &[Desk]) -> Result<Response, Failure> {
    let mut trays = Vec::new();
    for desk in desks {
        trays.push(tray(&visit, *desk).await?);
    }
    let own = Own::of(&visit).await?;
    let administers = visit.actor.may(Right::Administer);
    let (waiting, rail) = (visit.frame.waiting, desks.first().copied());
    let name = visit.member()?.name.clone();
    let desks = desks.to_vec();
    Ok(visit.page(|| {
        let count = desks.iter().map(|desk| at(*desk, &waiting)).sum::<u32>()
            + waiting.company_verification
            + waiting.invitations
            + waiting.unread
            + admin::count(administers, &desks, &waiting);
        let title = t!("desk-title");
        let trays = trays
            .into_iter()
            .map(|tray| section(tray, &waiting))
            .collect_view();
        let body = view! {
            <PageHead title=title.clone() lede=t!("desk-lede", name = name, count = count)/>
            {own.view()}
            {administers.then(|| admin::section(&desks, &waiting))}
            {trays}
        };
        let page = Page::new(title, body);
        match rail {
            Some(desk) => page.at(desk),
            None if administers => page.at(Area::Admin),
            None => page,
        }
    }))
}

async fn tray(visit: &Visit, desk: Desk) -> Result<Tray, Failure> {
    let (ctx, actor) = (&visit.ctx, &visit.actor);
    let page = || PageRequest::new(Some(ROWS), None);
    Ok(match desk {
        // Whoever only reads has nothing to do here.
        Desk::Buying if !actor.may(Right::Buy) => Tray::Buying(Vec::new(), Vec::new()),
        Desk::Selling if !actor.may(Right::Supply) => Tray::Selling(Vec::new(), Vec::new(), Vec::new()),
        Desk::Buying => Tray::Buying(
            rfq::list(ctx, actor, Stage::Waiting, page()).await?.items,
            service::order::list(ctx, actor, Side::Buyer, Stage::Waiting, page())
                .await?
                .items,
        ),
        Desk::Selling => Tray::Selling(
            rfq::requests(ctx, actor, Stage::Waiting, page()).await?.items,
            open::open_requests(ctx, actor, &Default::default(), page())
                .await?
                .items,
            service::order::list(ctx, actor, Side::Supplier, Stage::Waiting, page())
                .await?
                .items,
        ),
        Desk::Operating => Tray::Operating(
            service::moderation::queue(ctx, actor, &Default::default(), page())
                .await?
                .items,
            open::cases(ctx, actor, page()).await?.items,
            verification::queue(ctx, actor, CaseStage::Waiting, None, page())
                .await?
                .items,
        ),
    })
}

/// How much waits at a desk.
fn at(desk: Desk, waiting: &Waiting) -> u32 {
    match desk {
        Desk::Buying => waiting.buying_rfqs + waiting.buying_orders,
        Desk::Selling => {
            waiting.selling_rfqs + waiting.selling_open + waiting.selling_orders + waiting.selling_listings
        }
        Desk::Operating => {
            waiting.operating_listings
                + waiting.operating_rfqs
                + waiting.operating_messages
                + waiting.operating_promotions
                + waiting.operating_booths
                + waiting.operating_verifications
        }
    }
}

fn section(tray: Tray, waiting: &Waiting) -> AnyView {
    match tray {
        Tray::Buying(rfqs, orders) => {
            if rfqs.is_empty() && orders.is_empty() {
                let action = view! { <LinkButton href="/search">{t!("desk-find")}</LinkButton> };
                return calm(t!("shell-buying"), t!("desk-buying-calm"), action);
            }
            view! {
                {list(t!("desk-offers"), waiting.buying_rfqs, "/buying/rfqs?stage=waiting", (!rfqs.is_empty()).then(|| rfq_table(rfqs)))}
                {list(t!("desk-arrivals"), waiting.buying_orders, "/buying/orders?stage=waiting", (!orders.is_empty()).then(|| order::table(orders, Side::Buyer)))}
            }
            .into_any()
        }
        Tray::Selling(requests, opened, orders) => {
            let listings = (waiting.selling_listings > 0).then(|| sent_back(waiting.selling_listings));
            if requests.is_empty() && opened.is_empty() && orders.is_empty() && listings.is_none() {
                let action =
                    view! { <LinkButton href="/selling/listings">{t!("desk-listings")}</LinkButton> };
                return calm(t!("shell-selling"), t!("desk-selling-calm"), action);
            }
            view! {
                {listings}
                {list(t!("desk-requests"), waiting.selling_rfqs, "/selling/rfqs?stage=waiting", (!requests.is_empty()).then(|| request_table(requests)))}
                {list(t!("rfq-open-requests"), waiting.selling_open, "/selling/open-requests", (!opened.is_empty()).then(|| open_table(opened)))}
                {list(t!("desk-fulfil"), waiting.selling_orders, "/selling/orders?stage=waiting", (!orders.is_empty()).then(|| order::table(orders, Side::Supplier)))}
            }
            .into_any()
        }
        Tray::Operating(..) if at(Desk::Operating, waiting) == 0 => {
            let action = view! { <LinkButton href="/operating/queue" kind=ButtonKind::Plain>{t!("shell-review")}</LinkButton> };
            calm(t!("shell-operating"), t!("desk-operating-calm"), action)
        }
        Tray::Operating(cases, rfqs, companies) => {
            let (listed, checked) = (waiting.operating_listings, waiting.operating_verifications);
            let cases = (!cases.is_empty()).then(|| moderation::table(cases));
            let rfqs = (!rfqs.is_empty()).then(|| case_table(rfqs));
            let companies = (!companies.is_empty()).then(|| crate::verification::table(companies));
            view! {
                {list(t!("shell-verifications"), checked, "/operating/verifications", companies)}
                {list(t!("rfq-open-review"), waiting.operating_rfqs, "/operating/rfq-cases", rfqs)}
                {(waiting.operating_messages > 0).then(|| messages(waiting.operating_messages))}
                {(waiting.operating_promotions > 0).then(|| campaigns(waiting.operating_promotions))}
                {(waiting.operating_booths > 0).then(|| booths(waiting.operating_booths))}
                {list(t!("desk-queue"), listed, "/operating/queue", cases)}
            }
            .into_any()
        }
    }
}

/// A list that waits, with the way to all of it; nothing where nothing waits.
fn list(
    title: String,
    count: u32,
    all: &'static str,
    table: Option<impl IntoView + 'static>,
) -> Option<impl IntoView> {
    table.map(|table| {
        let more =
            (count > ROWS).then(|| view! { <p><a href=all>{t!("desk-see-all", count = count)}</a></p> });
        view! { <Panel title aside=t!("desk-count", count = count)>{table}{more}</Panel> }
    })
}

fn sent_back(count: u32) -> impl IntoView {
    view! {
        <Notice tone=Tone::Brass title=t!("desk-sent-back", count = count)>
            <p><a href="/selling/listings">{t!("desk-listings")}</a></p>
        </Notice>
    }
}

fn campaigns(count: u32) -> impl IntoView {
    view! {
        <Notice tone=Tone::Brass title=t!("promotion-waiting", count = count)>
            <p><a href="/operating/promotions">{t!("promotion-title")}</a></p>
        </Notice>
    }
}

fn messages(count: u32) -> impl IntoView {
    view! {
        <Notice tone=Tone::Brass title=t!("rfq-report-list-waiting", count = count)>
            <p><a href="/operating/message-reports">{t!("rfq-report-list")}</a></p>
        </Notice>
    }
}

fn booths(count: u32) -> impl IntoView {
    view! {
        <Notice tone=Tone::Brass title=t!("booth-waiting", count = count)>
            <p><a href="/operating/booths">{t!("booth-title")}</a></p>
        </Notice>
    }
}

/// Nothing waits: what one may do instead.
pub(super) fn calm(title: String, text: String, action: impl IntoView + 'static) -> AnyView {
    view! {
        <Panel title aside=t!("desk-nothing")>
            <p>{text}</p>
            <div class="actions">{action}</div>
        </Panel>
    }
    .into_any()
}
