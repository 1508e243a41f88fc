//! Whom a price list is for: the companies, and adding and taking out one.

use super::{
    LISTS,
    form::label,
    listings::Place,
    show::{Told, answer},
};
use crate::{
    company,
    failure::Failure,
    form::Form,
    i18n::error_of,
    t,
    ui::{Button, ButtonKind, Field, Panel},
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{company::CompanyRef, id::PriceListId, price::view::PriceListView, problem::Problem};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, price};

/// A company as it is typed or chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Company {
    company: String,
}

/// Adds the one company that is called like this; where several are, they are shown to choose from.
pub(super) async fn add(
    visit: Visit,
    Path(id): Path<PriceListId>,
    Form(typed): Form<Company>,
) -> Result<Response, Failure> {
    price::kept(&visit.ctx, &visit.actor, id).await?;
    let found = price::called(&visit.ctx, &visit.actor, &typed.company).await?;
    let added = match found.as_slice() {
        [one] => price::add(&visit.ctx, &visit.actor, id, &one.code).await,
        [] => Err(Error::invalid("company", nobody(&typed.company))),
        _ => Err(Error::invalid("company", Problem::new("price-several-buyers"))),
    };
    match added {
        Ok(()) => Ok(Redirect::to(&format!("{LISTS}/{id}")).into_response()),
        Err(Error::Invalid(errors)) => {
            let told = Told {
                errors,
                company: typed.company,
                found,
                ..Told::default()
            };
            answer(
                visit,
                id,
                StatusCode::UNPROCESSABLE_ENTITY,
                &Place::default(),
                &told,
            )
            .await
        }
        Err(other) => Err(other.into()),
    }
}

fn nobody(typed: &str) -> Problem {
    match typed.trim() {
        "" => Problem::new("required"),
        _ => Problem::new("price-no-such-buyer"),
    }
}

pub(super) async fn take_out(
    visit: Visit,
    Path(id): Path<PriceListId>,
    Form(chosen): Form<Company>,
) -> Result<Response, Failure> {
    price::take_out(&visit.ctx, &visit.actor, id, &chosen.company).await?;
    Ok(Redirect::to(&format!("{LISTS}/{id}")).into_response())
}

/// The companies, and the field for a further one.
pub(super) fn panel(view: &PriceListView, told: &Told) -> impl IntoView + use<> {
    let here = format!("{LISTS}/{}/companies", view.list.id);
    let companies = view
        .companies
        .iter()
        .map(|one| row(one, &here, view.keeps))
        .collect_view();
    let companies = match view.companies.is_empty() {
        true => view! { <p class="muted">{t!("price-no-companies")}</p> }.into_any(),
        false => view! { <ul class="part-list">{companies}</ul> }.into_any(),
    };
    let add = view.keeps.then(|| add_form(here, told));
    view! { <Panel title=t!("price-companies")>{companies}{add}</Panel> }
}

fn row(one: &CompanyRef, here: &str, keeps: bool) -> impl IntoView + use<> {
    let (name, code) = (company::words::name(one), one.code.clone());
    let href = company::words::path(&code);
    let out = keeps.then(|| {
        let (action, value) = (format!("{here}/take-out"), code.clone());
        let act = t!("price-take-out-named", name = name.as_str());
        view! {
            <form method="post" action=action>
                <input type="hidden" name="company" value=value/>
                <button class="button button-quiet" type="submit" aria-label=act>{t!("price-take-out")}</button>
            </form>
        }
    });
    view! { <li><span><a href=href>{name.clone()}</a>" "<span class="muted">{code}</span></span>{out}</li> }
}

fn add_form(here: String, told: &Told) -> impl IntoView + use<> {
    let several = (told.found.len() > 1).then(|| {
        let choices = told.found.iter().map(|one| choice(one, &here)).collect_view();
        view! { <div class="actions">{choices}</div> }
    });
    let (typed, error) = (told.company.clone(), error_of(&told.errors, "company"));
    view! {
        <form class="add-listing" method="post" action=here novalidate>
            <Field name="company" label=label("company") value=typed hint=t!("price-company-hint") error required=true/>
            <Button kind=ButtonKind::Plain>{t!("price-add")}</Button>
        </form>
        {several}
    }
}

fn choice(one: &CompanyRef, here: &str) -> impl IntoView + use<> {
    let words = t!("price-add-named", name = company::words::name(one));
    let (code, here) = (one.code.clone(), here.to_owned());
    view! {
        <form method="post" action=here>
            <input type="hidden" name="company" value=code/>
            <Button kind=ButtonKind::Plain>{words}</Button>
        </form>
    }
}
