//! What a listing says, point by point; for a revision each point with what it was before.

use crate::{format, i18n::locale, t, ui::Term};
use domain::catalog::{
    content::{AttributeValue, Supply, Wording},
    variant::{Chosen, VariantOption, draft::said},
    view::CaseView,
};

/// All an operator reviews, and what it would replace.
pub(super) fn terms(case: &CaseView) -> Vec<Term> {
    let (before, now) = (&case.listing.wording, case.proposal.as_ref());
    let now = now.unwrap_or(before);
    let mut terms: Vec<_> = points(before)
        .into_iter()
        .zip(points(now))
        .filter(|((_, before), (_, now))| !(before.is_empty() && now.is_empty()))
        .map(|((label, before), (_, now))| Term::since(label, or_dash(before), or_dash(now)))
        .collect();
    terms.extend(variation(before, now));
    terms.extend(attributes(before, now));
    terms
}

/// What no operator reviews, as buyers see it.
pub(super) fn supply(supply: &Supply) -> Vec<Term> {
    let locale = locale();
    let selling = &supply.selling;
    let quantity = |quantity| format::quantity_in(quantity, supply.unit, locale);
    let tier = |tier: &domain::catalog::tier::Tier| {
        let from = t!("catalog-from", quantity = quantity(tier.min_quantity));
        format!("{from} {}", format::unit_price(tier.unit_price, selling.currency))
    };
    let tiers: Vec<_> = selling.tiers.as_slice().iter().map(tier).collect();
    let prices = if tiers.is_empty() {
        t!("catalog-on-request")
    } else {
        tiers.join("; ")
    };
    let mut terms = vec![
        Term::new(t!("catalog-prices"), prices),
        Term::new(t!("moderation-moq"), quantity(selling.moq)),
    ];
    terms.extend(
        supply
            .stock
            .map(|stock| Term::new(t!("catalog-stock"), quantity(stock))),
    );
    terms
}

fn or_dash(text: String) -> String {
    if text.is_empty() { "–".to_owned() } else { text }
}

fn points(wording: &Wording) -> Vec<(String, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        (t!("moderation-title-zh"), text(&wording.title.zh)),
        (t!("moderation-title-en"), text(&wording.title.en)),
        (t!("moderation-description-zh"), text(&wording.description.zh)),
        (t!("moderation-description-en"), text(&wording.description.en)),
        (
            t!("moderation-category"),
            wording
                .category
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        ),
        (t!("catalog-brand"), text(&wording.brand)),
        (t!("catalog-model"), text(&wording.model)),
        (t!("catalog-gtin"), text(&wording.gtin)),
        (t!("catalog-hs"), text(&wording.hs_code)),
        (
            t!("catalog-origin"),
            wording
                .origin
                .as_ref()
                .map(|country| country.code().to_owned())
                .unwrap_or_default(),
        ),
        (t!("moderation-images"), wording.images.join("; ")),
    ]
}

/// What it comes in: the options with their values, and which combinations of them.
fn variation(before: &Wording, now: &Wording) -> Vec<Term> {
    let options = |wording: &Wording| {
        let option = |option: &VariantOption| {
            let values: Vec<_> = option.values.iter().map(said).collect();
            format!("{}: {}", said(&option.name), values.join(", "))
        };
        let options: Vec<_> = wording.variation.options.iter().map(option).collect();
        options.join("; ")
    };
    let variants = |wording: &Wording| {
        let named = |one: Chosen| format!("{} {}", one.sku, one.label(locale()));
        let variants: Vec<_> = wording.variation.all().map(named).collect();
        variants.join("; ")
    };
    if before.variation.is_empty() && now.variation.is_empty() {
        return Vec::new();
    }
    let term =
        |label, of: &dyn Fn(&Wording) -> String| Term::since(label, or_dash(of(before)), or_dash(of(now)));
    vec![
        term(t!("catalog-variant-options"), &options),
        term(t!("catalog-variant-title"), &variants),
    ]
}

/// Every attribute of either text, by name.
fn attributes(before: &Wording, now: &Wording) -> Vec<Term> {
    let names: std::collections::BTreeSet<_> =
        before.attributes.keys().chain(now.attributes.keys()).collect();
    let value =
        |wording: &Wording, name: &String| wording.attributes.get(name).map(shown).unwrap_or_default();
    let term = |name| Term::since(name, or_dash(value(before, name)), or_dash(value(now, name)));
    names.into_iter().map(term).collect()
}

fn shown(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Bool(true) => t!("catalog-yes"),
        AttributeValue::Bool(false) => t!("catalog-no"),
        AttributeValue::Number(number) => number.to_string(),
        AttributeValue::Text(text) => text.clone(),
    }
}
