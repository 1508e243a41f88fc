//! The thread of a negotiation: every version, who proposed it, what it changed, the hash it is known by; and between
//! them what was written.

use super::{
    message::{self, MessageForm},
    route, terms, words,
};
use crate::{
    format,
    i18n::named,
    t,
    ui::{Badge, Button, ButtonKind, Moment, Notice, Panel, Timeline, TimelineEntry, Tone},
};
use domain::{
    problem::FieldErrors,
    rfq::view::{MessageView, NegotiationView, OfferView},
};
use leptos::prelude::*;

/// Every version and message in the order of time, the newest first, and the form for the next message.
pub(super) fn panel(
    view: &NegotiationView,
    typed: &MessageForm,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let mut before = None;
    let mut entries = Vec::new();
    for offer in &view.offers {
        entries.push(entry(view, offer, before));
        before = Some(offer);
    }
    entries.extend(view.messages.iter().map(|message| said(view, message)));
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    let chained =
        (!view.offers.is_empty()).then(|| view! { <p class="small muted">{t!("rfq-record-chain")}</p> });
    let unread = unread(view);
    let form = message::form(view, typed, errors);
    let here = format!("/negotiations/{}#thread", view.id);
    view! {
        <div id="thread">
            <Panel title=t!("rfq-thread")>
                {unread}
                {form}
                <p class="small"><a href=here>{t!("rfq-thread-refresh")}</a></p>
                <Timeline entries/>
                {chained}
            </Panel>
        </div>
    }
}

/// How much is unread, and the way to say that one has read it.
fn unread(view: &NegotiationView) -> Option<impl IntoView + use<>> {
    let count = view.messages.iter().filter(|message| message.unread).count();
    let action = format!("/negotiations/{}/read", view.id);
    (count > 0).then(|| {
        view! {
            <Notice tone=Tone::Brass title=t!("rfq-thread-unread", count = count)>
                <form method="post" action=action>
                    <Button kind=ButtonKind::Plain>{t!("rfq-thread-read")}</Button>
                </form>
            </Notice>
        }
    })
}

fn said(view: &NegotiationView, message: &MessageView) -> TimelineEntry {
    let side = words::side_name(message.side, view.side, route::other(view));
    let text = message.text.clone();
    let note = message
        .own
        .then(|| view! { <Badge tone=Tone::Brass>{t!("rfq-thread-note")}</Badge>" " });
    let new = message
        .unread
        .then(|| view! { <Badge tone=Tone::Sea>{t!("rfq-thread-new")}</Badge> });
    let at = message.at;
    let what = view! {
        {note}{new}
        <p class="remark-text">{text}</p>
        <div class="small muted"><Moment at exact=true/></div>
    };
    TimelineEntry {
        at: message.at,
        who: t!("rfq-author", side = side, name = named(&message.author)),
        what: what.into_any(),
        tone: match (message.own, message.side == view.side) {
            (true, _) => Tone::Brass,
            (false, true) => Tone::Sea,
            (false, false) => Tone::Plain,
        },
        own: false,
    }
}

fn entry(view: &NegotiationView, offer: &OfferView, before: Option<&OfferView>) -> TimelineEntry {
    let own = offer.side == view.side;
    let side = words::side_name(offer.side, view.side, route::other(view));
    let changes = before.map(|before| {
        let changes = terms::changes(&view.rfq.lines, &offer.terms, &before.terms)
            .into_iter()
            .map(|term| {
                let old = term.before.map(|old| view! { <del>{old}</del>" → " });
                view! { <li><span class="change-label">{term.label}</span>" "{old}<ins>{term.now}</ins></li> }
            })
            .collect_view();
        view! { <ul class="changes">{changes}</ul> }
    });
    let note = (!offer.terms.note.is_empty()).then(|| view! { <p>{offer.terms.note.clone()}</p> });
    let title = t!("rfq-version", version = offer.version);
    let what = view! {
        <div class="version">
            <span class="version-name">{title}</span>
            <span class="figure">{format::money(offer.total)}</span>
        </div>
        {changes}
        {note}
        <details class="hash"><summary>{t!("rfq-hash-short", hash = offer.hash.short())}</summary><code>{offer.hash.to_string()}</code></details>
    };
    TimelineEntry {
        at: offer.created_at,
        who: t!("rfq-author", side = side, name = named(&offer.author)),
        what: what.into_any(),
        tone: if own { Tone::Sea } else { Tone::Plain },
        own: false,
    }
}
