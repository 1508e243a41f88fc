//! Pictures as they are looked at: on the listing's page, in lists, before an operator; and their files.

use crate::{
    failure::Failure,
    i18n::locale,
    shown_file::{self, Seen},
    t,
    ui::{Badge, Tone},
    visit::Asking,
};
use axum::{extract::Path, response::Response};
use domain::{
    catalog::{picture::ListingPicture, picture::OwnPicture, view::ListingView},
    file::PictureSize,
    id::{ListingId, ListingPictureId},
    text::{Bilingual, Locale},
};
use leptos::prelude::*;

pub(super) async fn file(
    asking: Asking,
    Path((listing, id, size)): Path<(ListingId, ListingPictureId, PictureSize)>,
) -> Result<Response, Failure> {
    let (bytes, public) =
        service::catalog::picture::file(&asking.ctx, &asking.actor, listing, id, size).await?;
    let seen = if public { Seen::ByAll } else { Seen::BySome };
    Ok(shown_file::picture(bytes, seen))
}

/// Where a picture's file is.
fn path(listing: ListingId, picture: ListingPictureId, size: PictureSize) -> String {
    format!("/listings/{listing}/pictures/{picture}/{size}")
}

/// Where a picture is in its large size.
pub(crate) fn large(listing: ListingId, picture: ListingPictureId) -> String {
    path(listing, picture, PictureSize::Large)
}

/// What a picture shows, and the language that is said in; where nothing is said, whose picture it is.
fn alt(picture: &ListingPicture, title: &Bilingual, number: usize) -> (String, Locale) {
    let (words, language) = picture.alt.shown(locale());
    if words.is_empty() {
        let title = title.get(locale());
        (
            t!("catalog-picture-alt", title = title, number = number),
            locale(),
        )
    } else {
        (words.to_owned(), language)
    }
}

/// A small picture.
pub(super) fn small(
    listing: ListingId,
    title: &Bilingual,
    picture: &ListingPicture,
    number: usize,
) -> impl IntoView + use<> {
    let (alt, language) = alt(picture, title, number);
    let (width, height) = PictureSize::Small.of(picture.width, picture.height);
    let src = path(listing, picture.id, PictureSize::Small);
    view! { <img src=src alt=alt lang=language.tag() width=width height=height loading="lazy"/> }
}

/// The picture of a listing in a list: its first one, or the drawing that stands for it. What it shows is said beside it.
pub(crate) fn lead(
    listing: ListingId,
    picture: Option<&ListingPicture>,
    (width, height): (u32, u32),
) -> impl IntoView + use<> {
    let src = picture.map_or_else(
        || format!("/listings/{listing}/picture.svg"),
        |picture| path(listing, picture.id, PictureSize::Small),
    );
    view! { <img src=src alt="" width=width height=height loading="lazy"/> }
}

/// The pictures on the listing's page: one large, the others beneath it, each a link that makes it the large one.
pub(crate) fn gallery(listing: &ListingView, chosen: Option<ListingPictureId>) -> AnyView {
    let (id, title) = (listing.id, &listing.wording.title);
    let at = chosen.and_then(|chosen| listing.pictures.iter().position(|one| one.id == chosen));
    let at = at.unwrap_or_default();
    let Some(large) = listing.pictures.get(at) else {
        return view! { <div class="listing-picture">{lead(id, None, (224, 168))}</div> }.into_any();
    };
    let (alt, language) = alt(large, title, at + 1);
    let src = path(id, large.id, PictureSize::Large);
    let href = src.clone();
    let image = view! {
        <a href=href>
            <img src=src alt=alt lang=language.tag() width=large.width height=large.height/>
        </a>
    };
    let thumbnails = (listing.pictures.len() > 1).then(|| {
        let all = listing.pictures.iter().enumerate();
        let all = all.map(|(place, picture)| {
            let href = format!("/listings/{id}?picture={}", picture.id);
            let image = small(id, title, picture, place + 1);
            view! { <li><a href=href aria-current=(place == at).then_some("true")>{image}</a></li> }
        });
        view! { <ul class="listing-thumbnails" aria-label=t!("catalog-picture-title")>{all.collect_view()}</ul> }
    });
    view! {
        <div class="listing-pictures">
            <div class="listing-picture listing-photo">{image}</div>
            {thumbnails}
        </div>
    }
    .into_any()
}

/// The pictures as an operator looks at them: what is new is marked, new words stand beside the old ones.
pub(crate) fn review(
    listing: ListingId,
    title: &Bilingual,
    pictures: &[OwnPicture],
) -> impl IntoView + use<> {
    let items = pictures
        .iter()
        .zip(1..)
        .map(|(one, number)| {
            let href = path(listing, one.picture.id, PictureSize::Large);
            let image = small(listing, title, &one.picture, number);
            let new = (!one.approved)
                .then(|| view! { <Badge tone=Tone::Brass>{t!("catalog-picture-new")}</Badge> });
            let (words, reworded) = (said(&one.picture.alt), reworded(one));
            view! {
                <li>
                    <a href=href>{image}</a>
                    {new}
                    <p class="small">{words}</p>
                    {reworded}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="own-gallery">{items}</ul> }
}

/// What is said of a picture, in both languages; or that nothing is.
pub(super) fn said(alt: &Bilingual) -> String {
    let words: Vec<_> = [&alt.zh, &alt.en].into_iter().flatten().cloned().collect();
    if words.is_empty() {
        t!("catalog-picture-unsaid")
    } else {
        words.join(" · ")
    }
}

/// New words of a picture that is shown with its old ones.
pub(super) fn reworded(one: &OwnPicture) -> Option<impl IntoView + use<>> {
    let proposed = one.proposed.as_ref().map(said)?;
    Some(view! { <p class="small"><strong>{t!("catalog-picture-reworded", words = proposed)}</strong></p> })
}
