//! Confirming an e-mail address: the link shows what it does, a press does it.

use super::spent;
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{Button, LinkButton, PageHead, Panel},
    visit::Visit,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;
use service::Conflict;

pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Response {
    visit.page(|| {
        let title = t!("identity-confirm-title");
        let body = view! {
            <div class="narrow">
                <PageHead title=title.clone() lede=t!("identity-confirm-lede")/>
                <form method="post" action=format!("/confirm-email/{token}")>
                    <div class="actions"><Button>{t!("identity-confirm-action")}</Button></div>
                </form>
            </div>
        };
        Page::new(title, body)
    })
}

pub(super) async fn submit(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    match service::identity::confirm_email(&visit.ctx, &token).await {
        Ok(()) => Ok(visit.page(done)),
        Err(service::Error::Conflict(conflict)) if *conflict == Conflict::Link => {
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                spent(
                    t!("identity-link-spent-confirm"),
                    ("/account", t!("identity-account")),
                )
            }))
        }
        Err(error) => Err(error.into()),
    }
}

fn done() -> Page {
    let title = t!("identity-confirmed-title");
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <Panel>
                <p>{t!("identity-confirmed")}</p>
                <div class="actions"><LinkButton href="/desk">{t!("identity-go-on")}</LinkButton></div>
            </Panel>
        </div>
    };
    Page::new(title, body)
}
