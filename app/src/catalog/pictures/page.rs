//! `/selling/listings/{id}/pictures`: what is there, and adding more.

use super::{
    missing::missing,
    shown::{reworded, said, small},
    upload,
};
use crate::{
    failure::Failure,
    i18n::{error_of, locale, problem},
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, Empty, ErrorSummary, FileField, LinkButton, Notice, PageHead, Panel, Tone,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::{Multipart, Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::picture::{MAX_PICTURES, OwnPicture, OwnPictures, Review},
    file::Taken,
    id::ListingId,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{
    Error,
    catalog::picture::{self, Added},
};

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

/// Where the pictures of a listing are kept.
pub(super) fn path(listing: ListingId) -> String {
    format!("/selling/listings/{listing}/pictures")
}

/// Back to the page, which says what was done.
pub(super) fn back(listing: ListingId, done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", path(listing))).into_response()
}

/// A page about a listing's pictures.
pub(super) fn framed(own: &OwnPictures, title: String, body: impl IntoAny) -> Page {
    let listing = own.title.get(locale()).to_owned();
    Page::new(title, body)
        .at(Desk::Selling)
        .crumb(t!("shell-my-listings"), "/selling/listings")
        .crumb(listing, format!("/listings/{}", own.listing))
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<ListingId>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    visit.member()?;
    let own = picture::own(&visit.ctx, &visit.actor, id).await?;
    let may = visit.actor.may(Right::ManageListings);
    Ok(visit.page(|| {
        let said = done_words(&done.done);
        let said = said.map(|title| view! { <Notice tone=Tone::Leaf title/> }.into_any());
        page(&own, may, said, &FieldErrors::default())
    }))
}

pub(super) async fn add(
    visit: Visit,
    Path(id): Path<ListingId>,
    form: Multipart,
) -> Result<Response, Failure> {
    visit.member()?;
    picture::own(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::ManageListings)?;
    let added = match upload::read(form).await {
        Ok(files) => picture::add(&visit.ctx, &visit.actor, id, files).await,
        Err(problem) => Err(Error::invalid("file", problem)),
    };
    let (errors, added) = match added {
        Ok(added) if added.refused.is_empty() => return Ok(back(id, "added")),
        Ok(added) => (FieldErrors::default(), added),
        Err(Error::Invalid(errors)) => (errors, Added::default()),
        Err(other) => return Err(other.into()),
    };
    let own = picture::own(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
        let told = (!added.refused.is_empty()).then(|| refused(&added).into_any());
        page(&own, true, told, &errors)
    }))
}

fn done_words(done: &str) -> Option<String> {
    match done {
        "added" => Some(t!("catalog-picture-added")),
        "changed" => Some(t!("catalog-picture-changed")),
        "asked" => Some(t!("catalog-picture-asked")),
        "removed" => Some(t!("catalog-picture-removed")),
        _ => None,
    }
}

/// The files that were not taken, each with its reason; and that the others were.
fn refused(added: &Added) -> impl IntoView + use<> {
    let items = added
        .refused
        .iter()
        .map(|(name, why)| {
            let words = t!("ui-error-in", field = name.as_str(), problem = problem(why));
            view! { <li>{words}</li> }
        })
        .collect_view();
    let taken =
        (added.taken > 0).then(|| view! { <p>{t!("catalog-picture-taken", count = added.taken)}</p> });
    view! {
        <Notice tone=Tone::Rust title=t!("catalog-picture-refused", count = added.refused.len())>
            <ul>{items}</ul>
            {taken}
        </Notice>
    }
}

fn label(_: &str) -> String {
    t!("catalog-picture-files")
}

fn page(own: &OwnPictures, may: bool, told: Option<AnyView>, errors: &FieldErrors) -> Page {
    let review = own.state.review_of_pictures();
    let list = if own.pictures.is_empty() {
        view! { <Panel><Empty title=t!("catalog-picture-none") text=t!("catalog-picture-none-text")/></Panel> }
            .into_any()
    } else {
        let cards = own.pictures.iter().enumerate();
        let cards = cards
            .map(|(place, one)| card(own, one, place, may))
            .collect_view();
        view! { <ol class="own-gallery">{cards}</ol> }.into_any()
    };
    let rule = match review {
        Ok(Review::Later) => t!("catalog-picture-review-later"),
        Ok(Review::Waiting) => t!("catalog-picture-review-waiting"),
        Ok(Review::HandedIn) => t!("catalog-picture-review-handed-in"),
        Ok(Review::ByItself) => t!("catalog-picture-review-by-itself"),
        Err(why) => problem(&why),
    };
    let add = (may && own.state.review_of_pictures().is_ok()).then(|| add_form(own, errors));
    let missing = missing(own, may);
    let title = t!("catalog-picture-title");
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("catalog-picture-lede")/>
            <ErrorSummary errors=errors.clone() label/>
            {told}
            <p>{rule}</p>
            {list}
            {missing}
            {add}
        </div>
    };
    framed(own, title, body)
}

fn add_form(own: &OwnPictures, errors: &FieldErrors) -> impl IntoView + use<> {
    let hint = t!(
        "catalog-picture-files-hint",
        each = Taken::PICTURE.max_words(),
        together = upload::max_words(),
        most = MAX_PICTURES
    );
    let (action, wrong) = (path(own.listing), error_of(errors, "file"));
    view! {
        <Panel title=t!("catalog-picture-add")>
            <form class="form" method="post" action=action enctype="multipart/form-data">
                <FileField
                    name="file" label=label("file") accept="image/jpeg,image/png,image/webp" hint=hint error=wrong
                    multiple=true
                />
                <div class="actions"><Button>{t!("catalog-picture-add-act")}</Button></div>
            </form>
        </Panel>
    }
}

fn card(own: &OwnPictures, one: &OwnPicture, place: usize, may: bool) -> impl IntoView + use<> {
    let (image, standing) = (
        small(own.listing, &own.title, &one.picture, place + 1),
        standing(own, one),
    );
    let (words, reworded) = (said(&one.picture.alt), reworded(one));
    let acts = may.then(|| acts(own, one, place));
    let source = t!("catalog-picture-source", source = one.source.as_str());
    view! {
        <li>
            {image}
            {standing}
            <p class="small">{words}</p>
            {reworded}
            <p class="small muted picture-source">{source}</p>
            {acts}
        </li>
    }
}

/// Where a picture of a listing stands that was reviewed before.
fn standing(own: &OwnPictures, one: &OwnPicture) -> Option<impl IntoView + use<>> {
    let by_itself = own.state.review_of_pictures() == Ok(Review::ByItself);
    (by_itself && one.is_new()).then(|| {
        let (tone, words) = match (own.waits, one.approved) {
            (true, false) => (Tone::Sea, t!("catalog-picture-waits")),
            (true, true) => (Tone::Sea, t!("catalog-picture-words-wait")),
            (false, false) => (Tone::Rust, t!("catalog-picture-not-approved")),
            (false, true) => (Tone::Rust, t!("catalog-picture-words-not-approved")),
        };
        view! { <Badge tone>{words}</Badge> }
    })
}

fn acts(own: &OwnPictures, one: &OwnPicture, place: usize) -> impl IntoView + use<> {
    let at = format!("{}/{}", path(own.listing), one.picture.id);
    let number = place + 1;
    let step = |by: &'static str, words: String| {
        let named = t!("catalog-picture-act-on", act = words.clone(), number = number);
        view! {
            <form method="post" action=format!("{at}/move")>
                <input type="hidden" name="by" value=by/>
                <Button kind=ButtonKind::Quiet>
                    <span aria-hidden="true">{words}</span><span class="visually-hidden">{named}</span>
                </Button>
            </form>
        }
    };
    let earlier = (place > 0).then(|| step("earlier", t!("catalog-picture-earlier")));
    let later = (number < own.pictures.len()).then(|| step("later", t!("catalog-picture-later")));
    let link = |href: String, words: String| {
        let named = t!("catalog-picture-act-on", act = words.clone(), number = number);
        view! {
            <LinkButton href=href kind=ButtonKind::Quiet>
                <span aria-hidden="true">{words}</span><span class="visually-hidden">{named}</span>
            </LinkButton>
        }
    };
    let describe = link(at.clone(), t!("catalog-picture-describe"));
    let remove = link(format!("{at}/remove"), t!("catalog-picture-remove"));
    view! { <div class="actions">{earlier}{later}{describe}{remove}</div> }
}
