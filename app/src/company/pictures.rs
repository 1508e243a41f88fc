//! A company's pictures in its own people's hands.

use super::{area, profile_form::both, showcase_view::small, upload::Upload};
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ButtonKind, Confirm, Empty, ErrorSummary, Field, FileField, LinkButton, PageHead, Panel},
    visit::Visit,
};
use axum::{
    extract::{Multipart, Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::{Actor, Right},
    company::view::PictureView,
    file::{MAX_ALT, Taken},
    id::PictureId,
    problem::{FieldErrors, Problem},
    text::Bilingual,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, company};

const PATH: &str = "/company/pictures";

/// What a picture shows, as typed.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct AltForm {
    company: String,
    alt_zh: String,
    alt_en: String,
}

impl AltForm {
    fn parse(&self, errors: &mut FieldErrors) -> Bilingual {
        let alt = both(errors, "alt", (&self.alt_zh, &self.alt_en), MAX_ALT);
        if alt.is_empty() && errors.is_empty() {
            errors.add("alt_zh", Problem::new("alt-required"));
        }
        alt
    }

    fn fields(&self, errors: &FieldErrors) -> impl IntoView + use<> {
        let (zh, en) = (self.alt_zh.clone(), self.alt_en.clone());
        let (wrong_zh, wrong_en) = (error_of(errors, "alt_zh"), error_of(errors, "alt_en"));
        view! {
            <Field name="alt_zh" label=label("alt_zh") value=zh error=wrong_zh hint=t!("company-showcase-alt-hint")/>
            <Field name="alt_en" label=label("alt_en") value=en error=wrong_en/>
        }
    }
}

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

pub(super) async fn list(visit: Visit, Query(done): Query<Done>) -> Result<Response, Failure> {
    let company = visit.member()?.company_code.clone();
    let pictures = company::pictures(&visit.ctx, &visit.actor).await?;
    let actor = visit.actor.clone();
    let form = AltForm {
        company,
        ..AltForm::default()
    };
    Ok(visit.page(|| page(&actor, &pictures, &form, &FieldErrors::default(), &done.done)))
}

pub(super) async fn add(visit: Visit, form: Multipart) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    let upload = Upload::read(form, Taken::PICTURE).await;
    let form = AltForm {
        company: upload.text("company"),
        alt_zh: upload.text("alt_zh"),
        alt_en: upload.text("alt_en"),
    };
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    let mut errors = FieldErrors::default();
    let alt = form.parse(&mut errors);
    let file = errors.take("file", upload.file());
    let added = match file {
        Some(file) if errors.is_empty() => company::add_picture(&visit.ctx, &visit.actor, file, alt).await,
        _ => Err(errors.into()),
    };
    match added {
        Ok(_) => Ok(Redirect::to(&format!("{PATH}?done=added")).into_response()),
        Err(Error::Invalid(errors)) => {
            let pictures = company::pictures(&visit.ctx, &visit.actor).await?;
            let actor = visit.actor.clone();
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
                page(&actor, &pictures, &form, &errors, "")
            }))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn edit(visit: Visit, Path(id): Path<PictureId>) -> Result<Response, Failure> {
    let company = area::acting(&visit, Right::ManageCompany)?;
    let picture = find(&visit, id).await?;
    let form = AltForm {
        company,
        alt_zh: picture.alt.zh.clone().unwrap_or_default(),
        alt_en: picture.alt.en.clone().unwrap_or_default(),
    };
    Ok(visit.page(|| edit_page(&picture, &form, &FieldErrors::default())))
}

pub(super) async fn describe(
    visit: Visit,
    Path(id): Path<PictureId>,
    Form(form): Form<AltForm>,
) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    let picture = find(&visit, id).await?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    let mut errors = FieldErrors::default();
    let alt = form.parse(&mut errors);
    if !errors.is_empty() {
        return Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            edit_page(&picture, &form, &errors)
        }));
    }
    company::describe_picture(&visit.ctx, &visit.actor, id, alt).await?;
    Ok(Redirect::to(&format!("{PATH}?done=changed")).into_response())
}

pub(super) async fn first(
    visit: Visit,
    Path(id): Path<PictureId>,
    Form(form): Form<AltForm>,
) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    find(&visit, id).await?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    company::show_first(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("{PATH}?done=changed")).into_response())
}

pub(super) async fn ask_remove(visit: Visit, Path(id): Path<PictureId>) -> Result<Response, Failure> {
    let code = area::acting(&visit, Right::ManageCompany)?;
    let picture = find(&visit, id).await?;
    Ok(visit.page(|| {
        let title = t!("company-showcase-picture-remove");
        let image = small(&code, &picture);
        let body = view! {
            <PageHead title=title.clone()/>
            {image}
            <Confirm
                title=t!("company-showcase-remove-question") consequence=t!("company-showcase-remove-consequence")
                terms=Vec::new() action=format!("{PATH}/{id}/remove") fields=vec![("company", code)]
                act=t!("company-own-remove") back=PATH kind=ButtonKind::Danger
            />
        };
        area::page(title, body).crumb(t!("company-pictures"), PATH)
    }))
}

pub(super) async fn remove(
    visit: Visit,
    Path(id): Path<PictureId>,
    Form(form): Form<AltForm>,
) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    find(&visit, id).await?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    company::remove_picture(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("{PATH}?done=removed")).into_response())
}

async fn find(visit: &Visit, id: PictureId) -> Result<PictureView, Failure> {
    let pictures = company::pictures(&visit.ctx, &visit.actor).await?;
    let found = pictures.into_iter().find(|picture| picture.id == id);
    Ok(found.ok_or(Error::NotFound)?)
}

fn label(field: &str) -> String {
    match field {
        "alt_zh" => t!("company-showcase-alt-zh"),
        "alt_en" => t!("company-showcase-alt-en"),
        _ => t!("company-showcase-picture"),
    }
}

fn page(actor: &Actor, pictures: &[PictureView], form: &AltForm, errors: &FieldErrors, done: &str) -> Page {
    let title = t!("company-pictures");
    let may = actor.may(Right::ManageCompany);
    let done = match done {
        "added" => Some(t!("company-showcase-picture-added")),
        "changed" => Some(t!("company-showcase-picture-changed")),
        "removed" => Some(t!("company-showcase-picture-removed")),
        _ => None,
    };
    let code = actor
        .member()
        .map_or_else(String::new, |member| member.company_code.clone());
    let cards = pictures
        .iter()
        .enumerate()
        .map(|(place, picture)| card(&code, picture, may, place == 0))
        .collect_view();
    let list = if pictures.is_empty() {
        view! { <Panel><Empty title=t!("company-showcase-no-picture") text=t!("company-showcase-no-picture-text")/></Panel> }
            .into_any()
    } else {
        view! { <ul class="own-gallery">{cards}</ul> }.into_any()
    };
    let fields = form.fields(errors);
    let wrong = error_of(errors, "file");
    let add = may.then(|| {
        view! {
            <Panel title=t!("company-showcase-picture-add")>
                <form class="form" method="post" action=PATH enctype="multipart/form-data">
                    {area::form_of(&code)}
                    {fields}
                    <FileField
                        name="file" label=label("file") accept="image/jpeg,image/png,image/webp"
                        hint=t!("company-showcase-picture-hint", max = Taken::PICTURE.max_words()) error=wrong
                    />
                    <div class="actions"><Button>{t!("company-showcase-picture-add-act")}</Button></div>
                </form>
            </Panel>
        }
    });
    let (done, reading) = (area::done(done), area::reading_only(actor));
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("company-showcase-pictures-lede")/>
            <ErrorSummary errors=errors.clone() label=label/>
            {done}
            {list}
            {reading}
            {add}
        </div>
    };
    area::page(title, body).crumb(t!("shell-company"), "/company")
}

fn card(code: &str, picture: &PictureView, may: bool, is_first: bool) -> impl IntoView + use<> {
    let id = picture.id;
    let image = small(code, picture);
    let company = code.to_owned();
    let first = (!is_first).then(|| {
        view! {
            <form method="post" action=format!("{PATH}/{id}/first")>
                {area::form_of(&company)}
                <Button kind=ButtonKind::Quiet>{t!("company-showcase-first")}</Button>
            </form>
        }
    });
    let acts = may.then(|| {
        view! {
            <div class="actions">
                <LinkButton href=format!("{PATH}/{id}") kind=ButtonKind::Quiet>{t!("company-showcase-alt-change")}</LinkButton>
                {first}
                <LinkButton href=format!("{PATH}/{id}/remove") kind=ButtonKind::Quiet>{t!("company-own-remove")}</LinkButton>
            </div>
        }
    });
    let words = [picture.alt.zh.clone(), picture.alt.en.clone()];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! { <li>{image}<p class="small">{words}</p>{acts}</li> }
}

fn edit_page(picture: &PictureView, form: &AltForm, errors: &FieldErrors) -> Page {
    let title = t!("company-showcase-alt-change");
    let (image, fields) = (small(&form.company, picture), form.fields(errors));
    let company = form.company.clone();
    let action = format!("{PATH}/{}", picture.id);
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <ErrorSummary errors=errors.clone() label=label/>
            {image}
            <form method="post" action=action class="form" novalidate>
                {area::form_of(&company)}
                {fields}
                <div class="actions">
                    <Button>{t!("company-own-save")}</Button>
                    <LinkButton href=PATH kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                </div>
            </form>
        </div>
    };
    area::page(title, body).crumb(t!("company-pictures"), PATH)
}
