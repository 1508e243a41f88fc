//! What an import did: its counts, its failed rows, and the file to mend.

use crate::{
    failure::Failure,
    i18n::{problem, problem_in},
    page::Page,
    t,
    ui::{ButtonKind, DataColumn, DataTable, LinkButton, Moment, Notice, PageHead, Panel, Term, Terms, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    catalog::view::{FailedRow, ImportReport, ImportView},
    id::ImportId,
};
use leptos::prelude::*;
use service::catalog::{Format, import};

/// How many failed rows stand on the page; the file has them all.
const SHOWN: usize = 100;

pub(super) async fn show(visit: Visit, Path(id): Path<ImportId>) -> Result<Response, Failure> {
    let view = import::view(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page(|| page(view)))
}

/// The failed rows as a file. The mark at its beginning tells spreadsheets that it is UTF-8.
pub(super) async fn download(visit: Visit, Path(id): Path<ImportId>) -> Result<Response, Failure> {
    let view = import::view(&visit.ctx, &visit.actor, id).await?;
    let locale = visit.locale();
    let (format, mut csv) = (Format::CSV.for_spreadsheets(), Vec::new());
    import::write_report(
        &view.report,
        format,
        |problem| problem_in(locale, problem),
        &mut csv,
    )
    .map_err(service::Error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"failed-{id}.csv\""),
        ),
    ];
    Ok((headers, csv).into_response())
}

fn page(view: ImportView) -> Page {
    let report = view.report;
    let title = if report.dry_run {
        t!("catalog-import-report-dry")
    } else {
        t!("catalog-import-report")
    };
    let body = view! {
        <PageHead title=title.clone() lede=view.file_name>
            <LinkButton href="/selling/listings">{t!("shell-my-listings")}</LinkButton>
            <LinkButton href="/selling/import" kind=ButtonKind::Plain>{t!("catalog-import-again")}</LinkButton>
        </PageHead>
        {remarks(&report)}
        <Terms terms=counts(&report)/>
        <p class="muted"><Moment at=view.at exact=true/></p>
        {(!report.failed.is_empty()).then(|| failed(view.id, &report.failed))}
    };
    Page::new(title, body)
        .at(Desk::Selling)
        .crumb(t!("shell-my-listings"), "/selling/listings")
        .crumb(t!("catalog-import-title"), "/selling/import")
}

fn counts(report: &ImportReport) -> Vec<Term> {
    let figure = |count: u64| crate::format::group(&count.to_string());
    vec![
        Term::new(t!("catalog-import-imported"), figure(report.imported)),
        Term::new(t!("catalog-import-updated"), figure(report.updated)),
        Term::new(t!("catalog-import-unchanged"), figure(report.unchanged)),
        Term::new(t!("catalog-import-failed"), figure(report.failures())),
    ]
}

fn remarks(report: &ImportReport) -> impl IntoView + use<> {
    let dry = report
        .dry_run
        .then(|| view! { <Notice tone=Tone::Brass title=t!("catalog-import-dry-run-done")/> });
    let changed = report.imported + report.updated;
    let waits = (!report.dry_run && changed > 0)
        .then(|| view! { <Notice tone=Tone::Leaf title=t!("catalog-import-waits", count = changed)/> });
    let encoding = report.encoding.clone();
    let encoding =
        encoding.map(|encoding| view! { <Notice title=t!("catalog-import-read-as", encoding = encoding)/> });
    let sheet = report.sheet.clone();
    let sheet = sheet.map(|sheet| view! { <Notice title=t!("catalog-import-sheet", sheet = sheet)/> });
    let uncategorised = (report.uncategorised > 0).then(|| {
        view! { <Notice tone=Tone::Brass title=t!("catalog-import-uncategorised", count = report.uncategorised)/> }
    });
    let unkept = (report.unkept > 0).then(
        || view! { <Notice tone=Tone::Brass title=t!("catalog-import-unkept", count = report.unkept)/> },
    );
    view! { {dry}{waits}{encoding}{sheet}{uncategorised}{unkept} }
}

fn failed(id: ImportId, rows: &[FailedRow]) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("catalog-import-line")),
        DataColumn::words(t!("catalog-import-column")),
        DataColumn::words(t!("catalog-import-reason")),
    ];
    let shown = rows.iter().take(SHOWN).flat_map(|row| {
        row.errors.iter().map(|error| {
            vec![
                row.line.to_string().into_any(),
                view! { <code>{error.field.clone()}</code> }.into_any(),
                problem(&error.problem).into_any(),
            ]
        })
    });
    let rows_shown = shown.collect();
    let more = (rows.len() > SHOWN).then(|| {
        view! { <p class="muted">{t!("catalog-import-more", count = rows.len() - SHOWN)}</p> }
    });
    view! {
        <Panel title=t!("catalog-import-failed-rows") aside=t!("catalog-import-rows", count = rows.len())>
            <p>{t!("catalog-import-mend")}</p>
            <div class="actions">
                <LinkButton href=format!("/selling/imports/{id}/failed.csv")>{t!("catalog-import-download")}</LinkButton>
            </div>
            <DataTable caption=t!("catalog-import-failed-rows") columns rows=rows_shown/>
            {more}
        </Panel>
    }
}
