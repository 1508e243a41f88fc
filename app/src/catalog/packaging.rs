//! How a listing is packed for transport, and what containers hold of it.

use crate::{
    format,
    i18n::locale,
    t,
    ui::{DataColumn, DataTable, Panel, Term, Terms},
};
use domain::{
    catalog::{
        packaging::{Container, Packaging, centimetres, kilograms},
        view::ListingView,
    },
    quantity::Quantity,
    unit::Unit,
};
use leptos::prelude::*;

/// Nothing where the supplier says nothing of it.
pub(super) fn panel(listing: &ListingView) -> Option<impl IntoView + use<>> {
    let (supply, unit) = (&listing.supply, listing.supply.unit);
    let packaging = supply.packaging.as_ref()?;
    let carton = carton(packaging, unit);
    let least = least(packaging, supply.selling.moq);
    let loads = loads(packaging, unit);
    Some(view! {
        <Panel title=t!("catalog-packaging")>
            <Terms terms=carton/>
            <p class="muted">{least}</p>
            {loads}
        </Panel>
    })
}

fn in_unit(quantity: Quantity, unit: Unit) -> String {
    format::quantity_in(quantity, unit, locale())
}

fn carton(packaging: &Packaging, unit: Unit) -> Vec<Term> {
    let weight = |grams: Option<u32>| grams.map(|grams| weight(grams.into()));
    let size = packaging.size.map(|size| {
        let edges = [size.length, size.width, size.height].map(centimetres);
        format!("{} cm", edges.join(" × "))
    });
    let facts = [
        (
            t!("catalog-packaging-carton"),
            Some(in_unit(packaging.quantity, unit)),
        ),
        (
            t!("catalog-packaging-inner"),
            packaging.inner.map(|inner| in_unit(inner, unit)),
        ),
        (t!("catalog-packaging-size"), size),
        (
            t!("catalog-packaging-volume"),
            packaging.volume().map(|volume| format!("{volume} m³")),
        ),
        (t!("catalog-packaging-gross"), weight(packaging.gross)),
        (t!("catalog-packaging-net"), weight(packaging.net)),
    ];
    let known = facts
        .into_iter()
        .filter_map(|(label, fact)| Some(Term::new(label, fact?)));
    known.collect()
}

fn weight(grams: u64) -> String {
    format!("{} kg", format::group(&kilograms(grams)))
}

/// What the least order comes to.
fn least(packaging: &Packaging, moq: Quantity) -> String {
    let cartons = packaging.cartons(moq);
    let volume = packaging.volume().map(|volume| volume.times(cartons));
    let gross = packaging.gross.map(|gross| u64::from(gross) * cartons);
    let sums = [volume.map(|volume| format!("{volume} m³")), gross.map(weight)];
    let told = t!("catalog-packaging-least", cartons = cartons);
    let all = [Some(told)].into_iter().chain(sums).flatten();
    all.collect::<Vec<_>>().join(" · ")
}

fn loads(packaging: &Packaging, unit: Unit) -> Option<impl IntoView + use<>> {
    let rows = Container::ALL.iter().filter_map(|container| {
        let load = packaging.load(*container)?;
        let cartons = format::group(&load.cartons.to_string());
        let limit = load.by_weight.then(|| {
            view! { <span class="under">{t!("catalog-packaging-by-weight")}</span> }
        });
        Some(vec![
            container.name().into_any(),
            cartons.into_any(),
            view! { {in_unit(load.quantity, unit)}{limit} }.into_any(),
        ])
    });
    let rows: Vec<_> = rows.collect();
    let columns = vec![
        DataColumn::words(t!("catalog-packaging-container")),
        DataColumn::figures(t!("catalog-packaging-cartons")),
        DataColumn::figures(t!("catalog-quantity")),
    ];
    (!rows.is_empty()).then(|| {
        view! {
            <DataTable caption=t!("catalog-packaging-loads") columns rows/>
            <p class="muted small">{t!("catalog-packaging-loads-text")}</p>
        }
    })
}
