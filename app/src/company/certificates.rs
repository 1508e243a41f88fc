//! A company's certificates in its own people's hands.

use super::{area, profile_form::both, showcase_view::table, upload::Upload};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale, moment},
    page::Page,
    t,
    ui::{
        Button, ButtonKind, Confirm, Empty, ErrorSummary, Field, FieldKind, FileField, PageHead, Panel, Term,
    },
    visit::Visit,
};
use axum::{
    extract::{Multipart, Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::{Actor, Right},
    company::{Certificate, view::CertificateView},
    file::Taken,
    form,
    id::CertificateId,
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, company};

const PATH: &str = "/company/certificates";

/// As the browser sends it, but for the file.
#[derive(Default, Clone)]
struct CertificateForm {
    company: String,
    name_zh: String,
    name_en: String,
    issuer: String,
    number: String,
    valid_until: String,
}

impl CertificateForm {
    fn parse(&self, errors: &mut FieldErrors) -> Option<Certificate> {
        let name = both(
            errors,
            "name",
            (&self.name_zh, &self.name_en),
            Certificate::MAX_NAME,
        );
        if name.is_empty() && errors.is_empty() {
            errors.add("name_zh", Problem::new("name-required"));
        }
        let issuer = errors.take("issuer", form::required_line(&self.issuer, Certificate::MAX_NAME));
        let number = errors.take(
            "number",
            form::optional_line(&self.number, Certificate::MAX_NUMBER),
        );
        let valid_until = match self.valid_until.trim() {
            "" => Some(None),
            day => errors.take("valid_until", form::date(day).map(Some)),
        };
        Some(Certificate {
            name,
            issuer: issuer?,
            number: number?,
            valid_until: valid_until?,
        })
    }
}

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

/// Which company a form is for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct For {
    company: String,
}

pub(super) async fn list(visit: Visit, Query(done): Query<Done>) -> Result<Response, Failure> {
    let company = visit.member()?.company_code.clone();
    let certificates = company::certificates(&visit.ctx, &visit.actor).await?;
    let actor = visit.actor.clone();
    let form = CertificateForm {
        company,
        ..CertificateForm::default()
    };
    Ok(visit.page(|| page(&actor, &certificates, &form, &FieldErrors::default(), &done.done)))
}

pub(super) async fn add(visit: Visit, form: Multipart) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    let upload = Upload::read(form, Taken::DOCUMENT).await;
    let form = CertificateForm {
        company: upload.text("company"),
        name_zh: upload.text("name_zh"),
        name_en: upload.text("name_en"),
        issuer: upload.text("issuer"),
        number: upload.text("number"),
        valid_until: upload.text("valid_until"),
    };
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    let mut errors = FieldErrors::default();
    let certificate = form.parse(&mut errors);
    let file = errors.take("file", upload.file());
    let added = match (certificate, file) {
        (Some(certificate), Some(file)) if errors.is_empty() => {
            company::add_certificate(&visit.ctx, &visit.actor, certificate, file).await
        }
        _ => Err(errors.into()),
    };
    match added {
        Ok(_) => Ok(Redirect::to(&format!("{PATH}?done=added")).into_response()),
        Err(Error::Invalid(errors)) => {
            let certificates = company::certificates(&visit.ctx, &visit.actor).await?;
            let actor = visit.actor.clone();
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
                page(&actor, &certificates, &form, &errors, "")
            }))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_remove(visit: Visit, Path(id): Path<CertificateId>) -> Result<Response, Failure> {
    let code = area::acting(&visit, Right::ManageCompany)?;
    let certificate = find(&visit, id).await?.certificate;
    Ok(visit.page(|| {
        let title = t!("company-showcase-certificate-remove");
        let until = certificate.valid_until.map_or_else(
            || t!("company-certificate-no-end"),
            |day| moment::date(locale(), day),
        );
        let terms = vec![
            Term::new(t!("company-certificate"), certificate.name.get(locale())),
            Term::new(t!("company-certificate-issuer"), certificate.issuer),
            Term::new(t!("company-certificate-until"), until),
        ];
        let body = view! {
            <PageHead title=title.clone()/>
            <Confirm
                title=t!("company-showcase-remove-question") consequence=t!("company-showcase-remove-consequence")
                terms action=format!("{PATH}/{id}/remove") fields=vec![("company", code)]
                act=t!("company-own-remove") back=PATH kind=ButtonKind::Danger
            />
        };
        area::page(title, body).crumb(t!("company-certificates"), PATH)
    }))
}

pub(super) async fn remove(
    visit: Visit,
    Path(id): Path<CertificateId>,
    Form(form): Form<For>,
) -> Result<Response, Failure> {
    area::acting(&visit, Right::ManageCompany)?;
    find(&visit, id).await?;
    if let Some(elsewhere) = area::elsewhere(&visit, &form.company) {
        return Ok(elsewhere.respond(visit));
    }
    company::remove_certificate(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("{PATH}?done=removed")).into_response())
}

async fn find(visit: &Visit, id: CertificateId) -> Result<CertificateView, Failure> {
    let certificates = company::certificates(&visit.ctx, &visit.actor).await?;
    let found = certificates.into_iter().find(|one| one.id == id);
    Ok(found.ok_or(Error::NotFound)?)
}

fn label(field: &str) -> String {
    match field {
        "name_zh" => t!("company-showcase-name-zh"),
        "name_en" => t!("company-showcase-name-en"),
        "issuer" => t!("company-certificate-issuer"),
        "number" => t!("company-showcase-number"),
        "valid_until" => t!("company-certificate-until"),
        _ => t!("company-certificate-copy"),
    }
}

fn remove_link(one: &CertificateView) -> AnyView {
    let named = t!(
        "company-showcase-remove-of",
        name = one.certificate.name.get(locale()).to_owned()
    );
    view! {
        <a class="button button-quiet" href=format!("{PATH}/{}/remove", one.id) aria-label=named>
            {t!("company-own-remove")}
        </a>
    }
    .into_any()
}

fn page(
    actor: &Actor,
    certificates: &[CertificateView],
    form: &CertificateForm,
    errors: &FieldErrors,
    done: &str,
) -> Page {
    let title = t!("company-certificates");
    let may = actor.may(Right::ManageCompany);
    let done = match done {
        "added" => Some(t!("company-showcase-certificate-added")),
        "removed" => Some(t!("company-showcase-certificate-removed")),
        _ => None,
    };
    let list = if certificates.is_empty() {
        view! { <Empty title=t!("company-showcase-no-certificate") text=t!("company-showcase-no-certificate-text")/> }
            .into_any()
    } else {
        let code = actor.member().map_or("", |member| member.company_code.as_str());
        let act: fn(&CertificateView) -> AnyView = remove_link;
        table(code, certificates, may.then_some(act)).into_any()
    };
    let add = may.then(|| fields(form, errors));
    let (done, reading) = (area::done(done), area::reading_only(actor));
    let body = view! {
        <PageHead title=title.clone() lede=t!("company-showcase-certificates-lede")/>
        <ErrorSummary errors=errors.clone() label=label/>
        {done}
        <Panel>{list}</Panel>
        {reading}
        {add}
    };
    area::page(title, body).crumb(t!("shell-company"), "/company")
}

fn fields(form: &CertificateForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let error = |field: &str| error_of(errors, field);
    let field = |name: &'static str, value: &str, kind: FieldKind, required: bool| {
        let (value, error) = (value.to_owned(), error(name));
        view! { <Field name label=label(name) value error kind required/> }
    };
    let typed = [
        field("name_zh", &form.name_zh, FieldKind::Text, false),
        field("name_en", &form.name_en, FieldKind::Text, false),
        field("issuer", &form.issuer, FieldKind::Text, true),
        field("number", &form.number, FieldKind::Text, false),
        field("valid_until", &form.valid_until, FieldKind::Date, false),
    ];
    let typed = typed.into_iter().collect_view();
    let (company, wrong) = (form.company.clone(), error("file"));
    view! {
        <Panel title=t!("company-showcase-certificate-add")>
            <form class="form" method="post" action=PATH enctype="multipart/form-data">
                {area::form_of(&company)}
                {typed}
                <FileField
                    name="file" label=label("file") accept="application/pdf,image/jpeg,image/png"
                    hint=t!("company-showcase-certificate-hint", max = Taken::DOCUMENT.max_words()) error=wrong
                />
                <div class="actions"><Button>{t!("company-showcase-certificate-add-act")}</Button></div>
            </form>
        </Panel>
    }
}
