//! One row of a catalogue file, parsed into a listing's content with all its errors at once (CONTRACTS.md).

use std::collections::BTreeMap;

use super::{
    attribute, code,
    content::{CategoryPath, ListingContent, Supply, Wording},
    lead_time,
    packaging::Packaging,
    picture::MAX_PICTURES,
    sample_terms::SampleTerms,
    tier::{Selling, Tier, Tiers},
    variant::{VariantSupplies, Variation, draft::VariantsDraft},
};
use crate::{
    form,
    money::{Currency, UnitPrice},
    problem::{FieldErrors, Problem},
    quantity::Quantity,
    text::Bilingual,
    unit::Unit,
};

/// The columns with a meaning of their own; every other column becomes an attribute.
pub const COLUMNS: [&str; 35] = [
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
    "lead_time_steps",
    "currency",
    "incoterm",
    "place",
    "carton_quantity",
    "inner_quantity",
    "carton_length_cm",
    "carton_width_cm",
    "carton_height_cm",
    "carton_gross_kg",
    "carton_net_kg",
    "sample_price",
    "sample_max_quantity",
    "sample_lead_time_days",
    "sample_credited",
    "tiers",
    "variants",
    "images",
    "attributes",
];

/// One price for every quantity from the least on. No column is read as it by its name alone, only where a mapping says
/// so: a column `price` of a file without one is an attribute, as CONTRACTS.md has it.
pub const PRICE: &str = "price";

/// The longest text a cell may hold; a longer one is refused, not cut.
pub const MAX_CELL: usize = 20_000;
/// The longest name of a brand, a model or a place.
pub(super) const MAX_NAME: usize = 255;
/// The longest address or file name of a picture.
const MAX_ADDRESS: usize = 2_000;

/// The cells of a row by what they are read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    fields: BTreeMap<&'static str, String>,
    /// Attribute name → cell.
    pub(super) attributes: BTreeMap<String, String>,
}

impl Cells {
    /// The cell of a field; empty where the file has no such column.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// The cell of an attribute; empty where the file has no such column.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Puts a field's cell.
    pub fn put_field(&mut self, name: &'static str, cell: &str) {
        self.fields.insert(name, cell.to_owned());
    }

    /// Puts an attribute's cell.
    pub fn put_attribute(&mut self, name: &str, cell: &str) {
        self.attributes.insert(name.to_owned(), cell.to_owned());
    }
}

/// Parses a row. Empty optional cells are absent; the currency of a priced row must be given.
pub fn parse(cells: &Cells) -> Result<ListingContent, FieldErrors> {
    let mut errors = FieldErrors::default();
    let cell = |name: &str| cells.field(name);
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
    let origin = errors.take("origin", code::origin(cell("origin"))).flatten();
    let unit = errors
        .take("unit", form::optional(cell("unit")))
        .flatten()
        .unwrap_or(Unit::PIECE);
    let stock = errors.take("stock", form::optional(cell("stock"))).flatten();
    let incoterm = errors
        .take("incoterm", form::optional(&form::half_width(cell("incoterm"))))
        .flatten();
    let selling = selling(cells, &mut errors);
    let moq = selling.as_ref().map(|selling| selling.moq);
    let (lead_time_days, lead_time_steps) = lead_time::parse(cells, moq, &mut errors);
    let packaging = Packaging::parse(cells, &mut errors);
    let sample = SampleTerms::parse(cells, &mut errors);
    let images = errors.take("images", images(cell("images"))).unwrap_or_default();
    let attributes = attribute::parse(cells, &mut errors);
    let (variation, variants) = variants(cell("variants"), sku.as_deref(), selling.as_ref(), &mut errors);

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
                variation,
            },
            supply: Supply {
                selling,
                unit,
                stock: stock.filter(|_| variants.is_empty()),
                lead_time_days,
                lead_time_steps,
                incoterm,
                place,
                packaging,
                sample,
                variants,
            },
        }),
        _ => Err(errors),
    }
}

fn selling(cells: &Cells, errors: &mut FieldErrors) -> Option<Selling> {
    let cell = |name: &str| cells.field(name).trim();
    let positive = |name| match cell(name) {
        "" => Ok(None),
        text => Quantity::positive(text).map(Some),
    };
    let moq = errors.take("moq", positive("moq"));
    let increment = errors.take("increment", positive("increment"));
    let tiers = errors.take("tiers", form::optional::<Tiers>(cell("tiers")));
    let price = errors.take(PRICE, code::price(cell(PRICE)));
    let tiered = matches!(&tiers, Some(Some(tiers)) if !tiers.on_request());
    let priced = tiered || matches!(price, Some(Some(_)));
    let currency = match cell("currency") {
        "" if !priced => Some(Currency::CNY),
        code => errors.take("currency", code::currency(code)),
    };
    let (tiers, price, increment) = (
        tiers?.unwrap_or_default(),
        price?,
        increment?.unwrap_or(Quantity::whole(1)),
    );
    let moq = moq?.or(tiers.first_quantity()).unwrap_or(Quantity::whole(1));
    let tiers = match price {
        Some(price) if tiers.on_request() => single(moq, price),
        _ => tiers,
    };
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

/// One price for every quantity from the least on.
fn single(moq: Quantity, unit_price: UnitPrice) -> Tiers {
    let tier = Tier {
        min_quantity: moq,
        unit_price,
    };
    Tiers::new(vec![tier]).unwrap_or_default()
}

/// What it comes in. The first thing that is wrong with it is told.
fn variants(
    cell: &str,
    sku: Option<&str>,
    selling: Option<&Selling>,
    errors: &mut FieldErrors,
) -> (Variation, VariantSupplies) {
    let draft = errors.take("variants", VariantsDraft::of_cell(cell));
    let (Some(draft), Some(sku), Some(selling)) = (draft, sku, selling) else {
        return Default::default();
    };
    let mut wrong = FieldErrors::default();
    let read = draft.parse(sku, selling, &mut wrong);
    let first = wrong.0.into_iter().next();
    if let Some(error) = first {
        errors.add("variants", error.problem);
    }
    read.unwrap_or_default()
}

fn images(text: &str) -> Result<Vec<String>, Problem> {
    let addresses = text
        .split([';', '；'])
        .map(|image| form::optional_text(image, MAX_ADDRESS));
    let images: Vec<_> = addresses
        .filter_map(Result::transpose)
        .collect::<Result<_, _>>()?;
    if images.len() > MAX_PICTURES {
        return Err(Problem::new("too-many-images").with("max", MAX_PICTURES));
    }
    Ok(images)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::content::AttributeValue;

    fn cells(pairs: &[(&str, &str)]) -> Cells {
        let mut cells = Cells::default();
        for (name, cell) in pairs {
            match COLUMNS.iter().chain([&PRICE]).find(|field| *field == name) {
                Some(field) => cells.put_field(field, cell),
                None => cells.put_attribute(name, cell),
            }
        }
        cells
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
        row.put_field("tiers", "5@1|20@0.9");
        let tiers = parse(&row).unwrap().supply.selling.tiers;
        assert_eq!(tiers.to_string(), "10:1.00;20:0.90");
    }

    #[test]
    fn one_price_is_that_of_every_quantity_from_the_least_on() {
        for (price, tiers) in [
            ("12.5", "20:12.50"),
            ("￥12.50", "20:12.50"),
            ("1,200 元", "20:1200.00"),
        ] {
            let row = [
                ("sku", "a"),
                ("title_en", "Net"),
                ("moq", "20"),
                ("price", price),
                ("currency", "人民币"),
            ];
            let selling = parse(&cells(&row)).unwrap().supply.selling;
            assert_eq!(
                (selling.tiers.to_string().as_str(), selling.currency),
                (tiers, Currency::CNY)
            );
        }
        let both = [
            ("sku", "a"),
            ("title_en", "Net"),
            ("tiers", "5:2"),
            ("price", "3"),
            ("currency", "USD"),
        ];
        assert_eq!(
            parse(&cells(&both)).unwrap().supply.selling.tiers.to_string(),
            "5:2.00"
        );
        let bare = [("sku", "a"), ("title_en", "Net"), ("price", "面议")];
        assert_eq!(parse(&cells(&bare)).unwrap_err().0[0].field, "price");
    }

    proptest! {
        #[test]
        fn any_cell_is_parsed_or_refused_never_a_panic(column in 0..COLUMNS.len(), cell in "\\PC{0,60}") {
            let _ = parse(&cells(&[("sku", "a"), ("title_en", "Net"), (COLUMNS[column], &cell)]));
        }
    }
}
