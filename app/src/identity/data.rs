//! One's own data: taking all of it along, and deleting the account.

use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    t,
    ui::{ButtonKind, Confirm, LinkButton, Notice, PageHead, Panel, Tone},
    visit::{Proven, Visit},
    visitor::Area,
};
use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::identity::{Hindering, Hindrance};
use leptos::prelude::*;
use service::{Conflict, Error, identity};
use tower_sessions::Session;

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.person()?;
    Ok(visit.page(|| {
        let title = t!("account-data");
        let body = view! {
            <div class="narrow">
                <PageHead title=title.clone()/>
                <Panel title=t!("account-export")>
                    <p>{t!("account-export-text")}</p>
                    <div class="actions">
                        <LinkButton href="/account/data/export" kind=ButtonKind::Plain>{t!("account-export-action")}</LinkButton>
                    </div>
                </Panel>
                <Panel title=t!("account-delete")>
                    <p>{t!("account-delete-text")}</p>
                    <div class="actions">
                        <LinkButton href="/account/delete" kind=ButtonKind::Plain>{t!("account-delete-look")}</LinkButton>
                    </div>
                </Panel>
            </div>
        };
        Page::new(title, body).at(Area::Account)
    }))
}

/// One JSON file, for whoever showed lately that they are who they are.
pub(super) async fn export(Proven(visit): Proven) -> Result<Response, Failure> {
    let data = identity::export(&visit.ctx, visit.person()?).await?;
    let headers = [
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"entrepot-account.json\"",
        ),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, Json(data)).into_response())
}

pub(super) async fn ask(Proven(visit): Proven) -> Result<Response, Failure> {
    answer(visit, StatusCode::OK).await
}

pub(super) async fn delete(Proven(visit): Proven, session: Session) -> Result<Response, Failure> {
    match identity::erase(&visit.ctx, visit.person()?).await {
        Ok(()) => {
            session.flush().await.map_err(Error::internal)?;
            Ok(Redirect::to("/").into_response())
        }
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Hindered => {
            answer(visit, StatusCode::CONFLICT).await
        }
        Err(other) => Err(other.into()),
    }
}

/// What goes and what stays, and the one question; or what has to be done first.
async fn answer(visit: Visit, status: StatusCode) -> Result<Response, Failure> {
    let hindrances = identity::hindrances(&visit.ctx, visit.person()?).await?;
    Ok(visit.page_with(status, || page(&hindrances)))
}

fn page(hindrances: &[Hindrance]) -> Page {
    let title = t!("account-delete");
    let body = if hindrances.is_empty() {
        view! {
            <Confirm
                title=t!("account-delete-question") consequence=t!("account-delete-consequence") terms=Vec::new()
                action="/account/delete" act=t!("account-delete-action") back="/account/data" kind=ButtonKind::Danger
            >
                <h3>{t!("account-delete-goes")}</h3>
                <p>{t!("account-delete-goes-text")}</p>
                <h3>{t!("account-delete-stays")}</h3>
                <p>{t!("account-delete-stays-text")}</p>
            </Confirm>
        }
        .into_any()
    } else {
        let items = hindrances.iter().map(hindrance).collect_view();
        view! {
            <Notice tone=Tone::Brass title=t!("account-delete-hindered")><ul>{items}</ul></Notice>
            <div class="actions"><LinkButton href="/account/data" kind=ButtonKind::Plain>{t!("account-data")}</LinkButton></div>
        }
        .into_any()
    };
    let body = view! { <div class="narrow"><PageHead title=title.clone()/>{body}</div> };
    Page::new(title, body).at(Area::Account)
}

fn hindrance(hindrance: &Hindrance) -> impl IntoView + use<> {
    let company = hindrance.company.as_ref();
    let company = company.map_or("", |company| company.name.get(locale()));
    let words = match hindrance.why {
        Hindering::Members => t!("account-hindered-members", company = company),
        Hindering::Market => t!("account-hindered-market", company = company),
        Hindering::Trade => t!("account-hindered-trade", company = company),
        Hindering::Listings => t!("account-hindered-listings", company = company),
        Hindering::Platform => t!("account-hindered-platform"),
    };
    view! { <li>{words}</li> }
}
