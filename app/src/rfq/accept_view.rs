//! What accepting would bind, and why it could not.

use super::{negotiation_view::crumbs, route, terms, words};
use crate::{
    page::Page,
    t,
    ui::{Button, ButtonKind, Confirm, LinkButton, Notice, PageHead, Panel, Terms, Tone},
};
use domain::{
    company::Limited,
    rfq::{
        offer::{OfferHash, Side},
        view::{NegotiationView, OfferView},
    },
};
use leptos::prelude::*;
use service::Conflict;

/// Shows exactly what will be bound, then asks once.
pub(super) fn confirm(view: &NegotiationView, hash: &OfferHash) -> Page {
    let Some(offer) = find(view, hash) else {
        return refused_page(view, t!("rfq-moved-on"), None::<AnyView>);
    };
    let title = t!("rfq-accept-title", version = offer.version);
    let other = words::company(route::other(view));
    let consequence = match view.side {
        Side::Buyer => t!("rfq-accept-buyer", name = other.as_str()),
        Side::Supplier => t!("rfq-accept-supplier", name = other.as_str()),
    };
    let mut bound = terms::boxes(&offer.terms, None);
    // Once accepted, the time to accept does not matter any more.
    bound.retain(|term| term.label != t!("rfq-term-valid-until"));
    let fingerprint = terms::fingerprint(&offer.hash);
    let lines = terms::lines(&view.rfq.lines, &offer.terms, None);
    let note = terms::note(&offer.terms);
    let body = view! {
        <PageHead title=title.clone() lede=t!("rfq-negotiation-lede", number = view.rfq.number.as_str(), name = other)/>
        <Panel title=t!("rfq-accept-lines") aside=view.rfq.title.clone()>
            {lines}
            {note}
        </Panel>
        <Confirm
            title=t!("rfq-accept-question") consequence terms=bound total=Some(terms::total(&offer.terms, None))
            action=format!("/negotiations/{}/accept", view.id) fields=vec![("hash", offer.hash.to_string())]
            act=t!("rfq-accept-act", version = offer.version) back=format!("/negotiations/{}", view.id)
        >
            {fingerprint}
        </Confirm>
    };
    crumbs(Page::new(title, body), view).crumb(view.rfq.title.clone(), format!("/negotiations/{}", view.id))
}

fn find<'a>(view: &'a NegotiationView, hash: &OfferHash) -> Option<&'a OfferView> {
    view.offers.iter().find(|offer| offer.hash == *hash)
}

/// Why nothing was bound, and what stands now.
pub(super) fn refused(view: &NegotiationView, hash: &OfferHash, conflict: &Conflict) -> Page {
    match conflict {
        Conflict::Superseded(latest) => {
            let newest = find(view, &latest.hash);
            let changes = newest.zip(find(view, hash)).map(|(newest, named)| {
                let changes = terms::changes(&view.rfq.lines, &newest.terms, &named.terms);
                let title = t!(
                    "rfq-superseded-changes",
                    old = named.version,
                    new = newest.version
                );
                let total = terms::total(&newest.terms, Some(&named.terms));
                view! { <Panel title><Terms terms=changes total=Some(total)/></Panel> }.into_any()
            });
            refused_page(view, t!("rfq-superseded", version = latest.version), changes)
        }
        Conflict::OverLimit(limited) => {
            let who = t!("rfq-over-limit-who", names = approvers(limited));
            let ask = approval(view, hash);
            let onward = match ask {
                Some(_) => ButtonKind::Plain,
                None => ButtonKind::Primary,
            };
            let more = view! { <p>{who}</p>{ask} };
            refused_then(view, words::over_limit(limited), Some(more), onward)
        }
        Conflict::Expired => refused_page(view, t!("rfq-late"), None::<AnyView>),
        Conflict::Suspended { company, own } => {
            let name = company.get(crate::i18n::locale()).to_owned();
            let why = match own {
                true => t!("verification-stopped-own-title"),
                false => t!("verification-stopped-title", name = name),
            };
            refused_page(view, why, None::<AnyView>)
        }
        Conflict::OwnOffer => refused_page(view, t!("rfq-own-offer"), None::<AnyView>),
        Conflict::OverAwarded { line } => {
            let name = view.rfq.lines.iter().find(|asked| asked.line == *line);
            let name = name.map_or_else(String::new, |line| line.said(crate::i18n::locale()));
            refused_page(view, t!("rfq-over-awarded", name = name), None::<AnyView>)
        }
        _ => refused_page(view, t!("rfq-moved-on"), None::<AnyView>),
    }
}

/// The way to ask them, until it was asked.
fn approval(view: &NegotiationView, hash: &OfferHash) -> Option<impl IntoView + use<>> {
    view.approval.is_none().then(|| {
        view! {
            <form method="post" action=format!("/negotiations/{}/approval", view.id)>
                <input type="hidden" name="hash" value=hash.to_string()/>
                <div class="actions"><Button>{t!("rfq-approval-ask")}</Button></div>
            </form>
        }
    })
}

/// Who may do it instead.
pub(super) fn approvers(limited: &Limited) -> String {
    limited.approvers.join(&t!("rfq-over-limit-comma"))
}

fn refused_page(view: &NegotiationView, why: String, more: Option<impl IntoAny>) -> Page {
    refused_then(view, why, more, ButtonKind::Primary)
}

/// `onward` is how the way back to the table looks: quieter where something else is to be done first.
fn refused_then(view: &NegotiationView, why: String, more: Option<impl IntoAny>, onward: ButtonKind) -> Page {
    let title = t!("rfq-not-accepted");
    let (state, _) = words::negotiation_state(&view.state, view.side);
    let body = view! {
        <PageHead title=title.clone() lede=view.rfq.title.clone()/>
        <Notice tone=Tone::Brass title=why>
            <p>{t!("rfq-nothing-bound", state = state)}</p>
        </Notice>
        {more.map(IntoAny::into_any)}
        <div class="actions">
            <LinkButton href=format!("/negotiations/{}", view.id) kind=onward>{t!("rfq-see-newest")}</LinkButton>
        </div>
    };
    crumbs(Page::new(title, body), view).crumb(view.rfq.title.clone(), format!("/negotiations/{}", view.id))
}
