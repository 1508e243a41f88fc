//! `/operating/rfq-cases`: open RFQs that wait for a decision in the operator's markets; many can be decided in one go.

use super::case::{Typed, fields, label, said_of};
use crate::{
    company::words::link,
    failure::Failure,
    form::Form,
    i18n::locale,
    page::Page,
    t,
    ui::{Badge, DataColumn, DataTable, Empty, ErrorSummary, Moment, Notice, PageHead, Pager, Panel, Tone},
    visit::{Proven, Visit},
    visitor::Desk,
};
use axum::{extract::Query, http::StatusCode, response::Response};
use chrono::SecondsFormat;
use domain::{
    Instant,
    actor::Right,
    id::CaseId,
    page::{self, PageRequest},
    problem::{FieldErrors, Problem},
    rfq::view::RfqCaseRow,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, notification, rfq::open};

const PATH: &str = "/operating/rfq-cases";
/// The most that are decided in one go: a page of them.
const MOST: usize = 100;

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
    let chosen: Vec<_> = typed
        .case
        .iter()
        .filter_map(|case| read(case))
        .take(MOST)
        .collect();
    let mut errors = FieldErrors::default();
    if chosen.is_empty() {
        errors.add("case", Problem::new("nothing-chosen"));
    }
    let ruling = match typed.parse() {
        Ok(ruling) if errors.is_empty() => ruling,
        parsed => {
            errors.0.extend(parsed.err().unwrap_or_default().0);
            let cases = load(&visit, "").await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(visit.page_with(status, || page(&cases, "", &typed, &errors, None)));
        }
    };
    let (mut decided, mut refused) = (0_usize, Vec::new());
    for (id, seen) in chosen {
        match open::decide(&visit.ctx, &visit.actor, id, ruling.clone(), seen).await {
            Ok(()) => decided += 1,
            Err(Error::Conflict(why)) => {
                let case = open::case(&visit.ctx, &visit.actor, id).await?;
                refused.push((case.head.title, Some(*why)));
            }
            Err(Error::NotFound) => refused.push((id.to_string(), None)),
            Err(other) => return Err(other.into()),
        }
    }
    visit.frame.waiting = notification::waiting(&visit.ctx, &visit.actor).await?;
    let cases = load(&visit, "").await?;
    let status = match decided {
        0 => StatusCode::CONFLICT,
        _ => StatusCode::OK,
    };
    let typed = Typed::default();
    Ok(visit.page_with(status, || {
        let said = became(decided, refused);
        page(&cases, "", &typed, &FieldErrors::default(), Some(said))
    }))
}

fn read(case: &str) -> Option<(CaseId, Instant)> {
    let (id, seen) = case.split_once('@')?;
    Some((id.parse().ok()?, seen.parse().ok()?))
}

fn became(decided: usize, refused: Vec<(String, Option<service::Conflict>)>) -> AnyView {
    let tone = match refused.is_empty() {
        true => Tone::Leaf,
        false => Tone::Brass,
    };
    let refused = refused
        .into_iter()
        .map(|(title, why)| view! { <li>{title}" · "{said_of(why.as_ref())}</li> })
        .collect_view();
    let title = t!("rfq-open-decided-many", count = decided);
    view! { <Notice tone title><ul>{refused}</ul></Notice> }.into_any()
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
    let read = case.opened_at.to_rfc3339_opts(SecondsFormat::Micros, true);
    let value = format!("{}@{read}", case.id);
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
