//! `/saved-searches`: what a person saved, and how much is new in each.

use super::{super::words::Words, LIST, found_at, words};
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, DataColumn, DataTable, Empty, LinkButton, Notice, PageHead, Panel, Tone,
    },
    visit::Visit,
    visitor::Area,
};
use axum::{
    extract::{Path, Query},
    response::{Redirect, Response},
};
use domain::{id::SavedSearchId, page::MAX_LIMIT, search::saved::SavedSearch};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, search::saved};
use std::collections::BTreeMap;

/// How many listings are new, by the search.
type New = BTreeMap<SavedSearchId, usize>;

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    saved: Option<String>,
    changed: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(done): Query<Done>) -> Result<Response, Failure> {
    let person = visit.person()?;
    let searches = saved::list(&visit.ctx, person).await?;
    let new = match saved::count_new(&visit.ctx, person).await {
        // The list is there all the same.
        Err(Error::SearchDown) => None,
        new => Some(new?),
    };
    let names = words::names(&visit, searches.iter().map(|search| &search.sought)).await?;
    Ok(visit.page(|| page(searches, new.as_ref(), &names, &done)))
}

/// Leads to the search; what was new in it no longer is.
pub(super) async fn open(visit: Visit, Path(id): Path<SavedSearchId>) -> Result<Redirect, Failure> {
    let sought = saved::see(&visit.ctx, visit.person()?, id).await?;
    Ok(Redirect::to(&found_at(&sought)))
}

fn page(searches: Vec<SavedSearch>, new: Option<&New>, names: &Words, done: &Done) -> Page {
    let title = t!("search-saved");
    let done = match done {
        Done { saved: Some(_), .. } => Some(t!("search-saved-done")),
        Done { changed: Some(_), .. } => Some(t!("search-saved-changed")),
        _ => None,
    };
    let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
    let table = table(searches, new, names);
    let body = view! {
        <PageHead title=title.clone() lede=t!("search-saved-lede")/>
        {done}
        <Panel>{table}</Panel>
    };
    Page::new(title, body).at(Area::Account)
}

fn table(searches: Vec<SavedSearch>, new: Option<&New>, names: &Words) -> AnyView {
    if searches.is_empty() {
        return view! {
            <Empty title=t!("search-saved-none") text=t!("search-saved-none-text")>
                <LinkButton href="/search">{t!("shell-search")}</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let columns = vec![
        DataColumn::words(t!("search-saved-name")),
        DataColumn::words(t!("search-saved-new")),
        DataColumn::words(t!("search-saved-every")),
        DataColumn::words(t!("search-saved-actions")),
    ];
    let rows = searches.into_iter().map(|search| {
        let new = new.map(|new| new.get(&search.id).copied().unwrap_or_default());
        row(search, new, names)
    });
    let rows = rows.collect();
    view! { <DataTable caption=t!("search-saved") columns rows/> }.into_any()
}

fn row(search: SavedSearch, new: Option<usize>, names: &Words) -> Vec<AnyView> {
    let at = format!("{LIST}/{}", search.id);
    let name = search.name.clone();
    let of = move || view! { <span class="visually-hidden">": "{name.clone()}</span> };
    let [opened, changed, deleted] = [of(), of(), of()];
    let actions = view! {
        <div class="actions">
            <form method="post" action=format!("{at}/open")>
                <Button kind=ButtonKind::Plain>{t!("search-saved-open")}{opened}</Button>
            </form>
            <LinkButton href=at.clone() kind=ButtonKind::Quiet>{t!("search-saved-change")}{changed}</LinkButton>
            <LinkButton href=format!("{at}/delete") kind=ButtonKind::Quiet>{t!("search-saved-delete")}{deleted}</LinkButton>
        </div>
    };
    let line = words::line(&search.sought, names);
    vec![
        view! { <span>{search.name.clone()}<span class="under">{line}</span></span> }.into_any(),
        count(new),
        words::every(search.every).into_any(),
        actions.into_any(),
    ]
}

/// A search is looked through as far as one page of it.
fn count(new: Option<usize>) -> AnyView {
    let text = match new {
        None => return t!("search-saved-new-unknown").into_any(),
        Some(0) => return t!("search-saved-new-none").into_any(),
        Some(new) if new >= MAX_LIMIT as usize => t!("search-saved-new-many", count = new),
        Some(new) => t!("search-saved-new-count", count = new),
    };
    view! { <Badge tone=Tone::Leaf>{text}</Badge> }.into_any()
}
