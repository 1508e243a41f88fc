//! A feed: where it stands, how the last nights went, and what can be done with it.

use super::{FEEDS, placed, words};
use crate::{
    failure::Failure,
    format,
    i18n::{locale, problem},
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, DataColumn, DataTable, LinkButton, Moment, Notice, PageHead, Pager, Panel,
        Term, Terms, Tone,
    },
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    actor::Right,
    catalog::{
        feed::{FeedRun, FeedState, FeedView, GIVEN_UP_AFTER},
        import::RowOutcome,
    },
    id::FeedId,
    page::{Page as Paged, PageRequest},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::catalog::feed;

/// Where in the list of runs.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<FeedId>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let feed = feed::view(&visit.ctx, &visit.actor, id).await?;
    let wanted = PageRequest::new(None, Some(place.after));
    let later = wanted.after.is_some();
    let runs = feed::runs(&visit.ctx, &visit.actor, id, wanted).await?;
    let may = visit.actor.may(Right::ManageListings);
    Ok(visit.page(|| {
        let (state, tone) = words::state(&feed.state);
        let (under_way, lede) = (feed.under_way, feed.address.clone());
        let standing = standing(&feed, may);
        let runs = runs_panel(id, runs, later);
        let body = view! {
            <PageHead title=t!("catalog-feed-title") lede><Badge tone>{state}</Badge></PageHead>
            {standing}
            {runs}
        };
        let page = placed(Page::new(t!("catalog-feed-title"), body));
        if under_way { page.live() } else { page }
    }))
}

fn standing(feed: &FeedView, may: bool) -> impl IntoView + use<> {
    let (told, terms) = (told(feed), terms(feed));
    let next = feed.next_at.map(|at| {
        view! { <p class="muted">{t!("catalog-feed-next")}" "<Moment at exact=true/></p> }
    });
    let actions = may.then(|| actions(feed));
    view! {
        <div class="stack" data-live=feed.under_way.then_some("")>
            {told}
            <Terms terms/>
            {next}
            {actions}
        </div>
    }
}

fn told(feed: &FeedView) -> Option<AnyView> {
    if feed.under_way {
        let title = t!("catalog-feed-under-way");
        return Some(view! { <Notice tone=Tone::Sea title>{t!("catalog-import-leave")}</Notice> }.into_any());
    }
    match feed.state {
        FeedState::GivenUp => {
            let title = t!("catalog-feed-given-up-title", count = feed.failures);
            Some(
                view! { <Notice tone=Tone::Rust title>{t!("catalog-feed-given-up-text")}</Notice> }
                    .into_any(),
            )
        }
        _ if feed.failures > 0 => {
            let title = t!("catalog-feed-failures", count = feed.failures);
            let text = t!("catalog-feed-failures-text", max = GIVEN_UP_AFTER);
            Some(view! { <Notice tone=Tone::Brass title>{text}</Notice> }.into_any())
        }
        _ => None,
    }
}

fn terms(feed: &FeedView) -> Vec<Term> {
    let at = format!("{:02}:00", feed.schedule.hour);
    let zone = feed.schedule.zone.name().replace('_', " ");
    vec![
        Term::new(
            t!("catalog-feed-every-night"),
            t!("catalog-feed-at", at = at, zone = zone),
        ),
        Term::new(
            t!("catalog-import-market"),
            feed.market.name.get(locale()).to_owned(),
        ),
    ]
}

fn actions(feed: &FeedView) -> impl IntoView + use<> {
    let id = feed.id;
    let to = move |step: &str| format!("{FEEDS}/{id}/{step}");
    let run = (!feed.under_way).then(|| {
        view! {
            <form method="post" action=to("run")>
                <Button kind=ButtonKind::Plain>{t!("catalog-feed-run")}</Button>
            </form>
        }
    });
    let look = feed.under_way.then(|| {
        view! { <LinkButton href=format!("{FEEDS}/{id}") kind=ButtonKind::Plain>{t!("catalog-import-look")}</LinkButton> }
    });
    let (step, words) = match feed.state {
        FeedState::Active => ("pause", t!("catalog-feed-pause")),
        FeedState::Paused | FeedState::GivenUp => ("resume", t!("catalog-feed-resume")),
    };
    view! {
        <div class="actions">
            {run}{look}
            <form method="post" action=to(step)><Button kind=ButtonKind::Plain>{words}</Button></form>
            <LinkButton href=to("change") kind=ButtonKind::Quiet>{t!("catalog-feed-change")}</LinkButton>
            <LinkButton href=to("remove") kind=ButtonKind::Quiet>{t!("catalog-feed-remove")}</LinkButton>
        </div>
    }
}

fn runs_panel(id: FeedId, runs: Paged<FeedRun>, later: bool) -> impl IntoView + use<> {
    let next = runs.next.map(|key| format!("{FEEDS}/{id}?after={key}"));
    let previous = later.then(|| format!("{FEEDS}/{id}"));
    let table = match runs.items.is_empty() {
        true => view! { <p class="muted">{t!("catalog-feed-no-runs")}</p> }.into_any(),
        false => table(runs.items).into_any(),
    };
    view! {
        <Panel title=t!("catalog-feed-runs")>{table}</Panel>
        <Pager previous next/>
    }
}

fn table(runs: Vec<FeedRun>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("catalog-feed-when")),
        DataColumn::words(t!("catalog-feed-outcome")),
        DataColumn::figures(t!("catalog-import-imported")),
        DataColumn::figures(t!("catalog-import-updated")),
        DataColumn::figures(t!("catalog-import-unchanged")),
        DataColumn::figures(t!("catalog-import-failed")),
        DataColumn::words(t!("catalog-feed-import")),
    ];
    let rows = runs.into_iter().map(row).collect();
    view! { <DataTable caption=t!("catalog-feed-runs") columns rows/> }
}

fn row(run: FeedRun) -> Vec<AnyView> {
    let (outcome, tone) = words::outcome(run.outcome);
    let why = run
        .problem
        .map(|why| view! { <span class="under">{problem(&why)}</span> });
    let counts = run.import.map(|(_, counts)| counts);
    let figure = |outcome: RowOutcome| match counts {
        Some(counts) => format::group(&counts.of(outcome).to_string()).into_any(),
        None => "–".into_any(),
    };
    let import = match run.import {
        Some((id, _)) => {
            view! { <a href=format!("/selling/imports/{id}")>{t!("catalog-feed-see-import")}</a> }.into_any()
        }
        None => "–".into_any(),
    };
    vec![
        view! { <Moment at=run.at exact=true/> }.into_any(),
        view! { <Badge tone>{outcome}</Badge>{why} }.into_any(),
        figure(RowOutcome::Created),
        figure(RowOutcome::Changed),
        figure(RowOutcome::Unchanged),
        figure(RowOutcome::Failed),
        import,
    ]
}
