//! Setting a feed up, and changing it: where the file lies, and when it is fetched.

use super::{FEEDS, placed};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale, problem},
    identity::zone,
    market::booth::ask_link,
    page::Page,
    t,
    ui::{
        Button, ButtonKind, Empty, ErrorSummary, Field, LinkButton, Notice, PageHead, Panel, Select,
        SelectOption, Tone,
    },
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::feed::{FeedForm, FeedView},
    id::FeedId,
    market::MarketRef,
    problem::FieldErrors,
};
use leptos::prelude::*;
use service::{Error, catalog::feed, market};

/// The hour that is offered: nobody is awake, and the file of the day is there.
const HOUR: &str = "3";

pub(super) async fn new(visit: Visit) -> Result<Response, Failure> {
    let markets = booths(&visit).await?;
    let typed = FeedForm {
        hour: HOUR.to_owned(),
        time_zone: visit.frame.visitor.time_zone.name().to_owned(),
        ..FeedForm::default()
    };
    Ok(visit.page(|| page(None, markets, &typed, &FieldErrors::default())))
}

pub(super) async fn set_up(visit: Visit, Form(typed): Form<FeedForm>) -> Result<Response, Failure> {
    let markets = booths(&visit).await?;
    let done = match typed.parse() {
        Ok(draft) => feed::set_up(&visit.ctx, &visit.actor, draft).await,
        Err(errors) => Err(errors.into()),
    };
    answer(visit, None, markets, &typed, done)
}

pub(super) async fn edit(visit: Visit, Path(id): Path<FeedId>) -> Result<Response, Failure> {
    let feed = feed::view(&visit.ctx, &visit.actor, id).await?;
    let markets = booths(&visit).await?;
    Ok(visit.page(|| page(Some(id), markets, &said(feed), &FieldErrors::default())))
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<FeedId>,
    Form(typed): Form<FeedForm>,
) -> Result<Response, Failure> {
    feed::view(&visit.ctx, &visit.actor, id).await?;
    let markets = booths(&visit).await?;
    let done = match typed.parse() {
        Ok(draft) => feed::change(&visit.ctx, &visit.actor, id, draft)
            .await
            .map(|()| id),
        Err(errors) => Err(errors.into()),
    };
    answer(visit, Some(id), markets, &typed, done)
}

fn answer(
    visit: Visit,
    id: Option<FeedId>,
    markets: Vec<MarketRef>,
    typed: &FeedForm,
    done: service::Result<FeedId>,
) -> Result<Response, Failure> {
    match done {
        Ok(id) => Ok(Redirect::to(&format!("{FEEDS}/{id}")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            page(id, markets, typed, &errors)
        })),
        Err(other) => Err(other.into()),
    }
}

/// The markets of one's own company; whoever may not supply is refused here.
async fn booths(visit: &Visit) -> Result<Vec<MarketRef>, Failure> {
    visit.require(Right::ManageListings)?;
    Ok(market::booths(&visit.ctx, &visit.actor).await?)
}

fn said(feed: FeedView) -> FeedForm {
    FeedForm {
        address: feed.address,
        hour: feed.schedule.hour.to_string(),
        time_zone: feed.schedule.zone.name().to_owned(),
        market: feed.market.slug,
    }
}

fn label(field: &str) -> String {
    match field {
        "hour" => t!("catalog-feed-hour"),
        "time_zone" => t!("catalog-feed-zone"),
        "market" => t!("catalog-import-market"),
        _ => t!("catalog-feed-address"),
    }
}

fn page(id: Option<FeedId>, markets: Vec<MarketRef>, typed: &FeedForm, errors: &FieldErrors) -> Page {
    let title = match id {
        Some(_) => t!("catalog-feed-change"),
        None => t!("catalog-feed-new"),
    };
    if markets.is_empty() {
        let body = view! {
            <PageHead title=title.clone()/>
            <Empty title=t!("catalog-import-no-booth") text=t!("catalog-import-no-booth-text")>{ask_link()}</Empty>
        };
        return placed(Page::new(title, body));
    }
    let general = errors.of("").next().map(problem);
    let general = general.map(|title| view! { <Notice tone=Tone::Rust title/> });
    let summary = FieldErrors(
        errors
            .0
            .iter()
            .filter(|error| !error.field.is_empty())
            .cloned()
            .collect(),
    );
    let fields = fields(id, markets, typed, errors);
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("catalog-feed-form-lede")/>
            {general}
            <ErrorSummary errors=summary label=label/>
            <Panel>{fields}</Panel>
        </div>
    };
    placed(Page::new(title, body))
}

fn fields(
    id: Option<FeedId>,
    markets: Vec<MarketRef>,
    typed: &FeedForm,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let locale = locale();
    let markets = markets.into_iter().map(|market| SelectOption {
        label: market.name.get(locale).to_owned(),
        value: market.slug,
    });
    let hours = (0..24).map(|hour| SelectOption {
        label: format!("{hour:02}:00"),
        value: hour.to_string(),
    });
    let (action, back) = match id {
        Some(id) => (format!("{FEEDS}/{id}/change"), format!("{FEEDS}/{id}")),
        None => (format!("{FEEDS}/new"), FEEDS.to_owned()),
    };
    view! {
        <form class="form" method="post" action=action>
            <Field
                name="address" label=label("address") value=typed.address.clone() hint=t!("catalog-feed-address-hint")
                error=error_of(errors, "address") required=true
            />
            <Select
                name="hour" label=label("hour") options=hours.collect() value=typed.hour.clone()
                hint=t!("catalog-feed-hour-hint") error=error_of(errors, "hour") required=true
            />
            <Select
                name="time_zone" label=label("time_zone") options=zone::options() value=typed.time_zone.clone()
                error=error_of(errors, "time_zone") required=true
            />
            <Select
                name="market" label=label("market") options=markets.collect() value=typed.market.clone()
                hint=t!("catalog-import-market-hint") error=error_of(errors, "market") required=true
            />
            <div class="actions">
                <Button>{t!("catalog-feed-save")}</Button>
                <LinkButton href=back kind=ButtonKind::Quiet>{t!("catalog-import-back")}</LinkButton>
            </div>
        </form>
    }
}
