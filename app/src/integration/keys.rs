//! A company's keys: what there is, and making and revoking them. The key itself is in one answer, the one to making it:
//! it is stored nowhere, so there is nothing to redirect to.

use super::words;
use crate::{
    failure::{Failure, encoded},
    form::Form,
    i18n::{error_of, locale, named},
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, Checks, ChoiceOption, Confirm, DataColumn, DataTable, Empty, ErrorSummary,
        Field, LinkButton, Moment, Notice, PageHead, Pager, Panel, Secret, Select, SelectOption, Term, Tone,
    },
    visit::{Proven, Visit},
    visitor::Area,
};
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Redirect, Response},
};
use chrono::TimeDelta;
use domain::{
    Instant,
    actor::Right,
    form,
    id::KeyId,
    integration::{ApiKey, KeyView, Scope, Scopes},
    page::PageRequest,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{
    Error,
    integration::{self, NewKey},
};

/// Where they are.
const PATH: &str = "/company/keys";
/// How many days a key works, to choose from.
const LASTS: [u32; 3] = [30, 90, 365];

/// Which part of the list is wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct After {
    after: String,
}

pub(super) async fn list(
    Proven(visit): Proven,
    Query(After { after }): Query<After>,
) -> Result<Response, Failure> {
    let keys = integration::keys(
        &visit.ctx,
        &visit.actor,
        PageRequest::new(None, Some(after.clone())),
    )
    .await?;
    let (company, now) = (company(&visit).await?, visit.frame.now);
    Ok(visit.page(|| {
        let title = t!("integration-keys");
        let next = keys.next.map(|next| format!("{PATH}?after={}", encoded(&next)));
        let previous = (!after.is_empty()).then(|| PATH.to_owned());
        let list = match keys.items.is_empty() {
            true => nothing().into_any(),
            false => table(keys.items, now).into_any(),
        };
        let body = view! {
            <PageHead title=title.clone() lede=t!("integration-keys-lede", company = company)>
                <LinkButton href=format!("{PATH}/new")>{t!("integration-make")}</LinkButton>
            </PageHead>
            <div class="stack-tight">
                <Panel>{list}</Panel>
                <Pager previous next/>
                <p><a href="/api/docs">{t!("integration-keys-docs")}</a></p>
            </div>
        };
        Page::new(title, body).at(Area::Company)
    }))
}

fn nothing() -> impl IntoView {
    view! { <Empty title=t!("integration-keys-none") text=t!("integration-keys-none-text")/> }
}

fn table(keys: Vec<KeyView>, now: Instant) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("integration-column-key")),
        DataColumn::words(t!("integration-column-may")),
        DataColumn::words(t!("integration-column-by")),
        DataColumn::words(t!("integration-column-used")),
        DataColumn::words(t!("integration-column-until")),
        DataColumn::words(t!("integration-revoke")),
    ];
    let rows = keys.into_iter().map(|key| row(key, now)).collect();
    view! { <DataTable caption=t!("integration-keys") columns rows/> }
}

fn row(key: KeyView, now: Instant) -> Vec<AnyView> {
    let lives = key.lives(now);
    let used = match key.used_at {
        Some(at) => view! { <Moment at/> }.into_any(),
        None => t!("integration-unused").into_any(),
    };
    let until = match key.expires_at {
        Some(at) => view! { <Moment at exact=true/> }.into_any(),
        None => t!("integration-forever").into_any(),
    };
    let end = match (lives, key.revoked_at) {
        (true, _) => {
            let label = t!("integration-revoke-title", name = key.name.as_str());
            let href = format!("{PATH}/{}/revoke", key.id);
            view! { <a href=href aria-label=label>{t!("integration-revoke")}</a> }.into_any()
        }
        (false, Some(_)) => view! { <Badge>{t!("integration-revoked")}</Badge> }.into_any(),
        (false, None) => view! { <Badge>{t!("integration-expired")}</Badge> }.into_any(),
    };
    vec![
        view! { {key.name}<span class="under">{key.hint}"…"</span> }.into_any(),
        words::scopes(locale(), &key.scopes).into_any(),
        named(&key.by).into_any(),
        used,
        until,
        end,
    ]
}

/// The company's name, as the page calls it.
async fn company(visit: &Visit) -> Result<String, Failure> {
    let member = visit.member()?;
    let name = service::company::name(&visit.ctx, member.company).await?;
    Ok(name.get(visit.locale()).to_owned())
}

/// A key as its form was filled in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    name: String,
    scopes: Vec<String>,
    lasts: String,
}

impl Asked {
    fn parse(&self, now: Instant) -> Result<NewKey, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", form::required_line(&self.name, KeyView::MAX_NAME));
        let scopes = errors.take("scopes", Scopes::of(self.scopes.iter().map(String::as_str)));
        let days = match self.lasts.as_str() {
            "" => Some(None),
            days => errors
                .take("lasts", form::whole_number(days, 1, KeyView::MAX_DAYS))
                .map(Some),
        };
        match (name, scopes, days) {
            (Some(name), Some(scopes), Some(days)) => Ok(NewKey {
                name: Some(name),
                scopes,
                expires_at: days.map(|days| now + TimeDelta::days(days.into())),
            }),
            _ => Err(errors),
        }
    }
}

pub(super) async fn ask(Proven(visit): Proven) -> Result<Response, Failure> {
    let asked = Asked {
        lasts: LASTS[1].to_string(),
        ..Asked::default()
    };
    show_form(visit, &asked, &FieldErrors::default()).await
}

pub(super) async fn make(Proven(visit): Proven, Form(asked): Form<Asked>) -> Result<Response, Failure> {
    let made = match asked.parse(visit.ctx.now()) {
        Ok(new) => integration::make(&visit.ctx, &visit.actor, new).await,
        Err(errors) => Err(errors.into()),
    };
    match made {
        Ok(made) => Ok(show_once(visit, &made.key)),
        Err(Error::Invalid(errors)) => show_form(visit, &asked, &errors).await,
        Err(other) => Err(other.into()),
    }
}

async fn show_form(visit: Visit, asked: &Asked, errors: &FieldErrors) -> Result<Response, Failure> {
    visit.require(Right::ManageKeys)?;
    let (name, company) = (visit.member()?.name.clone(), company(&visit).await?);
    let status = crate::rfq::end::status(errors);
    Ok(visit.page_with(status, || {
        let title = t!("integration-make");
        let (fields, errors) = (fields(asked, errors), errors.clone());
        let body = view! {
            <PageHead title=title.clone() lede=t!("integration-make-lede", name = name, company = company)/>
            <ErrorSummary errors label=label/>
            <Panel>{fields}</Panel>
        };
        within(Page::new(title, body))
    }))
}

fn fields(asked: &Asked, errors: &FieldErrors) -> impl IntoView + use<> {
    let error = |field: &str| error_of(errors, field);
    let scopes = Scope::ALL.iter().map(|scope| ChoiceOption {
        value: scope.to_string(),
        label: words::scope(locale(), *scope),
        hint: Some(scope.to_string()),
    });
    let mut lasts: Vec<SelectOption> = LASTS
        .iter()
        .map(|days| SelectOption {
            value: days.to_string(),
            label: t!("integration-lasts-days", count = *days),
        })
        .collect();
    lasts.push(SelectOption {
        value: String::new(),
        label: t!("integration-lasts-forever"),
    });
    view! {
        <form class="form" method="post" action=PATH>
            <Field
                name="name" label=t!("integration-name") hint=t!("integration-name-hint") value=asked.name.clone()
                error=error("name") required=true autocomplete="off"
            />
            <Checks
                name="scopes" label=t!("integration-scopes") options=scopes.collect() values=asked.scopes.clone()
                error=error("scopes")
            />
            <Select
                name="lasts" label=t!("integration-lasts") options=lasts value=asked.lasts.clone() error=error("lasts")
                required=true
            />
            <div class="actions">
                <Button>{t!("integration-make-submit")}</Button>
                <LinkButton href=PATH kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
            </div>
        </form>
    }
}

fn label(field: &str) -> String {
    match field {
        "name" => t!("integration-name"),
        "lasts" => t!("integration-lasts"),
        _ => t!("integration-scopes"),
    }
}

fn within(page: Page) -> Page {
    page.at(Area::Company).crumb(t!("integration-keys"), PATH)
}

/// The one answer that holds the key. No cache keeps it.
fn show_once(visit: Visit, key: &ApiKey) -> Response {
    let example = format!(
        "curl -H \"Authorization: Bearer {}…\" {}/api/v1/me",
        key.hint(),
        visit.frame.origin
    );
    let secret = key.reveal().to_owned();
    let mut response = visit.page_with(StatusCode::CREATED, || {
        let title = t!("integration-made");
        let body = view! {
            <PageHead title=title.clone()/>
            <div class="stack-tight">
                <Notice tone=Tone::Brass title=t!("integration-made-once")>
                    <p>{t!("integration-made-once-text")}</p>
                </Notice>
                <Panel>
                    <Secret name="key" label=t!("integration-made-key") value=secret/>
                    <p>{t!("integration-made-use")}" "<code>{example}</code></p>
                    <div class="actions">
                        <LinkButton href=PATH>{t!("integration-made-done")}</LinkButton>
                        <LinkButton href="/api/docs" kind=ButtonKind::Quiet>{t!("integration-keys-docs")}</LinkButton>
                    </div>
                </Panel>
            </div>
        };
        within(Page::new(title, body))
    });
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub(super) async fn ask_revoke(Proven(visit): Proven, Path(id): Path<KeyId>) -> Result<Response, Failure> {
    let key = integration::key(&visit.ctx, &visit.actor, id).await?;
    // One that ended already leads to where it says so.
    if !key.lives(visit.frame.now) {
        return Ok(Redirect::to(PATH).into_response());
    }
    Ok(visit.page(|| {
        let title = t!("integration-revoke-title", name = key.name.as_str());
        let terms = vec![
            Term::new(t!("integration-column-key"), format!("{}…", key.hint)),
            Term::new(t!("integration-column-may"), words::scopes(locale(), &key.scopes)),
            Term::new(t!("integration-column-by"), named(&key.by)),
        ];
        let body = view! {
            <PageHead title=t!("integration-revoke")/>
            <Confirm
                title=title.clone() consequence=t!("integration-revoke-consequence") terms
                action=format!("{PATH}/{id}/revoke") act=t!("integration-revoke-act") back=PATH kind=ButtonKind::Danger
            />
        };
        within(Page::new(title, body))
    }))
}

pub(super) async fn revoke(Proven(visit): Proven, Path(id): Path<KeyId>) -> Result<Response, Failure> {
    integration::revoke(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(PATH).into_response())
}
