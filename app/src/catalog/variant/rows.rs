//! The rows of the form of variants: what buyers choose by, and for each combination what is typed of it.

use super::form::{Row, VariantForm};
use crate::{
    format,
    i18n::{error_of, locale},
    t,
    ui::{Button, ButtonKind, Field, FieldKind, Textarea},
};
use domain::{
    catalog::{
        variant::{MAX_OPTIONS, draft::read},
        view::EditableListing,
    },
    problem::FieldErrors,
};
use leptos::prelude::*;

/// What buyers choose by.
pub(super) fn options(form: &VariantForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let rows = (0..MAX_OPTIONS)
        .map(|place| option(form, place, errors))
        .collect_view();
    let error = error_of(errors, "options").map(|text| view! { <p class="field-error">{text}</p> });
    view! {
        <div class="rows" id="options" tabindex="-1">
            <p class="field-hint">{t!("catalog-variant-options-hint")}</p>
            {error}
            {rows}
            <div>
                <Button kind=ButtonKind::Plain name="action" value="combine">{t!("catalog-variant-combine")}</Button>
            </div>
        </div>
    }
}

fn option(form: &VariantForm, place: usize, errors: &FieldErrors) -> impl IntoView + use<> {
    let number = place + 1;
    let id = |part: &str| format!("options.{number}.{part}");
    let (name, values) = (id("name"), id("values"));
    let (wrong_name, wrong_values) = (error_of(errors, &name), error_of(errors, &values));
    let text = |column: &[String]| column.get(place).cloned().unwrap_or_default();
    let (named, written, before) = (
        text(&form.option_name),
        text(&form.option_values),
        text(&form.option_before),
    );
    view! {
        <fieldset class="row-part">
            <legend class="visually-hidden">{t!("catalog-variant-option", number = number)}</legend>
            <input type="hidden" name="option_before" value=before/>
            <div class="stack-tight">
                <Field
                    name="option_name" id=name label=t!("catalog-variant-option-name", number = number) value=named
                    error=wrong_name
                />
                <Textarea
                    name="option_values" id=values label=t!("catalog-variant-option-values", number = number)
                    value=written error=wrong_values rows=4
                />
            </div>
        </fieldset>
    }
}

/// What is typed of each combination.
pub(super) fn variants(
    listing: &EditableListing,
    form: &VariantForm,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let rows = form.rows();
    let none = rows
        .is_empty()
        .then(|| view! { <p class="muted">{t!("catalog-variant-none")}</p> });
    let rows = (1..)
        .zip(&rows)
        .zip(&form.variant_values)
        .map(|((number, row), values)| variant(listing, number, row, values, errors))
        .collect_view();
    let error = error_of(errors, "variants").map(|text| view! { <p class="field-error">{text}</p> });
    view! {
        <div class="rows" id="variants" tabindex="-1">
            <p class="field-hint">{t!("catalog-variant-hint")}</p>
            {error}
            {none}
            {rows}
        </div>
    }
}

fn variant(
    listing: &EditableListing,
    number: usize,
    row: &Row,
    values: &str,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let id = |part: &str| format!("variants.{number}.{part}");
    let (sku, stock, tiers) = (id("sku"), id("stock"), id("tiers"));
    let wrong = |part: &str| error_of(errors, &id(part));
    let (wrong_sku, wrong_stock, wrong_tiers) = (wrong("sku"), wrong("stock"), wrong("tiers"));
    let wrong_values = wrong("values").map(|text| view! { <p class="field-error">{text}</p> });
    let reserved = listing.reserved.get(&Some(row.sku.clone()));
    let reserved = reserved.map(|quantity| {
        let quantity = format::quantity_in(*quantity, listing.content.supply.unit, locale());
        t!("catalog-variant-reserved", quantity = quantity)
    });
    let shown =
        |text: &String| read(text).map_or_else(|_| text.clone(), |text| text.get(locale()).to_owned());
    let label = row.values.iter().map(shown).collect::<Vec<_>>().join(" · ");
    view! {
        <fieldset class="row-part" id=id("values") tabindex="-1">
            <legend class="field-label">{label}</legend>
            <input type="hidden" name="variant_values" value=values.to_owned()/>
            {wrong_values}
            <div class="form-row">
                <Field name="variant_sku" id=sku label=t!("catalog-sku") value=row.sku.clone() error=wrong_sku/>
                <Field
                    name="variant_stock" id=stock label=t!("catalog-stock") value=row.stock.clone()
                    kind=FieldKind::Decimal hint=reserved.unwrap_or_default() error=wrong_stock
                />
                <Field
                    name="variant_tiers" id=tiers label=t!("catalog-variant-tiers") value=row.tiers.clone()
                    error=wrong_tiers
                />
            </div>
        </fieldset>
    }
}
