//! `/operating/restrictions`: categories that operators keep out of markets, or let in with a certificate only.

use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale},
    page::Page,
    t,
    ui::{
        Button, ButtonKind, DataColumn, DataTable, Empty, ErrorSummary, Field, Notice, PageHead, Pager,
        Panel, Select, SelectOption, Textarea, Tone,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::view::CategoryChoice,
    id::{MarketId, RestrictionId},
    market::MarketRef,
    moderation::{
        banned::keeper,
        restriction::{Restriction, RestrictionRow},
    },
    page::{self, PageRequest},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, catalog, market, moderation::restriction};

const PATH: &str = "/operating/restrictions";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
    /// What was done last.
    done: String,
}

/// As the browser sends it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewForm {
    /// The market's id; empty for all.
    market: String,
    category: String,
    certificate: String,
    explanation: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let (form, errors) = (NewForm::default(), FieldErrors::default());
    listed(visit, StatusCode::OK, &place, &form, &errors).await
}

pub(super) async fn add(visit: Visit, Form(form): Form<NewForm>) -> Result<Response, Failure> {
    let market = match form.market.as_str() {
        "" => None,
        id => Some(id.parse::<MarketId>().map_err(|_| Error::NotFound)?),
    };
    visit.require(keeper(market))?;
    let added = match Restriction::parse(&form.category, &form.certificate, &form.explanation) {
        Ok(new) => restriction::add(&visit.ctx, &visit.actor, market, &new)
            .await
            .map(drop),
        Err(errors) => Err(Error::Invalid(errors)),
    };
    match added {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?done=added")).into_response()),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            listed(visit, status, &Place::default(), &form, &errors).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn remove(visit: Visit, Path(id): Path<RestrictionId>) -> Result<Response, Failure> {
    restriction::remove(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("{PATH}?done=removed")).into_response())
}

async fn listed(
    visit: Visit,
    status: StatusCode,
    place: &Place,
    form: &NewForm,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let wanted = PageRequest::new(None, Some(place.after.clone()));
    let rows = restriction::list(&visit.ctx, &visit.actor, wanted).await?;
    let markets = market::operated(&visit.ctx, &visit.actor).await?;
    let tree = catalog::categories(&visit.ctx).await?;
    let every = visit.actor.may(Right::Administer);
    Ok(visit.page_with(status, || {
        let form = add_form(&markets, every, &tree, form, errors);
        list(rows, &tree, place, form, errors)
    }))
}

fn list(
    rows: page::Page<RestrictionRow>,
    tree: &[CategoryChoice],
    place: &Place,
    form: impl IntoAny,
    errors: &FieldErrors,
) -> Page {
    let next = rows.next.map(|key| format!("{PATH}?after={key}"));
    let previous = (!place.after.is_empty()).then(|| PATH.to_owned());
    let done = match place.done.as_str() {
        "added" => Some(t!("moderation-restriction-added")),
        "removed" => Some(t!("moderation-restriction-removed")),
        _ => None,
    };
    let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
    let words = match rows.items.is_empty() {
        true => {
            let (title, text) = (
                t!("moderation-restriction-none-yet"),
                t!("moderation-restriction-none-text"),
            );
            view! { <Empty title text/> }.into_any()
        }
        false => table(rows.items, tree).into_any(),
    };
    let body = view! {
        <PageHead title=t!("moderation-restriction-title") lede=t!("moderation-restriction-lede")/>
        <ErrorSummary errors=errors.clone() label/>
        {done}
        <div class="columns">
            <div class="stack"><Panel>{words}</Panel><Pager previous next/></div>
            {form.into_any()}
        </div>
    };
    Page::new(t!("moderation-restriction-title"), body).at(Desk::Operating)
}

fn table(rows: Vec<RestrictionRow>, tree: &[CategoryChoice]) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("moderation-restriction-category")),
        DataColumn::words(t!("moderation-restriction-rule")),
        DataColumn::words(t!("moderation-restriction-why")),
        DataColumn::words(t!("moderation-restriction-for")),
        DataColumn::words(t!("moderation-restriction-act")),
    ];
    let rows = rows.into_iter().map(|one| row(one, tree)).collect();
    view! { <DataTable caption=t!("moderation-restriction-title") columns rows/> }
}

fn row(row: RestrictionRow, tree: &[CategoryChoice]) -> Vec<AnyView> {
    let category = tree.iter().find(|choice| choice.path == row.restriction.category);
    let category = category.map_or_else(|| row.restriction.category.to_string(), called);
    let market = match &row.market {
        None => t!("moderation-restriction-all"),
        Some(market) => market.name.get(locale()).to_owned(),
    };
    let remove = row.mine.then(|| {
        let action = format!("{PATH}/{}/remove", row.id);
        let category = category.clone();
        view! {
            <form method="post" action=action>
                <Button kind=ButtonKind::Quiet>
                    {t!("moderation-restriction-remove")}<span class="visually-hidden">" "{category}</span>
                </Button>
            </form>
        }
    });
    let needs = match row.restriction.certificate {
        None => t!("moderation-restriction-none"),
        Some(name) => t!("moderation-restriction-needs", name = name),
    };
    vec![
        category.into_any(),
        needs.into_any(),
        row.restriction.explanation.into_any(),
        market.into_any(),
        remove.into_any(),
    ]
}

fn add_form(
    markets: &[MarketRef],
    every: bool,
    tree: &[CategoryChoice],
    form: &NewForm,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let option = |market: &MarketRef| SelectOption {
        value: market.id.to_string(),
        label: market.name.get(locale()).to_owned(),
    };
    let all = every.then(|| SelectOption {
        value: String::new(),
        label: t!("moderation-restriction-all"),
    });
    let options: Vec<_> = markets.iter().map(option).chain(all).collect();
    let none = SelectOption {
        value: String::new(),
        label: t!("moderation-restriction-choose"),
    };
    let category = |choice: &CategoryChoice| SelectOption {
        value: choice.path.to_string(),
        label: called(choice),
    };
    let categories: Vec<_> = std::iter::once(none).chain(tree.iter().map(category)).collect();
    let NewForm {
        market,
        category,
        certificate,
        explanation,
    } = form.clone();
    let error = |field| error_of(errors, field);
    let (wrong_category, wrong_certificate, wrong_why) =
        (error("category"), error("certificate"), error("explanation"));
    view! {
        <Panel title=t!("moderation-restriction-add")>
            <form method="post" action=PATH class="form" novalidate>
                <Select name="market" label=t!("moderation-restriction-for") options value=market required=true/>
                <Select
                    name="category" label=label("category") options=categories value=category error=wrong_category
                    hint=t!("moderation-restriction-category-hint") required=true
                />
                <Field
                    name="certificate" label=label("certificate") value=certificate error=wrong_certificate
                    hint=t!("moderation-restriction-certificate-hint")
                />
                <Textarea name="explanation" label=label("explanation") value=explanation error=wrong_why required=true/>
                <Button>{t!("moderation-restriction-add")}</Button>
            </form>
        </Panel>
    }
}

/// A category's names from the root, in the reader's language.
fn called(choice: &CategoryChoice) -> String {
    let names = choice.names.iter().map(|name| name.get(locale()));
    names.collect::<Vec<_>>().join(" > ")
}

fn label(field: &str) -> String {
    match field {
        "category" => t!("moderation-restriction-category"),
        "certificate" => t!("moderation-restriction-certificate"),
        _ => t!("moderation-restriction-why"),
    }
}
