//! The archive of pictures that came with a file: how many of them rows mean, and those that none does.

use crate::{
    format,
    i18n::problem,
    t,
    ui::{Notice, Panel, Tone},
};
use domain::catalog::import::{ImportState, ImportView, Unnamed};
use leptos::prelude::*;

/// How many pictures were found, and how many names were not.
pub(super) fn remarks(import: &ImportView) -> impl IntoView + use<> {
    let counts = import.counts;
    let told = import
        .archive
        .clone()
        .filter(|_| import.state != ImportState::Uploaded);
    let found = told.map(|archive| {
        let title = t!(
            "catalog-import-pictures-found",
            count = counts.pictures,
            archive = archive
        );
        view! { <Notice title/> }
    });
    let missing = (counts.no_pictures > 0).then(|| {
        view! {
            <Notice tone=Tone::Brass title=t!("catalog-import-pictures-missing", count = counts.no_pictures)>
                {t!("catalog-import-pictures-missing-text")}
            </Notice>
        }
    });
    view! { {found}{missing} }
}

/// The files of the archive that no row means; nothing where each is meant.
pub(super) fn unnamed(files: Vec<Unnamed>, count: u64) -> Option<impl IntoView + use<>> {
    let more = count.saturating_sub(files.len() as u64);
    let more = (more > 0).then(|| {
        let count = format::group(&more.to_string());
        view! { <p class="muted">{t!("catalog-import-pictures-unnamed-more", count = count)}</p> }
    });
    (count > 0).then(|| {
        let items = files.into_iter().map(|file| {
            let why = file
                .problem
                .map(|why| view! { <span class="under">{problem(&why)}</span> });
            view! { <li><div class="picture-source">{file.name}{why}</div></li> }
        });
        view! {
            <Panel title=t!("catalog-import-pictures-unnamed", count = count)>
                <ul class="part-list picture-missing">{items.collect_view()}</ul>
                {more}
            </Panel>
        }
    })
}
