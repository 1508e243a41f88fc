//! `/saved-searches/{id}/delete`: giving a saved search up, after one question.

use super::{LIST, below};
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{ButtonKind, Confirm, PageHead},
    visit::Visit,
};
use axum::{
    extract::Path,
    response::{Redirect, Response},
};
use domain::id::SavedSearchId;
use leptos::prelude::*;
use service::search::saved;

pub(super) async fn ask(visit: Visit, Path(id): Path<SavedSearchId>) -> Result<Response, Failure> {
    let search = saved::one(&visit.ctx, visit.person()?, id).await?;
    Ok(visit.page(|| {
        let title = t!("search-saved-delete");
        let body = view! {
            <div class="narrow">
                <PageHead title=title.clone()/>
                <Confirm
                    title=t!("search-saved-delete-question", name = search.name)
                    consequence=t!("search-saved-delete-consequence") terms=Vec::new()
                    action=format!("{LIST}/{id}/delete") act=t!("search-saved-delete") back=LIST
                    kind=ButtonKind::Danger
                />
            </div>
        };
        below(Page::new(title, body))
    }))
}

pub(super) async fn delete(visit: Visit, Path(id): Path<SavedSearchId>) -> Result<Redirect, Failure> {
    saved::delete(&visit.ctx, visit.person()?, id).await?;
    Ok(Redirect::to(LIST))
}
