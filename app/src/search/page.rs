//! `/search`: results with filters, sort and paging.

use super::{
    card::{Beside, results},
    facet::{Names, filters, name, offered},
    question::Question,
};
use crate::{
    failure::Failure,
    page::Page,
    shell::MarketLink,
    t,
    ui::{Empty, LinkButton, Notice, PageHead, Pager, Tab, Tabs, Tone},
    visit::Visit,
};
use axum::{
    extract::RawQuery,
    response::{IntoResponse, Redirect, Response},
};
use domain::search::{SearchResults, Sort};
use leptos::prelude::*;
use service::Error;

pub(super) async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let question = Question::read(query.as_deref().unwrap_or_default());
    let found = match service::search::find(&visit.ctx, &question.ask(visit.locale())).await {
        // A page that is no longer there: the first one is.
        Err(Error::Invalid(_)) => return Ok(Redirect::to(&question.with(|_| ())).into_response()),
        found => found?,
    };
    let paths = offered(&question, &found.facets);
    let names = service::catalog::category_names(&visit.ctx, paths.iter().map(|(path, _)| path)).await?;
    let beside = Beside::of(&visit.ctx, &found.items).await?;
    let markets = visit.frame.markets.clone();
    Ok(visit.page(|| page(&question, &found, &beside, &markets, &names)))
}

fn page(
    question: &Question,
    found: &SearchResults,
    beside: &Beside,
    markets: &[MarketLink],
    names: &Names,
) -> Page {
    let title = if question.q.trim().is_empty() {
        t!("search-everything")
    } else {
        question.q.trim().to_owned()
    };
    let count = t!("search-count", count = found.total);
    let next = found.next.clone().map(|after| question.next(after));
    let first = (!question.after.is_empty()).then(|| question.with(|_| ()));
    let list = if found.items.is_empty() {
        nothing(question).into_any()
    } else {
        view! {
            <h2 class="visually-hidden">{t!("search-results")}</h2>
            {results(&found.items, beside, markets)}
            <Pager previous=first next=next/>
        }
        .into_any()
    };
    let body = view! {
        <div class="search-page">
            {filters(question, &found.facets, markets, names)}
            <div class="search-results">
                <PageHead title=title.clone() lede=count/>
                {chips(question, markets, names)}
                {found.relaxed.then(|| view! { <Notice tone=Tone::Brass title=t!("search-relaxed")/> })}
                {sorts(question)}
                {list}
            </div>
        </div>
    };
    Page::new(title, body).public(t!("search-description")).searching(
        question.q.clone(),
        question
            .market
            .first()
            .filter(|_| question.market.len() == 1)
            .cloned(),
    )
}

/// The orders; where nothing is looked for, nothing matches better, and the newest come first.
fn sorts(question: &Question) -> impl IntoView + use<> {
    let browsing = question.q.trim().is_empty();
    let current = match question.sort() {
        Sort::Relevance if browsing => Sort::Newest,
        sort => sort,
    };
    let labels = [
        (Sort::Relevance, t!("search-best")),
        (Sort::Newest, t!("search-newest")),
        (Sort::Moq, t!("search-least")),
    ];
    let tab = |(sort, label): (Sort, String)| Tab {
        href: question.with(|other| {
            other.sort = if sort == Sort::Relevance {
                String::new()
            } else {
                sort.to_string()
            }
        }),
        label,
        count: None,
        current: current == sort,
    };
    let offered = labels
        .into_iter()
        .filter(|(sort, _)| !(browsing && *sort == Sort::Relevance));
    let tabs = offered.map(tab).collect();
    view! { <Tabs label=t!("search-sort") tabs=tabs/> }
}

/// What narrows the search, each with a link that takes it away.
fn chips(question: &Question, markets: &[MarketLink], names: &Names) -> impl IntoView + use<> {
    let market_name = |slug: &String| {
        let known = markets.iter().find(|market| market.slug == *slug);
        known.map_or_else(|| slug.clone(), |market| market.name.clone())
    };
    let by_market = question.market.iter().map(|slug| {
        (
            market_name(slug),
            question.with(|other| other.market.retain(|chosen| chosen != slug)),
        )
    });
    let by_category = question.category.iter().map(|path| {
        (
            name(path, names),
            question.with(|other| other.category.retain(|chosen| chosen != path)),
        )
    });
    let by_supplier = (!question.supplier.is_empty()).then(|| {
        (
            t!("search-of", supplier = question.supplier.as_str()),
            question.with(|other| other.supplier.clear()),
        )
    });
    let chips: Vec<_> = by_market.chain(by_category).chain(by_supplier).collect();
    (!chips.is_empty()).then(|| {
        let chips = chips.into_iter().map(|(label, href)| {
            let without = t!("search-without", filter = label.as_str());
            view! { <li><a class="chip" href=href aria-label=without>{label}" "<span aria-hidden="true">"×"</span></a></li> }
        });
        view! { <ul class="chips">{chips.collect_view()}</ul> }
    })
}

fn nothing(question: &Question) -> impl IntoView + use<> {
    let narrowed =
        !(question.market.is_empty() && question.category.is_empty() && question.supplier.is_empty());
    let (text, href, action) = if narrowed {
        let wider = Question {
            q: question.q.clone(),
            ..Question::default()
        }
        .with(|_| ());
        (t!("search-none-narrowed"), wider, t!("search-none-wider"))
    } else {
        (
            t!("search-none-text"),
            "/search".to_owned(),
            t!("search-none-browse"),
        )
    };
    view! { <Empty title=t!("search-none") text=text><LinkButton href=href>{action}</LinkButton></Empty> }
}
