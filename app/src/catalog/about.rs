//! What a listing is, for programs that read its page: a product and how it is offered (schema.org).

use crate::{i18n::locale, markdown};
use domain::catalog::view::ListingView;
use serde_json::{Value, json};

/// A listing as a product of schema.org. A price on request is no offer: it has no price.
pub(super) fn product(origin: &str, listing: &ListingView) -> Value {
    let wording = &listing.wording;
    let pictures = listing
        .pictures
        .iter()
        .map(|picture| format!("{origin}{}", super::pictures::large(listing.id, picture.id)));
    let category: Vec<_> = listing.category.iter().map(|name| name.get(locale())).collect();
    let mut product = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": wording.title.get(locale()),
        "description": markdown::plain(wording.description.get(locale())),
        "url": format!("{origin}/listings/{}", listing.id),
        "sku": listing.sku,
        "mpn": wording.model,
        "gtin": wording.gtin,
        "brand": wording.brand.as_ref().map(|name| json!({ "@type": "Brand", "name": name })),
        "category": (!category.is_empty()).then(|| category.join(" > ")),
        "countryOfOrigin": wording.origin,
        "image": pictures.collect::<Vec<_>>(),
        "offers": offers(origin, listing),
    });
    if let Some(fields) = product.as_object_mut() {
        fields.retain(|_, value| !value.is_null() && *value != json!([]) && *value != json!(""));
    }
    product
}

fn offers(origin: &str, listing: &ListingView) -> Option<Value> {
    let (supply, variation) = (&listing.supply, &listing.wording.variation);
    let selling = &supply.selling;
    let all = match variation.is_empty() {
        true => vec![selling.clone()],
        false => variation.skus().map(|sku| supply.selling_of(sku)).collect(),
    };
    let prices: Vec<_> = all
        .iter()
        .flat_map(|one| one.tiers.as_slice())
        .map(|tier| tier.unit_price)
        .collect();
    let (lowest, highest) = (prices.iter().min()?, prices.iter().max()?);
    Some(json!({
        "@type": "AggregateOffer",
        "priceCurrency": selling.currency.code(),
        "lowPrice": lowest.to_string(),
        "highPrice": highest.to_string(),
        "offerCount": prices.len(),
        "eligibleQuantity": {
            "@type": "QuantitativeValue",
            "minValue": selling.moq.to_string(),
            "unitCode": listing.supply.unit.code(),
        },
        "seller": {
            "@type": "Organization",
            "name": listing.supplier.name.get(locale()),
            "url": format!("{origin}/companies/{}", listing.supplier.code),
        },
    }))
}
