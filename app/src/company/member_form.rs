//! The fields that say what a person is in a company, and how far they may commit it.

use super::words;
use crate::{
    format,
    i18n::error_of,
    t,
    ui::{ChoiceOption, Choices, Field, FieldKind},
};
use domain::{
    actor::Member,
    company::{Role, SpendingLimit, view::MemberRow},
    form,
    money::{Currency, Money},
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use serde::Deserialize;

const ROLES: [Role; 6] = [
    Role::Owner,
    Role::Manager,
    Role::Sales,
    Role::Purchaser,
    Role::Finance,
    Role::Viewer,
];

/// As the browser sends it; an invitation also has an address.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct MemberForm {
    pub company: String,
    pub email: String,
    pub role: String,
    pub currency: String,
    pub per_order: String,
    pub per_month: String,
}

impl MemberForm {
    /// Filled with what a person is now.
    /// A limit that is not there yet is asked for in the currency the viewer chose for their forms.
    pub(super) fn of(company: &str, row: &MemberRow, usual: Currency) -> Self {
        let form = Self {
            company: company.to_owned(),
            role: row.role.to_string(),
            currency: usual.code().to_owned(),
            ..Self::default()
        };
        let Some(limit) = row.limit else { return form };
        let amount = |minor: Option<i64>| {
            minor.map_or_else(String::new, |minor| Money::new(minor, limit.currency).amount())
        };
        Self {
            currency: limit.currency.code().to_owned(),
            per_order: amount(limit.per_order),
            per_month: amount(limit.per_month),
            ..form
        }
    }

    /// The role, and the limit of a purchaser who has one.
    pub(super) fn parse(&self) -> Result<(Role, Option<SpendingLimit>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let role = self.role.parse().map_err(|_| Problem::new("required"));
        let role: Option<Role> = errors.take("role", role);
        let bounded = [&self.per_order, &self.per_month]
            .iter()
            .any(|typed| !typed.trim().is_empty());
        let limit = if role == Some(Role::Purchaser) && bounded {
            self.limit(&mut errors)
        } else {
            None
        };
        match role {
            Some(role) if errors.is_empty() => Ok((role, limit)),
            _ => Err(errors),
        }
    }

    fn limit(&self, errors: &mut FieldErrors) -> Option<SpendingLimit> {
        let currency: Currency = errors.take("currency", form::required(&self.currency))?;
        let amount = |typed: &str| match typed.trim() {
            "" => Ok(None),
            typed => Money::parse(typed, currency).map(|money| Some(money.minor)),
        };
        let per_order = errors.take("per_order", amount(&self.per_order))?;
        let per_month = errors.take("per_month", amount(&self.per_month))?;
        Some(SpendingLimit {
            currency,
            per_order,
            per_month,
        })
    }

    /// The fields; only roles that are the viewer's to give are offered.
    pub(super) fn view(&self, viewer: &Member, errors: &FieldErrors) -> impl IntoView + use<> {
        let error = |field: &str| error_of(errors, field);
        let roles = ROLES.into_iter().filter(|role| viewer.may_appoint(*role));
        let options = roles
            .map(|role| ChoiceOption {
                value: role.to_string(),
                label: words::role(role),
                hint: Some(may(role)),
            })
            .collect();
        view! {
            <Choices name="role" label=label("role") options value=self.role.clone() error=error("role")/>
            <p class="field-hint">{t!("company-people-limit-hint")}</p>
            <div class="form-row">
                <Field
                    name="per_order" label=label("per_order") value=self.per_order.clone() error=error("per_order")
                    kind=FieldKind::Decimal
                />
                <Field
                    name="per_month" label=label("per_month") value=self.per_month.clone() error=error("per_month")
                    kind=FieldKind::Decimal
                />
                <Field
                    name="currency" label=label("currency") value=self.currency.clone() error=error("currency")
                />
            </div>
        }
    }
}

/// What each role may do, in a line.
fn may(role: Role) -> String {
    match role {
        Role::Owner => t!("company-people-may-owner"),
        Role::Manager => t!("company-people-may-manager"),
        Role::Sales => t!("company-people-may-sales"),
        Role::Purchaser => t!("company-people-may-purchaser"),
        Role::Finance => t!("company-people-may-finance"),
        Role::Viewer => t!("company-people-may-viewer"),
    }
}

/// The label of a field.
pub(super) fn label(field: &str) -> String {
    match field {
        "email" => t!("company-people-email"),
        "per_order" => t!("company-people-per-order"),
        "per_month" => t!("company-people-per-month"),
        "currency" => t!("company-people-currency"),
        _ => t!("company-people-role"),
    }
}

/// How far someone may commit the company: `¥ 50,000.00 an order`.
pub(super) fn limit_words(role: Role, limit: Option<&SpendingLimit>) -> String {
    let Some(limit) = limit else {
        return match role {
            Role::Owner | Role::Manager | Role::Purchaser => t!("company-people-no-limit"),
            Role::Sales | Role::Finance | Role::Viewer => "–".to_owned(),
        };
    };
    let amount = |minor: i64| format::money(Money::new(minor, limit.currency));
    let bounds = [
        limit
            .per_order
            .map(|minor| t!("company-people-limit-order", amount = amount(minor))),
        limit
            .per_month
            .map(|minor| t!("company-people-limit-month", amount = amount(minor))),
    ];
    bounds.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
