//! A company in words: its name as a link to its page, its place, what it does, a role in it.

use crate::{
    catalog::words::shown,
    i18n::{country, locale},
    t,
    verification::StandingBadge,
};
use domain::{
    actor::Trades,
    company::{CompanyRef, Profile, Role},
};
use leptos::prelude::*;

/// A company's name, leading to its page, with what is told of its verification.
pub(crate) fn link(company: &CompanyRef) -> AnyView {
    let (href, standing) = (path(&company.code), company.standing);
    view! { <a href=href>{shown(&company.name)}</a>" "<StandingBadge standing/> }.into_any()
}

/// A company's name, as text.
pub(crate) fn name(company: &CompanyRef) -> String {
    company.name.get(locale()).to_owned()
}

/// Where a company's page is.
pub(crate) fn path(code: &str) -> String {
    format!("/companies/{code}")
}

/// `Yueyang · China`.
pub(crate) fn place(profile: &Profile) -> String {
    let city = profile.city.get(locale());
    let country = country(locale(), &profile.country);
    if city.is_empty() {
        country
    } else {
        format!("{city} · {country}")
    }
}

/// `Buys · Supplies`.
pub(super) fn trades(trades: Trades) -> String {
    let does = [
        (trades.supplies, t!("company-supplies")),
        (trades.buys, t!("company-buys")),
        (trades.carries, t!("company-carries")),
        (trades.procures, t!("company-procures")),
    ];
    let does: Vec<_> = does
        .into_iter()
        .filter_map(|(does, words)| does.then_some(words))
        .collect();
    does.join(" · ")
}

/// What a person is in it.
pub(crate) fn role(role: Role) -> String {
    match role {
        Role::Owner => t!("company-role-owner"),
        Role::Manager => t!("company-role-manager"),
        Role::Sales => t!("company-role-sales"),
        Role::Purchaser => t!("company-role-purchaser"),
        Role::Finance => t!("company-role-finance"),
        Role::Viewer => t!("company-role-viewer"),
    }
}
