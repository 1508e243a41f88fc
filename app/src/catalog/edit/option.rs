//! What a listing's fields are chosen from.

use crate::{
    category::words::path,
    i18n::{countries, locale},
    rfq::words::incoterm,
    t,
    ui::SelectOption,
};
use domain::{
    catalog::view::CategoryChoice, market::MarketRef, money::Currency, rfq::incoterm::Incoterm, unit::Unit,
};

fn option(value: impl Into<String>, label: impl Into<String>) -> SelectOption {
    SelectOption {
        value: value.into(),
        label: label.into(),
    }
}

/// The same, or none of them.
fn or_none(none: String, options: impl Iterator<Item = SelectOption>) -> Vec<SelectOption> {
    std::iter::once(option("", none)).chain(options).collect()
}

/// The tree, each category by its whole path. A path that is none of it stands there as it was sent.
pub(super) fn categories(tree: &[CategoryChoice], chosen: &str) -> Vec<SelectOption> {
    let mut options = or_none(t!("catalog-edit-uncategorised"), named(tree));
    if options.iter().all(|option| option.value != chosen) {
        options.push(option(chosen, chosen));
    }
    options
}

/// The tree, one of which is to be chosen, or none: that is called so.
pub(crate) fn category(tree: &[CategoryChoice], none: String) -> Vec<SelectOption> {
    or_none(none, named(tree))
}

/// Each category by its whole path.
fn named(tree: &[CategoryChoice]) -> impl Iterator<Item = SelectOption> {
    let named = |category: &CategoryChoice| option(category.path.to_string(), path(&category.names));
    tree.iter().map(named)
}

/// Every country.
pub(super) fn origins() -> Vec<SelectOption> {
    let named = countries(locale()).map(|(code, name)| option(code, name));
    or_none(t!("catalog-edit-unsaid"), named)
}

/// Every unit.
pub(super) fn units() -> Vec<SelectOption> {
    let named = |unit: Unit| option(unit.code(), unit.name(locale()));
    Unit::all().map(named).collect()
}

/// The common currencies, and the one that was chosen.
pub(super) fn currency(chosen: &str) -> Vec<SelectOption> {
    let mut options: Vec<_> = Currency::COMMON
        .iter()
        .map(|one| option(one.code(), one.code()))
        .collect();
    if options.iter().all(|option| option.value != chosen) {
        options.push(option(chosen, chosen));
    }
    options
}

/// Every delivery term.
pub(super) fn incoterms() -> Vec<SelectOption> {
    let named = Incoterm::all().map(|term| option(term.code(), incoterm(term)));
    or_none(t!("catalog-edit-unsaid"), named)
}

/// Whether what samples cost is taken off the first order.
pub(super) fn sample_credited() -> Vec<SelectOption> {
    vec![
        option("", t!("catalog-edit-sample-kept")),
        option("true", t!("catalog-edit-sample-credited")),
    ]
}

/// The markets the company has a booth in.
pub(super) fn markets(markets: &[MarketRef]) -> Vec<SelectOption> {
    let named = |market: &MarketRef| option(market.slug.clone(), market.name.get(locale()));
    markets.iter().map(named).collect()
}
