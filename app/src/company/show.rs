//! `/companies/{code}`: a company as everyone sees it. What it says of itself stands apart from what its trade shows.

use super::{figures, showcase_view, words};
use crate::{
    catalog::words::{only_in, shown},
    failure::Failure,
    i18n::{country, locale, moment},
    market::{
        booth::{giving, place_if_known},
        demonstration::shown as demonstration,
    },
    page::Page,
    search::card::{Beside, results},
    t,
    ui::{Badge, ButtonKind, LinkButton, PageHead, Panel, Term, Terms, Tone},
    verification::{self, StandingBadge, stopped},
    visit::Visit,
    visitor::Visitor,
};
use axum::{extract::Path, response::Response};
use domain::{
    actor::Right,
    company::{
        Factory, Profile, Seal,
        view::{Booth, CompanyView},
    },
    market::{MarketRef, demonstration::Demonstration},
    page::PageRequest,
    search::{Filters, SearchQuery, Sort},
    text::Bilingual,
};
use leptos::prelude::*;

/// How many of its listings are shown.
const LISTINGS: u32 = 3;

/// What the viewer may do with the company beyond reading.
#[derive(Clone, Default)]
struct Acts {
    /// It is the viewer's own.
    own: bool,
    /// The viewer operates a market it has a booth in.
    vouch: bool,
    /// The markets the viewer operates in which it has none.
    give: Vec<MarketRef>,
}

pub(super) async fn show(visit: Visit, Path(code): Path<String>) -> Result<Response, Failure> {
    let company = service::company::page(&visit.ctx, &code).await?;
    let listed = SearchQuery {
        filters: Filters {
            supplier: Some(company.company.code.clone()),
            ..Filters::default()
        },
        sort: Sort::Newest,
        locale: visit.locale(),
        page: PageRequest::new(Some(LISTINGS), None),
        ..SearchQuery::default()
    };
    let listed = if company.listings > 0 {
        service::search::newest(&visit.ctx, &listed).await?.items
    } else {
        Vec::new()
    };
    let acts = Acts {
        own: visit.actor.company() == Some(company.company.id),
        vouch: visit.actor.member().is_some()
            && service::company::may_override(&visit.ctx, &visit.actor, &code).await?,
        give: without_booth(&visit, &company).await?,
    };
    let markets = visit.frame.markets.clone();
    let seals = service::company::verification::seals(&visit.ctx, &code).await?;
    let beside = Beside::of(&visit, &listed).await?;
    let examples = service::market::demonstrations_of(&visit.ctx, &code).await?;
    let origin = visit.frame.origin.clone();
    Ok(visit.page(|| {
        let cards = results(&listed, &beside, &markets).into_any();
        let page = page(
            &company,
            (!listed.is_empty()).then_some(cards),
            &seals,
            &examples,
            acts,
        );
        page.about(super::about::organisation(&origin, &company))
    }))
}

/// The markets the viewer operates in which this supplier has no booth yet.
async fn without_booth(visit: &Visit, company: &CompanyView) -> Result<Vec<MarketRef>, Failure> {
    if !(company.profile.trades.supplies && visit.actor.may(Right::Operate)) {
        return Ok(Vec::new());
    }
    let mut markets = service::market::operated(&visit.ctx, &visit.actor).await?;
    markets.retain(|market| company.booths.iter().all(|booth| booth.market != *market));
    Ok(markets)
}

fn page(
    view: &CompanyView,
    cards: Option<AnyView>,
    seals: &[Seal],
    examples: &[Demonstration],
    acts: Acts,
) -> Page {
    let profile = &view.profile;
    let (name, _) = profile.name.shown(locale());
    let name = name.to_owned();
    let lede = format!("{} · {}", words::place(profile), words::trades(profile.trades));
    let own = acts.own;
    let (doors, standing, mark) = (
        doors(view, acts),
        view.company.standing,
        demonstration::mark(examples),
    );
    let body = view! {
        <PageHead title=name.clone() lede=lede.clone()><StandingBadge standing/>{mark}{doors}</PageHead>
        {stopped(&view.company, own)}
        <div class="columns">
            <div class="stack">
                {about(&profile.about)}
                {showcase_view::gallery(view)}
                {factory(&profile.factory)}
                {exports(profile)}
                {showcase_view::certificates(view)}
                {cards.map(|cards| listings(view, cards))}
            </div>
            <div class="stack">
                {facts(view)}
                {verification::panel(seals)}
                {demonstration::panel(examples)}
                {booths(&view.booths)}
                {figures::panel(&view.figures)}
            </div>
        </div>
    };
    let page = Page::new(name, body);
    // Whoever has nothing to show yet is found by name, not by search engines.
    if view.listings == 0 && view.booths.is_empty() {
        return page;
    }
    let about: String = profile.about.get(locale()).chars().take(150).collect();
    page.public(if about.is_empty() { lede } else { about })
}

/// What the viewer can do from here.
fn doors(view: &CompanyView, acts: Acts) -> impl IntoView + use<> {
    let edit = acts.own.then(|| {
        view! { <LinkButton href="/company" kind=ButtonKind::Plain>{t!("company-own-link")}</LinkButton> }
    });
    let vouch = acts.vouch.then(|| {
        let href = format!("/operating/companies/{}", view.company.code);
        view! { <LinkButton href kind=ButtonKind::Plain>{t!("company-operate")}</LinkButton> }
    });
    let give = acts.give.into_iter().map(|market| {
        let href = giving(&market.slug, &view.company.code);
        let words = t!("booth-give-in", market = market.name.get(locale()));
        view! { <LinkButton href kind=ButtonKind::Plain>{words}</LinkButton> }
    });
    let give = give.collect_view();
    view! { {edit}{vouch}{give} }
}

fn about(about: &Bilingual) -> Option<impl IntoView + use<>> {
    let (text, language) = about.shown(locale());
    let paragraphs = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let paragraphs: Vec<_> = paragraphs
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect();
    let fallback = (language != locale()).then(|| view! { <Badge>{only_in(language)}</Badge> });
    (!paragraphs.is_empty()).then(|| {
        view! {
            <Panel title=t!("company-about")>
                {fallback}
                <div class="prose" lang=language.tag()>{paragraphs}</div>
            </Panel>
        }
    })
}

fn factory(factory: &Factory) -> Option<impl IntoView + use<>> {
    let products = factory.products.get(locale());
    let facts = [
        (
            t!("company-products"),
            (!products.is_empty()).then(|| products.to_owned()),
        ),
        (
            t!("company-founded"),
            factory.founded.map(|year| year.to_string()),
        ),
        (
            t!("company-staff"),
            factory
                .staff
                .map(|staff| t!("company-staff-count", count = staff)),
        ),
        (
            t!("company-floor-area"),
            factory
                .floor_area
                .map(|area| t!("company-floor-area-count", count = area)),
        ),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .filter_map(|(label, fact)| Some(Term::new(label, fact?)))
        .collect();
    (!factory.is_empty()).then(|| {
        view! { <Panel title=t!("company-factory")><Terms terms=facts/></Panel> }
    })
}

fn exports(profile: &Profile) -> Option<impl IntoView + use<>> {
    let names = profile.exports_to.iter().map(|one| country(locale(), one));
    let names: Vec<_> = names.map(|name| view! { <li>{name}</li> }).collect();
    (!names.is_empty()).then(|| {
        view! { <Panel title=t!("company-exports")><ul class="name-list">{names}</ul></Panel> }
    })
}

fn listings(view: &CompanyView, cards: AnyView) -> impl IntoView + use<> {
    let query = serde_html_form::to_string([("supplier", view.company.code.as_str())]).unwrap_or_default();
    let all = t!("company-listings-all", count = view.listings);
    view! {
        <section class="stack-tight">
            <h2>{t!("company-listings")}</h2>
            {cards}
            <p><a href=format!("/search?{query}")>{all}</a></p>
        </section>
    }
}

fn facts(view: &CompanyView) -> impl IntoView + use<> {
    let profile = &view.profile;
    let other = profile
        .name
        .exact(locale())
        .and(profile.name.exact(locale().other()));
    let website = profile.website.as_ref().map(|website| {
        let (href, host) = (website.to_string(), website.host().to_owned());
        // Nobody's rank grows from what companies write of themselves.
        view! { <a href=href rel="nofollow ugc noopener noreferrer">{host}</a> }.into_any()
    });
    let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
    let joined = moment::day(locale(), zone, view.joined);
    let facts = [
        (t!("company-name"), Some(shown(&profile.name))),
        (
            t!("company-name-other"),
            other.map(|name| {
                let name = name.to_owned();
                view! { <span lang=locale().other().tag()>{name}</span> }.into_any()
            }),
        ),
        (t!("company-place"), Some(words::place(profile).into_any())),
        (
            t!("company-trades"),
            Some(words::trades(profile.trades).into_any()),
        ),
        (t!("company-website"), website),
        (t!("company-joined"), Some(joined.into_any())),
        (t!("company-code"), Some(view.company.code.clone().into_any())),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(label, fact)| Some(view! { <div><dt>{label}</dt><dd>{fact?}</dd></div> }))
        .collect_view();
    view! {
        <Panel title=t!("company-facts")>
            <dl class="facts">{facts}</dl>
            <p class="small muted">{t!("company-facts-own")}</p>
        </Panel>
    }
}

fn booths(booths: &[Booth]) -> Option<impl IntoView + use<>> {
    let rows = booths
        .iter()
        .map(|booth| {
            let market = booth.market.name.get(locale()).to_owned();
            let place = place_if_known(&booth.place);
            view! {
                <li>
                    <a href=format!("/markets/{}", booth.market.slug)>{market}</a>
                    {place.map(|place| view! { " "<Badge tone=Tone::Sea>{place}</Badge> })}
                </li>
            }
        })
        .collect_view();
    (!booths.is_empty())
        .then(|| view! { <Panel title=t!("company-booths")><ul class="plain-list">{rows}</ul></Panel> })
}
