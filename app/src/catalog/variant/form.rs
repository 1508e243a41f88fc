//! The form of variants: texts as typed, and what they mean. Values are written one a line; a variant's row knows its
//! values by their lines, so that it follows one that is moved or called otherwise.

use domain::{
    catalog::variant::{
        MAX_OPTIONS, MAX_VARIANTS, VariantOption, Variation,
        draft::{OptionDraft, VariantDraft, VariantsDraft, read, said},
    },
    problem::{FieldErrors, Problem},
};
use serde::Deserialize;
use service::catalog::Saved;
use std::collections::BTreeSet;

/// As the browser sends it; rows are parallel lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct VariantForm {
    /// Which button: `save`, `keep`, `combine`.
    pub action: String,
    /// The version its author had read.
    pub seen: String,
    pub option_name: Vec<String>,
    /// Values of an option, one a line.
    pub option_values: Vec<String>,
    /// The same, as they were when the rows of variants were made.
    pub option_before: Vec<String>,
    /// For each option the line of the value in `option_before`, from 0, with commas between; `-` where it had none.
    pub variant_values: Vec<String>,
    pub variant_sku: Vec<String>,
    pub variant_stock: Vec<String>,
    pub variant_tiers: Vec<String>,
}

/// A row of the form, by what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// One of each option that is written.
    pub values: Vec<String>,
    pub sku: String,
    pub stock: String,
    pub tiers: String,
}

impl Row {
    /// A combination without anything typed is not sold.
    fn is_empty(&self) -> bool {
        [&self.sku, &self.stock, &self.tiers]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}

impl VariantForm {
    /// Filled with what stands.
    pub(super) fn of(draft: &VariantsDraft, seen: String) -> Self {
        let mut form = Self {
            seen,
            ..Self::default()
        };
        for option in &draft.options {
            form.option_name.push(option.name.clone());
            form.option_values.push(option.values.join("\n"));
        }
        let rows = draft.variants.iter().map(|variant| Row {
            values: variant.values.clone(),
            sku: variant.sku.clone(),
            stock: variant.stock.clone(),
            tiers: variant.tiers.clone(),
        });
        form.with_rows(rows.collect());
        form
    }

    /// How far it goes; `None` where combinations were asked for.
    pub(super) fn saved(&self) -> Option<Saved> {
        match self.action.as_str() {
            "combine" => None,
            "keep" => Some(Saved::Kept),
            _ => Some(Saved::HandedIn),
        }
    }

    /// The places of the options that are written.
    fn places(&self) -> impl Iterator<Item = usize> {
        let written = |place: &usize| {
            let name = cell(&self.option_name, *place).trim();
            !name.is_empty() || !lines(cell(&self.option_values, *place)).is_empty()
        };
        (0..MAX_OPTIONS).filter(written)
    }

    /// The rows. One whose value is gone is gone with it; an option that is new begins with its first value.
    pub(super) fn rows(&self) -> Vec<Row> {
        let options: Vec<Values> = self.places().map(|place| Values::of(self, place)).collect();
        let all = (0..self.variant_values.len().min(MAX_VARIANTS)).filter_map(|row| {
            let numbers: Vec<&str> = cell(&self.variant_values, row).split(',').collect();
            let value = |option: &Values| option.now(numbers.get(option.place).copied().unwrap_or_default());
            let typed = |column: &[String]| cell(column, row).to_owned();
            Some(Row {
                values: options.iter().map(value).collect::<Option<_>>()?,
                sku: typed(&self.variant_sku),
                stock: typed(&self.variant_stock),
                tiers: typed(&self.variant_tiers),
            })
        });
        all.collect()
    }

    /// Puts these rows in the place of those there are; their values are lines of the options as they are now.
    pub(super) fn with_rows(&mut self, rows: Vec<Row>) {
        let places: Vec<usize> = self.places().collect();
        let now: Vec<Vec<String>> = places
            .iter()
            .map(|place| lines(cell(&self.option_values, *place)))
            .collect();
        self.option_before = (0..MAX_OPTIONS)
            .map(|place| cell(&self.option_values, place).to_owned())
            .collect();
        let number = |values: &[String], place: usize| {
            let option = places.iter().position(|known| *known == place)?;
            let line = now[option]
                .iter()
                .position(|line| Some(line) == values.get(option))?;
            Some(line.to_string())
        };
        let numbers = |row: &Row| {
            let all =
                (0..MAX_OPTIONS).map(|place| number(&row.values, place).unwrap_or_else(|| "-".to_owned()));
            all.collect::<Vec<_>>().join(",")
        };
        self.variant_values = rows.iter().map(numbers).collect();
        self.variant_sku = rows.iter().map(|row| row.sku.clone()).collect();
        self.variant_stock = rows.iter().map(|row| row.stock.clone()).collect();
        self.variant_tiers = rows.into_iter().map(|row| row.tiers).collect();
    }

    /// What was written: rows in which nothing is typed don't count.
    pub(super) fn draft(&self) -> VariantsDraft {
        let option = |place| OptionDraft {
            name: cell(&self.option_name, place).to_owned(),
            values: lines(cell(&self.option_values, place)),
        };
        let sold = self.rows().into_iter().filter(|row| !row.is_empty());
        let variants = sold.map(|row| VariantDraft {
            sku: row.sku,
            values: row.values,
            stock: row.stock,
            tiers: row.tiers,
        });
        VariantsDraft {
            options: self.places().map(option).collect(),
            variants: variants.collect(),
        }
    }

    /// Errors of a draft under the numbers that options and rows have on the page.
    pub(super) fn placed(&self, mut errors: FieldErrors) -> FieldErrors {
        let options: Vec<usize> = self.places().collect();
        let rows = self.rows().into_iter().enumerate();
        let rows: Vec<usize> = rows
            .filter(|(_, row)| !row.is_empty())
            .map(|(place, _)| place)
            .collect();
        for error in &mut errors.0 {
            let mut path = error.field.split('.');
            let (Some(noun), Some(number), Some(part)) = (path.next(), path.next(), path.next()) else {
                continue;
            };
            let places = if noun == "options" { &options } else { &rows };
            let number = number
                .parse::<usize>()
                .ok()
                .and_then(|number| number.checked_sub(1));
            if let Some(place) = number.and_then(|number| places.get(number)) {
                error.field = format!("{noun}.{}.{part}", place + 1);
            }
        }
        errors
    }

    /// Adds every combination of the values that has no row yet, numbered after the listing.
    pub(super) fn combine(&mut self, listing: &str) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let Some(options) = self.draft().options(&mut errors) else {
            return Err(self.placed(errors));
        };
        if options.is_empty() {
            return Err(FieldErrors::one("options.1.name", Problem::new("required")));
        }
        let Some(all) = Variation::combinations(&options) else {
            let many = Problem::new("variant-too-many").with("max", MAX_VARIANTS);
            return Err(FieldErrors::one("variants", many));
        };
        let mut rows = self.rows();
        let there: BTreeSet<Vec<usize>> = rows.iter().filter_map(|row| numbers(row, &options)).collect();
        let mut skus: BTreeSet<String> = rows.iter().map(|row| row.sku.clone()).collect();
        for combination in all.into_iter().filter(|one| !there.contains(one)) {
            let numbers: Vec<_> = combination.iter().map(|place| (place + 1).to_string()).collect();
            let sku = format!("{listing}-{}", numbers.join("-"));
            let values = options.iter().zip(&combination);
            rows.push(Row {
                values: values
                    .map(|(option, place)| said(&option.values[*place]))
                    .collect(),
                sku: if skus.insert(sku.clone()) {
                    sku
                } else {
                    String::new()
                },
                stock: String::new(),
                tiers: String::new(),
            });
        }
        if rows.len() > MAX_VARIANTS {
            let many = Problem::new("variant-too-many").with("max", MAX_VARIANTS);
            return Err(FieldErrors::one("variants", many));
        }
        self.with_rows(rows);
        Ok(())
    }
}

fn numbers(row: &Row, options: &[VariantOption]) -> Option<Vec<usize>> {
    let named = VariantDraft {
        values: row.values.clone(),
        ..VariantDraft::default()
    };
    named.places(options).ok()
}

/// The values of an option, now and before.
struct Values {
    place: usize,
    now: Vec<String>,
    before: Vec<String>,
}

impl Values {
    fn of(form: &VariantForm, place: usize) -> Self {
        Self {
            place,
            now: lines(cell(&form.option_values, place)),
            before: lines(cell(&form.option_before, place)),
        }
    }

    /// What the value of this line is now: itself, or what stands in its place where as many lines are there. `None`: it
    /// is gone.
    fn now(&self, number: &str) -> Option<String> {
        let Some((number, before)) = number
            .parse()
            .ok()
            .and_then(|at: usize| Some((at, self.before.get(at)?)))
        else {
            // The option has no values yet: that is told of it.
            return Some(self.now.first().cloned().unwrap_or_default());
        };
        if self.now.contains(before) {
            return Some(before.clone());
        }
        let renamed = self.now.get(number).filter(|now| !self.before.contains(now));
        renamed.filter(|_| self.now.len() == self.before.len()).cloned()
    }
}

/// Lines as they are said: blanks and empty ones left out.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| read(line).map_or_else(|_| line.to_owned(), |text| said(&text)))
        .collect()
}

fn cell(column: &[String], row: usize) -> &str {
    column.get(row).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(values: &[&str]) -> VariantForm {
        VariantForm {
            option_name: vec!["颜色 | Colour".into(), "Size".into()],
            option_values: values.iter().map(|text| (*text).to_owned()).collect(),
            ..VariantForm::default()
        }
    }

    fn told(form: &VariantForm) -> Vec<String> {
        let row = |row: Row| format!("{} {}", row.sku, row.values.join("/"));
        form.rows().into_iter().map(row).collect()
    }

    #[test]
    fn every_combination_has_a_row_once() {
        let mut form = form(&["红|Red\r\n蓝 | Blue", "M"]);
        form.combine("N-1").unwrap();
        assert_eq!(told(&form), ["N-1-1-1 红 | Red/M", "N-1-2-1 蓝 | Blue/M"]);
        form.option_values[1] = "M\nL".into();
        form.combine("N-1").unwrap();
        assert_eq!(form.rows().len(), 4);
        assert_eq!(form.draft().variants[2].sku, "N-1-1-2");
    }

    #[test]
    fn a_row_follows_its_value_and_goes_with_it() {
        let mut form = form(&["红|Red\n蓝|Blue", "M"]);
        form.combine("N-1").unwrap();
        form.option_values[0] = "蓝|Blue\n红|Red".into();
        assert_eq!(told(&form), ["N-1-1-1 红 | Red/M", "N-1-2-1 蓝 | Blue/M"]);
        form.option_values[0] = "大红|Scarlet\n蓝|Blue".into();
        assert_eq!(told(&form), ["N-1-1-1 大红 | Scarlet/M", "N-1-2-1 蓝 | Blue/M"]);
        form.option_values[0] = "蓝|Blue".into();
        assert_eq!(told(&form), ["N-1-2-1 蓝 | Blue/M"]);
        form.option_name.push("Grade".into());
        form.option_values.push("A".into());
        assert_eq!(told(&form), ["N-1-2-1 蓝 | Blue/M/A"]);
    }

    #[test]
    fn a_row_that_is_left_empty_does_not_count_and_errors_stand_where_they_belong() {
        let mut form = form(&["红\n蓝\n绿", "M"]);
        form.combine("N-1").unwrap();
        form.variant_sku[0].clear();
        form.variant_sku[2].clear();
        form.variant_stock[2] = "5".into();
        assert_eq!(form.draft().variants.len(), 2);
        let errors = FieldErrors::one("variants.2.sku", Problem::new("required"));
        assert_eq!(form.placed(errors).0[0].field, "variants.3.sku");
    }

    #[test]
    fn a_made_up_form_is_answered() {
        let form = VariantForm {
            variant_values: vec!["9,x".into(); 300],
            option_name: vec!["a".into(); 9],
            ..VariantForm::default()
        };
        assert_eq!(form.rows().len(), MAX_VARIANTS);
        assert!(form.clone().combine("N-1").is_err());
        assert_eq!(form.draft().options.len(), MAX_OPTIONS);
    }
}
