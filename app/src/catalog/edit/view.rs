//! The page of a listing's form, with everything typed and everything wrong.

use super::{
    asked::{self, fields},
    form::ListingForm,
    option,
    rows::{attributes, tiers},
};
use crate::{
    catalog::import::words::field,
    format,
    i18n::{error_of, locale},
    market::booth::ask_link,
    page::Page,
    t,
    ui::{
        Button, ButtonKind, Empty, ErrorSummary, Field, FieldKind, LinkButton, Notice, PageHead, Panel,
        Select, Term, Terms, Textarea, Tone,
    },
    visitor::Desk,
};
use domain::{
    catalog::{
        ListingState,
        schema::{Schema, field_of},
        view::{CategoryChoice, EditableListing, FieldChange},
    },
    market::MarketRef,
    moderation::CaseState,
    problem::FieldErrors,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

const LIST: &str = "/selling/listings";

/// What the form is about.
pub(super) enum Around<'a> {
    /// A new listing, in one of these markets.
    New(&'a [MarketRef]),
    /// One that is there.
    Change(&'a EditableListing),
    /// One that was just saved.
    Saved(&'a EditableListing),
    /// One that somebody else saved first: what differs from what they left.
    Overtaken(&'a EditableListing, Vec<FieldChange>),
}

impl Around<'_> {
    fn listing(&self) -> Option<&EditableListing> {
        match self {
            Self::New(_) => None,
            Self::Change(listing) | Self::Saved(listing) | Self::Overtaken(listing, _) => Some(listing),
        }
    }

    /// Whether it can still be a draft.
    fn keeps(&self) -> bool {
        self.listing().is_none_or(|listing| {
            matches!(
                listing.state,
                ListingState::Draft | ListingState::ChangesRequested { .. }
            )
        })
    }
}

/// The page.
pub(super) fn page(
    around: &Around<'_>,
    tree: &[CategoryChoice],
    form: &ListingForm,
    schema: &Schema,
    errors: &FieldErrors,
) -> Page {
    let title = match around.listing() {
        None => t!("catalog-edit-new"),
        Some(listing) => t!("catalog-edit-title", sku = listing.content.sku.clone()),
    };
    let body = match around {
        Around::New([]) => view! {
            <PageHead title=title.clone()/>
            <Empty title=t!("catalog-import-no-booth") text=t!("catalog-import-no-booth-text")>{ask_link()}</Empty>
        }
        .into_any(),
        _ => body(title.clone(), around, tree, form, schema, errors).into_any(),
    };
    Page::new(title, body)
        .at(Desk::Selling)
        .crumb(t!("shell-my-listings"), LIST)
}

fn body(
    title: String,
    around: &Around<'_>,
    tree: &[CategoryChoice],
    form: &ListingForm,
    schema: &Schema,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let action = match around.listing() {
        None => format!("{LIST}/new"),
        Some(listing) => format!("{LIST}/{}/edit", listing.id),
    };
    let (links, notice, buttons) = (links(around), notice(around), buttons(around));
    let lacking = around.listing().filter(|_| errors.is_empty());
    let lacking = lacking.and_then(|listing| asked::lacking(&listing.content, schema));
    let names: BTreeMap<_, _> = schema
        .0
        .iter()
        .map(|one| (field_of(&one.key), one.name.get(locale()).to_owned()))
        .collect();
    let label_of = move |field: &str| names.get(field).cloned().unwrap_or_else(|| label(field));
    let (place, words) = (place(around, form, errors), words(around, tree, form, errors));
    let (codes, asked) = (codes(form, errors), fields(form, schema, errors));
    let attributes = attributes(&form.draft, errors);
    let (prices, supply) = (prices(form, errors), supply(around, form, errors));
    let (packaging, samples) = (packaging(form, errors), samples(form, errors));
    view! {
        <PageHead title lede=t!("catalog-edit-lede")>{links}</PageHead>
        <ErrorSummary errors=errors.clone() label=label_of/>
        {notice}
        {lacking}
        <form class="form" method="post" action=action novalidate>
            // The enter key presses the first button of a form: it must not be one that adds a row.
            <button class="visually-hidden" type="submit" name="action" value="save" tabindex="-1" aria-hidden="true">
                {t!("catalog-edit-save")}
            </button>
            <input type="hidden" name="seen" value=form.seen.clone()/>
            {place}
            <Panel title=t!("catalog-edit-words") aside=t!("catalog-edit-reviewed")>{words}</Panel>
            <Panel title=t!("catalog-edit-codes") aside=t!("catalog-edit-reviewed")>{codes}</Panel>
            <Panel title=t!("catalog-attributes") aside=t!("catalog-edit-reviewed")>{asked}{attributes}</Panel>
            <Panel title=t!("catalog-prices") aside=t!("catalog-edit-at-once")>{prices}</Panel>
            <Panel title=t!("catalog-edit-supply") aside=t!("catalog-edit-at-once")>{supply}</Panel>
            <Panel title=t!("catalog-packaging") aside=t!("catalog-edit-at-once")>{packaging}</Panel>
            <Panel title=t!("catalog-sample") aside=t!("catalog-edit-at-once")>{samples}</Panel>
            {buttons}
        </form>
    }
}

/// Where else one can go with it.
fn links(around: &Around<'_>) -> Option<impl IntoView + use<>> {
    let listing = around.listing()?;
    let (shown, variants, history, copy) = (
        format!("/listings/{}", listing.id),
        format!("{LIST}/{}/variants", listing.id),
        format!("{LIST}/{}/history", listing.id),
        format!("{LIST}/new?copy={}", listing.id),
    );
    Some(view! {
        <LinkButton href=shown kind=ButtonKind::Plain>{t!("catalog-edit-look")}</LinkButton>
        <LinkButton href=variants kind=ButtonKind::Plain>{t!("catalog-variant-title")}</LinkButton>
        <LinkButton href=history kind=ButtonKind::Plain>{t!("catalog-history")}</LinkButton>
        <LinkButton href=copy kind=ButtonKind::Plain>{t!("catalog-edit-copy")}</LinkButton>
    })
}

/// What happened to it.
fn notice(around: &Around<'_>) -> Option<AnyView> {
    match around {
        Around::New(_) => None,
        Around::Overtaken(_, differs) => Some(overtaken(differs).into_any()),
        Around::Saved(listing) => {
            let title = saved(listing);
            Some(view! { <Notice tone=Tone::Leaf title/> }.into_any())
        }
        Around::Change(listing) => {
            let (title, reason) = said(listing)?;
            let reason = reason.map(|reason| view! { <p>{reason}</p> });
            let appeal = listing.may_appeal.then(|| {
                let href = format!("{LIST}/{}/appeal", listing.id);
                view! { <p><a href=href>{t!("catalog-edit-appeal")}</a></p> }
            });
            Some(view! { <Notice tone=Tone::Brass title>{reason}{appeal}</Notice> }.into_any())
        }
    }
}

/// Where a listing stands that was just saved.
fn saved(listing: &EditableListing) -> String {
    let waits = listing
        .revision
        .as_ref()
        .is_some_and(|case| case.decision().is_none());
    match listing.state {
        ListingState::Draft | ListingState::ChangesRequested { .. } => t!("catalog-edit-saved-draft"),
        ListingState::Submitted => t!("catalog-edit-saved-submitted"),
        _ if waits => t!("catalog-edit-saved-waits"),
        ListingState::Published => t!("catalog-edit-saved"),
        _ => t!("catalog-edit-saved-hidden"),
    }
}

/// What an operator said of it, or that they have it.
fn said(listing: &EditableListing) -> Option<(String, Option<String>)> {
    let reason = |reason: &String| Some(t!("catalog-own-reason", reason = reason.clone()));
    match (&listing.state, &listing.revision) {
        (ListingState::ChangesRequested { reason: words }, _) => {
            Some((t!("catalog-edit-returned"), reason(words)))
        }
        (ListingState::Suspended { reason: words, .. }, None) => {
            Some((t!("catalog-edit-suspended"), reason(words)))
        }
        (ListingState::Submitted, _) => Some((t!("catalog-edit-submitted"), None)),
        (_, Some(CaseState::Decided(decision))) => {
            Some((t!("catalog-edit-revision-refused"), reason(&decision.reason)))
        }
        (_, Some(_)) => Some((t!("catalog-edit-revision-waits"), None)),
        _ => None,
    }
}

fn overtaken(differs: &[FieldChange]) -> impl IntoView + use<> {
    let shown = |text: &str| match text {
        "" => t!("catalog-import-nothing"),
        text => text.to_owned(),
    };
    let differs = differs.iter();
    let terms: Vec<_> = differs
        .map(|change| Term::since(field(&change.field), shown(&change.before), shown(&change.after)))
        .collect();
    view! {
        <Notice tone=Tone::Brass title=t!("catalog-edit-overtaken")>
            <p>{t!("catalog-edit-overtaken-text")}</p>
            {(!terms.is_empty()).then(|| view! { <Terms terms/> })}
        </Notice>
    }
}

/// The market: chosen once, then it stays.
fn place(around: &Around<'_>, form: &ListingForm, errors: &FieldErrors) -> AnyView {
    match around {
        Around::New(markets) => {
            let options = option::markets(markets);
            view! {
                <Select
                    name="market" label=label("market") options value=form.market.clone()
                    hint=t!("catalog-edit-market-hint") error=error_of(errors, "market") required=true
                />
            }
            .into_any()
        }
        _ => {
            let markets = around.listing().map(|listing| listing.markets.as_slice());
            let names: Vec<_> = markets
                .unwrap_or_default()
                .iter()
                .map(|market| market.name.get(locale()).to_owned())
                .collect();
            let terms = vec![
                Term::new(label("sku"), form.draft.field("sku")),
                Term::new(label("market"), names.join(" · ")),
            ];
            view! {
                <input type="hidden" name="sku" value=form.draft.field("sku").to_owned()/>
                <Terms terms/>
            }
            .into_any()
        }
    }
}

/// One line of text.
fn line(
    form: &ListingForm,
    errors: &FieldErrors,
    name: &'static str,
    kind: FieldKind,
    hint: Option<String>,
) -> AnyView {
    let (value, error) = (form.draft.field(name).to_owned(), error_of(errors, name));
    match hint {
        Some(hint) => view! { <Field name label=label(name) value kind error hint/> }.into_any(),
        None => view! { <Field name label=label(name) value kind error/> }.into_any(),
    }
}

fn text(form: &ListingForm, errors: &FieldErrors, name: &'static str) -> impl IntoView + use<> {
    let (value, error) = (form.draft.field(name).to_owned(), error_of(errors, name));
    view! { <Textarea name label=label(name) value error rows=6 hint=t!("catalog-edit-description-hint")/> }
}

fn words(
    around: &Around<'_>,
    tree: &[CategoryChoice],
    form: &ListingForm,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let sku = around.listing().is_none().then(|| {
        let (value, error) = (form.draft.field("sku").to_owned(), error_of(errors, "sku"));
        view! { <Field name="sku" label=label("sku") value error hint=t!("catalog-edit-sku-hint") required=true/> }
    });
    let chosen = form.draft.field("category");
    let (options, error) = (option::categories(tree, chosen), error_of(errors, "category"));
    let chosen = chosen.to_owned();
    view! {
        {sku}
        {line(form, errors, "title_zh", FieldKind::Text, Some(t!("catalog-edit-title-hint")))}
        {line(form, errors, "title_en", FieldKind::Text, None)}
        <Select name="category" label=label("category") options value=chosen error/>
        <div>
            <Button kind=ButtonKind::Plain name="action" value="show_fields">{t!("catalog-edit-show-fields")}</Button>
        </div>
        {text(form, errors, "description_zh")}
        {text(form, errors, "description_en")}
    }
}

fn codes(form: &ListingForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let origin = form.draft.field("origin").to_owned();
    let error = error_of(errors, "origin");
    view! {
        <div class="form-row">
            {line(form, errors, "brand", FieldKind::Text, None)}
            {line(form, errors, "model", FieldKind::Text, None)}
        </div>
        <div class="form-row">
            {line(form, errors, "gtin", FieldKind::Text, Some(t!("catalog-edit-gtin-hint")))}
            {line(form, errors, "hs_code", FieldKind::Text, Some(t!("catalog-edit-hs-hint")))}
        </div>
        <Select name="origin" label=label("origin") options=option::origins() value=origin error/>
    }
}

fn prices(form: &ListingForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let value = |name: &str| form.draft.field(name).to_owned();
    let error = |name: &str| error_of(errors, name);
    let currencies = option::currency(form.draft.field("currency"));
    view! {
        <div class="form-row">
            <Select name="unit" label=label("unit") options=option::units() value=value("unit") error=error("unit") required=true/>
            <Select
                name="currency" label=label("currency") options=currencies value=value("currency")
                error=error("currency") required=true
            />
        </div>
        <div class="form-row">
            {line(form, errors, "moq", FieldKind::Decimal, Some(t!("catalog-edit-moq-hint")))}
            {line(form, errors, "increment", FieldKind::Decimal, Some(t!("catalog-edit-increment-hint")))}
        </div>
        {tiers(&form.draft, errors)}
    }
}

/// What is in stock of a listing with variants is written where they are.
fn stock(around: &Around<'_>, form: &ListingForm, errors: &FieldErrors) -> AnyView {
    let listing = around.listing();
    let varied = listing.filter(|listing| !listing.content.wording.variation.is_empty());
    if let Some(listing) = varied {
        let href = format!("{LIST}/{}/variants", listing.id);
        return view! { <p><a href=href>{t!("catalog-variant-stock")}</a></p> }.into_any();
    }
    let reserved = listing.and_then(|listing| {
        let quantity = *listing.reserved.get(&None)?;
        let quantity = format::quantity_in(quantity, listing.content.supply.unit, locale());
        Some(t!("catalog-variant-reserved", quantity = quantity))
    });
    line(form, errors, "stock", FieldKind::Decimal, reserved)
}

fn supply(around: &Around<'_>, form: &ListingForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let incoterm = form.draft.field("incoterm").to_owned();
    let error = error_of(errors, "incoterm");
    view! {
        <div class="form-row">
            {stock(around, form, errors)}
            {line(form, errors, "lead_time_days", FieldKind::Whole, None)}
        </div>
        {line(form, errors, "lead_time_steps", FieldKind::Text, Some(t!("catalog-edit-lead-time-steps-hint")))}
        <div class="form-row">
            <Select name="incoterm" label=label("incoterm") options=option::incoterms() value=incoterm error/>
            {line(form, errors, "place", FieldKind::Text, None)}
        </div>
    }
}

fn packaging(form: &ListingForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let decimal = |name, hint| line(form, errors, name, FieldKind::Decimal, hint);
    view! {
        <p class="muted">{t!("catalog-edit-packaging")}</p>
        <div class="form-row">
            {decimal("carton_quantity", Some(t!("catalog-edit-carton-hint")))}
            {decimal("inner_quantity", Some(t!("catalog-edit-inner-hint")))}
        </div>
        <div class="form-row">
            {decimal("carton_length_cm", None)}
            {decimal("carton_width_cm", None)}
            {decimal("carton_height_cm", None)}
        </div>
        <div class="form-row">
            {decimal("carton_gross_kg", None)}
            {decimal("carton_net_kg", None)}
        </div>
    }
}

fn samples(form: &ListingForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let credited = form.draft.field("sample_credited").to_owned();
    view! {
        <p class="muted">{t!("catalog-edit-sample")}</p>
        <div class="form-row">
            {line(form, errors, "sample_price", FieldKind::Decimal, Some(t!("catalog-edit-sample-price-hint")))}
            {line(form, errors, "sample_max_quantity", FieldKind::Decimal, Some(t!("catalog-edit-carton-hint")))}
            {line(form, errors, "sample_lead_time_days", FieldKind::Whole, None)}
        </div>
        <Select
            name="sample_credited" label=label("sample_credited") options=option::sample_credited() value=credited
            error=error_of(errors, "sample_credited")
        />
    }
}

fn buttons(around: &Around<'_>) -> impl IntoView + use<> {
    let keeps = around.keeps();
    let save = match keeps {
        true => t!("catalog-edit-hand-in"),
        false => t!("catalog-edit-save"),
    };
    let keep = keeps.then(|| {
        view! { <Button name="action" value="keep" kind=ButtonKind::Plain>{t!("catalog-edit-keep")}</Button> }
    });
    view! {
        <div class="actions">
            <Button name="action" value="save">{save}</Button>
            {keep}
            <LinkButton href=LIST kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
        </div>
    }
}

/// The label of a field of this form, for the summary of errors.
fn label(name: &str) -> String {
    let mut path = name.split('.');
    match (path.next(), path.next(), path.next()) {
        (Some("tiers"), Some(row), Some(part)) => {
            let part = match part {
                "unit_price" => t!("catalog-unit-price"),
                _ => t!("catalog-edit-from-quantity"),
            };
            t!("catalog-edit-tier-field", number = row, field = part)
        }
        (Some("attributes"), Some(row), Some(part)) => {
            let part = match part {
                "value" => t!("catalog-edit-attribute-value"),
                _ => t!("catalog-edit-attribute-name"),
            };
            t!("catalog-edit-attribute-field", number = row, field = part)
        }
        (Some("attributes"), ..) => t!("catalog-attributes"),
        (Some("market"), ..) => t!("catalog-import-market"),
        _ => field(name),
    }
}
