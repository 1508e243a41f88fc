//! A listing in a list of results: what it is, who sells it, what it costs from which quantity on.

use crate::{
    catalog::pictures::lead,
    company,
    format::{quantity_in, unit_price},
    i18n::locale,
    price::yours,
    promotion,
    shell::MarketLink,
    t,
    ui::{Badge, Figure, FigureSize, LinkButton, Tone},
    verification::StandingBadge,
    visit::Visit,
};
use domain::{
    catalog::{picture::ListingPicture, tier::Selling},
    company::Standing,
    id::ListingId,
    price::Agreed,
    promotion::discount::Discount,
    search::{Found, SearchHit},
    text::Locale,
};
use leptos::prelude::*;
use std::{collections::HashMap, ops::Range};

/// How many steps of the price are shown.
const TIERS: usize = 3;

/// What is shown beside what the index tells.
#[derive(Default)]
pub(crate) struct Beside {
    standings: HashMap<String, Standing>,
    pictures: HashMap<ListingId, ListingPicture>,
    discounts: HashMap<ListingId, Discount>,
    agreed: HashMap<ListingId, Agreed>,
}

impl Beside {
    /// The suppliers' standings, the first pictures and the discounts of what was found, a query each; and the prices that
    /// are the visitor's own.
    pub(crate) async fn of(visit: &Visit, found: impl IntoIterator<Item = &Found>) -> service::Result<Self> {
        let ctx = &visit.ctx;
        let hits: Vec<_> = found.into_iter().map(|found| &found.hit).collect();
        let suppliers = hits.iter().map(|hit| hit.supplier_code.clone());
        Ok(Self {
            standings: service::company::standings(ctx, suppliers.collect()).await?,
            pictures: service::catalog::picture::leading(ctx, hits.iter().map(|hit| hit.id)).await?,
            discounts: service::promotion::discounts(ctx, hits.iter().map(|hit| hit.id)).await?,
            agreed: service::price::agreed(ctx, &visit.actor, hits.iter().map(|hit| hit.id)).await?,
        })
    }

    /// Where a supplier stands.
    pub(super) fn standing(&self, code: &str) -> Standing {
        self.standings.get(code).copied().unwrap_or_default()
    }
}

/// A list of results.
pub(crate) fn results(found: &[Found], beside: &Beside, markets: &[MarketLink]) -> impl IntoView + use<> {
    let cards = found
        .iter()
        .map(|found| card(found, beside, markets))
        .collect_view();
    view! { <ol class="results">{cards}</ol> }
}

fn card(found: &Found, beside: &Beside, markets: &[MarketLink]) -> impl IntoView + use<> {
    let locale = locale();
    let hit = &found.hit;
    let standing = beside.standing(&hit.supplier_code);
    let (title, shown) = hit.title.shown(locale);
    let other = hit.title.exact(shown.other());
    let title = marked(title, found.marks.of(shown));
    let href = format!("/listings/{}", hit.id);
    let lang = (shown != locale).then(|| shown.tag());
    let (summary, summary_in) = hit.summary.shown(locale);
    let summary_lang = (summary_in != locale).then(|| summary_in.tag());
    let details = details(hit, other);
    let picture = lead(hit.id, beside.pictures.get(&hit.id), (200, 150));
    let places = badges(hit, standing, markets, locale);
    let discount = beside.discounts.get(&hit.id);
    let through = discount.map(|discount| format!("&promotion={}", discount.campaign));
    let ask_at = format!("/rfqs/new?listing={}{}", hit.id, through.unwrap_or_default());
    let ask = (standing != Standing::Suspended)
        .then(|| view! { <LinkButton href=ask_at>{t!("search-ask")}</LinkButton> });
    view! {
        <li class="result">
            <a class="result-picture" href=href.clone() tabindex="-1" aria-hidden="true">
                {picture}
            </a>
            <div class="result-words">
                <h3 lang=lang><a href=href.clone()>{title}</a></h3>
                <p class="result-details">{details}</p>
                <p class="result-summary" lang=summary_lang>{summary.to_owned()}</p>
                <p class="badges">{places}</p>
            </div>
            <div class="result-price">
                {price(hit, discount, beside.agreed.get(&hit.id), locale)}
                {ask}
            </div>
        </li>
    }
}

/// The title with what was looked for marked.
fn marked(title: &str, marks: &[Range<usize>]) -> impl IntoView + use<> {
    let mut parts = Vec::new();
    let mut from = 0;
    for mark in marks {
        let (Some(before), Some(found)) = (title.get(from..mark.start), title.get(mark.clone())) else {
            continue;
        };
        parts.push(before.to_owned().into_any());
        parts.push(view! { <mark>{found.to_owned()}</mark> }.into_any());
        from = mark.end;
    }
    parts.push(title.get(from..).unwrap_or_default().to_owned().into_any());
    parts.collect_view()
}

/// `Three-layer net · model YL-0210 · HS 560811`.
fn details(hit: &SearchHit, other_title: Option<&str>) -> String {
    let model = hit
        .model
        .as_deref()
        .map(|model| t!("search-model", model = model));
    let hs = hit.hs_code.as_deref().map(|code| t!("search-hs", code = code));
    let parts = [other_title.map(str::to_owned), model, hs];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn badges(
    hit: &SearchHit,
    standing: Standing,
    markets: &[MarketLink],
    locale: Locale,
) -> impl IntoView + use<> {
    let supplier = hit.supplier.get(locale).to_owned();
    let of_supplier = company::words::path(&hit.supplier_code);
    let in_markets = markets.iter().filter(|market| hit.markets.contains(&market.slug));
    let in_markets = in_markets
        .map(|market| market.name.clone())
        .map(|name| view! { <Badge tone=Tone::Sea>{name}</Badge> })
        .collect_view();
    view! { <a class="result-supplier" href=of_supplier>{supplier}</a><StandingBadge standing/>{in_markets} }
}

fn price(
    hit: &SearchHit,
    discount: Option<&Discount>,
    agreed: Option<&Agreed>,
    locale: Locale,
) -> impl IntoView + use<> {
    let public = &hit.selling;
    let percent = discount.map(|discount| discount.percent);
    let own = agreed.and_then(|agreed| agreed.selling(public, percent));
    let everyones = percent.map_or_else(|| public.tiers.clone(), |percent| percent.off_each(&public.tiers));
    let selling = own.clone().unwrap_or_else(|| Selling {
        tiers: everyones.clone(),
        ..public.clone()
    });
    let moq = t!(
        "search-moq",
        quantity = quantity_in(selling.moq, hit.unit, locale)
    );
    let lead_time = hit.lead_time_days.map(|days| t!("search-lead-time", days = days));
    let terms = [Some(moq), lead_time]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let Some(lowest) = selling.tiers.lowest() else {
        return view! { <p class="result-on-request">{t!("search-on-request")}</p><p class="muted">{terms}</p> }.into_any();
    };
    let per = t!("search-per", unit = hit.unit.name(locale));
    let tiers = selling.tiers.as_slice();
    let steps = tiers.iter().take(TIERS).map(|tier| {
        let from = t!(
            "search-from",
            quantity = quantity_in(tier.min_quantity, hit.unit, locale)
        );
        view! { <div><dt>{from}</dt><dd>{unit_price(tier.unit_price, selling.currency)}</dd></div> }
    });
    let steps = (tiers.len() > 1).then(|| view! { <dl class="result-tiers">{steps.collect_view()}</dl> });
    let yours = own.map(|own| yours::beside(everyones.lowest(), own.currency));
    let promoted = discount.filter(|_| yours.is_none()).zip(public.tiers.lowest());
    let promoted = promoted.map(|(discount, list)| {
        let before = promotion::price::before(list, public.currency, discount);
        view! { {before}{promotion::price::reason(discount)} }
    });
    view! {
        <p><Figure value=unit_price(lowest, selling.currency) per=per size=FigureSize::Large/></p>
        {yours}
        {promoted}
        {steps}
        <p class="muted">{terms}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::html_in;

    #[test]
    fn what_was_found_is_marked_and_escaped() {
        let html = html_in(Locale::En, || {
            marked("<b>尼龙渔网", std::slice::from_ref(&(3..9)))
        });
        assert_eq!(html, "&lt;b&gt;<mark>尼龙</mark>渔网");
    }

    #[test]
    fn marks_that_do_not_fit_are_left_out() {
        let html = html_in(Locale::En, || marked("尼龙", &[1..4, 0..60]));
        assert_eq!(html, "尼龙");
    }
}
