//! A company's addresses: the list, and adding, changing and removing one.

use super::area;
use crate::{
    failure::Failure,
    form::Form,
    i18n::{country, error_of, locale},
    page::Page,
    t,
    ui::{
        Button, ButtonKind, Confirm, Empty, ErrorSummary, Field, LinkButton, Notice, PageHead, Panel, Select,
        SelectOption, Term, Textarea, Tone,
    },
    visit::{Proven, Visit},
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::{Actor, Right},
    company::{Address, AddressKind, view::AddressView},
    form,
    id::AddressId,
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, company};

const PATH: &str = "/company/addresses";
const KINDS: [AddressKind; 3] = [
    AddressKind::Registered,
    AddressKind::Warehouse,
    AddressKind::Billing,
];

/// As the browser sends it.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct AddressForm {
    company: String,
    seen: String,
    kind: String,
    lines: String,
    postcode: String,
    country: String,
}

impl AddressForm {
    fn of(code: &str, view: &AddressView) -> Self {
        let address = &view.address;
        Self {
            company: code.to_owned(),
            seen: view.version.to_string(),
            kind: address.kind.to_string(),
            lines: address.lines.clone(),
            postcode: address.postcode.clone().unwrap_or_default(),
            country: address.country.code().to_owned(),
        }
    }

    fn parse(&self) -> Result<Address, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = self.kind.parse().map_err(|_| Problem::new("required"));
        let kind = errors.take("kind", kind);
        let lines = errors.take("lines", form::required_text(&self.lines, Address::MAX_LINES));
        let postcode = errors.take("postcode", Address::postcode(&self.postcode));
        let country = errors.take("country", form::required(&self.country));
        match (kind, lines, postcode, country) {
            (Some(kind), Some(lines), Some(postcode), Some(country)) => Ok(Address {
                kind,
                lines,
                postcode,
                country,
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

pub(super) async fn list(visit: Visit, Query(done): Query<Done>) -> Result<Response, Failure> {
    visit.member()?;
    let addresses = company::addresses(&visit.ctx, &visit.actor).await?;
    let actor = visit.actor.clone();
    Ok(visit.page(|| list_page(&actor, &addresses, &done.done)))
}

pub(super) async fn new(Proven(visit): Proven) -> Result<Response, Failure> {
    let company = area::acting(&visit, Right::ManageCompany)?;
    let own = company::own(&visit.ctx, &visit.actor).await?;
    let form = AddressForm {
        company,
        kind: AddressKind::Registered.to_string(),
        country: own.profile.country.code().to_owned(),
        ..AddressForm::default()
    };
    Ok(visit.page(|| form_page(None, &form, &FieldErrors::default(), false)))
}

pub(super) async fn add(Proven(visit): Proven, Form(form): Form<AddressForm>) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    let added = match form.parse() {
        Ok(address) => company::add_address(&visit.ctx, &visit.actor, address).await,
        Err(errors) => Err(errors.into()),
    };
    match added {
        Ok(_) => Ok(Redirect::to(&format!("{PATH}?done=added")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            form_page(None, &form, &errors, false)
        })),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn edit(Proven(visit): Proven, Path(id): Path<AddressId>) -> Result<Response, Failure> {
    let code = area::acting(&visit, Right::ManageCompany)?;
    let stands = company::address(&visit.ctx, &visit.actor, id).await?;
    let form = AddressForm::of(&code, &stands);
    Ok(visit.page(|| form_page(Some(id), &form, &FieldErrors::default(), false)))
}

pub(super) async fn change(
    Proven(visit): Proven,
    Path(id): Path<AddressId>,
    Form(form): Form<AddressForm>,
) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    company::address(&visit.ctx, &visit.actor, id).await?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    let seen = form.seen.parse().unwrap_or_default();
    let changed = match form.parse() {
        Ok(address) => company::change_address(&visit.ctx, &visit.actor, id, seen, address).await,
        Err(errors) => Err(errors.into()),
    };
    match changed {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?done=changed")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            form_page(Some(id), &form, &errors, false)
        })),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            let stands = company::address(&visit.ctx, &visit.actor, id).await?;
            let again = AddressForm {
                seen: stands.version.to_string(),
                ..form
            };
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                form_page(Some(id), &again, &FieldErrors::default(), true)
            }))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_remove(
    Proven(visit): Proven,
    Path(id): Path<AddressId>,
) -> Result<Response, Failure> {
    let code = area::acting(&visit, Right::ManageCompany)?;
    let stands = company::address(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page(|| {
        let title = t!("company-own-address-remove");
        let terms = vec![
            Term::new(t!("company-own-address-kind"), kind(stands.address.kind)),
            Term::new(t!("company-own-address-lines"), written(&stands.address)),
        ];
        let body = view! {
            <PageHead title=title.clone()/>
            <Confirm
                title=t!("company-own-address-remove-question") consequence=t!("company-own-address-remove-consequence")
                terms action=format!("{PATH}/{id}/remove") fields=vec![("company", code)]
                act=t!("company-own-address-remove") back=PATH kind=ButtonKind::Danger
            />
        };
        area::page(title, body).crumb(t!("company-own-addresses"), PATH)
    }))
}

pub(super) async fn remove(
    Proven(visit): Proven,
    Path(id): Path<AddressId>,
    Form(form): Form<AddressForm>,
) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    company::address(&visit.ctx, &visit.actor, id).await?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    company::remove_address(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("{PATH}?done=removed")).into_response())
}

fn kind(kind: AddressKind) -> String {
    match kind {
        AddressKind::Registered => t!("company-own-address-registered"),
        AddressKind::Warehouse => t!("company-own-address-warehouse"),
        AddressKind::Billing => t!("company-own-address-billing"),
    }
}

/// As on an envelope, in one line.
fn written(address: &Address) -> String {
    let lines: Vec<_> = address.lines.lines().map(str::trim).collect();
    let country = country(locale(), &address.country);
    let parts = [Some(lines.join(" ")), address.postcode.clone(), Some(country)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn list_page(actor: &Actor, addresses: &[AddressView], done: &str) -> Page {
    let title = t!("company-own-addresses");
    let may = actor.may(Right::ManageCompany);
    let done = match done {
        "added" => Some(t!("company-own-address-added")),
        "changed" => Some(t!("company-own-address-changed")),
        "removed" => Some(t!("company-own-address-removed")),
        _ => None,
    };
    let add =
        || view! { <LinkButton href=format!("{PATH}/new")>{t!("company-own-address-add")}</LinkButton> };
    let cards = addresses.iter().map(|address| card(address, may)).collect_view();
    let list = if addresses.is_empty() {
        view! { <Panel><Empty title=t!("company-own-no-address") text=t!("company-own-no-address-text")/></Panel> }
            .into_any()
    } else {
        view! { <div class="stack-tight">{cards}</div> }.into_any()
    };
    let (done, add, reading) = (area::done(done), may.then(add), area::reading_only(actor));
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("company-own-addresses-lede")/>
            {done}
            {list}
            {reading}
            <div class="actions">{add}</div>
        </div>
    };
    area::page(title, body).crumb(t!("shell-company"), "/company")
}

fn card(view: &AddressView, may: bool) -> impl IntoView + use<> {
    let (id, address) = (view.id, &view.address);
    let end = [
        address.postcode.clone(),
        Some(country(locale(), &address.country)),
    ];
    let end = end.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let lines = address.lines.clone();
    let acts = may.then(|| {
        view! {
            <div class="actions">
                <LinkButton href=format!("{PATH}/{id}") kind=ButtonKind::Plain>{t!("company-own-change")}</LinkButton>
                <LinkButton href=format!("{PATH}/{id}/remove") kind=ButtonKind::Quiet>{t!("company-own-remove")}</LinkButton>
            </div>
        }
    });
    view! {
        <Panel title=kind(address.kind)>
            <p class="remark-text">{lines}</p>
            <p class="muted">{end}</p>
            {acts}
        </Panel>
    }
}

fn label(field: &str) -> String {
    match field {
        "kind" => t!("company-own-address-kind"),
        "postcode" => t!("company-own-address-postcode"),
        "country" => t!("company-own-country"),
        _ => t!("company-own-address-lines"),
    }
}

fn form_page(id: Option<AddressId>, form: &AddressForm, errors: &FieldErrors, overtaken: bool) -> Page {
    let (title, action) = match id {
        None => (t!("company-own-address-add"), format!("{PATH}/new")),
        Some(id) => (t!("company-own-address-change"), format!("{PATH}/{id}")),
    };
    let error = |field: &str| error_of(errors, field);
    let kinds = KINDS.iter().map(|one| SelectOption {
        value: one.to_string(),
        label: kind(*one),
    });
    let fields = view! {
        <Select
            name="kind" label=label("kind") options=kinds.collect() value=form.kind.clone() error=error("kind")
            required=true
        />
        <Textarea
            name="lines" label=label("lines") value=form.lines.clone() error=error("lines")
            hint=t!("company-own-address-lines-hint") required=true
        />
        <Field
            name="postcode" label=label("postcode") value=form.postcode.clone() error=error("postcode")
            autocomplete="postal-code"
        />
        <Select
            name="country" label=label("country") options=area::country_options() value=form.country.clone()
            error=error("country") required=true
        />
    };
    let overtaken = overtaken.then(|| {
        view! { <Notice tone=Tone::Brass title=t!("company-own-overtaken")><p>{t!("company-own-overtaken-again")}</p></Notice> }
    });
    let (company, seen) = (form.company.clone(), form.seen.clone());
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <ErrorSummary errors=errors.clone() label=label/>
            {overtaken}
            <Panel>
                <form method="post" action=action class="form" novalidate>
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
    area::page(title, body).crumb(t!("company-own-addresses"), PATH)
}
