//! Either side's list of orders.

use super::words;
use crate::{
    company::words::link,
    failure::Failure,
    format,
    page::Page,
    rfq::list::{Asked, first_href, next_href, tabs},
    t,
    ui::{Badge, DataColumn, DataTable, Empty, LinkButton, Moment, PageHead, Pager, Panel},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{order::view::OrderRow, page::Stage, rfq::offer::Side};
use leptos::prelude::*;
use service::order;

pub(super) async fn buying(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    list(visit, asked, Side::Buyer).await
}

pub(super) async fn selling(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    list(visit, asked, Side::Supplier).await
}

async fn list(visit: Visit, asked: Asked, side: Side) -> Result<Response, Failure> {
    let (stage, wanted) = (asked.stage(), asked.page());
    let rows = order::list(&visit.ctx, &visit.actor, side, stage, wanted.clone()).await?;
    let counts = visit.frame.waiting;
    let (desk, path, waiting) = match side {
        Side::Buyer => (Desk::Buying, "/buying/orders", counts.buying_orders),
        Side::Supplier => (Desk::Selling, "/selling/orders", counts.selling_orders),
    };
    Ok(visit.page(|| {
        let title = match side {
            Side::Buyer => t!("shell-my-orders"),
            Side::Supplier => t!("shell-orders"),
        };
        let next = next_href(path, stage, rows.next.as_deref());
        let list = match rows.items.is_empty() {
            true => nothing(stage, side).into_any(),
            false => table(rows.items, side).into_any(),
        };
        let body = view! {
            <PageHead title=title.clone()/>
            <div class="stack-tight">
                {tabs(path, title.clone(), stage, waiting)}
                <Panel>{list}</Panel>
                <Pager previous=first_href(path, stage, &wanted) next/>
            </div>
        };
        Page::new(title, body).at(desk)
    }))
}

fn nothing(stage: Stage, side: Side) -> impl IntoView {
    if stage != Stage::All {
        return view! { <Empty title=t!("rfq-none-here") text=t!("rfq-none-here-text")/> }.into_any();
    }
    let (href, action) = match side {
        Side::Buyer => ("/buying/rfqs", t!("order-none-buyer-action")),
        Side::Supplier => ("/selling/rfqs", t!("order-none-supplier-action")),
    };
    view! { <Empty title=t!("order-none") text=t!("order-none-text")><LinkButton href>{action}</LinkButton></Empty> }
        .into_any()
}

/// Orders as one side lists them.
pub(crate) fn table(rows: Vec<OrderRow>, side: Side) -> impl IntoView {
    let partner = match side {
        Side::Buyer => t!("rfq-column-supplier"),
        Side::Supplier => t!("rfq-column-buyer"),
    };
    let columns = vec![
        DataColumn::words(t!("order-column-order")),
        DataColumn::words(partner),
        DataColumn::words(t!("rfq-column-state")),
        DataColumn::figures(t!("rfq-term-total")),
        DataColumn::words(t!("order-column-placed")),
    ];
    let rows = rows
        .into_iter()
        .map(|row| {
            let (state, tone) = words::state(&row.state);
            let partner = match side {
                Side::Buyer => link(&row.supplier),
                Side::Supplier => link(&row.buyer),
            };
            vec![
                view! { <a href=format!("/orders/{}", row.id)>{row.title}</a><span class="under">{row.number}</span> }
                    .into_any(),
                partner,
                view! { <Badge tone>{state}</Badge> }.into_any(),
                format::money(row.total).into_any(),
                view! { <Moment at=row.placed_at/> }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t!("shell-orders") columns rows/> }
}
