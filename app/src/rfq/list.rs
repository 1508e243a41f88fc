//! The buyer's RFQs and the requests a supplier received.

use super::words;
use crate::{
    company::words::link,
    failure::Failure,
    format,
    page::Page,
    t,
    ui::{
        Badge, DataColumn, DataTable, Deadline, Empty, LinkButton, Moment, PageHead, Pager, Panel, Tab, Tabs,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{
    page::{PageRequest, Stage},
    rfq::{
        offer::Side,
        view::{NegotiationRow, RfqRow},
    },
};
use leptos::prelude::*;
use serde::Deserialize;
use service::rfq;

/// Which part of a list, from where.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    stage: String,
    after: String,
}

impl Asked {
    /// The part asked for; all of it where the address says nothing sensible.
    pub(crate) fn stage(&self) -> Stage {
        self.stage.parse().unwrap_or_default()
    }

    /// The page asked for.
    pub(crate) fn page(&self) -> PageRequest {
        PageRequest::new(None, Some(self.after.clone()))
    }
}

/// The tabs over a list: what waits, what goes on, what is over.
pub(crate) fn tabs(path: &str, label: String, stage: Stage, waiting: u32) -> impl IntoView + use<> {
    let tab = |of: Stage, label, count| Tab {
        href: match of {
            Stage::All => path.to_owned(),
            of => format!("{path}?stage={of}"),
        },
        label,
        count,
        current: of == stage,
    };
    let tabs = vec![
        tab(Stage::All, t!("rfq-stage-all"), None),
        tab(
            Stage::Waiting,
            t!("rfq-stage-waiting"),
            (waiting > 0).then_some(waiting),
        ),
        tab(Stage::Ongoing, t!("rfq-stage-ongoing"), None),
        tab(Stage::Over, t!("rfq-stage-over"), None),
    ];
    view! { <Tabs label tabs/> }
}

/// Where the page after this one is.
pub(crate) fn next_href(path: &str, stage: Stage, next: Option<&str>) -> Option<String> {
    next.map(|key| format!("{path}?stage={stage}&after={key}"))
}

/// The way back to the first page of a list.
pub(crate) fn first_href(path: &str, stage: Stage, page: &PageRequest) -> Option<String> {
    page.after.as_ref().map(|_| format!("{path}?stage={stage}"))
}

pub(super) async fn buying(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (stage, wanted) = (asked.stage(), asked.page());
    let rows = rfq::list(&visit.ctx, &visit.actor, stage, wanted.clone()).await?;
    let waiting = visit.frame.waiting.buying_rfqs;
    Ok(visit.page(|| {
        const PATH: &str = "/buying/rfqs";
        let next = next_href(PATH, stage, rows.next.as_deref());
        let list = match rows.items.is_empty() {
            true => nothing(stage, t!("rfq-none-text"), "/search", t!("rfq-none-action")).into_any(),
            false => rfq_table(rows.items).into_any(),
        };
        let body = view! {
            <PageHead title=t!("shell-my-rfqs")/>
            <div class="stack-tight">
                {tabs(PATH, t!("shell-my-rfqs"), stage, waiting)}
                <Panel>{list}</Panel>
                <Pager previous=first_href(PATH, stage, &wanted) next/>
            </div>
        };
        Page::new(t!("shell-my-rfqs"), body).at(Desk::Buying)
    }))
}

pub(super) async fn selling(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (stage, wanted) = (asked.stage(), asked.page());
    let rows = rfq::requests(&visit.ctx, &visit.actor, stage, wanted.clone()).await?;
    let waiting = visit.frame.waiting.selling_rfqs;
    Ok(visit.page(|| {
        const PATH: &str = "/selling/rfqs";
        let next = next_href(PATH, stage, rows.next.as_deref());
        let list = match rows.items.is_empty() {
            true => nothing(
                stage,
                t!("rfq-no-requests-text"),
                "/selling/listings",
                t!("rfq-no-requests-action"),
            )
            .into_any(),
            false => request_table(rows.items).into_any(),
        };
        let body = view! {
            <PageHead title=t!("shell-requests")/>
            <div class="stack-tight">
                {tabs(PATH, t!("shell-requests"), stage, waiting)}
                <Panel>{list}</Panel>
                <Pager previous=first_href(PATH, stage, &wanted) next/>
            </div>
        };
        Page::new(t!("shell-requests"), body).at(Desk::Selling)
    }))
}

/// An empty list: for all of it, what to do first.
fn nothing(stage: Stage, text: String, href: &'static str, action: String) -> impl IntoView {
    match stage {
        Stage::All => {
            view! { <Empty title=t!("rfq-none") text><LinkButton href>{action}</LinkButton></Empty> }
                .into_any()
        }
        _ => view! { <Empty title=t!("rfq-none-here") text=t!("rfq-none-here-text")/> }.into_any(),
    }
}

/// RFQs as their buyer lists them.
pub(crate) fn rfq_table(rows: Vec<RfqRow>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("rfq-column-rfq")),
        DataColumn::words(t!("rfq-column-state")),
        DataColumn::words(t!("rfq-column-suppliers")),
        DataColumn::words(t!("rfq-deadline")),
    ];
    let rows = rows
        .into_iter()
        .map(|row| {
            let (state, tone) = words::rfq_state(&row.state);
            let waiting = (row.waiting > 0).then(|| {
                view! { " "<Badge tone=crate::ui::Tone::Brass>{t!("rfq-waiting-answers", count = row.waiting)}</Badge> }
            });
            vec![
                view! { <a href=format!("/rfqs/{}", row.id)>{row.title}</a><span class="under">{row.number}</span> }
                    .into_any(),
                view! { <span class="badges"><Badge tone>{state}</Badge>{waiting}</span> }.into_any(),
                match row.asked {
                    0 => "–".into_any(),
                    asked => t!("rfq-offered-of", offered = row.offered, asked = asked).into_any(),
                },
                view! { <Moment at=row.deadline/> }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t!("shell-my-rfqs") columns rows/> }
}

/// Negotiations as the supplier lists them.
pub(crate) fn request_table(rows: Vec<NegotiationRow>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("rfq-column-rfq")),
        DataColumn::words(t!("rfq-column-buyer")),
        DataColumn::words(t!("rfq-column-state")),
        DataColumn::figures(t!("rfq-term-total")),
        DataColumn::words(t!("rfq-column-until")),
    ];
    let rows = rows
        .into_iter()
        .map(|row| {
            let (state, tone) = words::negotiation_state(&row.state, Side::Supplier);
            let until = match (row.state.to_move(), row.state.latest()) {
                (None, _) => view! { <Moment at=row.updated_at/> }.into_any(),
                (_, Some(latest)) => view! { <Deadline at=latest.valid_until/> }.into_any(),
                (_, None) => view! { <Deadline at=row.deadline/> }.into_any(),
            };
            vec![
                view! { <a href=format!("/negotiations/{}", row.id)>{row.rfq_title}</a><span class="under">{row.rfq_number}</span> }
                    .into_any(),
                link(&row.buyer),
                view! { <Badge tone>{state}</Badge> }.into_any(),
                row.total.map_or_else(|| "–".to_owned(), format::money).into_any(),
                until,
            ]
        })
        .collect();
    view! { <DataTable caption=t!("shell-requests") columns rows/> }
}
