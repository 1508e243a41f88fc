//! Where a company is paid: shown whole to few, changed only by whoever has just shown who they are.

use super::area;
use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, named},
    page::Page,
    t,
    ui::{
        Button, ButtonKind, Empty, ErrorSummary, Field, LinkButton, Moment, Notice, PageHead, Panel, Term,
        Terms, Tone,
    },
    visit::{Proven, Visit},
};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::{Actor, Right},
    company::{BankDetails, view::BankView},
    form,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, company};

const PATH: &str = "/company/bank";

/// As the browser sends it.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct BankForm {
    company: String,
    seen: String,
    holder: String,
    bank: String,
    account: String,
    bic: String,
}

impl BankForm {
    fn of(code: &str, stands: Option<&BankView>) -> Self {
        let empty = Self {
            company: code.to_owned(),
            seen: "0".into(),
            ..Self::default()
        };
        let Some(stands) = stands else { return empty };
        let details = &stands.details;
        Self {
            seen: stands.version.to_string(),
            holder: details.holder.clone(),
            bank: details.bank.clone(),
            account: details.account.reveal().to_owned(),
            bic: details
                .bic
                .as_ref()
                .map_or_else(String::new, |bic| bic.as_str().to_owned()),
            ..empty
        }
    }

    fn parse(&self) -> Result<BankDetails, FieldErrors> {
        let mut errors = FieldErrors::default();
        let holder = errors.take("holder", form::required_line(&self.holder, BankDetails::MAX_NAME));
        let bank = errors.take("bank", form::required_line(&self.bank, BankDetails::MAX_NAME));
        let account = errors.take("account", form::required(&self.account));
        let bic = errors.take("bic", form::optional(&self.bic));
        match (holder, bank, account, bic) {
            (Some(holder), Some(bank), Some(account), Some(bic)) => Ok(BankDetails {
                holder,
                bank,
                account,
                bic,
            }),
            _ => Err(errors),
        }
    }
}

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

pub(super) async fn show(visit: Visit, Query(done): Query<Done>) -> Result<Response, Failure> {
    visit.member()?;
    let stands = company::bank(&visit.ctx, &visit.actor).await?;
    let actor = visit.actor.clone();
    Ok(visit.page(|| page(&actor, stands.as_ref(), done.done == "changed")))
}

pub(super) async fn edit(Proven(visit): Proven) -> Result<Response, Failure> {
    let code = area::acting(&visit, Right::ManageCompany)?;
    let stands = company::bank(&visit.ctx, &visit.actor).await?;
    let form = BankForm::of(&code, stands.as_ref());
    Ok(visit.page(|| form_page(&form, &FieldErrors::default(), None)))
}

pub(super) async fn change(Proven(visit): Proven, Form(form): Form<BankForm>) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    let seen = form.seen.parse().unwrap_or_default();
    let changed = match form.parse() {
        Ok(details) => company::change_bank(&visit.ctx, &visit.actor, seen, details).await,
        Err(errors) => Err(errors.into()),
    };
    match changed {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?done=changed")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            form_page(&form, &errors, None)
        })),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            let stands = company::bank(&visit.ctx, &visit.actor).await?;
            let again = BankForm {
                seen: stands
                    .as_ref()
                    .map_or_else(|| "0".into(), |stands| stands.version.to_string()),
                ..form
            };
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                form_page(&again, &FieldErrors::default(), stands.as_ref())
            }))
        }
        Err(other) => Err(other.into()),
    }
}

/// The details, as far as the viewer may see them.
fn facts(stands: &BankView) -> Vec<Term> {
    let details = &stands.details;
    let account = if stands.whole {
        details.account.reveal().to_owned()
    } else {
        details.account.masked()
    };
    let bic = details
        .bic
        .as_ref()
        .map(|bic| Term::new(label("bic"), bic.as_str()));
    let facts = [
        Some(Term::new(label("holder"), details.holder.clone())),
        Some(Term::new(label("bank"), details.bank.clone())),
        Some(Term::new(label("account"), account)),
        bic,
    ];
    facts.into_iter().flatten().collect()
}

fn page(actor: &Actor, stands: Option<&BankView>, changed: bool) -> Page {
    let title = t!("company-own-bank");
    let details = match stands {
        None => view! { <Panel><Empty title=t!("company-own-no-bank") text=t!("company-own-no-bank-text")/></Panel> }
            .into_any(),
        Some(stands) => {
            let (terms, at, by) = (facts(stands), stands.changed_at, named(&stands.changed_by));
            let masked = (!stands.whole).then(|| view! { <p class="small muted">{t!("company-own-bank-masked")}</p> });
            view! {
                <Terms terms/>
                {masked}
                <p class="small muted">{t!("company-own-bank-changed-by", by = by)}" "<Moment at exact=true/></p>
            }
            .into_any()
        }
    };
    let may = actor.may(Right::ManageCompany) && actor.may(Right::SeeBank);
    let act = if stands.is_some() {
        t!("company-own-bank-change")
    } else {
        t!("company-own-bank-give")
    };
    let change = may.then(|| view! { <LinkButton href=format!("{PATH}/change")>{act}</LinkButton> });
    let done = area::done(changed.then(|| t!("company-own-bank-done")));
    let reading = area::reading_only(actor);
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("company-own-bank-lede")/>
            {done}
            {details}
            {reading}
            <div class="actions">{change}</div>
        </div>
    };
    area::page(title, body).crumb(t!("shell-company"), "/company")
}

fn label(field: &str) -> String {
    match field {
        "holder" => t!("company-own-bank-holder"),
        "bank" => t!("company-own-bank-name"),
        "account" => t!("company-own-bank-account"),
        _ => t!("company-own-bank-bic"),
    }
}

fn form_page(form: &BankForm, errors: &FieldErrors, stands: Option<&BankView>) -> Page {
    let title = t!("company-own-bank-change");
    let field = |name: &'static str, value: &str, hint: String, required: bool| {
        let (value, error) = (value.to_owned(), error_of(errors, name));
        view! { <Field name label=label(name) value error hint required/> }
    };
    let fields = [
        field("holder", &form.holder, t!("company-own-bank-holder-hint"), true),
        field("bank", &form.bank, t!("company-own-bank-name-hint"), true),
        field(
            "account",
            &form.account,
            t!("company-own-bank-account-hint"),
            true,
        ),
        field("bic", &form.bic, t!("company-own-bank-bic-hint"), false),
    ];
    let fields = fields.into_iter().collect_view();
    let overtaken = stands.map(|stands| {
        let terms = facts(stands);
        view! {
            <Notice tone=Tone::Brass title=t!("company-own-overtaken")>
                <p>{t!("company-own-overtaken-again")}</p>
                <Terms terms/>
            </Notice>
        }
    });
    let (company, seen) = (form.company.clone(), form.seen.clone());
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("company-own-bank-change-lede")/>
            <ErrorSummary errors=errors.clone() label=label/>
            {overtaken}
            <Panel>
                <form method="post" action=format!("{PATH}/change") class="form" novalidate autocomplete="off">
                    {area::form_of(&company)}
                    <input type="hidden" name="seen" value=seen/>
                    {fields}
                    <div class="actions">
                        <Button>{t!("company-own-save")}</Button>
                        <LinkButton href=PATH kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    area::page(title, body).crumb(t!("company-own-bank"), PATH)
}
