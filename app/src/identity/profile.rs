//! One's own settings: name, language, time zone, currency.

use super::{language, zone};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{self, error_of},
    page::Page,
    t,
    ui::{Button, ErrorSummary, Field, Notice, PageHead, Panel, Select, SelectOption, Tone},
    visit::Visit,
    visitor::Area,
};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use domain::{
    form,
    identity::Settings,
    problem::{FieldErrors, Problem},
    text::Locale,
};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    locale: String,
    time_zone: String,
    currency: String,
}

impl From<Settings> for Typed {
    fn from(settings: Settings) -> Self {
        Self {
            name: settings.name,
            locale: settings.locale.tag().to_owned(),
            time_zone: settings.time_zone.name().to_owned(),
            currency: settings.currency.code().to_owned(),
        }
    }
}

impl Typed {
    fn parse(&self) -> Result<Settings, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", form::required_line(&self.name, Settings::MAX_NAME));
        let locale = errors.take("locale", form::required(&self.locale));
        let zone = self.time_zone.trim().parse();
        let zone = zone.map_err(|_| Problem::new("unknown-time-zone"));
        let time_zone = errors.take("time_zone", zone);
        let currency = errors.take("currency", form::required(&self.currency));
        match (name, locale, time_zone, currency) {
            (Some(name), Some(locale), Some(time_zone), Some(currency)) => Ok(Settings {
                name,
                locale,
                time_zone,
                currency,
            }),
            _ => Err(errors),
        }
    }
}

/// Where a form that was sent comes back to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    saved: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(sent): Query<Sent>) -> Result<Response, Failure> {
    let settings = service::identity::settings(&visit.ctx, visit.person()?).await?;
    Ok(visit.page(|| page(&settings.into(), &FieldErrors::default(), sent.saved.is_some())))
}

pub(super) async fn submit(
    visit: Visit,
    jar: CookieJar,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let person = visit.person()?;
    match typed.parse() {
        Ok(settings) => {
            let cookie = language::cookie(settings.locale, &visit.frame.origin);
            service::identity::change_settings(&visit.ctx, person, settings).await?;
            Ok((jar.add(cookie), Redirect::to("/account/profile?saved")).into_response())
        }
        Err(errors) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&typed, &errors, false))),
    }
}

fn label(field: &str) -> String {
    match field {
        "name" => t!("identity-person-name"),
        "locale" => t!("account-language"),
        "time_zone" => t!("identity-time-zone"),
        _ => t!("account-currency"),
    }
}

fn page(typed: &Typed, errors: &FieldErrors, saved: bool) -> Page {
    let title = t!("account-profile");
    let saved = saved.then(|| view! { <Notice tone=Tone::Leaf title=t!("account-saved")/> });
    let error = |field: &str| error_of(errors, field);
    let fields = view! {
        <form method="post" action="/account/profile" class="form" novalidate>
            <Field
                name="name" label=label("name") value=typed.name.clone() error=error("name") required=true
                autocomplete="name" hint=t!("account-name-hint")
            />
            <Select
                name="locale" label=label("locale") options=languages() value=typed.locale.clone()
                error=error("locale") required=true hint=t!("account-language-hint")
            />
            <Select
                name="time_zone" label=label("time_zone") options=zone::options() value=typed.time_zone.clone()
                error=error("time_zone") required=true hint=t!("identity-time-zone-hint")
            />
            <Select
                name="currency" label=label("currency") options=currencies() value=typed.currency.clone()
                error=error("currency") required=true hint=t!("account-currency-hint")
            />
            <div class="actions"><Button>{t!("account-save")}</Button></div>
        </form>
    };
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            {saved}
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>{fields}</Panel>
        </div>
    };
    Page::new(title, body).at(Area::Account)
}

/// Each in its own words.
fn languages() -> Vec<SelectOption> {
    let option = |locale: Locale| SelectOption {
        value: locale.tag().to_owned(),
        label: t!(in locale, "shell-language"),
    };
    Locale::ALL.into_iter().map(option).collect()
}

fn currencies() -> Vec<SelectOption> {
    let option = |(code, name)| SelectOption {
        label: t!("account-currency-option", code = code, name = name),
        value: str::to_owned(code),
    };
    i18n::currencies(i18n::locale()).into_iter().map(option).collect()
}
