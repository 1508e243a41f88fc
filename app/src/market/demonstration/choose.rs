//! Choosing a supplier: whom, for which market, and why, in both languages.

use super::{PATH, choosing, page};
use crate::{
    company::words::name,
    failure::Failure,
    form::Form,
    i18n::{error_of, locale},
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, LinkButton, Notice, PageHead, Panel, Textarea, Tone},
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    company::CompanyRef,
    market::{
        MarketRef,
        demonstration::{self, Demonstration, MAX_REASON},
    },
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, market};

/// As the browser sends it.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Praise {
    reason_zh: String,
    reason_en: String,
}

/// A market and a company, as the address names them.
pub(super) type Place = (String, String);

pub(super) async fn ask(visit: Visit, Path(place): Path<Place>) -> Result<Response, Failure> {
    answer(
        visit,
        &place,
        StatusCode::OK,
        &Praise::default(),
        FieldErrors::default(),
    )
    .await
}

pub(super) async fn choose(
    visit: Visit,
    Path(place): Path<Place>,
    Form(form): Form<Praise>,
) -> Result<Response, Failure> {
    let (slug, code) = &place;
    let chosen = match demonstration::reason(&form.reason_zh, &form.reason_en) {
        Ok(reason) => market::choose(&visit.ctx, &visit.actor, slug, code, reason).await,
        Err(errors) => Err(errors.into()),
    };
    match chosen {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?done=chosen")).into_response()),
        Err(Error::Invalid(errors)) => {
            answer(visit, &place, StatusCode::UNPROCESSABLE_ENTITY, &form, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn answer(
    visit: Visit,
    (slug, code): &Place,
    status: StatusCode,
    form: &Praise,
    errors: FieldErrors,
) -> Result<Response, Failure> {
    let (company, market, stands) = market::demonstrating(&visit.ctx, &visit.actor, slug, code).await?;
    Ok(visit.page_with(status, || match stands {
        Some(stands) => standing(&company, &stands),
        None => form_page(&company, &market, form, &errors),
    }))
}

/// It is one already: what is said of it, and how it ends.
fn standing(company: &CompanyRef, stands: &Demonstration) -> Page {
    let title = name(company);
    let end = format!("{}/end", choosing(&stands.market.slug, &company.code));
    let market = stands.market.name.get(locale()).to_owned();
    let reason = stands.reason.get(locale()).to_owned();
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=market/>
            <Notice tone=Tone::Sea title=t!("demonstration-stands")><p>{reason}</p></Notice>
            <div class="actions"><LinkButton href=end kind=ButtonKind::Plain>{t!("demonstration-end")}</LinkButton></div>
        </div>
    };
    page(title, body)
}

fn form_page(company: &CompanyRef, market: &MarketRef, form: &Praise, errors: &FieldErrors) -> Page {
    let title = t!("demonstration-choose-of", company = name(company));
    let lede = market.name.get(locale()).to_owned();
    let (zh, en) = (form.reason_zh.clone(), form.reason_en.clone());
    let (zh_error, en_error) = (error_of(errors, "reason_zh"), error_of(errors, "reason_en"));
    let hint = t!("demonstration-reason-hint", max = MAX_REASON);
    let action = choosing(&market.slug, &company.code);
    let back = format!("/operating/figures?by=supplier&market={}", market.slug);
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede/>
            <ErrorSummary errors=errors.clone() label/>
            <Panel>
                <p>{t!("demonstration-consequence")}</p>
                <form method="post" action=action class="form" novalidate>
                    <Textarea
                        name="reason_zh" label=label("reason_zh") value=zh error=zh_error hint=hint.clone() required=true rows=2
                    />
                    <Textarea name="reason_en" label=label("reason_en") value=en error=en_error hint required=true rows=2/>
                    <div class="actions">
                        <Button>{t!("demonstration-choose")}</Button>
                        <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    page(title, body)
}

fn label(field: &str) -> String {
    match field {
        "reason_en" => t!("demonstration-reason-en"),
        _ => t!("demonstration-reason-zh"),
    }
}
