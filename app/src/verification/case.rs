//! One case: what the company states beside what it handed in, and the form that decides it.

use super::{
    case_form::{Typed, fields_label, form},
    own_view::{file, list},
    words,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{locale, named},
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, DataColumn, DataTable, ErrorSummary, LinkButton, Moment, Notice, PageHead,
        Panel, Term, Terms, Tone,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono_tz::Tz;
use domain::{
    Instant,
    company::{NumberKind, Statement, VerificationCase, VerificationState},
    id::{CaseId, PersonId},
    moderation::{CaseState, Decision, Verdict},
    problem::FieldErrors,
};
use leptos::prelude::*;
use service::{Conflict, Error, company::verification};

pub(super) async fn show(visit: Visit, Path(id): Path<CaseId>) -> Result<Response, Failure> {
    let case = verification::case(&visit.ctx, &visit.actor, id).await?;
    let (me, zone, now) = viewer(&visit);
    let typed = Typed::of(&case, zone, now);
    Ok(visit.page(|| page(&case, me, &typed, &FieldErrors::default(), None)))
}

fn viewer(visit: &Visit) -> (Option<PersonId>, Tz, Instant) {
    let me = visit.actor.member().map(|member| member.person);
    (me, visit.frame.visitor.time_zone, visit.frame.now)
}

pub(super) async fn claim(visit: Visit, Path(id): Path<CaseId>) -> Result<Response, Failure> {
    match verification::claim(&visit.ctx, &visit.actor, id).await {
        Ok(()) => Ok(Redirect::to(&format!("/operating/verifications/{id}")).into_response()),
        Err(refused) => again(visit, id, None, refused).await,
    }
}

pub(super) async fn decide(
    visit: Visit,
    Path(id): Path<CaseId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (_, zone, _) = viewer(&visit);
    let decided = match typed.parse(zone) {
        Ok(assessment) => verification::decide(&visit.ctx, &visit.actor, id, assessment, typed.seen()).await,
        Err(errors) => Err(errors.into()),
    };
    match decided {
        Ok(()) => Ok(Redirect::to("/operating/verifications").into_response()),
        Err(refused) => again(visit, id, Some(typed), refused).await,
    }
}

/// The case as it stands now, with what was typed and why it was not done.
async fn again(visit: Visit, id: CaseId, typed: Option<Typed>, refused: Error) -> Result<Response, Failure> {
    let (status, errors, conflict) = match refused {
        Error::Invalid(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors, None),
        Error::Conflict(conflict) => (StatusCode::CONFLICT, FieldErrors::default(), Some(conflict)),
        other => return Err(other.into()),
    };
    let case = verification::case(&visit.ctx, &visit.actor, id).await?;
    let (me, zone, now) = viewer(&visit);
    let typed = typed.unwrap_or_else(|| Typed::of(&case, zone, now));
    Ok(visit.page_with(status, || page(&case, me, &typed, &errors, conflict.as_deref())))
}

fn page(
    case: &VerificationCase,
    me: Option<PersonId>,
    typed: &Typed,
    errors: &FieldErrors,
    conflict: Option<&Conflict>,
) -> Page {
    let title = case.row.company.name.get(locale()).to_owned();
    let market = words::market(case.row.entry.market.as_ref());
    let lede = t!(
        "verification-case-lede",
        code = case.row.company.code.as_str(),
        market = market
    );
    let (state, tone) = words::state(&case.row.verification);
    let mine = me.is_some_and(|me| case.row.entry.state.waits_for(me));
    let body = view! {
        <PageHead title=title.clone() lede><Badge tone>{state}</Badge></PageHead>
        {conflict.map(told)}
        <ErrorSummary errors=errors.clone() label=fields_label/>
        {standing(case, mine)}
        <div class="columns">
            <div class="stack">
                <Terms title=t!("verification-stated") terms=stated(&case.statement)/>
                {remarks(case)}
                {mine.then(|| form(case, typed, errors))}
            </div>
            <div class="stack">{papers(case)}{found(case)}{acts(case)}</div>
        </div>
    };
    Page::new(title, body)
        .at(Desk::Operating)
        .crumb(t!("shell-verifications"), "/operating/verifications")
}

/// What came between reading and deciding.
fn told(conflict: &Conflict) -> impl IntoView + use<> {
    let words = match conflict {
        Conflict::Decided(_) => t!("moderation-conflict-decided"),
        Conflict::Claimed(name) => t!("verification-conflict-claimed", name = named(name)),
        Conflict::Resubmitted => t!("verification-conflict-changed"),
        _ => t!("verification-moved-on"),
    };
    view! { <Notice tone=Tone::Rust title=words><p>{t!("moderation-conflict-kept")}</p></Notice> }
}

/// Who looks at it, or what was decided.
fn standing(case: &VerificationCase, mine: bool) -> Option<AnyView> {
    let name = case.row.entry.operator.as_ref().map(named).unwrap_or_default();
    match &case.row.entry.state {
        CaseState::Open | CaseState::Appealed(_) => {
            Some(view! { <div class="actions">{claim_form(case, t!("verification-claim"))}</div> }.into_any())
        }
        CaseState::Claimed { .. } => {
            let notice = t!("moderation-claimed-by", name = name);
            let take_over = (!mine).then(|| claim_form(case, t!("moderation-take-over")));
            Some(view! { <Notice title=notice>{take_over}</Notice> }.into_any())
        }
        CaseState::Decided(decision) => Some(decided(decision, name).into_any()),
    }
}

fn claim_form(case: &VerificationCase, words: String) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("/operating/verifications/{}/claim", case.row.entry.id)>
            <Button kind=ButtonKind::Plain>{words}</Button>
        </form>
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

fn stated(statement: &Statement) -> Vec<Term> {
    let none = || t!("verification-not-stated");
    let names = [&statement.name.zh, &statement.name.en];
    let names: Vec<_> = names.into_iter().flatten().cloned().collect();
    let mut terms = vec![
        Term::new(t!("verification-name"), names.join(" · ")),
        Term::new(t!("verification-country"), statement.country.code()),
    ];
    for known in &statement.numbers {
        let kind = match known.kind {
            NumberKind::Uscc => t!("verification-number-uscc"),
            NumberKind::Vat => t!("verification-number-vat"),
            NumberKind::Eori => t!("verification-number-eori"),
            NumberKind::Duns => t!("verification-number-duns"),
            NumberKind::Other => t!("verification-number-other"),
        };
        terms.push(Term::new(kind, known.number.clone()));
    }
    let address = statement.address.as_ref().map(|address| {
        let postcode = address.postcode.clone().unwrap_or_default();
        format!("{} {postcode}", address.lines)
    });
    terms.push(Term::new(
        t!("verification-fact-address"),
        address.unwrap_or_else(none),
    ));
    terms.push(Term::new(t!("verification-contact"), statement.contact.clone()));
    let bank = statement
        .bank
        .as_ref()
        .map(|bank| format!("{} · {} · {}", bank.holder, bank.bank, bank.account));
    terms.push(Term::new(t!("verification-fact-bank"), bank.unwrap_or_else(none)));
    terms
}

/// What the company said, and what it says against a decision.
fn remarks(case: &VerificationCase) -> impl IntoView + use<> {
    let remark = |label: String, text: String| {
        view! { <div class="remark"><p class="remark-label">{label}</p><p class="remark-text">{text}</p></div> }
    };
    let entry = &case.row.entry;
    let note = (!entry.note.is_empty()).then(|| remark(t!("verification-note"), entry.note.clone()));
    let appeal = entry.state.appeal().map(|appeal| {
        let before = t!("verification-appeal-against", reason = appeal.against.reason.as_str());
        view! { {remark(t!("verification-appeal-words"), appeal.words.clone())}<p class="muted small">{before}</p> }
    });
    view! { {note}{appeal} }
}

fn papers(case: &VerificationCase) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("verification-paper-kind")),
        DataColumn::words(t!("verification-paper-file")),
    ];
    let rows = case
        .papers
        .iter()
        .map(|paper| {
            vec![
                words::fact(paper.kind, paper.title.as_deref()).into_any(),
                file(paper),
            ]
        })
        .collect();
    view! {
        <Panel title=t!("verification-papers")>
            <DataTable caption=t!("verification-papers") columns rows/>
        </Panel>
    }
}

fn found(case: &VerificationCase) -> Option<impl IntoView + use<>> {
    let facts: Vec<_> = case.facts.iter().collect();
    if facts.is_empty() {
        return None;
    }
    let facts = list(facts);
    Some(view! { <Panel title=t!("verification-facts")>{facts}</Panel> })
}

/// What an operator may do with a company that this case verified.
fn acts(case: &VerificationCase) -> Option<impl IntoView + use<>> {
    if !case.standing {
        return None;
    }
    let href = |act: &str| format!("/operating/verifications/{}/{act}", case.row.entry.id);
    let (text, act) = match case.row.verification {
        VerificationState::Verified { .. } => (
            t!("verification-suspend-text"),
            view! { <LinkButton href=href("suspend") kind=ButtonKind::Danger>{t!("verification-suspend")}</LinkButton> }
                .into_any(),
        ),
        VerificationState::Suspended { .. } => (
            t!("verification-reinstate-text"),
            view! { <LinkButton href=href("reinstate")>{t!("verification-reinstate")}</LinkButton> }.into_any(),
        ),
        _ => return None,
    };
    Some(
        view! { <Panel title=t!("verification-trade")><p>{text}</p><div class="actions">{act}</div></Panel> },
    )
}
