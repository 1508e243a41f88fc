//! A promoted listing: its picture, what it is, who sells it, and what it costs.

use super::price;
use crate::{
    catalog::pictures::lead, company, format::unit_price, i18n::locale, price::yours, t, ui::Figure,
    visit::Visit,
};
use domain::{
    catalog::picture::ListingPicture,
    id::{ListingId, PromotionId},
    price::Agreed,
    promotion::{discount::Discount, view::Promoted},
};
use leptos::prelude::*;
use std::collections::HashMap;

/// What is shown beside what a campaign tells of its listings.
#[derive(Default)]
pub(super) struct Beside {
    pictures: HashMap<ListingId, ListingPicture>,
    discounts: HashMap<ListingId, Discount>,
    agreed: HashMap<ListingId, Agreed>,
}

impl Beside {
    /// First pictures and discounts, a query each; and the prices that are the visitor's own.
    pub(super) async fn of(
        visit: &Visit,
        promoted: impl IntoIterator<Item = &Promoted>,
    ) -> service::Result<Self> {
        let ids: Vec<_> = promoted.into_iter().map(|one| one.listing.id).collect();
        let ctx = &visit.ctx;
        if ids.is_empty() {
            return Ok(Self::default());
        }
        Ok(Self {
            agreed: service::price::agreed(ctx, &visit.actor, ids.iter().copied()).await?,
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
    let (discount, agreed) = (beside.discounts.get(&listing.id), beside.agreed.get(&listing.id));
    let cost = cost(promoted, discount, agreed);
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

fn cost(promoted: &Promoted, discount: Option<&Discount>, agreed: Option<&Agreed>) -> impl IntoView + use<> {
    let supply = &promoted.listing.supply;
    let per = t!("search-per", unit = supply.unit.name(locale()));
    let percent = discount.map(|discount| discount.percent);
    let own = agreed.and_then(|agreed| agreed.selling(&supply.selling, percent));
    if let Some((own, lowest)) = own.and_then(|own| own.tiers.lowest().map(|lowest| (own, lowest))) {
        let list = supply.selling.tiers.lowest();
        let public = list.map(|list| percent.map_or(list, |percent| percent.off(list)));
        let (value, beside) = (
            unit_price(lowest, own.currency),
            yours::beside(public, own.currency),
        );
        return view! { <p><Figure value per=per/></p>{beside} }.into_any();
    }
    let (tiers, currency) = (&supply.selling.tiers, supply.selling.currency);
    let Some(list) = tiers.lowest() else {
        return view! { <p>{t!("search-on-request")}</p> }.into_any();
    };
    let now = discount.map_or(list, |discount| discount.percent.off(list));
    let before = discount.map(|discount| price::before(list, currency, discount));
    view! { <p><Figure value=unit_price(now, currency) per=per/></p>{before} }.into_any()
}
