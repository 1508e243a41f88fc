//! Making a price list, changing what it is, and taking it away.

use super::{
    LISTS,
    form::{PriceListForm, label},
    placed,
};
use crate::{
    failure::Failure,
    form::Form,
    page::Page,
    rfq::end::{self, Ending, Why},
    t,
    ui::{Button, ButtonKind, ErrorSummary, LinkButton, PageHead, Panel},
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Right, id::PriceListId, problem::FieldErrors};
use leptos::prelude::*;
use service::{Error, price};

pub(super) async fn new(visit: Visit) -> Result<Response, Failure> {
    visit.require(Right::ManageListings)?;
    Ok(visit.page(|| page(None, &PriceListForm::begun(), &FieldErrors::default())))
}

pub(super) async fn create(visit: Visit, Form(form): Form<PriceListForm>) -> Result<Response, Failure> {
    visit.require(Right::ManageListings)?;
    let done = match form.draft().parse() {
        Ok(list) => price::create(&visit.ctx, &visit.actor, list).await,
        Err(errors) => Err(errors.into()),
    };
    answer(visit, None, &form, done)
}

pub(super) async fn edit(visit: Visit, Path(id): Path<PriceListId>) -> Result<Response, Failure> {
    let view = price::kept(&visit.ctx, &visit.actor, id).await?;
    let form = PriceListForm::of(&view.list);
    Ok(visit.page(|| page(Some((id, view.list.name)), &form, &FieldErrors::default())))
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<PriceListId>,
    Form(form): Form<PriceListForm>,
) -> Result<Response, Failure> {
    let view = price::kept(&visit.ctx, &visit.actor, id).await?;
    let done = match form.draft().parse() {
        Ok(list) => price::change(&visit.ctx, &visit.actor, id, list).await,
        Err(errors) => Err(errors.into()),
    };
    answer(visit, Some((id, view.list.name)), &form, done.map(|()| id))
}

fn answer(
    visit: Visit,
    list: Option<(PriceListId, String)>,
    form: &PriceListForm,
    done: service::Result<PriceListId>,
) -> Result<Response, Failure> {
    match done {
        Ok(id) => Ok(Redirect::to(&format!("{LISTS}/{id}")).into_response()),
        Err(Error::Invalid(errors)) => {
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(list, form, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

fn page(list: Option<(PriceListId, String)>, form: &PriceListForm, errors: &FieldErrors) -> Page {
    let (title, action, back) = match &list {
        Some((id, _)) => (
            t!("price-edit"),
            format!("{LISTS}/{id}/edit"),
            format!("{LISTS}/{id}"),
        ),
        None => (t!("price-new"), format!("{LISTS}/new"), LISTS.to_owned()),
    };
    let (fields, leave) = (form.fields(errors), back.clone());
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("price-form-lede")/>
            <ErrorSummary errors=errors.clone() label/>
            <Panel>
                <form method="post" action=action class="form" novalidate>
                    {fields}
                    <div class="actions">
                        <Button>{t!("price-save")}</Button>
                        <LinkButton href=leave kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    let page = placed(Page::new(title, body));
    match list {
        Some((_, name)) => page.crumb(name, back),
        None => page,
    }
}

pub(super) async fn ask_remove(visit: Visit, Path(id): Path<PriceListId>) -> Result<Response, Failure> {
    let view = price::kept(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page(|| {
        let (name, back) = (view.list.name, format!("{LISTS}/{id}"));
        let ending = Ending {
            title: t!("price-remove"),
            about: name.clone(),
            consequence: t!("price-remove-consequence", count = view.list.companies),
            act: t!("price-remove-act"),
            action: format!("{back}/remove"),
            back: back.clone(),
            why: None,
            kind: ButtonKind::Danger,
        };
        placed(end::page(ending, &Why::default(), &FieldErrors::default())).crumb(name, back)
    }))
}

pub(super) async fn remove(visit: Visit, Path(id): Path<PriceListId>) -> Result<Response, Failure> {
    price::remove(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(LISTS).into_response())
}
