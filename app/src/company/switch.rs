//! Acting for another of one's companies, in one press.

use super::words;
use crate::{
    failure::Failure,
    form::Form,
    t,
    ui::{Button, ButtonKind, Panel},
    visit::{COMPANY, Visit},
};
use axum::response::{IntoResponse, Redirect, Response};
use domain::company::view::Membership;
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, company};
use tower_sessions::Session;

/// Which company.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    code: String,
}

pub(super) async fn submit(
    visit: Visit,
    session: Session,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failure> {
    let person = visit.member()?.person;
    let company = company::company_of(&visit.ctx, person, &chosen.code).await?;
    act_for(&session, company.id).await?;
    Ok(Redirect::to("/desk").into_response())
}

/// From now on this session acts for this company.
pub(super) async fn act_for(session: &Session, company: domain::id::CompanyId) -> Result<(), Failure> {
    session.insert(COMPANY, company).await.map_err(Error::internal)?;
    Ok(())
}

/// One's companies, each a press away; and the way to found one more.
pub(super) fn panel(companies: Vec<Membership>, acting: &str) -> impl IntoView + use<> {
    let rows = companies
        .into_iter()
        .map(|one| {
            let (name, role) = (words::name(&one.company), words::role(one.role));
            let act = if one.company.code == acting {
                view! { <span class="muted">{t!("company-own-current")}</span> }.into_any()
            } else {
                let named = t!("company-own-switch-to", name = name.clone());
                view! {
                    <form method="post" action="/company/switch">
                        <input type="hidden" name="code" value=one.company.code/>
                        <Button kind=ButtonKind::Plain>
                            <span aria-hidden="true">{t!("company-own-switch")}</span>
                            <span class="visually-hidden">{named}</span>
                        </Button>
                    </form>
                }
                .into_any()
            };
            view! { <li><div><strong>{name}</strong><span class="under">{role}</span></div>{act}</li> }
        })
        .collect_view();
    view! {
        <Panel title=t!("company-own-companies")>
            <ul class="part-list">{rows}</ul>
            <p><a href="/company/new">{t!("company-own-found")}</a></p>
        </Panel>
    }
}
