//! Variants as buyers choose one: what there is to choose by, and for each what it costs and whether it can be had.

use crate::{
    format,
    i18n::locale,
    t,
    ui::{Badge, ButtonKind, DataColumn, DataTable, LinkButton, Panel, Tone},
};
use domain::{
    catalog::{
        tier::Selling,
        variant::{Chosen, VariantOption},
        view::ListingView,
    },
    quantity::Quantity,
};
use leptos::prelude::*;

/// The options and the table of variants; nothing of a listing without any. `sold` says how a variant is sold to this
/// buyer, `ask` where they ask for it.
pub(in crate::catalog) fn panel(
    listing: &ListingView,
    sold: &dyn Fn(&Selling) -> Selling,
    ask: Option<&str>,
) -> Option<impl IntoView + use<>> {
    let variation = &listing.wording.variation;
    if variation.is_empty() {
        return None;
    }
    let mut columns = vec![
        DataColumn::words(t!("catalog-variant")),
        DataColumn::figures(t!("catalog-unit-price")),
        DataColumn::figures(t!("catalog-stock")),
    ];
    if ask.is_some() {
        columns.push(DataColumn::words(t!("catalog-variant-act")));
    }
    let rows = variation.all().map(|one| row(listing, &one, sold, ask)).collect();
    let options = variation.options.iter().map(option).collect_view();
    Some(view! {
        <div id="variants">
            <Panel title=t!("catalog-variant-title")>
                <dl class="attributes">{options}</dl>
                <DataTable caption=t!("catalog-variant-title") columns rows/>
            </Panel>
        </div>
    })
}

fn option(option: &VariantOption) -> impl IntoView + use<> {
    let values: Vec<_> = option.values.iter().map(|value| value.get(locale())).collect();
    let (name, values) = (option.name.get(locale()).to_owned(), values.join(" · "));
    view! { <div class="attribute"><dt>{name}</dt><dd>{values}</dd></div> }
}

fn row(
    listing: &ListingView,
    one: &Chosen,
    sold: &dyn Fn(&Selling) -> Selling,
    ask: Option<&str>,
) -> Vec<AnyView> {
    let (supply, sku) = (&listing.supply, one.sku.clone());
    let label = one.label(locale());
    let name = view! { {label.clone()}<span class="under">{sku}</span> };
    let price = prices(listing, &sold(&supply.selling_of(&one.sku)));
    let stock = match supply.stock_of(Some(&one.sku)) {
        None => t!("catalog-own-stock-unsaid").into_any(),
        Some(Quantity::ZERO) => {
            view! { <Badge tone=Tone::Brass>{t!("catalog-variant-sold-out")}</Badge> }.into_any()
        }
        Some(stock) => format::quantity_in(stock, supply.unit, locale()).into_any(),
    };
    let mut cells = vec![name.into_any(), price.into_any(), stock];
    if let Some(ask) = ask {
        let query = serde_html_form::to_string([("variant", one.sku.as_str())]).unwrap_or_default();
        let (href, words) = (format!("{ask}&{query}"), t!("catalog-variant-ask"));
        let named = t!("catalog-variant-ask-for", variant = label);
        let link = view! {
            <LinkButton href kind=ButtonKind::Quiet>
                <span aria-hidden="true">{words}</span><span class="visually-hidden">{named}</span>
            </LinkButton>
        };
        cells.push(link.into_any());
    }
    cells
}

/// Each step from its quantity on; one price is said alone.
fn prices(listing: &ListingView, selling: &Selling) -> AnyView {
    let price = |price| format::unit_price(price, selling.currency);
    match selling.tiers.as_slice() {
        [] => t!("catalog-on-request").into_any(),
        [only] => price(only.unit_price).into_any(),
        several => {
            let step = |tier: &domain::catalog::tier::Tier| {
                let quantity = format::quantity_in(tier.min_quantity, listing.supply.unit, locale());
                let from = t!("catalog-from", quantity = quantity);
                view! { <div><span class="muted small">{from}</span>" "{price(tier.unit_price)}</div> }
            };
            several.iter().map(step).collect_view().into_any()
        }
    }
}
