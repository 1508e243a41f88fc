//! One's own company's feeds.

use super::{FEEDS, words};
use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    t,
    ui::{Badge, DataColumn, DataTable, Empty, LinkButton, Moment, PageHead, Panel},
    visit::Visit,
    visitor::Desk,
};
use axum::response::Response;
use domain::{
    actor::Right,
    catalog::feed::{FeedView, MAX_FEEDS},
};
use leptos::prelude::*;
use service::catalog::feed;

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let feeds = feed::list(&visit.ctx, &visit.actor).await?;
    let may = visit.actor.may(Right::ManageListings) && feeds.len() < MAX_FEEDS;
    Ok(visit.page(|| {
        let list = match feeds.is_empty() {
            true => {
                view! { <Empty title=t!("catalog-feed-none") text=t!("catalog-feed-none-text")/> }.into_any()
            }
            false => table(feeds).into_any(),
        };
        let body = view! {
            <PageHead title=t!("catalog-feed-list") lede=t!("catalog-feed-lede")>
                {may.then(|| view! { <LinkButton href=format!("{FEEDS}/new")>{t!("catalog-feed-new")}</LinkButton> })}
            </PageHead>
            <Panel>{list}</Panel>
        };
        Page::new(t!("catalog-feed-list"), body)
            .at(Desk::Selling)
            .crumb(t!("shell-my-listings"), "/selling/listings")
    }))
}

fn table(feeds: Vec<FeedView>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("catalog-feed-address")),
        DataColumn::words(t!("catalog-feed-state")),
        DataColumn::words(t!("catalog-feed-last")),
        DataColumn::words(t!("catalog-feed-next")),
    ];
    let rows = feeds.into_iter().map(row).collect();
    view! { <DataTable caption=t!("catalog-feed-list") columns rows/> }
}

fn row(feed: FeedView) -> Vec<AnyView> {
    let (state, tone) = words::state(&feed.state);
    let market = feed.market.name.get(locale()).to_owned();
    let last = feed.last.map(|run| {
        let (outcome, tone) = words::outcome(run.outcome);
        view! { <Badge tone>{outcome}</Badge>" "<Moment at=run.at/> }
    });
    vec![
        view! {
            <a class="feed-address" href=format!("{FEEDS}/{}", feed.id)>{feed.address}</a>
            <span class="under">{market}</span>
        }
        .into_any(),
        view! { <Badge tone>{state}</Badge> }.into_any(),
        last.map_or_else(|| t!("catalog-feed-never").into_any(), IntoAny::into_any),
        feed.next_at.map_or_else(
            || "–".into_any(),
            |at| view! { <Moment at exact=true/> }.into_any(),
        ),
    ]
}
