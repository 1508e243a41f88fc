//! `/operating/searches/why`: why results stand in their order.

use crate::{
    company,
    failure::Failure,
    i18n::locale,
    page::Page,
    t,
    ui::{Badge, Button, ButtonKind, DataColumn, DataTable, Empty, Field, PageHead, Panel},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::search::{
    Found, SearchResults,
    why::{self, Code, Score, Why, Word},
};
use leptos::prelude::*;
use serde::Deserialize;

/// What is looked at.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    q: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let found = service::search::explained(&visit.ctx, &visit.actor, &place.q, visit.locale()).await?;
    Ok(visit.page(|| page(&place.q, &found)))
}

fn page(q: &str, found: &SearchResults) -> Page {
    let list = match (q.trim(), &found.items[..]) {
        ("", _) => None,
        (_, []) => Some(view! { <Empty title=t!("search-none") text=t!("search-none-text")/> }.into_any()),
        (_, items) => Some(table(items)),
    };
    let body = view! {
        <PageHead title=t!("search-why") lede=t!("search-why-lede")/>
        <form class="own-sift" method="get" action="/operating/searches/why">
            <Field name="q" label=t!("search-why-question") value=q.to_owned()/>
            <Button kind=ButtonKind::Plain>{t!("search-why-show")}</Button>
        </form>
        {list.map(|list| view! { <Panel>{list}</Panel> })}
    };
    Page::new(t!("search-why"), body).at(Desk::Operating)
}

fn table(items: &[Found]) -> AnyView {
    let columns = vec![
        DataColumn::words(t!("search-why-listing")),
        DataColumn::words(t!("search-why-parts")),
        DataColumn::figures(t!("search-why-score")),
    ];
    let rows = items.iter().enumerate().map(|(at, found)| row(at + 1, found));
    let rows = rows.collect();
    view! { <DataTable caption=t!("search-why") columns rows/> }.into_any()
}

fn row(place: usize, found: &Found) -> Vec<AnyView> {
    let hit = &found.hit;
    let (title, supplier) = (
        hit.title.get(locale()).to_owned(),
        hit.supplier.get(locale()).to_owned(),
    );
    let listing = view! {
        {place}". "<a href=format!("/listings/{}", hit.id)>{title}</a>
        <span class="under"><a href=company::words::path(&hit.supplier_code)>{supplier}</a></span>
    };
    let (parts, score) = match &found.why {
        Some(Why::Score(score)) => (parts(score), points(score.whole)),
        Some(Why::Rules(rules)) => (
            told(rules.iter().map(|(rule, score)| (rule.clone(), points(*score)))),
            String::new(),
        ),
        None => (().into_any(), String::new()),
    };
    vec![listing.into_any(), parts, score.into_any()]
}

/// What the score is made of.
fn parts(score: &Score) -> AnyView {
    let code = score.code.map(|code| match code {
        Code::Whole => t!("search-why-code"),
        Code::Part => t!("search-why-code-part"),
    });
    let code = code.map(|text| view! { <Badge>{text}</Badge> });
    let words = score.words.iter().map(|word| (said(word), points(word.points)));
    let shape = (score.shape > 0).then(|| (t!("search-why-shape"), points(score.shape)));
    let worth = (t!("search-why-worth"), format!("× {}", points(score.worth)));
    let lines = told(words.chain(shape).chain([worth]));
    view! { {code}{lines} }.into_any()
}

/// `net: English title, attributes`.
fn said(word: &Word) -> String {
    let fields: Vec<_> = word.fields.iter().map(|field| name(*field)).collect();
    let fields = if fields.is_empty() {
        t!("search-why-nowhere")
    } else {
        fields.join(&t!("search-why-comma"))
    };
    t!("search-why-word", word = word.text.as_str(), fields = fields)
}

fn name(field: why::Field) -> String {
    match field {
        why::Field::TitleZh => t!("search-why-title-zh"),
        why::Field::TitleEn => t!("search-why-title-en"),
        why::Field::Name => t!("search-why-name"),
        why::Field::Text => t!("search-why-text"),
        why::Field::Attribute => t!("search-why-attribute"),
        why::Field::Sound => t!("search-why-sound"),
        why::Field::Synonym => t!("search-why-synonym"),
    }
}

fn told(lines: impl Iterator<Item = (String, String)>) -> AnyView {
    let lines: Vec<_> = lines
        .map(|(what, points)| view! { <li><span>{what}</span>" "<span class="why-points">{points}</span></li> })
        .collect();
    view! { <ul class="why">{lines}</ul> }.into_any()
}

/// `4.21`.
fn points(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
