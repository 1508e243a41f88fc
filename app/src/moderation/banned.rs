//! `/operating/banned-words`: what operators keep out of listings.

use super::kept::{List, Place, Words, market_name, market_of, market_options, remove};
use crate::{
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
    id::BannedWordId,
    market::MarketRef,
    moderation::banned::{BannedRow, BannedWord, keeper},
    page::PageRequest,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, market, moderation::banned};

const PATH: &str = "/operating/banned-words";

/// As the browser sends it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct WordForm {
    /// The market's id; empty for all.
    market: String,
    word: String,
    explanation: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let (form, errors) = (WordForm::default(), FieldErrors::default());
    listed(visit, StatusCode::OK, &place, &form, &errors).await
}

pub(super) async fn add(visit: Visit, Form(form): Form<WordForm>) -> Result<Response, Failure> {
    let market = market_of(&form.market)?;
    visit.require(keeper(market))?;
    let added = match BannedWord::parse(&form.word, &form.explanation) {
        Ok(word) => banned::add(&visit.ctx, &visit.actor, market, &word)
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

pub(super) async fn taken_away(visit: Visit, Path(id): Path<BannedWordId>) -> Result<Response, Failure> {
    banned::remove(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("{PATH}?done=removed")).into_response())
}

async fn listed(
    visit: Visit,
    status: StatusCode,
    place: &Place,
    form: &WordForm,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let wanted = PageRequest::new(None, Some(place.after.clone()));
    let rows = banned::list(&visit.ctx, &visit.actor, wanted).await?;
    let markets = market::operated(&visit.ctx, &visit.actor).await?;
    let every = visit.actor.may(Right::Administer);
    Ok(visit.page_with(status, || {
        let list = List {
            path: PATH,
            words: words(),
            next: rows.next,
            table: (!rows.items.is_empty()).then(|| table(rows.items).into_any()),
            form: add_form(&markets, every, form, errors).into_any(),
        };
        list.page(place, errors, label)
    }))
}

fn words() -> Words {
    Words {
        title: t!("moderation-banned-title"),
        lede: t!("moderation-banned-lede"),
        added: t!("moderation-banned-added"),
        removed: t!("moderation-banned-removed"),
        none: t!("moderation-banned-none"),
        none_text: t!("moderation-banned-none-text"),
    }
}

fn table(rows: Vec<BannedRow>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("moderation-banned-word")),
        DataColumn::words(t!("moderation-banned-why")),
        DataColumn::words(t!("moderation-kept-for")),
        DataColumn::words(t!("moderation-kept-act")),
    ];
    let rows = rows.into_iter().map(row).collect();
    view! { <DataTable caption=t!("moderation-banned-title") columns rows/> }
}

fn row(row: BannedRow) -> Vec<AnyView> {
    let market = market_name(row.market.as_ref());
    let remove = row
        .mine
        .then(|| remove(format!("{PATH}/{}/remove", row.id), row.word.word.clone()));
    // Whole and next to each other, as they are looked for in listings.
    let phrase = serde_html_form::to_string([("q", format!("\"{}\"", row.word.word))]);
    let href = format!("/search?{}", phrase.unwrap_or_default());
    vec![
        view! { <a href=href>{row.word.word}</a> }.into_any(),
        row.word.explanation.into_any(),
        market.into_any(),
        remove.into_any(),
    ]
}

fn add_form(
    markets: &[MarketRef],
    every: bool,
    form: &WordForm,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let options = market_options(markets, every);
    let (market, word, why) = (form.market.clone(), form.word.clone(), form.explanation.clone());
    let (word_error, why_error) = (error_of(errors, "word"), error_of(errors, "explanation"));
    view! {
        <Panel title=t!("moderation-banned-add")>
            <form method="post" action=PATH class="form" novalidate>
                <Select name="market" label=t!("moderation-kept-for") options value=market required=true/>
                <Field name="word" label=t!("moderation-banned-word") value=word error=word_error required=true/>
                <Textarea name="explanation" label=t!("moderation-banned-why") value=why error=why_error required=true/>
                <Button>{t!("moderation-banned-add")}</Button>
            </form>
        </Panel>
    }
}

fn label(field: &str) -> String {
    match field {
        "explanation" => t!("moderation-banned-why"),
        _ => t!("moderation-banned-word"),
    }
}
