//! What came of a promotion, each figure with what it counts.

use crate::{format::group, t, ui::Panel};
use domain::promotion::view::Tally;
use leptos::prelude::*;

/// The figures of a campaign.
pub(super) fn panel(tally: Tally, in_strip: bool) -> AnyView {
    let shown = in_strip.then(|| (t!("promotion-shown"), tally.shown, t!("promotion-shown-means")));
    let others = [
        (t!("promotion-opened"), tally.opened, t!("promotion-opened-means")),
        (t!("promotion-rfqs"), tally.rfqs, t!("promotion-rfqs-means")),
        (t!("promotion-orders"), tally.orders, t!("promotion-orders-means")),
    ];
    told(shown.into_iter().chain(others))
}

/// The figures of a fair.
pub(super) fn of_fair(tally: Tally) -> AnyView {
    told([
        (
            t!("promotion-opened"),
            tally.opened,
            t!("promotion-fair-opened-means"),
        ),
        (t!("promotion-rfqs"), tally.rfqs, t!("promotion-fair-rfqs-means")),
        (t!("promotion-orders"), tally.orders, t!("promotion-orders-means")),
    ])
}

fn told(figures: impl IntoIterator<Item = (String, u64, String)>) -> AnyView {
    let figures = figures
        .into_iter()
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
    .into_any()
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
