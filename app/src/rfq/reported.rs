//! `/operating/message-reports`: reported messages with their neighbours, and what an operator found.

use super::{end::Why, words};
use crate::{
    company::words::link,
    failure::Failure,
    form::Form,
    i18n::{error_of, named},
    page::Page,
    t,
    ui::{
        Badge, Button, DataColumn, DataTable, Empty, ErrorSummary, Moment, Notice, PageHead, Panel, Textarea,
        Timeline, TimelineEntry, Tone,
    },
    visit::{Proven, Visit},
    visitor::Desk,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    id::MessageId,
    problem::FieldErrors,
    rfq::view::{Excerpt, ReportedMessage},
};
use leptos::prelude::*;
use service::{Error, rfq::thread};

const PATH: &str = "/operating/message-reports";

pub(super) async fn list(visit: Visit) -> Result<Response, Failure> {
    let reports = thread::reported(&visit.ctx, &visit.actor).await?;
    Ok(visit.page(|| {
        let title = t!("rfq-report-list");
        let body = view! {
            <PageHead title=title.clone() lede=t!("rfq-report-list-lede")/>
            {rows(&reports)}
        };
        Page::new(title, body).at(Desk::Operating)
    }))
}

fn rows(reports: &[ReportedMessage]) -> AnyView {
    if reports.is_empty() {
        return view! { <Empty title=t!("rfq-report-list-none") text=t!("rfq-report-list-none-text")/> }
            .into_any();
    }
    let columns = vec![
        DataColumn::words(t!("rfq-report-list-of")),
        DataColumn::words(t!("rfq-report-list-by")),
        DataColumn::words(t!("rfq-reason")),
        DataColumn::words(t!("rfq-report-list-at")),
    ];
    let row = |report: &ReportedMessage| {
        let at = report.at;
        let show = format!("{PATH}/{}", report.id);
        let reason = report.reason.clone();
        vec![
            view! { <a href=show>{words::company(&report.of)}</a> }.into_any(),
            link(&report.by).into_any(),
            reason.into_any(),
            view! { <Moment at/> }.into_any(),
        ]
    };
    let rows = reports.iter().map(row).collect();
    view! { <DataTable caption=t!("rfq-report-list") columns rows/> }.into_any()
}

pub(super) async fn show(visit: Visit, Path(id): Path<MessageId>) -> Result<Response, Failure> {
    answer(
        visit,
        id,
        &Why::default(),
        StatusCode::OK,
        &FieldErrors::default(),
    )
    .await
}

pub(super) async fn close(
    Proven(visit): Proven,
    Path(id): Path<MessageId>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    thread::reported_one(&visit.ctx, &visit.actor, id).await?;
    let closed = match why.parse() {
        Ok(finding) => thread::close_report(&visit.ctx, &visit.actor, id, finding).await,
        Err(errors) => Err(errors.into()),
    };
    match closed {
        Ok(()) => Ok(Redirect::to(PATH).into_response()),
        Err(Error::Invalid(errors)) => {
            answer(visit, id, &why, StatusCode::UNPROCESSABLE_ENTITY, &errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn answer(
    visit: Visit,
    id: MessageId,
    why: &Why,
    status: StatusCode,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let report = thread::reported_one(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page_with(status, || page(&report, why, errors)))
}

fn page(report: &ReportedMessage, why: &Why, errors: &FieldErrors) -> Page {
    let title = t!("rfq-report-list-one");
    let (by, of, at, reason) = (
        link(&report.by),
        link(&report.of),
        report.at,
        report.reason.clone(),
    );
    let entries = report.around.iter().map(entry).collect();
    let end = match &report.finding {
        Some(finding) => found(report, finding.clone()).into_any(),
        None => form(report.id, why, errors).into_any(),
    };
    let body = view! {
        <PageHead title=title.clone() lede=t!("rfq-report-list-one-lede")>{of}</PageHead>
        <ErrorSummary errors=errors.clone() label=|_: &str| t!("rfq-report-list-finding")/>
        <div class="columns">
            <div class="stack">
                <Panel title=t!("rfq-report-list-why")>
                    <p>{by}" · "<Moment at/></p>
                    <p class="remark-text">{reason}</p>
                </Panel>
                <Panel title=t!("rfq-report-list-around")><Timeline entries/></Panel>
            </div>
            {end}
        </div>
    };
    Page::new(title, body)
        .at(Desk::Operating)
        .crumb(t!("rfq-report-list"), PATH)
}

fn entry(excerpt: &Excerpt) -> TimelineEntry {
    let text = excerpt.text.clone();
    let reported = excerpt
        .reported
        .then(|| view! { <Badge tone=Tone::Rust>{t!("rfq-report-marked")}</Badge> });
    TimelineEntry {
        at: excerpt.at,
        who: named(&excerpt.author),
        what: view! { {reported}<p class="remark-text">{text}</p> }.into_any(),
        tone: match excerpt.of_reported_side {
            true => Tone::Rust,
            false => Tone::Plain,
        },
        own: false,
    }
}

fn found(report: &ReportedMessage, finding: String) -> impl IntoView + use<> {
    let name = report.found_by.as_ref().map(named).unwrap_or_default();
    view! { <Notice tone=Tone::Leaf title=t!("rfq-report-list-closed", name = name)><p>{finding}</p></Notice> }
}

fn form(id: MessageId, why: &Why, errors: &FieldErrors) -> impl IntoView + use<> {
    let action = format!("{PATH}/{id}/close");
    let (value, error) = (why.reason.clone(), error_of(errors, "reason"));
    view! {
        <Panel title=t!("rfq-report-list-close")>
            <form class="form" method="post" action=action novalidate>
                <Textarea
                    name="reason" label=t!("rfq-report-list-finding") hint=t!("rfq-report-list-finding-hint") value error
                    required=true rows=4
                />
                <div class="actions"><Button>{t!("rfq-report-list-close-act")}</Button></div>
            </form>
        </Panel>
    }
}
