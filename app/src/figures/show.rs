//! The page: what is asked for, what stands today, charts, the table, and what each figure means.

use super::{
    chart,
    place::{self, PATH, Place},
    table, words,
};
use crate::{
    failure::Failure,
    format::group,
    i18n::{locale, moment},
    page::Page,
    t,
    ui::{
        Button, ButtonKind, DataColumn, DataTable, Empty, LinkButton, PageHead, Panel, Select, SelectOption,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{
    actor::Right,
    figures::{By, Month, Period, Report, Tally},
};
use leptos::prelude::*;

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let asked = place.asked(visit.ctx.now());
    let report = service::figures::report(&visit.ctx, &visit.actor, &asked).await?;
    let this = Month::of(visit.ctx.now());
    let choosing = match &report.today[..] {
        [one] if visit.actor.may(Right::Moderate(one.market.id)) => Some(one.market.slug.clone()),
        _ => None,
    };
    let further = report.today.len() > 1 && report.by == By::Supplier && visit.actor.may(Right::Operate);
    Ok(visit.page(|| {
        let choice = Choice {
            market: choosing.as_deref(),
            further,
        };
        page(&report, place.market().as_deref(), this, choice)
    }))
}

/// For which market the reader may choose demonstration enterprises from the table.
#[derive(Clone, Copy)]
struct Choice<'a> {
    market: Option<&'a str>,
    /// For none as long as several are looked at.
    further: bool,
}

fn page(report: &Report, market: Option<&str>, this: Month, choice: Choice<'_>) -> Page {
    let file = place::file(market, report);
    let counted = if report.total == Tally::default() {
        view! { <Empty title=t!("figures-empty") text=t!("figures-empty-text")/> }.into_any()
    } else {
        let (charts, table) = (chart::charts(report), table::table(report, choice.market));
        let span = span(report.period);
        let further = choice
            .further
            .then(|| view! { <p class="small muted">{t!("demonstration-choose-in")}</p> });
        view! {
            <Panel title=t!("figures-charts") aside=span.clone()>{charts}</Panel>
            <Panel title=t!("figures-table") aside=span>{further}{table}</Panel>
        }
        .into_any()
    };
    let body = view! {
        <PageHead title=t!("figures-title") lede=t!("figures-lede")>
            <LinkButton href=file kind=ButtonKind::Plain>{t!("figures-export")}</LinkButton>
        </PageHead>
        <div class="stack">
            {filters(report, market, this)}
            {today(report)}
            {counted}
            {meanings(report)}
        </div>
    };
    Page::new(t!("figures-title"), body).at(Desk::Operating)
}

/// `Dec 2025 – Nov 2026`
fn span(period: Period) -> String {
    let month = |month: Month| moment::month(locale(), month.first_day());
    match period.from() == period.to() {
        true => month(period.to()),
        false => format!("{} – {}", month(period.from()), month(period.to())),
    }
}

fn filters(report: &Report, market: Option<&str>, this: Month) -> impl IntoView + use<> {
    let option = |value: String, label: String| SelectOption { value, label };
    let mut markets = vec![option(String::new(), t!("figures-all-markets"))];
    markets.extend(
        report
            .markets
            .iter()
            .map(|market| option(market.slug.clone(), market.name.get(locale()).to_owned())),
    );
    let months = |chosen: Month| {
        let last = (0..Period::MOST).map(|back| this.later(-back));
        let far = last.clone().all(|month| month != chosen).then_some(chosen);
        last.chain(far)
            .map(|month| option(month.to_string(), moment::month(locale(), month.first_day())))
            .collect()
    };
    let (from, to) = (report.period.from(), report.period.to());
    let (from_months, to_months): (Vec<_>, Vec<_>) = (months(from), months(to));
    let divisions = By::ALL
        .iter()
        .map(|by| option(by.to_string(), words::by(*by)))
        .collect();
    let (market, by) = (market.unwrap_or_default().to_owned(), report.by.to_string());
    view! {
        <form class="own-sift" method="get" action=PATH>
            <Select name="market" label=t!("figures-market") options=markets value=market required=true/>
            <Select name="from" label=t!("figures-from") options=from_months value=from.to_string() required=true/>
            <Select name="to" label=t!("figures-to") options=to_months value=to.to_string() required=true/>
            <Select name="by" label=t!("figures-by") options=divisions value=by required=true/>
            <Button kind=ButtonKind::Plain>{t!("figures-show")}</Button>
        </form>
    }
}

/// What stands today, market by market: who has a place in two stands in both, so there is no total.
fn today(report: &Report) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("figures-market")),
        DataColumn::figures(t!("figures-today-suppliers")),
        DataColumn::figures(t!("figures-today-listings")),
    ];
    let rows = report.today.iter().map(|view| {
        let (href, name) = (
            format!("/markets/{}", view.market.slug),
            view.market.name.get(locale()).to_owned(),
        );
        vec![
            view! { <a href=href>{name}</a> }.into_any(),
            group(&view.suppliers.to_string()).into_any(),
            group(&view.listings.to_string()).into_any(),
        ]
    });
    let rows = rows.collect();
    view! { <Panel title=t!("figures-today")><DataTable caption=t!("figures-today") columns rows/></Panel> }
}

/// What each figure means, in a sentence.
fn meanings(report: &Report) -> impl IntoView + use<> {
    let meanings = table::figures(report)
        .map(|figure| view! { <div><dt>{words::figure(figure)}</dt><dd>{words::meaning(figure)}</dd></div> })
        .collect_view();
    view! {
        <Panel title=t!("figures-meanings")>
            <dl class="facts">{meanings}</dl>
            <ul class="small muted">
                <li>{t!("figures-home")}</li>
                <li>{t!("figures-first-line")}</li>
                <li>{t!("figures-utc")}</li>
                <li>{t!("figures-currencies")}</li>
            </ul>
        </Panel>
    }
}
