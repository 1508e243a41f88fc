//! What a buyer sees of a price that is theirs alone: that it is, and what everyone else is asked.

use crate::{
    format::{quantity_in, unit_price},
    i18n::locale,
    t,
    ui::{Badge, DataColumn, DataTable, Tone},
};
use domain::{
    catalog::tier::{Selling, Tiers},
    money::{Currency, UnitPrice},
    quantity::Quantity,
    unit::Unit,
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The mark, with the lowest public price beside it.
pub(crate) fn beside(public: Option<UnitPrice>, currency: Currency) -> impl IntoView + use<> {
    let public = match public {
        Some(price) => t!("price-public-at", price = unit_price(price, currency)),
        None => t!("price-public-on-request"),
    };
    view! {
        <p class="list-price-row">
            {mark()}" "<span class="muted">{public}</span>
        </p>
    }
}

/// That it is theirs.
pub(crate) fn mark() -> impl IntoView + use<> {
    view! { <Badge tone=Tone::Sea>{t!("price-yours")}</Badge> }
}

/// That it is theirs, and for whom it is not.
pub(crate) fn reason() -> impl IntoView + use<> {
    view! { <p class="promotion-reason">{mark()}" "<span class="small">{t!("price-yours-text")}</span></p> }
}

/// Both prices from each quantity on at which either changes. `public` is what everyone is asked now.
pub(crate) fn tiers(own: &Selling, public: &Tiers, unit: Unit) -> impl IntoView + use<> {
    let steps = own.tiers.as_slice().iter().chain(public.as_slice());
    let steps: BTreeSet<Quantity> = steps.map(|tier| tier.min_quantity).collect();
    let price = |tiers: &Tiers, quantity| {
        let at = tiers.at(quantity).map(|tier| tier.unit_price);
        public_price(at, own.currency)
    };
    let row = |quantity: Quantity| {
        let from = t!("catalog-from", quantity = quantity_in(quantity, unit, locale()));
        let (yours, everyones) = (price(&own.tiers, quantity), price(public, quantity));
        vec![
            from.into_any(),
            view! { <span class="figure-value">{yours}</span> }.into_any(),
            view! { <span class="muted">{everyones}</span> }.into_any(),
        ]
    };
    let rows = steps.into_iter().map(row).collect();
    let columns = vec![
        DataColumn::words(t!("catalog-quantity")),
        DataColumn::figures(t!("price-yours")),
        DataColumn::figures(t!("price-public")),
    ];
    view! { <DataTable caption=t!("catalog-tiers") columns rows/> }
}

fn public_price(price: Option<UnitPrice>, currency: Currency) -> String {
    price.map_or_else(|| t!("search-on-request"), |price| unit_price(price, currency))
}
