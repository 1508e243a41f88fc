//! `/markets/{slug}`: a market's story, its figures, its newest listings.

use super::{
    card::figures,
    demonstration::shown,
    hall,
    newest::Newest,
    premises::shown::{known_for, visiting},
};
use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    promotion::{fair, strip::Strip},
    rfq::open::wanted,
    t,
    ui::{ButtonKind, LinkButton, PageHead},
    visit::Visit,
};
use axum::{extract::Path, response::Response};
use domain::{
    actor::Right,
    catalog::content::CategoryPath,
    market::{MarketView, demonstration::Demonstration, hall::HallRow, premises::Premises},
    promotion::fair::FairRow,
    rfq::view::Wanted,
    search::Filters,
    text::Bilingual,
};
use leptos::prelude::*;
use service::rfq::open::wanted_in;
use std::collections::BTreeMap;

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
    let place = Place {
        premises: service::market::premises(&visit.ctx, &market.market.slug).await?,
        halls: service::market::halls(&visit.ctx, &market.market.slug).await?,
        keeps: visit.actor.may(Right::Moderate(market.market.id)),
    };
    Ok(visit.page(|| page(market, &place, &strip, &fairs, &newest, &wanted, &examples)))
}

/// The market as a place.
struct Place {
    premises: (Premises, BTreeMap<CategoryPath, Bilingual>),
    halls: Vec<HallRow>,
    /// Whether the reader can change what is said of it.
    keeps: bool,
}

fn page(
    view: MarketView,
    place: &Place,
    strip: &Strip,
    fairs: &[FairRow],
    newest: &Newest,
    wanted: &[Wanted],
    examples: &[Demonstration],
) -> Page {
    let locale = locale();
    let slug = &view.market.slug;
    let (premises, categories) = &place.premises;
    let known_for = known_for(slug, premises, categories);
    let (halls, visiting) = (hall::section::section(slug, &place.halls), visiting(premises));
    let there = (halls.is_some() || visiting.is_some())
        .then(|| view! { <div class="market-place-facts">{visiting}{halls}</div> });
    let edit = place.keeps.then(|| {
        let href = format!("/operating/markets/{slug}");
        view! { <LinkButton href kind=ButtonKind::Plain>{t!("premises-edit")}</LinkButton> }
    });
    let name = view.market.name.get(locale).to_owned();
    let story = view.story.get(locale).to_owned();
    let region = view.region.get(locale).to_owned();
    let lede = figures(view.suppliers, view.listings);
    let all = format!("/search?market={}", view.market.slug);
    let body = view! {
        <PageHead title=name.clone() lede=lede>
            {edit}
            <LinkButton href=all.clone()>{t!("market-browse")}</LinkButton>
        </PageHead>
        <p class="market-story market-story-whole">{story.clone()}</p>
        {known_for}
        {strip.section()}
        {fair::section(fairs)}
        {shown::section(examples)}
        {wanted::section(&view.market.slug, wanted)}
        {newest.section()}
        {there}
    };
    Page::new(name, body)
        .public(story)
        .crumb(t!("market-all"), "/markets")
        .crumb(region, format!("/regions/{}", view.region_code))
        .searching("", Some(view.market.slug))
}
