//! `/selling/prices`: a supplier's price lists.

use super::{LISTS, words};
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{Badge, DataColumn, DataTable, Empty, LinkButton, PageHead, Pager, Panel},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{
    actor::Right,
    page::{self, PageRequest},
    price::view::PriceListRow,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::price;

/// Where in the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let wanted = PageRequest::new(None, Some(place.after));
    let later = wanted.after.is_some();
    let rows = price::own(&visit.ctx, &visit.actor, wanted).await?;
    let may = visit.actor.may(Right::ManageListings);
    Ok(visit.page(|| list(rows, later, may)))
}

fn list(rows: page::Page<PriceListRow>, later: bool, may: bool) -> Page {
    let new =
        || may.then(|| view! { <LinkButton href=format!("{LISTS}/new")>{t!("price-new")}</LinkButton> });
    let next = rows.next.map(|key| format!("{LISTS}?after={key}"));
    let previous = later.then(|| LISTS.to_owned());
    let (head, begin) = (new(), new());
    let list = if rows.items.is_empty() {
        view! { <Empty title=t!("price-none") text=t!("price-none-text")>{begin}</Empty> }.into_any()
    } else {
        table(rows.items).into_any()
    };
    let body = view! {
        <PageHead title=t!("price-lists") lede=t!("price-lists-lede")>{head}</PageHead>
        <div class="stack-tight"><Panel>{list}</Panel><Pager previous next/></div>
    };
    Page::new(t!("price-lists"), body).at(Desk::Selling)
}

fn table(rows: Vec<PriceListRow>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("price-list")),
        DataColumn::words(t!("price-state")),
        DataColumn::words(t!("price-days")),
        DataColumn::figures(t!("price-companies")),
        DataColumn::figures(t!("price-set-listings")),
    ];
    let rows = rows.into_iter().map(row).collect();
    view! { <DataTable caption=t!("price-lists") columns rows/> }
}

fn row(row: PriceListRow) -> Vec<AnyView> {
    let (phase, tone) = words::phase(row.phase);
    let change = words::change(row.change);
    vec![
        view! { <a href=format!("{LISTS}/{}", row.id)>{row.name}</a><span class="under">{change}</span> }
            .into_any(),
        view! { <Badge tone>{phase}</Badge> }.into_any(),
        words::days(row.validity).into_any(),
        row.companies.to_string().into_any(),
        row.listings.to_string().into_any(),
    ]
}
