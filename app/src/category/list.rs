//! `/admin/categories`: the whole tree, with what is in it.

use super::{PATH, words};
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{DataColumn, DataTable, Empty, LinkButton, Notice, PageHead, Panel, Tone},
    visit::Visit,
    visitor::Area,
};
use axum::{extract::Query, response::Response};
use domain::catalog::schema::tree::CategoryRow;
use leptos::prelude::*;
use serde::Deserialize;
use service::catalog::tree;

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

pub(super) async fn show(visit: Visit, Query(done): Query<Done>) -> Result<Response, Failure> {
    let rows = tree::rows(&visit.ctx, &visit.actor).await?;
    Ok(visit.page(|| list(&rows, &done.done)))
}

fn list(rows: &[CategoryRow], done: &str) -> Page {
    let title = t!("category-title");
    let new = || view! { <LinkButton href=format!("{PATH}/new")>{t!("category-new")}</LinkButton> };
    let done = (done == "retired").then(|| view! { <Notice tone=Tone::Leaf title=t!("category-retired")/> });
    let list = if rows.is_empty() {
        view! { <Empty title=t!("category-none") text=t!("category-none-text")>{new()}</Empty> }.into_any()
    } else {
        let columns = vec![
            DataColumn::words(t!("category-category")),
            DataColumn::figures(t!("category-listings")),
            DataColumn::figures(t!("category-altogether")),
            DataColumn::figures(t!("category-attributes")),
        ];
        let cells = rows.iter().map(row).collect();
        let caption = title.clone();
        view! { <Panel><DataTable caption columns rows=cells/></Panel> }.into_any()
    };
    let body = view! {
        <PageHead title=title.clone() lede=t!("category-lede")>{new()}</PageHead>
        {done}
        {list}
    };
    Page::new(title, body).at(Area::Admin)
}

fn row(row: &CategoryRow) -> Vec<AnyView> {
    let href = format!("{PATH}/{}", row.id);
    let depth = row.names.len().saturating_sub(1);
    let class = format!("category-name category-depth-{depth}");
    let name = words::path(row.names.last().map_or(&[], std::slice::from_ref));
    let above = words::path(&row.names[..depth]);
    let above = (!above.is_empty()).then(|| view! { <span class="visually-hidden">{above}" › "</span> });
    vec![
        view! { <a class=class href=href>{above}{name}</a> }.into_any(),
        row.listings.into_any(),
        row.altogether.into_any(),
        row.attributes.into_any(),
    ]
}
