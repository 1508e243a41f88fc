//! The rows of a listing's form: prices and attributes. A row that is left empty doesn't count, so none has to be taken
//! out.

use crate::{
    i18n::error_of,
    t,
    ui::{Button, ButtonKind, Field, FieldKind, Textarea},
};
use domain::{
    catalog::draft::{AttributeDraft, ListingDraft, TierDraft},
    problem::FieldErrors,
};
use leptos::prelude::*;

/// Unit prices by quantity.
pub(super) fn tiers(draft: &ListingDraft, errors: &FieldErrors) -> impl IntoView + use<> {
    let rows = (1..).zip(&draft.tiers);
    let rows = rows.map(|(number, row)| tier(number, row, errors)).collect_view();
    rows_of(
        "tiers",
        t!("catalog-tiers"),
        t!("catalog-edit-tiers-hint"),
        error_of(errors, "tiers"),
        rows,
        ("add_tier", t!("catalog-edit-add-tier")),
    )
}

fn tier(number: usize, row: &TierDraft, errors: &FieldErrors) -> impl IntoView + use<> {
    let id = |part: &str| format!("tiers.{number}.{part}");
    let (quantity, price) = (id("min_quantity"), id("unit_price"));
    let (wrong_quantity, wrong_price) = (error_of(errors, &quantity), error_of(errors, &price));
    view! {
        <fieldset class="row-part">
            <legend class="visually-hidden">{t!("catalog-edit-tier", number = number)}</legend>
            <div class="form-row">
                <Field
                    name="tier_quantity" id=quantity label=t!("catalog-edit-from-quantity") value=row.min_quantity.clone()
                    kind=FieldKind::Decimal error=wrong_quantity
                />
                <Field
                    name="tier_price" id=price label=t!("catalog-unit-price") value=row.unit_price.clone()
                    kind=FieldKind::Decimal error=wrong_price
                />
            </div>
        </fieldset>
    }
}

/// What else describes the goods.
pub(super) fn attributes(draft: &ListingDraft, errors: &FieldErrors) -> impl IntoView + use<> {
    let rows = (1..).zip(&draft.attributes);
    let rows = rows
        .map(|(number, row)| attribute(number, row, errors))
        .collect_view();
    rows_of(
        "attributes",
        t!("catalog-edit-attributes"),
        t!("catalog-edit-attributes-hint"),
        error_of(errors, "attributes"),
        rows,
        ("add_attribute", t!("catalog-edit-add-attribute")),
    )
}

fn attribute(number: usize, row: &AttributeDraft, errors: &FieldErrors) -> impl IntoView + use<> {
    let id = |part: &str| format!("attributes.{number}.{part}");
    let (name, value) = (id("name"), id("value"));
    let (wrong_name, wrong_value) = (error_of(errors, &name), error_of(errors, &value));
    let label = t!("catalog-edit-attribute-value");
    let text = row.value.clone();
    // A line would lose its breaks.
    let value = if text.contains('\n') {
        view! { <Textarea name="attribute_value" id=value label value=text error=wrong_value/> }.into_any()
    } else {
        view! { <Field name="attribute_value" id=value label value=text error=wrong_value/> }.into_any()
    };
    let is_text = if row.text { "1" } else { "" };
    view! {
        <fieldset class="row-part">
            <legend class="visually-hidden">{t!("catalog-edit-attribute", number = number)}</legend>
            <input type="hidden" name="attribute_text" value=is_text/>
            <div class="form-row">
                <Field
                    name="attribute_name" id=name label=t!("catalog-edit-attribute-name") value=row.name.clone()
                    error=wrong_name
                />
                {value}
            </div>
        </fieldset>
    }
}

fn rows_of(
    id: &'static str,
    legend: String,
    hint: String,
    error: Option<String>,
    rows: impl IntoView,
    (action, add): (&'static str, String),
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = match error {
        Some(_) => format!("{hint_id} {error_id}"),
        None => hint_id.clone(),
    };
    view! {
        <fieldset class="rows" id=id tabindex="-1" aria-describedby=described_by>
            <legend>{legend}</legend>
            <p class="field-hint" id=hint_id>{hint}</p>
            {error.map(|text| view! { <p class="field-error" id=error_id>{text}</p> })}
            {rows}
            <div><Button kind=ButtonKind::Plain name="action" value=action>{add}</Button></div>
        </fieldset>
    }
}
