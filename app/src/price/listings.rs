//! What a price list makes of the supplier's listings, beside their public prices.

use super::{LISTS, words};
use crate::{
    i18n::locale,
    t,
    ui::{
        Badge, Button, ButtonKind, Checkbox, DataColumn, DataTable, Empty, Field, LinkButton, Pager, Panel,
        Tone,
    },
};
use domain::{
    id::PriceListId,
    page::{Page, PageRequest},
    price::{
        change::Change,
        view::{PriceListView, PricedListing},
    },
};
use leptos::prelude::*;
use serde::Deserialize;
use service::price::ListingFilter;

/// Listings on a page.
const ON_A_PAGE: u32 = 20;

/// Where among the listings, and which of them.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
    q: String,
    /// `on`: only those with prices of their own.
    set: String,
}

impl Place {
    pub(super) fn filter(&self) -> ListingFilter {
        ListingFilter {
            text: self.q.clone(),
            set: !self.set.is_empty(),
        }
    }

    pub(super) fn wanted(&self) -> PageRequest {
        PageRequest::new(Some(ON_A_PAGE), Some(self.after.clone()))
    }

    /// The address of the page after this key.
    fn page(&self, list: PriceListId, after: &str) -> String {
        let said = [("q", self.q.as_str()), ("set", &self.set), ("after", after)];
        let said: Vec<_> = said.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        match serde_html_form::to_string(&said).unwrap_or_default().as_str() {
            "" => format!("{LISTS}/{list}"),
            query => format!("{LISTS}/{list}?{query}"),
        }
    }
}

/// The listings, and the search among them.
pub(super) fn panel(
    view: &PriceListView,
    priced: Page<PricedListing>,
    place: &Place,
) -> impl IntoView + use<> {
    let id = view.list.id;
    let next = priced.next.map(|key| place.page(id, &key));
    let previous = (!place.after.is_empty()).then(|| place.page(id, ""));
    let list = match priced.items.is_empty() {
        true => view! { <Empty title=t!("price-no-listings") text=t!("price-no-listings-text")/> }.into_any(),
        false => table(view, priced.items).into_any(),
    };
    let (q, set) = (place.q.clone(), !place.set.is_empty());
    view! {
        <Panel title=t!("price-listings")>
            <form class="own-sift" method="get" action=format!("{LISTS}/{id}")>
                <Field name="q" label=t!("price-find") value=q/>
                <Checkbox name="set" label=t!("price-set-only") checked=set/>
                <Button kind=ButtonKind::Plain>{t!("price-find-act")}</Button>
            </form>
            {list}
        </Panel>
        <Pager previous next/>
    }
}

fn table(view: &PriceListView, priced: Vec<PricedListing>) -> impl IntoView + use<> {
    let mut columns = vec![
        DataColumn::words(t!("price-listing")),
        DataColumn::words(t!("price-public")),
        DataColumn::words(t!("price-in-list")),
    ];
    if view.keeps {
        columns.push(DataColumn::words(t!("price-act")));
    }
    let (id, change, keeps) = (view.list.id, view.list.change, view.keeps);
    let rows = priced
        .into_iter()
        .map(|one| row(id, change, keeps, one))
        .collect();
    view! { <DataTable caption=t!("price-listings") columns rows/> }
}

fn row(id: PriceListId, change: Option<Change>, keeps: bool, one: PricedListing) -> Vec<AnyView> {
    let (listing, unit) = (&one.listing, one.listing.supply.unit);
    let title = listing.title.get(locale()).to_owned();
    let agreed = match &one.agreed {
        Some(selling) => words::steps(selling, unit),
        None => view! { <span class="muted">{t!("price-as-public")}</span> }.into_any(),
    };
    let why = reason(&one, change);
    let mut cells = vec![
        view! { <a href=format!("/listings/{}", listing.id)>{title}</a><span class="under">{listing.sku.clone()}</span> }
            .into_any(),
        words::steps(&listing.supply.selling, unit),
        view! { <div>{agreed}{why}</div> }.into_any(),
    ];
    if keeps {
        let act = match one.entry {
            Some(_) => t!("price-change-set"),
            None => t!("price-set"),
        };
        let href = format!("{LISTS}/{id}/listings/{}", listing.id);
        let sku = listing.sku.clone();
        cells.push(
            view! {
                <LinkButton href kind=ButtonKind::Quiet>
                    {act}<span class="visually-hidden">" "{sku}</span>
                </LinkButton>
            }
            .into_any(),
        );
    }
    cells
}

/// Where the price of the list comes from, as far as there is one.
fn reason(one: &PricedListing, change: Option<Change>) -> Option<AnyView> {
    if one.is_stale() {
        return Some(view! { " "<Badge tone=Tone::Brass>{t!("price-stale")}</Badge> }.into_any());
    }
    let words = match (one.set(), change) {
        (Some(_), _) => t!("price-set-here"),
        (None, Some(change)) if one.agreed.is_some() => words::change(Some(change)),
        _ => return None,
    };
    Some(view! { <span class="under">{words}</span> }.into_any())
}
