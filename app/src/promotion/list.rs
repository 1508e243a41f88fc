//! The campaigns of those who keep them: a supplier's own, and those of the markets one operates.

use super::{
    figures,
    words::{days, kind, phase},
};
use crate::{
    company,
    failure::Failure,
    i18n::locale,
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
    promotion::view::CampaignRow,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::promotion;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
}

impl Place {
    fn wanted(&self) -> PageRequest {
        PageRequest::new(None, Some(self.after.clone()))
    }
}

/// Where a desk keeps its campaigns.
pub(super) fn path(desk: Desk) -> String {
    format!("{}/promotions", desk.path())
}

pub(super) async fn selling(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let rows = promotion::own(&visit.ctx, &visit.actor, place.wanted()).await?;
    let may = visit.actor.may(Right::ManageListings);
    Ok(visit.page(|| list(rows, &place, Desk::Selling, may)))
}

pub(super) async fn operating(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let rows = promotion::operated(&visit.ctx, &visit.actor, place.wanted()).await?;
    Ok(visit.page(|| list(rows, &place, Desk::Operating, true)))
}

fn list(rows: page::Page<CampaignRow>, place: &Place, desk: Desk, may: bool) -> Page {
    let here = path(desk);
    let lede = match desk {
        Desk::Operating => t!("promotion-operating-lede"),
        Desk::Selling | Desk::Buying => t!("promotion-selling-lede"),
    };
    let next = rows.next.map(|key| format!("{here}?after={key}"));
    let previous = (!place.after.is_empty()).then(|| here.clone());
    let new = |here: String| {
        may.then(|| view! { <LinkButton href=format!("{here}/new")>{t!("promotion-new")}</LinkButton> })
    };
    let (begin, head) = (new(here.clone()), new(here));
    let list = if rows.items.is_empty() {
        view! { <Empty title=t!("promotion-none") text=t!("promotion-none-text")>{begin}</Empty> }.into_any()
    } else {
        let columns = vec![
            DataColumn::words(t!("promotion-name")),
            DataColumn::words(t!("promotion-kind")),
            DataColumn::words(t!("promotion-phase")),
            DataColumn::words(t!("promotion-days")),
            DataColumn::words(t!("promotion-figures")),
        ];
        let rows = rows.items.into_iter().map(row).collect();
        view! { <DataTable caption=t!("promotion-title") columns rows/> }.into_any()
    };
    let body = view! {
        <PageHead title=t!("promotion-title") lede>{head}</PageHead>
        <div class="stack-tight"><Panel>{list}</Panel><Pager previous next/></div>
    };
    Page::new(t!("promotion-title"), body).at(desk)
}

fn row(row: CampaignRow) -> Vec<AnyView> {
    let (words, tone) = phase(row.phase);
    let whose = row.supplier.as_ref().map(company::words::name);
    let place = [whose, Some(row.market.name.get(locale()).to_owned())];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let listings = t!("promotion-listings-count", count = row.listings);
    vec![
        view! {
            <a href=format!("/campaigns/{}", row.id)>{row.name.get(locale()).to_owned()}</a>
            <span class="under">{place}</span>
        }
        .into_any(),
        view! { {kind(row.kind)}<span class="under">{listings}</span> }.into_any(),
        view! { <Badge tone>{words}</Badge> }.into_any(),
        days(row.period).into_any(),
        figures::cell(row.tally).into_any(),
    ]
}
