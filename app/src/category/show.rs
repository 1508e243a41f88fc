//! One category: what it asks for, what it inherits, and what can be done with it.

use super::{PATH, page, words};
use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    t,
    ui::{Badge, Button, ButtonKind, DataColumn, DataTable, LinkButton, Notice, PageHead, Panel, Tone},
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    catalog::schema::{Definition, tree::CategoryView},
    id::CategoryId,
    text::Bilingual,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::catalog::tree;

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<CategoryId>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let category = tree::category(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page(|| of(&category, &done.done)))
}

fn of(category: &CategoryView, done: &str) -> Page {
    let here = format!("{PATH}/{}", category.row.id);
    let done = match done {
        "made" => Some(t!("category-made")),
        "renamed" => Some(t!("category-renamed")),
        "moved" => Some(t!("category-moved")),
        "defined" => Some(t!("category-defined")),
        "dropped" => Some(t!("category-dropped")),
        _ => None,
    };
    let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
    let name = category.name.get(locale()).to_owned();
    let counts = t!(
        "category-counts",
        other = category.name.get(locale().other()),
        listings = category.row.listings,
        altogether = category.row.altogether
    );
    let (order, schema, below) = (order(&here), schema(category, &here), below(category));
    let [rename, relocate, retire] = ["name", "move", "retire"].map(|step| format!("{here}/{step}"));
    let body = view! {
        <PageHead title=name.clone() lede=counts>
            <LinkButton href=rename kind=ButtonKind::Plain>{t!("category-rename")}</LinkButton>
            <LinkButton href=relocate kind=ButtonKind::Plain>{t!("category-move")}</LinkButton>
            <LinkButton href=retire kind=ButtonKind::Quiet>{t!("category-retire")}</LinkButton>
        </PageHead>
        {done}
        <Panel title=t!("category-schema")>{schema}</Panel>
        <Panel title=t!("category-below")>{below}</Panel>
        <Panel title=t!("category-order")>{order}</Panel>
    };
    let page = page(name, body);
    category.above.iter().fold(page, |page, (id, name)| {
        page.crumb(name.get(locale()), format!("{PATH}/{id}"))
    })
}

/// Nearer to the front, nearer to the end.
fn order(here: &str) -> impl IntoView + use<> {
    let action = format!("{here}/order");
    view! {
        <p>{t!("category-order-text")}</p>
        <form method="post" action=action class="actions">
            <Button kind=ButtonKind::Plain name="to" value="front">{t!("category-forward")}</Button>
            <Button kind=ButtonKind::Plain name="to" value="end">{t!("category-backward")}</Button>
        </form>
    }
}

fn schema(category: &CategoryView, here: &str) -> impl IntoView + use<> {
    let new = format!("{here}/attributes/new");
    let columns = vec![
        DataColumn::words(t!("category-attribute")),
        DataColumn::words(t!("category-kind")),
        DataColumn::words(t!("category-flags")),
        DataColumn::words(t!("category-from")),
        DataColumn::words(t!("category-act")),
    ];
    let definitions = &category.schema.0;
    let rows = definitions
        .iter()
        .map(|one| attribute(category, here, one))
        .collect();
    let table = match definitions.is_empty() {
        true => view! { <p>{t!("category-schema-none")}</p> }.into_any(),
        false => view! { <DataTable caption=t!("category-schema") columns rows/> }.into_any(),
    };
    view! {
        {table}
        <div class="actions"><LinkButton href=new>{t!("category-attribute-new")}</LinkButton></div>
    }
}

fn attribute(category: &CategoryView, here: &str, definition: &Definition) -> Vec<AnyView> {
    let name = definition.name.get(locale()).to_owned();
    let own = definition.category == category.row.id;
    let from = category.above.iter().find(|(id, _)| *id == definition.category);
    let from = match from {
        None => t!("category-own").into_any(),
        Some((id, name)) => {
            let (href, name) = (format!("{PATH}/{id}"), name.get(locale()).to_owned());
            view! { <a href=href>{name}</a> }.into_any()
        }
    };
    let act = own.then(|| {
        let edit = format!("{here}/attributes/{}", definition.key);
        let drop = format!("{edit}/retire");
        let (change, retire) = (
            t!("category-change-of", name = name.clone()),
            t!("category-drop-of", name = name.clone()),
        );
        view! {
            <a class="button button-quiet" href=edit aria-label=change>{t!("category-change")}</a>
            <a class="button button-quiet" href=drop aria-label=retire>{t!("category-drop")}</a>
        }
    });
    let required = definition
        .required
        .then(|| view! { <Badge tone=Tone::Brass>{t!("category-required")}</Badge> " " });
    let filterable = definition
        .filterable
        .then(|| view! { <Badge tone=Tone::Sea>{t!("category-filterable")}</Badge> });
    let key = definition.key.to_string();
    vec![
        view! { {name}<span class="under">{key}</span> }.into_any(),
        words::kind_of(definition).into_any(),
        view! { {required}{filterable} }.into_any(),
        from,
        act.into_any(),
    ]
}

fn below(category: &CategoryView) -> impl IntoView + use<> {
    let new = format!("{PATH}/new?parent={}", category.row.id);
    let item = |(id, name): &(CategoryId, Bilingual)| {
        let (href, name) = (format!("{PATH}/{id}"), name.get(locale()).to_owned());
        view! { <li><a href=href>{name}</a></li> }
    };
    let list = match category.below.is_empty() {
        true => view! { <p>{t!("category-below-none")}</p> }.into_any(),
        false => view! { <ul>{category.below.iter().map(item).collect_view()}</ul> }.into_any(),
    };
    view! {
        {list}
        <div class="actions"><LinkButton href=new kind=ButtonKind::Plain>{t!("category-new-below")}</LinkButton></div>
    }
}
