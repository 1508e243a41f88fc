//! `/search`: results with filters, sort and paging.

use super::{
    card::{Beside, results},
    chip::chips,
    down,
    facet::offered,
    filters::filters,
    none::nothing,
    question::Question,
    saved, supplier,
    words::Words,
};
use crate::{
    failure::Failure,
    i18n::problem,
    page::Page,
    promotion::strip::Strip,
    t,
    ui::{ButtonKind, LinkButton, Notice, PageHead, Pager, Tab, Tabs, Tone},
    visit::Visit,
};
use axum::{
    extract::RawQuery,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    money::Currency,
    problem::FieldErrors,
    search::{Filters, SUPPLIER, SearchQuery, SearchResults, Sort, saved::Sought},
};
use leptos::prelude::*;
use service::{
    Error,
    search::{Near, Suppliers},
};

/// What was asked, and what was found.
pub(super) struct Answer {
    pub(super) question: Question,
    pub(super) filters: Filters,
    /// What of the filters can't be read.
    pub(super) errors: FieldErrors,
    /// The currency prices are asked for in, unless another one is chosen.
    pub(super) currency: Currency,
    pub(super) found: SearchResults,
    /// The suppliers of what was found, if they are asked for.
    pub(super) suppliers: Option<Suppliers>,
    /// Where nothing was found: what is nearest.
    pub(super) near: Option<Near>,
    pub(super) beside: Beside,
    /// What is promoted in the one market that is searched.
    pub(super) strip: Strip,
    pub(super) words: Words,
}

pub(super) async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let question = Question::read(query.as_deref().unwrap_or_default());
    let currency = service::search::currency_of(&visit.ctx, visit.person, visit.locale()).await;
    let (filters, errors) = question.filters.read(currency);
    let mut asked = question.ask(visit.locale(), filters.clone());
    asked.bands = Some(filters.price.map_or(currency, |range| range.currency));
    let looked = if question.of_suppliers() {
        look_for_suppliers(&visit, &asked).await
    } else {
        let found = service::search::find(&visit.ctx, &asked).await;
        found.map(|found| (found, None))
    };
    let (found, suppliers) = match looked {
        // A page that is no longer there: the first one is.
        Err(Error::Invalid(_)) => return Ok(Redirect::to(&question.with(|_| ())).into_response()),
        Err(Error::SearchDown) => return down::show(visit, question, &asked).await,
        looked => looked?,
    };
    let near = match found.total {
        0 => Some(service::search::near(&visit.ctx, &asked).await?),
        _ => None,
    };
    let mut paths = offered(&question.filters.category, &found.facets);
    paths.extend(near.iter().flat_map(|near| offered(&[], &near.found.facets)));
    let paths = paths.iter().map(|(path, _)| path);
    let near_items = near.iter().flat_map(|near| &near.found.items);
    let beside = Beside::of(&visit, found.items.iter().chain(near_items)).await?;
    let strip = match question.one_market() {
        Some(market) if question.after.is_empty() && !question.of_suppliers() => {
            Strip::of(&visit, market).await?
        }
        _ => Strip::default(),
    };
    let answer = Answer {
        words: Words {
            markets: visit.frame.markets.clone(),
            categories: service::catalog::category_names(&visit.ctx, paths).await?,
            regions: service::market::regions(&visit.ctx).await?,
            schema: service::search::attributes(&visit.ctx, &question.filters.category).await?,
        },
        beside,
        strip,
        question,
        filters,
        errors,
        currency,
        found,
        suppliers,
        near,
    };
    Ok(visit.page(|| page(&answer)))
}

async fn look_for_suppliers(
    visit: &Visit,
    asked: &SearchQuery,
) -> service::Result<(SearchResults, Option<Suppliers>)> {
    let suppliers = service::search::suppliers(&visit.ctx, asked).await?;
    Ok((suppliers.found.clone(), Some(suppliers)))
}

fn page(answer: &Answer) -> Page {
    let (question, found) = (&answer.question, &answer.found);
    let title = if question.q.trim().is_empty() && question.of_suppliers() {
        t!("search-suppliers")
    } else if question.q.trim().is_empty() {
        t!("search-everything")
    } else {
        question.q.trim().to_owned()
    };
    let suppliers = answer.suppliers.as_ref();
    let (count, next) = match suppliers {
        Some(suppliers) => (
            t!("search-suppliers-count", count = suppliers.total),
            &suppliers.next,
        ),
        None => (t!("search-count", count = found.total), &found.next),
    };
    let next = next.clone().map(|after| question.next(after));
    let first = (!question.after.is_empty()).then(|| question.with(|_| ()));
    let list = if found.total == 0 {
        nothing(answer).into_any()
    } else {
        let list = match suppliers {
            Some(suppliers) => supplier::list(question, &suppliers.items).into_any(),
            None => results(&found.items, &answer.beside, &answer.words.markets).into_any(),
        };
        view! {
            <h2 class="visually-hidden">{t!("search-results")}</h2>
            {list}
            <Pager previous=first next=next/>
        }
        .into_any()
    };
    let save = save(answer);
    let body = view! {
        <div class="search-page">
            {filters(answer)}
            <div class="search-results">
                <PageHead title=title.clone() lede=count>{save}</PageHead>
                {chips(answer)}
                {wrong(&answer.errors)}
                {corrected(found)}
                {found.relaxed.then(|| view! { <Notice tone=Tone::Brass title=t!("search-relaxed")/> })}
                {answer.strip.section()}
                {kinds(question)}
                {suppliers.is_none().then(|| sorts(question))}
                {list}
            </div>
        </div>
    };
    let market = question.one_market().map(str::to_owned);
    Page::new(title, body)
        .public(t!("search-description"))
        .searching(question.q.clone(), market)
}

/// Where the search is saved: one for goods, and not for everything there is.
fn save(answer: &Answer) -> Option<impl IntoView + use<>> {
    let question = Some(&answer.question).filter(|question| !question.of_suppliers())?;
    let sought = Sought::new(&question.q, &question.filters, answer.currency).ok()?;
    Some(
        view! { <LinkButton href=saved::new_href(&sought) kind=ButtonKind::Plain>{t!("search-saved-save")}</LinkButton> },
    )
}

/// What was looked for instead of a word that nothing has.
fn corrected(found: &SearchResults) -> Option<impl IntoView + use<>> {
    let corrected = found.corrected.as_deref().filter(|_| found.total > 0)?;
    let title = t!("search-corrected", query = corrected);
    Some(view! { <Notice tone=Tone::Brass title=title/> })
}

/// Filters that can't be read narrow nothing; what is wrong with each stands at its field too, if it has one.
fn wrong(errors: &FieldErrors) -> Option<impl IntoView + use<>> {
    let told = errors.0.iter().map(|error| {
        let problem = problem(&error.problem);
        t!("ui-error-in", field = label(&error.field), problem = problem)
    });
    let told: Vec<_> = told.collect();
    (!told.is_empty()).then(|| {
        let told = told
            .into_iter()
            .map(|text| view! { <li>{text}</li> })
            .collect_view();
        view! { <Notice tone=Tone::Rust title=t!("search-wrong")><ul>{told}</ul></Notice> }
    })
}

/// A filter's name, as the form has it.
fn label(field: &str) -> String {
    match field {
        "country" => t!("search-country"),
        "verified" => t!("search-verified"),
        "currency" => t!("search-currency"),
        "price_min" => t!("search-price-min"),
        "price_max" => t!("search-price-max"),
        "moq_max" => t!("search-moq-max"),
        "lead_time_max" => t!("search-lead-time-max"),
        _ => t!("search-filters"),
    }
}

/// Listings, or their suppliers.
fn kinds(question: &Question) -> impl IntoView + use<> {
    let tab = |by: &str, label: String| Tab {
        href: question.with(|other| by.clone_into(&mut other.by)),
        label,
        count: None,
        current: question.of_suppliers() == (by == SUPPLIER),
    };
    let tabs = vec![
        tab("", t!("search-listings")),
        tab(SUPPLIER, t!("search-suppliers")),
    ];
    view! { <Tabs label=t!("search-kinds") tabs=tabs/> }
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
