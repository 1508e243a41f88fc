//! What a picture shows, said in its supplier's words.

use super::{
    page::{back, framed, path},
    shown::small,
};
use crate::{
    company::both,
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, Field, LinkButton, PageHead},
    visit::Visit,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    actor::Right,
    catalog::picture::{OwnPicture, OwnPictures},
    file::MAX_ALT,
    id::{ListingId, ListingPictureId},
    problem::{FieldErrors, Problem},
    text::Bilingual,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, catalog::picture};

/// The words as typed.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    alt_zh: String,
    alt_en: String,
}

impl Typed {
    fn parse(&self) -> Result<Bilingual, FieldErrors> {
        let mut errors = FieldErrors::default();
        let alt = both(&mut errors, "alt", (&self.alt_zh, &self.alt_en), MAX_ALT);
        if alt.is_empty() && errors.is_empty() {
            errors.add("alt_zh", Problem::new("alt-required"));
        }
        errors.into_result().map(|()| alt)
    }
}

pub(super) async fn show(
    visit: Visit,
    Path((listing, id)): Path<(ListingId, ListingPictureId)>,
) -> Result<Response, Failure> {
    let (own, at) = find(&visit, listing, id).await?;
    let one = &own.pictures[at];
    let alt = one.proposed.as_ref().unwrap_or(&one.picture.alt).clone();
    let typed = Typed {
        alt_zh: alt.zh.unwrap_or_default(),
        alt_en: alt.en.unwrap_or_default(),
    };
    Ok(visit.page(|| page(&own, at, &typed, &FieldErrors::default())))
}

pub(super) async fn submit(
    visit: Visit,
    Path((listing, id)): Path<(ListingId, ListingPictureId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (own, at) = find(&visit, listing, id).await?;
    let said = match typed.parse() {
        Ok(alt) => picture::describe(&visit.ctx, &visit.actor, listing, id, alt).await,
        Err(errors) => Err(errors.into()),
    };
    match said {
        Ok(()) => Ok(back(listing, "changed")),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            page(&own, at, &typed, &errors)
        })),
        Err(other) => Err(other.into()),
    }
}

/// The pictures of one's own listing, and the place of one of them; whoever may not change them is refused.
pub(super) async fn find(
    visit: &Visit,
    listing: ListingId,
    id: ListingPictureId,
) -> Result<(OwnPictures, usize), Failure> {
    visit.member()?;
    let own = picture::own(&visit.ctx, &visit.actor, listing).await?;
    let is_it = |one: &OwnPicture| one.picture.id == id;
    let at = own.pictures.iter().position(is_it).ok_or(Error::NotFound)?;
    visit.require(Right::ManageListings)?;
    Ok((own, at))
}

fn label(field: &str) -> String {
    match field {
        "alt_en" => t!("company-showcase-alt-en"),
        _ => t!("company-showcase-alt-zh"),
    }
}

fn page(own: &OwnPictures, at: usize, typed: &Typed, errors: &FieldErrors) -> Page {
    let one = &own.pictures[at];
    let title = t!("catalog-picture-describe-title", number = at + 1);
    let image = small(own.listing, &own.title, &one.picture, at + 1);
    let (zh, en) = (typed.alt_zh.clone(), typed.alt_en.clone());
    let (wrong_zh, wrong_en) = (error_of(errors, "alt_zh"), error_of(errors, "alt_en"));
    let action = format!("{}/{}", path(own.listing), one.picture.id);
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <ErrorSummary errors=errors.clone() label/>
            <div class="own-picture">{image}</div>
            <form method="post" action=action class="form" novalidate>
                <Field
                    name="alt_zh" label=label("alt_zh") value=zh error=wrong_zh hint=t!("company-showcase-alt-hint")
                />
                <Field name="alt_en" label=label("alt_en") value=en error=wrong_en/>
                <div class="actions">
                    <Button>{t!("company-own-save")}</Button>
                    <LinkButton href=path(own.listing) kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                </div>
            </form>
        </div>
    };
    framed(own, title, body).crumb(t!("catalog-picture-title"), path(own.listing))
}
