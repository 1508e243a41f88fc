//! An import: how far it got, what becomes of each row, and the next step.

use super::{IMPORTS, UPLOAD, placed, rows, words};
use crate::{
    failure::Failure,
    format,
    i18n::{locale, problem},
    page::Page,
    t,
    ui::{Badge, Button, ButtonKind, LinkButton, Moment, Notice, PageHead, Panel, Term, Terms, Tone},
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    actor::Right,
    catalog::import::{ImportState, ImportView, RowOutcome},
    id::ImportId,
    page::PageRequest,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::catalog::import;

/// Which rows, and from where on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    show: String,
    after: String,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<ImportId>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let import = import::view(&visit.ctx, &visit.actor, id).await?;
    let may = visit.actor.may(Right::ManageListings);
    let shown = place.show.parse().ok().or_else(|| rows::first(&import.counts));
    let wanted = PageRequest::new(None, Some(place.after));
    let later = wanted.after.is_some();
    let list = match shown.filter(|_| !import.state.is_working()) {
        Some(outcome) => {
            let page = import::rows(&visit.ctx, &visit.actor, id, outcome, wanted).await?;
            Some((outcome, page))
        }
        None => None,
    };
    let unnamed = match import.archive.is_some() && list.is_some() {
        true => import::unnamed(&visit.ctx, &visit.actor, id).await?,
        false => Default::default(),
    };
    Ok(visit.page(|| {
        let (id, counts, over) = (import.id, import.counts, import.state.is_over());
        let working = import.state.is_working();
        let list = list.map(|(outcome, page)| {
            view! { <Panel title=t!("catalog-import-row-list")>{rows::list(id, &counts, over, outcome, page, later)}</Panel> }
        });
        let title = title(&import.state);
        let unnamed = super::pictures::unnamed(unnamed.0, unnamed.1);
        let body = view! { {head(&import, &title, may)}{standing(&import, may)}{list}{unnamed} };
        let page = placed(Page::new(title, body));
        if working { page.live() } else { page }
    }))
}

fn title(state: &ImportState) -> String {
    match state {
        ImportState::Uploaded | ImportState::Mapped { .. } | ImportState::Checked => {
            t!("catalog-import-report-dry")
        }
        _ => t!("catalog-import-report"),
    }
}

fn head(import: &ImportView, title: &str, may: bool) -> impl IntoView + use<> {
    let (state, tone) = words::state(&import.state);
    let again = (may && import.state.is_over()).then(|| {
        view! { <LinkButton href=UPLOAD kind=ButtonKind::Plain>{t!("catalog-import-again")}</LinkButton> }
    });
    let lede = t!(
        "catalog-import-of",
        file = import.file_name.clone(),
        market = import.market.name.get(locale()).to_owned()
    );
    view! {
        <PageHead title=title.to_owned() lede><Badge tone>{state}</Badge>{again}</PageHead>
    }
}

/// What happened or would, and what to do next. While rows are read it is looked at again and again.
fn standing(import: &ImportView, may: bool) -> impl IntoView + use<> {
    let at = import.at;
    let (told, next) = (told(import), next(import, may));
    let counted = (import.state != ImportState::Uploaded).then(|| view! { <Terms terms=counts(import)/> });
    view! {
        <div class="stack" data-live=import.state.is_working().then_some("")>
            {told}
            {remarks(import)}
            {super::pictures::remarks(import)}
            {counted}
            {next}
            <p class="muted">{t!("catalog-import-handed-in")}" "<Moment at exact=true/></p>
        </div>
    }
}

fn told(import: &ImportView) -> AnyView {
    let counts = &import.counts;
    let figure = |count: u64| format::group(&count.to_string());
    match &import.state {
        ImportState::Uploaded => {
            view! { <Notice tone=Tone::Brass title=t!("catalog-import-waits-for-columns")/> }.into_any()
        }
        ImportState::Mapped { .. } | ImportState::Running => {
            let title = match import.rows {
                Some(rows) if import.state == ImportState::Running => t!(
                    "catalog-import-so-far-of",
                    done = figure(counts.rows()),
                    rows = figure(rows)
                ),
                _ => t!("catalog-import-so-far", done = figure(counts.rows())),
            };
            view! { <Notice tone=Tone::Sea title>{t!("catalog-import-leave")}</Notice> }.into_any()
        }
        ImportState::Checked => {
            let title = match counts.created + counts.changed {
                0 => t!("catalog-import-nothing-to-do"),
                _ => t!("catalog-import-nothing-written"),
            };
            view! { <Notice tone=Tone::Brass title/> }.into_any()
        }
        ImportState::Done => match counts.created + counts.changed {
            0 => view! { <Notice tone=Tone::Leaf title=t!("catalog-import-nothing-changed")/> }.into_any(),
            count => {
                view! { <Notice tone=Tone::Leaf title=t!("catalog-import-waits", count = count)/> }.into_any()
            }
        },
        ImportState::Failed { problem: why } => {
            let why = problem(why);
            view! { <Notice tone=Tone::Rust title=t!("catalog-import-broke-off")>{why}</Notice> }.into_any()
        }
        ImportState::Cancelled => view! { <Notice title=t!("catalog-import-given-up")/> }.into_any(),
    }
}

fn remarks(import: &ImportView) -> impl IntoView + use<> {
    let encoding = import.encoding.clone();
    let encoding =
        encoding.map(|encoding| view! { <Notice title=t!("catalog-import-read-as", encoding = encoding)/> });
    let sheet = import.sheet.clone();
    let sheet = sheet.map(|sheet| view! { <Notice title=t!("catalog-import-sheet", sheet = sheet)/> });
    let uncategorised = import.counts.uncategorised;
    let uncategorised = (uncategorised > 0).then(|| {
        view! { <Notice tone=Tone::Brass title=t!("catalog-import-uncategorised", count = uncategorised)/> }
    });
    let incomplete = import.counts.incomplete;
    let incomplete = (incomplete > 0).then(|| {
        view! {
            <Notice tone=Tone::Brass title=t!("catalog-import-incomplete", count = incomplete)>
                <p><a href="/selling/listings?lacking=on">{t!("catalog-import-incomplete-text")}</a></p>
            </Notice>
        }
    });
    view! { {encoding}{sheet}{uncategorised}{incomplete} }
}

fn counts(import: &ImportView) -> Vec<Term> {
    let over = import.state.counts_done();
    let term = |outcome: &RowOutcome| {
        let figure = format::group(&import.counts.of(*outcome).to_string());
        Term::new(words::outcome(*outcome, over), figure)
    };
    RowOutcome::ALL.iter().map(term).collect()
}

/// The next steps, for those who may take them.
fn next(import: &ImportView, may: bool) -> impl IntoView + use<> {
    let (id, state) = (import.id, import.state.clone());
    let to = move |step: &str| format!("{IMPORTS}/{id}/{step}");
    let start = (may && state == ImportState::Checked && import.counts.created + import.counts.changed > 0)
        .then(|| view! { <form method="post" action=to("start")><Button>{t!("catalog-import-start")}</Button></form> });
    let columns = (may && state.may_map() && !state.is_working()).then(|| {
        let kind = if state == ImportState::Uploaded {
            ButtonKind::Primary
        } else {
            ButtonKind::Plain
        };
        view! { <LinkButton href=to("columns") kind>{t!("catalog-import-columns-title")}</LinkButton> }
    });
    let look = state.is_working().then(|| {
        view! { <LinkButton href=format!("{IMPORTS}/{id}") kind=ButtonKind::Plain>{t!("catalog-import-look")}</LinkButton> }
    });
    let cancel = (may && !state.is_over()).then(|| {
        view! {
            <form method="post" action=to("cancel")>
                <Button kind=ButtonKind::Quiet>{t!("catalog-import-cancel")}</Button>
            </form>
        }
    });
    let failed = (import.counts.failed > 0 && !state.is_working()).then(|| {
        view! {
            <p>{t!("catalog-import-mend")}</p>
            <div class="actions">
                <LinkButton href=to("failed.csv") kind=ButtonKind::Plain>{t!("catalog-import-download")}</LinkButton>
            </div>
        }
    });
    view! { <div class="actions">{start}{columns}{look}{cancel}</div>{failed} }
}
