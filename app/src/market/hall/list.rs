//! `/operating/halls`: the halls of a market one keeps.

use super::{PATH, section::address, title};
use crate::{
    failure::Failure,
    i18n::locale,
    market::kept::Kept,
    page::Page,
    t,
    ui::{ButtonKind, DataColumn, DataTable, Empty, LinkButton, Notice, PageHead, Panel, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::market::hall::HallRow;
use leptos::prelude::*;
use serde::Deserialize;
use service::market;

/// Which market, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    market: String,
    done: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let kept = Kept::of(&visit, &place.market).await?;
    let (_, halls) = market::kept_halls(&visit.ctx, &visit.actor, &kept.market.slug).await?;
    Ok(visit.page(|| page(&kept, halls, &place.done)))
}

fn page(kept: &Kept, halls: Vec<HallRow>, done: &str) -> Page {
    let current = &kept.market;
    let done = match done {
        "added" => Some(t!("hall-added")),
        "changed" => Some(t!("hall-changed")),
        "removed" => Some(t!("hall-removed")),
        _ => None,
    };
    let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
    let tabs = kept.tabs(PATH);
    let list = match halls.is_empty() {
        true => view! { <Empty title=t!("hall-none") text=t!("hall-none-text")/> }.into_any(),
        false => table(halls, &current.slug).into_any(),
    };
    let new = format!("{PATH}/new?market={}", current.slug);
    let booths = format!("/operating/booths?market={}", current.slug);
    let above = booths.clone();
    let body = view! {
        <PageHead title=t!("hall-title") lede=current.name.get(locale()).to_owned()>
            <LinkButton href=booths kind=ButtonKind::Plain>{t!("booth-title")}</LinkButton>
            <LinkButton href=new>{t!("hall-new")}</LinkButton>
        </PageHead>
        {tabs}
        <div class="stack-tight">{done}<Panel>{list}</Panel></div>
    };
    Page::new(t!("hall-title"), body)
        .at(Desk::Operating)
        .crumb(t!("booth-title"), above)
}

fn table(halls: Vec<HallRow>, slug: &str) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("hall-hall")),
        DataColumn::figures(t!("hall-booths-column")),
        DataColumn::figures(t!("hall-suppliers")),
        DataColumn::words(t!("booth-act")),
    ];
    let row = |row: HallRow| -> Vec<AnyView> {
        let (edit, shown) = (format!("{PATH}/{}", row.id), address(slug, &row.hall.sign));
        let name = title(&row.hall);
        vec![
            view! { <a href=shown>{name.clone()}</a> }.into_any(),
            row.hall.plan.booths().into_any(),
            row.suppliers.into_any(),
            view! {
                <LinkButton href=edit kind=ButtonKind::Quiet>
                    {t!("hall-edit")}<span class="visually-hidden">" "{name}</span>
                </LinkButton>
            }
            .into_any(),
        ]
    };
    let rows = halls.into_iter().map(row).collect();
    view! { <DataTable caption=t!("hall-title") columns rows/> }
}
