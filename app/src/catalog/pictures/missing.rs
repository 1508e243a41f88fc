//! What a catalogue file names as pictures and what is not there: why, and asking for it once more.

use super::page::{back, path};
use crate::{
    failure::Failure,
    i18n::problem,
    t,
    ui::{Badge, Button, ButtonKind, LinkButton, Panel, Tone},
    visit::Visit,
};
use axum::{extract::Path, response::Response};
use domain::{
    catalog::picture::{Missing, OwnPictures, Why},
    id::ListingId,
};
use leptos::prelude::*;
use service::catalog::picture;

pub(super) async fn fetch(visit: Visit, Path(id): Path<ListingId>) -> Result<Response, Failure> {
    picture::fetch_again(&visit.ctx, &visit.actor, id).await?;
    Ok(back(id, "asked"))
}

/// What is not there; nothing where all is.
pub(super) fn missing(own: &OwnPictures, may: bool) -> Option<impl IntoView + use<>> {
    let items = own.missing.iter().map(item).collect_view();
    let again = may && own.state.review_of_pictures().is_ok();
    let again = again && own.missing.iter().any(|one| one.why.can_be_fetched());
    let again = again.then(|| {
        view! {
            <form method="post" action=format!("{}/fetch", path(own.listing))>
                <Button kind=ButtonKind::Plain>{t!("catalog-picture-fetch")}</Button>
            </form>
        }
    });
    let under_way = own.missing.iter().any(|one| one.why == Why::Waits(None));
    let look = under_way.then(|| {
        view! { <LinkButton href=path(own.listing) kind=ButtonKind::Quiet>{t!("catalog-picture-look")}</LinkButton> }
    });
    (!own.missing.is_empty()).then(|| {
        view! {
            <Panel title=t!("catalog-picture-missing")>
                <ul class="part-list picture-missing">{items}</ul>
                <div class="actions">{again}{look}</div>
            </Panel>
        }
    })
}

fn item(one: &Missing) -> impl IntoView + use<> {
    let (tone, words, problem) = match &one.why {
        Why::NotHandedIn => (Tone::Brass, t!("catalog-picture-not-handed-in"), None),
        Why::NotFetched => (Tone::Plain, t!("catalog-picture-not-fetched"), None),
        Why::Removed => (Tone::Plain, t!("catalog-picture-taken-away"), None),
        Why::Waits(None) => (Tone::Sea, t!("catalog-picture-is-fetched"), None),
        Why::Waits(Some(why)) => (
            Tone::Sea,
            t!("catalog-picture-is-fetched-again"),
            Some(problem(why)),
        ),
        Why::Failed(why) => (Tone::Rust, t!("catalog-picture-failed"), Some(problem(why))),
    };
    let problem = problem.map(|words| view! { <span class="under">{words}</span> });
    view! {
        <li>
            <div class="picture-source">{one.name.clone()}{problem}</div>
            <Badge tone>{words}</Badge>
        </li>
    }
}
