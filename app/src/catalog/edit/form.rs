//! The form of a listing: texts as typed, and what they mean.

use super::asked::{Asked, PREFIX};
use domain::{
    catalog::{
        content::{AttributeValue, ListingContent},
        draft::{AttributeDraft, FIELDS, ListingDraft, TierDraft},
        header::MAX_COLUMNS,
        schema::Schema,
    },
    money::Currency,
    problem::{FieldErrors, Problem},
    unit::Unit,
};
use service::catalog::Saved;
use std::collections::BTreeMap;

/// How many rows are there to be filled in.
const ROWS: usize = 3;

/// As the browser sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListingForm {
    /// Which button.
    pub action: Action,
    /// The version its author had read; empty for a new listing.
    pub seen: String,
    /// The market of a new listing, by its slug.
    pub market: String,
    /// What was typed.
    pub draft: ListingDraft,
    /// What was typed into the fields its category asks for.
    pub asked: Asked,
}

/// What was pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Action {
    /// It is saved; the enter key does that as well.
    #[default]
    HandIn,
    /// It is saved as a draft.
    Keep,
    /// A further price.
    AddTier,
    /// A further attribute.
    AddAttribute,
    /// The fields of the category that is chosen now.
    ShowFields,
}

impl Action {
    fn named(name: &str) -> Self {
        match name {
            "keep" => Self::Keep,
            "add_tier" => Self::AddTier,
            "add_attribute" => Self::AddAttribute,
            "show_fields" => Self::ShowFields,
            _ => Self::HandIn,
        }
    }
}

impl ListingForm {
    /// Empty, with what most listings say.
    pub(super) fn blank(currency: Currency) -> Self {
        let mut form = Self::default();
        form.draft.write("unit", Unit::PIECE.code());
        form.draft.write("currency", currency.code());
        form.with_rows()
    }

    /// Filled with what stands.
    pub(super) fn of(draft: ListingDraft, seen: String) -> Self {
        let form = Self {
            draft,
            seen,
            ..Self::default()
        };
        form.with_rows()
    }

    /// What was sent: rows are lists of equal names, side by side.
    pub(super) fn read(sent: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        let (mut tiers, mut attributes) = ([const { Vec::new() }; 2], [const { Vec::new() }; 3]);
        for (name, text) in sent {
            // Browsers send line breaks as CR LF, whatever was there before.
            let text = text.replace("\r\n", "\n");
            match name.as_str() {
                "action" => form.action = Action::named(&text),
                "seen" => form.seen = text,
                "market" => form.market = text,
                "tier_quantity" => tiers[0].push(text),
                "tier_price" => tiers[1].push(text),
                "attribute_name" => attributes[0].push(text),
                "attribute_value" => attributes[1].push(text),
                "attribute_text" => attributes[2].push(text),
                name if name.starts_with(PREFIX) => {
                    let typed = form.asked.entry(name[PREFIX.len()..].to_owned()).or_default();
                    if !typed.is_empty() {
                        typed.push(';');
                    }
                    typed.push_str(&text);
                }
                name => {
                    if let Some(field) = FIELDS.iter().find(|field| **field == name) {
                        form.draft.write(field, &text);
                    }
                }
            }
        }
        form.draft.tiers = rows(tiers, |[min_quantity, unit_price]| TierDraft {
            min_quantity,
            unit_price,
        });
        form.draft.attributes = rows(attributes, |[name, value, text]| AttributeDraft {
            name,
            value,
            text: !text.is_empty(),
        });
        form
    }

    /// How far it goes; `None` where a row was asked for, which it has then.
    pub(super) fn saved(&mut self) -> Option<Saved> {
        match self.action {
            Action::HandIn => return Some(Saved::HandedIn),
            Action::Keep => return Some(Saved::Kept),
            Action::AddTier => self.draft.tiers.push(TierDraft::default()),
            Action::AddAttribute => self.draft.attributes.push(AttributeDraft::default()),
            Action::ShowFields => {}
        }
        None
    }

    /// The listing, or all that is wrong. What says the same as what `stands` stays as it is written there.
    pub(super) fn content(
        &self,
        schema: &Schema,
        stands: &BTreeMap<String, AttributeValue>,
    ) -> Result<ListingContent, FieldErrors> {
        let (mut told, mut errors) = (BTreeMap::new(), FieldErrors::default());
        for (number, row) in (1..).zip(&self.draft.attributes) {
            if schema.named(&row.name).is_some() {
                errors.add(
                    format!("attributes.{number}.name"),
                    Problem::new("attribute-twice"),
                );
            }
        }
        schema.write(&self.asked, stands, &mut told, &mut errors);
        match self.draft.parse() {
            Ok(mut content) => {
                errors.into_result()?;
                content.wording.attributes.extend(told);
                Ok(content)
            }
            Err(mut all) => {
                all.0.extend(errors.0);
                Err(all)
            }
        }
    }

    fn with_rows(mut self) -> Self {
        let draft = &mut self.draft;
        let enough = |rows: usize| (rows + 1).max(ROWS);
        draft
            .tiers
            .resize(enough(draft.tiers.len()), TierDraft::default());
        draft
            .attributes
            .resize(enough(draft.attributes.len()), AttributeDraft::default());
        self
    }
}

/// Rows of columns. Columns of different lengths can only come from a made-up form; rows stay together all the same.
fn rows<Row, const COLUMNS: usize>(
    columns: [Vec<String>; COLUMNS],
    row: impl Fn([String; COLUMNS]) -> Row,
) -> Vec<Row> {
    let length = columns.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |column: &Vec<String>, at: usize| column.get(at).cloned().unwrap_or_default();
    // One more than can be right: that they are too many is told then.
    let length = length.min(MAX_COLUMNS + 1);
    (0..length)
        .map(|at| row(columns.each_ref().map(|column| cell(column, at))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::catalog::content::AttributeValue;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        pairs.iter().map(owned).collect()
    }

    /// As a browser sends what the page shows.
    fn sent(form: &ListingForm) -> Vec<(String, String)> {
        let draft = &form.draft;
        let fields = FIELDS.iter().map(|name| (*name, draft.field(name)));
        let tiers = draft.tiers.iter().flat_map(|tier| {
            [
                ("tier_quantity", tier.min_quantity.as_str()),
                ("tier_price", &tier.unit_price),
            ]
        });
        let attributes = draft.attributes.iter().flat_map(|attribute| {
            [
                ("attribute_text", if attribute.text { "1" } else { "" }),
                ("attribute_name", &attribute.name),
                ("attribute_value", &attribute.value),
            ]
        });
        let all: Vec<_> = fields.chain(tiers).chain(attributes).collect();
        let breaks = |(name, text): (String, String)| (name, text.replace('\n', "\r\n"));
        pairs(&all).into_iter().map(breaks).collect()
    }

    #[test]
    fn what_stands_survives_the_form() {
        let mut draft = ListingDraft::default();
        for (name, text) in [
            ("sku", "N-1"),
            ("title_zh", "渔网 <b>"),
            ("description_en", "One\nTwo"),
            ("unit", "H87"),
            ("currency", "USD"),
            ("origin", "CN"),
        ] {
            draft.write(name, text);
        }
        let mut content = draft.parse().unwrap();
        content.supply.selling.tiers = "1:2.5;10:2.25".parse().unwrap();
        let attributes = &mut content.wording.attributes;
        attributes.insert("batch".into(), AttributeValue::Text("12".into()));
        attributes.insert("mesh".into(), AttributeValue::Number(35.into()));
        attributes.insert("knotted".into(), AttributeValue::Bool(true));
        attributes.insert("care".into(), AttributeValue::Text("Dry.\nShade.".into()));
        let form = ListingForm::of(ListingDraft::of(&content), String::new());
        assert_eq!((form.draft.tiers.len(), form.draft.attributes.len()), (3, 5));
        assert_eq!(ListingForm::read(sent(&form)).draft.parse(), Ok(content));
    }

    #[test]
    fn a_made_up_form_with_ragged_rows_is_answered() {
        let mut sent = pairs(&[
            ("tier_price", "2"),
            ("images", "x"),
            ("price", "3"),
            ("action", "?"),
        ]);
        sent.extend(vec![
            ("attribute_name".to_owned(), "x".to_owned());
            MAX_COLUMNS * 2
        ]);
        let mut form = ListingForm::read(sent);
        assert_eq!(form.saved(), Some(Saved::HandedIn));
        assert_eq!(form.draft.tiers.len(), 1);
        assert_eq!(form.draft.attributes.len(), MAX_COLUMNS + 1);
        assert_eq!(form.draft.field("images"), "");
        let errors = form.draft.parse().unwrap_err();
        assert!(errors.of("attributes").next().is_some());
        assert!(errors.of("tiers.1.min_quantity").next().is_some());
    }

    #[test]
    fn a_row_that_is_asked_for_is_there() {
        for (action, rows) in [("add_tier", (1, 0)), ("add_attribute", (0, 1))] {
            let mut form = ListingForm::read(pairs(&[("action", action)]));
            assert_eq!(form.saved(), None);
            assert_eq!((form.draft.tiers.len(), form.draft.attributes.len()), rows);
        }
        assert_eq!(
            ListingForm::read(pairs(&[("action", "keep")])).saved(),
            Some(Saved::Kept)
        );
    }
}
