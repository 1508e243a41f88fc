//! `/unsubscribe/{token}`: stopping the mails a link was sent with. Looking changes nothing; a press does, and so does
//! the one POST of a mail program (RFC 8058), which is not led on.

use super::LIST;
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{Button, LinkButton, PageHead, Panel},
    visit::Visit,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;
use service::{Error, search::saved};

pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    match saved::stoppable(&visit.ctx, &token).await {
        Ok(names) if names.is_empty() => {
            Ok(visit.page(|| told(t!("search-saved-stopped"), t!("search-saved-stopped-text"))))
        }
        Ok(names) => Ok(visit.page(|| page(&token, names))),
        Err(Error::NotFound) => Ok(visit.page_with(StatusCode::NOT_FOUND, || {
            told(t!("search-saved-no-link"), t!("search-saved-no-link-text"))
        })),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn submit(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    saved::stop(&visit.ctx, &token).await?;
    Ok(visit.page(|| told(t!("search-saved-stopped"), t!("search-saved-stopped-text"))))
}

fn page(token: &str, names: Vec<String>) -> Page {
    let (title, action) = (t!("search-saved-stop"), format!("/unsubscribe/{token}"));
    let names = names
        .into_iter()
        .map(|name| view! { <li>{name}</li> })
        .collect_view();
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <Panel>
                <p>{t!("search-saved-stop-text")}</p>
                <ul>{names}</ul>
                <form method="post" action=action>
                    <div class="actions"><Button>{t!("search-saved-stop-action")}</Button></div>
                </form>
            </Panel>
        </div>
    };
    Page::new(title, body)
}

fn told(title: String, text: String) -> Page {
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <p class="lead">{text}</p>
            <div class="actions"><LinkButton href=LIST>{t!("search-saved")}</LinkButton></div>
        </div>
    };
    Page::new(title, body)
}
