//! What the company sees: where it stands and who has to move, its papers, what was found, and what it can do next.

use super::{
    own::{PLATFORM, Said},
    words,
};
use crate::{
    i18n::{error_of, locale, named},
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, DataColumn, DataTable, ErrorSummary, Field, FileField, Moment, Notice,
        PageHead, Panel, Select, SelectOption, Step, StepState, Stepper, Textarea, Timeline, TimelineEntry,
        Tone, Turn,
    },
    visitor::Area,
};
use domain::{
    company::{FactKind, FactView, PaperView, VerificationState, VerificationView},
    file::Taken,
    problem::FieldErrors,
};
use leptos::prelude::*;
use service::Conflict;

/// The page; after a mistake with what was typed, after a conflict as things stand now.
pub(super) fn page(
    view: &VerificationView,
    manages: bool,
    said: &Said,
    errors: &FieldErrors,
    conflict: Option<&Conflict>,
) -> Page {
    let title = t!("verification-title");
    let (state, tone) = words::state(&view.state);
    let moved = conflict.map(|_| {
        view! { <Notice tone=Tone::Rust title=t!("verification-moved-on")><p>{t!("verification-nothing-done")}</p></Notice> }
    });
    let body = view! {
        <PageHead title=title.clone() lede=t!("verification-lede")><Badge tone>{state}</Badge></PageHead>
        {moved}
        <ErrorSummary errors=errors.clone() label=label/>
        <Stepper steps=steps(view) turn=turn(view)/>
        <div class="columns">
            <div class="stack">
                {(manages && view.may_appeal()).then(|| appeal(said, errors))}
                {papers(view, manages, said, errors)}
                {(manages && view.may_submit()).then(|| submission(view, said, errors))}
            </div>
            <div class="stack">{facts(view)}{history(view)}</div>
        </div>
    };
    Page::new(title, body).at(Area::Company)
}

fn label(field: &str) -> String {
    match field {
        "market" => t!("verification-market"),
        "contact" => t!("verification-contact"),
        "note" => t!("verification-note"),
        "kind" => t!("verification-paper-kind"),
        "title" => t!("verification-paper-title"),
        "file" => t!("verification-paper-file"),
        "words" => t!("verification-appeal-words"),
        "numbers" => t!("verification-fact-licence"),
        _ => t!("verification-papers"),
    }
}

fn steps(view: &VerificationView) -> Vec<Step> {
    use VerificationState::{
        ChangesRequested, Expired, Rejected, Submitted, Suspended, Unverified, Verified,
    };
    let (here, stopped) = match view.state {
        Unverified | ChangesRequested { .. } | Expired { .. } => (0, false),
        Submitted => (1, false),
        Rejected { .. } => (1, true),
        Verified { .. } => (2, false),
        Suspended { .. } => (2, true),
    };
    let until = view
        .state
        .until()
        .map(|until| t!("verification-until-day", until = words::last_day(until)));
    let labels = [
        (t!("verification-step-papers"), None),
        (t!("verification-step-check"), None),
        (t!("verification-step-verified"), until),
    ];
    let step = |(index, (label, note)): (usize, (String, Option<String>))| Step {
        label,
        note,
        state: match index.cmp(&here) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal if stopped => StepState::Stopped,
            std::cmp::Ordering::Equal => StepState::Current,
            std::cmp::Ordering::Greater => StepState::Ahead,
        },
    };
    labels.into_iter().enumerate().map(step).collect()
}

fn turn(view: &VerificationView) -> Option<Turn> {
    let (tone, text) = match (&view.state, view.waiting()) {
        (VerificationState::Suspended { reason, .. }, _) => (
            Tone::Rust,
            t!("verification-turn-suspended", reason = reason.as_str()),
        ),
        (_, Some(case)) => {
            let by = words::market(case.market.as_ref());
            (Tone::Sea, t!("verification-turn-operator", by = by))
        }
        (VerificationState::Unverified, None) => (Tone::Brass, t!("verification-turn-first")),
        (VerificationState::ChangesRequested { reason }, None) => (
            Tone::Brass,
            t!("verification-turn-mend", reason = reason.as_str()),
        ),
        (VerificationState::Rejected { reason }, None) => (
            Tone::Rust,
            t!("verification-turn-rejected", reason = reason.as_str()),
        ),
        (VerificationState::Expired { .. }, None) => (Tone::Brass, t!("verification-turn-expired")),
        (VerificationState::Verified { .. }, None) => (Tone::Leaf, t!("verification-turn-verified")),
        (VerificationState::Submitted, None) => return None,
    };
    Some(Turn {
        tone,
        text,
        until: None,
    })
}

fn papers(
    view: &VerificationView,
    manages: bool,
    said: &Said,
    errors: &FieldErrors,
) -> Option<impl IntoView + use<>> {
    let papers = view.papers.as_ref()?;
    let open = manages && view.papers_open();
    let columns = vec![
        DataColumn::words(t!("verification-paper-kind")),
        DataColumn::words(t!("verification-paper-file")),
        DataColumn::words(t!("verification-paper-at")),
        DataColumn::words(t!("verification-paper-act")),
    ];
    let rows = papers.iter().map(|paper| row(paper, open)).collect();
    let list = match papers.is_empty() {
        true => view! { <p class="muted">{t!("verification-papers-none")}</p> }.into_any(),
        false => view! { <DataTable caption=t!("verification-papers") columns rows/> }.into_any(),
    };
    let frozen =
        (manages && !open).then(|| view! { <p class="muted small">{t!("verification-papers-frozen")}</p> });
    let upload = open.then(|| upload(said, errors));
    Some(view! {
        <div id="papers"><Panel title=t!("verification-papers")>
            {list}
            {frozen}
            {upload}
        </Panel></div>
    })
}

fn row(paper: &PaperView, open: bool) -> Vec<AnyView> {
    let name = words::fact(paper.kind, paper.title.as_deref());
    let remove = open.then(|| {
        let action = format!("/company/verification/papers/{}/remove", paper.id);
        let what = t!("verification-paper-remove-named", name = paper.file_name.as_str());
        view! {
            <form method="post" action=action>
                <Button kind=ButtonKind::Quiet>
                    <span aria-hidden="true">{t!("verification-paper-remove")}</span>
                    <span class="visually-hidden">{what}</span>
                </Button>
            </form>
        }
    });
    vec![
        name.into_any(),
        file(paper),
        view! { <Moment at=paper.at/> }.into_any(),
        remove.into_any(),
    ]
}

/// A paper's file, to be saved.
pub(super) fn file(paper: &PaperView) -> AnyView {
    let size = format!("{} · {} KB", paper.file.name(), paper.size.div_ceil(1024));
    view! {
        <a href=format!("/papers/{}", paper.id) download=paper.file_name.clone()>{paper.file_name.clone()}</a>
        <span class="under">{size}</span>
    }
    .into_any()
}

fn upload(said: &Said, errors: &FieldErrors) -> impl IntoView + use<> {
    let options = FactKind::ALL.iter().map(|kind| SelectOption {
        value: kind.to_string(),
        label: words::fact(*kind, None),
    });
    let hint = t!(
        "verification-paper-hint",
        kinds = Taken::DOCUMENT.names(),
        max = Taken::DOCUMENT.max_words()
    );
    view! {
        <form class="form" method="post" action="/company/verification/papers" enctype="multipart/form-data">
            <Select
                name="kind" label=t!("verification-paper-kind") options=options.collect() value=said.kind.clone()
                error=error_of(errors, "kind") required=true
            />
            <Field
                name="title" label=t!("verification-paper-title") value=said.title.clone()
                hint=t!("verification-paper-title-hint") error=error_of(errors, "title")
            />
            <FileField
                name="file" label=t!("verification-paper-file") accept=".pdf,.jpg,.jpeg,.png" hint=hint
                error=error_of(errors, "file")
            />
            <div class="actions"><Button kind=ButtonKind::Plain>{t!("verification-paper-add")}</Button></div>
        </form>
    }
}

fn submission(view: &VerificationView, said: &Said, errors: &FieldErrors) -> impl IntoView + use<> {
    let platform = view.platform.then(|| SelectOption {
        value: PLATFORM.to_owned(),
        label: t!("verification-platform"),
    });
    let markets = view.markets.iter().map(|market| SelectOption {
        value: market.slug.clone(),
        label: market.name.get(locale()).to_owned(),
    });
    let options = markets.chain(platform).collect();
    let typed = |typed: &str, known: &str| if typed.is_empty() { known } else { typed }.to_owned();
    let act = match view.state {
        VerificationState::Verified { .. } => t!("verification-renew"),
        _ => t!("verification-submit"),
    };
    let form = view! {
            <p>{t!("verification-ask-text")}</p>
            <form class="form" method="post" action="/company/verification" novalidate>
                <Select
                    name="market" label=t!("verification-market") options value=said.market.clone()
                    hint=t!("verification-market-hint") error=error_of(errors, "market") required=true
                />
                <Field
                    name="contact" label=t!("verification-contact") hint=t!("verification-contact-hint")
                    value=typed(&said.contact, &view.statement.contact) error=error_of(errors, "contact")
                    required=true
                />
                <Textarea
                    name="note" label=t!("verification-note") value=said.note.clone() error=error_of(errors, "note")
                />
                <div class="actions"><Button>{act}</Button></div>
            </form>
    };
    view! { <Panel title=t!("verification-ask")>{form}</Panel> }
}

fn appeal(said: &Said, errors: &FieldErrors) -> impl IntoView + use<> {
    let form = view! {
            <p>{t!("verification-appeal-text")}</p>
            <form class="form" method="post" action="/company/verification/appeal" novalidate>
                <Textarea
                    name="words" label=t!("verification-appeal-words") value=said.words.clone()
                    error=error_of(errors, "words") required=true
                />
                <div class="actions"><Button>{t!("verification-appeal-submit")}</Button></div>
            </form>
    };
    view! { <Panel title=t!("verification-appeal")>{form}</Panel> }
}

fn facts(view: &VerificationView) -> impl IntoView + use<> {
    let shown: Vec<&FactView> = match view.facts.is_empty() {
        true => view.findings.iter().collect(),
        false => view.facts.iter().collect(),
    };
    let none = shown
        .is_empty()
        .then(|| view! { <p class="muted">{t!("verification-facts-none")}</p> });
    let list = list(shown);
    view! { <Panel title=t!("verification-facts")>{none}{list}</Panel> }
}

/// Facts with what was found about each.
pub(super) fn list(facts: Vec<&FactView>) -> impl IntoView + use<> {
    let entries = facts
        .into_iter()
        .map(|fact| {
            let (found, tone) = words::finding(fact);
            let note = (!fact.note.is_empty()).then(|| view! { <p>{fact.note.clone()}</p> });
            TimelineEntry {
                at: fact.at,
                who: words::fact(fact.kind, fact.title.as_deref()),
                what: view! { <span>{found}</span>{note} }.into_any(),
                tone,
                own: false,
            }
        })
        .collect::<Vec<_>>();
    (!entries.is_empty()).then(|| view! { <Timeline entries/> })
}

fn history(view: &VerificationView) -> Option<impl IntoView + use<>> {
    let entries: Vec<_> = view
        .history
        .iter()
        .map(|case| {
            let (state, tone) = words::case(case);
            let reason = case.state.decision().map(|decision| decision.reason.clone());
            let reason = reason.filter(|reason| !reason.is_empty());
            let decided = case.state.decision().is_some();
            let by = case.operator.as_ref().filter(|_| decided).map(named);
            TimelineEntry {
                at: case
                    .state
                    .decision()
                    .map_or(case.opened_at, |decision| decision.at),
                who: words::market(case.market.as_ref()),
                what: view! {
                    <span>{state}{by.map(|by| format!(" · {by}"))}</span>
                    {reason.map(|reason| view! { <p>{reason}</p> })}
                }
                .into_any(),
                tone,
                own: false,
            }
        })
        .collect();
    (!entries.is_empty())
        .then(|| view! { <Panel title=t!("verification-history")><Timeline entries/></Panel> })
}
