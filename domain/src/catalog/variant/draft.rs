//! Variants as somebody writes them, in a form or in the cell of a file: texts, and all that is wrong with them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    Combination, MAX_NAME, MAX_OPTIONS, MAX_VALUES, MAX_VARIANTS, VariantOption, VariantSupplies,
    VariantSupply, Variation,
};
use crate::{
    catalog::{
        content::ListingContent,
        tier::{Selling, Tiers},
    },
    form,
    problem::{FieldErrors, Problem},
    text::Bilingual,
};

/// What stands between the Chinese and the English of a text.
const BAR: [char; 2] = ['|', '｜'];

/// Options and variants, as written. In a file it is the JSON object of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VariantsDraft {
    /// What buyers choose by.
    pub options: Vec<OptionDraft>,
    /// What they can choose.
    pub variants: Vec<VariantDraft>,
}

/// An option, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OptionDraft {
    /// Its name: `颜色 | Colour`.
    pub name: String,
    /// Its values: `红 | Red`, `XL`.
    pub values: Vec<String>,
}

/// A variant, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VariantDraft {
    /// Its number.
    pub sku: String,
    /// One value of each option, in either language or as it is written there.
    pub values: Vec<String>,
    /// What is in stock, or nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub stock: String,
    /// Its own prices as a catalogue file has them, or nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tiers: String,
}

/// A text in both languages as one line: `红 | Red`. What is the same in both stands once, unless it is Chinese.
pub fn said(text: &Bilingual) -> String {
    match (&text.zh, &text.en) {
        (Some(zh), Some(en)) if zh == en && !is_chinese(zh) => zh.clone(),
        (Some(zh), Some(en)) => format!("{zh} | {en}"),
        (Some(zh), None) if is_chinese(zh) => zh.clone(),
        (Some(zh), None) => format!("{zh} |"),
        (None, Some(en)) => format!("| {en}"),
        (None, None) => String::new(),
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

/// The way back of [`said`].
pub fn read(line: &str) -> Result<Bilingual, Problem> {
    let one = |text: &str| form::optional_line(text, MAX_NAME);
    let text = match line.split_once(BAR) {
        Some((zh, en)) if en.contains(BAR) => {
            return Err(Problem::new("variant-bar").with("text", form::excerpt(zh)));
        }
        Some((zh, en)) => Bilingual {
            zh: one(zh)?,
            en: one(en)?,
        },
        None if is_chinese(line) => Bilingual {
            zh: one(line)?,
            en: None,
        },
        None => Bilingual {
            zh: one(line)?,
            en: one(line)?,
        },
    };
    match text.is_empty() {
        true => Err(Problem::new("required")),
        false => Ok(text),
    }
}

impl VariantsDraft {
    /// What a listing comes in as it stands; empty of one without variants.
    pub fn of(content: &ListingContent) -> Self {
        let variation = &content.wording.variation;
        let option = |option: &VariantOption| OptionDraft {
            name: said(&option.name),
            values: option.values.iter().map(said).collect(),
        };
        let variants = variation.all().map(|one| {
            let supply = content.supply.variants.get(&one.sku).cloned().unwrap_or_default();
            VariantDraft {
                values: one.values.iter().map(said).collect(),
                stock: supply.stock.map(|stock| stock.to_string()).unwrap_or_default(),
                tiers: supply.tiers.to_string(),
                sku: one.sku,
            }
        });
        Self {
            options: variation.options.iter().map(option).collect(),
            variants: variants.collect(),
        }
    }

    /// The cell of a file; empty of a listing without variants.
    pub fn cell(&self) -> String {
        match self.options.is_empty() && self.variants.is_empty() {
            true => String::new(),
            false => serde_json::to_string(self).unwrap_or_default(),
        }
    }

    /// Reads the cell of a file.
    pub fn of_cell(cell: &str) -> Result<Self, Problem> {
        match cell.trim() {
            "" => Ok(Self::default()),
            json => serde_json::from_str(json).map_err(|_| Problem::new("not-variants")),
        }
    }

    /// The options that can be read, and all that is wrong with others. Fields are called `options.1.name`.
    pub fn options(&self, errors: &mut FieldErrors) -> Option<Vec<VariantOption>> {
        if self.options.len() > MAX_OPTIONS {
            errors.add(
                "options",
                Problem::new("variant-too-many-options").with("max", MAX_OPTIONS),
            );
            return None;
        }
        let rows = (1..).zip(&self.options);
        let options: Vec<_> = rows.map(|(number, row)| row.parse(number, errors)).collect();
        let options: Vec<VariantOption> = options.into_iter().collect::<Option<_>>()?;
        let names = options.iter().map(|option| &option.name);
        if let Some(twice) = text_twice(names) {
            errors.add("options", Problem::new("variant-text-twice").with("text", twice));
            return None;
        }
        Some(options)
    }

    /// What the listing of this SKU comes in, or all that is wrong with it; nothing at all is no variants. Fields are
    /// called `variants.3.sku`.
    pub fn parse(
        &self,
        listing: &str,
        selling: &Selling,
        errors: &mut FieldErrors,
    ) -> Option<(Variation, VariantSupplies)> {
        let options = self.options(errors)?;
        if self.variants.len() > MAX_VARIANTS {
            errors.add(
                "variants",
                Problem::new("variant-too-many").with("max", MAX_VARIANTS),
            );
            return None;
        }
        let rows = (1..).zip(&self.variants);
        let read: Vec<_> = rows
            .map(|(number, row)| row.parse(number, &options, selling, errors))
            .collect();
        let (variants, supplies): (Vec<_>, Vec<_>) =
            read.into_iter().collect::<Option<Vec<_>>>()?.into_iter().unzip();
        if variants.is_empty() != options.is_empty() {
            errors.add("variants", Problem::new("variant-none"));
            return None;
        }
        let skus = variants.iter().map(|variant: &Combination| variant.sku.clone());
        let supplies = skus.zip(supplies).collect();
        let variation = Variation { options, variants };
        errors.take("variants", variation.check(listing))?;
        Some((variation, supplies))
    }
}

impl OptionDraft {
    fn parse(&self, number: usize, errors: &mut FieldErrors) -> Option<VariantOption> {
        let field = |part: &str| format!("options.{number}.{part}");
        let name = errors.take(field("name"), read(&self.name));
        let values = errors.take(field("values"), self.values());
        Some(VariantOption {
            name: name?,
            values: values?,
        })
    }

    fn values(&self) -> Result<Vec<Bilingual>, Problem> {
        if self.values.len() > MAX_VALUES {
            return Err(Problem::new("variant-too-many-values").with("max", MAX_VALUES));
        }
        let values: Vec<_> = self
            .values
            .iter()
            .map(|line| read(line))
            .collect::<Result<_, _>>()?;
        match text_twice(values.iter()) {
            Some(twice) => Err(Problem::new("variant-text-twice").with("text", twice)),
            None if values.is_empty() => Err(Problem::new("required")),
            None => Ok(values),
        }
    }
}

/// A text that stands for two of these, whatever its case.
fn text_twice<'a>(texts: impl Iterator<Item = &'a Bilingual>) -> Option<String> {
    let mut first = HashMap::new();
    for (place, text) in texts.enumerate() {
        for word in [&text.zh, &text.en].into_iter().flatten() {
            if *first.entry(word.to_lowercase()).or_insert(place) != place {
                return Some(word.clone());
            }
        }
    }
    None
}

impl VariantDraft {
    fn parse(
        &self,
        number: usize,
        options: &[VariantOption],
        selling: &Selling,
        errors: &mut FieldErrors,
    ) -> Option<(Combination, VariantSupply)> {
        let field = |part: &str| format!("variants.{number}.{part}");
        let sku = errors.take(field("sku"), form::required_line(&self.sku, 64));
        let values = errors.take(field("values"), self.places(options));
        let stock = errors.take(field("stock"), form::optional(&self.stock));
        let tiers = errors.take(field("tiers"), self.tiers(selling));
        let combination = Combination {
            sku: sku?,
            values: values?,
        };
        let supply = VariantSupply {
            stock: stock?,
            tiers: tiers?,
        };
        Some((combination, supply))
    }

    /// For each option the place of the value that is named.
    pub fn places(&self, options: &[VariantOption]) -> Result<Vec<usize>, Problem> {
        if self.values.len() != options.len() {
            return Err(Problem::new("variant-values").with("options", options.len()));
        }
        let pairs = options.iter().zip(&self.values);
        pairs.map(|(option, text)| place(option, text)).collect()
    }

    fn tiers(&self, selling: &Selling) -> Result<Tiers, Problem> {
        let tiers = form::optional::<Tiers>(&self.tiers)?.unwrap_or_default();
        match tiers.first_quantity() {
            Some(first) if first < selling.moq => {
                Err(Problem::new("tier-below-moq").with("moq", selling.moq))
            }
            _ => Ok(tiers),
        }
    }
}

fn place(option: &VariantOption, text: &str) -> Result<usize, Problem> {
    let text = text.trim();
    let means = |value: &Bilingual| {
        said(value) == text || value.zh.as_deref() == Some(text) || value.en.as_deref() == Some(text)
    };
    let place = option.values.iter().position(means);
    place.ok_or_else(|| Problem::new("variant-no-such-value").with("text", form::excerpt(text)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::sample::any_listing;

    fn told(draft: &VariantsDraft) -> Vec<String> {
        let selling = Selling {
            currency: crate::money::Currency::USD,
            moq: crate::quantity::Quantity::whole(10),
            increment: crate::quantity::Quantity::whole(1),
            tiers: Tiers::default(),
        };
        let mut errors = FieldErrors::default();
        draft.parse("N-1", &selling, &mut errors);
        let told = errors.0.into_iter();
        told.map(|error| format!("{}: {}", error.field, error.problem.code))
            .collect()
    }

    fn draft(cell: &str) -> VariantsDraft {
        VariantsDraft::of_cell(cell).unwrap()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same(listing in any_listing()) {
            let draft = draft(&VariantsDraft::of(&listing).cell());
            let mut errors = FieldErrors::default();
            let read = draft.parse(&listing.sku, &listing.supply.selling, &mut errors);
            prop_assert_eq!(read, Some((listing.wording.variation, listing.supply.variants)));
        }

        #[test]
        fn a_text_is_read_as_it_was_said(zh in "[ -{}~红蓝]{1,9}", en in "[ -{}~]{1,9}", both in any::<bool>(), first in any::<bool>()) {
            let zh = form::optional_line(&zh, MAX_NAME).unwrap();
            let en = form::optional_line(&en, MAX_NAME).unwrap();
            let text = Bilingual { zh: zh.filter(|_| both || first), en: en.filter(|_| both || !first) };
            prop_assume!(!text.is_empty());
            prop_assert_eq!(read(&said(&text)), Ok(text));
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let options = r#""options":[{"name":"颜色 | Colour","values":["红 | Red","蓝 | Blue"]},{"name":"Size","values":["M"]}]"#;
        let with = |variants: &str| told(&draft(&format!("{{{options},\"variants\":[{variants}]}}")));
        let good = r#"{"sku":"A","values":["Red","M"]}"#;
        assert!(with(good).is_empty());
        assert_eq!(with(""), ["variants: variant-none"]);
        assert_eq!(
            with(r#"{"values":["Green","M"],"stock":"few","tiers":"5:1"},{"sku":"B","values":["Red"]}"#),
            [
                "variants.1.sku: required",
                "variants.1.values: variant-no-such-value",
                "variants.1.stock: not-a-number",
                "variants.1.tiers: tier-below-moq",
                "variants.2.values: variant-values"
            ]
        );
        for (other, code) in [
            (r#"{"sku":"B","values":["红","M"]}"#, "variant-twice"),
            (r#"{"sku":"A","values":["Blue","M"]}"#, "variant-sku-twice"),
            (r#"{"sku":"N-1","values":["Blue","M"]}"#, "variant-sku-twice"),
        ] {
            assert_eq!(with(&format!("{good},{other}")), [format!("variants: {code}")]);
        }
    }

    #[test]
    fn no_text_stands_for_two_values_and_no_name_for_two_options() {
        let options = |json: &str| told(&draft(&format!(r#"{{"options":[{json}]}}"#)));
        assert_eq!(
            options(r#"{"name":"","values":["红 | Red","red"]},{"name":"a | b | c"}"#),
            [
                "options.1.name: required",
                "options.1.values: variant-text-twice",
                "options.2.name: variant-bar",
                "options.2.values: required"
            ]
        );
        assert_eq!(
            options(r#"{"name":"Size","values":["M"]},{"name":"尺码 | size","values":["M"]}"#),
            ["options: variant-text-twice"]
        );
        assert!(VariantsDraft::of_cell("red, blue").is_err());
    }
}
