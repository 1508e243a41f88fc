//! The page on which a supplier writes variants, with everything typed and everything wrong.

use super::{
    form::VariantForm,
    rows::{options, variants},
};
use crate::{
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, LinkButton, Notice, Overtaken, PageHead, Panel, Tone},
    visitor::Desk,
};
use domain::{
    catalog::{ListingState, view::EditableListing},
    problem::FieldErrors,
};
use leptos::prelude::*;

const LIST: &str = "/selling/listings";

/// What there is to say above the form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    /// It was just saved.
    Saved,
    /// Rows were added, and are not saved yet.
    Combined,
    /// Somebody else saved first.
    Overtaken,
}

/// The page.
pub(super) fn page(listing: &EditableListing, form: &VariantForm, errors: &FieldErrors, told: Said) -> Page {
    let sku = listing.content.sku.clone();
    let title = t!("catalog-variant-edit-title", sku = sku.clone());
    let own = format!("{LIST}/{}", listing.id);
    let (action, edit, shown) = (
        format!("{own}/variants"),
        format!("{own}/edit"),
        format!("/listings/{}", listing.id),
    );
    let notice = notice(told, listing);
    let (options, variants) = (options(form, errors), variants(listing, form, errors));
    let draft = matches!(
        listing.state,
        ListingState::Draft | ListingState::ChangesRequested { .. }
    );
    let save = match draft {
        true => t!("catalog-edit-hand-in"),
        false => t!("catalog-edit-save"),
    };
    let keep = draft.then(|| {
        view! { <Button name="action" value="keep" kind=ButtonKind::Plain>{t!("catalog-edit-keep")}</Button> }
    });
    let back = edit.clone();
    let body = view! {
        <PageHead title=title.clone() lede=t!("catalog-variant-edit-lede")>
            <LinkButton href=edit kind=ButtonKind::Plain>{t!("catalog-variant-to-listing")}</LinkButton>
            <LinkButton href=shown kind=ButtonKind::Plain>{t!("catalog-edit-look")}</LinkButton>
        </PageHead>
        <ErrorSummary errors=errors.clone() label=label/>
        {notice}
        <form class="form" method="post" action=action novalidate>
            // The enter key presses the first button of a form: it must not be one that adds rows.
            <button class="visually-hidden" type="submit" name="action" value="save" tabindex="-1" aria-hidden="true">
                {t!("catalog-edit-save")}
            </button>
            <input type="hidden" name="seen" value=form.seen.clone()/>
            <Panel title=t!("catalog-variant-options") aside=t!("catalog-edit-reviewed")>{options}</Panel>
            <Panel title=t!("catalog-variant-title") aside=t!("catalog-variant-at-once")>{variants}</Panel>
            <div class="actions">
                <Button name="action" value="save">{save}</Button>
                {keep}
                <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
            </div>
        </form>
    };
    Page::new(title, body)
        .at(Desk::Selling)
        .crumb(t!("shell-my-listings"), LIST)
        .crumb(sku, format!("{own}/edit"))
}

fn notice(said: Said, listing: &EditableListing) -> Option<AnyView> {
    let waits = listing
        .revision
        .as_ref()
        .is_some_and(|case| case.decision().is_none());
    let title = match (said, &listing.state) {
        (Said::Nothing, _) if waits => t!("catalog-edit-revision-waits"),
        (Said::Nothing, _) => return None,
        (Said::Overtaken, _) => return Some(view! { <Overtaken/> }.into_any()),
        (Said::Combined, _) => t!("catalog-variant-combined"),
        (Said::Saved, ListingState::Draft | ListingState::ChangesRequested { .. }) => {
            t!("catalog-edit-saved-draft")
        }
        (Said::Saved, ListingState::Submitted) => t!("catalog-edit-saved-submitted"),
        (Said::Saved, _) if waits => t!("catalog-edit-saved-waits"),
        (Said::Saved, ListingState::Published) => t!("catalog-edit-saved"),
        (Said::Saved, _) => t!("catalog-edit-saved-hidden"),
    };
    let tone = match said {
        Said::Saved => Tone::Leaf,
        _ => Tone::Brass,
    };
    Some(view! { <Notice tone title/> }.into_any())
}

/// The label of a field of this form, for the summary of errors.
fn label(name: &str) -> String {
    let mut path = name.split('.');
    match (path.next(), path.next(), path.next()) {
        (Some("options"), Some(number), Some("name")) => t!("catalog-variant-option-name", number = number),
        (Some("options"), Some(number), Some(_)) => t!("catalog-variant-option-values", number = number),
        (Some("options"), ..) => t!("catalog-variant-options"),
        (Some("variants"), Some(number), Some(part)) => {
            let part = match part {
                "sku" => t!("catalog-sku"),
                "stock" => t!("catalog-stock"),
                "tiers" => t!("catalog-variant-tiers"),
                _ => t!("catalog-variant-values"),
            };
            t!("catalog-variant-field", number = number, field = part)
        }
        _ => t!("catalog-variant-title"),
    }
}
