//! `/fairs/{slug}`: a fair's story, programme and hall; for its operators also what came of it, and what they can do.

use super::{list::phase, page as kept_page};
use crate::{
    company,
    failure::Failure,
    i18n::{locale, problem},
    page::Page,
    promotion::{figures, words::days},
    t,
    ui::{Badge, Button, ButtonKind, LinkButton, Moment, Notice, PageHead, Panel, Tone},
    visit::Visit,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    problem::FieldErrors,
    promotion::fair::{Entry, FairState, FairView, Stand},
};
use leptos::prelude::*;
use service::promotion;

pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Failure> {
    let view = promotion::fair(&visit.ctx, &visit.actor, &slug).await?;
    if view.tally.is_none() && view.row.period.holds(visit.frame.now) {
        visit.ctx.views.opened(view.row.id);
    }
    Ok(answer(visit, StatusCode::OK, &view, &FieldErrors::default()))
}

/// The page, with why something was not done.
pub(super) fn answer(visit: Visit, status: StatusCode, view: &FairView, errors: &FieldErrors) -> Response {
    let open = view.row.period.holds(visit.frame.now);
    visit.page_with(status, || page(view, errors, open))
}

fn page(view: &FairView, errors: &FieldErrors, open: bool) -> Page {
    let name = view.row.name.get(locale()).to_owned();
    let story = view.story.get(locale()).to_owned();
    let market = view.row.market.name.get(locale()).to_owned();
    let lede = format!("{market} · {}", days(view.row.period));
    let (words, tone) = phase(&view.row);
    let refused = errors.0.iter().map(|error| problem(&error.problem));
    let refused = refused
        .map(|title| view! { <Notice tone=Tone::Rust title/> })
        .collect_view();
    let said = story.lines().map(str::trim).filter(|line| !line.is_empty());
    let said = said.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let kept = view.tally.map(|tally| {
        let figures = (view.row.state != FairState::Draft).then(|| figures::of_fair(tally));
        view! { {acts(view)}{figures} }
    });
    let (hall, programme) = (hall(view, open), programme(&view.programme));
    let body = view! {
        <PageHead title=name.clone() lede><Badge tone>{words}</Badge></PageHead>
        {refused}
        <div class="columns">
            <div class="stack"><div class="prose">{said}</div>{hall}</div>
            <div class="stack">{programme}{kept}</div>
        </div>
    };
    if view.tally.is_some() {
        return kept_page(name, body);
    }
    Page::new(name, body)
        .public(story.chars().take(150).collect::<String>())
        .crumb(t!("market-all"), "/markets")
        .crumb(market, format!("/markets/{}", view.row.market.slug))
}

fn hall(view: &FairView, open: bool) -> impl IntoView + use<> {
    let stand = |stand: &Stand| {
        let through = format!("&promotion={}", view.row.id);
        let through = if open { through } else { String::new() };
        let ask = format!("/rfqs/new?supplier={}{through}", stand.company.code);
        let name = company::words::name(&stand.company);
        let link = company::words::link(&stand.company);
        view! {
            <li>
                <div>
                    {link}
                    <span class="under">{t!("promotion-fair-booth", number = stand.number.as_str())}</span>
                </div>
                <LinkButton href=ask kind=ButtonKind::Plain>
                    {t!("catalog-ask")}<span class="visually-hidden">" "{name}</span>
                </LinkButton>
            </li>
        }
    };
    let stands = view.hall.iter().map(stand).collect_view();
    let count = t!("promotion-fair-booths", count = view.hall.len());
    view! { <Panel title=t!("promotion-fair-hall") aside=count><ul class="part-list">{stands}</ul></Panel> }
}

fn programme(entries: &[Entry]) -> Option<impl IntoView + use<>> {
    let rows = entries
        .iter()
        .map(|entry| {
            let text = entry.text.get(locale()).to_owned();
            view! { <li><Moment at=entry.at exact=true/><span class="under">{text}</span></li> }
        })
        .collect_view();
    (!entries.is_empty()).then(
        || view! { <Panel title=t!("promotion-fair-programme")><ul class="plain-list">{rows}</ul></Panel> },
    )
}

fn acts(view: &FairView) -> Option<impl IntoView + use<>> {
    let here = format!("/fairs/{}", view.row.slug);
    let draft = view.row.state == FairState::Draft;
    let (publish, edit, cancel) = (
        format!("{here}/publish"),
        format!("{here}/edit"),
        format!("{here}/cancel"),
    );
    (view.row.state != FairState::Cancelled).then(|| {
        view! {
            <Panel title=t!("promotion-acts")>
                {draft.then(|| view! {
                    <p>{t!("promotion-fair-draft-means")}</p>
                    <form method="post" action=publish><Button>{t!("promotion-publish")}</Button></form>
                })}
                <div class="actions">
                    <LinkButton href=edit kind=ButtonKind::Plain>{t!("promotion-fair-edit")}</LinkButton>
                    <LinkButton href=cancel kind=ButtonKind::Quiet>{t!("promotion-fair-cancel")}</LinkButton>
                </div>
            </Panel>
        }
    })
}
