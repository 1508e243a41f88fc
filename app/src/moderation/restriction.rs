//! `/operating/restrictions`: categories that operators keep out of markets, or let in with a certificate only.

use super::kept::{List, Place, Words, market_name, market_of, market_options, remove};
use crate::{
    catalog::edit::option,
    category::words::path,
    failure::Failure,
    form::Form,
    i18n::error_of,
    t,
    ui::{Button, DataColumn, DataTable, Field, Panel, Select, Textarea},
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::view::CategoryChoice,
    id::RestrictionId,
    market::MarketRef,
    moderation::{
        banned::keeper,
        restriction::{Restriction, RestrictionRow},
    },
    page::PageRequest,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, catalog, market, moderation::restriction};

const PATH: &str = "/operating/restrictions";

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
    let market = market_of(&form.market)?;
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

pub(super) async fn taken_away(visit: Visit, Path(id): Path<RestrictionId>) -> Result<Response, Failure> {
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
        let list = List {
            path: PATH,
            words: words(),
            next: rows.next,
            table: (!rows.items.is_empty()).then(|| table(rows.items, &tree).into_any()),
            form: add_form(&markets, every, &tree, form, errors).into_any(),
        };
        list.page(place, errors, label)
    }))
}

fn words() -> Words {
    Words {
        title: t!("moderation-restriction-title"),
        lede: t!("moderation-restriction-lede"),
        added: t!("moderation-restriction-added"),
        removed: t!("moderation-restriction-removed"),
        none: t!("moderation-restriction-none-yet"),
        none_text: t!("moderation-restriction-none-text"),
    }
}

fn table(rows: Vec<RestrictionRow>, tree: &[CategoryChoice]) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("moderation-restriction-category")),
        DataColumn::words(t!("moderation-restriction-rule")),
        DataColumn::words(t!("moderation-restriction-why")),
        DataColumn::words(t!("moderation-kept-for")),
        DataColumn::words(t!("moderation-kept-act")),
    ];
    let rows = rows.into_iter().map(|one| row(one, tree)).collect();
    view! { <DataTable caption=t!("moderation-restriction-title") columns rows/> }
}

fn row(row: RestrictionRow, tree: &[CategoryChoice]) -> Vec<AnyView> {
    let category = tree.iter().find(|choice| choice.path == row.restriction.category);
    let category = category.map_or_else(
        || row.restriction.category.to_string(),
        |choice| path(&choice.names),
    );
    let market = market_name(row.market.as_ref());
    let remove = row
        .mine
        .then(|| remove(format!("{PATH}/{}/remove", row.id), category.clone()));
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
    let options = market_options(markets, every);
    let categories = option::category(tree, t!("moderation-restriction-choose"));
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
                <Select name="market" label=t!("moderation-kept-for") options value=market required=true/>
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

fn label(field: &str) -> String {
    match field {
        "category" => t!("moderation-restriction-category"),
        "certificate" => t!("moderation-restriction-certificate"),
        _ => t!("moderation-restriction-why"),
    }
}
