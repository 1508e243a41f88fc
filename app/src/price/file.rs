//! The prices set in a list as a file, and back.

use super::{
    LISTS,
    form::label,
    listings::Place,
    show::{Told, answer},
};
use crate::{
    failure::Failure,
    i18n::{error_of, problem},
    t,
    ui::{Button, ButtonKind, DataColumn, DataTable, FileField, LinkButton, Notice, Panel, Tone},
    visit::Visit,
};
use axum::{
    body::Bytes,
    extract::{Multipart, Path},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    id::PriceListId,
    price::view::{PriceListView, Uploaded},
    problem::{FieldError, FieldErrors, Problem},
};
use leptos::prelude::*;
use service::{Error, catalog::Format, price};

/// The largest file.
const MAX_FILE: usize = 4 << 20;
/// The largest form: the file and what stands around it.
pub(super) const MAX_UPLOAD: usize = MAX_FILE + (1 << 16);
/// The most failed rows that are shown: who has more mends the cause first.
const SHOWN: usize = 50;

pub(super) async fn download(visit: Visit, Path(id): Path<PriceListId>) -> Result<Response, Failure> {
    let csv = price::download(&visit.ctx, &visit.actor, id).await?;
    let headers = [
        (
            header::CONTENT_TYPE,
            Format::CSV.for_spreadsheets().media_type().to_owned(),
        ),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"prices-{id}.csv\""),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, csv).into_response())
}

/// Takes what is sound in a file; the rows that are not are shown with their lines.
pub(super) async fn upload(
    visit: Visit,
    Path(id): Path<PriceListId>,
    form: Multipart,
) -> Result<Response, Failure> {
    price::kept(&visit.ctx, &visit.actor, id).await?;
    let uploaded = match file(form).await {
        Ok((name, content)) => price::upload(&visit.ctx, &visit.actor, id, &name, content).await,
        Err(errors) => Err(errors.into()),
    };
    let told = match uploaded {
        Ok(uploaded) if uploaded.failed.is_empty() => {
            return Ok(Redirect::to(&format!("{LISTS}/{id}?set=on")).into_response());
        }
        Ok(uploaded) => Told {
            uploaded: Some(uploaded),
            ..Told::default()
        },
        Err(Error::Invalid(errors)) => Told {
            errors,
            ..Told::default()
        },
        Err(other) => return Err(other.into()),
    };
    answer(
        visit,
        id,
        StatusCode::UNPROCESSABLE_ENTITY,
        &Place::default(),
        &told,
    )
    .await
}

async fn file(mut form: Multipart) -> Result<(String, Bytes), FieldErrors> {
    let wrong = |problem| FieldErrors::one("file", problem);
    let cut_short = |_| wrong(Problem::new("upload-cut-short"));
    while let Some(field) = form.next_field().await.map_err(cut_short)? {
        let name = field.file_name().unwrap_or_default().to_owned();
        // A field left empty comes as a file without a name.
        if field.name() != Some("file") || name.is_empty() {
            continue;
        }
        let content = field.bytes().await.map_err(cut_short)?;
        return match content.len() > MAX_FILE {
            true => {
                let max = format!("{} MB", MAX_FILE >> 20);
                Err(wrong(Problem::new("upload-too-large").with("max", max)))
            }
            false => Ok((name, content)),
        };
    }
    Err(wrong(Problem::new("required")))
}

/// The way out and back in, and what came of the last file.
pub(super) fn panel(view: &PriceListView, told: &Told) -> impl IntoView + use<> {
    let here = format!("{LISTS}/{}/prices.csv", view.list.id);
    let down = (view.list.listings > 0).then(|| {
        let href = here.clone();
        view! { <p><LinkButton href kind=ButtonKind::Plain>{t!("price-download")}</LinkButton></p> }
    });
    let report = told.uploaded.as_ref().map(report);
    let error = error_of(&told.errors, "file");
    let up = view.keeps.then(|| {
        view! {
            <form class="form" method="post" action=here enctype="multipart/form-data" novalidate>
                <FileField name="file" label=label("file") hint=t!("price-file-hint") error accept=".csv,.tsv,.xlsx"/>
                <div class="actions"><Button kind=ButtonKind::Plain>{t!("price-upload")}</Button></div>
            </form>
        }
    });
    (down.is_some() || up.is_some())
        .then(|| view! { <Panel title=t!("price-as-file")>{report}{down}{up}</Panel> })
}

fn report(uploaded: &Uploaded) -> impl IntoView + use<> {
    let title = t!("price-failed", count = uploaded.failed.len());
    let done = t!("price-uploaded", set = uploaded.set, out = uploaded.taken_out);
    let columns = vec![
        DataColumn::words(t!("price-line")),
        DataColumn::words(t!("price-wrong")),
    ];
    let rows = uploaded
        .failed
        .iter()
        .take(SHOWN)
        .map(|(line, errors)| failed(*line, errors));
    let rows = rows.collect();
    view! {
        <Notice tone=Tone::Rust title><p>{done}</p></Notice>
        <DataTable caption=t!("price-wrong") columns rows/>
    }
}

fn failed(line: u64, errors: &[FieldError]) -> Vec<AnyView> {
    let words = errors.iter().map(|error| match error.field.as_str() {
        "" => problem(&error.problem),
        column => t!("ui-error-in", field = column, problem = problem(&error.problem)),
    });
    let words: Vec<_> = words.collect();
    vec![line.to_string().into_any(), words.join(" ").into_any()]
}
