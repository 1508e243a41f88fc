//! `/listings/{id}`: what a buyer needs to decide whether to ask for a quote.

use super::{
    about,
    island_price::{LivePrice, PriceWords},
    packaging, pictures, supply, variant,
    words::{self, only_in, shown},
};
use crate::{
    company,
    failure::Failure,
    format,
    i18n::locale,
    markdown,
    page::Page,
    price::yours,
    promotion::price,
    t,
    ui::{Badge, DataColumn, DataTable, LinkButton, Notice, Panel, Term, Terms, Tone},
    verification::stopped,
    visit::Visit,
};
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use domain::{
    catalog::{tier::Selling, view::ListingView},
    company::Standing,
    id::{ListingId, ListingPictureId, PromotionId},
    price::Agreed,
    promotion::discount::Discount,
    quantity::Quantity,
    text::Bilingual,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::promotion;

/// What the price form asks for, and which picture is looked at.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    quantity: Option<String>,
    picture: String,
    /// The campaign whose link led here.
    campaign: String,
}

/// What campaigns and private prices make of it.
struct Promotion {
    /// What price lists say for this buyer.
    agreed: Option<Agreed>,
    /// How it is sold to this buyer, if otherwise than to everyone.
    private: Option<Selling>,
    /// The discount that holds.
    discount: Option<Discount>,
    /// Through which campaign the buyer came: by its link, or by the price it makes.
    through: Option<PromotionId>,
}

impl Promotion {
    async fn of(visit: &Visit, view: &ListingView, asked: &Asked, own: bool) -> Result<Self, Failure> {
        let listing = view.id;
        let discount = promotion::discounts(&visit.ctx, [listing])
            .await?
            .remove(&listing);
        let agreed = service::price::agreed(&visit.ctx, &visit.actor, [listing]).await?;
        let agreed = agreed.get(&listing).cloned();
        let through = match asked.campaign.parse() {
            Ok(campaign) if promotion::runs_for(&visit.ctx, campaign, listing).await? => Some(campaign),
            _ => discount.as_ref().map(|discount| discount.campaign),
        };
        let percent = discount.as_ref().map(|discount| discount.percent);
        let private = agreed
            .as_ref()
            .and_then(|agreed| agreed.selling(&view.supply.selling, percent));
        // Asking for a price or for another picture opens nothing anew.
        let anew = asked.quantity.is_none() && asked.picture.is_empty();
        if let Some(campaign) = through.filter(|_| anew && !own) {
            visit.ctx.views.opened(campaign);
        }
        Ok(Self {
            agreed,
            private,
            discount,
            through,
        })
    }

    /// How what is sold so is sold to this buyer.
    fn sold(&self, public: &Selling) -> Selling {
        let percent = self.discount.as_ref().map(|discount| discount.percent);
        let own = self
            .agreed
            .as_ref()
            .and_then(|agreed| agreed.selling(public, percent));
        own.unwrap_or_else(|| match percent {
            Some(percent) => Selling {
                tiers: percent.off_each(&public.tiers),
                ..public.clone()
            },
            None => public.clone(),
        })
    }

    /// Where one asks for a listing.
    fn ask(&self, listing: ListingId) -> String {
        let through = self.through.map(|campaign| format!("&promotion={campaign}"));
        format!("/rfqs/new?listing={listing}{}", through.unwrap_or_default())
    }
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<ListingId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let listing = service::catalog::view(&visit.ctx, &visit.actor, id).await?;
    let asked: Asked = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let own = visit.actor.company() == Some(listing.supplier.id);
    let promotion = Promotion::of(&visit, &listing, &asked, own).await?;
    let picture = asked.picture.parse().ok();
    let origin = visit.frame.origin.clone();
    Ok(visit.page(|| page(&origin, listing, asked.quantity, picture, &promotion, own)))
}

fn page(
    origin: &str,
    listing: ListingView,
    quantity: Option<String>,
    picture: Option<ListingPictureId>,
    promotion: &Promotion,
    own: bool,
) -> Page {
    let locale = locale();
    let title = listing.wording.title.get(locale).to_owned();
    let summary = markdown::plain(listing.wording.description.get(locale));
    let description: String = if summary.is_empty() {
        title.clone()
    } else {
        summary.chars().take(150).collect()
    };
    let on_show = listing.state.on_show();
    let crumbs = crumbs(&listing);
    let ask = asks(&listing, own).then(|| promotion.ask(listing.id));
    let variants = variant::panel(&listing, &|public| promotion.sold(public), ask.as_deref());
    let body = view! {
        {(!on_show).then(|| view! { <Notice tone=Tone::Brass title=t!("catalog-not-on-show")/> })}
        {stopped(&listing.supplier, own)}
        <div class="listing">
            {pictures::gallery(&listing, picture)}
            {head(&listing)}
            <div class="listing-deal">
                {deal(&listing, quantity, promotion, own)}
                {supplier(&listing, own)}
            </div>
            <div class="listing-more">
                {variants}
                <Terms title=t!("catalog-facts") terms=facts(&listing)/>
                {described(&listing.wording.description)}
                {attributes(&listing)}
                {packaging::panel(&listing)}
            </div>
        </div>
    };
    let lead = listing.pictures.first();
    let page = Page::new(title, body).pictured(lead.map(|picture| pictures::large(listing.id, picture.id)));
    let page = crumbs
        .into_iter()
        .fold(page, |page, (label, href)| page.crumb(label, href));
    match on_show {
        true => page.public(description).about(about::product(origin, &listing)),
        false => page,
    }
}

/// The market and the categories above the listing.
fn crumbs(listing: &ListingView) -> Vec<(String, String)> {
    let locale = locale();
    let market = listing.markets.first();
    let market = market.map(|market| {
        (
            market.name.get(locale).to_owned(),
            format!("/markets/{}", market.slug),
        )
    });
    let mut path = Vec::new();
    let categories = listing.category.iter().map(|name| {
        path.push(name.en.clone().unwrap_or_default());
        let query = serde_html_form::to_string([("category", path.join(" > "))]).unwrap_or_default();
        (name.get(locale).to_owned(), format!("/search?{query}"))
    });
    market.into_iter().chain(categories.collect::<Vec<_>>()).collect()
}

fn head(listing: &ListingView) -> impl IntoView + use<> {
    let locale = locale();
    let title = &listing.wording.title;
    let other = title.exact(locale).and(title.exact(locale.other()));
    let other =
        other.map(|text| view! { <p class="listing-other" lang=locale.other().tag()>{text.to_owned()}</p> });
    let markets = listing
        .markets
        .iter()
        .map(|market| {
            let href = format!("/markets/{}", market.slug);
            view! { <li><a class="listing-market" href=href>{market.name.get(locale).to_owned()}</a></li> }
        })
        .collect_view();
    view! {
        <div class="listing-head">
            <h1>{shown(title)}</h1>
            {other}
            <ul class="badges listing-markets">{markets}</ul>
        </div>
    }
}

fn deal(
    listing: &ListingView,
    quantity: Option<String>,
    promotion: &Promotion,
    own: bool,
) -> impl IntoView + use<> {
    let (supply, locale) = (&listing.supply, locale());
    let discount = promotion.discount.as_ref();
    let mut everyones = supply.selling.clone();
    if let Some(discount) = discount {
        everyones.tiers = discount.percent.off_each(&everyones.tiers);
    }
    let private = promotion.private.as_ref();
    let selling = private.unwrap_or(&everyones).clone();
    let in_unit = |quantity| format::quantity_in(quantity, supply.unit, locale);
    let moq = view! {
        <p class="listing-moq">
            {t!("catalog-moq", quantity = in_unit(selling.moq))}
            " · "
            {t!("catalog-increment", quantity = in_unit(selling.increment))}
        </p>
    };
    let prices = if selling.tiers.on_request() {
        view! { <p class="listing-on-request">{t!("catalog-on-request")}</p><p>{t!("catalog-on-request-text")}</p> }
            .into_any()
    } else {
        let typed = quantity.unwrap_or_else(|| selling.moq.to_string());
        let action = format!("/listings/{}", listing.id);
        let words = price_words(private.is_some());
        let tiers = match private {
            Some(private) => yours::tiers(private, &everyones.tiers, supply.unit).into_any(),
            None => tiers(listing, discount).into_any(),
        };
        view! {
            {private.map(|_| yours::reason())}
            {discount.map(|discount| view! { <div class="promotion-reason">{price::off(discount)}{price::reason(discount)}</div> })}
            {tiers}
            <LivePrice selling=selling unit=supply.unit locale action typed words/>
        }
        .into_any()
    };
    let varies = supply
        .variants
        .values()
        .any(|variant| !variant.tiers.on_request());
    let varies = varies.then(|| view! { <p><a href="#variants">{t!("catalog-variant-prices")}</a></p> });
    let ask = asks(listing, own).then(|| {
        let ask_at = promotion.ask(listing.id);
        view! {
            <LinkButton href=ask_at>{t!("catalog-ask")}</LinkButton>
            <p class="muted small">{t!("catalog-ask-text")}</p>
        }
    });
    view! { <Panel title=t!("catalog-prices")>{prices}{varies}{moq}{ask}</Panel> }
}

/// Whether whoever looks can ask for it.
fn asks(listing: &ListingView, own: bool) -> bool {
    let trading = listing.supplier.standing != Standing::Suspended;
    !own && trading && listing.state.on_show()
}

fn tiers(listing: &ListingView, discount: Option<&Discount>) -> impl IntoView + use<> {
    let (supply, locale) = (&listing.supply, locale());
    let row = |tier: &domain::catalog::tier::Tier| {
        let from = t!(
            "catalog-from",
            quantity = format::quantity_in(tier.min_quantity, supply.unit, locale)
        );
        let (list, currency) = (tier.unit_price, supply.selling.currency);
        let now = discount.map_or(list, |discount| discount.percent.off(list));
        let struck = discount.map(|_| view! { {price::struck(list, currency)}" " });
        let price = format::unit_price(now, currency);
        vec![
            from.into_any(),
            view! { {struck}<span class="figure-value">{price}</span> }.into_any(),
        ]
    };
    let rows = supply.selling.tiers.as_slice().iter().map(row).collect();
    let columns = vec![
        DataColumn::words(t!("catalog-quantity")),
        DataColumn::figures(t!("catalog-unit-price")),
    ];
    view! { <DataTable caption=t!("catalog-tiers") columns rows/> }
}

/// Figures are filled in where the quantity is typed: the names in braces are passed through.
fn price_words(private: bool) -> PriceWords {
    PriceWords {
        quantity: t!("catalog-price-quantity"),
        submit: t!("catalog-price-submit"),
        unit_price: if private {
            t!("price-yours")
        } else {
            t!("catalog-unit-price")
        },
        total: t!("catalog-price-total"),
        not_a_quantity: t!("catalog-price-not-a-quantity"),
        too_few: t!("catalog-price-too-few", above = "{above}"),
        between: t!("catalog-price-between", below = "{below}", above = "{above}"),
        on_request: t!("catalog-price-on-request"),
        next: t!("catalog-price-next", quantity = "{quantity}", price = "{price}"),
        lowest: t!("catalog-price-lowest"),
    }
}

fn supplier(listing: &ListingView, own: bool) -> impl IntoView + use<> {
    let report = (!own && listing.state.on_show()).then(|| {
        let href = format!("/listings/{}/report", listing.id);
        view! { <p class="small"><a class="muted" href=href rel="nofollow">{t!("catalog-report")}</a></p> }
    });
    let supplier = &listing.supplier;
    let query = serde_html_form::to_string([("supplier", supplier.code.as_str())]).unwrap_or_default();
    let name = company::words::link(supplier);
    view! {
        <Panel title=t!("catalog-supplier")>
            <p class="listing-supplier">{name}</p>
            <p><a href=format!("/search?{query}")>{t!("catalog-supplier-all")}</a></p>
            {report}
        </Panel>
    }
}

fn facts(listing: &ListingView) -> Vec<Term> {
    let (wording, supply, locale) = (&listing.wording, &listing.supply, locale());
    let code = |text: &Option<String>| text.clone();
    let delivery = supply.incoterm.map(|incoterm| {
        let place = supply.place.clone().unwrap_or_default();
        format!("{} {place}", incoterm.code()).trim().to_owned()
    });
    let facts = [
        (t!("catalog-sku"), Some(listing.sku.clone())),
        (t!("catalog-brand"), code(&wording.brand)),
        (t!("catalog-model"), code(&wording.model)),
        (t!("catalog-lead-time"), supply::lead_time(supply)),
        (t!("catalog-sample"), supply::sample(supply)),
        (
            t!("catalog-stock"),
            supply.stock.map(|stock| match stock {
                Quantity::ZERO => t!("catalog-variant-sold-out"),
                stock => format::quantity_in(stock, supply.unit, locale),
            }),
        ),
        (t!("catalog-delivery"), delivery),
        (
            t!("catalog-origin"),
            wording.origin.as_ref().map(|country| country.code().to_owned()),
        ),
        (t!("catalog-hs"), code(&wording.hs_code)),
        (t!("catalog-gtin"), code(&wording.gtin)),
    ];
    let known = facts
        .into_iter()
        .filter_map(|(label, fact)| Some(Term::new(label, fact?)));
    known.collect()
}

fn described(description: &Bilingual) -> Option<impl IntoView + use<>> {
    let (text, language) = description.shown(locale());
    let fallback = (language != locale()).then(|| view! { <Badge>{only_in(language)}</Badge> });
    let words = (!text.trim().is_empty()).then(|| markdown::shown(text));
    words.map(|words| {
        view! {
            <Panel title=t!("catalog-description")>
                {fallback}
                <div lang=language.tag()>{words}</div>
            </Panel>
        }
    })
}

/// First what the category asks for, in its order and in the reader's language; then what else the supplier says.
fn attributes(listing: &ListingView) -> Option<impl IntoView + use<>> {
    let (schema, attributes) = (&listing.schema, &listing.wording.attributes);
    let asked = schema.told(attributes).map(|(definition, _, value)| {
        let name = definition.name.get(locale()).to_owned();
        (name, words::asked(definition, value))
    });
    let free = schema.free(attributes).into_iter();
    let free = free.map(|(name, value)| (name.replace('_', " "), words::free(value)));
    let rows = asked
        .chain(free)
        .map(|(name, value)| view! { <div class="attribute"><dt>{name}</dt><dd>{value}</dd></div> })
        .collect_view();
    (!attributes.is_empty()).then(|| {
        view! { <Panel title=t!("catalog-attributes")><dl class="attributes">{rows}</dl></Panel> }
    })
}
