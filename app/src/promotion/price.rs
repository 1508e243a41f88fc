//! A price with a discount: what it is now, the list price struck through, how much less, and until when.

use super::words::last_day;
use crate::{
    format::unit_price,
    i18n::locale,
    t,
    ui::{Badge, Tone},
};
use domain::{
    money::{Currency, UnitPrice},
    promotion::discount::Discount,
};
use leptos::prelude::*;

/// The list price, struck through and named.
pub(crate) fn struck(list: UnitPrice, currency: Currency) -> impl IntoView + use<> {
    view! {
        <del class="list-price">
            <span class="visually-hidden">{t!("promotion-list-price")}" "</span>{unit_price(list, currency)}
        </del>
    }
}

/// The list price beside what is taken off it.
pub(crate) fn before(list: UnitPrice, currency: Currency, discount: &Discount) -> impl IntoView + use<> {
    view! { <p class="list-price-row">{struck(list, currency)}" "{off(discount)}</p> }
}

/// How much less.
pub(crate) fn off(discount: &Discount) -> impl IntoView + use<> {
    let off = t!("promotion-off", percent = discount.percent.number());
    view! { <Badge tone=Tone::Rust>{off}</Badge> }
}

/// Which campaign it is of, and its last day.
pub(crate) fn reason(discount: &Discount) -> impl IntoView + use<> {
    let (href, name) = (
        format!("/campaigns/{}", discount.campaign),
        discount.name.get(locale()).to_owned(),
    );
    let until = t!("promotion-until", day = last_day(discount.until));
    view! { <p class="small"><a href=href>{name}</a>" · "{until}</p> }
}
