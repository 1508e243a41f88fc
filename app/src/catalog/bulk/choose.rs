//! Choosing listings in one's own list: a box at each, and the way on for those ticked or for all that are shown. The
//! boxes name their form, so that each row keeps forms of its own.

use super::{EDITS, NEW};
use crate::{
    format, t,
    ui::{Button, ButtonKind},
};
use domain::id::ListingId;
use leptos::prelude::*;

/// The id of the form.
const FORM: &str = "bulk";

/// The box of a listing.
pub(crate) fn tick(id: ListingId, sku: &str) -> impl IntoView + use<> {
    let label = t!("catalog-bulk-tick", sku = sku.to_owned());
    view! { <input type="checkbox" form=FORM name="listing" value=id.to_string() aria-label=label/> }
}

/// What is done with those that are chosen; `fields` say what of the list is shown, which holds `count`.
pub(crate) fn bar(fields: AnyView, count: u64) -> impl IntoView + use<> {
    let all = t!("catalog-bulk-all", count = format::group(&count.to_string()));
    view! {
        <form class="own-bulk" id=FORM method="get" action=NEW>
            {fields}
            <span class="muted">{t!("catalog-bulk-lede")}</span>
            <Button kind=ButtonKind::Plain name="scope" value="ticked">{t!("catalog-bulk-ticked")}</Button>
            <Button kind=ButtonKind::Plain name="scope" value="all">{all}</Button>
            <a href=EDITS>{t!("catalog-bulk-list")}</a>
        </form>
    }
}
