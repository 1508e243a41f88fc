//! The form of an offer or counter-offer, with everything typed and everything wrong.

use super::{offer_form::OfferForm, words};
use crate::{
    format,
    i18n::{error_of, locale},
    t,
    ui::{Button, ErrorSummary, Field, FieldKind, Select, SelectOption, Textarea},
};
use chrono_tz::Tz;
use domain::{
    Instant,
    money::Currency,
    problem::FieldErrors,
    rfq::{
        RequestLine,
        incoterm::Incoterm,
        offer::Side,
        schedule::DueEvent,
        view::{NegotiationView, RfqHead},
    },
};
use leptos::prelude::*;

/// What an offer answers, and where it is sent.
pub(super) struct Answering<'a> {
    pub(super) rfq: &'a RfqHead,
    pub(super) action: String,
    /// The words of the button.
    pub(super) act: String,
}

impl<'a> Answering<'a> {
    /// A negotiation.
    pub(super) fn at(view: &'a NegotiationView) -> Self {
        Self {
            rfq: &view.rfq,
            action: format!("/negotiations/{}/offers", view.id),
            act: match (view.side, view.offers.is_empty()) {
                (_, true) => t!("rfq-offer-send"),
                (Side::Buyer, false) => t!("rfq-counter-send"),
                (Side::Supplier, false) => t!("rfq-offer-send-version", version = view.offers.len() + 1),
            },
        }
    }
}

/// The form.
pub(super) fn form(
    to: &Answering<'_>,
    form: &OfferForm,
    errors: &FieldErrors,
    zone: Tz,
    now: Instant,
) -> impl IntoView + use<> {
    let (act, action) = (to.act.clone(), to.action.clone());
    let error = |field: &str| error_of(errors, field);
    view! {
        <form class="form offer-form" id="offer" method="post" action=action novalidate>
            <ErrorSummary errors=errors.clone() label=label/>
            <input type="hidden" name="seen" value=form.seen.clone()/>
            {lines(to.rfq, form, errors)}
            <div class="form-row">
                <Select name="currency" label=t!("rfq-currency") options=currencies(&form.currency) value=form.currency.clone() error=error("currency") required=true/>
                <Select name="incoterm" label=t!("rfq-incoterm") options=incoterms() value=form.incoterm.clone() error=error("incoterm") required=true/>
                <Field name="place" label=t!("rfq-place") value=form.place.clone() error=error("place") required=true/>
            </div>
            <div class="form-row">
                <Field name="lead_time_days" label=t!("rfq-lead-time") value=form.lead_time_days.clone() kind=FieldKind::Whole suffix=t!("rfq-days-unit") hint=t!("rfq-lead-time-hint") error=error("lead_time_days") required=true/>
                <Field name="valid_until" label=t!("rfq-term-valid-until") value=form.valid_until.clone() kind=FieldKind::DateTime hint=words::zone_hint(zone, now) error=error("valid_until") required=true/>
            </div>
            {parts(form, errors)}
            <Textarea name="note" label=t!("rfq-note") value=form.note.clone() hint=t!("rfq-offer-note-hint") error=error("note") rows=3/>
            <div class="actions">
                <Button>{act}</Button>
                <p class="small muted">{t!("rfq-offer-immutable")}</p>
            </div>
        </form>
    }
}

fn lines(rfq: &RfqHead, form: &OfferForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let several = rfq.lines.len() > 1;
    let rows = rfq
        .lines
        .iter()
        .map(|line| row(line, form, errors, &rfq.currency))
        .collect_view();
    view! {
        <fieldset class="rows" id="lines">
            <legend>{t!("rfq-lines")}</legend>
            {several.then(|| view! { <p class="field-hint">{t!("rfq-lines-hint")}</p> })}
            {rows}
        </fieldset>
    }
}

fn row(
    line: &RequestLine,
    form: &OfferForm,
    errors: &FieldErrors,
    currency: &Currency,
) -> impl IntoView + use<> {
    let number = line.line;
    let id = |name: &str| format!("lines.{number}.{name}");
    let error = |name: &str| error_of(errors, &id(name));
    let target = line
        .target_price
        .map(|price| t!("rfq-target-was", price = format::unit_price(price, *currency)));
    let unit = line.unit.name(locale());
    view! {
        <div class="row">
            <p class="row-name"><span class="row-number">{number}</span>{words::asked(line)}</p>
            <input type="hidden" name="line" value=number.to_string()/>
            <div class="form-row">
                <Field
                    name="quantity" id=id("quantity") label=t!("rfq-column-quantity") value=form.typed(&form.quantity, number)
                    kind=FieldKind::Decimal suffix=unit error=error("quantity") required=true
                />
                <Field
                    name="unit_price" id=id("unit_price") label=t!("rfq-column-unit-price") value=form.typed(&form.unit_price, number)
                    kind=FieldKind::Decimal suffix=t!("rfq-per", unit = unit) hint=target.unwrap_or_default() error=error("unit_price") required=true
                />
            </div>
        </div>
    }
}

fn parts(form: &OfferForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let cell = |column: &[String], row: usize| column.get(row).cloned().unwrap_or_default();
    let rows = (0..form.parts())
        .map(|row| {
            let id = |name: &str| format!("payment_schedule.{}.{name}", row + 1);
            let error = |name: &str| error_of(errors, &id(name));
            let name = t!("rfq-part", number = row + 1);
            view! {
                <fieldset class="row row-part">
                    <legend class="visually-hidden">{name}</legend>
                    <div class="form-row">
                        <Field name="part_percent" id=id("percent") label=t!("rfq-part-percent") value=cell(&form.part_percent, row) kind=FieldKind::Decimal suffix="%" error=error("percent") required=row == 0/>
                        <Select name="part_event" id=id("event") label=t!("rfq-part-event") options=events() value=cell(&form.part_event, row) error=error("event") required=row == 0/>
                        <Field name="part_days" id=id("days") label=t!("rfq-part-days") value=cell(&form.part_days, row) kind=FieldKind::Whole suffix=t!("rfq-days-unit") error=error("days")/>
                    </div>
                </fieldset>
            }
        })
        .collect_view();
    view! {
        <fieldset class="rows">
            <legend>{t!("rfq-term-payment")}</legend>
            <p class="field-hint">{t!("rfq-parts-hint")}</p>
            {rows}
        </fieldset>
    }
}

/// The label of a field of this form, for the summary of errors.
fn label(field: &str) -> String {
    let mut path = field.split('.');
    match (path.next(), path.next(), path.next()) {
        (Some("lines"), Some(line), Some(name)) => {
            let name = match name {
                "quantity" => t!("rfq-column-quantity"),
                _ => t!("rfq-column-unit-price"),
            };
            t!("rfq-line-field", line = line, field = name)
        }
        (Some("payment_schedule"), ..) => t!("rfq-term-payment"),
        (Some("currency"), ..) => t!("rfq-currency"),
        (Some("incoterm"), ..) => t!("rfq-incoterm"),
        (Some("place"), ..) => t!("rfq-place"),
        (Some("lead_time_days"), ..) => t!("rfq-lead-time"),
        (Some("valid_until"), ..) => t!("rfq-term-valid-until"),
        (Some("note"), ..) => t!("rfq-note"),
        _ => t!("rfq-lines"),
    }
}

/// The usual currencies, and the one typed if it is another.
pub(super) fn currencies(value: &str) -> Vec<SelectOption> {
    let mut codes: Vec<&str> = Currency::COMMON.iter().map(|currency| currency.code()).collect();
    if !value.is_empty() && !codes.contains(&value) {
        codes.push(value);
    }
    codes
        .into_iter()
        .map(|code| SelectOption {
            value: code.to_owned(),
            label: code.to_owned(),
        })
        .collect()
}

/// All eleven, by code and name.
pub(super) fn incoterms() -> Vec<SelectOption> {
    Incoterm::all()
        .map(|term| SelectOption {
            value: term.code().to_owned(),
            label: words::incoterm(term),
        })
        .collect()
}

fn events() -> Vec<SelectOption> {
    let none = SelectOption {
        value: String::new(),
        label: t!("rfq-part-none"),
    };
    let events = DueEvent::all().map(|event| SelectOption {
        value: event.to_string(),
        label: words::due_event(event),
    });
    std::iter::once(none).chain(events).collect()
}
