//! One case: what the listing says or would say, and the form that decides it.

use super::{
    decide_form::{self, Typed},
    finding,
    page_queue::badges,
    report, wording,
};
use crate::{
    catalog::pictures::review,
    failure::Failure,
    i18n::{locale, named},
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, Moment, Notice, PageHead, Panel, Terms, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Path, response::Response};
use chrono::SecondsFormat;
use domain::{
    catalog::{ListingState, view::CaseView},
    id::CaseId,
    moderation::{CaseState, Decision, Verdict},
    problem::FieldErrors,
};
use leptos::prelude::*;
use service::{Conflict, moderation};

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
    let (kind, reports) = (kind(case), report::list(&case.reports));
    let body = view! {
        <PageHead title=title.clone() lede=lede(case)>{kind}</PageHead>
        {conflict.map(told)}
        <ErrorSummary errors=errors.clone() label=decide_form::label/>
        {standing(case, mine)}
        {off_show(case)}
        {appeal(case)}
        {reports}
        {finding::panel(&case.findings)}
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
    let reports = u32::try_from(case.reports.len()).unwrap_or(u32::MAX);
    let badges = badges(case.matter, reports, case.state.appeal().is_some());
    let page = format!("/listings/{}", case.listing.id);
    view! { {badges}<a href=page>{t!("moderation-page")}</a> }
}

/// That buyers do not see it just now, and why; what is decided about its text decides about that too.
fn off_show(case: &CaseView) -> Option<impl IntoView + use<>> {
    let ListingState::Suspended { reason, .. } = &case.listing.state else {
        return None;
    };
    let (waits, reason) = (case.state.decision().is_none(), reason.clone());
    let back = waits.then(|| view! { <p>{t!("moderation-off-show-text")}</p> });
    Some(view! { <Notice tone=Tone::Brass title=t!("moderation-off-show")><p>{reason}</p>{back}</Notice> })
}

/// What its supplier says against the decision before.
fn appeal(case: &CaseView) -> Option<impl IntoView + use<>> {
    let appeal = case.state.appeal()?;
    let (words, at) = (appeal.words.clone(), appeal.at);
    let before = t!(
        "moderation-appeal-against",
        reason = appeal.against.reason.as_str()
    );
    Some(view! {
        <Notice title=t!("moderation-appeal-words")>
            <p>{words}</p>
            <p class="small muted">{before}" · "<Moment at/></p>
        </Notice>
    })
}

/// What came between reading and deciding.
fn told(conflict: &Conflict) -> impl IntoView + use<> {
    let words = self::conflict(conflict);
    view! { <Notice tone=Tone::Rust title=words><p>{t!("moderation-conflict-kept")}</p></Notice> }
}

/// What came in between, in words.
pub(super) fn conflict(conflict: &Conflict) -> String {
    match conflict {
        Conflict::Decided(_) => t!("moderation-conflict-decided"),
        Conflict::Claimed(name) => t!("moderation-conflict-claimed", name = named(name)),
        Conflict::Resubmitted => t!("moderation-conflict-resubmitted"),
        Conflict::NoBooth => t!("moderation-conflict-no-booth"),
        _ => t!("moderation-conflict-gone"),
    }
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

fn form(case: &CaseView, typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    let action = format!("/operating/cases/{}", case.id);
    let claim = matches!(case.state, CaseState::Open | CaseState::Appealed(_))
        .then(|| claim_form(case, t!("moderation-claim")));
    let (seen, fields) = (seen(case), decide_form::fields(Some(case), typed, errors));
    view! {
        <Panel title=t!("moderation-decide")>
            <form class="form" method="post" action=format!("{action}/decide") novalidate>
                <input type="hidden" name="seen" value=seen/>
                {fields}
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
