//! A listing as somebody writes it in a form, or as a program sends it: texts, read by the rules of a catalogue file's
//! row. What has many parts in one cell there (tiers, attributes) stands in rows of its own here, each with its errors.

use std::collections::BTreeMap;

use super::{
    attribute::typed,
    code,
    content::{AttributeValue, ListingContent},
    header::MAX_COLUMNS,
    row::{self, COLUMNS, Cells, MAX_CELL, MAX_NAME},
    tier::{Tier, Tiers},
    written::written,
};
use crate::{
    form,
    problem::{FieldErrors, Problem},
    quantity::Quantity,
};

/// The fields of one text each, by the names a catalogue file has for them: its columns but for the last four, which
/// have many parts.
pub const FIELDS: &[&str] = COLUMNS.as_slice().split_at(COLUMNS.len() - 4).0;

/// The most attributes that are read, those without a name included.
const MAX_ATTRIBUTES: usize = MAX_COLUMNS;

/// A listing, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListingDraft {
    cells: Cells,
    /// Prices, lowest quantity first; empty ones don't count.
    pub tiers: Vec<TierDraft>,
    /// What else describes the goods; empty ones don't count.
    pub attributes: Vec<AttributeDraft>,
}

/// A price, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TierDraft {
    /// From how many units.
    pub min_quantity: String,
    /// The price of each.
    pub unit_price: String,
}

/// An attribute, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttributeDraft {
    /// Its name.
    pub name: String,
    /// Its value: a number or `true` where it reads as one.
    pub value: String,
    /// It is a text whatever it reads as: a batch `12` is no number.
    pub text: bool,
}

impl ListingDraft {
    /// The listing as it stands. Its pictures and variants are kept along with it.
    pub fn of(content: &ListingContent) -> Self {
        let mut draft = Self::default();
        for (column, cell) in COLUMNS.iter().zip(written(content)) {
            if !matches!(*column, "tiers" | "attributes") {
                draft.cells.put_field(column, &cell);
            }
        }
        let tiers = content.supply.selling.tiers.as_slice().iter();
        draft.tiers = tiers
            .map(|tier| TierDraft {
                min_quantity: tier.min_quantity.to_string(),
                unit_price: tier.unit_price.shown(),
            })
            .collect();
        draft.attributes = content
            .wording
            .attributes
            .iter()
            .map(|(name, value)| AttributeDraft::of(name, value))
            .collect();
        draft
    }

    /// The text of a field; empty where nothing was written.
    pub fn field(&self, name: &str) -> &str {
        self.cells.field(name)
    }

    /// Writes a field, one of [`FIELDS`].
    pub fn write(&mut self, name: &'static str, text: &str) {
        self.cells.put_field(name, text);
    }

    /// The listing, or all that is wrong. Rows are called `tiers.2.unit_price` and `attributes.1.name`.
    pub fn parse(&self) -> Result<ListingContent, FieldErrors> {
        let mut errors = FieldErrors::default();
        let tiers = self.read_tiers(&mut errors);
        let attributes = self.read_attributes(&mut errors);
        let attributes = serde_json::to_string(&attributes).unwrap_or_default();
        let mut cells = self.cells.clone();
        cells.put_field("tiers", &tiers.to_string());
        cells.put_field("attributes", &attributes);
        let parsed = row::parse(&cells);
        if let Err(more) = &parsed {
            errors.0.extend(more.0.clone());
        }
        errors.0.sort_by_key(|error| place(&error.field));
        errors.into_result()?;
        parsed
    }

    fn read_tiers(&self, errors: &mut FieldErrors) -> Tiers {
        let rows = (1..).zip(&self.tiers).filter(|(_, row)| !row.is_empty());
        let tiers: Vec<Option<Tier>> = rows.map(|(number, row)| row.parse(number, errors)).collect();
        let tiers = tiers.into_iter().collect::<Option<Vec<_>>>();
        let tiers = tiers.map(|tiers| errors.take("tiers", Tiers::new(tiers)));
        tiers.flatten().unwrap_or_default()
    }

    fn read_attributes(&self, errors: &mut FieldErrors) -> BTreeMap<String, AttributeValue> {
        if self.attributes.len() > MAX_ATTRIBUTES {
            let many = Problem::new("too-many-attributes").with("max", MAX_ATTRIBUTES);
            errors.add("attributes", many);
            return BTreeMap::new();
        }
        let mut attributes = BTreeMap::new();
        for (number, row) in (1..).zip(&self.attributes) {
            if row.is_empty() {
                continue;
            }
            let field = |part: &str| format!("attributes.{number}.{part}");
            let name = errors.take(field("name"), form::required_text(&row.name, MAX_NAME));
            let value = errors.take(field("value"), form::required_text(&row.value, MAX_CELL));
            let (Some(name), Some(value)) = (name, value) else {
                continue;
            };
            let value = if row.text {
                AttributeValue::Text(value)
            } else {
                typed(value)
            };
            if attributes.insert(name, value).is_some() {
                errors.add(field("name"), Problem::new("attribute-twice"));
            }
        }
        attributes
    }
}

impl TierDraft {
    fn is_empty(&self) -> bool {
        self.min_quantity.trim().is_empty() && self.unit_price.trim().is_empty()
    }

    fn parse(&self, number: usize, errors: &mut FieldErrors) -> Option<Tier> {
        let field = |part: &str| format!("tiers.{number}.{part}");
        let min_quantity = match self.min_quantity.trim() {
            "" => Err(Problem::new("required")),
            text => Quantity::positive(text),
        };
        let unit_price = code::price(&self.unit_price);
        let unit_price = unit_price.and_then(|price| price.ok_or_else(|| Problem::new("required")));
        let min_quantity = errors.take(field("min_quantity"), min_quantity);
        let unit_price = errors.take(field("unit_price"), unit_price);
        Some(Tier {
            min_quantity: min_quantity?,
            unit_price: unit_price?,
        })
    }
}

impl AttributeDraft {
    /// An attribute as it stands.
    pub fn of(name: &str, value: &AttributeValue) -> Self {
        let shown = value.to_string();
        Self {
            name: name.to_owned(),
            text: matches!(value, AttributeValue::Text(_)) && typed(shown.clone()) != *value,
            value: shown,
        }
    }

    fn is_empty(&self) -> bool {
        self.name.trim().is_empty() && self.value.trim().is_empty()
    }
}

/// Where a field stands in a form: as in a file.
fn place(field: &str) -> usize {
    let column = field.split('.').next().unwrap_or_default();
    let place = COLUMNS.iter().position(|name| *name == column);
    place.unwrap_or(COLUMNS.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::sample::any_listing;

    fn draft(fields: &[(&'static str, &str)]) -> ListingDraft {
        let mut draft = ListingDraft::default();
        for (name, text) in fields {
            draft.write(name, text);
        }
        draft
    }

    fn told(draft: &ListingDraft) -> Vec<String> {
        let errors = draft.parse().unwrap_err().0;
        let told = |error: crate::problem::FieldError| format!("{}: {}", error.field, error.problem.code);
        errors.into_iter().map(told).collect()
    }

    proptest! {
        #[test]
        fn a_listing_as_it_stands_is_read_as_itself(listing in any_listing()) {
            prop_assert_eq!(ListingDraft::of(&listing).parse(), Ok(listing));
        }
    }

    #[test]
    fn the_fields_are_the_columns_of_one_text() {
        let columns: Vec<_> = COLUMNS
            .into_iter()
            .filter(|column| !matches!(*column, "tiers" | "variants" | "images" | "attributes"))
            .collect();
        assert_eq!(columns, FIELDS);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_in_the_order_of_the_form() {
        let mut draft = draft(&[("moq", "few"), ("unit", "bucketfuls"), ("currency", "shells")]);
        let tier = |min_quantity: &str, unit_price: &str| TierDraft {
            min_quantity: min_quantity.into(),
            unit_price: unit_price.into(),
        };
        let attribute = |name: &str, value: &str| AttributeDraft {
            name: name.into(),
            value: value.into(),
            text: false,
        };
        draft.tiers = vec![tier("0", "1"), tier("", ""), tier("10", "")];
        draft.attributes = vec![
            attribute("colour", "red"),
            attribute("colour", "blue"),
            attribute("", "x"),
        ];
        assert_eq!(
            told(&draft),
            [
                "sku: required",
                "title_zh: title-required",
                "unit: unknown-unit",
                "moq: not-a-number",
                "currency: unknown-currency",
                "tiers.1.min_quantity: must-be-positive",
                "tiers.3.unit_price: required",
                "attributes.2.name: attribute-twice",
                "attributes.3.name: required",
            ]
        );
        draft.attributes = vec![AttributeDraft::default(); MAX_ATTRIBUTES + 1];
        assert_eq!(told(&draft).last().unwrap(), "attributes: too-many-attributes");
    }

    #[test]
    fn prices_rise_with_no_quantity_twice_and_none_below_the_least() {
        let mut draft = draft(&[
            ("sku", "N-1"),
            ("title_en", "Net"),
            ("currency", "USD"),
            ("moq", "50"),
        ]);
        let tier = |min_quantity: &str| TierDraft {
            min_quantity: min_quantity.into(),
            unit_price: "2".into(),
        };
        draft.tiers = vec![tier("50"), tier("50")];
        assert_eq!(told(&draft), ["tiers: tiers-not-rising"]);
        draft.tiers = vec![tier("5"), tier("50")];
        assert_eq!(told(&draft), ["tiers: tier-below-moq"]);
        draft.tiers = vec![tier("50")];
        assert_eq!(draft.parse().unwrap().supply.selling.tiers.to_string(), "50:2.00");
    }
}
