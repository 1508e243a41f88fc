//! One row of a catalogue file, parsed into a listing's content with all its errors at once (CONTRACTS.md).

use std::collections::BTreeMap;

use super::{
    attribute, code,
    content::{CategoryPath, ListingContent, Supply, Wording},
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
pub const COLUMNS: [&str; 22] = [
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
];

/// The longest text a cell may hold; a longer one is refused, not cut.
pub const MAX_CELL: usize = 20_000;
/// The longest name of a brand, a model or a place.
pub(super) const MAX_NAME: usize = 255;
/// The most pictures a listing may have.
const MAX_IMAGES: usize = 20;
/// The longest address or file name of a picture.
const MAX_ADDRESS: usize = 2_000;

/// Column name → cell, as read from the file.
pub type Cells = BTreeMap<String, String>;

/// Parses a row. Empty optional cells are absent; the currency of a priced row must be given.
pub fn parse(cells: &Cells) -> Result<ListingContent, FieldErrors> {
    let mut errors = FieldErrors::default();
    let cell = |name: &str| cells.get(name).map_or("", String::as_str);
    type Parse = fn(&str, usize) -> Result<Option<String>, Problem>;
    let mut take =
        |name: &'static str, parse: Parse, max| errors.take(name, parse(cell(name), max)).flatten();
    let (line, text): (Parse, Parse) = (form::optional_line, form::optional_text);

    let title = Bilingual {
        zh: take("title_zh", line, 200),
        en: take("title_en", line, 200),
    };
    let description = Bilingual {
        zh: take("description_zh", text, MAX_CELL),
        en: take("description_en", text, MAX_CELL),
    };
    let (brand, model, place) = (
        take("brand", line, MAX_NAME),
        take("model", line, MAX_NAME),
        take("place", line, MAX_NAME),
    );

    let sku = errors.take("sku", form::required_line(cell("sku"), 64));
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
    let gtin = errors.take("gtin", code::gtin(cell("gtin"))).flatten();
    let hs_code = errors.take("hs_code", code::hs_code(cell("hs_code"))).flatten();
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
    let images = errors.take("images", images(cell("images"))).unwrap_or_default();
    let attributes = attribute::parse(cells, &mut errors);

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
    let cell = |name: &str| cells.get(name).map_or("", |cell| cell.trim());
    let positive = |name| match cell(name) {
        "" => Ok(None),
        text => Quantity::positive(text).map(Some),
    };
    let moq = errors.take("moq", positive("moq"));
    let increment = errors.take("increment", positive("increment"));
    let tiers = errors.take("tiers", form::optional::<Tiers>(cell("tiers")));
    let priced = matches!(&tiers, Some(Some(tiers)) if !tiers.on_request());
    let currency = match cell("currency") {
        "" if !priced => Some(Currency::CNY),
        code => errors.take("currency", form::required(code)),
    };
    let (tiers, increment) = (
        tiers?.unwrap_or_default(),
        increment?.unwrap_or(Quantity::whole(1)),
    );
    let moq = moq?.or(tiers.first_quantity()).unwrap_or(Quantity::whole(1));
    // The price breaks of other systems (`1@0.0044|200@0.0036`) begin at one piece, whatever must be bought at least.
    let breaks = cell("tiers").contains('@');
    let tiers = if breaks { tiers.starting_at(moq) } else { tiers };
    if tiers.first_quantity().is_some_and(|first| first < moq) {
        errors.add("tiers", Problem::new("tier-below-moq").with("moq", moq));
    }
    Some(Selling {
        currency: currency?,
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

fn images(text: &str) -> Result<Vec<String>, Problem> {
    let addresses = text
        .split([';', '；'])
        .map(|image| form::optional_text(image, MAX_ADDRESS));
    let images: Vec<_> = addresses
        .filter_map(Result::transpose)
        .collect::<Result<_, _>>()?;
    if images.len() > MAX_IMAGES {
        return Err(Problem::new("too-many-images").with("max", MAX_IMAGES));
    }
    Ok(images)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::content::AttributeValue;

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
    fn a_price_needs_its_currency_and_a_tier_its_moq() {
        let row = cells(&[("sku", "a"), ("title_en", "Net"), ("tiers", "5:1"), ("moq", "10")]);
        let codes: Vec<_> = parse(&row)
            .unwrap_err()
            .0
            .iter()
            .map(|error| error.problem.code.clone())
            .collect();
        assert_eq!(codes, ["required", "tier-below-moq"]);
        let row = cells(&[
            ("sku", "a"),
            ("title_en", "Net"),
            ("tiers", "5:1"),
            ("moq", "10"),
            ("currency", "USD"),
        ]);
        assert_eq!(parse(&row).unwrap_err().0[0].problem.code, "tier-below-moq");
        let mut row = row;
        row.insert("tiers".into(), "5@1|20@0.9".into());
        let tiers = parse(&row).unwrap().supply.selling.tiers;
        assert_eq!(tiers.to_string(), "10:1.00;20:0.90");
    }

    proptest! {
        #[test]
        fn any_cell_is_parsed_or_refused_never_a_panic(column in 0..COLUMNS.len(), cell in "\\PC{0,60}") {
            let _ = parse(&cells(&[("sku", "a"), ("title_en", "Net"), (COLUMNS[column], &cell)]));
        }
    }
}
