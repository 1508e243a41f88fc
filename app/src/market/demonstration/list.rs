//! The demonstration enterprises of the markets one operates.

use super::PATH;
use crate::{
    company::words::name,
    failure::Failure,
    i18n::locale,
    page::Page,
    t,
    ui::{ButtonKind, DataColumn, DataTable, Empty, LinkButton, Moment, Notice, PageHead, Panel, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{company::Standing, market::demonstration::Demonstration};
use leptos::prelude::*;
use serde::Deserialize;
use service::market;

/// Where suppliers are chosen from.
const FIGURES: &str = "/operating/figures?by=supplier";

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    done: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let rows = market::own_demonstrations(&visit.ctx, &visit.actor).await?;
    Ok(visit.page(|| page(rows, &place.done)))
}

fn page(rows: Vec<Demonstration>, done: &str) -> Page {
    let done = match done {
        "chosen" => Some(t!("demonstration-chosen")),
        "ended" => Some(t!("demonstration-ended")),
        _ => None,
    };
    let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
    let choose = || view! { <LinkButton href=FIGURES>{t!("demonstration-from-figures")}</LinkButton> };
    let list = if rows.is_empty() {
        view! { <Empty title=t!("demonstration-none") text=t!("demonstration-none-text")>{choose()}</Empty> }
            .into_any()
    } else {
        let columns = vec![
            DataColumn::words(t!("demonstration-company")),
            DataColumn::words(t!("demonstration-market")),
            DataColumn::words(t!("demonstration-reason")),
            DataColumn::words(t!("demonstration-since-when")),
            DataColumn::words(t!("demonstration-act")),
        ];
        let rows = rows.into_iter().map(row).collect();
        view! { <DataTable caption=t!("demonstration-title") columns rows/> }.into_any()
    };
    let body = view! {
        <PageHead title=t!("demonstration-title") lede=t!("demonstration-lede")>{choose()}</PageHead>
        <div class="stack-tight">{done}<Panel>{list}</Panel></div>
    };
    Page::new(t!("demonstration-title"), body).at(Desk::Operating)
}

fn row(one: Demonstration) -> Vec<AnyView> {
    let (href, company) = (format!("/companies/{}", one.company.code), name(&one.company));
    let stopped = (one.company.standing == Standing::Suspended)
        .then(|| view! { <span class="under">{t!("demonstration-hidden")}</span> });
    let end = format!("{PATH}/{}/{}/end", one.market.slug, one.company.code);
    let whose = company.clone();
    vec![
        view! { <a href=href>{company}</a>{stopped} }.into_any(),
        one.market.name.get(locale()).to_owned().into_any(),
        one.reason.get(locale()).to_owned().into_any(),
        view! { <Moment at=one.since/> }.into_any(),
        view! {
            <LinkButton href=end kind=ButtonKind::Quiet>
                {t!("demonstration-end")}<span class="visually-hidden">" "{whose}</span>
            </LinkButton>
        }
        .into_any(),
    ]
}
