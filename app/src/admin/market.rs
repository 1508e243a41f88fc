//! One market: what was decided about it, and who operates it.

use super::{
    appoint::{Appointment, label},
    page,
};
use crate::{
    company::words,
    failure::Failure,
    i18n::{locale, named},
    page::Page,
    t,
    ui::{
        ButtonKind, DataColumn, DataTable, ErrorSummary, LinkButton, Moment, Notice, PageHead, Panel, Term,
        Terms, Tone,
    },
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use domain::{
    market::{KeptMarket, OperatorRow},
    problem::FieldErrors,
    text::Locale,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::market;

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

pub(super) async fn show(
    visit: Visit,
    Path(slug): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let form = Appointment::default();
    respond(visit, &slug, &form, &FieldErrors::default(), &done.done).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn respond(
    visit: Visit,
    slug: &str,
    form: &Appointment,
    errors: &FieldErrors,
    done: &str,
) -> Result<Response, Failure> {
    let kept = market::kept(&visit.ctx, &visit.actor, slug).await?;
    let operators = market::operators(&visit.ctx, &visit.actor, slug).await?;
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(visit.page_with(status, || of(&kept, &operators, form, errors, done)))
}

fn of(
    kept: &KeptMarket,
    operators: &[OperatorRow],
    form: &Appointment,
    errors: &FieldErrors,
    done: &str,
) -> Page {
    let name = kept.market.name.get(locale()).to_owned();
    let (public, here) = (
        format!("/markets/{}", kept.market.slug),
        format!("/admin/markets/{}", kept.market.slug),
    );
    let done = match done {
        "opened" => Some(t!("admin-market-opened")),
        "changed" => Some(t!("admin-market-changed")),
        "appointed" => Some(t!("admin-appointed")),
        "revoked" => Some(t!("admin-revoked")),
        _ => None,
    };
    let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
    let people = people(&here, operators);
    let appoint = form.view(format!("{here}/operators"), errors);
    let (slug, change, charter) = (kept.market.slug.clone(), format!("{here}/change"), charter(kept));
    let body = view! {
        <PageHead title=name.clone() lede=slug>
            <LinkButton href=public kind=ButtonKind::Plain>{t!("admin-market-public")}</LinkButton>
            <LinkButton href=change kind=ButtonKind::Plain>{t!("admin-market-change")}</LinkButton>
        </PageHead>
        <ErrorSummary errors=errors.clone() label=label/>
        {done}
        <Panel title=t!("admin-operators")>{people}</Panel>
        <Panel title=t!("admin-operator-appoint")>
            <p>{t!("admin-operator-appoint-text")}</p>
            {appoint}
        </Panel>
        <Panel title=t!("admin-charter")>{charter}</Panel>
    };
    page(name, body).crumb(t!("admin-markets"), "/admin")
}

fn people(here: &str, operators: &[OperatorRow]) -> AnyView {
    let columns = vec![
        DataColumn::words(t!("admin-person")),
        DataColumn::words(t!("admin-as")),
        DataColumn::words(t!("admin-since")),
        DataColumn::words(t!("admin-act")),
    ];
    let rows = operators.iter().map(|row| operator(here, row)).collect();
    view! { <DataTable caption=t!("admin-operators") columns rows/> }.into_any()
}

fn operator(here: &str, row: &OperatorRow) -> Vec<AnyView> {
    let name = named(&row.name);
    let (as_what, act) = match row.leads {
        Some(role) => (t!("admin-as-leader", role = words::role(role)), None),
        None => {
            let title = t!("admin-revoke-of", name = name.clone());
            let href = format!("{here}/operators/{}/revoke", row.person);
            let act =
                view! { <a class="button button-quiet" href=href aria-label=title>{t!("admin-revoke")}</a> };
            (t!("admin-as-appointed"), Some(act))
        }
    };
    vec![
        view! { {name}<span class="under">{row.email.clone()}</span> }.into_any(),
        as_what.into_any(),
        view! { <Moment at=row.since/> }.into_any(),
        act.into_any(),
    ]
}

fn charter(kept: &KeptMarket) -> impl IntoView + use<> {
    let charter = &kept.charter;
    let text = |text: &domain::text::Bilingual, locale| text.exact(locale).unwrap_or_default().to_owned();
    let terms = vec![
        Term::new(t!("admin-name-zh"), text(&charter.name, Locale::ZhCn)),
        Term::new(t!("admin-name-en"), text(&charter.name, Locale::En)),
        Term::new(t!("admin-region-code"), charter.region_code.clone()),
        Term::new(t!("admin-region-zh"), text(&charter.region, Locale::ZhCn)),
        Term::new(t!("admin-region-en"), text(&charter.region, Locale::En)),
        Term::new(t!("admin-story-zh"), text(&charter.story, Locale::ZhCn)),
        Term::new(t!("admin-story-en"), text(&charter.story, Locale::En)),
        Term::new(t!("admin-position"), charter.position.to_string()),
        Term::new(
            t!("admin-operator-company"),
            format!("{} · {}", kept.operator.name.get(locale()), kept.operator.code),
        ),
    ];
    view! { <Terms terms/> }
}
