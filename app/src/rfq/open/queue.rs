//! `/operating/rfq-cases`: open RFQs that wait for a decision in the operator's markets; many can be decided in one go.

use super::case::{Typed, fields, label, said_of};
use crate::{
    company::words::link,
    failure::Failure,
    form::Form,
    i18n::locale,
    moderation::many::{Became, chosen, ruled},
    page::Page,
    t,
    ui::{Badge, DataColumn, DataTable, Empty, ErrorSummary, Moment, PageHead, Pager, Panel, Tone},
    visit::{Proven, Visit},
    visitor::Desk,
};
use axum::{extract::Query, http::StatusCode, response::Response};
use domain::{
    actor::Right,
    page::{self, PageRequest},
    problem::FieldErrors,
    rfq::view::RfqCaseRow,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{notification, rfq::open};

const PATH: &str = "/operating/rfq-cases";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let cases = load(&visit, &place.after).await?;
    let (typed, errors) = (Typed::default(), FieldErrors::default());
    Ok(visit.page(|| page(&cases, &place.after, &typed, &errors, None)))
}

async fn load(visit: &Visit, after: &str) -> Result<page::Page<RfqCaseRow>, Failure> {
    let wanted = PageRequest::new(None, Some(after.to_owned()));
    Ok(open::cases(&visit.ctx, &visit.actor, wanted).await?)
}

pub(super) async fn decide(Proven(mut visit): Proven, Form(typed): Form<Typed>) -> Result<Response, Failure> {
    visit.require(Right::Operate)?;
    let (ruling, chosen) = match ruled(&typed.case, typed.parse()) {
        Ok(ruled) => ruled,
        Err(errors) => {
            let cases = load(&visit, "").await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(visit.page_with(status, || page(&cases, "", &typed, &errors, None)));
        }
    };
    let mut became = Became::default();
    for (id, seen) in chosen {
        let (ctx, actor) = (&visit.ctx, &visit.actor);
        let outcome = open::decide(ctx, actor, id, ruling.clone(), seen).await;
        let called = async || Ok(open::case(ctx, actor, id).await?.head.title);
        became.note(outcome, called).await?;
    }
    visit.frame.waiting = notification::waiting(&visit.ctx, &visit.actor).await?;
    let cases = load(&visit, "").await?;
    Ok(visit.page_with(became.status(), || {
        let title = t!("rfq-open-decided-many", count = became.decided);
        let said = became.notice(title, said_of, &t!("rfq-open-conflict-gone"));
        page(&cases, "", &Typed::default(), &FieldErrors::default(), Some(said))
    }))
}

fn page(
    cases: &page::Page<RfqCaseRow>,
    after: &str,
    typed: &Typed,
    errors: &FieldErrors,
    said: Option<AnyView>,
) -> Page {
    let title = t!("rfq-open-review");
    let previous = (!after.is_empty()).then(|| PATH.to_owned());
    let next = cases.next.as_ref().map(|after| format!("{PATH}?after={after}"));
    let body = view! {
        <PageHead title=title.clone() lede=t!("rfq-open-review-lede")/>
        {said}
        <ErrorSummary errors=errors.clone() label=label/>
        <div class="stack-tight">
            {list(&cases.items, typed, errors)}
            <Pager previous next/>
        </div>
    };
    Page::new(title, body).at(Desk::Operating)
}

fn list(cases: &[RfqCaseRow], typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    if cases.is_empty() {
        let text = t!("rfq-open-review-none-text");
        return view! { <Panel><Empty title=t!("rfq-open-review-none") text/></Panel> }.into_any();
    }
    let rows = cases
        .iter()
        .map(|case| {
            let choice = choice(case, typed);
            let mut cells = row(case.clone());
            cells.push(choice.into_any());
            cells
        })
        .collect();
    let mut columns = columns();
    columns.push(DataColumn::words(t!("moderation-choose")));
    let fields = fields(typed, errors);
    view! {
        <form class="stack" method="post" action=PATH novalidate>
            <Panel><DataTable caption=t!("rfq-open-review") columns rows/></Panel>
            <Panel title=t!("moderation-decide-chosen")>
                <p>{t!("rfq-open-decide-chosen")}</p>
                <div class="form">{fields}</div>
            </Panel>
        </form>
    }
    .into_any()
}

/// The box that chooses a case, with when it was read.
fn choice(case: &RfqCaseRow, typed: &Typed) -> impl IntoView + use<> {
    let value = chosen(case.id, case.opened_at);
    let checked = typed.case.contains(&value);
    let label = t!("moderation-choose-one", title = case.title.as_str());
    view! { <input type="checkbox" name="case" value=value checked=checked aria-label=label/> }
}

/// Cases as the desk lists them.
pub(crate) fn table(cases: Vec<RfqCaseRow>) -> impl IntoView {
    let rows = cases.into_iter().map(row).collect();
    view! { <DataTable caption=t!("rfq-open-review") columns=columns() rows/> }
}

fn columns() -> Vec<DataColumn> {
    vec![
        DataColumn::words(t!("rfq-column-rfq")),
        DataColumn::words(t!("rfq-column-buyer")),
        DataColumn::words(t!("moderation-market")),
        DataColumn::words(t!("moderation-kind")),
        DataColumn::words(t!("moderation-since")),
    ]
}

fn row(case: RfqCaseRow) -> Vec<AnyView> {
    let kind = match case.reports {
        0 => view! { <Badge>{t!("rfq-open-new")}</Badge> },
        count => view! { <Badge tone=Tone::Rust>{t!("rfq-open-reported", count = count)}</Badge> },
    };
    vec![
        view! { <a href=format!("{PATH}/{}", case.id)>{case.title}</a><span class="under">{case.number}</span> }
            .into_any(),
        link(&case.buyer),
        case.market.name.get(locale()).to_owned().into_any(),
        kind.into_any(),
        view! { <Moment at=case.opened_at/> }.into_any(),
    ]
}
