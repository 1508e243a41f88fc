//! `/selling/booths`: where a supplier has its place, what it asked for, and asking a market for a booth.

use super::{OWN, place_words};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale},
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, Empty, ErrorSummary, Moment, Notice, PageHead, Panel, Select,
        SelectOption, Textarea, Tone,
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
    Instant,
    actor::Right,
    market::{
        MarketRef,
        booth::{OwnBooths, Place, Wish, WishState},
    },
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, market};

/// As the browser sends it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct WishForm {
    market: String,
    words: String,
}

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
    /// The market to ask, where another page says which.
    market: String,
}

pub(super) async fn show(visit: Visit, Query(done): Query<Done>) -> Result<Response, Failure> {
    let form = WishForm {
        market: done.market,
        ..WishForm::default()
    };
    answer(visit, StatusCode::OK, &done.done, &form, &FieldErrors::default()).await
}

pub(super) async fn ask(visit: Visit, Form(form): Form<WishForm>) -> Result<Response, Failure> {
    visit.require(Right::ManageListings)?;
    let asked = match form.words.parse() {
        Ok(words) => market::booth::ask(&visit.ctx, &visit.actor, &form.market, words).await,
        Err(problem) => Err(Error::invalid("words", problem)),
    };
    match asked {
        Ok(()) => Ok(Redirect::to(&format!("{OWN}?done=asked")).into_response()),
        Err(Error::Invalid(errors)) => {
            answer(visit, StatusCode::UNPROCESSABLE_ENTITY, "", &form, &errors).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn withdraw(visit: Visit, Path(slug): Path<String>) -> Result<Response, Failure> {
    market::booth::withdraw(&visit.ctx, &visit.actor, &slug).await?;
    Ok(Redirect::to(&format!("{OWN}?done=withdrawn")).into_response())
}

async fn answer(
    visit: Visit,
    status: StatusCode,
    done: &str,
    form: &WishForm,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let own = market::booth::own(&visit.ctx, &visit.actor).await?;
    let writes = visit.actor.may(Right::ManageListings);
    Ok(visit.page_with(status, || page(own, writes, done, form, errors)))
}

fn page(own: OwnBooths, writes: bool, done: &str, form: &WishForm, errors: &FieldErrors) -> Page {
    let done = match done {
        "asked" => Some(t!("booth-own-asked")),
        "withdrawn" => Some(t!("booth-own-withdrawn")),
        _ => None,
    };
    let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
    let none = own.booths.is_empty() && own.wishes.is_empty();
    let none = none.then(|| view! { <Empty title=t!("booth-own-none") text=t!("booth-own-none-text")/> });
    let booths = own.booths.into_iter().map(booth).collect_view();
    let wishes = own.wishes.into_iter().map(|one| wish(one, writes)).collect_view();
    let ask = (writes && !own.others.is_empty()).then(|| ask_form(&own.others, form, errors));
    let errors = errors.clone();
    let body = view! {
        <PageHead title=t!("booth-own-title") lede=t!("booth-own-lede")/>
        <ErrorSummary errors label/>
        {done}
        <div class="columns">
            <Panel>{none}<ul class="part-list">{booths}{wishes}</ul></Panel>
            {ask}
        </div>
    };
    Page::new(t!("booth-own-title"), body).at(Desk::Selling)
}

fn booth((market, place, since): (MarketRef, Place, Option<Instant>)) -> impl IntoView {
    let name = market.name.get(locale()).to_owned();
    let since = since.map(|at| view! { <span class="under"><Moment at/></span> });
    view! {
        <li>
            <div>
                <a href=format!("/markets/{}", market.slug)>{name}</a>
                <span class="under">{place_words(&place)}</span>
                {since}
            </div>
            <Badge tone=Tone::Leaf>{t!("booth-own-has")}</Badge>
        </li>
    }
}

fn wish(wish: Wish, writes: bool) -> impl IntoView {
    let name = wish.market.name.get(locale()).to_owned();
    let (state, tone, reason) = match wish.state {
        WishState::Asked => (t!("booth-own-waits"), Tone::Brass, None),
        WishState::Declined { reason } => (t!("booth-own-declined"), Tone::Rust, Some(reason)),
        WishState::Ended { reason } => (t!("booth-own-ended"), Tone::Rust, Some(reason)),
    };
    let act = match reason {
        None => t!("booth-own-withdraw"),
        Some(_) => t!("booth-own-put-away"),
    };
    let words = reason.unwrap_or(wish.words);
    let action = format!("{OWN}/{}/withdraw", wish.market.slug);
    let whose = name.clone();
    let withdraw = writes.then(|| {
        view! {
            <form method="post" action=action>
                <Button kind=ButtonKind::Quiet>{act}<span class="visually-hidden">" "{whose}</span></Button>
            </form>
        }
    });
    view! {
        <li>
            <div>
                {name}
                <span class="under"><Moment at=wish.at/></span>
                <p>{words}</p>
                {withdraw}
            </div>
            <Badge tone>{state}</Badge>
        </li>
    }
}

fn ask_form(others: &[MarketRef], form: &WishForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let option = |market: &MarketRef| SelectOption {
        value: market.slug.clone(),
        label: market.name.get(locale()).to_owned(),
    };
    let options = others.iter().map(option).collect();
    let (value, words) = (form.market.clone(), form.words.clone());
    let (wrong_market, wrong_words) = (error_of(errors, "market"), error_of(errors, "words"));
    view! {
        <Panel title=t!("booth-own-ask")>
            <form method="post" action=OWN class="form" novalidate>
                <Select name="market" label=label("market") options value error=wrong_market required=true/>
                <Textarea name="words" label=label("words") value=words error=wrong_words hint=t!("booth-own-words-hint") required=true/>
                <Button>{t!("booth-own-ask-act")}</Button>
            </form>
        </Panel>
    }
}

fn label(field: &str) -> String {
    match field {
        "market" => t!("booth-own-market"),
        _ => t!("booth-own-words"),
    }
}
