//! Defining an attribute, defining it otherwise, and asking for it no more: each is shown first.

use super::{
    PATH,
    attribute_form::{Action, AttributeForm},
    attribute_view::form_page,
    effect::{Planned, shown},
    words,
};
use crate::{failure::Failure, form::Form, i18n::locale, t, ui::ButtonKind, visit::Visit};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    catalog::schema::{Definition, Key, change::Change, draft::DefinitionDraft, tree::CategoryView},
    id::CategoryId,
    problem::{FieldErrors, Problem},
};
use serde::Deserialize;
use service::{Conflict, Error, catalog::tree};

/// A confirmation.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Seen {
    seen: String,
}

async fn of(visit: &Visit, id: CategoryId) -> Result<CategoryView, Failure> {
    Ok(tree::category(&visit.ctx, &visit.actor, id).await?)
}

/// The attribute of this key, if the category itself defines it.
fn own<'a>(category: &'a CategoryView, key: &str) -> Result<&'a Definition, Failure> {
    let mut own = category
        .schema
        .0
        .iter()
        .filter(|one| one.category == category.row.id);
    own.find(|one| one.key.as_str() == key)
        .ok_or_else(|| Error::NotFound.into())
}

pub(super) async fn new(visit: Visit, Path(id): Path<CategoryId>) -> Result<Response, Failure> {
    let category = of(&visit, id).await?;
    let draft = DefinitionDraft {
        kind: "text".to_owned(),
        filterable: true,
        position: (category.row.attributes + 1).to_string(),
        ..DefinitionDraft::default()
    };
    let form = AttributeForm::of(draft);
    Ok(visit.page(|| form_page(&category, None, &form, &FieldErrors::default())))
}

pub(super) async fn define(
    visit: Visit,
    Path(id): Path<CategoryId>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let category = of(&visit, id).await?;
    let form = AttributeForm::read(sent);
    // A key that is taken would define the other one anew.
    let taken = category
        .schema
        .0
        .iter()
        .any(|one| one.key.as_str() == form.draft.key.trim());
    if taken && form.action != Action::AddChoices {
        let errors = FieldErrors::one("key", Problem::new("taken"));
        return Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            form_page(&category, None, &form.with_rows(), &errors)
        }));
    }
    take(visit, category, None, form).await
}

pub(super) async fn edit(
    visit: Visit,
    Path((id, key)): Path<(CategoryId, String)>,
) -> Result<Response, Failure> {
    let category = of(&visit, id).await?;
    let definition = own(&category, &key)?;
    let form = AttributeForm::of(DefinitionDraft::of(definition));
    Ok(visit.page(|| form_page(&category, Some(&definition.key), &form, &FieldErrors::default())))
}

pub(super) async fn redefine(
    visit: Visit,
    Path((id, key)): Path<(CategoryId, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let category = of(&visit, id).await?;
    let key = own(&category, &key)?.key.clone();
    let mut form = AttributeForm::read(sent);
    form.draft.key = key.to_string();
    take(visit, category, Some(key), form).await
}

/// Shows the form, or what it will do, or does it.
async fn take(
    visit: Visit,
    category: CategoryView,
    key: Option<Key>,
    form: AttributeForm,
) -> Result<Response, Failure> {
    let again = |visit: Visit, form: AttributeForm, status, errors: FieldErrors| {
        Ok(visit.page_with(status, || form_page(&category, key.as_ref(), &form, &errors)))
    };
    match form.action {
        Action::AddChoices => return again(visit, form.with_more(), StatusCode::OK, FieldErrors::default()),
        Action::Back => return again(visit, form.with_rows(), StatusCode::OK, FieldErrors::default()),
        Action::Look | Action::Confirm => {}
    }
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let definition = match form.draft.parse(category.row.id) {
        Ok(definition) => definition,
        Err(errors) => return again(visit, form.with_rows(), wrong, errors),
    };
    let change = Change::Define {
        definition: definition.clone(),
    };
    let mut overtaken = false;
    if form.action == Action::Confirm {
        match tree::carry_out(&visit.ctx, &visit.actor, &change, Some(&form.seen)).await {
            Ok(()) => {
                let done = format!("{PATH}/{}?done=defined", category.row.id);
                return Ok(Redirect::to(&done).into_response());
            }
            Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => overtaken = true,
            Err(Error::Invalid(errors)) => return again(visit, form.with_rows(), wrong, errors),
            Err(other) => return Err(other.into()),
        }
    }
    let preview = match tree::preview(&visit.ctx, &visit.actor, &change).await {
        Ok(preview) => preview,
        Err(Error::Invalid(errors)) => return again(visit, form.with_rows(), wrong, errors),
        Err(other) => return Err(other.into()),
    };
    let status = match overtaken {
        true => StatusCode::CONFLICT,
        false => StatusCode::OK,
    };
    let here = format!("{PATH}/{}", category.row.id);
    Ok(visit.page_with(status, || {
        let planned = Planned {
            title: t!("category-define-of", name = definition.name.get(locale())),
            lede: t!(
                "category-define-lede",
                kind = words::kind_of(&definition),
                path = words::path(&category.row.names)
            ),
            action: match &key {
                None => format!("{here}/attributes/new"),
                Some(key) => format!("{here}/attributes/{key}"),
            },
            fields: form.hidden(),
            act: t!("category-define-act"),
            back: here.clone(),
            kind: ButtonKind::default(),
            revises: true,
        };
        shown(planned, &preview, overtaken)
    }))
}

pub(super) async fn ask_drop(
    visit: Visit,
    Path((id, key)): Path<(CategoryId, String)>,
) -> Result<Response, Failure> {
    let category = of(&visit, id).await?;
    let definition = own(&category, &key)?.clone();
    ask(visit, &definition, false).await
}

pub(super) async fn drop(
    visit: Visit,
    Path((id, key)): Path<(CategoryId, String)>,
    Form(seen): Form<Seen>,
) -> Result<Response, Failure> {
    let category = of(&visit, id).await?;
    let definition = own(&category, &key)?.clone();
    match tree::carry_out(&visit.ctx, &visit.actor, &dropped(&definition), Some(&seen.seen)).await {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}/{id}?done=dropped")).into_response()),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            ask(visit, &definition, true).await
        }
        Err(other) => Err(other.into()),
    }
}

fn dropped(definition: &Definition) -> Change {
    Change::Drop {
        category: definition.category,
        key: definition.key.clone(),
    }
}

async fn ask(visit: Visit, definition: &Definition, overtaken: bool) -> Result<Response, Failure> {
    let preview = tree::preview(&visit.ctx, &visit.actor, &dropped(definition)).await?;
    let status = match overtaken {
        true => StatusCode::CONFLICT,
        false => StatusCode::OK,
    };
    let here = format!("{PATH}/{}", definition.category);
    Ok(visit.page_with(status, || {
        let planned = Planned {
            title: t!("category-drop-of", name = definition.name.get(locale())),
            lede: t!("category-drop-lede"),
            action: format!("{here}/attributes/{}/retire", definition.key),
            fields: Vec::new(),
            act: t!("category-drop"),
            back: here,
            kind: ButtonKind::Danger,
            revises: false,
        };
        shown(planned, &preview, overtaken)
    }))
}
