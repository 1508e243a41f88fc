//! Registering a company, the first or one more; whoever does so owns it and acts for it from then on.

use super::{area::country_options, profile_form::both, switch};
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ButtonKind, Checkbox, ErrorSummary, Field, LinkButton, PageHead, Panel, Select},
    visit::Visit,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Trades,
    company::Profile,
    form,
    problem::{FieldErrors, Problem},
    text::Bilingual,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{
    Error,
    company::{self, NewCompany},
};
use tower_sessions::Session;

/// As the browser sends it.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct FoundForm {
    name_zh: String,
    name_en: String,
    code: String,
    country: String,
    uscc: String,
    buys: String,
    supplies: String,
    carries: String,
    procures: String,
}

impl FoundForm {
    fn parse(&self) -> Result<NewCompany, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = both(
            &mut errors,
            "name",
            (&self.name_zh, &self.name_en),
            Profile::MAX_NAME,
        );
        if name.is_empty() && errors.is_empty() {
            errors.add("name_zh", Problem::new("name-required"));
        }
        let code = errors.take("code", form::required(&self.code));
        let country = errors.take("country", form::required(&self.country));
        let uscc = errors.take("uscc", form::optional(&self.uscc));
        let trades = Trades {
            buys: !self.buys.is_empty(),
            supplies: !self.supplies.is_empty(),
            carries: !self.carries.is_empty(),
            procures: !self.procures.is_empty(),
        };
        if trades == Trades::default() {
            errors.add("buys", Problem::new("company-does-nothing"));
        }
        match (code, country, uscc) {
            (Some(code), Some(country), Some(uscc)) if errors.is_empty() => Ok(NewCompany {
                code,
                name,
                country,
                city: Bilingual::default(),
                about: Bilingual::default(),
                trades,
                uscc,
            }),
            _ => Err(errors),
        }
    }
}

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.person()?;
    let form = FoundForm {
        country: "CN".into(),
        ..FoundForm::default()
    };
    Ok(visit.page(|| page(&form, &FieldErrors::default())))
}

pub(super) async fn submit(
    visit: Visit,
    session: Session,
    Form(form): Form<FoundForm>,
) -> Result<Response, Failure> {
    let person = visit.person()?;
    let founded = match form.parse() {
        Ok(new) => company::found(&visit.ctx, &visit.actor, person, new).await,
        Err(errors) => Err(errors.into()),
    };
    match founded {
        Ok(id) => {
            switch::act_for(&session, id).await?;
            Ok(Redirect::to("/company?done=founded").into_response())
        }
        Err(Error::Invalid(errors)) => {
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&form, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

fn label(field: &str) -> String {
    match field {
        "name_zh" => t!("company-own-name-zh"),
        "name_en" => t!("company-own-name-en"),
        "code" => t!("company-code"),
        "country" => t!("company-own-country"),
        "uscc" => t!("company-own-uscc"),
        _ => t!("company-trades"),
    }
}

fn page(form: &FoundForm, errors: &FieldErrors) -> Page {
    let title = t!("company-own-found");
    let error = |field: &str| error_of(errors, field);
    let fields = view! {
        <Field
            name="name_zh" label=label("name_zh") value=form.name_zh.clone() error=error("name_zh")
            hint=t!("company-own-name-hint")
        />
        <Field name="name_en" label=label("name_en") value=form.name_en.clone() error=error("name_en")/>
        <Field
            name="code" label=label("code") value=form.code.clone() error=error("code") required=true
            hint=t!("company-own-code-hint")
        />
        <Select
            name="country" label=label("country") options=country_options() value=form.country.clone()
            error=error("country") required=true
        />
        <Field
            name="uscc" label=label("uscc") value=form.uscc.clone() error=error("uscc")
            hint=t!("company-own-uscc-hint")
        />
        <fieldset>
            <legend class="field-label">{t!("company-trades")}</legend>
            {error("buys").map(|words| view! { <p class="field-error">{words}</p> })}
            <Checkbox name="buys" label=t!("company-own-buys") checked=!form.buys.is_empty()/>
            <Checkbox name="supplies" label=t!("company-own-supplies") checked=!form.supplies.is_empty()/>
            <Checkbox name="carries" label=t!("company-own-carries") checked=!form.carries.is_empty()/>
            <Checkbox name="procures" label=t!("company-own-procures") checked=!form.procures.is_empty()/>
        </fieldset>
    };
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("company-own-found-lede")/>
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>
                <form method="post" action="/company/new" class="form" novalidate>
                    {fields}
                    <div class="actions">
                        <Button>{t!("company-own-found-act")}</Button>
                        <LinkButton href="/desk" kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    Page::new(title, body).crumb(t!("shell-company"), "/company")
}
