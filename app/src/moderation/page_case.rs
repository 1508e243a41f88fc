//! One case: what the listing says or would say, and the form that decides it.

use super::wording;
use crate::{
    catalog::pictures::review,
    failure::Failure,
    i18n::{error_of, locale, named},
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, ChoiceOption, Choices, ErrorSummary, Moment, Notice, PageHead, Panel,
        Terms, Textarea, Tone,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Path, response::Response};
use chrono::SecondsFormat;
use domain::{
    catalog::view::CaseView,
    id::CaseId,
    moderation::{CaseState, Decision, Verdict},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, moderation};

/// The decision as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub verdict: String,
    pub reason: String,
    /// The case's `opened_at` when it was read.
    pub seen: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<CaseId>) -> Result<Response, Failure> {
    let case = moderation::view(&visit.ctx, &visit.actor, id).await?;
    let me = visit.actor.member().map(|member| member.person);
    Ok(visit.page(|| {
        let mine = may_decide(&case, me);
        page(&case, mine, &Typed::default(), &FieldErrors::default(), None)
    }))
}

/// Whether this person can still decide the case.
pub(super) fn may_decide(case: &CaseView, me: Option<domain::id::PersonId>) -> bool {
    me.is_some_and(|me| case.state.waits_for(me))
}

/// The page; after a conflict with what came in between, after a mistake with what was typed.
pub(super) fn page(
    case: &CaseView,
    mine: bool,
    typed: &Typed,
    errors: &FieldErrors,
    conflict: Option<&Conflict>,
) -> Page {
    let title = case.listing.wording.title.get(locale()).to_owned();
    let reviewed = if case.proposal.is_some() {
        t!("moderation-changes")
    } else {
        t!("moderation-says")
    };
    let kind = kind(case);
    let body = view! {
        <PageHead title=title.clone() lede=lede(case)>{kind}</PageHead>
        {conflict.map(told)}
        <ErrorSummary errors=errors.clone() label=label/>
        {standing(case, mine)}
        <div class="columns">
            <div class="stack">
                <Terms title=reviewed terms=wording::terms(case)/>
                {pictures(case)}
                <Terms title=t!("moderation-supply") terms=wording::supply(&case.listing.supply)/>
            </div>
            {mine.then(|| form(case, typed, errors))}
        </div>
    };
    Page::new(title, body)
        .at(Desk::Operating)
        .crumb(t!("shell-review"), "/operating/queue")
}

fn pictures(case: &CaseView) -> Option<impl IntoView + use<>> {
    let (id, title) = (case.listing.id, &case.listing.wording.title);
    let list = review(id, title, &case.pictures);
    (!case.pictures.is_empty()).then(|| view! { <Panel title=t!("catalog-picture-title")>{list}</Panel> })
}

fn lede(case: &CaseView) -> String {
    t!(
        "moderation-about",
        supplier = case.listing.supplier.name.get(locale()).to_owned(),
        market = case.market.name.get(locale()).to_owned(),
        sku = case.listing.sku.clone()
    )
}

fn kind(case: &CaseView) -> impl IntoView + use<> {
    let words = if case.proposal.is_some() {
        t!("moderation-revision")
    } else {
        t!("moderation-new")
    };
    let page = format!("/listings/{}", case.listing.id);
    view! { <Badge>{words}</Badge><a href=page>{t!("moderation-page")}</a> }
}

/// What came between reading and deciding.
fn told(conflict: &Conflict) -> impl IntoView + use<> {
    let words = match conflict {
        Conflict::Decided(_) => t!("moderation-conflict-decided"),
        Conflict::Claimed(name) => t!("moderation-conflict-claimed", name = named(name)),
        Conflict::Resubmitted => t!("moderation-conflict-resubmitted"),
        _ => t!("moderation-conflict-gone"),
    };
    view! { <Notice tone=Tone::Rust title=words><p>{t!("moderation-conflict-kept")}</p></Notice> }
}

/// Who looks at it, or what was decided.
fn standing(case: &CaseView, mine: bool) -> Option<AnyView> {
    let name = || case.operator.as_ref().map(named).unwrap_or_default();
    match &case.state {
        CaseState::Open | CaseState::Appealed(_) => None,
        CaseState::Claimed { .. } => {
            let notice = t!("moderation-claimed-by", name = name());
            let take_over = (!mine).then(|| claim_form(case, t!("moderation-take-over")));
            Some(view! { <Notice title=notice>{take_over}</Notice> }.into_any())
        }
        CaseState::Decided(decision) => Some(decided(decision, name()).into_any()),
    }
}

fn decided(decision: &Decision, name: String) -> impl IntoView + use<> {
    let (tone, words) = match decision.verdict {
        Verdict::Approve => (Tone::Leaf, t!("moderation-approved-by", name = name)),
        Verdict::RequestChanges => (Tone::Brass, t!("moderation-returned-by", name = name)),
        Verdict::Reject => (Tone::Rust, t!("moderation-rejected-by", name = name)),
    };
    let (reason, at) = (decision.reason.clone(), decision.at);
    let reason = (!reason.is_empty()).then(|| view! { <p>{reason}</p> });
    view! { <Notice tone title=words>{reason}<p><Moment at exact=true/></p></Notice> }
}

fn label(field: &str) -> String {
    match field {
        "reason" => t!("moderation-reason"),
        _ => t!("moderation-verdict"),
    }
}

fn form(case: &CaseView, typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    let action = format!("/operating/cases/{}", case.id);
    let claim = (case.state == CaseState::Open).then(|| claim_form(case, t!("moderation-claim")));
    let fields = view! {
        <input type="hidden" name="seen" value=seen(case)/>
        <Choices
            name="verdict" label=t!("moderation-verdict") options=verdicts(case) value=typed.verdict.clone()
            error=error_of(errors, "verdict")
        />
        <Textarea
            name="reason" label=t!("moderation-reason") hint=t!("moderation-reason-hint")
            value=typed.reason.clone() error=error_of(errors, "reason")
        />
    };
    view! {
        <Panel title=t!("moderation-decide")>
            <form class="form" method="post" action=format!("{action}/decide") novalidate>
                {fields}
                <div class="actions"><Button>{t!("moderation-submit")}</Button></div>
            </form>
            {claim}
        </Panel>
    }
}

fn claim_form(case: &CaseView, words: String) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("/operating/cases/{}/claim", case.id)>
            <Button kind=ButtonKind::Plain>{words}</Button>
        </form>
    }
}

/// The instant the case was read as of, exact enough to be compared.
fn seen(case: &CaseView) -> String {
    case.opened_at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

fn verdicts(case: &CaseView) -> Vec<ChoiceOption> {
    let option = |value: &str, label, hint| ChoiceOption {
        value: value.to_owned(),
        label,
        hint: Some(hint),
    };
    let [approved, returned, rejected] = match case.proposal {
        None => [
            t!("moderation-approve-new"),
            t!("moderation-return-new"),
            t!("moderation-reject-new"),
        ],
        Some(_) => [
            t!("moderation-approve-change"),
            t!("moderation-return-change"),
            t!("moderation-reject-change"),
        ],
    };
    vec![
        option("approve", t!("moderation-approve"), approved),
        option("request_changes", t!("moderation-return"), returned),
        option("reject", t!("moderation-reject"), rejected),
    ]
}
