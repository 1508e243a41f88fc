//! A promoted listing: its picture, what it is, who sells it, and what it costs.

use super::price;
use crate::{catalog::pictures::lead, company, format::unit_price, i18n::locale, t, ui::Figure};
use domain::{
    catalog::picture::ListingPicture,
    id::{ListingId, PromotionId},
    promotion::{discount::Discount, view::Promoted},
};
use leptos::prelude::*;
use service::Ctx;
use std::collections::HashMap;

/// What is shown beside what a campaign tells of its listings.
#[derive(Default)]
pub(super) struct Beside {
    pictures: HashMap<ListingId, ListingPicture>,
    discounts: HashMap<ListingId, Discount>,
}

impl Beside {
    /// First pictures and discounts: a query each.
    pub(super) async fn of(
        ctx: &Ctx,
        promoted: impl IntoIterator<Item = &Promoted>,
    ) -> service::Result<Self> {
        let ids: Vec<_> = promoted.into_iter().map(|one| one.listing.id).collect();
        if ids.is_empty() {
            return Ok(Self::default());
        }
        Ok(Self {
            pictures: service::catalog::picture::leading(ctx, ids.iter().copied()).await?,
            discounts: service::promotion::discounts(ctx, ids).await?,
        })
    }
}

/// The listing, with the way to it that tells through which campaign one came. `head` stands above its title, `foot`
/// below its price. Search engines are told that an advertisement is one.
pub(super) fn card(
    promoted: &Promoted,
    through: PromotionId,
    paid: bool,
    beside: &Beside,
    (head, foot): (Option<AnyView>, Option<AnyView>),
) -> impl IntoView + use<> {
    let listing = &promoted.listing;
    let href = format!("/listings/{}?campaign={through}", listing.id);
    let rel = if paid { "sponsored nofollow" } else { "nofollow" };
    let (title, language) = listing.title.shown(locale());
    let (title, language) = (title.to_owned(), (language != locale()).then(|| language.tag()));
    let picture = lead(listing.id, beside.pictures.get(&listing.id), (200, 150));
    let supplier = company::words::name(&promoted.supplier);
    let of_supplier = company::words::path(&promoted.supplier.code);
    let cost = cost(promoted, beside.discounts.get(&listing.id));
    view! {
        <li class="promoted">
            <a class="promoted-picture" href=href.clone() rel=rel tabindex="-1" aria-hidden="true">{picture}</a>
            {head}
            <h3 lang=language><a href=href rel=rel>{title}</a></h3>
            <p class="small"><a href=of_supplier>{supplier}</a></p>
            {cost}
            {foot}
        </li>
    }
}

fn cost(promoted: &Promoted, discount: Option<&Discount>) -> impl IntoView + use<> {
    let supply = &promoted.listing.supply;
    let (tiers, currency) = (&supply.selling.tiers, supply.selling.currency);
    let Some(list) = tiers.lowest() else {
        return view! { <p>{t!("search-on-request")}</p> }.into_any();
    };
    let now = discount.map_or(list, |discount| discount.percent.off(list));
    let per = t!("search-per", unit = supply.unit.name(locale()));
    let before = discount.map(|discount| price::before(list, currency, discount));
    view! { <p><Figure value=unit_price(now, currency) per=per/></p>{before} }.into_any()
}
