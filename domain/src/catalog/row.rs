//! One row of a catalogue file, parsed into a listing's content with all its errors at once (CONTRACTS.md).

use std::collections::BTreeMap;

use super::{
    content::{AttributeValue, CategoryPath, ListingContent, Supply, Wording},
    tier::{Selling, Tiers},
};
use crate::{
    form,
    money::Currency,
    problem::{FieldErrors, Problem},
    quantity::Quantity,
    text::Bilingual,
    unit::Unit,
};

/// The columns with a meaning of their own; every other column becomes an attribute.
pub const COLUMNS: [&str; 23] = [
    "sku",
    "title_zh",
    "title_en",
    "description_zh",
    "description_en",
    "category",
    "brand",
    "model",
    "gtin",
    "hs_code",
    "origin",
    "unit",
    "moq",
    "increment",
    "stock",
    "lead_time_days",
    "currency",
    "incoterm",
    "place",
    "tiers",
    "images",
    "attributes",
    "market",
];

/// The longest text a cell may hold; a longer one is refused, not cut.
pub const MAX_CELL: usize = 20_000;

/// Column name → cell, as read from the file.
pub type Cells = BTreeMap<String, String>;

/// Parses a row. Empty optional cells are absent; the currency of a priced row must be given.
pub fn parse(cells: &Cells) -> Result<ListingContent, FieldErrors> {
    let mut errors = FieldErrors::default();
    let cell = |name: &str| cells.get(name).map_or("", String::as_str);
    let mut text =
        |name: &'static str, max: usize| errors.take(name, form::optional_text(cell(name), max)).flatten();

    let title = Bilingual {
        zh: text("title_zh", 200),
        en: text("title_en", 200),
    };
    let description = Bilingual {
        zh: text("description_zh", MAX_CELL),
        en: text("description_en", MAX_CELL),
    };
    let (brand, model, place) = (text("brand", 120), text("model", 120), text("place", 120));

    let sku = errors.take("sku", form::required_text(cell("sku"), 64));
    if title.is_empty()
        && errors
            .of("title_zh")
            .chain(errors.of("title_en"))
            .next()
            .is_none()
    {
        errors.add("title_zh", Problem::new("title-required"));
    }
    let category = errors
        .take("category", CategoryPath::parse(cell("category")))
        .flatten();
    let gtin = errors.take("gtin", gtin(cell("gtin"))).flatten();
    let hs_code = errors.take("hs_code", hs_code(cell("hs_code"))).flatten();
    let origin = errors.take("origin", form::optional(cell("origin"))).flatten();
    let unit = errors
        .take("unit", form::optional(cell("unit")))
        .flatten()
        .unwrap_or(Unit::PIECE);
    let stock = errors.take("stock", form::optional(cell("stock"))).flatten();
    let lead_time_days = errors
        .take("lead_time_days", days(cell("lead_time_days")))
        .flatten();
    let incoterm = errors
        .take("incoterm", form::optional(cell("incoterm")))
        .flatten();
    let selling = selling(cells, &mut errors);
    let images = images(cell("images"));
    let attributes = errors.take("attributes", attributes(cells)).unwrap_or_default();

    match (sku, selling) {
        (Some(sku), Some(selling)) if errors.is_empty() => Ok(ListingContent {
            sku,
            wording: Wording {
                title,
                description,
                category,
                brand,
                model,
                gtin,
                hs_code,
                origin,
                images,
                attributes,
            },
            supply: Supply {
                selling,
                unit,
                stock,
                lead_time_days,
                incoterm,
                place,
            },
        }),
        _ => Err(errors),
    }
}

fn selling(cells: &Cells, errors: &mut FieldErrors) -> Option<Selling> {
    let cell = |name: &str| cells.get(name).map_or("", String::as_str);
    let tiers: Tiers = errors
        .take("tiers", form::optional(cell("tiers")))?
        .unwrap_or_default();
    let positive = |name: &'static str, errors: &mut FieldErrors| match cell(name).trim() {
        "" => Some(None),
        text => errors.take(name, Quantity::positive(text)).map(Some),
    };
    let moq = positive("moq", errors)?
        .or(tiers.first_quantity())
        .unwrap_or(Quantity::whole(1));
    let increment = positive("increment", errors)?.unwrap_or(Quantity::whole(1));
    let currency = match (cell("currency").trim(), tiers.on_request()) {
        ("", true) => Currency::CNY,
        (code, _) => errors.take("currency", form::required(code))?,
    };
    if tiers.first_quantity().is_some_and(|first| first < moq) {
        errors.add("tiers", Problem::new("tier-below-moq").with("moq", moq));
    }
    Some(Selling {
        currency,
        moq,
        increment,
        tiers,
    })
}

fn days(text: &str) -> Result<Option<u32>, Problem> {
    if text.trim().is_empty() {
        Ok(None)
    } else {
        form::whole_number(text, 0, 3650).map(Some)
    }
}

/// GTIN-8, -12, -13 or -14 with a right check digit (GS1 General Specifications, section 7.9).
pub fn gtin(text: &str) -> Result<Option<String>, Problem> {
    let digits = form::half_width(text.trim());
    if digits.is_empty() {
        return Ok(None);
    }
    if !matches!(digits.len(), 8 | 12 | 13 | 14) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Problem::new("gtin-length").with("length", digits.chars().count()));
    }
    let weighted = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| u32::from(digit - b'0') * if place % 2 == 0 { 1 } else { 3 });
    if weighted.sum::<u32>() % 10 == 0 {
        Ok(Some(digits))
    } else {
        Err(Problem::new("gtin-check-digit"))
    }
}

fn hs_code(text: &str) -> Result<Option<String>, Problem> {
    let digits: String = form::half_width(text.trim())
        .chars()
        .filter(|c| !matches!(c, '.' | ' '))
        .collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let sound = (6..=10).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    sound
        .then_some(Some(digits))
        .ok_or_else(|| Problem::new("not-an-hs-code"))
}

fn images(text: &str) -> Vec<String> {
    text.split([';', '；'])
        .map(str::trim)
        .filter(|image| !image.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The `attributes` column (a JSON object) and every column without a meaning of its own.
fn attributes(cells: &Cells) -> Result<BTreeMap<String, AttributeValue>, Problem> {
    let mut attributes = match cells.get("attributes").map(|json| json.trim()) {
        None | Some("") => BTreeMap::new(),
        Some(json) => serde_json::from_str(json).map_err(|_| Problem::new("not-a-json-object"))?,
    };
    let others = cells.iter().filter(|(name, _)| !COLUMNS.contains(&name.as_str()));
    for (name, raw) in others {
        if let Some(text) = form::optional_text(raw, MAX_CELL)? {
            attributes.insert(name.clone(), typed(text));
        }
    }
    Ok(attributes)
}

/// A cell's type: `true`/`false`, a number as JSON writes it, or text. `007` and `1e5` stay text, so nothing is lost.
fn typed(text: String) -> AttributeValue {
    match text.as_str() {
        "true" => AttributeValue::Bool(true),
        "false" => AttributeValue::Bool(false),
        _ => serde_json::from_str::<serde_json::Number>(&text)
            .ok()
            .filter(|number| number.to_string() == text)
            .map_or(AttributeValue::Text(text), AttributeValue::Number),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(pairs: &[(&str, &str)]) -> Cells {
        pairs
            .iter()
            .map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned()))
            .collect()
    }

    #[test]
    fn a_full_row_is_understood() {
        let row = cells(&[
            ("sku", "YL-0210"),
            ("title_zh", "三层尼龙单丝渔网"),
            ("category", "Fishing gear > Nets"),
            ("unit", "片"),
            ("moq", "200"),
            ("increment", "50"),
            ("currency", "cny"),
            ("tiers", "200：21.40；1000：19.80"),
            ("mesh_mm", "35"),
            ("batch", "007"),
            ("hs_code", "5608.11"),
        ]);
        let content = parse(&row).unwrap();
        assert_eq!(content.supply.unit.code(), "H87");
        assert_eq!(content.wording.hs_code.as_deref(), Some("560811"));
        assert_eq!(
            content.wording.attributes["mesh_mm"],
            AttributeValue::Number(35.into())
        );
        assert_eq!(
            content.wording.attributes["batch"],
            AttributeValue::Text("007".into())
        );
    }

    #[test]
    fn all_errors_of_a_row_are_told_at_once() {
        let row = cells(&[
            ("moq", "-5"),
            ("gtin", "4006381333932"),
            ("origin", "ZZ"),
            ("unit", "furlong"),
        ]);
        let errors = parse(&row).unwrap_err();
        let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["sku", "title_zh", "gtin", "origin", "unit", "moq"]);
    }

    #[test]
    fn a_gtins_check_digit_is_verified() {
        assert_eq!(gtin("4006381333931"), Ok(Some("4006381333931".into())));
        assert_eq!(gtin("4006381333932").unwrap_err().code, "gtin-check-digit");
        assert_eq!(gtin("123").unwrap_err().code, "gtin-length");
    }

    #[test]
    fn a_price_needs_its_currency_and_a_tier_its_moq() {
        let row = cells(&[("sku", "a"), ("title_en", "Net"), ("tiers", "5:1"), ("moq", "10")]);
        let codes: Vec<_> = parse(&row)
            .unwrap_err()
            .0
            .iter()
            .map(|error| error.problem.code.clone())
            .collect();
        assert_eq!(codes, ["required"]);
        let row = cells(&[
            ("sku", "a"),
            ("title_en", "Net"),
            ("tiers", "5:1"),
            ("moq", "10"),
            ("currency", "USD"),
        ]);
        assert_eq!(parse(&row).unwrap_err().0[0].problem.code, "tier-below-moq");
    }

    proptest! {
        #[test]
        fn any_cell_is_parsed_or_refused_never_a_panic(column in 0..COLUMNS.len(), cell in "\\PC{0,60}") {
            let _ = parse(&cells(&[("sku", "a"), ("title_en", "Net"), (COLUMNS[column], &cell)]));
        }
    }
}
