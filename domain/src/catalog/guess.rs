//! What the columns of a foreign file probably are, by their names in both languages and by what stands in them. A
//! guess is shown to be mended; nothing is imported by it unseen.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{
    code,
    lead_time::LeadTimeSteps,
    mapping::{Mapping, Source, field_named},
    row::{COLUMNS, PRICE},
    synonym::{NAMES, WORDS, squeezed, words},
    tier::Tiers,
};
use crate::{
    form, money::Currency, problem::Problem, quantity::Quantity, rfq::incoterm::Incoterm, unit::Unit,
};

/// A column as it is looked at: its name, and some of its cells, empty ones left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampled {
    /// The file's own name.
    pub name: String,
    /// The first cells that say something.
    pub cells: Vec<String>,
}

/// What a guess rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The name is ours.
    OurName,
    /// The name is one that others use.
    Name,
    /// What stands in the column.
    Content,
    /// What was chosen for the same columns before.
    Before,
    /// Nothing: it becomes an attribute.
    Nothing,
}

/// What a column is probably read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The field; `None`: an attribute.
    pub field: Option<&'static str>,
    /// What it rests on.
    pub by: By,
}

/// Guesses all columns together: no field is given twice, the surer guess has it.
pub fn guess(columns: &[Sampled]) -> Vec<Guess> {
    let mut candidates: Vec<_> = columns
        .iter()
        .enumerate()
        .flat_map(|(index, column)| candidates(column).into_iter().map(move |found| (index, found)))
        .collect();
    candidates.sort_by_key(|(index, (_, _, sureness))| (std::cmp::Reverse(*sureness), *index));
    let nothing = Guess {
        field: None,
        by: By::Nothing,
    };
    let mut guesses = vec![nothing; columns.len()];
    let mut given = HashSet::new();
    for (index, (field, by, _)) in candidates {
        // A list of prices and one price are the same thing twice.
        let slot = if field == PRICE { "tiers" } else { field };
        if guesses[index].field.is_none() && given.insert(slot) {
            guesses[index] = Guess {
                field: Some(field),
                by,
            };
        }
    }
    leave_out_loose_packaging(&mut guesses);
    fill_in(columns, &mut guesses, &given);
    guesses
}

/// Of a carton nothing can be said before it is said how much it holds, and no edge without the others: a weight alone
/// may be that of a piece.
fn leave_out_loose_packaging(guesses: &mut [Guess]) {
    let there = |guesses: &[Guess], field| guesses.iter().any(|guess| guess.field == Some(field));
    let edges = ["carton_length_cm", "carton_width_cm", "carton_height_cm"];
    let carton = there(guesses, "carton_quantity");
    let whole = carton && edges.iter().all(|edge| there(guesses, edge));
    for guess in guesses.iter_mut().filter(|guess| guess.by != By::OurName) {
        let kept = match guess.field {
            Some(field) if edges.contains(&field) => whole,
            Some("inner_quantity" | "carton_gross_kg" | "carton_net_kg") => carton,
            _ => true,
        };
        if !kept {
            *guess = Guess {
                field: None,
                by: By::Nothing,
            };
        }
    }
}

/// The guess as a mapping: what the names alone say already needs no line.
pub fn mapping(columns: &[Sampled], guesses: &[Guess]) -> Mapping {
    let mapped = columns
        .iter()
        .zip(guesses)
        .filter(|(_, guess)| guess.by != By::OurName);
    let rules =
        mapped.filter_map(|(column, guess)| Some((Source::Column(column.name.clone()), Some(guess.field?))));
    let prices = guesses
        .iter()
        .any(|guess| matches!(guess.field, Some("tiers" | PRICE)));
    let currencies = guesses.iter().any(|guess| guess.field == Some("currency"));
    let currency = (prices && !currencies).then(|| priced_in(columns)).flatten();
    let value = currency.map(|currency| (Source::Value(currency.code().to_owned()), Some("currency")));
    Mapping::of(rules.chain(value))
}

/// The currency a name says in passing: `单价（元）`, `Price USD`.
fn priced_in(columns: &[Sampled]) -> Option<Currency> {
    columns.iter().find_map(|column| {
        let said = column.name.split(|c: char| !c.is_alphanumeric());
        said.filter(|word| !word.is_empty())
            .find_map(|word| code::currency(word).ok())
    })
}

type Candidate = (&'static str, By, u8);

fn candidates(column: &Sampled) -> Vec<Candidate> {
    let mut found = Vec::new();
    if let Some(field) = field_named(&column.name) {
        found.push((field, By::OurName, 100));
        return found;
    }
    let squeezed = squeezed(&column.name);
    let named = NAMES.iter().find(|(_, names)| names.contains(&squeezed.as_str()));
    let fitting = |fields: &[&'static str]| fields.iter().copied().find(|field| fits(field, &column.cells));
    if let Some(field) = named.and_then(|(fields, _)| fitting(fields)) {
        found.push((field, By::Name, 80));
    }
    let words = words(&column.name);
    let worded = WORDS
        .iter()
        .filter(|(_, known)| words.iter().any(|word| known.contains(&word.as_str())));
    found.extend(
        worded
            .filter_map(|(fields, _)| fitting(fields))
            .map(|field| (field, By::Name, 60)),
    );
    found.extend(by_content(&column.cells).map(|field| (field, By::Content, 40)));
    found
}

/// Fields whose content is unmistakable, the most particular first.
fn by_content(cells: &[String]) -> Option<&'static str> {
    const TELLING: [&str; 7] = [
        "gtin", "tiers", "images", "currency", "incoterm", "unit", "origin",
    ];
    let enough = cells.len() >= 2;
    TELLING.into_iter().find(|field| enough && fits(field, cells))
}

/// Whether cells can be what a field holds; no cells can be anything. A few odd ones are allowed: rows fail one by one.
fn fits(field: &str, cells: &[String]) -> bool {
    let most = |test: &dyn Fn(&str) -> bool| {
        let passed = cells.iter().filter(|cell| test(cell)).count();
        passed * 5 >= cells.len() * 4
    };
    fn reads<T>(read: impl Fn(&str) -> Result<T, Problem>) -> impl Fn(&str) -> bool {
        move |cell| read(cell).is_ok()
    }
    match field {
        "gtin" => most(&reads(code::gtin)),
        "hs_code" => most(&reads(code::hs_code)),
        "origin" => most(&reads(code::origin)),
        "currency" => most(&reads(code::currency)),
        PRICE => most(&reads(code::price)),
        "tiers" => most(&reads(form::required::<Tiers>)),
        "unit" => most(&reads(form::required::<Unit>)),
        "incoterm" => most(&reads(|cell| form::required::<Incoterm>(&form::half_width(cell)))),
        "moq" | "increment" | "carton_quantity" | "inner_quantity" => most(&reads(Quantity::positive)),
        "carton_length_cm" | "carton_width_cm" | "carton_height_cm" => {
            most(&reads(|cell| form::decimal(cell, 1)))
        }
        "carton_gross_kg" | "carton_net_kg" => most(&reads(|cell| form::decimal(cell, 3))),
        "stock" => most(&reads(form::required::<Quantity>)),
        "lead_time_days" | "sample_lead_time_days" => most(&reads(|cell| form::whole_number(cell, 0, 3650))),
        "lead_time_steps" => most(&reads(form::required::<LeadTimeSteps>)),
        "sample_price" => most(&reads(|cell| form::decimal(cell, 6))),
        "sample_max_quantity" => most(&reads(Quantity::positive)),
        "images" => most(&like_pictures),
        "title_zh" | "description_zh" => most(&chinese),
        "title_en" | "description_en" => most(&|cell| !chinese(cell)),
        "sku" => {
            let distinct: HashSet<_> = cells.iter().collect();
            distinct.len() == cells.len() && most(&|cell| cell.chars().count() <= 64)
        }
        _ => true,
    }
}

fn chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

fn like_pictures(cell: &str) -> bool {
    const ENDINGS: [&str; 5] = [".jpg", ".jpeg", ".png", ".webp", ".gif"];
    cell.split([';', '；']).all(|address| {
        let address = address.trim().to_lowercase();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        ENDINGS.iter().any(|ending| path.ends_with(ending))
    })
}

/// What no file does without, from what is left: the first column of short, distinct cells names the goods, the one
/// with the longest text is their title.
fn fill_in(columns: &[Sampled], guesses: &mut [Guess], given: &HashSet<&str>) {
    let free =
        |guesses: &[Guess], index: usize| guesses[index].field.is_none() && !columns[index].cells.is_empty();
    let by_content = |field| Guess {
        field: Some(field),
        by: By::Content,
    };
    if !given.contains("sku") {
        let sku = (0..columns.len()).find(|index| {
            let cells = &columns[*index].cells;
            free(guesses, *index) && cells.iter().all(|cell| !cell.contains(' ')) && fits("sku", cells)
        });
        if let Some(index) = sku {
            guesses[index] = by_content("sku");
        }
    }
    if !given.contains("title_zh") && !given.contains("title_en") {
        let length = |index: &usize| {
            columns[*index]
                .cells
                .iter()
                .map(|cell| cell.chars().count())
                .sum::<usize>()
        };
        let wordy = |index: &usize| {
            let cells = &columns[*index].cells;
            cells
                .iter()
                .all(|cell| cell.chars().any(char::is_alphabetic) && !cell.contains("://"))
        };
        let title = (0..columns.len())
            .filter(|index| free(guesses, *index) && wordy(index))
            .max_by_key(length);
        if let Some(index) = title {
            let field = if fits("title_zh", &columns[index].cells) {
                "title_zh"
            } else {
                "title_en"
            };
            guesses[index] = by_content(field);
        }
    }
}

/// What a column can be read as, in the order of CONTRACTS.md, a single price beside the tiers. Attributes as a JSON
/// object are read by that name alone.
pub fn targets() -> impl Iterator<Item = &'static str> {
    let fields = COLUMNS.into_iter().filter(|field| *field != "attributes");
    fields
        .flat_map(|field| [Some(field), (field == "tiers").then_some(PRICE)])
        .flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::header::Header;

    fn columns(table: &[&[&str]]) -> Vec<Sampled> {
        let sampled = |(index, name): (usize, &&str)| Sampled {
            name: (*name).to_owned(),
            cells: table[1..]
                .iter()
                .map(|row| row[index].to_owned())
                .filter(|cell| !cell.is_empty())
                .collect(),
        };
        table[0].iter().enumerate().map(sampled).collect()
    }

    fn guessed(table: &[&[&str]]) -> Vec<&'static str> {
        guess(&columns(table))
            .iter()
            .map(|guess| guess.field.unwrap_or("-"))
            .collect()
    }

    #[test]
    fn a_chinese_price_list_is_understood() {
        let list: &[&[&str]] = &[
            &[
                "货号",
                "品名",
                "规格型号",
                "单位",
                "单价（元）",
                "起订量",
                "库存",
                "条形码",
                "海关编码",
                "产地",
                "备注",
                "图片",
            ],
            &[
                "YL-1",
                "三层渔网",
                "210D",
                "片",
                "21.40",
                "200",
                "5000",
                "4006381333931",
                "5608110000",
                "中国",
                "含税",
                "a.jpg",
            ],
            &[
                "YL-2",
                "单丝渔网",
                "0.25",
                "片",
                "19.8",
                "100",
                "0",
                "4006381333948",
                "5608190000",
                "中国",
                "",
                "b.jpg;c.jpg",
            ],
        ];
        assert_eq!(
            guessed(list),
            [
                "sku", "title_zh", "model", "unit", "price", "moq", "stock", "gtin", "hs_code", "origin",
                "-", "images"
            ]
        );
        let columns = columns(list);
        let mapping = mapping(&columns, &guess(&columns));
        assert_eq!(mapping.value_of("currency"), Some("CNY"));
    }

    #[test]
    fn another_systems_export_is_understood() {
        let export: &[&[&str]] = &[
            &[
                "componentCode",
                "componentModelEn",
                "componentBrandEn",
                "firstSortName",
                "describe",
                "minPurchaseNum",
                "stockCount",
                "priceBreaks",
                "currency",
                "datasheet",
            ],
            &[
                "C1002",
                "GZ1608D601TF",
                "Sunlord",
                "Ferrite Beads",
                "450mΩ ±25% Beads",
                "1",
                "639438",
                "1@0.0044|200@0.0036",
                "USD",
                "https://x.example/a.pdf",
            ],
            &[
                "C1017",
                "GZ2012D601TF",
                "Sunlord",
                "Ferrite Beads",
                "300mΩ ±25% Beads",
                "1",
                "495625",
                "1@0.0082|200@0.0066",
                "USD",
                "https://x.example/b.pdf",
            ],
        ];
        assert_eq!(
            guessed(export),
            [
                "sku",
                "model",
                "brand",
                "title_en",
                "description_en",
                "moq",
                "stock",
                "tiers",
                "currency",
                "-"
            ]
        );
    }

    #[test]
    fn content_tells_where_names_do_not() {
        let list: &[&[&str]] = &[
            &["A", "B", "C", "D", "E", "F"],
            &[
                "4006381333931",
                "KG",
                "FOB",
                "1：0.5；100：0.4",
                "https://x.example/1.PNG?s=2",
                "Trammel net, knotless",
            ],
            &[
                "85896333746",
                "kg",
                "CIF",
                "5:2",
                "https://x.example/2.jpg",
                "Cast net for shallow water",
            ],
        ];
        assert_eq!(
            guessed(list),
            ["gtin", "unit", "incoterm", "tiers", "images", "title_en"]
        );
        assert!(guess(&columns(list)).iter().all(|guess| guess.by == By::Content));
    }

    #[test]
    fn a_weight_is_a_cartons_only_where_a_carton_holds_so_much() {
        let list: &[&[&str]] = &[
            &["货号", "品名", "装箱数", "外箱长", "外箱宽", "毛重"],
            &["A", "渔网", "24", "60", "40", "12.5"],
            &["B", "手抛网", "12", "50", "40", "9"],
        ];
        let known = ["sku", "title_zh", "carton_quantity", "-", "-", "carton_gross_kg"];
        assert_eq!(guessed(list), known);
        let loose: Vec<Vec<&str>> = list.iter().map(|row| [&row[..2], &row[3..]].concat()).collect();
        let loose: Vec<_> = loose.iter().map(Vec::as_slice).collect();
        assert_eq!(guessed(&loose), ["sku", "title_zh", "-", "-", "-"]);
    }

    #[test]
    fn our_own_columns_are_themselves_and_a_name_its_cells_belie_is_not_believed() {
        let list: &[&[&str]] = &[
            &["SKU", "Title EN", "price", "库存", "Category", "quantity"],
            &["A", "Net", "on request", "plenty", "Nets", "12"],
            &["B", "Rope", "call us", "some", "Ropes", "7"],
        ];
        assert_eq!(guessed(list), ["sku", "title_en", "-", "-", "category", "stock"]);
        let columns = columns(list);
        assert_eq!(
            mapping(&columns, &guess(&columns)).to_string(),
            "quantity = stock\n"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_guessed_no_field_is_given_twice(
            names in prop::collection::hash_set("名称|单价|price|sku|name|title|[a-z 库存]{1,8}", 1..12),
            cell in "\\PC{0,12}",
        ) {
            let columns: Vec<_> = names
                .into_iter()
                .map(|name| Sampled { name: super::super::header::tidy(&name), cells: vec![cell.clone(), format!("{cell}2")] })
                .collect();
            let guesses = guess(&columns);
            let fields: Vec<_> = guesses.iter().filter_map(|guess| guess.field).collect();
            let distinct: HashSet<_> = fields.iter().collect();
            prop_assert_eq!(distinct.len(), fields.len());
            // The only thing a header made of guesses may be refused for is what the file does not have.
            let names = columns.iter().map(|column| column.name.clone()).collect();
            if let Err(errors) = Header::new(names, &mapping(&columns, &guesses)) {
                for error in errors.0 {
                    prop_assert!(["header-lacks", "header-twice"].contains(&&*error.problem.code), "{:?}", error);
                }
            }
        }
    }
}
