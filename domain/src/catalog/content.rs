//! What a listing says and how it is sold: the part a supplier writes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    decimal,
    lead_time::LeadTimeSteps,
    packaging::Packaging,
    sample_terms::SampleTerms,
    tier::Selling,
    variant::{VariantSupplies, Variation},
};
use crate::{company::Country, quantity::Quantity, rfq::incoterm::Incoterm, text::Bilingual, unit::Unit};

/// The value of an attribute, typed as the catalogue file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AttributeValue {
    /// Yes or no.
    Bool(bool),
    /// A number, kept as written so that nothing is lost.
    Number(serde_json::Number),
    /// Anything else.
    Text(String),
}

impl AttributeValue {
    /// Whether both are the same value; of numbers and line breaks, as far as every program keeps them.
    pub fn is_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => {
                one == other || {
                    let one = decimal::plain(&one.to_string());
                    one.is_some() && one == decimal::plain(&other.to_string())
                }
            }
            (Self::Text(one), Self::Text(other)) => same_text(one, other),
            (one, other) => one == other,
        }
    }
}

/// Whether both say the same whichever line breaks they have: browsers send CR LF, files hold either.
fn same_text(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    one == other || plain(one) == plain(other)
}

/// As a person reads it: a text without quotes around it.
impl std::fmt::Display for AttributeValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bool(value) => value.fmt(f),
            Self::Number(value) => value.fmt(f),
            Self::Text(value) => f.write_str(value),
        }
    }
}

/// The reviewed part: an operator approves a change to it before buyers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Title, at most 200 characters in each language; one is there.
    pub title: Bilingual,
    /// Description, at most 20,000 characters in each language.
    pub description: Bilingual,
    /// Category as a path of English names, `A > B > C`; `None` is "uncategorised".
    pub category: Option<CategoryPath>,
    /// Brand.
    pub brand: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// GTIN with a right check digit.
    pub gtin: Option<String>,
    /// HS code, 6–10 digits.
    pub hs_code: Option<String>,
    /// Country of origin.
    pub origin: Option<Country>,
    /// Pictures: addresses, or names of files beside the catalogue file.
    pub images: Vec<String>,
    /// Everything else that describes the goods.
    pub attributes: BTreeMap<String, AttributeValue>,
    /// Its options and the variants that are sold.
    #[serde(default, skip_serializing_if = "Variation::is_empty")]
    pub variation: Variation,
}

impl Wording {
    /// Whether both say the same. Numbers may have gone through a database that writes their last digits otherwise, and
    /// line breaks through a browser.
    pub fn says_as(&self, other: &Self) -> bool {
        let alike = |(one, other): ((&String, &AttributeValue), (&String, &AttributeValue))| {
            one.0 == other.0 && one.1.is_as(other.1)
        };
        let (mine, theirs) = (&self.attributes, &other.attributes);
        if mine.len() != theirs.len() || !mine.iter().zip(theirs).all(alike) {
            return false;
        }
        let (mine, theirs) = (&self.description, &other.description);
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        if !same_text(&text(&mine.zh), &text(&theirs.zh)) || !same_text(&text(&mine.en), &text(&theirs.en)) {
            return false;
        }
        Self {
            attributes: other.attributes.clone(),
            description: other.description.clone(),
            ..self.clone()
        } == *other
    }
}

/// The part that changes at once, recorded but not reviewed (STATES.md).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supply {
    /// Least quantity, step, currency and prices.
    #[serde(flatten)]
    pub selling: Selling,
    /// The unit everything is counted in.
    pub unit: Unit,
    /// What is in stock, if the supplier says; of a listing with variants, each says its own.
    pub stock: Option<Quantity>,
    /// Days from order to ready, for the least quantity.
    pub lead_time_days: Option<u32>,
    /// Days for larger quantities, where they differ.
    #[serde(default)]
    pub lead_time_steps: LeadTimeSteps,
    /// Delivery term of the list price.
    pub incoterm: Option<Incoterm>,
    /// Named place of the delivery term: UN/LOCODE or text.
    pub place: Option<String>,
    /// How it is packed for transport, if the supplier says.
    pub packaging: Option<Packaging>,
    /// How samples are sent, if the supplier sends any.
    #[serde(default)]
    pub sample: Option<SampleTerms>,
    /// What is in stock of each variant and what it costs; those of a text that waits for the operator are there already.
    #[serde(default, skip_serializing_if = "VariantSupplies::is_empty")]
    pub variants: VariantSupplies,
}

/// A listing's whole content, named by its SKU.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListingContent {
    /// The supplier's own number, unique in the company.
    pub sku: String,
    /// The reviewed part.
    #[serde(flatten)]
    pub wording: Wording,
    /// The part that changes at once.
    #[serde(flatten)]
    pub supply: Supply,
}

/// A category's place in the tree, by English names from the root.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CategoryPath(pub Vec<String>);

impl CategoryPath {
    /// The deepest a tree may be.
    pub const MAX_DEPTH: usize = 6;

    /// The categories from the root down to it, itself the last.
    pub fn lineage(&self) -> impl Iterator<Item = Self> {
        (1..=self.0.len()).map(|depth| Self(self.0[..depth].to_vec()))
    }

    /// Reads `A > B > C`; `None` when it is empty.
    pub fn parse(text: &str) -> Result<Option<Self>, crate::problem::Problem> {
        let names = text.split('>').map(|name| crate::form::optional_text(name, 80));
        let names: Vec<_> = names
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect();
        if names.len() > Self::MAX_DEPTH {
            return Err(crate::problem::Problem::new("category-too-deep").with("max", Self::MAX_DEPTH));
        }
        Ok((!names.is_empty()).then_some(Self(names)))
    }
}

impl std::fmt::Display for CategoryPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(" > "))
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::draft::ListingDraft;

    #[test]
    fn line_breaks_of_a_browser_say_nothing_new() {
        let mut draft = ListingDraft::default();
        draft.write("sku", "N-1");
        draft.write("title_en", "Net");
        draft.write("description_en", "One\nTwo");
        let wording = draft.parse().unwrap().wording;
        draft.write("description_en", "One\r\nTwo");
        let sent = draft.parse().unwrap().wording;
        assert!(sent != wording && sent.says_as(&wording));
        draft.write("description_en", "One Two");
        assert!(!draft.parse().unwrap().wording.says_as(&wording));
    }
}
