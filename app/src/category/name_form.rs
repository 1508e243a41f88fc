//! A category's names: of a new one, and of one that is there.

use super::{PATH, page};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale},
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, Field, LinkButton, PageHead, Panel},
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::schema::{
        change::{Change, name},
        tree::CategoryView,
    },
    id::CategoryId,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, catalog::tree};

/// As the browser sends it.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct NameForm {
    /// Of a new one: the category above it.
    parent: String,
    name_zh: String,
    name_en: String,
}

/// Above what a new category stands.
async fn parent(visit: &Visit, form: &NameForm) -> Result<Option<CategoryView>, Failure> {
    visit.require(Right::Administer)?;
    match form.parent.as_str() {
        "" => Ok(None),
        id => {
            let id = id.parse().map_err(|_| Error::NotFound)?;
            Ok(Some(tree::category(&visit.ctx, &visit.actor, id).await?))
        }
    }
}

pub(super) async fn new(visit: Visit, Query(form): Query<NameForm>) -> Result<Response, Failure> {
    let above = parent(&visit, &form).await?;
    Ok(visit.page(|| new_page(above.as_ref(), &form, &FieldErrors::default())))
}

pub(super) async fn add(visit: Visit, Form(form): Form<NameForm>) -> Result<Response, Failure> {
    let above = parent(&visit, &form).await?;
    let added = match name(&form.name_zh, &form.name_en) {
        Ok(name) => {
            let category: CategoryId = visit.ctx.new_id();
            let parent = above.as_ref().map(|above| above.row.id);
            let change = Change::Add {
                category,
                parent,
                name,
            };
            let made = tree::carry_out(&visit.ctx, &visit.actor, &change, None).await;
            made.map(|()| category)
        }
        Err(errors) => Err(errors.into()),
    };
    match added {
        Ok(id) => Ok(Redirect::to(&format!("{PATH}/{id}?done=made")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            new_page(above.as_ref(), &form, &errors)
        })),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn edit(visit: Visit, Path(id): Path<CategoryId>) -> Result<Response, Failure> {
    let category = tree::category(&visit.ctx, &visit.actor, id).await?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let form = NameForm {
        name_zh: text(&category.name.zh),
        name_en: text(&category.name.en),
        ..NameForm::default()
    };
    Ok(visit.page(|| edit_page(&category, &form, &FieldErrors::default())))
}

pub(super) async fn rename(
    visit: Visit,
    Path(id): Path<CategoryId>,
    Form(form): Form<NameForm>,
) -> Result<Response, Failure> {
    let category = tree::category(&visit.ctx, &visit.actor, id).await?;
    let renamed = match name(&form.name_zh, &form.name_en) {
        Ok(name) => {
            let change = Change::Rename { category: id, name };
            tree::carry_out(&visit.ctx, &visit.actor, &change, None).await
        }
        Err(errors) => Err(errors.into()),
    };
    match renamed {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}/{id}?done=renamed")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            edit_page(&category, &form, &errors)
        })),
        Err(other) => Err(other.into()),
    }
}

fn new_page(above: Option<&CategoryView>, form: &NameForm, errors: &FieldErrors) -> Page {
    let title = t!("category-new");
    let lede = match above {
        Some(above) => t!("category-new-lede-below", name = above.name.get(locale())),
        None => t!("category-new-lede"),
    };
    let back = above.map_or_else(|| PATH.to_owned(), |above| format!("{PATH}/{}", above.row.id));
    form_page(
        title,
        lede,
        format!("{PATH}/new"),
        back,
        t!("category-make"),
        form,
        errors,
    )
}

fn edit_page(category: &CategoryView, form: &NameForm, errors: &FieldErrors) -> Page {
    let back = format!("{PATH}/{}", category.row.id);
    let lede = t!("category-rename-lede", count = category.row.altogether);
    let action = format!("{back}/name");
    form_page(
        t!("category-rename"),
        lede,
        action,
        back.clone(),
        t!("category-save"),
        form,
        errors,
    )
    .crumb(category.name.get(locale()), back)
}

fn form_page(
    title: String,
    lede: String,
    action: String,
    back: String,
    act: String,
    form: &NameForm,
    errors: &FieldErrors,
) -> Page {
    let field = |name: &'static str, value: &str| {
        let (label, value, error) = (label(name), value.to_owned(), error_of(errors, name));
        view! { <Field name label value error required=true/> }
    };
    let fields = view! {
        <div class="form-row">{field("name_zh", &form.name_zh)}{field("name_en", &form.name_en)}</div>
    };
    let parent = form.parent.clone();
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede/>
            <ErrorSummary errors=errors.clone() label/>
            <Panel>
                <form method="post" action=action class="form" novalidate>
                    <input type="hidden" name="parent" value=parent/>
                    {fields}
                    <div class="actions">
                        <Button>{act}</Button>
                        <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    page(title, body)
}

fn label(field: &str) -> String {
    match field {
        "name_zh" => t!("category-name-zh"),
        "name_en" => t!("category-name-en"),
        _ => t!("category-parent"),
    }
}
