//! Changing what a company says of itself. Whoever saves after somebody else is shown what stands now, with everything
//! they typed kept.

use super::{
    area,
    profile_form::{ProfileForm, label},
    words,
};
use crate::{
    failure::Failure,
    form::Form,
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, LinkButton, Notice, PageHead, Term, Terms, Tone},
    visit::Visit,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Right, problem::FieldErrors};
use leptos::prelude::*;
use service::{Conflict, Error, company};

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let code = visit.member()?.company_code.clone();
    if !visit.actor.may(Right::ManageCompany) {
        return Ok(Redirect::to(&words::path(&code)).into_response());
    }
    let own = company::own(&visit.ctx, &visit.actor).await?;
    let form = ProfileForm::of(&code, &own.profile, own.version, visit.locale());
    Ok(visit.page(|| page(&form, &FieldErrors::default(), None)))
}

pub(super) async fn submit(visit: Visit, Form(form): Form<ProfileForm>) -> Result<Response, Failure> {
    let code = area::acting(&visit, Right::ManageCompany)?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    let described = match form.parse(visit.ctx.now()) {
        Ok((seen, profile)) => company::describe(&visit.ctx, &visit.actor, seen, profile).await,
        Err(errors) => Err(errors.into()),
    };
    match described {
        Ok(()) => Ok(Redirect::to("/company?done=profile").into_response()),
        Err(Error::Invalid(errors)) => {
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&form, &errors, None)))
        }
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            let own = company::own(&visit.ctx, &visit.actor).await?;
            let stands = ProfileForm::of(&code, &own.profile, own.version, visit.locale());
            let again = ProfileForm {
                seen: stands.seen.clone(),
                ..form
            };
            let errors = FieldErrors::default();
            Ok(visit.page_with(StatusCode::CONFLICT, || page(&again, &errors, Some(&stands))))
        }
        Err(other) => Err(other.into()),
    }
}

fn page(form: &ProfileForm, errors: &FieldErrors, stands: Option<&ProfileForm>) -> Page {
    let title = t!("company-own-profile");
    let fields = form.view(errors);
    let overtaken = stands.map(|stands| overtaken(form, stands));
    let (company, seen) = (form.company.clone(), form.seen.clone());
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("company-own-profile-lede")/>
            <ErrorSummary errors=errors.clone() label=label/>
            {overtaken}
            <form method="post" action="/company/profile" class="stack" novalidate>
                {area::form_of(&company)}
                <input type="hidden" name="seen" value=seen/>
                {fields}
                <div class="actions">
                    <Button>{t!("company-own-save")}</Button>
                    <LinkButton href="/company" kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                </div>
            </form>
        </div>
    };
    area::page(title, body).crumb(t!("shell-company"), "/company")
}

/// What stands now, against what was typed.
fn overtaken(form: &ProfileForm, stands: &ProfileForm) -> impl IntoView + use<> {
    let shown = |text: String| match text.as_str() {
        "" => t!("company-own-empty"),
        "on" => t!("company-own-yes"),
        _ => text,
    };
    let differs = form.differs(stands);
    let terms: Vec<_> = differs
        .into_iter()
        .map(|(label, stands, typed)| Term::since(label, shown(stands), shown(typed)))
        .collect();
    view! {
        <Notice tone=Tone::Brass title=t!("company-own-overtaken")>
            <p>{t!("company-own-overtaken-text")}</p>
            {(!terms.is_empty()).then(|| view! { <Terms terms/> })}
        </Notice>
    }
}
