//! `/markets/{slug}`: a market's story, its figures, its newest listings.

use super::{card::figures, demonstration::shown, newest::Newest};
use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    promotion::{fair, strip::Strip},
    rfq::open::wanted,
    t,
    ui::{LinkButton, PageHead},
    visit::Visit,
};
use axum::{extract::Path, response::Response};
use domain::{
    market::{MarketView, demonstration::Demonstration},
    promotion::fair::FairRow,
    rfq::view::Wanted,
    search::Filters,
};
use leptos::prelude::*;
use service::rfq::open::wanted_in;

/// How many of the newest listings are shown.
const NEWEST: u32 = 12;

pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Failure> {
    let market = service::market::view(&visit.ctx, &slug).await?;
    let filters = Filters {
        markets: vec![slug],
        ..Filters::default()
    };
    let newest = Newest::of(&visit, filters, NEWEST).await?;
    let wanted = wanted_in(&visit.ctx, &visit.actor, &market.market.slug).await?;
    let examples = service::market::demonstrations(&visit.ctx, &market.market.slug).await?;
    let strip = Strip::of(&visit, &market.market.slug).await?;
    let fairs = service::promotion::fairs(&visit.ctx, &market.market.slug).await?;
    Ok(visit.page(|| page(market, &strip, &fairs, &newest, &wanted, &examples)))
}

fn page(
    view: MarketView,
    strip: &Strip,
    fairs: &[FairRow],
    newest: &Newest,
    wanted: &[Wanted],
    examples: &[Demonstration],
) -> Page {
    let locale = locale();
    let name = view.market.name.get(locale).to_owned();
    let story = view.story.get(locale).to_owned();
    let region = view.region.get(locale).to_owned();
    let lede = figures(view.suppliers, view.listings);
    let all = format!("/search?market={}", view.market.slug);
    let body = view! {
        <PageHead title=name.clone() lede=lede>
            <LinkButton href=all.clone()>{t!("market-browse")}</LinkButton>
        </PageHead>
        <p class="market-story market-story-whole">{story.clone()}</p>
        {strip.section()}
        {fair::section(fairs)}
        {shown::section(examples)}
        {wanted::section(&view.market.slug, wanted)}
        {newest.section()}
    };
    Page::new(name, body)
        .public(story)
        .crumb(t!("market-all"), "/markets")
        .crumb(region, format!("/regions/{}", view.region_code))
        .searching("", Some(view.market.slug))
}
