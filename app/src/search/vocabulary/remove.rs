//! Removing an entry, asked for once.

use super::{PATH, line, page};
use crate::{
    failure::Failure,
    form::Form,
    page::Page,
    t,
    ui::{ButtonKind, Confirm, Notice, PageHead, Term, Tone},
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{id::EntryId, search::vocabulary::EntryRow};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, search::vocabulary};

/// A confirmation.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Seen {
    seen: String,
}

pub(super) async fn ask(visit: Visit, Path(id): Path<EntryId>) -> Result<Response, Failure> {
    again(visit, id, StatusCode::OK).await
}

pub(super) async fn remove(
    visit: Visit,
    Path(id): Path<EntryId>,
    Form(seen): Form<Seen>,
) -> Result<Response, Failure> {
    match vocabulary::remove(&visit.ctx, &visit.actor, id, &seen.seen).await {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?done=removed")).into_response()),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            again(visit, id, StatusCode::CONFLICT).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn again(visit: Visit, id: EntryId, status: StatusCode) -> Result<Response, Failure> {
    let row = vocabulary::entry(&visit.ctx, &visit.actor, id).await?;
    let seal = vocabulary::seal(&visit.ctx, &visit.actor, Some(id), None).await?;
    Ok(visit.page_with(status, || ask_page(&row, seal, status == StatusCode::CONFLICT)))
}

fn ask_page(row: &EntryRow, seal: String, overtaken: bool) -> Page {
    let title = t!("vocabulary-remove");
    let overtaken = overtaken.then(|| {
        view! {
            <Notice tone=Tone::Brass title=t!("vocabulary-overtaken")><p>{t!("vocabulary-overtaken-text")}</p></Notice>
        }
    });
    let back = format!("{PATH}/{}", row.id);
    let (action, crumb) = (format!("{back}/remove"), line(&row.entry));
    let terms = vec![Term::new(t!("vocabulary-terms"), line(&row.entry))];
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            {overtaken}
            <Confirm
                title=t!("vocabulary-remove-ask") consequence=t!("vocabulary-remove-text") terms total=None action
                fields=vec![("seen", seal)] act=t!("vocabulary-remove-act") back=back.clone() kind=ButtonKind::Danger
            />
        </div>
    };
    page(title, body).crumb(crumb, back)
}
