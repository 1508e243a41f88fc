//! The numbers registers know a company by: given by its own people, and shown with whoever vouched for one whose
//! check fails.

use super::area;
use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale, moment, named},
    page::Page,
    t,
    ui::{Badge, Button, DataColumn, DataTable, Empty, ErrorSummary, Field, PageHead, Panel, Tone},
    visit::Visit,
    visitor::Visitor,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::{Actor, Right},
    company::{NumberKind, view::KnownNumber},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, company};
use std::collections::BTreeMap;

/// As the browser sends it; the fields are named like the kinds.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct NumbersForm {
    company: String,
    uscc: String,
    vat: String,
    eori: String,
    duns: String,
    other: String,
}

impl NumbersForm {
    fn of(code: &str, numbers: &[KnownNumber]) -> Self {
        let number = |kind: NumberKind| {
            let known = numbers.iter().find(|known| known.number.kind == kind);
            known.map_or_else(String::new, |known| known.number.number.clone())
        };
        Self {
            company: code.to_owned(),
            uscc: number(NumberKind::Uscc),
            vat: number(NumberKind::Vat),
            eori: number(NumberKind::Eori),
            duns: number(NumberKind::Duns),
            other: number(NumberKind::Other),
        }
    }

    fn typed(&self) -> BTreeMap<NumberKind, String> {
        [
            (NumberKind::Uscc, &self.uscc),
            (NumberKind::Vat, &self.vat),
            (NumberKind::Eori, &self.eori),
            (NumberKind::Duns, &self.duns),
            (NumberKind::Other, &self.other),
        ]
        .map(|(kind, text)| (kind, text.clone()))
        .into()
    }
}

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let code = visit.member()?.company_code.clone();
    let own = company::own(&visit.ctx, &visit.actor).await?;
    let (form, actor) = (NumbersForm::of(&code, &own.numbers), visit.actor.clone());
    Ok(visit.page(|| page(&actor, &own.numbers, &form, &FieldErrors::default())))
}

pub(super) async fn submit(visit: Visit, Form(form): Form<NumbersForm>) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    match company::set_numbers(&visit.ctx, &visit.actor, &form.typed()).await {
        Ok(()) => Ok(Redirect::to("/company?done=numbers").into_response()),
        Err(Error::Invalid(errors)) => {
            let own = company::own(&visit.ctx, &visit.actor).await?;
            let actor = visit.actor.clone();
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
                page(&actor, &own.numbers, &form, &errors)
            }))
        }
        Err(other) => Err(other.into()),
    }
}

/// A register, as people call it.
pub(super) fn kind(kind: NumberKind) -> String {
    match kind {
        NumberKind::Uscc => t!("company-own-uscc"),
        NumberKind::Vat => t!("company-own-vat"),
        NumberKind::Eori => t!("company-own-eori"),
        NumberKind::Duns => t!("company-own-duns"),
        NumberKind::Other => t!("company-own-other"),
    }
}

fn label(field: &str) -> String {
    kind(field.parse().unwrap_or(NumberKind::Other))
}

/// The numbers there are, with who vouched for which and why.
pub(super) fn table(numbers: &[KnownNumber]) -> AnyView {
    if numbers.is_empty() {
        return view! { <Empty title=t!("company-own-no-number") text=t!("company-own-no-number-text")/> }
            .into_any();
    }
    let columns = vec![
        DataColumn::words(t!("company-own-register")),
        DataColumn::words(t!("company-own-number")),
        DataColumn::words(t!("company-own-check")),
    ];
    let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
    let rows = numbers
        .iter()
        .map(|known| {
            let check = match (&known.overridden, known.number.kind) {
                (Some(vouched), _) => {
                    let day = moment::day(locale(), zone, vouched.at);
                    let who = t!("company-own-overridden-by", by = named(&vouched.by), day = day);
                    let why = t!("company-own-overridden-why", reason = vouched.reason.clone());
                    view! {
                        <Badge tone=Tone::Brass>{t!("company-own-overridden")}</Badge>
                        <span class="under">{who}</span><span class="under">{why}</span>
                    }
                    .into_any()
                }
                (None, NumberKind::Uscc) => {
                    view! { <Badge tone=Tone::Leaf>{t!("company-own-check-fits")}</Badge> }.into_any()
                }
                (None, _) => view! { <span class="muted">{t!("company-own-check-form")}</span> }.into_any(),
            };
            vec![
                kind(known.number.kind).into_any(),
                view! { <span class="code">{known.number.number.clone()}</span> }.into_any(),
                view! { <div>{check}</div> }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t!("company-own-numbers") columns rows/> }.into_any()
}

fn page(actor: &Actor, numbers: &[KnownNumber], form: &NumbersForm, errors: &FieldErrors) -> Page {
    let title = t!("company-own-numbers");
    let (known, reading) = (table(numbers), area::reading_only(actor));
    let fields = actor.may(Right::ManageCompany).then(|| fields(form, errors));
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("company-own-numbers-lede")/>
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>{known}</Panel>
            {reading}
            {fields}
        </div>
    };
    area::page(title, body).crumb(t!("shell-company"), "/company")
}

fn fields(form: &NumbersForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let field = |name: &'static str, value: &str, hint: String| {
        let (value, error) = (value.to_owned(), error_of(errors, name));
        view! { <Field name=name label=label(name) value error hint/> }
    };
    let fields = [
        field("uscc", &form.uscc, t!("company-own-uscc-hint")),
        field("vat", &form.vat, t!("company-own-vat-hint")),
        field("eori", &form.eori, t!("company-own-eori-hint")),
        field("duns", &form.duns, t!("company-own-duns-hint")),
        field("other", &form.other, t!("company-own-other-hint")),
    ];
    let fields = fields.into_iter().collect_view();
    let company = form.company.clone();
    view! {
        <Panel title=t!("company-own-numbers-change")>
            <form method="post" action="/company/numbers" class="form" novalidate>
                {area::form_of(&company)}
                {fields}
                <div class="actions"><Button>{t!("company-own-save")}</Button></div>
            </form>
        </Panel>
    }
}
