//! What figures, divisions and rows are called, and what each figure means.

use crate::{
    company::words::name,
    i18n::{country, locale, moment},
    t,
};
use domain::figures::{By, Figure, Key};

/// How figures are divided, in a choice.
pub(super) fn by(by: By) -> String {
    match by {
        By::Month => t!("figures-by-month"),
        By::Market => t!("figures-by-market"),
        By::Region => t!("figures-by-region"),
        By::Category => t!("figures-by-category"),
        By::Supplier => t!("figures-by-supplier"),
        By::SupplierCountry => t!("figures-by-supplier-country"),
        By::BuyerCountry => t!("figures-by-buyer-country"),
    }
}

/// What a row counts.
pub(super) fn key(key: &Key) -> String {
    match key {
        Key::Month(month) => moment::month(locale(), month.first_day()),
        Key::Market(market) => market.name.get(locale()).to_owned(),
        Key::Region(_, name) | Key::Category(_, name) => name.get(locale()).to_owned(),
        Key::Supplier(company, _) => name(company),
        Key::Others => t!("figures-others"),
        Key::NoCategory => t!("figures-no-category"),
        Key::Country(code) => country(locale(), code),
    }
}

/// A figure's name.
pub(super) fn figure(figure: Figure) -> String {
    match figure {
        Figure::Suppliers => t!("figures-suppliers"),
        Figure::Listings => t!("figures-listings"),
        Figure::OpenRfqs => t!("figures-open-rfqs"),
        Figure::Requests => t!("figures-requests"),
        Figure::Offered => t!("figures-offered"),
        Figure::Agreed => t!("figures-agreed"),
        Figure::Orders => t!("figures-orders"),
        Figure::Amount => t!("figures-amount"),
        Figure::Response => t!("figures-response"),
    }
}

/// How it is counted.
pub(super) fn meaning(figure: Figure) -> String {
    match figure {
        Figure::Suppliers => t!("figures-suppliers-how"),
        Figure::Listings => t!("figures-listings-how"),
        Figure::OpenRfqs => t!("figures-open-rfqs-how"),
        Figure::Requests => t!("figures-requests-how"),
        Figure::Offered => t!("figures-offered-how"),
        Figure::Agreed => t!("figures-agreed-how"),
        Figure::Orders => t!("figures-orders-how"),
        Figure::Amount => t!("figures-amount-how"),
        Figure::Response => t!("figures-response-how"),
    }
}
