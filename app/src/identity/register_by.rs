//! Registering a company and the person who acts for it, by the link that was mailed to their address.

use super::{caller::Caller, sign_in, spent, zone};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{self, error_of, locale},
    page::Page,
    t,
    ui::{Button, Checkbox, ErrorSummary, Field, FieldKind, PageHead, Panel, Select, SelectOption},
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Trades,
    form,
    identity::{Email, Means, Password, Settings},
    problem::{FieldErrors, Problem},
    text::{Bilingual, Locale},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{
    Conflict, Error,
    company::NewCompany,
    identity::{self, Registration},
};
use tower_sessions::Session;

#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Register {
    name_zh: String,
    name_en: String,
    code: String,
    country: String,
    uscc: String,
    buys: String,
    supplies: String,
    person_name: String,
    password: String,
    time_zone: String,
}

impl Register {
    fn parse(&self, email: Email, locale: Locale) -> Result<Registration, FieldErrors> {
        let mut errors = FieldErrors::default();
        let zh = errors
            .take("name_zh", form::optional_line(&self.name_zh, 120))
            .flatten();
        let en = errors
            .take("name_en", form::optional_line(&self.name_en, 120))
            .flatten();
        if zh.is_none() && en.is_none() && errors.is_empty() {
            errors.add("name_zh", Problem::new("name-required"));
        }
        let code = errors.take("code", form::required(&self.code));
        let country = errors.take("country", form::required(&self.country));
        let uscc = errors.take("uscc", form::optional(&self.uscc));
        let trades = Trades {
            buys: !self.buys.is_empty(),
            supplies: !self.supplies.is_empty(),
            ..Trades::default()
        };
        if trades == Trades::default() {
            errors.add("buys", Problem::new("trade-required"));
        }
        let person_name = errors.take(
            "person_name",
            form::required_line(&self.person_name, Settings::MAX_NAME),
        );
        let words = [email.as_str(), &self.person_name, &self.code];
        let password = Password::new(&self.password).and_then(|password| password.apart_from(&words));
        let password = errors.take("password", password);
        let zone = self
            .time_zone
            .trim()
            .parse()
            .map_err(|_| Problem::new("unknown-time-zone"));
        let time_zone = errors.take("time_zone", zone);
        match (code, country, uscc, person_name, password, time_zone) {
            (Some(code), Some(country), Some(uscc), Some(person_name), Some(password), Some(time_zone))
                if errors.is_empty() =>
            {
                let company = NewCompany {
                    code,
                    name: Bilingual { zh, en },
                    country,
                    city: Bilingual::default(),
                    about: Bilingual::default(),
                    trades,
                    uscc,
                };
                Ok(Registration {
                    company,
                    email,
                    password,
                    person_name,
                    locale,
                    time_zone,
                })
            }
            _ => Err(errors),
        }
    }
}

pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    let form = Register {
        country: "CN".into(),
        time_zone: "Asia/Shanghai".into(),
        ..Register::default()
    };
    match identity::registration(&visit.ctx, &token).await {
        Ok(email) => Ok(visit.page(|| page(&token, &email, &form, &FieldErrors::default()))),
        Err(error) => refused(visit, error),
    }
}

pub(super) async fn submit(
    visit: Visit,
    caller: Caller,
    session: Session,
    Path(token): Path<String>,
    Form(form): Form<Register>,
) -> Result<Response, Failure> {
    let email = match identity::registration(&visit.ctx, &token).await {
        Ok(email) => email,
        Err(error) => return refused(visit, error),
    };
    let registered = match form.parse(email.clone(), visit.locale()) {
        Ok(new) => identity::register_by(&visit.ctx, &token, new).await,
        Err(errors) => Err(errors.into()),
    };
    match registered {
        Ok((person, _)) => {
            let known = sign_in::begin(&visit, &caller, &session, person, Means::Registration).await?;
            Ok((known, Redirect::to("/desk")).into_response())
        }
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            page(&token, &email, &form, &errors)
        })),
        Err(other) => refused(visit, other),
    }
}

/// What a link says that does nothing any more.
fn refused(visit: Visit, error: Error) -> Result<Response, Failure> {
    match error {
        Error::Conflict(conflict) if *conflict == Conflict::Link => {
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                spent(
                    t!("identity-link-spent-register"),
                    ("/register", t!("identity-register-ask")),
                )
            }))
        }
        other => Err(other.into()),
    }
}

fn label(field: &str) -> String {
    match field {
        "name_zh" => t!("identity-name-zh"),
        "name_en" => t!("identity-name-en"),
        "code" => t!("identity-code"),
        "country" => t!("identity-country"),
        "uscc" => t!("identity-uscc"),
        "person_name" => t!("identity-person-name"),
        "password" => t!("identity-password"),
        "time_zone" => t!("identity-time-zone"),
        _ => t!("identity-company"),
    }
}

fn page(token: &str, email: &Email, form: &Register, errors: &FieldErrors) -> Page {
    let title = t!("identity-register");
    let (company, person) = (company(form, errors), person(email, form, errors));
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <ErrorSummary errors=errors.clone() label=label/>
            <form method="post" action=format!("/register/{token}") class="stack" novalidate>
                <Panel title=t!("identity-company")>{company}</Panel>
                <Panel title=t!("identity-person")>{person}</Panel>
                <div class="actions"><Button>{t!("identity-register-submit")}</Button></div>
            </form>
        </div>
    };
    Page::new(title, body)
}

fn company(form: &Register, errors: &FieldErrors) -> impl IntoView + use<> {
    let error = |field: &str| error_of(errors, field);
    view! {
        <div class="form">
            <Field
                name="name_zh" label=t!("identity-name-zh") value=form.name_zh.clone() error=error("name_zh")
                autocomplete="organization" hint=t!("identity-name-hint")
            />
            <Field name="name_en" label=t!("identity-name-en") value=form.name_en.clone() error=error("name_en")/>
            <Field
                name="code" label=t!("identity-code") value=form.code.clone() hint=t!("identity-code-hint")
                error=error("code") required=true
            />
            <Select
                name="country" label=t!("identity-country") options=country_options() value=form.country.clone()
                error=error("country") required=true
            />
            <Field
                name="uscc" label=t!("identity-uscc") value=form.uscc.clone() hint=t!("identity-uscc-hint")
                error=error("uscc")
            />
            {error("buys").map(|words| view! { <p class="field-error">{words}</p> })}
            <Checkbox name="buys" label=t!("identity-buys") checked=!form.buys.is_empty()/>
            <Checkbox name="supplies" label=t!("identity-supplies") checked=!form.supplies.is_empty()/>
        </div>
    }
}

fn person(email: &Email, form: &Register, errors: &FieldErrors) -> impl IntoView + use<> {
    let error = |field: &str| error_of(errors, field);
    view! {
        <div class="form">
            // What a password manager keeps the password under.
            <input type="hidden" name="email" value=email.to_string() autocomplete="username"/>
            <p>{t!("identity-register-as", email = email.as_str())}</p>
            <Field
                name="person_name" label=t!("identity-person-name") value=form.person_name.clone()
                error=error("person_name") required=true autocomplete="name"
            />
            <Field
                name="password" label=t!("identity-password") kind=FieldKind::Password error=error("password")
                required=true hint=t!("identity-password-hint", min = Password::MIN) autocomplete="new-password"
            />
            <Select
                name="time_zone" label=t!("identity-time-zone") options=zone::options() value=form.time_zone.clone()
                hint=t!("identity-time-zone-hint") error=error("time_zone") required=true
            />
        </div>
    }
}

fn country_options() -> Vec<SelectOption> {
    let option = |(code, name): (&str, &str)| SelectOption {
        value: code.to_owned(),
        label: name.to_owned(),
    };
    i18n::countries(locale()).map(option).collect()
}
