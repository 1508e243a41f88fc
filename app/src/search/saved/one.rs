//! `/saved-searches/{id}`: calling a saved search something else, and being mailed more or less often.

use super::{
    super::words::Words,
    LIST, below,
    form::{Typed, label},
    words,
};
use crate::{
    failure::Failure,
    form::Form,
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, LinkButton, Notice, PageHead, Panel, Tone},
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{id::SavedSearchId, problem::FieldErrors, search::saved::SavedSearch};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, search::saved};

/// Whether somebody was led here who wanted to save it once more.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    already: Option<String>,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<SavedSearchId>,
    Query(sent): Query<Sent>,
) -> Result<Response, Failure> {
    let search = saved::one(&visit.ctx, visit.person()?, id).await?;
    let typed = Typed {
        name: search.name.clone(),
        every: search.every.to_string(),
        query: String::new(),
    };
    answer(
        visit,
        StatusCode::OK,
        search,
        typed,
        FieldErrors::default(),
        sent.already.is_some(),
    )
    .await
}

pub(super) async fn submit(
    visit: Visit,
    Path(id): Path<SavedSearchId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let person = visit.person()?;
    let search = saved::one(&visit.ctx, person, id).await?;
    let changed = match typed.parse() {
        Ok((name, every)) => saved::change(&visit.ctx, person, id, name, every).await,
        Err(errors) => Err(errors.into()),
    };
    match changed {
        Ok(()) => Ok(Redirect::to("/saved-searches?changed").into_response()),
        Err(Error::Invalid(errors)) => {
            answer(
                visit,
                StatusCode::UNPROCESSABLE_ENTITY,
                search,
                typed,
                errors,
                false,
            )
            .await
        }
        Err(other) => Err(other.into()),
    }
}

async fn answer(
    visit: Visit,
    status: StatusCode,
    search: SavedSearch,
    typed: Typed,
    errors: FieldErrors,
    already: bool,
) -> Result<Response, Failure> {
    let names = words::names(&visit, std::iter::once(&search.sought)).await?;
    Ok(visit.page_with(status, || page(&search, &typed, &names, &errors, already)))
}

fn page(search: &SavedSearch, typed: &Typed, names: &Words, errors: &FieldErrors, already: bool) -> Page {
    let title = search.name.clone();
    let at = format!("{LIST}/{}", search.id);
    let (open, delete) = (format!("{at}/open"), format!("{at}/delete"));
    let (lede, fields) = (words::line(&search.sought, names), typed.fields(errors));
    let already = already.then(|| {
        view! { <Notice tone=Tone::Brass title=t!("search-saved-already")><p>{t!("search-saved-already-text")}</p></Notice> }
    });
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede>
                <form method="post" action=open>
                    <Button kind=ButtonKind::Plain>{t!("search-saved-open")}</Button>
                </form>
            </PageHead>
            {already}
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>
                <form method="post" action=at class="form" novalidate>
                    {fields}
                    <div class="actions">
                        <Button>{t!("search-saved-do-change")}</Button>
                        <LinkButton href=delete kind=ButtonKind::Quiet>{t!("search-saved-delete")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    below(Page::new(title, body))
}
