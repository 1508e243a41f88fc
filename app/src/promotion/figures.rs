//! What came of a promotion, each figure with what it counts.

use crate::{format::group, t, ui::Panel};
use domain::promotion::view::Tally;
use leptos::prelude::*;

/// The figures of one promotion.
pub(super) fn panel(tally: Tally, in_strip: bool) -> impl IntoView + use<> {
    let shown = in_strip.then(|| (t!("promotion-shown"), tally.shown, t!("promotion-shown-means")));
    let others = [
        (t!("promotion-opened"), tally.opened, t!("promotion-opened-means")),
        (t!("promotion-rfqs"), tally.rfqs, t!("promotion-rfqs-means")),
        (t!("promotion-orders"), tally.orders, t!("promotion-orders-means")),
    ];
    let figures = shown
        .into_iter()
        .chain(others)
        .map(|(name, count, means)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>
                        <span class="figure-value">{group(&count.to_string())}</span>
                        <span class="under">{means}</span>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <Panel title=t!("promotion-figures")>
            <dl class="facts promotion-figures">{figures}</dl>
            <p class="small muted">{t!("promotion-figures-late")}</p>
        </Panel>
    }
}

/// The figures as a cell of a list: seen, asked, ordered.
pub(super) fn cell(tally: Tally) -> String {
    t!(
        "promotion-figures-short",
        opened = tally.opened,
        rfqs = tally.rfqs,
        orders = tally.orders
    )
}
