//! Words for categories and what they ask for.

use crate::{i18n::locale, t, ui::SelectOption};
use domain::{
    catalog::schema::{Definition, Kind, tree::CategoryRow},
    text::Bilingual,
    unit::Unit,
};

/// Names from the root down.
pub(crate) fn path(names: &[Bilingual]) -> String {
    let names: Vec<_> = names.iter().map(|name| name.get(locale())).collect();
    names.join(" › ")
}

/// What an attribute's values are.
pub(super) fn kind(name: &str) -> String {
    match name {
        "number" => t!("category-kind-number"),
        "yes_no" => t!("category-kind-yes-no"),
        "one" => t!("category-kind-one"),
        "several" => t!("category-kind-several"),
        _ => t!("category-kind-text"),
    }
}

/// The same of one that stands, with its unit or its choices.
pub(super) fn kind_of(definition: &Definition) -> String {
    let words = kind(definition.kind.name());
    let detail = match &definition.kind {
        Kind::Number { unit: Some(unit) } => unit.name(locale()).to_owned(),
        Kind::One { choices } | Kind::Several { choices } => {
            let names: Vec<_> = choices.iter().map(|choice| choice.name.get(locale())).collect();
            names.join(" / ")
        }
        _ => return words,
    };
    t!("category-kind-with", kind = words, detail = detail)
}

/// Every unit goods are described by.
pub(super) fn units() -> Vec<SelectOption> {
    let none = SelectOption {
        value: String::new(),
        label: t!("category-unit-none"),
    };
    let named = |unit: Unit| SelectOption {
        value: unit.code().to_owned(),
        label: match unit.symbol(locale()) {
            symbol if symbol == unit.name(locale()) => symbol.to_owned(),
            symbol => format!("{} ({symbol})", unit.name(locale())),
        },
    };
    std::iter::once(none).chain(Unit::measures().map(named)).collect()
}

/// Some categories, each by its whole path.
pub(super) fn options<'a>(rows: impl Iterator<Item = &'a CategoryRow>) -> Vec<SelectOption> {
    let option = |row: &CategoryRow| SelectOption {
        value: row.id.to_string(),
        label: path(&row.names),
    };
    rows.map(option).collect()
}
