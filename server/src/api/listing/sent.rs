//! A listing as programs send it: the fields it is shown with, read by the rules of a catalogue file.

use domain::{
    catalog::{
        content::AttributeValue,
        draft::{AttributeDraft, FIELDS, ListingDraft, TierDraft},
    },
    problem::{FieldErrors, Problem},
};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::api::sent::Sent;

/// What can be said of a listing. Of a change, what is left out stays and `null` empties.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the fields `write` reads one by one")]
pub(in crate::api) struct ListingFields {
    /// One of the titles must be there.
    #[schema(max_length = 200)]
    title_zh: Option<String>,
    #[schema(max_length = 200)]
    title_en: Option<String>,
    #[schema(max_length = 20000)]
    description_zh: Option<String>,
    #[schema(max_length = 20000)]
    description_en: Option<String>,
    /// A category of the market, `A > B > C`, by its names in either language.
    category: Option<String>,
    #[schema(max_length = 255)]
    brand: Option<String>,
    #[schema(max_length = 255)]
    model: Option<String>,
    /// 8, 12, 13 or 14 digits, the last of which checks the others.
    gtin: Option<String>,
    /// 6 to 10 digits.
    hs_code: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[schema(example = "CN")]
    origin: Option<String>,
    /// UNECE Recommendation 20; `H87` (piece) where none is said.
    #[schema(example = "H87")]
    unit: Option<String>,
    /// The least quantity, a decimal number; the first tier's, or 1, where none is said.
    #[schema(example = "200")]
    moq: Option<String>,
    /// The step above it; 1 where none is said.
    #[schema(example = "50")]
    increment: Option<String>,
    /// Of a listing with variants each has its own, and this says nothing.
    #[schema(example = "12000")]
    stock: Option<String>,
    #[schema(maximum = 3650)]
    lead_time_days: Option<u32>,
    /// Days for quantities above the least, where they differ; lowest quantity first.
    #[schema(max_items = 10)]
    lead_time_steps: Option<Vec<NewLeadTimeStep>>,
    /// ISO 4217; needed with a price.
    #[schema(example = "CNY")]
    currency: Option<String>,
    /// Incoterms 2020.
    #[schema(example = "FOB")]
    incoterm: Option<String>,
    #[schema(max_length = 255)]
    place: Option<String>,
    /// How much an outer carton holds, in the listing's unit; needed with anything else about the carton.
    #[schema(example = "24")]
    carton_quantity: Option<String>,
    /// How much of that an inner box holds.
    #[schema(example = "6")]
    inner_quantity: Option<String>,
    /// The carton outside, in centimetres with at most one decimal: all three edges or none.
    #[schema(example = "60")]
    carton_length_cm: Option<String>,
    #[schema(example = "40")]
    carton_width_cm: Option<String>,
    #[schema(example = "40.5")]
    carton_height_cm: Option<String>,
    /// What a full carton weighs, in kilograms with at most three decimals.
    #[schema(example = "12.5")]
    carton_gross_kg: Option<String>,
    /// What the goods in it weigh.
    #[schema(example = "11.8")]
    carton_net_kg: Option<String>,
    /// What a unit costs as a sample; `0` is free of charge. Needed with anything else about samples.
    #[schema(example = "35")]
    sample_price: Option<String>,
    /// The most a buyer can have.
    #[schema(example = "2")]
    sample_max_quantity: Option<String>,
    #[schema(maximum = 3650)]
    sample_lead_time_days: Option<u32>,
    /// Whether what samples cost is taken off the first order.
    sample_credited: Option<bool>,
    /// Lowest quantity first; none at all is a price on request. Sent, they replace those that stand.
    #[schema(max_items = 20)]
    tiers: Option<Vec<NewTier>>,
    /// Numbers, yes or no, and texts, by name. Of a change, names that are left out stay and those that are `null` go.
    #[schema(value_type = Option<std::collections::BTreeMap<String, Value>>)]
    attributes: Option<Map<String, Value>>,
    /// `true`: what is not on show yet goes to the operator. Otherwise a draft stays a draft.
    submit: Option<bool>,
}

/// A unit price from a least quantity on.
#[derive(ToSchema)]
#[schema(as = NewListingTier)]
#[expect(dead_code, reason = "describes the fields `write` reads one by one")]
struct NewTier {
    #[schema(example = "1000")]
    min_quantity: String,
    /// A decimal number, at most six decimals.
    #[schema(example = "3.755")]
    unit_price: String,
}

/// Days from a least quantity on.
#[derive(ToSchema)]
#[schema(as = NewListingLeadTimeStep)]
#[expect(dead_code, reason = "describes the fields `write` reads one by one")]
struct NewLeadTimeStep {
    #[schema(example = "500")]
    min_quantity: String,
    #[schema(maximum = 3650)]
    days: u32,
}

/// Lays what was sent over what stands.
pub(super) fn write(draft: &mut ListingDraft, sent: &mut Sent) {
    for name in FIELDS.iter().copied() {
        if sent.has(name) {
            let text = match name {
                "lead_time_days" | "sample_lead_time_days" => sent.number(name),
                "lead_time_steps" => lead_time_steps(sent),
                "sample_credited" => flag(sent, name),
                _ => sent.text(name),
            };
            draft.write(name, &text);
        }
    }
    if sent.has("tiers") {
        draft.tiers = sent.each("tiers", |row| TierDraft {
            min_quantity: row.text("min_quantity"),
            unit_price: row.text("unit_price"),
        });
    }
    if sent.has("attributes") {
        match sent.values("attributes") {
            Some(values) => lay_over(&mut draft.attributes, values, &mut sent.errors),
            None => draft.attributes.clear(),
        }
    }
}

/// The steps as the cell of a catalogue file has them.
fn lead_time_steps(sent: &mut Sent) -> String {
    let steps = sent.each("lead_time_steps", |row| {
        format!("{}:{}", row.text("min_quantity"), row.number("days"))
    });
    steps.join(";")
}

/// Yes as the cell of a catalogue file has it, or nothing.
fn flag(sent: &mut Sent, name: &str) -> String {
    (if sent.flag(name) { "true" } else { "" }).to_owned()
}

/// As a merge patch lays one object over another (RFC 7396).
fn lay_over(attributes: &mut Vec<AttributeDraft>, values: Map<String, Value>, errors: &mut FieldErrors) {
    for (name, value) in values {
        attributes.retain(|attribute| attribute.name != name);
        if value.is_null() {
            continue;
        }
        match serde_json::from_value::<AttributeValue>(value) {
            Ok(value) => attributes.push(AttributeDraft::of(&name, &value)),
            Err(_) => errors.add(format!("attributes.{name}"), Problem::new("wrong-kind")),
        }
    }
}

/// The rules tell of attributes by their row; programs know them by their name.
pub(super) fn by_name(mut errors: FieldErrors, attributes: &[AttributeDraft]) -> FieldErrors {
    for error in &mut errors.0 {
        let mut path = error.field.split('.');
        let (Some("attributes"), Some(row)) = (path.next(), path.next()) else {
            continue;
        };
        let row = row.parse::<usize>().ok().and_then(|row| row.checked_sub(1));
        if let Some(attribute) = row.and_then(|row| attributes.get(row)) {
            error.field = format!("attributes.{}", attribute.name);
        }
    }
    errors
}
