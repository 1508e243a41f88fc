//! `/campaigns/{id}`: a campaign as everyone sees it; for those who keep it or decide about it also where it stands, what
//! came of it, and what they can do.

use super::{
    card::{Beside, card},
    figures,
    form::seen,
    list,
    words::{days, kind, phase},
};
use crate::{
    company,
    failure::Failure,
    i18n::{locale, problem},
    page::Page,
    t,
    ui::{Badge, Button, ButtonKind, Empty, LinkButton, Notice, PageHead, Panel, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    id::PromotionId,
    problem::FieldErrors,
    promotion::{CampaignState, Kind, Phase, view::CampaignView},
};
use leptos::prelude::*;
use service::{Conflict, promotion};

/// Why what was asked for was not done.
#[derive(Default)]
pub(super) struct Told {
    pub(super) errors: FieldErrors,
    pub(super) conflict: Option<Box<Conflict>>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<PromotionId>) -> Result<Response, Failure> {
    let view = promotion::view(&visit.ctx, &visit.actor, id).await?;
    if view.phase == Phase::Running && view.tally.is_none() {
        visit.ctx.views.opened(id);
    }
    answer(visit, StatusCode::OK, view, Told::default()).await
}

/// The page, with why something was not done.
pub(super) async fn answer(
    visit: Visit,
    status: StatusCode,
    view: CampaignView,
    told: Told,
) -> Result<Response, Failure> {
    let beside = Beside::of(&visit, &view.listings).await?;
    Ok(visit.page_with(status, || page(&view, &beside, &told)))
}

fn page(view: &CampaignView, beside: &Beside, told: &Told) -> Page {
    let name = view.name.get(locale()).to_owned();
    let text = view.text.get(locale()).to_owned();
    let market = view.market.name.get(locale()).to_owned();
    let place = match &view.supplier {
        Some(supplier) => format!("{} · {market}", company::words::name(supplier)),
        None => market.clone(),
    };
    let lede = format!("{place} · {}", days(view.period));
    let within = view.tally.map(|tally| {
        // Before it was ever shown there is nothing to count.
        let begun = !matches!(view.phase, Phase::Draft | Phase::Submitted);
        let in_strip = matches!(view.kind, Kind::Featured { .. });
        let figures = begun.then(|| figures::panel(tally, in_strip));
        view! { <div class="stack">{acts(view)}{figures}</div> }
    });
    let said = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let said = said.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let class = if within.is_some() { "columns" } else { "stack" };
    let (badge, refused, standing) = (kind(view.kind), refused(told), standing(view));
    let goods = goods(view, beside);
    let body = view! {
        <PageHead title=name.clone() lede=lede>{badge}</PageHead>
        {refused}
        {standing}
        <div class=class>
            <div class="stack">
                <div class="prose">{said}</div>
                <section class="stack-tight"><h2>{t!("promotion-goods")}</h2>{goods}</section>
            </div>
            {within}
        </div>
    };
    let page = Page::new(name, body);
    match (&view.tally, &view.supplier) {
        (None, _) => public(page, view, text, market),
        (Some(_), Some(_)) if !view.acts.decides => inside(page, Desk::Selling),
        (Some(_), _) => inside(page, Desk::Operating),
    }
}

fn inside(page: Page, desk: Desk) -> Page {
    page.at(desk).crumb(t!("promotion-title"), list::path(desk))
}

fn public(page: Page, view: &CampaignView, text: String, market: String) -> Page {
    let page = page
        .crumb(t!("market-all"), "/markets")
        .crumb(market, format!("/markets/{}", view.market.slug));
    match view.phase {
        Phase::Running | Phase::Scheduled => page.public(text.chars().take(150).collect::<String>()),
        _ => page,
    }
}

/// Whether it is shown, where that is not plain to see.
fn standing(view: &CampaignView) -> Option<impl IntoView + use<>> {
    let (words, tone) = phase(view.phase);
    if view.tally.is_none() {
        let over = (view.phase != Phase::Running).then(|| view! { <p><Badge tone>{words}</Badge></p> });
        return over.map(IntoAny::into_any);
    }
    let reason = match &view.state {
        CampaignState::Refused { reason } => Some(reason.clone()),
        _ => None,
    };
    let means = match view.phase {
        Phase::Draft => t!("promotion-draft-means"),
        Phase::Submitted => t!("promotion-submitted-means"),
        Phase::Refused => t!("promotion-refused-means"),
        Phase::Scheduled => t!("promotion-scheduled-means"),
        Phase::Running => t!("promotion-running-means"),
        Phase::Ended => t!("promotion-ended-means"),
        Phase::Cancelled => t!("promotion-cancelled-means"),
    };
    let reason = reason.map(|reason| view! { <blockquote>{reason}</blockquote> });
    // Red means that something just failed; this has stood for a while.
    let tone = if tone == Tone::Rust { Tone::Brass } else { tone };
    Some(view! { <Notice tone title=words>{reason}<p>{means}</p></Notice> }.into_any())
}

/// Why something was not done.
fn refused(told: &Told) -> Option<impl IntoView + use<>> {
    let conflict = told.conflict.as_ref().map(|conflict| match **conflict {
        Conflict::Resubmitted => t!("promotion-conflict-changed"),
        _ => t!("promotion-conflict-moved"),
    });
    let errors = told.errors.0.iter().map(|error| problem(&error.problem));
    let words = conflict.into_iter().chain(errors).collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| view! { <Notice tone=Tone::Rust title=words/> })
}

fn acts(view: &CampaignView) -> Option<impl IntoView + use<>> {
    let here = format!("/campaigns/{}", view.id);
    let open = view.state.is_open() && view.acts.keeps;
    let ends = view.acts.keeps && !matches!(view.phase, Phase::Cancelled | Phase::Ended);
    let decides = view.acts.decides && view.phase == Phase::Submitted;
    let stops =
        view.acts.decides && matches!(view.phase, Phase::Submitted | Phase::Scheduled | Phase::Running);
    let (submit, edit, cancel) = (
        format!("{here}/submit"),
        format!("{here}/edit"),
        format!("{here}/cancel"),
    );
    let (approve, refuse) = (format!("{here}/approve"), format!("{here}/refuse"));
    let words = match &view.supplier {
        Some(_) => t!("promotion-submit"),
        None => t!("promotion-publish"),
    };
    let seen = seen(view.updated_at);
    (open || ends || stops).then(|| {
        view! {
            <Panel title=t!("promotion-acts")>
                {decides.then(|| view! {
                    <p>{t!("promotion-decide-text")}</p>
                    <form method="post" action=approve>
                        <input type="hidden" name="seen" value=seen/>
                        <Button>{t!("promotion-approve")}</Button>
                    </form>
                })}
                {open.then(|| view! { <form method="post" action=submit><Button>{words}</Button></form> })}
                <div class="actions">
                    {open.then(|| view! { <LinkButton href=edit kind=ButtonKind::Plain>{t!("promotion-edit")}</LinkButton> })}
                    {stops.then(|| view! { <LinkButton href=refuse kind=ButtonKind::Plain>{t!("promotion-refuse")}</LinkButton> })}
                    {ends.then(|| view! { <LinkButton href=cancel kind=ButtonKind::Quiet>{t!("promotion-cancel")}</LinkButton> })}
                </div>
            </Panel>
        }
    })
}

fn goods(view: &CampaignView, beside: &Beside) -> impl IntoView + use<> {
    if view.listings.is_empty() {
        return view! { <Empty title=t!("promotion-no-goods") text=t!("promotion-no-goods-text")/> }
            .into_any();
    }
    let paid = view.kind == (Kind::Featured { paid: true });
    let cards = view
        .listings
        .iter()
        .map(|promoted| card(promoted, view.id, paid, beside, (None, None)))
        .collect_view();
    view! { <ul class="promoted-list">{cards}</ul> }.into_any()
}
