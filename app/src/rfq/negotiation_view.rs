//! The negotiation as either side sees it: whose move it is, the newest terms against the ones before, every
//! version on record, and the form for the next one.

use super::{
    accept_view::approvers,
    message,
    message_form::MessageForm,
    offer_form::OfferForm,
    offer_view::{self, Answering},
    record, route, terms, words,
};
use crate::{
    company::words::link,
    format,
    i18n::{locale, moment, named},
    page::Page,
    t,
    ui::{
        Badge, ButtonKind, ErrorSummary, LinkButton, Moment, Notice, PageHead, Panel, Stepper, Term, Terms,
        Tone,
    },
    verification::stopped,
    visitor::Desk,
};
use chrono_tz::Tz;
use domain::{
    Instant,
    company::{Limited, Standing},
    problem::FieldErrors,
    rfq::{
        negotiation::NegotiationState,
        offer::{OfferHash, Side},
        view::{NegotiationView, OfferView, RfqHead},
    },
};
use leptos::prelude::*;
use service::Conflict;

/// The state of the form on the page.
pub(super) struct Shown<'a> {
    form: &'a OfferForm,
    errors: &'a FieldErrors,
    /// The form is open: something was typed.
    open: bool,
    /// Somebody was quicker.
    overtaken: bool,
    /// The version the author had seen when they were overtaken.
    missed: Option<OfferHash>,
    /// It is above what they may commit their company to.
    limited: Option<&'a Limited>,
    /// A message that was typed, and what is wrong with it.
    message: Option<(&'a MessageForm, &'a FieldErrors)>,
}

impl<'a> Shown<'a> {
    /// The form as it is prefilled.
    pub(super) fn quiet(form: &'a OfferForm, errors: &'a FieldErrors) -> Self {
        Self {
            form,
            errors,
            open: false,
            overtaken: false,
            missed: None,
            limited: None,
            message: None,
        }
    }

    /// A message was typed that is wrong.
    pub(super) fn writing(self, typed: &'a MessageForm, errors: &'a FieldErrors) -> Self {
        Self {
            message: Some((typed, errors)),
            ..self
        }
    }

    /// Something typed is wrong.
    pub(super) fn wrong(form: &'a OfferForm, errors: &'a FieldErrors) -> Self {
        Self {
            open: true,
            ..Self::quiet(form, errors)
        }
    }

    /// It was not made, for a reason that is not in the form.
    pub(super) fn refused(form: &'a OfferForm, errors: &'a FieldErrors, conflict: &'a Conflict) -> Self {
        let limited = match conflict {
            Conflict::OverLimit(limited) => Some(limited),
            _ => None,
        };
        Self {
            limited,
            ..Self::wrong(form, errors)
        }
    }

    /// The negotiation has moved on meanwhile.
    pub(super) fn overtaken(form: &'a OfferForm, errors: &'a FieldErrors, missed: Option<OfferHash>) -> Self {
        Self {
            overtaken: true,
            missed,
            ..Self::wrong(form, errors)
        }
    }
}

/// The page.
pub(super) fn page(view: &NegotiationView, shown: &Shown<'_>, zone: Tz, now: Instant) -> Page {
    let title = view.rfq.title.clone();
    let (state, tone) = words::negotiation_state(&view.state, view.side);
    let lede = t!(
        "rfq-negotiation-lede",
        number = view.rfq.number.as_str(),
        name = words::company(route::other(view))
    );
    let partner = link(route::other(view));
    let limited = shown.limited.map(|limited| {
        let who = t!("rfq-over-limit-who", names = approvers(limited));
        view! { <Notice tone=Tone::Brass title=words::over_limit(limited)><p>{who}</p></Notice> }
    });
    let (blank, right) = (MessageForm::default(), FieldErrors::default());
    let (typed, errors) = shown.message.unwrap_or((&blank, &right));
    let thread = record::panel(view, typed, errors);
    let wrong = errors.clone();
    let body = view! {
        <PageHead title=title.clone() lede><Badge tone>{state}</Badge>{partner}</PageHead>
        <ErrorSummary errors=wrong label=message::label/>
        {stops(view)}
        {shown.overtaken.then(|| overtaken(view, shown.missed))}
        {limited}
        {approval(view)}
        <Stepper steps=route::of_negotiation(view) turn=route::turn(view, now)/>
        <div class="columns negotiation">
            <div class="stack">{latest(view, now)}{next(view, shown, zone, now)}</div>
            <div class="stack">{asked(&view.rfq, zone)}{thread}</div>
        </div>
    };
    crumbs(Page::new(title, body), view)
}

/// Who asked for approval, for everyone of the buyer's side; the way to give it is the usual one.
fn approval(view: &NegotiationView) -> Option<impl IntoView + use<>> {
    let asked = view.approval.as_ref()?;
    let version = view.offers.last()?.version;
    let title = t!("rfq-approval-asked", by = named(&asked.by), version = version);
    let at = asked.at;
    Some(view! {
        <Notice tone=Tone::Brass title>
            <p>{t!("rfq-approval-asked-text")}" "<Moment at/></p>
        </Notice>
    })
}

/// What keeps either side from agreeing on anything now.
fn stops(view: &NegotiationView) -> impl IntoView + use<> {
    let buys = view.side == Side::Buyer;
    view! { {stopped(&view.rfq.buyer, buys)}{stopped(&view.supplier, !buys)} }
}

/// Whether either side is suspended: nothing new can be agreed.
fn is_stopped(view: &NegotiationView) -> bool {
    [&view.rfq.buyer, &view.supplier]
        .iter()
        .any(|company| company.standing == Standing::Suspended)
}

/// The pages above a negotiation, for either side.
pub(super) fn crumbs(page: Page, view: &NegotiationView) -> Page {
    match view.side {
        Side::Buyer => page
            .at(Desk::Buying)
            .crumb(t!("shell-my-rfqs"), "/buying/rfqs")
            .crumb(view.rfq.number.clone(), format!("/rfqs/{}", view.rfq.id)),
        Side::Supplier => page
            .at(Desk::Selling)
            .crumb(t!("shell-requests"), "/selling/rfqs"),
    }
}

fn overtaken(view: &NegotiationView, missed: Option<OfferHash>) -> impl IntoView + use<> {
    let newest = view.offers.last();
    let seen = missed.and_then(|hash| view.offers.iter().find(|offer| offer.hash == hash));
    let changes = newest.zip(seen).map(|(newest, seen)| {
        let changes = terms::changes(&view.rfq.lines, &newest.terms, &seen.terms);
        view! { <p>{t!("rfq-overtaken-text", version = newest.version)}</p>{(!changes.is_empty()).then(|| view! { <Terms terms=changes/> })} }
    });
    let title = if changes.is_some() {
        t!("rfq-overtaken")
    } else {
        t!("rfq-moved-on")
    };
    view! { <Notice tone=Tone::Brass title>{changes}<p>{t!("rfq-overtaken-kept")}</p></Notice> }
}

/// The newest version, and what the viewer may do with it.
fn latest(view: &NegotiationView, now: Instant) -> Option<impl IntoView + use<>> {
    let latest = view.offers.last()?;
    let before = view.offers.iter().rev().nth(1).map(|offer| &offer.terms);
    let title = if latest.side == view.side {
        t!("rfq-version-own", version = latest.version)
    } else {
        let who = words::company(route::other(view));
        t!("rfq-version-of", version = latest.version, who = who)
    };
    let hash = t!("rfq-hash-short", hash = latest.hash.short());
    let changed = before.is_some_and(|before| !latest.terms.changed_since(before).is_empty());
    let legend = changed.then(|| t!("rfq-changed-legend", version = latest.version - 1));
    let legend = legend.map(|text| view! { <p class="small muted">{text}</p> });
    let card = terms::card(&view.rfq.lines, &latest.terms, before);
    let actions = actions(view, latest, now);
    Some(view! {
        <Panel title aside=hash>
            {card}
            {legend}
            {actions}
        </Panel>
    })
}

fn actions(view: &NegotiationView, latest: &OfferView, now: Instant) -> Option<impl IntoView + use<>> {
    if let Some((id, number)) = view.order.clone() {
        let link = view! { <LinkButton href=format!("/orders/{id}")>{t!("rfq-to-order", number = number)}</LinkButton> };
        return Some(view! { <div class="actions">{link}</div> }.into_any());
    }
    let state = view.state.to_move()?;
    let id = view.id;
    let trading = !is_stopped(view);
    let acceptable = trading && state == view.side && now < latest.terms.valid_until;
    let accept = acceptable.then(|| {
        let href = format!("/negotiations/{id}/accept?hash={}", latest.hash);
        let act = t!("rfq-accept-version", version = latest.version);
        view! { <LinkButton href>{act}</LinkButton> }
    });
    let counter = if state == view.side {
        t!("rfq-counter")
    } else {
        t!("rfq-better-own")
    };
    Some(
        view! {
            <div class="actions">
                {accept}
                {trading.then(|| view! { <LinkButton href="#offer" kind=ButtonKind::Plain>{counter}</LinkButton> })}
                <LinkButton href=format!("/negotiations/{id}/withdraw") kind=ButtonKind::Quiet>{t!("rfq-withdraw")}</LinkButton>
            </div>
        }
        .into_any(),
    )
}

/// The form for the next version, folded away while there is something to accept first.
fn next(view: &NegotiationView, shown: &Shown<'_>, zone: Tz, now: Instant) -> Option<impl IntoView + use<>> {
    let invited = matches!(view.state, NegotiationState::Invited);
    let in_time = view.side == Side::Supplier && now < view.rfq.deadline;
    let stopped = is_stopped(view) && !shown.open;
    if stopped || view.state.to_move().is_none() || (invited && !in_time) {
        return None;
    }
    let form = offer_view::form(&Answering::at(view), shown.form, shown.errors, zone, now);
    if invited {
        let decline = format!("/negotiations/{}/decline", view.id);
        return Some(
            view! {
                <Panel title=t!("rfq-first-offer")>
                    {form}
                    <p class="small">{t!("rfq-decline-instead")}" "<a href=decline>{t!("rfq-decline")}</a></p>
                </Panel>
            }
            .into_any(),
        );
    }
    let title = match view.side {
        Side::Buyer => t!("rfq-counter-offer"),
        Side::Supplier => t!("rfq-new-offer"),
    };
    Some(
        view! {
            <details class="panel fold" open=shown.open>
                <summary class="panel-head"><h2>{title}</h2><span class="panel-aside">{t!("rfq-prefilled")}</span></summary>
                <div class="panel-body">{form}</div>
            </details>
        }
        .into_any(),
    )
}

/// What the buyer asked for.
pub(super) fn asked(rfq: &RfqHead, zone: Tz) -> impl IntoView + use<> {
    let lines = rfq
        .lines
        .iter()
        .map(|line| {
            let target = line
                .target_price
                .map(|price| view! { <span class="muted small">{t!("rfq-target", price = format::unit_price(price, rfq.currency))}</span> });
            let name = match line.listing_id {
                Some(id) => view! { <a href=format!("/listings/{id}")>{line.said(locale())}</a> }.into_any(),
                None => line.said(locale()).into_any(),
            };
            let quantity = format::quantity_in(line.quantity, line.unit, locale());
            view! { <li><span>{name}</span><span class="figure">{quantity}</span>{target}</li> }
        })
        .collect_view();
    let note = (!rfq.note.is_empty()).then(|| {
        let text = rfq.note.clone();
        view! { <div class="remark"><p class="remark-label">{t!("rfq-note")}</p><p class="remark-text">{text}</p></div> }
    });
    let facts = facts(rfq, zone);
    view! {
        <Panel title=t!("rfq-asked") aside=rfq.number.clone()>
            <ol class="asked-lines">{lines}</ol>
            <Terms terms=facts/>
            {note}
        </Panel>
    }
}

/// The facts of a request beside its lines.
pub(super) fn facts(rfq: &RfqHead, zone: Tz) -> Vec<Term> {
    let mut facts = vec![
        Term::new(t!("rfq-term-delivery"), words::delivery(rfq.incoterm, &rfq.place)),
        Term::new(t!("rfq-currency"), rfq.currency.code()),
        Term::new(t!("rfq-deadline"), moment::exact(locale(), zone, rfq.deadline)),
        Term::new(t!("rfq-open-visibility"), words::visibility(rfq.visibility)),
    ];
    if let Some(day) = rfq.deliver_by {
        facts.push(Term::new(t!("rfq-deliver-by"), moment::date(locale(), day)));
    }
    facts
}
