//! The halls of a market on its page.

use super::title;
use crate::{failure::encoded, t, ui::Panel};
use domain::market::hall::HallRow;
use leptos::prelude::*;

/// Each hall with how many suppliers it has; nothing where a market has named none.
pub(crate) fn section(slug: &str, halls: &[HallRow]) -> Option<impl IntoView + use<>> {
    let row = |row: &HallRow| {
        let href = address(slug, &row.hall.sign);
        let suppliers = t!("market-suppliers", count = row.suppliers);
        view! { <li><div><a href=href>{title(&row.hall)}</a></div><span class="under">{suppliers}</span></li> }
    };
    (!halls.is_empty()).then(|| {
        let rows = halls.iter().map(row).collect_view();
        view! { <Panel title=t!("hall-title")><ul class="part-list">{rows}</ul></Panel> }
    })
}

/// A hall's own page.
pub(super) fn address(slug: &str, sign: &str) -> String {
    // In a path a blank is `%20`; signs have none, and everything else is written as in a query.
    format!("/markets/{slug}/halls/{}", encoded(sign))
}
