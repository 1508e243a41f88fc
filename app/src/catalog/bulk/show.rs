//! A bulk edit: what it would do, how far it got, what it did; confirming it, and taking it back.

use super::{EDITS, placed, rows, words};
use crate::{
    failure::Failure,
    format,
    i18n::{named, problem},
    page::Page,
    t,
    ui::{
        Badge, ButtonKind, Confirm, Deadline, LinkButton, Moment, Notice, PageHead, Panel, Term, Terms, Tone,
    },
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    Instant,
    actor::Right,
    catalog::bulk::{BulkEditView, BulkItem, BulkOutcome, BulkState, Part, UNDO_WITHIN},
    id::BulkEditId,
    page::{self, PageRequest},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::catalog::{self, bulk};

/// Which listings, and from where on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    show: String,
    after: String,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<BulkEditId>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let edit = bulk::view(&visit.ctx, &visit.actor, id).await?;
    let shown = place.show.parse().ok().or_else(|| rows::first(&edit));
    let wanted = PageRequest::new(None, Some(place.after));
    let later = wanted.after.is_some();
    let list = match shown.filter(|_| !edit.state.is_working()) {
        Some(outcome) => {
            let page = bulk::items(&visit.ctx, &visit.actor, id, outcome, wanted).await?;
            let names = names(&visit, &page).await?;
            Some((outcome, page, names))
        }
        None => None,
    };
    let (may, now) = (visit.actor.may(Right::ManageListings), visit.frame.now);
    let step = may.then(|| Step::of(&edit, now)).flatten();
    Ok(visit.page(|| {
        let list = list.map(|(outcome, page, names)| {
            let list = rows::list(&edit, outcome, page, later, &names);
            view! { <Panel title=t!("shell-my-listings")>{list}</Panel> }
        });
        let title = words::act(&edit);
        let body = view! { {head(&edit, &title)}{standing(&edit, step)}{list} };
        let page = placed(Page::new(title, body));
        if edit.state.is_working() {
            page.live()
        } else {
            page
        }
    }))
}

/// The names of the categories a page of listings tells of.
async fn names(visit: &Visit, page: &page::Page<BulkItem>) -> Result<words::Names, Failure> {
    let parts = page.items.iter().flat_map(|item| [&item.before, &item.after]);
    let categories = parts.flatten().filter_map(|part| match part {
        Part::Category { path } => path.as_ref(),
        _ => None,
    });
    let mut paths: Vec<String> = categories.flat_map(words::paths).collect();
    paths.sort_unstable();
    paths.dedup();
    Ok(catalog::category_names(&visit.ctx, &paths).await?)
}

fn head(edit: &BulkEditView, title: &str) -> impl IntoView + use<> {
    let (state, tone) = words::state(&edit.state);
    let lede = t!("catalog-bulk-chosen", count = edit.listings);
    view! { <PageHead title=title.to_owned() lede><Badge tone>{state}</Badge></PageHead> }
}

/// What would happen, or did, and the next step. While listings are looked at it is asked again and again.
fn standing(edit: &BulkEditView, step: Option<Step>) -> impl IntoView + use<> {
    let (at, by) = (edit.at, named(&edit.by));
    let look = edit.state.is_working().then(|| {
        let href = format!("{EDITS}/{}", edit.id);
        view! {
            <div class="actions">
                <LinkButton href kind=ButtonKind::Plain>{t!("catalog-import-look")}</LinkButton>
            </div>
        }
    });
    let counted = (!edit.counts.0.is_empty()).then(|| view! { <Terms terms=counts(edit)/> });
    view! {
        <div class="stack" data-live=edit.state.is_working().then_some("")>
            {told(edit)}
            {counted}
            {look}
            {step.map(|step| next(edit, step))}
            <p class="muted">{t!("catalog-bulk-begun-by", name = by)}" "<Moment at exact=true/></p>
        </div>
    }
}

fn told(edit: &BulkEditView) -> AnyView {
    let figure = |count: u64| format::group(&count.to_string());
    let counted = |outcomes: &[BulkOutcome]| outcomes.iter().map(|one| edit.counts.of(*one)).sum::<u64>();
    match &edit.state {
        BulkState::Checking | BulkState::Running | BulkState::Undoing => {
            let title = t!(
                "catalog-bulk-so-far",
                done = figure(edit.looked_at),
                listings = figure(edit.listings)
            );
            view! { <Notice tone=Tone::Sea title>{t!("catalog-import-leave")}</Notice> }.into_any()
        }
        BulkState::Checked => {
            let title = match edit.counts.done() {
                0 => t!("catalog-bulk-nothing-to-do"),
                _ => t!("catalog-bulk-nothing-written"),
            };
            view! { <Notice tone=Tone::Brass title/> }.into_any()
        }
        BulkState::Done { .. } => {
            let title = t!("catalog-bulk-done", count = edit.counts.done());
            view! { <Notice tone=Tone::Leaf title/> }.into_any()
        }
        BulkState::Undone => {
            let back = counted(&[BulkOutcome::Restored, BulkOutcome::Restoring]);
            let left = edit.counts.of(BulkOutcome::Left);
            let stays = (left > 0).then(|| view! { <p>{t!("catalog-bulk-left-text", count = left)}</p> });
            view! { <Notice tone=Tone::Leaf title=t!("catalog-bulk-undone", count = back)>{stays}</Notice> }
                .into_any()
        }
        BulkState::Failed { problem: why } => {
            let why = problem(why);
            view! { <Notice tone=Tone::Rust title=t!("catalog-bulk-broke-off")>{why}</Notice> }.into_any()
        }
    }
}

fn counts(edit: &BulkEditView) -> Vec<Term> {
    let begun = edit.state.has_begun();
    let there = BulkOutcome::ALL
        .into_iter()
        .filter(|outcome| edit.counts.of(*outcome) > 0);
    let term = |outcome: BulkOutcome| {
        let figure = format::group(&edit.counts.of(outcome).to_string());
        Term::new(words::outcome(outcome, begun), figure)
    };
    there.map(term).collect()
}

/// What can be done with it.
enum Step {
    /// Having it done.
    Confirm,
    /// Taking it back, until then.
    Undo(Instant),
}

impl Step {
    /// The next one, where anything is to be done.
    fn of(edit: &BulkEditView, now: Instant) -> Option<Self> {
        let until = edit.state.undo_until().filter(|until| now < *until);
        let step = match edit.state {
            BulkState::Checked => Some(Self::Confirm),
            _ => until.map(Self::Undo),
        };
        step.filter(|_| edit.counts.done() > 0)
    }
}

fn next(edit: &BulkEditView, step: Step) -> AnyView {
    let count = edit.counts.done();
    match step {
        Step::Confirm => confirm(edit, count).into_any(),
        Step::Undo(until) => undo(edit.id, count, until).into_any(),
    }
}

fn confirm(edit: &BulkEditView, count: u64) -> impl IntoView + use<> {
    let consequence = match edit.counts.of(BulkOutcome::Waiting) {
        0 => t!("catalog-bulk-confirm-text", days = UNDO_WITHIN.num_days()),
        _ => t!("catalog-bulk-confirm-review", days = UNDO_WITHIN.num_days()),
    };
    view! {
        <Confirm
            title=t!("catalog-bulk-confirm", count = count) consequence terms=Vec::new()
            action=format!("{EDITS}/{}/start", edit.id) act=t!("catalog-bulk-start", count = count)
            back="/selling/listings"
        />
    }
}

fn undo(id: BulkEditId, count: u64, until: Instant) -> impl IntoView + use<> {
    view! {
        <Confirm
            title=t!("catalog-bulk-undo-question", count = count) consequence=t!("catalog-bulk-undo-text")
            terms=Vec::new() action=format!("{EDITS}/{id}/undo") act=t!("catalog-bulk-undo") back="/selling/listings"
            kind=ButtonKind::Danger
        >
            <p>{t!("catalog-bulk-undo-until")}" "<Deadline at=until/></p>
        </Confirm>
    }
}
