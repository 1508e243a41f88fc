//! The form of a new request, with everything typed and everything wrong.

use super::{
    new_asked,
    new_form::RfqForm,
    offer_view::{currencies, incoterms},
    words,
};
use crate::{
    format,
    i18n::{error_of, locale},
    page::Page,
    t,
    ui::{
        Button, ButtonKind, ErrorSummary, Field, FieldKind, PageHead, Panel, Select, SelectOption, Textarea,
    },
    visitor::Desk,
};
use chrono_tz::Tz;
use domain::{
    Instant,
    catalog::{variant::Chosen, view::ListingChoice},
    company::CompanyRef,
    problem::FieldErrors,
    quantity::Quantity,
    rfq::{complete::Lacking, view::RfqStart},
    unit::Unit,
};
use leptos::prelude::*;

/// What the page shows beside the form.
#[derive(Default)]
pub(super) struct Beside {
    /// Suppliers to choose one to invite from.
    pub(super) found: Vec<CompanyRef>,
    /// What is missing, once that was asked.
    pub(super) lacking: Option<Vec<Lacking>>,
    /// From when another open RFQ may be published.
    pub(super) too_many: Option<Instant>,
}

/// The page.
pub(super) fn page(
    start: &RfqStart,
    form: &RfqForm,
    errors: &FieldErrors,
    beside: &Beside,
    zone: Tz,
    now: Instant,
) -> Page {
    let title = t!("rfq-new-title");
    let lede = match &start.suppliers[..] {
        [] => t!("rfq-open-new-lede"),
        [only] => t!("rfq-new-lede", name = words::company(only)),
        several => t!("rfq-open-new-lede-several", count = several.len()),
    };
    let asked = new_asked::panel(start, form, errors, &beside.found);
    let told = new_asked::told(beside, zone);
    let (goods, conditions) = (goods(start, form, errors), conditions(form, errors, zone, now));
    let body = view! {
        <PageHead title=title.clone() lede/>
        {told}
        <form class="form rfq-form" method="post" action="/rfqs/new" novalidate>
            // The enter key presses the first button of a form: it must not be one that takes out a line.
            <button class="visually-hidden" type="submit" name="action" value="publish" tabindex="-1" aria-hidden="true">{t!("rfq-send")}</button>
            <input type="hidden" name="promotion" value=form.promotion.clone()/>
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel title=t!("rfq-goods")>{goods}</Panel>
            <Panel title=t!("rfq-conditions")>{conditions}</Panel>
            {asked}
            <div class="actions">
                <Button name="action" value="publish">{t!("rfq-send")}</Button>
                <Button name="action" value="check" kind=ButtonKind::Plain>{t!("rfq-open-check")}</Button>
                <Button name="action" value="draft" kind=ButtonKind::Plain>{t!("rfq-save-draft")}</Button>
            </div>
            <p class="small muted">{t!("rfq-send-hint")}</p>
        </form>
    };
    Page::new(title, body)
        .at(Desk::Buying)
        .crumb(t!("shell-my-rfqs"), "/buying/rfqs")
}

fn goods(start: &RfqStart, form: &RfqForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let error = error_of(errors, "title");
    view! {
        <Field name="title" label=t!("rfq-title") value=form.title.clone() hint=t!("rfq-title-hint") error required=true/>
        {lines(start, form, errors)}
        {more(start)}
    }
}

fn conditions(form: &RfqForm, errors: &FieldErrors, zone: Tz, now: Instant) -> impl IntoView + use<> {
    let error = |field: &str| error_of(errors, field);
    view! {
        <div class="form-row">
            <Select name="incoterm" label=t!("rfq-incoterm") options=incoterms() value=form.incoterm.clone() error=error("incoterm") required=true/>
            <Field name="place" label=t!("rfq-place") value=form.place.clone() error=error("place") required=true/>
            <Select name="currency" label=t!("rfq-currency") options=currencies(&form.currency) value=form.currency.clone() error=error("currency") required=true/>
        </div>
        <div class="form-row">
            <Field name="deadline" label=t!("rfq-deadline") value=form.deadline.clone() kind=FieldKind::DateTime hint=words::zone_hint(zone, now) error=error("deadline") required=true/>
            <Field name="deliver_by" label=t!("rfq-deliver-by") value=form.deliver_by.clone() kind=FieldKind::Date hint=t!("rfq-deliver-by-hint") error=error("deliver_by")/>
        </div>
        <Textarea name="note" label=t!("rfq-note") value=form.note.clone() hint=t!("rfq-note-hint") error=error("note")/>
    }
}

fn lines(start: &RfqStart, form: &RfqForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let rows = (0..form.lines())
        .map(|row| line(start, form, errors, row))
        .collect_view();
    view! { <div class="rows" id="lines">{rows}</div> }
}

fn line(start: &RfqStart, form: &RfqForm, errors: &FieldErrors, row: usize) -> impl IntoView + use<> {
    let number = row + 1;
    let id = |name: &str| format!("lines.{number}.{name}");
    let error = |name: &str| error_of(errors, &id(name));
    let cell = |column: &[String]| RfqForm::cell(column, row).to_owned();
    let listing = cell(&form.line_listing);
    let known = start
        .choices
        .iter()
        .chain(&start.listing)
        .find(|choice| choice.id.to_string() == listing);
    let variant = cell(&form.line_variant);
    let variants = variants(known, &variant, id("variant"), error("variant"));
    let remove = (form.lines() > 1).then(|| {
        view! {
            <Button kind=ButtonKind::Quiet name="action" value=format!("remove_line.{number}")>
                {t!("rfq-remove-line")}<span class="visually-hidden">" "{number}</span>
            </Button>
        }
    });
    view! {
        <fieldset class="row">
            <legend class="visually-hidden">{t!("rfq-line", number = number)}</legend>
            <input type="hidden" name="line_listing" value=listing/>
            <div class="row-head"><span class="row-number">{number}</span>{known.map(|choice| list_price(choice, &variant, start.priced.contains(&choice.id)))}{remove}</div>
            {variants}
            <Field name="line_description" id=id("description") label=t!("rfq-description") value=cell(&form.line_description) error=error("description") required=true/>
            <div class="form-row">
                <Field name="line_quantity" id=id("quantity") label=t!("rfq-column-quantity") value=cell(&form.line_quantity) kind=FieldKind::Decimal hint=known.map(moq).unwrap_or_default() error=error("quantity") required=true/>
                <Select name="line_unit" id=id("unit") label=t!("rfq-unit") options=units() value=cell(&form.line_unit) error=error("unit") required=true/>
                <Field name="line_target" id=id("target_price") label=t!("rfq-target-price") value=cell(&form.line_target) kind=FieldKind::Decimal error=error("target_price")/>
            </div>
        </fieldset>
    }
}

/// The variants of a line's listing to choose one from; a line without one says in words what is wanted.
fn variants(listing: Option<&ListingChoice>, chosen: &str, id: String, error: Option<String>) -> AnyView {
    let variation = listing.map(|listing| &listing.variation);
    let Some((listing, variation)) = listing.zip(variation.filter(|variation| !variation.is_empty())) else {
        return view! { <input type="hidden" name="line_variant" value=chosen.to_owned()/> }.into_any();
    };
    let option = |one: Chosen| {
        let gone = listing.supply.stock_of(Some(&one.sku)) == Some(Quantity::ZERO);
        let label = format!("{} ({})", one.label(locale()), one.sku);
        SelectOption {
            label: match gone {
                true => t!("rfq-variant-sold-out", variant = label),
                false => label,
            },
            value: one.sku,
        }
    };
    let any = SelectOption {
        value: String::new(),
        label: t!("rfq-variant-any"),
    };
    let options = std::iter::once(any).chain(variation.all().map(option)).collect();
    let value = chosen.to_owned();
    view! { <Select name="line_variant" id label=t!("rfq-variant") options value error/> }.into_any()
}

/// What the listing or the variant chosen says it costs, everyone or this buyer, beside the line that asks for it.
fn list_price(listing: &ListingChoice, variant: &str, own: bool) -> impl IntoView + use<> {
    let supply = &listing.supply;
    let selling = match supply.variants.contains_key(variant) {
        true => supply.selling_of(variant),
        false => supply.cheapest(),
    };
    let price = match selling.tiers.lowest() {
        Some(price) if own => t!(
            "rfq-own-price",
            price = format::unit_price(price, supply.selling.currency),
            unit = supply.unit.name(locale())
        ),
        Some(price) => t!(
            "rfq-list-price",
            price = format::unit_price(price, supply.selling.currency),
            unit = supply.unit.name(locale())
        ),
        None => t!("rfq-on-request"),
    };
    let href = format!("/listings/{}", listing.id);
    view! { <p class="row-name"><a href=href>{listing.sku.clone()}</a><span class="muted">{price}</span></p> }
}

fn moq(listing: &ListingChoice) -> String {
    let supply = &listing.supply;
    let least: Quantity = supply.selling.moq;
    t!(
        "rfq-moq",
        quantity = format::quantity_in(least, supply.unit, locale())
    )
}

/// Two ways to a further line: another listing of the supplier, or one's own words.
fn more(start: &RfqStart) -> impl IntoView + use<> {
    let options: Vec<SelectOption> = start
        .choices
        .iter()
        .map(|choice| SelectOption {
            value: choice.id.to_string(),
            label: format!("{} · {}", choice.title.get(locale()), choice.sku),
        })
        .collect();
    let listing = (!options.is_empty()).then(|| {
        view! {
            <div class="add-listing">
                <Select name="choice" label=t!("rfq-choose-listing") options required=true/>
                <Button kind=ButtonKind::Plain name="action" value="add_listing">{t!("rfq-add-listing")}</Button>
            </div>
        }
    });
    view! {
        <div class="more-lines">
            {listing}
            <Button kind=ButtonKind::Plain name="action" value="add_line">{t!("rfq-add-line")}</Button>
        </div>
    }
}

fn units() -> Vec<SelectOption> {
    Unit::all()
        .map(|unit| SelectOption {
            value: unit.code().to_owned(),
            label: unit.name(locale()).to_owned(),
        })
        .collect()
}

/// The label of a field of this form, for the summary of errors.
fn label(field: &str) -> String {
    let mut path = field.split('.');
    match (path.next(), path.next(), path.next()) {
        (Some("lines"), Some(line), Some(name)) => {
            let name = match name {
                "quantity" => t!("rfq-column-quantity"),
                "unit" => t!("rfq-unit"),
                "target_price" => t!("rfq-target-price"),
                "variant" => t!("rfq-variant"),
                _ => t!("rfq-description"),
            };
            t!("rfq-line-field", line = line, field = name)
        }
        (Some("title"), ..) => t!("rfq-title"),
        (Some("currency"), ..) => t!("rfq-currency"),
        (Some("incoterm"), ..) => t!("rfq-incoterm"),
        (Some("place"), ..) => t!("rfq-place"),
        (Some("deadline"), ..) => t!("rfq-deadline"),
        (Some("deliver_by"), ..) => t!("rfq-deliver-by"),
        (Some("note"), ..) => t!("rfq-note"),
        (Some("supplier" | "invite"), ..) => t!("rfq-column-supplier"),
        (Some("visibility"), ..) => t!("rfq-open-visibility"),
        (Some("markets"), ..) => t!("rfq-open-markets"),
        _ => t!("rfq-lines"),
    }
}
