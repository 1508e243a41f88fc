//! `/operating/banned-words`: what operators keep out of listings.

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
    id::{BannedWordId, MarketId},
    market::MarketRef,
    moderation::banned::{BannedRow, BannedWord, keeper},
    page::{self, PageRequest},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, market, moderation::banned};

const PATH: &str = "/operating/banned-words";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
    /// What was done last.
    done: String,
}

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
    let market = match form.market.as_str() {
        "" => None,
        id => Some(id.parse::<MarketId>().map_err(|_| Error::NotFound)?),
    };
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

pub(super) async fn remove(visit: Visit, Path(id): Path<BannedWordId>) -> Result<Response, Failure> {
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
        list(rows, place, add_form(&markets, every, form, errors), errors)
    }))
}

fn list(rows: page::Page<BannedRow>, place: &Place, form: impl IntoAny, errors: &FieldErrors) -> Page {
    let next = rows.next.map(|key| format!("{PATH}?after={key}"));
    let previous = (!place.after.is_empty()).then(|| PATH.to_owned());
    let done = match place.done.as_str() {
        "added" => Some(t!("moderation-banned-added")),
        "removed" => Some(t!("moderation-banned-removed")),
        _ => None,
    };
    let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
    let words = match rows.items.is_empty() {
        true => {
            let (title, text) = (t!("moderation-banned-none"), t!("moderation-banned-none-text"));
            view! { <Empty title text/> }.into_any()
        }
        false => table(rows.items).into_any(),
    };
    let body = view! {
        <PageHead title=t!("moderation-banned-title") lede=t!("moderation-banned-lede")/>
        <ErrorSummary errors=errors.clone() label/>
        {done}
        <div class="columns">
            <div class="stack"><Panel>{words}</Panel><Pager previous next/></div>
            {form.into_any()}
        </div>
    };
    Page::new(t!("moderation-banned-title"), body).at(Desk::Operating)
}

fn table(rows: Vec<BannedRow>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("moderation-banned-word")),
        DataColumn::words(t!("moderation-banned-why")),
        DataColumn::words(t!("moderation-banned-for")),
        DataColumn::words(t!("moderation-banned-act")),
    ];
    let rows = rows.into_iter().map(row).collect();
    view! { <DataTable caption=t!("moderation-banned-title") columns rows/> }
}

fn row(row: BannedRow) -> Vec<AnyView> {
    let market = match &row.market {
        None => t!("moderation-banned-all"),
        Some(market) => market.name.get(locale()).to_owned(),
    };
    let remove = row.mine.then(|| {
        let action = format!("{PATH}/{}/remove", row.id);
        let word = row.word.word.clone();
        view! {
            <form method="post" action=action>
                <Button kind=ButtonKind::Quiet>
                    {t!("moderation-banned-remove")}<span class="visually-hidden">" "{word}</span>
                </Button>
            </form>
        }
    });
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
    let option = |market: &MarketRef| SelectOption {
        value: market.id.to_string(),
        label: market.name.get(locale()).to_owned(),
    };
    let all = every.then(|| SelectOption {
        value: String::new(),
        label: t!("moderation-banned-all"),
    });
    let options: Vec<_> = markets.iter().map(option).chain(all).collect();
    let (market, word, why) = (form.market.clone(), form.word.clone(), form.explanation.clone());
    let (word_error, why_error) = (error_of(errors, "word"), error_of(errors, "explanation"));
    view! {
        <Panel title=t!("moderation-banned-add")>
            <form method="post" action=PATH class="form" novalidate>
                <Select name="market" label=t!("moderation-banned-for") options value=market required=true/>
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
