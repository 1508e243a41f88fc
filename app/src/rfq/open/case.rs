//! One case about an open RFQ: what it asks, who reported it, and the form that decides it.

use crate::{
    company::words::link,
    failure::Failure,
    form::Form,
    i18n::{error_of, locale, named},
    page::Page,
    rfq::{negotiation_view::asked, words},
    t,
    ui::{
        Badge, Button, ChoiceOption, Choices, ErrorSummary, Moment, Notice, PageHead, Panel, Textarea, Tone,
    },
    visit::{Proven, Visit},
    visitor::Desk,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::SecondsFormat;
use chrono_tz::Tz;
use domain::{
    Instant,
    id::CaseId,
    moderation::{Ruling, Verdict},
    problem::FieldErrors,
    rfq::view::{Report, RfqCaseView},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, rfq::open};

/// The decision as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) verdict: String,
    pub(super) reason: String,
    /// The case's `opened_at` when it was read.
    pub(super) seen: String,
    /// The cases chosen to be decided in one go.
    pub(super) case: Vec<String>,
}

impl Typed {
    pub(super) fn parse(&self) -> Result<Ruling, FieldErrors> {
        Ruling::parse(&self.verdict, &self.reason)
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<CaseId>) -> Result<Response, Failure> {
    let case = open::case(&visit.ctx, &visit.actor, id).await?;
    let zone = visit.frame.visitor.time_zone;
    Ok(visit.page(|| page(&case, &Typed::default(), &FieldErrors::default(), None, zone)))
}

pub(super) async fn decide(
    Proven(visit): Proven,
    Path(id): Path<CaseId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let decided = match typed.parse() {
        Ok(ruling) => {
            // An instant no case has where the form does not say, which is a conflict.
            let seen = typed.seen.parse().unwrap_or(Instant::UNIX_EPOCH);
            open::decide(&visit.ctx, &visit.actor, id, ruling, seen).await
        }
        Err(errors) => Err(errors.into()),
    };
    let (status, errors, conflict) = match decided {
        Ok(()) => return Ok(Redirect::to("/operating/rfq-cases").into_response()),
        Err(Error::Invalid(errors)) => (StatusCode::UNPROCESSABLE_ENTITY, errors, None),
        Err(Error::Conflict(conflict)) => (StatusCode::CONFLICT, FieldErrors::default(), Some(conflict)),
        Err(other) => return Err(other.into()),
    };
    let case = open::case(&visit.ctx, &visit.actor, id).await?;
    let zone = visit.frame.visitor.time_zone;
    Ok(visit.page_with(status, || page(&case, &typed, &errors, conflict.as_deref(), zone)))
}

fn page(
    case: &RfqCaseView,
    typed: &Typed,
    errors: &FieldErrors,
    conflict: Option<&Conflict>,
    zone: Tz,
) -> Page {
    let title = case.head.title.clone();
    let lede = t!(
        "rfq-open-case-lede",
        number = case.head.number.as_str(),
        market = case.market.name.get(locale())
    );
    let (placed, tone) = words::placement(&case.placement);
    let told = conflict.map(|conflict| {
        let words = said_of(conflict);
        view! { <Notice tone=Tone::Rust title=words><p>{t!("moderation-conflict-kept")}</p></Notice> }
    });
    let form = case.state.decision().is_none().then(|| form(case, typed, errors));
    let buyer = link(&case.head.buyer);
    let body = view! {
        <PageHead title=title.clone() lede><Badge tone>{placed}</Badge>{buyer}</PageHead>
        {told}
        <ErrorSummary errors=errors.clone() label=label/>
        {decided(case)}
        <div class="columns">
            <div class="stack">{reports(&case.reports)}{asked(&case.head, zone)}</div>
            {form}
        </div>
    };
    Page::new(title, body)
        .at(Desk::Operating)
        .crumb(t!("rfq-open-review"), "/operating/rfq-cases")
}

fn decided(case: &RfqCaseView) -> Option<impl IntoView + use<>> {
    let decision = case.state.decision()?;
    let name = case.operator.as_ref().map(named).unwrap_or_default();
    let (tone, words) = match decision.verdict {
        Verdict::Approve => (Tone::Leaf, t!("moderation-approved-by", name = name)),
        _ => (Tone::Rust, t!("moderation-rejected-by", name = name)),
    };
    let (reason, at) = (decision.reason.clone(), decision.at);
    let reason = (!reason.is_empty()).then(|| view! { <p>{reason}</p> });
    Some(view! { <Notice tone title=words>{reason}<p><Moment at exact=true/></p></Notice> })
}

fn reports(reports: &[Report]) -> Option<impl IntoView + use<>> {
    let items = reports
        .iter()
        .map(|report| {
            let (reason, at) = (report.reason.clone(), report.at);
            view! {
                <li>
                    <div>{link(&report.company)}" · "<Moment at/><p class="remark-text">{reason}</p></div>
                </li>
            }
        })
        .collect_view();
    (!reports.is_empty())
        .then(|| view! { <Panel title=t!("rfq-open-reports")><ul class="part-list">{items}</ul></Panel> })
}

fn form(case: &RfqCaseView, typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    let action = format!("/operating/rfq-cases/{}/decide", case.id);
    let seen = case.opened_at.to_rfc3339_opts(SecondsFormat::Micros, true);
    let fields = fields(typed, errors);
    view! {
        <Panel title=t!("moderation-decide")>
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="seen" value=seen/>
                {fields}
            </form>
        </Panel>
    }
}

/// The fields a decision is typed into: for one case, or for many in one go.
pub(super) fn fields(typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    let option = |value: &str, label, hint| ChoiceOption {
        value: value.to_owned(),
        label,
        hint: Some(hint),
    };
    let verdicts = vec![
        option("approve", t!("rfq-open-approve"), t!("rfq-open-approve-hint")),
        option("reject", t!("rfq-open-reject"), t!("rfq-open-reject-hint")),
    ];
    view! {
        <Choices
            name="verdict" label=t!("moderation-verdict") options=verdicts value=typed.verdict.clone()
            error=error_of(errors, "verdict")
        />
        <Textarea
            name="reason" label=t!("moderation-reason") hint=t!("rfq-open-decision-hint")
            value=typed.reason.clone() error=error_of(errors, "reason")
        />
        <div class="actions"><Button>{t!("moderation-submit")}</Button></div>
    }
}

pub(super) fn label(field: &str) -> String {
    match field {
        "reason" => t!("moderation-reason"),
        "case" => t!("moderation-choose"),
        _ => t!("moderation-verdict"),
    }
}

/// What came in between, in words.
pub(super) fn said_of(conflict: &Conflict) -> String {
    match conflict {
        Conflict::Decided(_) => t!("moderation-conflict-decided"),
        Conflict::Resubmitted => t!("rfq-open-conflict-reported"),
        _ => t!("rfq-open-conflict-gone"),
    }
}
