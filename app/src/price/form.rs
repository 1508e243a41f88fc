//! The form of a price list: strings as typed, and its fields.

use crate::{
    i18n::error_of,
    t,
    ui::{ChoiceOption, Choices, Field, FieldKind},
};
use chrono::TimeDelta;
use domain::{
    Instant,
    price::{change::Change, draft::PriceListDraft, view::PriceListRow},
    problem::FieldErrors,
    promotion::ZONE,
};
use leptos::prelude::*;
use serde::Deserialize;

/// As the browser sends it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PriceListForm {
    name: String,
    way: String,
    percent: String,
    from: String,
    until: String,
}

impl PriceListForm {
    /// One that is begun.
    pub(super) fn begun() -> Self {
        Self {
            way: "off".to_owned(),
            ..Self::default()
        }
    }

    /// As it was written.
    pub(super) fn of(list: &PriceListRow) -> Self {
        let way = match list.change {
            None => "none",
            Some(change) if change.is_off() => "off",
            Some(_) => "on",
        };
        let day = |at: Instant| at.with_timezone(&ZONE).date_naive().to_string();
        let last = |until: Instant| day(until - TimeDelta::microseconds(1));
        Self {
            name: list.name.clone(),
            way: way.to_owned(),
            percent: list.change.map(Change::percent).unwrap_or_default(),
            from: list.validity.from.map(day).unwrap_or_default(),
            until: list.validity.until.map(last).unwrap_or_default(),
        }
    }

    pub(super) fn draft(&self) -> PriceListDraft {
        PriceListDraft {
            name: self.name.clone(),
            way: self.way.clone(),
            percent: self.percent.clone(),
            from: self.from.clone(),
            until: self.until.clone(),
        }
    }

    pub(super) fn fields(&self, errors: &FieldErrors) -> impl IntoView + use<> {
        let error = |field: &str| error_of(errors, field);
        view! {
            <Field name="name" label=label("name") value=self.name.clone() hint=t!("price-name-hint") error=error("name") required=true/>
            <Choices name="way" label=label("way") options=ways() value=self.way.clone() error=error("way")/>
            <Field
                name="percent" label=label("percent") value=self.percent.clone() kind=FieldKind::Decimal suffix="%"
                hint=t!("price-percent-hint", off = Change::MOST_OFF, on = Change::MOST_ON) error=error("percent")
            />
            <div class="form-row">
                <Field name="from" label=label("from") value=self.from.clone() kind=FieldKind::Date hint=t!("price-from-hint") error=error("from")/>
                <Field name="until" label=label("until") value=self.until.clone() kind=FieldKind::Date hint=t!("price-until-hint") error=error("until")/>
            </div>
        }
    }
}

fn ways() -> Vec<ChoiceOption> {
    let option = |value: &str, label: String, hint: String| ChoiceOption {
        value: value.to_owned(),
        label,
        hint: Some(hint),
    };
    vec![
        option("off", t!("price-way-off"), t!("price-way-off-hint")),
        option("on", t!("price-way-on"), t!("price-way-on-hint")),
        option("none", t!("price-way-none"), t!("price-way-none-hint")),
    ]
}

/// The label of a field.
pub(super) fn label(field: &str) -> String {
    match field {
        "name" => t!("price-name"),
        "way" => t!("price-way"),
        "percent" => t!("price-percent"),
        "from" => t!("price-from"),
        "until" => t!("price-until"),
        "company" => t!("price-company"),
        "tiers" => t!("price-tiers"),
        "file" => t!("price-file"),
        _ => t!("price-list"),
    }
}
