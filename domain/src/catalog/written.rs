//! A listing as a row of a catalogue file: the way back of [`super::row::parse`]. What is written is read as the same
//! listing again, whatever it says.

use std::collections::BTreeMap;

use super::{
    content::{AttributeValue, CategoryPath, ListingContent},
    packaging::Packaging,
    row::COLUMNS,
    sample_terms::SampleTerms,
    variant::draft::{VariantsDraft, said},
    view::FieldChange,
};
use crate::form;

/// The most characters of a value that are shown beside another one.
const SHOWN: usize = 160;

/// The cells of a listing, in the order of [`COLUMNS`].
pub fn written(content: &ListingContent) -> [String; COLUMNS.len()] {
    let ListingContent { sku, wording, supply } = content;
    let stock = supply.clone().of_variants(&wording.variation).stock;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let [carton, inner, length, width, height, gross, net] = Packaging::written(supply.packaging.as_ref());
    let [sample_price, sample_most, sample_days, sample_credited] =
        SampleTerms::written(supply.sample.as_ref());
    [
        sku.clone(),
        text(&wording.title.zh),
        text(&wording.title.en),
        text(&wording.description.zh),
        text(&wording.description.en),
        wording
            .category
            .as_ref()
            .map(CategoryPath::to_string)
            .unwrap_or_default(),
        text(&wording.brand),
        text(&wording.model),
        text(&wording.gtin),
        text(&wording.hs_code),
        wording
            .origin
            .as_ref()
            .map_or(String::new(), |country| country.code().to_owned()),
        supply.unit.code().to_owned(),
        supply.selling.moq.to_string(),
        supply.selling.increment.to_string(),
        stock.map(|stock| stock.to_string()).unwrap_or_default(),
        supply
            .lead_time_days
            .map(|days| days.to_string())
            .unwrap_or_default(),
        supply.lead_time_steps.to_string(),
        supply.selling.currency.code().to_owned(),
        supply
            .incoterm
            .map_or(String::new(), |term| term.code().to_owned()),
        text(&supply.place),
        carton,
        inner,
        length,
        width,
        height,
        gross,
        net,
        sample_price,
        sample_most,
        sample_days,
        sample_credited,
        supply.selling.tiers.to_string(),
        VariantsDraft::of(content).cell(),
        wording.images.join(";"),
        attributes(&wording.attributes),
    ]
}

/// The attributes as a JSON object: only so a text that looks like a number stays one.
fn attributes(attributes: &BTreeMap<String, AttributeValue>) -> String {
    if attributes.is_empty() {
        return String::new();
    }
    serde_json::to_string(attributes).unwrap_or_default()
}

/// What differs between two versions of a listing, column by column and attribute by attribute, as a person reads it.
pub fn changes(before: &ListingContent, after: &ListingContent) -> Vec<FieldChange> {
    let change = |field: &str, before: &str, after: &str| FieldChange {
        field: field.to_owned(),
        before: form::shortened(before, SHOWN),
        after: form::shortened(after, SHOWN),
    };
    let (cells_before, cells_after) = (written(before), written(after));
    let cells = cells_before.iter().zip(&cells_after).zip(COLUMNS);
    let mut changes: Vec<_> = cells
        .filter(|((before, after), column)| before != after && !matches!(*column, "attributes" | "variants"))
        .map(|((before, after), column)| change(column, before, after))
        .collect();
    let variants = variants(before, after).into_iter();
    changes.extend(variants.map(|(old, new)| change("variants", &old, &new)));
    let (old, new) = (&before.wording.attributes, &after.wording.attributes);
    let text = |value: Option<&AttributeValue>| value.map(AttributeValue::to_string).unwrap_or_default();
    let names = old
        .keys()
        .chain(new.keys().filter(|name| !old.contains_key(*name)));
    let attributes = names.filter(|name| old.get(*name) != new.get(*name));
    changes.extend(attributes.map(|name| change(name, &text(old.get(name)), &text(new.get(name)))));
    changes
}

/// What differs of options and of variants, each before and after.
fn variants(before: &ListingContent, after: &ListingContent) -> Vec<(String, String)> {
    let (old, new) = (told(before), told(after));
    let names = old
        .iter()
        .chain(new.iter().filter(|(name, _)| of(&old, name).is_empty()));
    let pairs = names.map(|(name, _)| (of(&old, name), of(&new, name)));
    pairs.filter(|(old, new)| old != new).collect()
}

/// The options by their place and the variants by their number, as a person reads them.
fn told(content: &ListingContent) -> Vec<(String, String)> {
    let draft = VariantsDraft::of(content);
    let options = (1..)
        .zip(&content.wording.variation.options)
        .map(|(place, option)| {
            let values: Vec<_> = option.values.iter().map(said).collect();
            (
                format!("\n{place}"),
                format!("{}: {}", said(&option.name), values.join("; ")),
            )
        });
    let variants = draft.variants.into_iter().map(|row| {
        let parts = [row.sku.clone(), row.values.join(", "), row.stock, row.tiers];
        let said: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (row.sku, said.join(" · "))
    });
    options.chain(variants).collect()
}

fn of(told: &[(String, String)], name: &str) -> String {
    let found = told.iter().find(|(known, _)| known == name);
    found.map(|(_, text)| text.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::{header::Header, mapping::Mapping, row, sample::any_listing};

    fn read(cells: &[String]) -> ListingContent {
        let columns = COLUMNS.map(str::to_owned).to_vec();
        let header = Header::new(columns, &Mapping::default()).unwrap();
        row::parse(&header.cells(cells.iter().map(String::as_str))).unwrap()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same_listing(listing in any_listing()) {
            prop_assert_eq!(read(&written(&listing)), listing);
        }
    }

    #[test]
    fn a_change_names_what_it_was_and_what_it_becomes() {
        let before = read(&COLUMNS.map(|column| match column {
            "sku" => "N-1".to_owned(),
            "title_en" => "Net".to_owned(),
            _ => String::new(),
        }));
        let mut after = before.clone();
        after.supply.selling.tiers = "1:2".parse().unwrap();
        after
            .wording
            .attributes
            .insert("mesh".into(), AttributeValue::Number(35.into()));
        after.wording.description.en = Some("x".repeat(500));
        let told: Vec<_> = changes(&before, &after)
            .into_iter()
            .map(|change| {
                (
                    change.field,
                    change.before,
                    change.after.chars().take(5).collect::<String>(),
                )
            })
            .collect();
        let told: Vec<_> = told
            .iter()
            .map(|(field, before, after)| [field.as_str(), before, after])
            .collect();
        assert_eq!(
            told,
            [
                ["description_en", "", "xxxxx"],
                ["tiers", "", "1:2.0"],
                ["mesh", "", "35"]
            ]
        );
        assert!(changes(&before, &before).is_empty());
    }
}
