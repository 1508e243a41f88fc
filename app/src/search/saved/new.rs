//! `/saved-searches/new?…`: saving the search of an address. A guest signs in first and comes back to it.

use super::{
    super::{question::Question, words::Words},
    LIST, below,
    form::{Typed, label},
    words,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::problem,
    page::Page,
    t,
    ui::{Button, ButtonKind, Empty, ErrorSummary, LinkButton, PageHead, Panel},
    visit::Visit,
};
use axum::{
    extract::RawQuery,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    problem::{FieldErrors, Problem},
    search::saved::{Every, Name, Sought},
};
use leptos::prelude::*;
use service::{
    Error,
    search::saved::{self, Saved},
};

pub(super) async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let person = visit.person()?;
    let query = query.unwrap_or_default();
    let sought = match sought(&visit, &query).await {
        Ok(sought) => sought,
        Err(wrong) => return Ok(refused(visit, &wrong)),
    };
    if let Some(id) = saved::there(&visit.ctx, person, &sought).await? {
        return Ok(already(id).into_response());
    }
    let names = words::names(&visit, std::iter::once(&sought)).await?;
    Ok(visit.page(|| {
        let typed = Typed {
            name: Name::offered(&words::parts(&sought, &names)),
            every: Every::default().to_string(),
            query,
        };
        page(&typed, &sought, &names, &FieldErrors::default())
    }))
}

pub(super) async fn submit(visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Failure> {
    let person = visit.person()?;
    let sought = match sought(&visit, &typed.query).await {
        Ok(sought) => sought,
        Err(wrong) => return Ok(refused(visit, &wrong)),
    };
    let saved = match typed.parse() {
        Ok((name, every)) => saved::save(&visit.ctx, person, name, sought.clone(), every).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(Saved::Now(_)) => Ok(Redirect::to("/saved-searches?saved").into_response()),
        Ok(Saved::Already(id)) => Ok(already(id).into_response()),
        Err(Error::Invalid(errors)) => {
            let names = words::names(&visit, std::iter::once(&sought)).await?;
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
                page(&typed, &sought, &names, &errors)
            }))
        }
        Err(other) => Err(other.into()),
    }
}

async fn sought(visit: &Visit, query: &str) -> Result<Sought, Problem> {
    let question = Question::read(query);
    let currency = service::search::currency_of(&visit.ctx, visit.person, visit.locale()).await;
    Sought::new(&question.q, &question.filters, currency)
}

fn already(id: domain::id::SavedSearchId) -> Redirect {
    Redirect::to(&format!("{LIST}/{id}?already"))
}

/// Nothing that can be saved was looked for.
fn refused(visit: Visit, wrong: &Problem) -> Response {
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
        let title = t!("search-saved-save");
        let body = view! {
            <PageHead title=title.clone()/>
            <Empty title=t!("search-saved-refused") text=problem(wrong)>
                <LinkButton href="/search">{t!("shell-search")}</LinkButton>
            </Empty>
        };
        below(Page::new(title, body))
    })
}

fn page(typed: &Typed, sought: &Sought, names: &Words, errors: &FieldErrors) -> Page {
    let title = t!("search-saved-save");
    let back = super::question(sought).with(|_| ());
    let (lede, query, fields) = (
        words::line(sought, names),
        typed.query.clone(),
        typed.fields(errors),
    );
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede/>
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>
                <form method="post" action="/saved-searches/new" class="form" novalidate>
                    <input type="hidden" name="query" value=query/>
                    {fields}
                    <div class="actions">
                        <Button>{t!("search-saved-do-save")}</Button>
                        <LinkButton href=back kind=ButtonKind::Quiet>{t!("search-saved-back")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    below(Page::new(title, body))
}
