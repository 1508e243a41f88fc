//! The form that appoints a person: by the address they sign in with, and with a reason.

use crate::{
    i18n::error_of,
    t,
    ui::{Button, Field, FieldKind, Textarea},
};
use domain::{form, identity::Email, problem::FieldErrors, text::Reason};
use leptos::prelude::*;
use serde::Deserialize;

/// As the browser sends it.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Appointment {
    email: String,
    reason: String,
}

impl Appointment {
    pub(super) fn parse(&self) -> Result<(Email, Reason), FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.take("email", form::required(&self.email));
        let reason = errors.take("reason", form::required(&self.reason));
        email.zip(reason).ok_or(errors)
    }

    pub(super) fn view(&self, action: String, errors: &FieldErrors) -> impl IntoView + use<> {
        view! {
            <form method="post" action=action class="form" novalidate>
                <Field
                    name="email" label=label("email") value=self.email.clone() error=error_of(errors, "email")
                    kind=FieldKind::Email required=true hint=t!("admin-email-hint")
                />
                <Textarea
                    name="reason" label=label("reason") value=self.reason.clone() error=error_of(errors, "reason")
                    required=true rows=2 hint=t!("admin-reason-hint")
                />
                <div class="actions"><Button>{t!("admin-appoint")}</Button></div>
            </form>
        }
    }
}

pub(super) fn label(field: &str) -> String {
    match field {
        "email" => t!("admin-email"),
        _ => t!("admin-reason"),
    }
}
