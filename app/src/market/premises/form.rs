//! The form of a market's premises: strings as typed, and its fields.

use crate::{
    catalog::edit::option,
    i18n::error_of,
    t,
    ui::{Field, FieldKind, Select},
};
use domain::{
    catalog::view::CategoryChoice,
    market::{
        hours::{Weekday, typed},
        premises::{MAX_FOCUS, Premises, PremisesDraft},
    },
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;

/// As the browser sends it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PremisesForm {
    address_zh: String,
    address_en: String,
    phone: String,
    email: String,
    hours_monday: String,
    hours_tuesday: String,
    hours_wednesday: String,
    hours_thursday: String,
    hours_friday: String,
    hours_saturday: String,
    hours_sunday: String,
    /// Categories' paths; empty ones are none.
    focus: Vec<String>,
    /// What its author had read, sealed.
    seen: String,
}

impl PremisesForm {
    /// As they stand.
    pub(super) fn of(premises: &Premises) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let on = |day| typed(premises.hours.on(day));
        Self {
            address_zh: text(&premises.address.zh),
            address_en: text(&premises.address.en),
            phone: text(&premises.phone),
            email: text(&premises.email),
            hours_monday: on(Weekday::Monday),
            hours_tuesday: on(Weekday::Tuesday),
            hours_wednesday: on(Weekday::Wednesday),
            hours_thursday: on(Weekday::Thursday),
            hours_friday: on(Weekday::Friday),
            hours_saturday: on(Weekday::Saturday),
            hours_sunday: on(Weekday::Sunday),
            focus: premises.focus.iter().map(ToString::to_string).collect(),
            seen: service::market::sealed(premises),
        }
    }

    /// The same, by somebody who has now read them as they stand.
    pub(super) fn read_again(self, premises: &Premises) -> Self {
        Self {
            seen: service::market::sealed(premises),
            ..self
        }
    }

    /// Whether its author had read them as they stand.
    pub(super) fn had_read(&self, premises: &Premises) -> bool {
        self.seen == service::market::sealed(premises)
    }

    pub(super) fn parse(&self) -> Result<Premises, FieldErrors> {
        PremisesDraft {
            address_zh: self.address_zh.clone(),
            address_en: self.address_en.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            hours: self.hours().map(str::to_owned),
            focus: self.focus.clone(),
        }
        .parse()
    }

    fn hours(&self) -> [&str; 7] {
        [
            &self.hours_monday,
            &self.hours_tuesday,
            &self.hours_wednesday,
            &self.hours_thursday,
            &self.hours_friday,
            &self.hours_saturday,
            &self.hours_sunday,
        ]
    }

    pub(super) fn fields(&self, tree: &[CategoryChoice], errors: &FieldErrors) -> impl IntoView + use<> {
        let error = |field: &str| error_of(errors, field);
        let hours = Weekday::ALL.into_iter().zip(self.hours()).map(|(day, value)| {
            let name = format!("hours_{}", <&str>::from(day));
            let (wrong, value) = (error(&name), value.to_owned());
            view! { <Field name label=day_name(day) value error=wrong/> }
        });
        let hours = hours.collect_view();
        let focus = focus(&self.focus, tree, error("focus"));
        view! {
            <input type="hidden" name="seen" value=self.seen.clone()/>
            <Field name="address_zh" label=label("address_zh") value=self.address_zh.clone() error=error("address_zh")/>
            <Field name="address_en" label=label("address_en") value=self.address_en.clone() error=error("address_en")/>
            <div class="form-row">
                <Field name="phone" label=label("phone") value=self.phone.clone() error=error("phone")/>
                <Field name="email" label=label("email") kind=FieldKind::Email value=self.email.clone() error=error("email")/>
            </div>
            <fieldset class="field-group">
                <legend>{t!("premises-hours")}</legend>
                <p class="muted">{t!("premises-hours-hint")}</p>
                <div class="hours-row">{hours}</div>
            </fieldset>
            <fieldset class="field-group">
                <legend>{t!("premises-focus")}</legend>
                <p class="muted">{t!("premises-focus-hint", max = MAX_FOCUS)}</p>
                {focus}
            </fieldset>
        }
    }
}

/// As many choices as there can be.
fn focus(chosen: &[String], tree: &[CategoryChoice], error: Option<String>) -> impl IntoView + use<> {
    let options = option::category(tree, t!("premises-focus-none"));
    let select = |place: usize| {
        let value = chosen.get(place).cloned().unwrap_or_default();
        let error = error.clone().filter(|_| place == 0);
        let options = options.clone();
        // The first one carries the field's id, which the summary of errors leads to.
        let id = if place == 0 {
            "focus".to_owned()
        } else {
            format!("focus-{place}")
        };
        let label = t!("premises-focus-place", place = place + 1);
        view! { <Select name="focus" id label options value error/> }
    };
    (0..MAX_FOCUS).map(select).collect_view()
}

/// A day of the week.
pub(super) fn day_name(day: Weekday) -> String {
    match day {
        Weekday::Monday => t!("premises-monday"),
        Weekday::Tuesday => t!("premises-tuesday"),
        Weekday::Wednesday => t!("premises-wednesday"),
        Weekday::Thursday => t!("premises-thursday"),
        Weekday::Friday => t!("premises-friday"),
        Weekday::Saturday => t!("premises-saturday"),
        Weekday::Sunday => t!("premises-sunday"),
    }
}

/// The label of a field.
pub(super) fn label(field: &str) -> String {
    match field {
        "address_zh" => t!("premises-address-zh"),
        "address_en" => t!("premises-address-en"),
        "phone" => t!("premises-phone"),
        "email" => t!("premises-email"),
        "focus" => t!("premises-focus"),
        day => {
            let mut days = Weekday::ALL.into_iter();
            let named = days.find(|known| day.ends_with(<&str>::from(known)));
            named.map(day_name).unwrap_or_default()
        }
    }
}
