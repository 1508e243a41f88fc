//! What the pages of the company area share. A form says which company it was opened for: whoever switches to another
//! one in a second window does not send it there.

use super::words;
use crate::{
    failure::Failure,
    i18n::{countries, locale},
    page::Page,
    t,
    ui::{Button, Notice, PageHead, SelectOption, Tone},
    visit::Visit,
    visitor::Area,
};
use axum::{http::StatusCode, response::Response};
use domain::actor::{Actor, Right};
use leptos::prelude::*;
use service::Error;

/// A page of the area.
pub(super) fn page(title: String, body: impl IntoAny) -> Page {
    Page::new(title, body).at(Area::Company)
}

/// Which company a form is for.
pub(super) fn form_of(code: &str) -> impl IntoView + use<> {
    view! { <input type="hidden" name="company" value=code.to_owned()/> }
}

/// The code of the company acted for; whoever lacks the right is refused.
pub(super) fn acting(visit: &Visit, right: Right) -> Result<String, Failure> {
    let code = visit.member()?.company_code.clone();
    if visit.actor.may(right) {
        Ok(code)
    } else {
        Err(Error::Forbidden.into())
    }
}

/// The answer to a form that was opened for another company than the one acted for now; `None` where it is the same.
pub(super) fn elsewhere(visit: &Visit, form_of: &str) -> Option<Elsewhere> {
    let acting = visit.actor.member().map(|member| member.company_code.clone());
    (acting.as_deref() != Some(form_of)).then(|| Elsewhere(form_of.to_owned()))
}

/// A form for another company.
pub(super) struct Elsewhere(String);

impl Elsewhere {
    /// Says so, and offers to switch back.
    pub(super) fn respond(self, visit: Visit) -> Response {
        visit.page_with(StatusCode::CONFLICT, || {
            let title = t!("company-own-elsewhere");
            let code = self.0.clone();
            let back = (!code.is_empty()).then(|| {
                view! {
                    <form method="post" action="/company/switch">
                        <input type="hidden" name="code" value=code.clone()/>
                        <Button>{t!("company-own-elsewhere-switch", code = code)}</Button>
                    </form>
                }
            });
            let body = view! {
                <PageHead title=title.clone()/>
                <Notice tone=Tone::Brass title=t!("company-own-elsewhere-nothing")>
                    <p>{t!("company-own-elsewhere-text")}</p>
                </Notice>
                {back}
            };
            page(title, body)
        })
    }
}

/// Says that something was done, on the page one comes back to.
pub(super) fn done(words: Option<String>) -> Option<impl IntoView> {
    words.map(|title| view! { <Notice tone=Tone::Leaf title/> })
}

/// Every country, for choosing.
pub(super) fn country_options() -> Vec<SelectOption> {
    let option = |(code, name): (&str, &str)| SelectOption {
        value: code.to_owned(),
        label: name.to_owned(),
    };
    let unchosen = SelectOption {
        value: String::new(),
        label: t!("company-own-choose"),
    };
    std::iter::once(unchosen)
        .chain(countries(locale()).map(option))
        .collect()
}

/// A line that says that the viewer only reads here, and why; none for whoever may change it.
pub(super) fn reading_only(actor: &Actor) -> Option<impl IntoView + use<>> {
    let member = actor.member().filter(|_| !actor.may(Right::ManageCompany))?;
    let words = t!("company-own-reading", role = words::role(member.role));
    Some(view! { <p class="muted">{words}</p> })
}
